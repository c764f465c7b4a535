import { expect, test } from '@jest/globals';
import { inputsFrom } from '@mlops-actions/testing';
import { hidden, secretsOf } from '../src/hide.js';
import { readInputs } from '../src/inputs.js';
import { smokeDigest } from '../src/smoke-digest.js';

const inputs = inputsFrom(new URL('../action.yml', import.meta.url), readInputs);
const given = {
  image: 'acme/api',
  username: 'ci',
  password: 'the-password',
  secrets: 'hf_token=hf_1234567\nkey=hf_1234567890',
  'smoke-test':
    'port: 80\nenv: { HF_TOKEN: tok-12345, WORKERS: 1, MAX_NEW_TOKENS: 12345678, API_KEY: off }\nrequest: { headers: { authorization: Bearer abc-def-ghi, accept: text/plain } }\n',
};

test('what nobody may read: login, secrets, and what a smoke test sends under such a name', () => {
  const secrets = secretsOf(inputs(given));
  expect(secrets).toEqual([
    'the-password',
    Buffer.from('ci:the-password').toString('base64'),
    'hf_1234567',
    'hf_1234567890',
    'tok-12345',
    'abc-def-ghi',
  ]);
  const text = `WORKERS=1 hf_1234567890 hf_1234567 Y2k6dGhlLXBhc3N3b3Jk tok-12345`;
  expect(hidden(text, secrets)).toBe('WORKERS=1 *** *** *** ***');
});

test('a smoke test is known by what it asks, not by how long it waits', () => {
  const digest = (text: string) =>
    smokeDigest(inputs({ image: 'a', 'smoke-test': text }).images[0]!.smoke!.test);
  const usual = digest('port: 80\n');
  expect(usual).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(digest('port: 80\ndeadline: 5\n')).toBe(usual);
  const others = [
    'port: 81',
    'port: 80\npath: /health',
    'port: 80\nstatus: 204',
    'port: 80\nenv: { A: 1 }',
    'port: 80\ncommand: [serve]',
    'port: 80\nrequest: { path: /p }',
    'port: 80\nrequest: { path: /p, body: x }',
    'port: 80\nrequest: { path: /p, body: x, json-path: $.a }',
    'port: 80\nrequest: { path: /p, body: x, json-path: $.a, equals: 1 }',
  ].map(digest);
  expect(new Set([usual, ...others]).size).toBe(others.length + 1);
});

test('a long secret is hidden where a line was cut in it', () => {
  const secret = 'abcdefghijklmnop'.repeat(30);
  expect(hidden(`one ${secret.slice(0, 280)}… two ${secret} three`, [secret])).toBe('one ***… two *** three');
});
