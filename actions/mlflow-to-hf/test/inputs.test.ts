import { describe, expect, test } from '@jest/globals';
import { inputsFrom } from '@mlops-actions/testing';
import { readInputs } from '../src/inputs.js';
import { filledIn } from '../src/template.js';

const inputsOf = inputsFrom(new URL('../action.yml', import.meta.url), readInputs);
const model = {
  'mlflow-tracking-uri': 'http://mlflow',
  'model-name': 'm',
  'model-version': '3',
  'hf-id': 'team',
};

describe('inputs', () => {
  test('a registered version, with what the defaults say', () => {
    expect(inputsOf(model)).toMatchObject({
      source: { kind: 'version', name: 'm', version: '3' },
      hub: { endpoint: 'https://huggingface.co', auth: 'auto', token: '' },
      target: { repoId: '{hf-id}/{model-name}-{model-version}', branch: 'main', createPr: false },
      names: { 'hf-id': 'team', 'model-name': 'm', 'model-version': '3' },
      card: { kind: 'auto' },
      picklePolicy: 'warn',
      dryRun: false,
    });
  });

  test('the other ways to name a model', () => {
    const { 'model-version': _, ...named } = model;
    expect(inputsOf({ ...named, 'model-alias': 'champion' }).source).toEqual({
      kind: 'alias',
      name: 'm',
      alias: 'champion',
    });
    expect(inputsOf({ ...named, 'run-id': 'r' }).source).toEqual({ kind: 'run', runId: 'r', path: 'model' });
    expect(inputsOf({ ...named, 'model-id': 'm-1a' }).source).toEqual({
      kind: 'logged-model',
      modelId: 'm-1a',
    });
  });

  test('servers and tokens by their usual names in the environment, behind the inputs', () => {
    const env = { MLFLOW_TRACKING_URI: 'http://env', HF_TOKEN: 'hf_env', HF_ENDPOINT: 'http://hub/' };
    const { 'mlflow-tracking-uri': _, ...rest } = model;
    expect(inputsOf(rest, env)).toMatchObject({
      mlflow: { trackingUri: 'http://env' },
      hub: { token: 'hf_env', endpoint: 'http://hub' },
    });
    expect(inputsOf({ ...model, 'hf-token': 'hf_own', 'hf-endpoint': 'https://own/hub' }, env)).toMatchObject(
      {
        mlflow: { trackingUri: 'http://mlflow' },
        hub: { token: 'hf_own', endpoint: 'https://own/hub' },
      },
    );
  });

  test('private is what was said, or nothing', () => {
    expect(inputsOf(model).target.private).toBeUndefined();
    expect(inputsOf({ ...model, private: 'false' }).target.private).toBe(false);
    expect(inputsOf({ ...model, private: 'true' }).target.private).toBe(true);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['no model', { 'model-version': '' }, /Nothing says which model.*model-version: 3/s],
    ['two models', { 'run-id': 'r' }, /model-version and run-id exclude each other/],
    ['a version without a name', { 'model-name': '' }, /model-name does not say of which/],
    ['an alias as version', { 'model-version': 'champion' }, /"champion" is no version.*model-alias/],
    ['version 0', { 'model-version': '0' }, /"0" is no version/],
    ['a run as logged model', { 'model-version': '', 'model-id': 'abc' }, /"abc" is no logged model/],
    ['no server', { 'mlflow-tracking-uri': '' }, /no MLflow server is named/],
    ['a field nobody knows', { 'repo-id': '{hf-id}/{name}' }, /repo-id: \{name\} is none of \{hf-id\}/],
    ['a tag on a proposal', { tag: 'v3', 'create-pr': 'true' }, /tag names a commit.*only proposes/],
    ['data without a task', { 'data-file': 'data.csv' }, /data-file goes with task/],
    ['an odd policy', { 'pickle-policy': 'deny' }, /"deny" is not one of allow, warn, fail/],
    ['an endpoint that is none', { 'hf-endpoint': 'huggingface.co' }, /not the address of a Hub/],
    ['a token in the endpoint', { 'hf-endpoint': 'https://u:hf_x@hub' }, /holds credentials/],
  ])('%s is refused', (_, changes, why) => {
    expect(() => inputsOf({ ...model, ...changes })).toThrow(why);
    expect(() => inputsOf({ ...model, ...changes })).not.toThrow(/hf_x/);
  });

  test('all problems come in one error', () => {
    expect(() => inputsOf({ 'model-name': 'm', private: 'yes', auth: 'key' })).toThrow(/^4 things/);
  });
});

describe('templates', () => {
  test('are filled in', () => {
    expect(filledIn('tag', 'v{model-version}-{hf-id}', { 'model-version': '3', 'hf-id': 'team' })).toBe(
      'v3-team',
    );
  });

  test.each([
    ['repo-id', '{hf-id}/x', /nothing says \{hf-id\}.*hf-id: my-team/s],
    ['repo-id', '{model-name}', /model-name: sentiment-analyzer/],
    ['tag', '{model-alias}', /Write tag without it, for example:\n {2}tag: v1/],
  ])('%s "%s" says what is missing', (input, template, why) => {
    expect(() => filledIn(input, template, {})).toThrow(why);
  });

  test('a value with braces or dollars stays what it is', () => {
    expect(filledIn('tag', '{model-name}', { 'model-name': '$& {hf-id}' })).toBe('$& {hf-id}');
  });
});
