import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { type GitHubApi, startGitHubApi } from '@mlops-actions/loopback';
import { UserError } from '@mlops-actions/toolkit';
import { connect, type GitHub, type GitHubSettings } from '../src/index.js';

export interface Connected {
  readonly api: GitHubApi;
  /** `owner/name` of a repository that each test file has to itself. */
  readonly repository: string;
  readonly log: string[];
  github(over?: Partial<GitHubSettings>): GitHub;
}

/** A server for a test file. After each test, the exchanges must have been as GitHub describes them. */
export function connected(): Connected {
  let api: GitHubApi;
  let repository: string;
  const log: string[] = [];
  const add = (message: string) => void log.push(message);
  const group = <T>(_: string, work: () => Promise<T>) => work();
  const silent = { info: add, debug: add, notice: add, warning: add, error: add, group };
  beforeAll(async () => {
    api = await startGitHubApi();
    repository = await api.createRepository('models');
  });
  afterAll(() => api.close());
  afterEach(() => {
    const violations = [...api.violations];
    api.reset();
    log.length = 0;
    expect(violations).toEqual([]);
  });
  return {
    get api() {
      return api;
    },
    get repository() {
      return repository;
    },
    log,
    github: (over = {}) =>
      connect({ apiUrl: api.url, repository, token: api.token, fetch, log: silent, ...over }),
  };
}

export async function refusal(attempt: Promise<unknown>): Promise<UserError> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}
