// `npm run demo`: two gates and the comment of a pull request, as users run them, on the data in examples/data. Needs Node
// alone: it runs dist/.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs an action. @returns its exit code and its outputs */
function run(title, action, inputs) {
  const flags = Object.entries(inputs).flatMap(([name, values]) =>
    [values].flat().flatMap((value) => [`--${name}`, value]),
  );
  const shown = flags.map((flag) => (/^[\w./:-]+$/.test(flag) ? flag : `'${flag}'`)).join(' ');
  console.log(`\n${'='.repeat(100)}\n${title}\n$ node dist/cli.js ${action} ${shown}\n`);
  const { status, error, stdout } = spawnSync(process.execPath, ['dist/cli.js', action, ...flags], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (error) throw error;
  console.log(`${stdout}\nexit code ${status}`);
  const outputs = Object.fromEntries(
    [...stdout.matchAll(/^([\w-]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  return { status, outputs };
}

const [candidate, baseline] = ['examples/data/candidate.jsonl', 'examples/data/baseline.jsonl'];
const better = run('A better summariser against the one before: the gate passes.', 'rouge-gate', {
  predictions: candidate,
  baseline: `file:${baseline}`,
  'id-field': 'id',
  'slice-field': 'slice',
  thresholds: 'rougeL.fmeasure >= 0.1',
  'max-regression': 'rougeL 2%',
});
const worse = run('The other way round: the gate fails, and says why.', 'rouge-gate', {
  predictions: baseline,
  baseline: `file:${candidate}`,
  'id-field': 'id',
  'max-regression': 'rougeL 2%',
});
const metrics = run('The metrics that training wrote, against those before.', 'metrics-diff', {
  metrics: 'examples/data/metrics.json',
  baseline: 'file:examples/data/metrics-before.json',
  thresholds: 'accuracy >= 0.9',
  'max-regression': ['loss 2%', 'per_class.* 0.01'],
  direction: 'per_class.* higher',
});
const comment = run('Both reports as the comment that a pull request gets.', 'pr-comment', {
  reports: [better.outputs.report, metrics.outputs.report],
  page: 'demo-report.html',
});
const codes = [better, worse, metrics, comment].map(({ status }) => status);
if (codes.join() !== '0,1,0,0')
  throw new Error(`the actions ended with ${codes.join(', ')}, not with 0, 1, 0, 0`);
console.log('\nOpen demo-report.html: it is the comment that a reviewer sees.');
