import type { Docker } from './cli.js';

/** Label of the containers of a step; its value is the step's owner. */
export const OWNER = 'mlops-actions.owner';

/** The private name in the engine of all images of a step. */
export const localName = (owner: string): string => `mlops-actions/${owner.toLowerCase()}`;

/** Takes away what a step of this owner left in the engine: containers, running or not, their anonymous volumes, images. */
export async function removeLeft(docker: Docker, owner: string): Promise<void> {
  await removeAll(
    docker,
    'container',
    ['--all', '--quiet', `--filter=label=${OWNER}=${owner}`],
    ['--volumes'],
  );
  // By name: an image that has another name too is also somebody else's.
  const names = ['--format={{.Repository}}:{{.Tag}}', `--filter=reference=${localName(owner)}`];
  await removeAll(docker, 'image', names);
}

/** What is gone meanwhile does not count: docker removes the others. */
async function removeAll(
  docker: Docker,
  kind: 'container' | 'image',
  which: readonly string[],
  how: readonly string[] = [],
): Promise<void> {
  const { stdout } = await docker.run([kind, 'ls', ...which]);
  const left = stdout.split('\n').filter((one) => one !== '' && !one.endsWith(':<none>'));
  if (left.length > 0) await docker.run([kind, 'rm', '--force', ...how, ...left]);
}
