import { type Answer, type Json, jsonAnswer, jsonOf, type Request, refusal } from './exchange.js';
import { DocumentError, execute, FieldError, resolver } from './graphql.js';

export interface GraphQLContext {
  login: string | undefined;
  isReadOnly: boolean;
  /** Database id → why. */
  minimised: Map<number, string>;
  /** What REST gives, as the asking user; `undefined` unless 200. */
  get(path: string): Promise<Json>;
}

/** Part of GitHub's GraphQL schema, resolved from what REST gives. */
export async function graphqlAnswer(request: Request, context: GraphQLContext): Promise<Answer> {
  if (!context.login) return refusal(401, 'Requires authentication');
  const sent = jsonOf(request.body);
  if (request.method !== 'POST' || typeof sent?.query !== 'string')
    return refusal(400, 'A query attribute must be specified and must be a string.');
  try {
    const roots = { query: query(context), mutation: mutation(context) };
    const { data, errors } = await execute(sent.query, { ...sent.variables }, roots);
    return jsonAnswer(200, { data, ...(errors.length > 0 && { errors }) });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { message, code } = error;
    return jsonAnswer(200, { errors: [{ message, ...(code && { extensions: { code } }) }] });
  }
}

function actor(user: Json) {
  const isBot = user.login.endsWith('[bot]');
  return { __typename: isBot ? 'Bot' : 'User', login: user.login.replace('[bot]', ''), url: user.html_url };
}

function query(context: GraphQLContext) {
  return {
    __typename: 'Query',
    viewer: { __typename: 'User', login: context.login },
    repository: resolver(['owner', 'name'], async ({ owner, name }) => {
      const found = await context.get(`/repos/${owner}/${name}`);
      if (!found)
        throw new FieldError(
          'NOT_FOUND',
          `Could not resolve to a Repository with the name '${owner}/${name}'.`,
        );
      return repository(context, found);
    }),
  };
}

function repository(context: GraphQLContext, found: Json) {
  const path = `/repos/${found.full_name}`;
  const numbered = (types: string[], what: string, __abstract?: Json) =>
    resolver(['number'], async ({ number }) => {
      const pull = await context.get(`${path}/pulls/${number}`);
      const found = pull ?? (await context.get(`${path}/issues/${number}`));
      const __typename = pull ? 'PullRequest' : 'Issue';
      if (!found || !types.includes(__typename))
        throw new FieldError('NOT_FOUND', `Could not resolve to ${what} with the number of ${number}.`);
      return {
        __typename,
        __abstract,
        id: found.node_id,
        number: found.number,
        title: found.title,
        url: found.html_url,
        locked: found.locked,
        state: found.state.toUpperCase(),
        ...(pull && { headRefName: pull.head.ref, headRefOid: pull.head.sha }),
        comments: connection(context, 'IssueComment', `${path}/issues/${number}/comments`),
      };
    });
  return {
    __typename: 'Repository',
    id: found.node_id,
    name: found.name,
    nameWithOwner: found.full_name,
    isPrivate: found.private,
    url: found.html_url,
    pullRequest: numbered(['PullRequest'], 'a PullRequest'),
    issue: numbered(['Issue'], 'an Issue'),
    issueOrPullRequest: numbered(['PullRequest', 'Issue'], 'an issue or pull request', {
      name: 'IssueOrPullRequest',
      fields: [],
    }),
    object: resolver(['oid', 'expression'], async ({ oid, expression }) => {
      const commit = await context.get(`${path}/commits/${encodeURIComponent(oid ?? expression)}`);
      return (
        commit && {
          __typename: 'Commit',
          __abstract: { name: 'GitObject', fields: ['id', 'oid'] },
          id: commit.node_id,
          oid: commit.sha,
          url: commit.html_url,
          comments: connection(context, 'CommitComment', `${path}/commits/${commit.sha}/comments`),
        }
      );
    }),
  };
}

