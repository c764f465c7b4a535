import { test } from '@jest/globals';
import { commitToBranch } from '../src/index.js';
import { connected } from './connected.js';
const it = connected();
test('x', async () => {
  const t0 = Date.now(); const out: string[] = [];
  it.api.fault = ({ method, url }, nth) => { out.push(`${Date.now() - t0} ${method} ${url.slice(0,60)} ${nth}`); return nth === 1 ? 'lost' : undefined; };
  await commitToBranch(it.github(), 'sh', 'm', async () => [{ path: 'log', content: Buffer.from('1\n') }, { path: 'x.png', content: Buffer.from([255, 1]) }], () => 0);
  out.push(`${Date.now() - t0} done`);
  await commitToBranch(it.github(), 'sh', 'm', async (head) => [{ path: 'log', content: Buffer.from(`${await head?.read('log')}2\n`) }], () => 0);
  out.push(`${Date.now() - t0} done`);
  console.log(out.join('\n'));
}, 60000);
