/** A TCP port that something in a container waits on. */
export interface Listener {
  readonly port: number;
  /** Only from inside of the container. */
  readonly loopback: boolean;
}

/** The state of a socket that listens. */
const LISTEN = '0A';
const LOOPBACK_6 = '00000000000000000000000001000000';
const MAPPED = '0000000000000000FFFF0000';

/**
 * The listeners in the text of /proc/net/tcp and tcp6, sorted by port. Addresses there are words in the machine's byte
 * order, little-endian on whatever runs these images.
 * @see https://docs.kernel.org/networking/proc_net_tcp.html
 */
export function listenersIn(text: string): Listener[] {
  const found = new Map<number, boolean>();
  for (const line of text.split('\n')) {
    const [, address, hex, state] =
      /^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) \S+ ([0-9A-F]{2}) /i.exec(line) ?? [];
    if (address === undefined || hex === undefined || state !== LISTEN) continue;
    const four = address.replace(MAPPED, '');
    // docker's own name server in networks that users made
    if (four === '0B00007F') continue;
    const loopback = address === LOOPBACK_6 || (four.length === 8 && four.endsWith('7F'));
    const port = Number.parseInt(hex, 16);
    found.set(port, loopback && (found.get(port) ?? true));
  }
  return [...found].map(([port, loopback]) => ({ port, loopback })).sort((a, b) => a.port - b.port);
}
