import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { type HubApi, startHub } from '@mlops-actions/loopback';
import { RecordedLog } from '@mlops-actions/testing';
import {
  type Composition,
  type Credentials,
  connectHub,
  type Hub,
  type HubSettings,
  type Publication,
  type Snapshot,
  type Target,
} from '../src/index.js';

/** As fast as it can fail: what is waited for is tested by itself. */
export const FAST = { tries: 3, firstWait: 1, timeout: 400 };

let server: HubApi;

/** One Hub for the tests of a file, whose requests are forgotten after each. */
export function useHub(): () => HubApi {
  beforeAll(async () => {
    server = await startHub();
  });
  afterEach(() => server.reset());
  afterAll(() => server.close());
  return () => server;
}

export interface Connected {
  readonly hub: Hub;
  readonly log: RecordedLog;
  readonly secrets: string[];
}

export async function connected(
  settings: Partial<HubSettings> = {},
  credentials: Partial<Credentials> = {},
  repoId = 'team/model',
): Promise<Connected> {
  const log = new RecordedLog();
  const secrets: string[] = [];
  const hub = await connectHub(
    {
      endpoint: server.url,
      fetch,
      log,
      secret: (value) => void secrets.push(value),
      retry: FAST,
      ...settings,
    },
    { auth: 'auto', token: server.token, ...credentials },
    repoId,
  );
  return { hub, log, secrets };
}

let count = 0;
/** A name that no other test has. */
export const newId = (namespace = 'team') => `${namespace}/model-${++count}`;

export function targetOf(repoId: string, more: Partial<Target> = {}): Target {
  return { repoId, branch: 'main', createPr: false, private: false, ...more };
}

/** A publication of texts. */
export function publicationOf(
  target: Target,
  files: Readonly<Record<string, string>> | ((snapshot: Snapshot) => Promise<Composition>),
  more: Partial<Publication> = {},
): Publication {
  const compose =
    typeof files === 'function'
      ? files
      : async () => ({
          files: Object.entries(files).map(([path, text]) => ({ path, source: { text } })),
          remove: [],
        });
  return { target, title: 'Publish version 3', compose, now: () => 0, ...more };
}

/** What a test looks at most: texts by path, without what the Hub itself put there. */
export function textsOf(repoId: string, branch?: string): Record<string, string> {
  const files = server.repo(repoId)?.files(branch) ?? new Map<string, Buffer>();
  return Object.fromEntries(
    [...files]
      .filter(([path]) => path !== '.gitattributes')
      .map(([path, content]) => [path, content.toString()]),
  );
}

/** `POST /api/models/team/model-1/commit/main`, in the order that they came. */
export function requestsOf(): string[] {
  return server.requests.map(({ method, url }) => `${method} ${url.replace(/[?].*/, '')}`);
}
