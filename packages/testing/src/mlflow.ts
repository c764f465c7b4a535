import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { S3 } from './s3.js';
import { startService } from './service.js';

export interface MlflowServer {
  /** With the prefix, if one was asked for. */
  readonly url: string;
  /** Of the administrator, where accounts were asked for. */
  readonly username?: string;
  readonly password?: string;
  /**
   * Runs a program that has `mlflow` imported and connected, and `given`. What it puts into `result` is the answer; both
   * travel as JSON.
   */
  python(program: string, given?: unknown): unknown;
  close(): Promise<void>;
}

export interface MlflowOptions {
  /** 3.17, or 2.22, which knows no logged models. */
  readonly version?: 2 | 3;
  readonly auth?: boolean;
  /** The path that it lives under: `/team/mlflow`. MLflow 2 has its API elsewhere. */
  readonly prefix?: string;
  readonly workspaces?: boolean;
  /** False: clients are to write and read the storage on their own. */
  readonly serveArtifacts?: boolean;
  /** Where artifacts are kept, in place of a folder. */
  readonly s3?: S3;
  /** More of its environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** MLflow's own, but for remembering a password's check: its hash takes longer than most requests. */
const ACCOUNTS = `[mlflow]
default_permission = READ
database_uri = sqlite:///basic_auth.db
admin_username = admin
authorization_function = mlflow.server.auth:authenticate_request_basic_auth
auth_cache_ttl_seconds = 3600
`;

/** A real MLflow server of its own, on loopback and over a new SQLite file. It takes some 15 seconds to start. */
export async function startMlflow(options: MlflowOptions = {}): Promise<MlflowServer> {
  const { version = 3, auth = false, prefix = '', workspaces = false, serveArtifacts = true, s3 } = options;
  const account = auth ? { username: 'admin', password: randomBytes(12).toString('hex') } : {};
  const interpreter = (version === 2 ? process.env.MLFLOW2_PYTHON : process.env.REFERENCE_PYTHON)!;
  let storage = '';
  let database = '';
  const { origin, close } = await startService({
    name: 'mlflow',
    command: interpreter,
    arguments: (folder, port) => {
      storage = s3?.bucket ?? join(folder, 'artifacts');
      database = `sqlite:///${join(folder, 'mlflow.db')}`;
      return [
        ...['-m', 'mlflow', 'server', '--host', '127.0.0.1', '--port', String(port)],
        // What this version starts, each of which takes its time to load.
        ...['--workers', version === 2 ? '4' : '1'],
        ...['--backend-store-uri', database],
        ...(serveArtifacts
          ? ['--artifacts-destination', storage]
          : ['--no-serve-artifacts', '--default-artifact-root', storage]),
        ...(auth ? ['--app-name', 'basic-auth'] : []),
        ...(prefix ? ['--static-prefix', prefix] : []),
        ...(workspaces ? ['--enable-workspaces'] : []),
      ];
    },
    environment: (folder) => {
      const accounts = join(folder, 'accounts.ini');
      writeFileSync(accounts, ACCOUNTS);
      return {
        MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
        MLFLOW_AUTH_CONFIG_PATH: accounts,
        MLFLOW_FLASK_SERVER_SECRET_KEY: randomBytes(12).toString('hex'),
        ...(account.password && { MLFLOW_AUTH_ADMIN_PASSWORD: account.password }),
        ...s3?.environment,
        ...options.environment,
      };
    },
    healthy: `${prefix}/health`,
  });
  const url = origin + prefix;
  return {
    url,
    ...account,
    python(program, given = null) {
      const value = JSON.stringify(JSON.stringify(given)); // A string of JSON is one of Python.
      const output = execFileSync(interpreter, ['-X', 'utf8', '-'], {
        input: `import json, mlflow\ngiven = json.loads(${value})\n${program}\nprint('\\n' + json.dumps(globals().get('result')))`,
        encoding: 'utf8',
        stdio: 'pipe', // What it tells of runs and models is shown only when it fails.
        maxBuffer: 2 ** 30,
        env: {
          ...process.env,
          MLFLOW_TRACKING_URI: url,
          // For what only the server itself can do.
          MLFLOW_BACKEND_STORE_URI: database,
          MLFLOW_ARTIFACTS_DESTINATION: storage,
          ...(account.username && { MLFLOW_TRACKING_USERNAME: account.username }),
          ...(account.password && { MLFLOW_TRACKING_PASSWORD: account.password }),
          ...s3?.environment,
        },
      });
      return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
    },
    close,
  };
}
