"""A bigram model of words, whose perplexity on a held-out text goes to MLflow. Standard library only.

    python3 bigram.py train alice-train.txt alice-test.txt    prints the id of the run
    python3 bigram.py promote RUN                             makes it the champion, which later runs are compared with

It talks to MLflow's REST API at MLFLOW_TRACKING_URI, so that nothing has to be installed. With `pip install mlflow` the
same is mlflow.log_metric("perplexity", value) and MlflowClient().set_registered_model_alias("bigram", "champion", version).
"""
import json
import math
import os
import re
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

MODEL = "bigram"
WORDS = 20_000  # Those that a text may have, seen or not. A fixed number: no model looks good by knowing few words.
PRIOR = 50  # How many observations the word's own frequency is worth, against those after its predecessor.


def tokens(line):
    return ["<s>", *re.findall(r"\w+(?:'\w+)*|[^\w\s]", line.lower()), "</s>"]


def train(path):
    words, pairs, contexts = Counter(), Counter(), Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        text = tokens(line)
        words.update(text[1:])
        pairs.update(zip(text, text[1:]))
        contexts.update(text[:-1])
    total = words.total() + WORDS

    def logprob(before, word):
        own = (words[word] + 1) / total
        return math.log((pairs[before, word] + PRIOR * own) / (contexts[before] + PRIOR))

    return logprob


def logprobs_of(line, logprob):
    """One per token: </s> is one, <s> is not."""
    text = tokens(line)
    return [logprob(before, word) for before, word in zip(text, text[1:])]


def perplexity_of(logprobs):
    return math.exp(-sum(logprobs) / len(logprobs))


def mlflow(path, body=None, **query):
    url = f"{os.environ['MLFLOW_TRACKING_URI']}/api/2.0/mlflow/{path}"
    if query:
        url += "?" + "&".join(f"{name}={value}" for name, value in query.items())
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def log(perplexity):
    now = int(1000 * time.time())
    run = mlflow("runs/create", {"experiment_id": "0", "start_time": now})["run"]["info"]["run_id"]
    metric = {"key": "perplexity", "value": perplexity, "timestamp": now, "step": 0}
    mlflow("runs/log-metric", {"run_id": run, **metric})
    mlflow("runs/update", {"run_id": run, "status": "FINISHED", "end_time": now})
    return run


def promote(run):
    try:
        mlflow("registered-models/create", {"name": MODEL})
    except urllib.error.HTTPError as error:
        if json.load(error).get("error_code") != "RESOURCE_ALREADY_EXISTS":
            raise
    source = mlflow("runs/get", run_id=run)["run"]["info"]["artifact_uri"]
    version = {"name": MODEL, "source": f"{source}/model", "run_id": run}
    version = mlflow("model-versions/create", version)["model_version"]["version"]
    mlflow("registered-models/alias", {"name": MODEL, "alias": "champion", "version": version})


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "promote":
        promote(*arguments)
    else:
        learnt, held_out = map(Path, arguments)
        logprob = train(learnt)
        texts = [logprobs_of(line, logprob) for line in held_out.read_text(encoding="utf-8").splitlines()]
        # All tokens of all texts together: not a mean of the texts' perplexities.
        print(log(perplexity_of([one for text in texts for one in text])))
