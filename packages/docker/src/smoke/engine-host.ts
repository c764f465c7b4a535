import type { Docker } from '../cli.js';

/** Where ports that containers publish can be reached: this machine, or that of a remote engine. */
export async function engineHost(docker: Docker): Promise<string> {
  const { stdout } = await docker.run(['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']);
  const address = stdout.trim();
  if (!/^(tcp|https?|ssh):/.test(address) || !URL.canParse(address)) return '127.0.0.1';
  // With a scheme of the web's, so that an address with brackets is read as one.
  const { hostname } = new URL(address.replace(/^\w+:/, 'http:'));
  return ['localhost', '[::1]', '0.0.0.0'].includes(hostname) || hostname.startsWith('127.')
    ? '127.0.0.1'
    : hostname;
}
