import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { release, root } from './paths.js';

const node = join(root, 'node_modules/node/bin/node');

/**
 * The environment of a step, as the runner makes it: inputs with their defaults, and files for what the step says.
 * @param {string} action
 * @param {Record<string, string>} inputs
 * @param {string} folder the runner's own
 */
export function stepEnvironment(action, inputs, folder) {
  const known = JSON.parse(readFileSync(join(release, 'dist/actions.json'), 'utf8'))[action].inputs;
  mkdirSync(folder, { recursive: true });
  const env = { PATH: process.env.PATH, RUNNER_TEMP: folder };
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']) {
    env[name] = join(folder, name);
    writeFileSync(env[name], '');
  }
  for (const [name, { default: otherwise = '' }] of Object.entries(known))
    env[`INPUT_${name.toUpperCase()}`] = inputs[name] ?? otherwise;
  return env;
}

/**
 * One step of a job, without a workflow: the release's own bundle under the runner's Node.
 * @param {string} action
 * @param {Record<string, string>} inputs
 * @param {{folder: string, env?: Record<string, string>, workspace?: string, until?: (text: string) => boolean}} job
 *   `until`: the step is killed as soon as what it has printed is that
 */
export async function runStep(action, inputs, { folder, env = {}, workspace = folder, until = () => false }) {
  const own = { ...stepEnvironment(action, inputs, folder), GITHUB_WORKSPACE: workspace, ...env };
  const printed = await run(`${action}.js`, own, workspace, until);
  return {
    ...printed,
    outputs: valuesIn(own.GITHUB_OUTPUT),
    state: valuesIn(own.GITHUB_STATE),
    summary: readFileSync(own.GITHUB_STEP_SUMMARY, 'utf8'),
    /** The post step, which the runner starts with what this one left. */
    post: () =>
      run(
        `${action}-post.js`,
        {
          ...own,
          ...Object.fromEntries(
            Object.entries(valuesIn(own.GITHUB_STATE)).map(([name, value]) => [`STATE_${name}`, value]),
          ),
        },
        workspace,
      ),
  };
}

async function run(file, env, cwd, until = () => false) {
  const step = spawn(node, [join(release, 'dist', file)], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [step.stdout, step.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
      if (until(printed)) step.kill('SIGKILL');
    });
  const [status] = await once(step, 'close');
  return { status, printed };
}

/** What a file of `name<<delimiter` blocks says. */
function valuesIn(file) {
  const values = {};
  const block = /^([^\n<]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm;
  for (const [, name, , value] of readFileSync(file, 'utf8').matchAll(block)) values[name] = value;
  return values;
}
