import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RecordedLog } from '@mlops-actions/testing';
import { mlflowAccess } from '../src/access.js';
import { connectMlflow } from '../src/client.js';

// What the environment says, as a server gets it.
let server: Server;
let address: string;
let request: IncomingMessage;
beforeAll(async () => {
  server = createServer((incoming, response) => {
    request = incoming;
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The headers that are sent, and what is hidden before. @param uri stands for its host */
async function sent(uri: string | undefined, env: Record<string, string>) {
  const secrets: string[] = [];
  const access = mlflowAccess(uri, env);
  const mlflow = connectMlflow({
    ...access,
    fetch: (input, init) => fetch(new URL(new URL(String(input)).pathname, address), init),
    log: new RecordedLog(),
    secret: (value) => secrets.push(value),
  });
  await mlflow.get('runs/get', {}, 'run');
  return { headers: request.headers, secrets, address: mlflow.address };
}
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

test('the address that is given goes before the one of the environment', () => {
  const env = { MLFLOW_TRACKING_URI: 'http://one' };
  expect(mlflowAccess(undefined, env).trackingUri).toBe('http://one');
  expect(mlflowAccess('http://other', env).trackingUri).toBe('http://other');
  expect(mlflowAccess(undefined, {}).trackingUri).toBe('');
});

test('a workspace', async () => {
  expect((await sent('http://mlflow', {})).headers).not.toHaveProperty('x-mlflow-workspace');
  const { headers } = await sent('http://mlflow', { MLFLOW_WORKSPACE: 'team-a' });
  expect(headers['x-mlflow-workspace']).toBe('team-a');
  expect(headers['user-agent']).toMatch(/^mlops-actions\/\d/);
  await expect(sent('http://mlflow', { MLFLOW_WORKSPACE: 'a\nb' })).rejects.toThrow(
    'MLFLOW_WORKSPACE: "a\\u000ab"',
  );
});

test('DagsHub’s token, for DagsHub alone and where nothing else is given', async () => {
  const env = { DAGSHUB_USER_TOKEN: 'dags-token' };
  const found = await sent('https://dagshub.com/team/reviews.mlflow', env);
  expect(found.headers.authorization).toBe(basic('dags-token', 'dags-token'));
  expect(found.secrets).toContain('dags-token');
  for (const uri of [
    'https://dagshub.com.evil.example/team/reviews.mlflow',
    'https://notdagshub.com/x.mlflow',
    'https://evil.example/dagshub.com',
    'http://dagshub.com/team/reviews.mlflow', // Everybody on the way could read it.
  ])
    expect((await sent(uri, env)).headers.authorization).toBeUndefined();
  const own = { ...env, MLFLOW_TRACKING_USERNAME: 'me', MLFLOW_TRACKING_PASSWORD: 'mine-alone' };
  expect((await sent('https://dagshub.com/team/reviews.mlflow', own)).headers.authorization).toBe(
    basic('me', 'mine-alone'),
  );
  expect((await sent('https://me:mine@dagshub.com/team/reviews.mlflow', env)).headers.authorization).toBe(
    basic('me', 'mine'),
  );
});

test('Databricks by its own names', async () => {
  for (const DATABRICKS_HOST of ['https://dbc.cloud.databricks.com', 'dbc.cloud.databricks.com/']) {
    const env = { DATABRICKS_HOST, DATABRICKS_TOKEN: 'dapi-token', MLFLOW_TRACKING_PASSWORD: 'of another' };
    for (const found of [
      await sent('databricks', env),
      await sent(undefined, { ...env, MLFLOW_TRACKING_URI: 'databricks' }),
    ]) {
      expect(found.address).toBe('https://dbc.cloud.databricks.com');
      expect(found.headers.authorization).toBe('Bearer dapi-token');
      expect(found.secrets).toContain('dapi-token');
    }
    expect(
      (await sent('http://mlflow', { DATABRICKS_HOST, DATABRICKS_TOKEN: 'dapi-token' })).headers
        .authorization,
    ).toBeUndefined();
  }
  await expect(sent('databricks', { DATABRICKS_TOKEN: 'dapi-token' })).rejects.toThrow(
    /does not say which workspace.*\n {2}env:\n.*\n {4}DATABRICKS_HOST: https:/,
  );
});
