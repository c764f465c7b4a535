import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '@mlops-actions/testing';
import { dockerCommand, runCommand } from '../src/cli.js';

const env = { PATH: process.env.PATH ?? '' };

describe('a command', () => {
  test('gives what it wrote, and each line as it comes', async () => {
    const lines: string[] = [];
    const script = 'read x; printf "a $x\\r\\n\\nb"; printf "é\\n" >&2; exit 7';
    const ran = await runCommand('sh', ['-c', script], {
      env,
      input: 'in\n',
      onLine: (line) => void lines.push(line),
    });
    expect(ran).toEqual({ code: 7, stdout: 'a in\r\n\nb', stderr: 'é\n' });
    expect(lines.sort()).toEqual(['', 'a in', 'b', 'é']);
  });

  test('that does not read its input is judged by its exit code', async () => {
    const ran = await runCommand('true', [], { env, input: 'x'.repeat(1_000_000) });
    expect(ran.code).toBe(0);
  });

  test('is kept to its last 4 MB, however much it writes, and in however few lines', async () => {
    const lines: string[] = [];
    const many = await runCommand('sh', ['-c', 'seq 2000000; printf end'], {
      env,
      onLine: (line) => void lines.push(line),
    });
    expect(lines).toHaveLength(2_000_001);
    expect(many.stdout).toHaveLength(4 * 2 ** 20);
    expect(many.stdout).toMatch(/\n2000000\nend$/);
    const one = await runCommand('head', ['-c', '200000000', '/dev/zero'], { env, onLine: () => {} });
    expect(one.stdout).toHaveLength(4 * 2 ** 20);
  });

  test('has lines whatever pieces they come in', async () => {
    const lines: string[] = [];
    const script = 'for x in a "\\r" "\\nb" c "\\r\\n\\r\\n" "d\\re"; do printf "$x"; sleep 0.05; done';
    await runCommand('sh', ['-c', script], { env, onLine: (line) => void lines.push(line) });
    expect(lines).toEqual(['a', 'bc', '', 'd\re']);
  });

  test('that was killed has failed', async () => {
    expect((await runCommand('sh', ['-c', 'kill -9 $$'], { env })).code).toBe(137);
  });

  test('has an end of its input, and no environment but its own', async () => {
    const ran = await runCommand('sh', ['-c', 'cat; echo "$HOME$A"'], { env: { ...env, A: 'a' } });
    expect(ran.stdout).toBe('a\n');
  });
});

test('a machine without docker is told so', async () => {
  const { message } = await refusalOf(dockerCommand({ PATH: '/nowhere' }).run(['version']));
  expect(message).toMatch(/^docker: no such command in PATH.*\n {2}runs-on: ubuntu-latest$/);
});
