import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../exchange.js';
import type { FaultyServer } from '../faulty-server.js';

/** A request as the Hub keeps it. */
export interface HubCall {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  /** JSON, or a list for lines of JSON, or a form's fields; undefined for anything else, such as the bytes of a file. */
  body: Json;
}

/** What a repository holds, for a test to look at. */
export interface HubRepo {
  readonly private: boolean;
  /** A branch's commit (`main` unless named), or that of a pull request: `refs/pr/1`. Throws for an unknown one. */
  head(branch?: string): string;
  /** Newest first. */
  commits(branch?: string): { oid: string; title: string; description: string }[];
  /** LFS files as themselves, not as pointers. */
  files(branch?: string): Map<string, Buffer>;
  /** Which of the files are in LFS, with their SHA-256. */
  lfs(branch?: string): Map<string, string>;
  /** Name → commit. */
  readonly tags: Map<string, string>;
  readonly branches: Map<string, string>;
  readonly pullRequests: { num: number; title: string; description: string; status: string; head: string }[];
}

/** What a Hub is like, which may be changed at any time. */
export interface HubSettings {
  /** Bytes of a file from which it goes to LFS, whatever it is. 10 MB, as on the real Hub. */
  lfsAbove: number;
  /** Bytes of an LFS file from which it comes in parts. */
  multipartAbove: number;
  /** Bytes of a part. */
  chunkSize: number;
  /** Entries on a page of a tree, of commits or of discussions. */
  pageSize: number;
  /** What a repository is whose maker does not say: organisations can have it so. */
  privateByDefault: boolean;
  /** What else is wrong with a card, beyond what the Hub itself refuses. */
  refuseCard: ((text: string) => string[]) | undefined;
}

/**
 * A Hugging Face Hub on loopback, as far as its official clients use it for models. Repositories outlive a `reset`, which makes
 * the settings what they were.
 *
 * There is a user `ci`, who writes to its own repositories and to those of the organisation `team`, and reads those of the
 * organisation `readers`.
 */
export interface HubApi extends FaultyServer<HubCall>, HubSettings {
  /** `ci`'s, with every right it has. */
  readonly token: string;
  /** `ci`'s, of the role `read`. */
  readonly readOnlyToken: string;
  /** Of another user, `stranger`, who is in no organisation. */
  readonly strangersToken: string;
  /** An OIDC token that `/oauth/token` takes. */
  readonly idToken: string;
  /** Makes a repository with a first commit. Gives that commit. */
  createRepo(
    id: string,
    options?: { private?: boolean; files?: Readonly<Record<string, string | Buffer>> },
  ): string;
  /** A commit as somebody else makes it, past the faults and not counted as a request; `null` deletes. Gives the commit. */
  commit(id: string, files: Readonly<Record<string, string | Buffer | null>>, branch?: string): string;
  repo(id: string): HubRepo | undefined;
  /** Makes the workflow that `idToken` speaks for a trusted publisher of the repository. */
  trust(id: string): void;
}
