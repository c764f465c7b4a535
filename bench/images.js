/**
 * Measures docker-hub-publish with two images of a release beside the commands that a workflow would have in its place: log in,
 * and for each image build, push the release's tag, push `latest`. The engine and the registry are real and on this machine.
 * With --write into README.md. Started by run.sh.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { baseImage } from '../e2e/docker/base-image.js';
import { dockerUser } from '../e2e/docker/client.js';
import { startEngine } from '../e2e/docker/engine.js';
import { startRegistry } from '../e2e/docker/registry.js';
import setUpPython from '../packages/testing/python-setup.js';
import { summarised, table } from './figures.js';
import { writeFigures } from './readme.js';
import { Runner } from './runner.js';

const quick = process.argv.includes('--quick');
const megabytes = quick ? 5 : 100;
const rounds = quick ? 1 : 5;
const root = join(import.meta.dirname, '..');
const temp = join(import.meta.dirname, '.work/images');
const release = join(import.meta.dirname, '.work/release');

for (const folder of [temp, release]) rmSync(folder, { recursive: true, force: true });
mkdirSync(temp, { recursive: true });
await setUpPython();
execFileSync(process.execPath, [join(root, 'packages/release/lib/compose.js'), release], {
  stdio: ['ignore', 2, 2],
});
const runner = new Runner({ python: process.env.REFERENCE_PYTHON, release, temp });
const engine = await startEngine();
const [registry, base] = await Promise.all([startRegistry({ auth: 'basic' }), baseImage()]);
const user = dockerUser({ buildx: true });
Object.assign(process.env, user.env);
try {
  const measured = { ours: [], theirs: [], again: [], theirsAgain: [] };
  for (let round = 0; round < rounds; round++) {
    // Each builds from files that the engine has not seen.
    writeContexts();
    measured.ours.push(publish(round));
    measured.again.push(publish(round));
    writeContexts();
    measured.theirs.push(commands(round));
    measured.theirsAgain.push(commands(round));
  }
  const text = figures(measured);
  process.stdout.write(`\n${text}\n`);
  if (process.argv.includes('--write') && !quick) writeFigures('images', text);
} finally {
  await Promise.all([registry.close(), base.close()]);
  await engine.close();
  user.close();
  rmSync(temp, { recursive: true, force: true });
}

function writeContexts() {
  for (const name of ['api', 'web']) {
    mkdirSync(join(temp, name), { recursive: true });
    writeFileSync(join(temp, name, 'Dockerfile'), `FROM ${base.name}\nCOPY weights /weights\n`);
    writeFileSync(join(temp, name, 'weights'), randomBytes(megabytes * 2 ** 20));
  }
}

function publish(round) {
  return runner.action('docker-hub-publish', {
    images: `- { name: acme/ours-api-${round}, context: api }\n- { name: acme/ours-web-${round}, context: web }\n`,
    registry: registry.host,
    username: registry.username,
    password: registry.password,
    'model-name': 'sentiment',
    'model-version': '3',
    'code-version': '1.4.0',
    latest: 'true',
    push: 'true',
  });
}

function commands(round) {
  const script = `set -e
echo "$PASSWORD" | docker login --username ${registry.username} --password-stdin ${registry.host}
for part in api web; do
  image=${registry.host}/acme/theirs-$part-${round}
  docker buildx build --load --tag "$image:1.4.0-sentiment-3" $part
  docker push "$image:1.4.0-sentiment-3"
  docker tag "$image:1.4.0-sentiment-3" "$image:latest"
  docker push "$image:latest"
done >&2`;
  return runner.program(['bash', '-c', script], 0, { ...process.env, PASSWORD: registry.password });
}

function figures({ ours, theirs, again, theirsAgain }) {
  const seconds = (runs) => summarised(runs.map((run) => run.seconds));
  const row = (name, runs, beside) => {
    const { median, least, greatest } = seconds(runs);
    return [
      name,
      `${median.toFixed(1)} (${least.toFixed(1)} to ${greatest.toFixed(1)})`,
      (median / seconds(beside).median).toFixed(2),
    ];
  };
  const [{ model }, ...others] = cpus();
  return [
    `${others.length + 1} × ${model.trim()}; Node ${process.versions.node}, docker ${engine.version} with buildx 0.26.1 on the engine. Two images with ${megabytes} MiB each of their own, ${rounds} rounds in turn, the registry on the same machine.`,
    table(
      ['', 'seconds', 'ratio'],
      [
        row('`docker-hub-publish`', ours, theirs),
        row('`docker login`, and `buildx build`, `push`, `tag`, `push` per image', theirs, theirs),
        row('`docker-hub-publish` again, with nothing to do', again, theirsAgain),
        row('the commands again', theirsAgain, theirsAgain),
      ],
    ),
  ].join('\n\n');
}
