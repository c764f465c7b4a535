"""Stands for a user's training: metrics, a curve, and a confusion matrix drawn without any library."""
import csv
import json
import math
import os
import struct
import sys
import zlib

accuracy, loss = (0.91, 0.60) if "--better" in sys.argv else (0.8965, 0.6437)
with open("metrics.json", "w") as out:
    json.dump({"accuracy": accuracy, "loss": loss, "f1": {"macro": accuracy - 0.02}, "train": {"epochs": 20, "optimizer": "adam"}}, out)
with open("history.csv", "w", newline="") as out:
    rows = csv.writer(out)
    rows.writerow(["epoch", "val_loss"])
    for epoch in range(1, 21):
        rows.writerow([epoch, round(loss + 1.4 * math.exp(-epoch / (3.2 if "--better" in sys.argv else 5)), 4)])

size, cells = 26, 8
confusion = [[math.exp(-2.5 * abs(row - column)) for column in range(cells)] for row in range(cells)]
lines = b""
for y in range(size * cells):
    lines += b"\0"
    for x in range(size * cells):
        shade = confusion[y // size][x // size]
        edge = x % size == 0 or y % size == 0
        lines += bytes([255, 255, 255] if edge else [int(235 - 226 * shade), int(240 - 135 * shade), int(248 - 30 * shade)])
chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
os.makedirs("plots", exist_ok=True)
with open("plots/confusion-matrix.png", "wb") as out:
    out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size * cells, size * cells, 8, 2, 0, 0, 0)))
    out.write(chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b""))
