import { jsonAnswer } from '../exchange.js';
import type { Reply } from '../faulty-server.js';
import { idOf, mayWrite, nameOf } from './accounts.js';
import { Refusal } from './exchange.js';
import type { Commit } from './git.js';
import { type Discussion, type Repository, refOf } from './repository.js';
import { forbidden, type RepoCall, type SentRepoCall } from './routes.js';

/** Entries on a page, at most. */
const PAGE = 10;

function open(
  repository: Repository,
  of: Pick<Discussion, 'isPullRequest' | 'title' | 'description' | 'author' | 'status'>,
): Discussion {
  const date = new Date();
  const { author, description } = of;
  const comment = {
    type: 'comment' as const,
    author,
    date,
    data: { edited: false, hidden: false, latest: { raw: description } },
  };
  const discussion = { ...of, num: repository.discussions.length + 1, date, events: [comment] };
  repository.discussions.push(discussion);
  return discussion;
}

/** Opens a pull request to `main`, whose ref begins at a commit. */
export function openPullRequest(
  repository: Repository,
  start: Commit,
  by: { author: string; title: string; description: string },
  status: 'draft' | 'open',
): Discussion {
  const discussion = open(repository, { ...by, isPullRequest: true, status });
  repository.heads.set(refOf(discussion.num), start);
  return discussion;
}

/** `POST …/discussions` */
export function create({ repository, sender, body }: SentRepoCall): Reply {
  const { description = '', pullRequest = false } = body;
  const title: string = body.title.trim();
  if (title.length < 3 || title.length > 200)
    throw new Refusal(400, '"title" length must be at least 3 and at most 200 characters long');
  const by = { title, description, author: nameOf(sender) };
  const made = pullRequest
    ? openPullRequest(repository, repository.at('main'), by, 'draft')
    : open(repository, { ...by, isPullRequest: false, status: 'open' });
  return jsonAnswer(200, { num: made.num, pullRequest });
}

/** `GET …/discussions` */
export function list({ repository, state, url }: RepoCall): Reply {
  const query = url.searchParams;
  const type = query.get('type') ?? 'all';
  const status = query.get('status') ?? 'all';
  const isOpen = (of: Discussion) => of.status === 'open' || of.status === 'draft';
  const all = repository.discussions
    .filter(({ isPullRequest }) => type === 'all' || isPullRequest === (type === 'pull_request'))
    .filter((discussion) => status === 'all' || isOpen(discussion) === (status === 'open'))
    .filter(({ author }) => (query.get('author') ?? author) === author)
    .reverse();
  const size = Math.min(PAGE, state.settings.pageSize);
  const start = (Number(query.get('p')) || 0) * size;
  return jsonAnswer(200, {
    count: all.length,
    start,
    numClosedDiscussions: repository.discussions.filter((discussion) => !isOpen(discussion)).length,
    discussions: all.slice(start, start + size).map((discussion) => summaryOf(repository, discussion)),
  });
}

/** `GET …/discussions/{num}` */
export function detail({ repository, parts: [, num] }: RepoCall): Reply {
  const discussion = find(repository, num);
  return jsonAnswer(200, {
    ...summaryOf(repository, discussion),
    events: discussion.events.map(({ type, author, date, data }, index) => ({
      id: idOf(`${repository.id}#${discussion.num}.${index}`),
      type,
      author: { name: author, type: 'user' },
      createdAt: date.toISOString(),
      data,
    })),
    ...(discussion.isPullRequest && {
      changes: { base: 'refs/heads/main' },
      filesWithConflicts: [],
      diff: '',
    }),
  });
}

/** `POST …/discussions/{num}/status` */
export function changeStatus({ repository, sender, body, parts: [, num] }: SentRepoCall): Reply {
  const discussion = find(repository, num);
  const author = nameOf(sender);
  if (author !== discussion.author && !mayWrite(sender, repository)) throw forbidden();
  discussion.status = body.status;
  const event = { type: 'status-change' as const, author, date: new Date(), data: { status: body.status } };
  discussion.events.push(event);
  const { type, data, date } = event;
  return jsonAnswer(200, {
    newStatus: {
      id: idOf(`${repository.id}#${discussion.num}.${discussion.events.length - 1}`),
      type,
      author: { name: author, type: 'user' },
      createdAt: date.toISOString(),
      data,
    },
  });
}

function find(repository: Repository, num: string | undefined): Discussion {
  const discussion = repository.discussions[Number(num) - 1];
  if (!discussion) throw new Refusal(404, 'This discussion does not exist');
  return discussion;
}

function summaryOf(
  { id }: Repository,
  { num, title, author, date, status, isPullRequest, events }: Discussion,
) {
  return {
    num,
    title,
    author: { name: author, type: 'user' },
    createdAt: date.toISOString(),
    status,
    repo: { name: id, type: 'model' },
    isPullRequest,
    numComments: events.filter(({ type }) => type === 'comment').length,
  };
}
