#!/usr/bin/env python3
"""Two tiny extractive summarisers, so that the examples have something to compare.

    python3 summarise.py            # writes baseline.jsonl and candidate.jsonl

baseline   ranks sentences by the average frequency of their words in the text
           (the sentence score of SumBasic, without its redundancy step)
candidate  takes sentences from the start of the text ("lead")

Both take sentences in rank order until the summary has at least MIN_WORDS words,
and print them in the order of the text. Standard library only, no randomness.
"""
import json
import re
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
MIN_WORDS = 20
STOPWORDS = frozenset(
    "a an and are as at be been but by can do for from had has have if in into is it its "
    "may no not now of on or so than that the their then there these this to was were "
    "when which will with".split()
)


def content_words(sentence):
    words = re.findall(r"[a-z0-9_]+", sentence.lower())
    return [word for word in words if word not in STOPWORDS]


def rank_by_frequency(sentences):
    counts = Counter(word for sentence in sentences for word in content_words(sentence))

    def score(index):
        words = content_words(sentences[index])
        return sum(counts[word] for word in words) / len(words) if words else 0.0

    return sorted(range(len(sentences)), key=lambda index: (-score(index), index))


def rank_by_position(sentences):
    return list(range(len(sentences)))


def summarise(text, rank):
    sentences = text.split("\n")
    chosen, words = [], 0
    for index in rank(sentences):
        chosen.append(index)
        words += len(sentences[index].split())
        if words >= MIN_WORDS:
            break
    return "\n".join(sentences[index] for index in sorted(chosen))


def write(name, records, rank):
    with open(HERE / name, "w", encoding="utf-8", newline="\n") as out:
        for record in records:
            line = {
                "id": record["id"],
                "slice": record["slice"],
                "prediction": summarise(record["text"], rank),
                "reference": record["reference"],
            }
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def main():
    with open(HERE / "texts.jsonl", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    write("baseline.jsonl", records, rank_by_frequency)
    write("candidate.jsonl", records, rank_by_position)


if __name__ == "__main__":
    main()
