import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { dockerPath } from '../docker/client.js';
import { readLog } from './act-log.js';
import { release, root, work } from './paths.js';

/**
 * Runs a caller's workflow, as for a pull request to its main branch, in act's host mode: on this machine, without docker.
 * The release answers to org/mlops-actions@v1.
 * @param {{folder: string, repository: string}} caller see caller.js
 * @param {string} workflow file name in .github/workflows
 * @param {{url: string, token: string}} api GitHub's, or what stands for it
 * @param {{name: string, payload: object}} event what starts it
 */
export async function runWorkflow({ folder, repository }, workflow, api = nobody, event = pullRequest) {
  const path = `.github/workflows/${workflow}`;
  const actions = {
    'org/mlops-actions@v1': release,
    ...standIns(parse(readFileSync(join(repository, path), 'utf8'))),
  };
  const [payload, artifacts] = [join(folder, 'event.json'), join(folder, 'artifacts')];
  writeFileSync(payload, JSON.stringify(event.payload));
  mkdirSync(artifacts, { recursive: true });
  const act = spawn(
    join(work, 'bin/act'),
    [
      ...[event.name, '--json', '--workflows', path, '--eventpath', payload],
      ...['--platform', 'ubuntu-latest=-self-hosted', '--no-cache-server', '--action-offline-mode'],
      ...['--action-cache-path', join(folder, 'cache'), '--env', `E2E_ARTIFACTS=${artifacts}`],
      ...['--env', `GITHUB_API_URL=${api.url}`, '--secret', `GITHUB_TOKEN=${api.token}`],
      ...Object.entries(actions).flatMap(([uses, from]) => ['--local-repository', `${uses}=${from}`]),
    ],
    {
      cwd: repository,
      // act runs actions with the first node in PATH, where GitHub's runner has its own Node 24.
      env: { HOME: folder, PATH: `${join(root, 'node_modules/node/bin')}:${dockerPath}` },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    },
  );
  const printed = ['', ''];
  for (const [index, stream] of [act.stdout, act.stderr].entries())
    stream.setEncoding('utf8').on('data', (text) => {
      printed[index] += text;
    });
  const [status] = await once(act, 'close');
  return { status, printed: printed.join('\n'), ...readLog(printed[0]) };
}

/** Files in the folder for reports of a job that failed: after success act removes it, as the runner always does. */
export function reportsLeft({ folder }) {
  return globSync('cache/*/tmp/mlops-actions/reports/*', { cwd: folder });
}

const pullRequest = {
  name: 'pull_request',
  payload: { pull_request: { number: 7, base: { ref: 'main' }, head: { ref: 'topic' } } },
};

/** Nothing listens there: no test asks the real GitHub. */
const nobody = { url: 'http://127.0.0.1:9', token: '' };

/** act itself stands for actions/checkout: it copies the repository. */
function standIns({ jobs }) {
  const pinned = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .map(({ uses = '' }) => /^actions\/((?:up|down)load-artifact)@[0-9a-f]{40}$/.exec(uses))
    .filter((match) => match !== null);
  return Object.fromEntries(pinned.map(([uses, name]) => [uses, join(root, 'e2e/stand-ins', name)]));
}
