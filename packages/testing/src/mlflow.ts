import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface MlflowServer {
  /** With the prefix, if one was asked for. */
  readonly url: string;
  /** Of the administrator, where accounts were asked for. */
  readonly username?: string;
  readonly password?: string;
  /** Runs a program that has `mlflow` imported and connected. What it puts into `result` is the answer, through JSON. */
  python(program: string): unknown;
  close(): Promise<void>;
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
export async function startMlflow(
  options: { readonly auth?: boolean; readonly prefix?: string } = {},
): Promise<MlflowServer> {
  const { auth = false, prefix = '' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'mlops-actions-mlflow-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}${prefix}`;
  const account = auth ? { username: 'admin', password: randomBytes(12).toString('hex') } : {};
  const accounts = join(folder, 'accounts.ini');
  writeFileSync(accounts, ACCOUNTS);
  const interpreter = process.env.REFERENCE_PYTHON!;
  const log = await open(join(folder, 'server.log'), 'w');
  const server = spawn(
    interpreter,
    [
      ...['-m', 'mlflow', 'server', '--host', '127.0.0.1', '--port', String(port), '--workers', '1'],
      ...['--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`],
      ...['--artifacts-destination', join(folder, 'artifacts')],
      ...(auth ? ['--app-name', 'basic-auth'] : []),
      ...(prefix ? ['--static-prefix', prefix] : []),
    ],
    {
      cwd: folder, // Where the accounts' database is made.
      detached: true, // A process group, which goes as one.
      stdio: ['ignore', log.fd, log.fd],
      env: {
        ...process.env,
        MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
        MLFLOW_AUTH_CONFIG_PATH: accounts,
        MLFLOW_FLASK_SERVER_SECRET_KEY: randomBytes(12).toString('hex'),
        ...(account.password && { MLFLOW_AUTH_ADMIN_PASSWORD: account.password }),
      },
    },
  );
  await log.close();
  const kill = () => {
    try {
      process.kill(-server.pid!, 'SIGKILL');
    } catch {} // Gone already.
  };
  const clean = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const abandon = () => {
    kill();
    clean();
  };
  process.once('exit', abandon);
  const close = async () => {
    process.removeListener('exit', abandon);
    const gone = server.exitCode ?? server.signalCode ?? once(server, 'exit');
    kill();
    await gone;
    clean();
  };

  const until = Date.now() + 120_000;
  while (!(await isHealthy(url))) {
    if (server.exitCode !== null || Date.now() > until) {
      const lines = readFileSync(join(folder, 'server.log'), 'utf8').split('\n').slice(-30);
      await close();
      throw new Error(`MLflow did not start:\n${lines.join('\n')}`);
    }
    await wait(200);
  }
  return {
    url,
    ...account,
    python(program) {
      const output = execFileSync(interpreter, ['-X', 'utf8', '-'], {
        input: `import json, mlflow\n${program}\nprint('\\n' + json.dumps(globals().get('result')))`,
        encoding: 'utf8',
        stdio: 'pipe', // What it tells of runs and models is shown only when it fails.
        env: {
          ...process.env,
          MLFLOW_TRACKING_URI: url,
          ...(account.username && { MLFLOW_TRACKING_USERNAME: account.username }),
          ...(account.password && { MLFLOW_TRACKING_PASSWORD: account.password }),
        },
      });
      return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
    },
    close,
  };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
