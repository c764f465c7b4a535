"""The same file in Python: json, and the arithmetic of Hugging Face's evaluate in numpy, beside the pooled perplexity."""
import json
import sys

import numpy

file, into = sys.argv[1:]
total, tokens, perplexities = 0.0, 0, []
with open(file, encoding="utf-8") as lines:
    for line in lines:
        logprobs = numpy.array(json.loads(line)["logprobs"][1:])
        perplexities.append(numpy.exp(-logprobs.mean()))
        total += logprobs.sum()
        tokens += len(logprobs)
mean_perplexity = numpy.mean(perplexities)
with open(into, "w") as out:
    out.write(str(float(numpy.exp(-total / tokens))))