/** A connection with GitHub's rules for pages: `first` or `last`, at most 100. */
function connection(context: GraphQLContext, typename: string, path: string) {
  return resolver(['first', 'last', 'after', 'before'], async ({ first, last, after, before }) => {
    const size = first ?? last;
    if ((size ?? null) === null)
      throw new FieldError(
        'MISSING_PAGINATION_BOUNDARIES',
        'You must provide a `first` or `last` value to properly paginate the `comments` connection.',
      );
    if (size > 100 || size < 1)
      throw new FieldError(
        'EXCESSIVE_PAGINATION',
        `Requesting ${size} records on the \`comments\` connection exceeds the \`${first ? 'first' : 'last'}\` limit of 100 records.`,
      );
    const all: Json[] = [];
    for (let number = 1; all.length === (number - 1) * 100; number++)
      all.push(...(await context.get(`${path}?per_page=100&page=${number}`)));
    // A cursor is the place in the list, as it is on GitHub.
    const placeOf = (cursor: string) =>
      Number(Buffer.from(cursor, 'base64').toString().slice('cursor:'.length));
    const cursorOf = (place: number) => Buffer.from(`cursor:${place}`).toString('base64');
    let start = after ? placeOf(after) + 1 : 0;
    let end = before ? placeOf(before) : all.length;
    if (first) end = Math.min(end, start + first);
    else start = Math.max(start, end - last);
    const nodes = all.slice(start, end).map((one) => comment(context, typename, one));
    return {
      __typename: `${typename}Connection`,
      totalCount: all.length,
      nodes,
      edges: nodes.map((node, i) => ({ __typename: `${typename}Edge`, cursor: cursorOf(start + i), node })),
      pageInfo: {
        __typename: 'PageInfo',
        hasNextPage: end < all.length,
        hasPreviousPage: start > 0,
        startCursor: nodes.length > 0 ? cursorOf(start) : null,
        endCursor: nodes.length > 0 ? cursorOf(end - 1) : null,
      },
    };
  });
}

function comment({ login, minimised }: GraphQLContext, typename: string, found: Json) {
  return {
    __typename: typename,
    id: found.node_id,
    databaseId: found.id,
    ...(typename === 'IssueComment' && { fullDatabaseId: String(found.id) }),
    url: found.html_url,
    body: found.body,
    createdAt: found.created_at,
    updatedAt: found.updated_at,
    author: found.user && actor(found.user),
    viewerDidAuthor: found.user?.login === login,
    isMinimized: minimised.has(found.id),
    minimizedReason: minimised.get(found.id) ?? null,
  };
}

const CLASSIFIERS = ['ABUSE', 'DUPLICATE', 'OFF_TOPIC', 'OUTDATED', 'RESOLVED', 'SPAM'];

function mutation({ isReadOnly, minimised }: GraphQLContext) {
  const change = (type: string, field: string, act: (id: number, input: Json) => void) =>
    resolver(['input'], ({ input }) => {
      const id = Number(
        /^0:(?:Issue|Commit)Comment(\d+)$/.exec(
          Buffer.from(String(input.subjectId), 'base64').toString(),
        )?.[1],
      );
      if (!id)
        throw new FieldError(
          'NOT_FOUND',
          `Could not resolve to a node with the global id of '${input.subjectId}'`,
        );
      if (isReadOnly) throw new FieldError('FORBIDDEN', 'Resource not accessible by integration');
      act(id, input);
      return {
        __typename: type,
        clientMutationId: input.clientMutationId ?? null,
        [field]: {
          __typename: 'IssueComment',
          __abstract: { name: 'Minimizable', fields: ['isMinimized', 'minimizedReason'] },
          id: input.subjectId,
          isMinimized: minimised.has(id),
          minimizedReason: minimised.get(id) ?? null,
        },
      };
    });
  return {
    __typename: 'Mutation',
    minimizeComment: change('MinimizeCommentPayload', 'minimizedComment', (id, { classifier }) => {
      if (!CLASSIFIERS.includes(classifier))
        throw new DocumentError(
          `Argument 'classifier' on InputObject 'MinimizeCommentInput' has an invalid value (${classifier}). Expected type 'ReportedContentClassifiers!'.`,
          'argumentLiteralsIncompatible',
        );
      minimised.set(id, classifier.toLowerCase().replace('_', '-'));
    }),
  };
}
