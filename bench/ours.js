/** A worker of the bench (see workers.js) around our own scorer, on Node. */
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { RougeScorer } from '@mlops-actions/text-metrics';

const [file, count, stemmed, ...types] = process.argv.slice(2);
const settings = { types, useStemmer: stemmed === 'stemmed', tokenizer: 'default', sentenceSplit: 'newline' };

const pairs = [];
for await (const line of createInterface({ input: createReadStream(file) })) {
  if (pairs.length === Number(count)) break;
  const { prediction, reference } = JSON.parse(line);
  pairs.push({ prediction, references: [reference] });
}
process.stdout.write('ready\n');

for await (const line of createInterface({ input: process.stdin })) {
  const [from, to, into] = line.split(' ');
  const seconds = score(pairs.slice(Number(from), Number(to)), into);
  process.stdout.write(`${seconds}\n`);
}

function score(some, into) {
  const all = new Float64Array(3 * types.length * some.length);
  const start = process.hrtime.bigint();
  // Anew, so that no round profits from what an earlier one has learnt of the words.
  const scorer = new RougeScorer(settings);
  const row = new Float64Array(scorer.columns);
  for (let i = 0; i < some.length; i++) {
    scorer.score(some[i].prediction, some[i].references, row);
    all.set(row, i * scorer.columns);
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  writeFileSync(into, all);
  return seconds;
}
