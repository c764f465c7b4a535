/** Measures, prints, and with --write puts the figures into README.md. Started by run.sh. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import setUpPython from '../packages/testing/python-setup.js';
import { dataVersion, writePairs } from './data.js';
import { figures, summarised } from './figures.js';
import { writeFigures } from './readme.js';
import { Runner } from './runner.js';
import { assertSame, Worker } from './workers.js';

const quick = process.argv.includes('--quick');
const write = process.argv.includes('--write');
if (quick && write) throw new Error('--quick is for development: its figures are not for the record.');
const root = join(import.meta.dirname, '..');
const work = join(import.meta.dirname, '.work');
const temp = join(work, 'temp');
const release = join(work, 'release');
const node = process.execPath;
const started = performance.now();

/** Pairs per round that ours and rougers score, and those that the reference does; multiples of five, as the lengths are. */
const sizes = quick
  ? [
      { tokens: 20, pairs: 10_000, sample: 100 },
      { tokens: 60, pairs: 5_000, sample: 50 },
      { tokens: 400, pairs: 500, sample: 5 },
      { tokens: 1000, pairs: 100, sample: 5 },
    ]
  : [
      { tokens: 20, pairs: 60_000, sample: 500 },
      { tokens: 60, pairs: 30_000, sample: 200 },
      { tokens: 400, pairs: 2_000, sample: 10 },
      { tokens: 1000, pairs: 500, sample: 5 },
    ];
const rounds = quick ? 2 : 5;
const processPairs = quick ? 3_000 : 30_000;
const processes = [60, 400].map((tokens) => ({
  ...sizes.find((size) => size.tokens === tokens),
  pairs: processPairs,
}));
const processRounds = quick ? 2 : 3;
const [many, most] = quick ? [10_000, 100_000] : [100_000, 1_000_000];
const starts = quick ? 5 : 31;

for (const folder of [temp, release]) rmSync(folder, { recursive: true, force: true });
mkdirSync(temp, { recursive: true });
process.env.TMPDIR = temp; // The reports of the runs go there.
const load = loadavg()[0];
if (load > 0.5) say(`The machine is busy (load ${load.toFixed(1)}): these figures are not for the record.`);

say('Setting up rouge_score and rougers');
await setUpPython();
const python = process.env.REFERENCE_PYTHON;
const runner = new Runner({ python, release, temp });
const rougers = buildRougers();
const scorers = {
  reference: [python, join(import.meta.dirname, 'reference.py')],
  ...(rougers && { rougers: [rougers] }),
  ours: [node, join(import.meta.dirname, 'ours.js')],
};
execFileSync(node, [join(root, 'packages/release/lib/compose.js'), release], { stdio: ['ignore', 2, 2] });

const results = {
  quick,
  machine: machine(),
  scoring: [],
  processes: [],
  growth: [],
  start: undefined,
  bytes: execFileSync('tar', ['-cz', '-C', release, '.'], { maxBuffer: 2 ** 30 }).length,
};
for (const size of sizes)
  for (const stemmed of [false, true]) results.scoring.push(await measureScoring(size, stemmed));
for (const size of processes) results.processes.push(await measureProcess(size));
results.start = measureStart();
for (const pairs of [many, most]) results.growth.push(measureGrowth(pairs));

results.minutes = (performance.now() - started) / 60_000;
const text = figures(results);
process.stdout.write(`${text}\n`);
if (write) writeFigures('figures', text);
rmSync(temp, { recursive: true });

/** Scoring alone, the texts in memory: the reference, rougers and ours in turn. */
async function measureScoring({ tokens, pairs, sample }, stemmed) {
  say(`Scoring ${tokens} tokens, ${stemmed ? 'stemmed' : 'unstemmed'}`);
  const file = pairsOf(tokens);
  const workers = await startWorkers(Object.keys(scorers), {
    file,
    count: Math.max(pairs, rounds * sample),
    stemmed,
  });
  const rates = Object.fromEntries(Object.keys(workers).map((name) => [name, []]));
  for (const name of ['rougers', 'ours']) await workers[name]?.score(0, pairs); // Compiled and warm.
  const samples = [];
  let [theirs, ours] = [];
  for (let round = 0; round < rounds; round++) {
    const reference = await workers.reference.score(round * sample, (round + 1) * sample);
    samples.push(reference);
    rates.reference.push(sample / reference.seconds);
    theirs = await workers.rougers?.score(0, pairs);
    if (theirs) rates.rougers.push(pairs / theirs.seconds);
    ours = await workers.ours.score(0, pairs);
    rates.ours.push(pairs / ours.seconds);
  }
  for (const reference of samples) assertSame('rouge_score', reference, ours);
  if (theirs) assertSame('rougers', theirs, ours);
  await stop(workers);
  const summaries = Object.fromEntries(
    Object.entries(rates).map(([name, values]) => [name, summarised(values)]),
  );
  return { tokens, stemmed, pairs, sampled: rounds * sample, ...summaries };
}

