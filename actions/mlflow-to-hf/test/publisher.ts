import type { HubApi } from '@mlops-actions/loopback';
import { type Report, readReport } from '@mlops-actions/report';
import {
  inputsFrom,
  type MlflowServer,
  type RecordedLog,
  testPorts,
  writeFiles,
} from '@mlops-actions/testing';
import type { Context, Outcome } from '@mlops-actions/toolkit';
import { readInputs } from '../src/inputs.js';
import type { Patience } from '../src/patience.js';
import { run } from '../src/run.js';

/** Inputs as the runner would read them. @throws UserError as the user would see it */
export const inputsOf = inputsFrom(new URL('../action.yml', import.meta.url), readInputs);

/** Nobody waits in a test. */
const IMPATIENT: Patience = { tries: 4, firstWait: 1, timeout: 20_000 };

export interface Servers {
  readonly mlflow: Pick<MlflowServer, 'url' | 'username' | 'password'>;
  readonly hub: Pick<HubApi, 'url' | 'token'>;
}

export interface Setting {
  readonly patience?: Patience;
  readonly context?: Partial<Context>;
  /** In the workspace. */
  readonly files?: Readonly<Record<string, unknown>>;
  readonly idToken?: (audience: string) => Promise<string>;
  /** Gets the log as it grows, whatever comes of the run. */
  readonly log?: (log: RecordedLog) => void;
}

export interface Publication {
  readonly outputs: Outcome['outputs'];
  readonly summary: string;
  readonly failure: string | undefined;
  readonly report: Report;
  readonly log: RecordedLog;
  readonly secrets: readonly string[];
}

/** Runs the action against the servers, with their credentials. @throws UserError as the user would see it */
export async function publish(
  { mlflow, hub }: Servers,
  given: Readonly<Record<string, string>>,
  { patience = IMPATIENT, context = {}, files = {}, idToken, log }: Setting = {},
): Promise<Publication> {
  const ports = testPorts(context);
  writeFiles(ports.context.workspace, files);
  log?.(ports.log);
  const secrets: string[] = [];
  const inputs = inputsOf(
    {
      'mlflow-tracking-uri': mlflow.url,
      'hf-endpoint': hub.url,
      'hf-token': hub.token,
      'hf-id': 'team',
      ...given,
    },
    {
      ...(mlflow.username && { MLFLOW_TRACKING_USERNAME: mlflow.username }),
      ...(mlflow.password && { MLFLOW_TRACKING_PASSWORD: mlflow.password }),
    },
  );
  const { outputs, summary, failure } = await run(
    inputs,
    {
      ...ports,
      fetch: (...request) => fetch(...request),
      secret: (value) => secrets.push(value),
      ...(idToken && { idToken }),
    },
    patience,
  );
  return {
    outputs,
    summary,
    failure,
    log: ports.log,
    secrets,
    report: await readReport(outputs.report ?? ''),
  };
}
