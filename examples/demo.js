// `npm run demo`: the gate as users run it, on the texts in examples/data. Needs Node alone: it runs dist/.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function gate(title, inputs) {
  const flags = Object.entries(inputs).flatMap(([name, value]) => [`--${name}`, value]);
  const shown = flags.map((flag) => (/^[\w./:-]+$/.test(flag) ? flag : `'${flag}'`)).join(' ');
  console.log(`\n${'='.repeat(100)}\n${title}\n$ node dist/cli.js rouge-gate ${shown}\n`);
  const { status, error } = spawnSync(process.execPath, ['dist/cli.js', 'rouge-gate', ...flags], {
    cwd: root,
    stdio: 'inherit',
  });
  if (error) throw error;
  console.log(`\nexit code ${status}`);
  return status;
}

const [candidate, baseline] = ['examples/data/candidate.jsonl', 'examples/data/baseline.jsonl'];
const better = gate('A better summariser against the one before: the gate passes.', {
  predictions: candidate,
  baseline: `file:${baseline}`,
  'id-field': 'id',
  'slice-field': 'slice',
  thresholds: 'rougeL.fmeasure >= 0.1',
  'max-regression': 'rougeL 2%',
  page: 'demo-report.html',
});
const worse = gate('The other way round: the gate fails, and says why.', {
  predictions: baseline,
  baseline: `file:${candidate}`,
  'id-field': 'id',
  'max-regression': 'rougeL 2%',
});
if (better !== 0 || worse !== 1)
  throw new Error(`the gates ended with ${better} and ${worse}, not with 0 and 1`);
console.log('\nOpen demo-report.html: it is the page that a reviewer of the first run sees.');
