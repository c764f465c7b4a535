import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newFolder, python } from '@mlops-actions/testing';
import { openArtifacts } from '../src/artifacts/open.js';
import { connect, filesIn } from './serving.js';

// Databricks is not to be had here. MLflow publishes what it is asked and answers, as Protocol Buffers: its own reader takes
// our requests, and its own writer gives the answers.
const MESSAGES = `
from google.protobuf import json_format
from mlflow.protos import databricks_artifacts_pb2 as artifacts
from mlflow.utils.proto_json_utils import message_to_json
from mlflow.utils.rest_utils import extract_api_info_for_service

apis = extract_api_info_for_service(artifacts.DatabricksMlflowArtifactsService, "/api/2.0")
def info(path):
    return artifacts.ArtifactCredentialInfo(
        path=path, signed_uri=f"{given['storage']}/{path}?sig=s3cret", type=artifacts.AWS_PRESIGNED_URL,
        headers=[artifacts.ArtifactCredentialInfo.HttpHeader(name="x-amz-server-side-encryption", value="aws:kms")])
run, model = artifacts.GetCredentialsForRead, artifacts.GetCredentialsForLoggedModelDownload
asked = [json_format.ParseDict(body, kind()) for body, kind in zip(given["bodies"], [run, model])]
answers = [
    run.Response(credential_infos=[info(path) for path in asked[0].path]),
    model.Response(credentials=[
        artifacts.LoggedModelArtifactCredential(model_id="m-0a1b", credential_info=info(path)) for path in asked[1].paths]),
]
result = {
    "paths": [apis[run], apis[model]],
    "asked": [json.loads(message_to_json(one)) for one in asked],
    "answers": [json.loads(message_to_json(one)) for one in answers],
}
`;

interface Messages {
  readonly paths: readonly (readonly [string, string])[];
  readonly asked: readonly object[];
  readonly answers: readonly object[];
}

const CONTENT = 'flavors: {}\n';
const BODIES = [{ run_id: '0a1b', path: ['model/MLmodel'] }, { paths: ['MLmodel'] }];
let workspace: Server;
let storage: Server;
let messages: Messages;
let asked: { path: string; method: string; body: unknown }[];
let read: { url: string | undefined; authorization: string | undefined; header: unknown }[];
const addressOf = (http: Server) => `http://127.0.0.1:${(http.address() as { port: number }).port}`;

beforeAll(async () => {
  storage = createServer(({ url, headers }, response) => {
    read.push({ url, authorization: headers.authorization, header: headers['x-amz-server-side-encryption'] });
    response
      .writeHead(206, { 'content-range': `bytes 0-${CONTENT.length - 1}/${CONTENT.length}` })
      .end(CONTENT);
  }).listen(0, '127.0.0.1');
  await once(storage, 'listening');
  messages = python(MESSAGES, { storage: addressOf(storage), bodies: BODIES }) as Messages;
  workspace = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const file = {
      path: searchParams.has('run_id') ? 'model/MLmodel' : 'MLmodel',
      file_size: CONTENT.length,
    };
    if (request.method === 'GET' && /artifacts\/(list|directories)$/.test(pathname))
      return response.end(JSON.stringify({ files: [file] }));
    const known = messages.paths.findIndex(([path]) => path.replace('{model_id}', 'm-0a1b') === pathname);
    if (request.method !== 'POST' || known < 0) return response.writeHead(404).end();
    asked.push({ path: pathname, method: request.method, body: await json(request) });
    return response.end(JSON.stringify(messages.answers[known]));
  }).listen(0, '127.0.0.1');
  await once(workspace, 'listening');
});
beforeEach(() => {
  asked = [];
  read = [];
});
afterAll(() => {
  for (const http of [workspace, storage]) {
    http?.closeAllConnections();
    http?.close();
  }
});

test.each([
  ['a run', 0, { run: { id: '0a1b', path: 'model' } }],
  ['a logged model', 1, { modelId: 'm-0a1b' }],
] as const)('the artifacts of %s come by links that it signs', async (_, which, place) => {
  expect(messages.asked[which]).toEqual(BODIES[which]);
  const mlflow = connect({ url: addressOf(workspace), username: 'token', password: 'dapi-token' });
  const location = { uri: 'dbfs:/databricks/mlflow-tracking/1/0a1b/artifacts/model', ...place };
  const artifacts = await openArtifacts(mlflow, { label: 'MLflow echo version 1', location });
  const folder = newFolder();
  await artifacts.download(artifacts.files, folder, { now: () => 0 });
  expect(Object.keys(filesIn(folder))).toEqual(['MLmodel']);
  expect(asked.map(({ body }) => body)).toEqual([BODIES[which], BODIES[which]]);
  for (const one of read)
    expect(one).toEqual({
      url: expect.stringMatching(/MLmodel\?sig=s3cret$/),
      authorization: undefined,
      header: 'aws:kms',
    });
  expect(read.length).toBe(2);
});
