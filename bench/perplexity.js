/**
 * Measures perplexity-report over JSON Lines beside the least that Node and Python can do with the same file; with --write into
 * README.md. Started by run.sh.
 */
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import setUpPython from '../packages/testing/python-setup.js';
import { summarised, table } from './figures.js';
import { writeFigures } from './readme.js';
import { Runner } from './runner.js';

const quick = process.argv.includes('--quick');
const write = process.argv.includes('--write');
if (quick && write) throw new Error('--quick is for development: its figures are not for the record.');
const root = join(import.meta.dirname, '..');
const work = join(import.meta.dirname, '.work');
const [temp, release] = [join(work, 'temp'), join(work, 'release')];
/** To be raised with any change of the data: the names of the files carry it. */
const dataVersion = 1;
const rounds = quick ? 2 : 5;
const load = loadavg()[0];

for (const folder of [temp, release]) rmSync(folder, { recursive: true, force: true });
mkdirSync(temp, { recursive: true });
process.env.TMPDIR = temp; // The reports of the runs go there.
await setUpPython();
const python = process.env.REFERENCE_PYTHON;
execFileSync(process.execPath, [join(root, 'packages/release/lib/compose.js'), release], {
  stdio: ['ignore', 2, 2],
});
const runner = new Runner({ python, release, temp });

const results = [];
// About 100 MB each: answers and passages, and pages as long as a window.
for (const [texts, tokens] of quick
  ? [[2_500, 200]]
  : [
      [25_000, 200],
      [2_500, 2_000],
    ])
  results.push(measure(texts, tokens));
const large = quick ? undefined : measureLarge(250_000, 200);
const text = figures();
process.stdout.write(`\n${text}\n`);
if (write) writeFigures('perplexity', text);
rmSync(temp, { recursive: true });

/** Each in turn, from start to end of its process. */
function measure(texts, tokens) {
  const file = losses(texts, tokens);
  const result = join(temp, 'result');
  const contenders = {
    ours: () => ours(file),
    node: () => other([process.execPath, join(import.meta.dirname, 'bare.js'), file, result]),
    numpy: () => other([python, join(import.meta.dirname, 'numpy_perplexity.py'), file, result]),
  };
  const other = (command) => ({ ...runner.program(command), perplexity: readFileSync(result, 'utf8') });
  const runs = { ours: [], node: [], numpy: [] };
  for (const run of Object.values(contenders)) run(); // The file is in the memory of the machine.
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(contenders)) runs[name].push(run());
  const [{ perplexity }] = runs.ours;
  for (const { perplexity: theirs } of Object.values(runs).flat())
    if (Math.abs(theirs / perplexity - 1) > 1e-12)
      throw new Error(`${theirs} is not ${perplexity}: different work is not compared.`);
  return {
    texts,
    tokens,
    ...Object.fromEntries(
      Object.entries(runs).map(([name, all]) => [name, summarised(all.map(({ seconds }) => seconds))]),
    ),
    memory: Math.max(...runs.ours.map(({ memory }) => memory)),
  };
}

function ours(file) {
  const run = runner.action('perplexity-report', {
    input: file,
    'log-base': 'e',
    thresholds: 'perplexity <= 1000',
  });
  return { ...run, perplexity: runner.output('perplexity') };
}

/** A file of 1 GB, which is not kept. */
function measureLarge(texts, tokens) {
  const file = losses(texts, tokens);
  try {
    return { texts, tokens, ...ours(file) };
  } finally {
    rmSync(file);
  }
}

/**
 * Losses as a model of 32-bit numbers gives them, 20 characters each, in texts whose length varies by half; the same bytes on any
 * machine.
 */
function losses(texts, tokens) {
  const file = join(work, `losses-v${dataVersion}-${texts}-${tokens}.jsonl`);
  if (existsSync(file)) return file;
  let state = 20_040_704;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const unfinished = openSync(`${file}.unfinished`, 'w');
  for (let number = 0; number < texts; number++) {
    const length = Math.round(tokens * (0.5 + random()));
    const logprobs = [null];
    // Rational operations alone: logarithms differ between machines in their last digit.
    for (let i = 1; i < length; i++) logprobs.push(-Math.fround(0.01 + 8 * random() * random()));
    writeSync(unfinished, `${JSON.stringify({ id: `text-${number}`, bytes: 4 * length, logprobs })}\n`);
  }
  closeSync(unfinished);
  renameSync(`${file}.unfinished`, file);
  return file;
}

function figures() {
  const [{ model }, ...others] = cpus();
  const spread = ({ median, least, greatest }, of) =>
    `${number(of / median)} (${number(of / greatest)} to ${number(of / least)})`;
  const rows = results.map(({ texts, tokens, ours: our, node, numpy, memory }) => [
    number(texts),
    number(tokens),
    ...[our, node, numpy].map((seconds) => spread(seconds, texts)),
    (node.median / our.median).toFixed(2),
    (numpy.median / our.median).toFixed(2),
    `${number(memory)} MiB`,
  ]);
  return [
    `${others.length + 1} × ${model.trim()}; Node ${process.versions.node}. Load before the run ${load.toFixed(1)}.${quick ? ' A quick run, not for the record.' : ''}`,
    table(
      [
        'texts',
        'tokens',
        'ours, texts/s',
        'bare Node',
        'json and numpy',
        'ours ÷ Node',
        'ours ÷ numpy',
        'our peak memory',
      ],
      rows,
    ),
    ...(large
      ? [
          `1 GB, ${number(large.texts)} texts of ${number(large.tokens)} tokens: ${number(large.seconds)} s, ${number(large.texts / large.seconds)} texts/s, peak memory ${number(large.memory)} MiB.`,
        ]
      : []),
  ].join('\n\n');
}

function number(value) {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 20 });
}
