import { visible } from '@mlops-actions/toolkit';
import type { Docker } from '../cli.js';
import { type Asked, answered } from './ask.js';
import { type ContainerState, listenersOf } from './containers.js';
import type { Listener } from './listeners.js';
import type { SmokeTest } from './smoke-test.js';

/** Why a container that runs did not become ready in time, and what to change. */
export async function whyUnready(
  docker: Docker,
  id: string,
  { pid }: ContainerState,
  { port, path, status, deadline }: SmokeTest,
  last: Asked,
): Promise<string> {
  const within = `${deadline / 1000} s`;
  if ('status' in last)
    return `${path} answered ${answered(last)}, not ${status ?? 'a success (2xx)'}, for ${within}.`;
  const listeners = await listenersOf(docker, id, pid);
  const reason = visible(last.reason);
  if (listeners === undefined)
    return `${path} on port ${port} gave no answer within ${within}: ${reason}.${await exposes(docker, id, port)}`;
  const here = listeners.find((one) => one.port === port);
  if (here?.loopback)
    return `the image listens on port ${port}, but on 127.0.0.1 alone, where nobody outside of the container reaches it. Let it listen on 0.0.0.0 (many servers take --host 0.0.0.0).`;
  if (here !== undefined)
    return `the image listens on port ${port}, and ${path} gave no answer within ${within}: ${reason}. If it only needs longer, give it a longer deadline. A job that itself runs in a container cannot reach the ports of others: run it on the machine.`;
  if (listeners.length > 0)
    return `the image listens on ${ports(listeners)}, not on ${port}. Write\n  smoke-test: |\n    port: ${listeners[0]?.port}\nor let the image listen on ${port}.`;
  return `the image listens on no port within ${within}. If it only needs longer, give it a longer deadline.${await exposes(docker, id, port)}`;
}

const ports = (listeners: readonly Listener[]): string =>
  listeners.map(({ port, loopback }) => `${port}${loopback ? ' (of 127.0.0.1 alone)' : ''}`).join(', ');

/** Only a hint: EXPOSE says what was meant. */
async function exposes(docker: Docker, id: string, port: number): Promise<string> {
  const { stdout } = await docker.run([
    'container',
    'inspect',
    '--format',
    '{{json .Config.ExposedPorts}}',
    id,
  ]);
  const exposed = Object.keys(JSON.parse(stdout || 'null') ?? {})
    .map((one) => Number.parseInt(one, 10))
    .filter((one) => one !== port);
  return exposed.length === 0 ? '' : ` Its Dockerfile has EXPOSE ${exposed.join(' ')}.`;
}
