import { type Answer, type Json, jsonAnswer, NOT_FOUND, page, refusal } from './exchange.js';

const MAX_TEXT = 65_535;
const MAX_ANNOTATIONS = 50;

/**
 * Check runs. The emulator has them too, but forgets annotations at each update where GitHub adds them, and knows no
 * pages and no limits.
 */
export class CheckRuns {
  readonly #runs: { repository: string; run: Json; annotations: Json[] }[] = [];
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  list(url: URL, repository: string, sha: string): Answer {
    const { searchParams: query } = url;
    const named = this.#runs
      .filter((one) => one.repository === repository && one.run.head_sha === sha)
      .map(({ run }) => run)
      .filter(
        ({ name, status, app }) =>
          name === (query.get('check_name') ?? name) &&
          status === (query.get('status') ?? status) &&
          app.id === Number(query.get('app_id') ?? app.id),
      )
      .reverse();
    const latest = named.filter((run, i) => named.findIndex(({ name }) => name === run.name) === i);
    const runs = query.get('filter') === 'all' ? named : latest;
    const { items, headers } = page(runs, url);
    return jsonAnswer(200, { total_count: runs.length, check_runs: items }, headers);
  }

  /** @param sha the commit that `head_sha` stands for, where there is one */
  create(repository: string, sent: Json, sha: string | undefined): Answer {
    if (!sent?.name || !sent.head_sha)
      return refusal(422, 'Invalid request.\n\n"name", "head_sha" weren\'t supplied.');
    if (sha !== sent.head_sha) return refusal(422, `No commit found for SHA: ${sent.head_sha}`);
    const fault = faultOf(sent);
    if (fault) return fault;
    const id = this.#runs.length + 1;
    const url = `${this.#url}/repos/${repository}/check-runs/${id}`;
    const made = {
      repository,
      annotations: [],
      run: {
        id,
        node_id: Buffer.from(`CheckRun:${id}`).toString('base64url'),
        head_sha: sha,
        external_id: '',
        url,
        html_url: `${this.#url}/${repository}/runs/${id}`,
        details_url: `${this.#url}/${repository}/runs/${id}`,
        status: 'queued',
        conclusion: null,
        started_at: now(),
        completed_at: null,
        output: {
          title: null,
          summary: null,
          text: null,
          annotations_count: 0,
          annotations_url: `${url}/annotations`,
        },
        name: sent.name,
        check_suite: { id: 1 },
        app: APP,
        pull_requests: [],
      },
    };
    this.#runs.push(made);
    this.#change(made, sent);
    return jsonAnswer(201, made.run);
  }

  read(repository: string, id: string): Answer {
    const found = this.#find(repository, id);
    return found ? jsonAnswer(200, found.run) : NOT_FOUND;
  }

  annotations(repository: string, id: string, url: URL): Answer {
    const found = this.#find(repository, id);
    if (!found) return NOT_FOUND;
    const { items, headers } = page(found.annotations, url);
    return jsonAnswer(200, items, headers);
  }

  update(repository: string, id: string, sent: Json): Answer {
    const found = this.#find(repository, id);
    if (!found) return NOT_FOUND;
    const fault = faultOf(sent);
    if (fault) return fault;
    this.#change(found, sent);
    return jsonAnswer(200, found.run);
  }

  #find(repository: string, id: string) {
    return this.#runs.find((one) => one.repository === repository && one.run.id === Number(id));
  }

  #change({ run, annotations }: { run: Json; annotations: Json[] }, sent: Json): void {
    for (const name of [
      'name',
      'details_url',
      'external_id',
      'started_at',
      'status',
      'conclusion',
      'completed_at',
    ])
      if (sent[name] !== undefined) run[name] = sent[name];
    if (sent.conclusion) {
      run.status = 'completed';
      run.completed_at = sent.completed_at ?? now();
    } else if (sent.status && sent.status !== 'completed') {
      run.conclusion = null;
      run.completed_at = null;
    }
    if (!sent.output) return;
    const { title, summary, text, annotations: added = [] } = sent.output;
    for (const one of added)
      annotations.push({
        start_column: null,
        end_column: null,
        title: null,
        raw_details: null,
        ...one,
        blob_href: `${this.#url}/blob/${run.head_sha}/${one.path}`,
      });
    Object.assign(run.output, {
      ...(title !== undefined && { title }),
      ...(summary !== undefined && { summary }),
      ...(text !== undefined && { text }),
      annotations_count: annotations.length,
    });
  }
}

function faultOf({ status, conclusion, output }: Json): Answer | undefined {
  if (status === 'completed' && !conclusion)
    return refusal(
      422,
      'Invalid request.\n\nNo subschema in "anyOf" matched.\n"conclusion" wasn\'t supplied.',
    );
  if (output?.annotations?.length > MAX_ANNOTATIONS)
    return refusal(
      422,
      `Invalid request.\n\nNo more than ${MAX_ANNOTATIONS} items are allowed; ${output.annotations.length} were supplied.`,
    );
  for (const name of ['summary', 'text'])
    if (Buffer.byteLength(output?.[name] ?? '') > MAX_TEXT)
      return refusal(
        422,
        `Invalid request.\n\nOnly ${MAX_TEXT} characters are allowed; ${output[name].length} were supplied.`,
      );
  return undefined;
}

const now = () => new Date().toISOString().replace(/\.\d+/, '');

const APP = {
  id: 15368,
  slug: 'github-actions',
  node_id: 'MDM6QXBwMTUzNjg=',
  owner: {
    login: 'github',
    id: 9919,
    node_id: 'MDEyOk9yZ2FuaXphdGlvbjk5MTk=',
    avatar_url: 'https://avatars.githubusercontent.com/u/9919?v=4',
    gravatar_id: '',
    url: 'https://api.github.com/users/github',
    html_url: 'https://github.com/github',
    followers_url: 'https://api.github.com/users/github/followers',
    following_url: 'https://api.github.com/users/github/following{/other_user}',
    gists_url: 'https://api.github.com/users/github/gists{/gist_id}',
    starred_url: 'https://api.github.com/users/github/starred{/owner}{/repo}',
    subscriptions_url: 'https://api.github.com/users/github/subscriptions',
    organizations_url: 'https://api.github.com/users/github/orgs',
    repos_url: 'https://api.github.com/users/github/repos',
    events_url: 'https://api.github.com/users/github/events{/privacy}',
    received_events_url: 'https://api.github.com/users/github/received_events',
    type: 'Organization',
    site_admin: false,
  },
  name: 'GitHub Actions',
  description: 'Automate your workflow from idea to production',
  external_url: 'https://help.github.com/en/actions',
  html_url: 'https://github.com/apps/github-actions',
  created_at: '2018-07-30T09:30:17Z',
  updated_at: '2024-04-10T20:33:16Z',
  permissions: { checks: 'write', contents: 'write', issues: 'write', pull_requests: 'write' },
  events: ['check_run'],
};