/** The gate from its start to its end, in turn with a sample of rouge_score's scoring of the same pairs. */
async function measureProcess({ tokens, pairs, sample }) {
  say(`The whole process, ${pairs} pairs of ${tokens} tokens`);
  const file = pairsOf(tokens);
  const workers = await startWorkers(['reference'], { file, count: processRounds * sample, stemmed: false });
  const [seconds, memory, reference] = [[], [], []];
  for (let round = 0; round < processRounds; round++) {
    const scored = await workers.reference.score(round * sample, (round + 1) * sample);
    reference.push((scored.seconds / sample) * pairs);
    const run = runGate(file);
    seconds.push(run.seconds);
    memory.push(run.memory);
  }
  await stop(workers);
  return {
    tokens,
    pairs,
    sampled: processRounds * sample,
    seconds: summarised(seconds),
    memory: Math.max(...memory),
    reference: summarised(reference),
  };
}

/** Time and memory of a data set of 20 to 60 tokens per text. */
function measureGrowth(pairs) {
  say(`The whole process, ${pairs} pairs of 20 to 60 tokens`);
  const file = join(work, `pairs-v${dataVersion}-20-60-${pairs}.jsonl`);
  writePairs(file, pairs, [20, 50, 30, 60, 40]);
  return { pairs, ...runGate(file) };
}

/** What a step costs before it does anything: against Node alone, up to the first error, and up to a report of one pair. */
function measureStart() {
  say('Starting');
  const one = join(temp, 'one.jsonl');
  writeFileSync(one, '{"prediction":"one two","reference":"one two three"}\n');
  const commands = {
    bare: { arguments_: ['-e', '0'], exit: 0 },
    failing: { arguments_: [join(release, 'dist/rouge-gate.js')], exit: 1 },
    scoring: {
      arguments_: [join(release, 'dist/rouge-gate.js')],
      exit: 0,
      env: runner.environment('rouge-gate', { predictions: one }),
    },
  };
  // A bundle that can't even be parsed would end with 1 too, and fast.
  const { stdout } = spawnSync(node, commands.failing.arguments_, { encoding: 'utf8' });
  if (!stdout.includes('predictions'))
    throw new Error(`dist/rouge-gate.js does not ask for its predictions: ${stdout}`);
  const milliseconds = { bare: [], failing: [], scoring: [] };
  for (let round = 0; round < starts; round++)
    for (const [name, { arguments_, exit, env }] of Object.entries(commands))
      milliseconds[name].push(1000 * runner.program([node, ...arguments_], exit, env).seconds);
  // Neighbours in time, so that whatever else the machine did is in both.
  const above = (name) =>
    summarised(milliseconds[name].map((value, round) => value - milliseconds.bare[round]));
  return {
    runs: starts,
    bare: summarised(milliseconds.bare),
    failing: above('failing'),
    scoring: above('scoring'),
  };
}

function runGate(file) {
  return runner.action('rouge-gate', { predictions: file, thresholds: 'rougeL >= 0.1' });
}

function pairsOf(tokens) {
  const pairs = Math.max(
    ...[...sizes, ...processes].filter((use) => use.tokens === tokens).map((use) => use.pairs),
  );
  const file = join(work, `pairs-v${dataVersion}-${tokens}-${pairs}.jsonl`);
  writePairs(
    file,
    pairs,
    [0.8, 1.1, 0.9, 1.2, 1].map((factor) => Math.round(factor * tokens)),
  );
  return file;
}

async function startWorkers(names, options) {
  const workers = {};
  for (const name of names)
    if (scorers[name])
      workers[name] = await Worker.start(scorers[name], { ...options, scores: join(temp, `${name}.scores`) });
  return workers;
}

async function stop(workers) {
  for (const worker of Object.values(workers)) await worker.stop();
}

/** The crate, where there is a Rust toolchain; its column stays empty elsewhere. */
function buildRougers() {
  if (version('cargo') === undefined) return undefined;
  const target = join(work, 'cargo');
  execFileSync('cargo', ['build', '--release', '--locked', '--quiet', '--target-dir', target], {
    cwd: join(import.meta.dirname, 'rougers'),
    stdio: ['ignore', 2, 2],
  });
  return join(target, 'release/rougers-bench');
}

function machine() {
  const [{ model }, ...others] = cpus();
  return {
    cpu: model.trim(),
    cores: others.length + 1,
    load,
    versions: [
      `Node ${process.versions.node}`,
      version(python),
      version('rustc')?.replace(/ \(.*/, ''),
      `rouge-score ${/^rouge-score==(.*)$/m.exec(readFileSync(join(root, 'packages/testing/requirements.txt'), 'utf8'))[1]}`,
      `rougers ${/^rougers = "=(.*)"$/m.exec(readFileSync(join(import.meta.dirname, 'rougers/Cargo.toml'), 'utf8'))[1]}`,
    ].filter((text) => text !== undefined),
  };
}

function version(program) {
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function say(message) {
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${message}\n`);
}
