"""A worker of the bench (see workers.js) around rouge_score, the reference."""
import itertools
import json
import sys
import time
from array import array

from rouge_score import rouge_scorer

file, count, stemmed, *types = sys.argv[1:]
with open(file, encoding="utf-8") as lines:
    pairs = [json.loads(line) for line in itertools.islice(lines, int(count))]
print("ready", flush=True)

for line in sys.stdin:
    first, last, into = line.split()
    some = pairs[int(first) : int(last)]
    start = time.perf_counter()
    scorer = rouge_scorer.RougeScorer(types, use_stemmer=stemmed == "stemmed")
    scored = [scorer.score(pair["reference"], pair["prediction"]) for pair in some]
    seconds = time.perf_counter() - start
    with open(into, "wb") as output:
        array("d", (value for scores in scored for name in types for value in scores[name])).tofile(output)
    print(seconds, flush=True)
