import { expect, test } from '@jest/globals';
import { listenersIn } from '../../src/smoke/listeners.js';

const TITLE =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const line = (n: number, local: string, state = '0A') =>
  `   ${n}: ${local} ${local.length > 13 ? '0'.repeat(32) : '00000000'}:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 1833079 1 0000000091cf08fb 100 0 0 10 0\n`;
const ANY_6 = '0'.repeat(32);

test.each([
  ['nothing', '', []],
  ['0.0.0.0', line(0, '00000000:1F90'), [{ port: 8080, loopback: false }]],
  ['127.0.0.1', line(0, '0100007F:1F40'), [{ port: 8000, loopback: true }]],
  ['127.1.2.3', line(12, '0302017F:0050'), [{ port: 80, loopback: true }]],
  ['::', line(0, `${ANY_6}:1F40`), [{ port: 8000, loopback: false }]],
  ['::1', line(0, '00000000000000000000000001000000:1F40'), [{ port: 8000, loopback: true }]],
  ['127.0.0.1 as IPv6', line(0, '0000000000000000FFFF00000100007F:1F40'), [{ port: 8000, loopback: true }]],
  ['10.0.0.1 as IPv6', line(0, '0000000000000000FFFF00000100000A:1F40'), [{ port: 8000, loopback: false }]],
  [
    'both, one for all',
    line(0, '0100007F:1F40') + line(1, `${ANY_6}:1F40`),
    [{ port: 8000, loopback: false }],
  ],
  [
    'the same the other way',
    line(0, '00000000:1F40') + line(1, '0100007F:1F40'),
    [{ port: 8000, loopback: false }],
  ],
  ["docker's name server", line(0, '0B00007F:9C40'), []],
  ['a connection', line(0, '020011AC:1F40', '01'), []],
  [
    'several, in order',
    line(0, '00000000:1F90') + TITLE + line(0, '00000000:0050'),
    [
      { port: 80, loopback: false },
      { port: 8080, loopback: false },
    ],
  ],
])('%s', (_name, text, expected) => {
  expect(listenersIn(TITLE + text)).toEqual(expected);
});
