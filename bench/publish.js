/**
 * Measures mlflow-to-hf with a model of a gigabyte, from a real MLflow server to a Hub, all on this machine, beside what a user
 * would run instead: `mlflow artifacts download` and `hf upload`. With --write into README.md. Started by run.sh.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { startMlflow } from '../packages/testing/lib/mlflow.js';
import setUpPython from '../packages/testing/python-setup.js';
import { summarised, table } from './figures.js';
import { writeFigures } from './readme.js';
import { Runner } from './runner.js';

const quick = process.argv.includes('--quick');
const megabytes = quick ? 100 : 1024;
const rounds = quick ? 1 : 3;
const root = join(import.meta.dirname, '..');
const temp = join(import.meta.dirname, '.work/publish');
const release = join(import.meta.dirname, '.work/release');

for (const folder of [temp, release]) rmSync(folder, { recursive: true, force: true });
mkdirSync(temp, { recursive: true });
process.env.TMPDIR = temp; // MLflow's artifacts are there, and what is downloaded.
await setUpPython();
const python = process.env.REFERENCE_PYTHON;
execFileSync(process.execPath, [join(root, 'packages/release/lib/compose.js'), release], {
  stdio: ['ignore', 2, 2],
});
const runner = new Runner({ python, release, temp });
const mlflow = await startMlflow();
const hub = await startHubProcess();
try {
  mlflow.python(`
import os, mlflow.pyfunc
class Echo(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input: list[str]) -> list[str]: return model_input
with open("weights.bin", "wb") as file:
    for _ in range(${megabytes}): file.write(os.urandom(2**20))
with mlflow.start_run():
    mlflow.pyfunc.log_model(name="model", python_model=Echo(), artifacts={"weights": "weights.bin"}, pip_requirements=["mlflow"], registered_model_name="big")
os.remove("weights.bin")`);
  const measured = { ours: [], theirs: [], again: [] };
  for (let round = 0; round < rounds; round++) {
    measured.ours.push(publish(round));
    measured.theirs.push(downloadAndUpload(round));
    measured.again.push(publish(round));
  }
  const text = figures(measured);
  process.stdout.write(`\n${text}\n`);
  if (process.argv.includes('--write') && !quick) writeFigures('publish', text);
} finally {
  await Promise.all([mlflow.close(), hub.close()]);
  rmSync(temp, { recursive: true, force: true });
}

function publish(round) {
  return runner.action('mlflow-to-hf', {
    'mlflow-tracking-uri': mlflow.url,
    'model-name': 'big',
    'model-version': '1',
    'hf-endpoint': hub.url,
    'hf-token': hub.token,
    'repo-id': `team/ours-${round}`,
  });
}

/** The two commands one after the other; the memory of the larger. */
function downloadAndUpload(round) {
  const folder = join(temp, 'downloaded');
  rmSync(folder, { recursive: true, force: true });
  const env = {
    ...process.env,
    MLFLOW_TRACKING_URI: mlflow.url,
    HF_ENDPOINT: hub.url,
    HF_TOKEN: hub.token,
    HF_HUB_DISABLE_XET: '1', // The Hub here has none, for either side.
    HF_HUB_DISABLE_TELEMETRY: '1',
  };
  const commands = [
    [
      python,
      '-m',
      'mlflow',
      'artifacts',
      'download',
      '--artifact-uri',
      'models:/big/1',
      '--dst-path',
      folder,
    ],
    [join(dirname(python), 'hf'), 'upload', `team/theirs-${round}`, folder],
  ];
  const [download, upload] = commands.map((command) => runner.program(command, 0, env));
  return {
    seconds: download.seconds + upload.seconds,
    memory: Math.max(download.memory, upload.memory),
  };
}

async function startHubProcess() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hub.js'), join(temp, 'hub')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return {
    ...JSON.parse(line),
    close: async () => {
      child.stdin.end();
      await once(child, 'close');
    },
  };
}

function figures({ ours, theirs, again }) {
  const seconds = (runs) => summarised(runs.map((run) => run.seconds));
  const row = (name, runs) => {
    const { median, least, greatest } = seconds(runs);
    const memory = Math.max(...runs.map((run) => run.memory));
    return [
      name,
      `${median.toFixed(1)} (${least.toFixed(1)} to ${greatest.toFixed(1)})`,
      (median / seconds(theirs).median).toFixed(2),
      `${memory.toFixed(0)} MiB`,
    ];
  };
  const [{ model }, ...others] = cpus();
  return [
    `${others.length + 1} × ${model.trim()}; Node ${process.versions.node}. A model of ${megabytes} MiB, ${rounds} rounds in turn, both servers on the same machine.`,
    table(
      ['', 'seconds', 'ratio', 'peak memory'],
      [
        row('`mlflow-to-hf`', ours),
        row('`mlflow artifacts download`, then `hf upload`', theirs),
        row('`mlflow-to-hf` again, with nothing to do', again),
      ],
    ),
  ].join('\n\n');
}
