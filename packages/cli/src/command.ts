import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { styleText } from 'node:util';
import { type Action, cleanUpAfter, runAction, UserError, version } from '@mlops-actions/toolkit';
import { type ActionDescription, readFlags } from './flags.js';
import { helpOfAction, helpOfCommand } from './help.js';
import { terminalRunner } from './terminal-runner.js';

/** By the name of the action; loaded only when it is called. */
export type ActionLoaders = Readonly<Record<string, () => Promise<{ readonly action: Action<unknown> }>>>;

/**
 * `mlops-actions <action> --input value …`. The exit code is 0, or 1 where the gate fails, or 2 where there is no
 * verdict because something about the call or the data is wrong.
 * @param descriptions the JSON file with what every `action.yml` says, which the build writes
 */
export async function runCommand(
  argv: readonly string[],
  actions: ActionLoaders,
  descriptions: URL,
): Promise<void> {
  const program = basename(process.argv[1] ?? '') === 'cli.js' ? 'node dist/cli.js' : 'mlops-actions';
  const known: Record<string, ActionDescription> = JSON.parse(await readFile(descriptions, 'utf8'));
  const [name = '--help', ...rest] = argv;
  // A reader that has seen enough, such as `head`, is no reason for another exit code.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  if (name === '--help' || name === '-h') {
    process.stdout.write(helpOfCommand(known, program));
    return;
  }
  if (name === '--version') {
    process.stdout.write(`${version}\n`);
    return;
  }
  try {
    const description = Object.hasOwn(known, name) ? known[name] : undefined;
    const load = actions[name];
    if (description === undefined || load === undefined)
      throw new UserError(`There is no action "${name}". There are: ${Object.keys(known).join(', ')}.`);
    if (rest.includes('--help') || rest.includes('-h')) {
      process.stdout.write(helpOfAction(name, description, program));
      return;
    }
    const flags = readFlags(name, description, rest, process.env, program);
    const { action } = await load();
    const { runner, close } = await terminalRunner(flags);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, async () => {
        await cleanUpAfter(action, runner);
        await close();
        process.kill(process.pid, signal); // Nobody listens any more: it ends as the signal ends every command.
      });
    await runAction(action, runner);
    await close();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${styleText('red', 'error', { stream: process.stderr })} ${error.message}\n`);
    process.exitCode = 2;
  }
}
