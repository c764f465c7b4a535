/** Actions as a runner starts them, out of a composed release; and any other program, measured. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class Runner {
  #python;
  #release;
  #temp;

  /** @param temp a folder for the reports and for what actions say */
  constructor({ python, release, temp }) {
    this.#python = python;
    this.#release = release;
    this.#temp = temp;
  }

  /** The environment of an action: inputs with their defaults, and files for what it says. */
  environment(action, inputs) {
    const known = JSON.parse(readFileSync(join(this.#release, 'dist/actions.json'), 'utf8'))[action].inputs;
    const folder = join(this.#temp, 'runner');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const env = { ...process.env, RUNNER_TEMP: folder };
    for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
      env[name] = join(folder, name);
      writeFileSync(env[name], '');
    }
    for (const [name, { default: otherwise = '' }] of Object.entries(known))
      env[`INPUT_${name.toUpperCase()}`] =
        inputs[name] ?? (otherwise.includes('github.token') ? '' : otherwise);
    return env;
  }

  /** An output of the last action. */
  output(name) {
    const outputs = readFileSync(join(this.#temp, 'runner/GITHUB_OUTPUT'), 'utf8').split('\n');
    return outputs[outputs.findIndex((line) => line.startsWith(`${name}<<`)) + 1];
  }

  /** Seconds from start to end, and peak memory in MiB. */
  action(name, inputs) {
    const entry = join(this.#release, `dist/${name}.js`);
    return this.program([process.execPath, entry], 0, this.environment(name, inputs));
  }

  program(command, expected = 0, env = process.env) {
    const measured = [join(import.meta.dirname, 'process.py'), ...command];
    const [exit, seconds, memory] = execFileSync(this.#python, measured, {
      cwd: this.#temp,
      env,
      encoding: 'utf8',
    })
      .split(' ')
      .map(Number);
    if (exit !== expected) throw new Error(`${command.join(' ')} ended with ${exit}, not ${expected}`);
    return { seconds, memory };
  }
}
