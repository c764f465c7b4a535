import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newFolder } from '@mlops-actions/testing';
import { type Docker, dockerCommand } from '../src/cli.js';

/** What one call of docker answers; the call is the first unused one whose words its arguments contain. */
export interface Answer {
  readonly to: string;
  readonly code?: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

export interface Call {
  readonly args: readonly string[];
  readonly input: string;
  readonly env: Readonly<Record<string, string>>;
}

const SCRIPT = `#!/usr/bin/env node
const fs = require('node:fs');
const [, , ...args] = process.argv;
const input = fs.readFileSync(0, 'utf8');
fs.appendFileSync(__dirname + '/calls', JSON.stringify({ args, input, env: process.env }) + '\\n');
const answers = JSON.parse(fs.readFileSync(__dirname + '/answers', 'utf8'));
const at = answers.findIndex(({ to }) => args.join(' ').includes(to));
if (at === -1) {
  process.stderr.write('nobody told docker what to answer to: ' + args.join(' '));
  process.exit(99);
}
const [{ code = 0, stdout = '', stderr = '' }] = answers.splice(at, 1);
fs.writeFileSync(__dirname + '/answers', JSON.stringify(answers));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
`;

/** A docker for what a real one does not do on demand. Each answer is given once. */
export function scriptedDocker(answers: readonly Answer[]): { docker: Docker; calls: () => Call[] } {
  const folder = newFolder();
  writeFileSync(join(folder, 'docker'), SCRIPT, { mode: 0o755 });
  writeFileSync(join(folder, 'answers'), JSON.stringify(answers));
  writeFileSync(join(folder, 'calls'), '');
  writeFileSync(join(folder, 'config.json'), '{}');
  return {
    docker: dockerCommand({ PATH: `${folder}:${dirname(process.execPath)}`, DOCKER_CONFIG: folder }),
    calls: () =>
      readFileSync(join(folder, 'calls'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  };
}
