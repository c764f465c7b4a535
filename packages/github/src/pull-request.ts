import { type GitHubEvent, UserError, visible } from '@mlops-actions/toolkit';
import { attempt, strange } from './attempt.js';
import type { GitHub } from './client.js';

/** Fields are there when the event's payload or the one look-up had them. */
export interface PullRequest {
  readonly number: number;
  readonly headSha?: string;
  readonly baseSha?: string;
  /** `owner/name`; absent when the fork has been deleted */
  readonly headRepository?: string;
  readonly isFork?: boolean;
  /** Of the repository that the pull request is in. */
  readonly isPrivate?: boolean;
}

export interface Resolution {
  readonly pullRequest?: PullRequest;
  /** Why it is this one, or why there is none, as the end of a sentence: `no open pull request has the head 1a2b3c4`. */
  readonly reason: string;
}

/**
 * The pull request that a run is about. From the payload alone for pull_request, pull_request_target, issue_comment,
 * merge_group and mostly workflow_run; otherwise the open one whose head is the commit (one request).
 * @param sha the commit of the run, which events without a pull request are looked up by
 * @throws UserError that asks for `number` when there are several; Forbidden
 */
export async function pullRequestOf(
  github: GitHub,
  event: GitHubEvent | undefined,
  sha: string | undefined,
): Promise<Resolution> {
  const { pull_request, issue, workflow_run, merge_group, repository } = (event?.payload ?? {}) as Payload;
  const more = typeof repository?.private === 'boolean' ? { isPrivate: repository.private } : {};
  const named = `named by the event ${visible(event?.name ?? '')}`;
  if (pull_request) return { pullRequest: { ...more, ...known(pull_request) }, reason: named };
  if (issue) {
    if (!issue.pull_request) return { reason: `the event is of #${Number(issue.number)}, an issue` };
    return { pullRequest: { number: issue.number, ...more }, reason: named };
  }
  if (merge_group) {
    const number = Number(/\/pr-(\d+)-[0-9a-f]{40,}$/.exec(String(merge_group.head_ref))?.[1]);
    return number > 0
      ? { pullRequest: { number, ...more }, reason: named }
      : { reason: `the merge group's branch "${visible(String(merge_group.head_ref))}" names none` };
  }
  const purpose = {
    doing: 'find the pull request of this run',
    permission: 'pull-requests: write',
  };
  if (workflow_run) return attempt(github, purpose, () => ofWorkflowRun(github, workflow_run, more));
  if (!sha) return { reason: 'the run has neither a pull request nor a commit' };
  return attempt(github, purpose, () => ofCommit(github, sha));
}

/** The commit at the head of a pull request. One request. @throws UserError when there is no such pull request; Forbidden */
export async function headOfPullRequest(github: GitHub, number: number): Promise<string> {
  const purpose = { doing: `find the head of pull request #${number}`, permission: 'pull-requests: read' };
  return attempt(github, purpose, async () => {
    const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
      ...github.at,
      pull_number: number,
    });
    if (typeof data?.head?.sha !== 'string') throw strange(github);
    return data.head.sha;
  });
}

/** Fields of GitHub's webhooks and of its REST API. Absent ones are possible everywhere: a payload may be made by hand. */
interface Payload {
  readonly pull_request?: Pull;
  readonly issue?: { readonly number: number; readonly pull_request?: object };
  readonly workflow_run?: WorkflowRun;
  readonly merge_group?: { readonly head_ref?: unknown };
  readonly repository?: { readonly private?: unknown };
}

interface WorkflowRun {
  readonly head_sha?: string;
  readonly head_branch?: string | null;
  readonly head_repository?: {
    readonly full_name?: string;
    readonly owner?: { readonly login?: string };
  } | null;
  readonly pull_requests?: readonly Pull[] | null;
}

interface Pull {
  readonly number: number;
  readonly state?: string;
  readonly head?: { readonly sha?: string; readonly repo?: Repository | null };
  readonly base?: { readonly sha?: string; readonly repo?: Repository };
}

