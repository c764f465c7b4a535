import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { newFolder } from '@mlops-actions/testing';
import { githubRunner } from '../src/github-runner.js';

let printed: string;
let folder: string;
const environment = { ...process.env };

beforeEach(() => {
  printed = '';
  folder = newFolder();
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...environment };
  process.exitCode = undefined;
});

describe('githubRunner', () => {
  test('reads inputs as the runner passes them, trimmed', () => {
    const runner = githubRunner({ 'INPUT_ID-FIELD': ' id \n' });
    expect(runner.input('id-field')).toBe('id');
    expect(runner.input('slice-field')).toBe('');
  });

  test('writes an output of several lines behind a delimiter that it does not hold', () => {
    process.env.GITHUB_OUTPUT = join(folder, 'output');
    writeFileSync(process.env.GITHUB_OUTPUT, '');
    githubRunner(process.env).output('failures', 'one\nEOF\nverdict=pass');
    const lines = readFileSync(process.env.GITHUB_OUTPUT, 'utf8').trimEnd().split('\n');
    const [, delimiter] = /^failures<<(ghadelimiter_[\w-]+)$/.exec(lines[0] ?? '') ?? [];
    expect(delimiter).toBeDefined();
    expect(lines.slice(1)).toEqual(['one', 'EOF', 'verdict=pass', delimiter]);
  });

  test('text of the data in the log is no command', () => {
    githubRunner({}).log.info('ok\n ::add-mask::x\nsee ##[group]y\r::error::z');
    expect(printed).not.toMatch(/(^|[\r\n])\s*::/);
    expect(printed).not.toContain('##[');
  });

  test('annotates with a title, and escapes what would end the command', () => {
    githubRunner({}).log.error('50 % lost\n::stop-commands::x', { title: 'rouge-gate: a,b' });
    expect(printed).toBe('::error title=rouge-gate%3A a%2Cb::50 %25 lost%0A::stop-commands::x\n');
  });

  test('a failure sets the exit code and ends nothing', () => {
    githubRunner({}).fail('too low', 'gate');
    expect(process.exitCode).toBe(1);
    expect(printed).toBe('::error::too low\n');
  });

  test('what a step leaves reaches its post step', () => {
    process.env.GITHUB_STATE = join(folder, 'state');
    writeFileSync(process.env.GITHUB_STATE, '');
    const runner = githubRunner(process.env);
    expect(runner.left).toBeUndefined();
    runner.leave('/tmp/x');
    expect(readFileSync(process.env.GITHUB_STATE, 'utf8')).toMatch(/^left<<.*\n\/tmp\/x\n/);
    expect(githubRunner({ STATE_left: '/tmp/x' }).left).toBe('/tmp/x');
  });

  test('a group folds what is logged meanwhile, also when it fails', async () => {
    const { log } = githubRunner({});
    await expect(
      log.group('Build\n::error::x', async () => {
        log.info('step 1');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(printed).toBe('::group::Build%0A::error::x\nstep 1\n::endgroup::\n');
  });

  test('a secret is masked', () => {
    githubRunner({}).secret('hunter2');
    githubRunner({}).secret('');
    expect(printed).toBe('::add-mask::hunter2\n');
  });

  test('knows the run that it is part of', () => {
    const event = join(folder, 'event.json');
    writeFileSync(event, JSON.stringify({ pull_request: { base: { sha: 'b'.repeat(40) } } }));
    const { context } = githubRunner({
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '7',
      GITHUB_SERVER_URL: 'https://ghe.example',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_JOB: 'rouge',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_ACTION: '__step_2',
      GITHUB_API_URL: 'https://ghe.example/api/v3',
      GITHUB_WORKSPACE: '/w',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: event,
      RUNNER_TEMP: '/t',
    });
    expect(context).toEqual({
      repository: 'o/r',
      sha: 'a'.repeat(40),
      ref: 'refs/pull/7/merge',
      runUrl: 'https://ghe.example/o/r/actions/runs/7',
      job: 'rouge',
      event: { name: 'pull_request', payload: JSON.parse(readFileSync(event, 'utf8')) },
      step: '__step_2',
      serverUrl: 'https://ghe.example',
      apiUrl: 'https://ghe.example/api/v3',
      workspace: '/w',
      reports: join('/t', 'mlops-actions', 'reports'),
      temp: '/t',
    });
  });

  test('writes the job summary', async () => {
    process.env.GITHUB_STEP_SUMMARY = join(folder, 'summary.md');
    writeFileSync(process.env.GITHUB_STEP_SUMMARY, '');
    await githubRunner(process.env).summary('# Title\n');
    expect(readFileSync(process.env.GITHUB_STEP_SUMMARY, 'utf8')).toContain('# Title');
  });
});
