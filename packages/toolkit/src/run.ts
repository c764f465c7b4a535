import { UserError } from './errors.js';
import { InputReader } from './inputs.js';
import type { Context, Log, Runner } from './runner.js';

/** What a test replaces. */
export interface Ports {
  readonly log: Log;
  readonly context: Context;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds, for the pace of progress lines. */
  readonly now: () => number;
  readonly secret: (value: string) => void;
  readonly idToken?: Runner['idToken'];
  /** Tells `cleanUp` of the action what there is to remove, should this step be killed. Not a secret. */
  readonly leave: (what: string) => void;
}

export interface Outcome {
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown for the job summary. */
  readonly summary: string;
  /** Why the job fails, if it does. */
  readonly failure?: string;
}

/** One action, free of any runner. */
export interface Action<Inputs> {
  readonly name: string;
  readInputs(reader: InputReader): Inputs;
  run(inputs: Inputs, ports: Ports): Promise<Outcome>;
  /** Removes what a step left behind; it runs at the end of the job, also of one that was cancelled. See `Ports.leave`. */
  cleanUp?(left: string, ports: Pick<Ports, 'log'>): Promise<void>;
}

/**
 * Every action begins and ends here. Outputs are set before the job is failed, so that later steps with
 * `if: always()` can read them. The exit code is set rather than forced: open requests and writes finish.
 */
export async function runAction<Inputs>(action: Action<Inputs>, runner: Runner): Promise<void> {
  try {
    const reader = new InputReader((name) => runner.input(name));
    const inputs = action.readInputs(reader);
    reader.finish();
    const { log, context } = runner;
    const outcome = await action.run(inputs, {
      log,
      context,
      fetch: (...request) => fetch(...request),
      now: () => performance.now(),
      secret: (value) => runner.secret(value),
      leave: (what) => runner.leave(what),
      ...(runner.idToken && { idToken: runner.idToken }),
    });
    for (const [name, value] of Object.entries(outcome.outputs)) runner.output(name, value);
    await runner.summary(outcome.summary);
    if (outcome.failure !== undefined) runner.fail(outcome.failure, 'gate');
  } catch (error) {
    fail(action.name, runner, error);
  }
}

/** The post step of an action. */
export async function cleanUpAfter<Inputs>(action: Action<Inputs>, runner: Runner): Promise<void> {
  try {
    if (runner.left !== undefined) await action.cleanUp?.(runner.left, runner);
  } catch (error) {
    fail(action.name, runner, error);
  }
}

function fail(action: string, runner: Runner, error: unknown): void {
  if (error instanceof UserError) runner.fail(error.message, 'error');
  else if (isTheMachines(error)) runner.fail(`${action}: ${error.message}`, 'error');
  else
    runner.fail(
      `${action} broke. This is a defect of the action, please report it.\n${traced(error)}`,
      'error',
    );
}

const machineErrors = ['EACCES', 'EDQUOT', 'EMFILE', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'];

/** A full disk or a folder without the right to write: its message names the path, and no stack helps. */
function isTheMachines(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && machineErrors.includes(String(error.code));
}

/** An error with its stack, and those of its causes. */
function traced(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\ncaused by: ${traced(error.cause)}`;
}
