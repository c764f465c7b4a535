"""Runs a command; prints its exit code, wall seconds and peak resident memory in MiB."""
import os
import subprocess
import sys
import time

start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
seconds = time.perf_counter() - start
child.returncode = os.waitstatus_to_exitcode(status)
# macOS counts bytes, Linux KiB.
print(child.returncode, seconds, usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))
