import { afterEach, describe, expect, test } from '@jest/globals';
import { UserError } from '../src/errors.js';
import { type Action, cleanUpAfter, runAction } from '../src/run.js';
import type { Runner } from '../src/runner.js';

/** A runner that writes down what happens, in order. */
function recorder(inputs: Record<string, string> = {}): { runner: Runner; events: string[] } {
  const events: string[] = [];
  const note = (kind: string) => (text: string) => {
    events.push(`${kind} ${text}`);
  };
  const runner: Runner = {
    log: {
      info: note('info'),
      debug: note('debug'),
      notice: note('notice'),
      warning: note('warning'),
      error: note('error'),
      group: (title, work) => {
        note('group')(title);
        return work();
      },
    },
    context: { serverUrl: '', apiUrl: '', workspace: '.', reports: '.', temp: '.' },
    input: (name) => inputs[name] ?? '',
    output: (name, value) => events.push(`output ${name}=${value}`),
    secret: note('secret'),
    summary: async (markdown) => note('summary')(markdown),
    leave: note('leave'),
    fail: (message, kind) => events.push(`fail ${kind} ${message}`),
  };
  return { runner, events };
}

const action = (
  run: Action<null>['run'],
  readInputs: Action<null>['readInputs'] = () => null,
): Action<null> => ({
  name: 'some-gate',
  readInputs,
  run,
});

afterEach(() => {
  process.exitCode = undefined;
});

describe('runAction', () => {
  test('sets the outputs and the summary before it fails the job', async () => {
    const { runner, events } = recorder();
    await runAction(
      action(async () => ({
        outputs: { verdict: 'fail', count: '3' },
        summary: '# page',
        failure: 'too low',
      })),
      runner,
    );
    expect(events).toEqual(['output verdict=fail', 'output count=3', 'summary # page', 'fail gate too low']);
  });

  test('does not run on inputs that are wrong', async () => {
    const { runner, events } = recorder({ n: 'x' });
    const readInputs = (reader: Parameters<Action<null>['readInputs']>[0]) => {
      reader.count('n', 1);
      return null;
    };
    await runAction(
      action(async () => {
        throw new Error('it ran');
      }, readInputs),
      runner,
    );
    expect(events).toEqual(['fail error n: "x" is not a whole number of at least 1']);
  });

  test('shows a mistake of the user without a stack', async () => {
    const { runner, events } = recorder();
    await runAction(
      action(async () => {
        throw new UserError('predictions: no such file');
      }),
      runner,
    );
    expect(events).toEqual(['fail error predictions: no such file']);
  });

  test('shows anything else with its stack and its causes', async () => {
    const { runner, events } = recorder();
    await runAction(
      action(async () => {
        throw new Error('could not read', { cause: new Error('disk on fire') });
      }),
      runner,
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatch(
      /^fail error some-gate broke[\s\S]*could not read[\s\S]*run\.test\.ts[\s\S]*caused by: Error: disk on fire/,
    );
  });
});

describe('cleanUpAfter', () => {
  const cleaned: string[] = [];
  const leaving: Action<null> = {
    ...action(async (_, { leave }) => {
      leave('a folder');
      throw new Error('killed');
    }),
    cleanUp: async (left) => {
      if (left === 'a trap') throw new UserError('docker is gone');
      cleaned.push(left);
    },
  };

  test('removes what the step left, and nothing when it left nothing', async () => {
    const { runner, events } = recorder();
    await runAction(leaving, runner);
    expect(events).toContain('leave a folder');
    await cleanUpAfter(leaving, runner);
    expect(cleaned).toEqual([]);
    await cleanUpAfter(leaving, { ...runner, left: 'a folder' });
    expect(cleaned).toEqual(['a folder']);
  });

  test('says why it could not', async () => {
    const { runner, events } = recorder();
    await cleanUpAfter(leaving, { ...runner, left: 'a trap' });
    expect(events).toEqual(['fail error docker is gone']);
  });
});