/** In a workflow_run, a repository has no full name but the address of its API. */
interface Repository {
  readonly full_name?: string;
  readonly private?: boolean;
  readonly url?: string;
}

function known({ number, head, base }: Pull): PullRequest {
  const from = head?.repo?.full_name;
  const to = base?.repo?.full_name;
  return {
    number,
    ...(head?.sha !== undefined && { headSha: head.sha }),
    ...(base?.sha !== undefined && { baseSha: base.sha }),
    ...(from !== undefined && { headRepository: from }),
    // A deleted repository was a fork.
    ...(head !== undefined && to !== undefined && { isFork: from !== to }),
    ...(base?.repo?.private !== undefined && { isPrivate: base.repo.private }),
  };
}

async function ofWorkflowRun(
  github: GitHub,
  { head_sha: sha, head_branch: branch, head_repository: from, pull_requests: pulls }: WorkflowRun,
  more: Partial<PullRequest>,
): Promise<Resolution> {
  if (!sha) return { reason: 'the event tells no commit of the workflow run' };
  const listed = (pulls ?? []).filter((pull) => isInto(github, pull) && pull.head?.sha === sha);
  if (listed.length > 0) {
    const only = onlyOf(listed, sha);
    const { full_name } = from ?? {};
    const isFork = full_name !== undefined && full_name.toLowerCase() !== repositoryOf(github);
    return {
      pullRequest: {
        ...more,
        ...known(only),
        ...(full_name !== undefined && { headRepository: full_name, isFork }),
      },
      reason: 'named by the workflow run',
    };
  }
  // Of a fork's pull requests the event names none.
  const owner = from?.owner?.login;
  if (!owner || !branch) return { reason: 'the event tells no branch of the workflow run' };
  const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/pulls', {
    ...github.at,
    head: `${owner}:${branch}`,
    state: 'open',
    per_page: 100,
  });
  if (!Array.isArray(data)) throw strange(github);
  const ofBranch = (data as Pull[]).filter(
    ({ head }) => from.full_name === undefined || head?.repo?.full_name === from.full_name,
  );
  const name = `${visible(owner)}:${visible(branch)}`;
  if (ofBranch.length === 0) return { reason: `no open pull request comes from ${name}` };
  const current = ofBranch.filter(({ head }) => head?.sha === sha);
  if (current.length === 0) return { reason: `${name} has moved on from ${short(sha)} since that run` };
  return { pullRequest: known(onlyOf(current, sha)), reason: `it comes from ${name} at ${short(sha)}` };
}

async function ofCommit(github: GitHub, sha: string): Promise<Resolution> {
  const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
    ...github.at,
    commit_sha: sha,
    per_page: 100,
  });
  if (!Array.isArray(data)) throw strange(github);
  const open = (data as Pull[]).filter(
    (pull) => pull.state === 'open' && pull.head?.sha === sha && isInto(github, pull),
  );
  return open.length === 0
    ? { reason: `no open pull request has the head ${short(sha)}` }
    : { pullRequest: known(onlyOf(open, sha)), reason: `its head is ${short(sha)}` };
}

/** Lists of GitHub's hold pull requests into other repositories of the same network, too. */
function isInto(github: GitHub, { base }: Pull): boolean {
  const name = base?.repo?.full_name ?? base?.repo?.url?.split('/').slice(-2).join('/');
  return name === undefined || name.toLowerCase() === repositoryOf(github);
}

function repositoryOf({ settings }: GitHub): string {
  return settings.repository.toLowerCase();
}

function onlyOf(pulls: readonly Pull[], sha: string): Pull {
  const [only, ...others] = pulls;
  if (only && others.length === 0) return only;
  throw new UserError(
    `number: several open pull requests have the head ${short(sha)}: ${pulls.map(({ number }) => `#${number}`).join(', ')}. Say which one, for example:\n  number: ${only?.number}`,
  );
}

function short(sha: string): string {
  return visible(sha.slice(0, 7));
}
