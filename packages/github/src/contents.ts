import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { encodedPath, UserError, visible } from '@mlops-actions/toolkit';
import type { Octokit } from '@octokit/core';
import { strange } from './attempt.js';
import { connectToRead, ownerAndName, whole } from './client.js';
import { explained } from './errors.js';
import { isMissing } from './failure.js';

export interface ContentsRequest {
  /** `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise server. */
  readonly apiUrl: string;
  /** `owner/name` */
  readonly repository: string;
  /** A branch, a tag or a commit; `heads/…` or `tags/…` where one name is both. */
  readonly ref: string;
  /** From the repository's root, `/` between folders, without `.` and `..`. */
  readonly path: string;
  /** '' reads as anyone may. */
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Writes the file that stands at `path` in `ref` to the local file `to`, streamed. A symbolic link to a file is followed by
 * GitHub, unseen. Data in Git LFS stays the pointer that git holds.
 * @returns the commit read; undefined when the commit is there and the path is not
 * @throws UserError when the ref is unknown, the path is no file or above GitHub's 100 MB, or GitHub refuses or is out of
 * reach after four tries
 */
export async function readContents(
  request: ContentsRequest,
  to: string,
): Promise<{ sha: string } | undefined> {
  const octokit = connectToRead(request.apiUrl, request.token);
  try {
    const sha = await commitOf(octokit, request);
    return (await download(octokit, request, sha, to)) ? { sha } : undefined;
  } catch (error) {
    await rm(to, { force: true });
    throw explained(error, request);
  }
}

async function commitOf(octokit: Octokit, request: ContentsRequest): Promise<string> {
  const { repository, ref, fetch } = request;
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', {
    ...ownerAndName(repository),
    ref,
    per_page: 1, // The files of a commit are in the answer too, up to this many.
    request: { fetch: whole(fetch) },
  });
  if (/^[0-9a-f]{40,64}$/.test(data?.sha)) return data.sha;
  throw strange({ settings: request });
}

async function download(
  octokit: Octokit,
  request: ContentsRequest,
  sha: string,
  to: string,
): Promise<boolean> {
  const { repository, path } = request;
  try {
    // Not Octokit's {path}: that would also encode the slashes, which not every Enterprise proxy passes on.
    const { headers } = await octokit.request(`GET /repos/{owner}/{repo}/contents/${encodedPath(path)}`, {
      ...ownerAndName(repository),
      ref: sha,
      headers: { accept: 'application/vnd.github.raw+json' },
      request: { fetch: intoFile(request.fetch, to) },
    });
    if (!isListing(headers['content-type'])) return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  throw new UserError(
    `${visible(path)} in ${visible(repository)} is a folder, a submodule or a link that leads to no file. Name a file.`,
  );
}

/** What cannot be given raw comes as JSON. A file's own type is never that: it is `application/vnd.github.raw…`. */
export function isListing(contentType: string | null | undefined): boolean {
  return /^application\/json\b/i.test(contentType ?? '');
}

/** As `whole`, for a file's content, which goes to disk as it comes. */
function intoFile(fetch: typeof globalThis.fetch, to: string): typeof globalThis.fetch {
  return async (...request) => {
    const response = await fetch(...request);
    if (!response.ok || response.body === null || isListing(response.headers.get('content-type')))
      return new Response(await response.arrayBuffer(), response);
    await pipeline(Readable.fromWeb(response.body), createWriteStream(to));
    return new Response(null, response);
  };
}
