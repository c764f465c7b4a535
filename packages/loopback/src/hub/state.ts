import type { Content } from '../content.js';
import { Accounts } from './accounts.js';
import type { HubSettings } from './api.js';
import { Objects } from './objects.js';
import type { Repository } from './repository.js';

/** What a signed URL allows, to whoever has it. */
export type Grant =
  | { readonly may: 'put'; readonly repository: Repository; readonly oid: string; readonly size: number }
  | {
      readonly may: 'put-part';
      readonly upload: MultipartUpload;
      readonly part: number;
      readonly size: number;
    }
  | { readonly may: 'complete'; readonly upload: MultipartUpload }
  | { readonly may: 'get'; readonly oid: string; readonly fileName: string };

export interface MultipartUpload {
  readonly repository: Repository;
  readonly oid: string;
  readonly size: number;
  readonly count: number;
  /** Number → what came, and its ETag. */
  readonly parts: Map<number, { content: Content; etag: string }>;
}

export const SETTINGS: HubSettings = {
  lfsAbove: 10_000_000,
  multipartAbove: 5_000_000_000,
  chunkSize: 20_000_000,
  pageSize: 1000,
  privateByDefault: false,
  refuseCard: undefined,
};

/** All that a Hub knows. */
export class State {
  /** Without a slash at the end. */
  url = '';
  settings: HubSettings = SETTINGS;
  violations: string[] = [];
  readonly accounts = new Accounts();
  readonly objects: Objects;
  /** By id in lower case: no two may differ by case alone. */
  readonly repositories = new Map<string, Repository>();
  /** Ids of the repositories that have the workflow for a publisher. */
  readonly trusted = new Set<string>();
  readonly grants = new Map<string, Grant>();

  constructor(folder: string | undefined) {
    this.objects = new Objects(folder);
  }

  /** Large files are stored elsewhere: another origin, so that nobody's credentials follow. */
  get storageUrl(): string {
    return this.url.replace('127.0.0.1', 'localhost');
  }
}
