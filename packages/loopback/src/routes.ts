import type { CheckRuns } from './checks.js';
import { type Answer, type Json, jsonAnswer, NO_CONTENT, page, type Request, refusal } from './exchange.js';

const MAX_BODY = 65_536;

/** A request below `/repos/{owner}/{name}/`, of a repository that its sender can read. */
export interface Visit {
  readonly request: Request;
  readonly url: URL;
  readonly repository: string;
  /** What comes after the repository. */
  readonly route: string;
  readonly sent: Json;
  /** Whether the token is a workflow's. */
  readonly isBot: boolean;
  readonly checks: CheckRuns;
  /** Locked conversations: `owner/name#number`. */
  readonly locked: Set<string>;
  /** What the emulator answers, to this body if one is given. */
  forward(body?: Json): Promise<Answer>;
  /** JSON that the emulator has at a path of the repository, or `undefined` unless it answers 200. */
  get(path: string): Promise<Json>;
  /** A pull request of the emulator, at the commit its branch is at now. */
  current(pull: Json): Promise<Json>;
}

type Route = [method: string, pattern: RegExp, answer: (visit: Visit, ...parts: string[]) => Promise<Answer>];

/** What the emulator has not, or does otherwise than GitHub. The first that matches answers. */
const ROUTES: Route[] = [
  ['POST', /^issues\/(\d+)\/comments$/, commentOnIssue],
  ['PUT', /^issues\/(\d+)\/lock$/, lock],
  ['DELETE', /^issues\/(\d+)\/lock$/, lock],
  ['POST', /^commits\/[^/]+\/comments$/, comment],
  ['PATCH', /^(?:issues\/)?comments\/\d+$/, comment],
  ['GET', /^pulls(?:\/\d+)?$/, pulls],
  ['GET', /^commits\/([^/]+)\/pulls$/, pullsOfCommit],
  ['GET', /^commits\/(.+)\/check-runs$/, checkRuns],
  ['GET', /^check-runs\/(\d+)$/, async ({ checks, repository }, id) => checks.read(repository, id)],
  [
    'GET',
    /^check-runs\/(\d+)\/annotations$/,
    async ({ checks, repository, url }, id) => checks.annotations(repository, id, url),
  ],
  ['POST', /^check-runs$/, createCheckRun],
  [
    'PATCH',
    /^check-runs\/(\d+)$/,
    async ({ checks, repository, sent }, id) => checks.update(repository, id, sent),
  ],
  ['GET', /^commits\/(.+)\/(?:comments|check-suites|status|statuses)$/, ({ forward }) => forward()],
  ['GET', /^commits\/(.+)$/, commit],
  ['POST', /^git\/commits$/, ({ sent, forward }) => forward({ parents: [], ...sent })],
  ['POST', /^git\/trees$/, tree],
  ['PATCH', /^git\/refs\/.+$/, updateRef],
  ['POST', /^dispatches$/, dispatch],
];

export function answerOf(visit: Visit): Promise<Answer> {
  for (const [method, pattern, answer] of ROUTES) {
    const match = method === visit.request.method && pattern.exec(visit.route);
    if (match) return answer(visit, ...match.slice(1));
  }
  return visit.forward();
}

async function comment({ sent, forward }: Visit): Promise<Answer> {
  if (!(sent?.body?.length > MAX_BODY)) return forward();
  const message = `Body is too long (maximum is ${MAX_BODY} characters)`;
  return refusal(422, 'Validation Failed', {
    errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }],
  });
}

/** People who may write can comment on a locked conversation; a workflow cannot. */
async function commentOnIssue(visit: Visit, number: string): Promise<Answer> {
  const isLocked = visit.isBot && visit.locked.has(`${visit.repository}#${number}`);
  return isLocked ? refusal(403, 'Unable to create comment because issue is locked.') : comment(visit);
}

/** The emulator does not lock pull requests. */
async function lock({ request, repository, locked }: Visit, number: string): Promise<Answer> {
  locked[request.method === 'PUT' ? 'add' : 'delete'](`${repository}#${number}`);
  return NO_CONTENT;
}

/** One pull request, or a list of them. */
async function pulls({ forward, current }: Visit): Promise<Answer> {
  const answer = await forward();
  if (answer.status !== 200) return answer;
  const found: Json = JSON.parse(answer.body.toString());
  const shown = Array.isArray(found) ? await Promise.all(found.map(current)) : await current(found);
  return { ...answer, body: Buffer.from(JSON.stringify(shown)) };
}

/** Pull requests that have the commit, and those that it is the merge of. */
async function pullsOfCommit({ url, get, current }: Visit, sha: string): Promise<Answer> {
  if (!(await get(`git/commits/${sha}`))) return noCommit(sha);
  const all: Json[] = await Promise.all((await get('pulls?state=all&per_page=100')).map(current));
  const having = await Promise.all(
    all.map(async ({ head, base, merge_commit_sha }) => {
      if (head.sha === sha || merge_commit_sha === sha) return true;
      const { commits } = (await get(`compare/${base.sha}...${head.sha}`)) ?? { commits: [] };
      return commits.some((one: Json) => one.sha === sha);
    }),
  );
  const { items, headers } = page(
    all.filter((_, i) => having[i]),
    url,
  );
  return jsonAnswer(200, items, headers);
}

async function checkRuns({ checks, url, repository, get }: Visit, ref: string): Promise<Answer> {
  const found = await get(`commits/${ref}`);
  return found ? checks.list(url, repository, found.sha) : noCommit(ref);
}

async function createCheckRun({ checks, repository, sent, get }: Visit): Promise<Answer> {
  const found = await get(`commits/${encodeURIComponent(sent?.head_sha)}`);
  return checks.create(repository, sent, found?.sha);
}

async function commit({ forward }: Visit, ref: string): Promise<Answer> {
  const answer = await forward();
  return answer.status === 404 ? noCommit(ref) : answer;
}

function tree({ sent, forward }: Visit): Promise<Answer> {
  const entries = sent?.tree?.map?.((entry: Json) => ({ type: 'blob', mode: '100644', ...entry }));
  return forward({ ...sent, tree: entries });
}

async function updateRef({ forward }: Visit): Promise<Answer> {
  const answer = await forward();
  // The emulator hyphenates.
  const isBehind = answer.status === 422 && answer.body.includes('not a fast-forward');
  return isBehind ? refusal(422, 'Update is not a fast forward') : answer;
}

async function dispatch({ sent }: Visit): Promise<Answer> {
  if (typeof sent?.event_type === 'string') return NO_CONTENT;
  return refusal(422, 'Invalid request.\n\n"event_type" wasn\'t supplied.');
}

function noCommit(ref: string): Answer {
  return refusal(422, `No commit found for SHA: ${decodeURIComponent(ref)}`);
}
