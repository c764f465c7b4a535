/**
 * Counts the requests to GitHub's API that a comment costs, ours by running it, and puts them beside those of others; with
 * --write into README.md. Started by run.sh.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGitHubApi } from '@mlops-actions/loopback';
import { action } from '@mlops-actions/pr-comment';
import { githubRunner, runAction } from '@mlops-actions/toolkit';
import { parse } from 'yaml';
import { table } from './figures.js';
import { writeFigures } from './readme.js';

/** How many comments of other people come before the run's own, and after it. */
const threads = [
  [0, 0],
  [0, 250],
  [125, 125],
  [250, 0],
];
/** What the three runs in each thread report, and what they are to make of it. */
const runs = { created: '0.90', updated: '0.91', unchanged: '0.91' };

/**
 * Whether a run writes that finds nothing changed, and the requests of the three runs in each thread. Counted once in the same
 * threads: README.md says of which versions, and how.
 */
const others = [
  [
    '`cml comment update`, `cml comment create --update`',
    'yes; a new comment when it is not among the first 30',
    [3, 3, 3],
    [3, 3, 3],
    [3, 3, 3],
    [3, 3, 3],
  ],
  ['sticky-pull-request-comment', 'yes', [2, 2, 2], [2, 2, 2], [3, 3, 3], [4, 4, 4]],
  ['the same, `skip_unchanged: true`', 'no', [2, 2, 1], [2, 2, 1], [3, 3, 2], [4, 4, 3]],
  ['actions-comment-pull-request', 'yes', [2, 2, 2], [2, 2, 2], [6, 6, 6], [10, 10, 10]],
  ['find-comment, create-or-update-comment', 'yes', [2, 2, 2], [2, 10, 10], [6, 10, 10], [10, 10, 10]],
];

const work = mkdtempSync(join(tmpdir(), 'mlops-actions-bench-'));
const api = await startGitHubApi();
try {
  const ours = [];
  for (const [before, after] of threads) ours.push(await count(before, after));
  const text = figures(ours);
  process.stdout.write(`\n${text}\n`);
  if (process.argv.includes('--write')) writeFigures('requests', text);
} finally {
  await api.close();
  rmSync(work, { recursive: true });
}

/** Requests of a first run, of one with other numbers, and of one with the same again, all in a new pull request. */
async function count(before, after) {
  const pull = await openPull();
  await pull.talk(before);
  const counts = [];
  for (const [operation, accuracy] of Object.entries(runs)) {
    api.reset();
    const outputs = await comment(pull.env, `| metric | value |\n| --- | --- |\n| accuracy | ${accuracy} |`);
    if (outputs.operation !== operation || api.violations.length > 0)
      throw new Error(`${outputs.operation} instead of ${operation}. ${api.violations.join('\n')}`);
    counts.push(api.requests.length);
    if (operation === 'created') await pull.talk(after);
  }
  return counts;
}

/** A pull request of a new repository, in the environment of a runner. */
async function openPull() {
  const repository = await api.createRepository(`r${crypto.randomUUID()}`);
  const { number, headSha, baseSha } = await api.createPullRequest(repository, {
    branch: 'topic',
    files: { 'metrics.json': '{}' },
  });
  const event = join(work, 'event.json');
  const repo = { full_name: repository };
  const ends = { head: { sha: headSha, repo }, base: { sha: baseSha, repo } };
  writeFileSync(event, JSON.stringify({ pull_request: { number, ...ends } }));
  const env = {
    GITHUB_API_URL: api.url,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: '1',
    GITHUB_SHA: baseSha,
    GITHUB_WORKSPACE: work,
    RUNNER_TEMP: work,
  };
  const talk = async (comments) => {
    for (let i = 0; i < comments; i++)
      await api.call(
        'POST',
        `/repos/${repository}/issues/${number}/comments`,
        { body: `Comment ${i}` },
        api.otherToken,
      );
  };
  return { env, talk };
}

/** Runs the action as its runner does, with the defaults of its `action.yml`. */
async function comment(env, body) {
  const { inputs } = parse(
    readFileSync(join(import.meta.dirname, '../actions/pr-comment/action.yml'), 'utf8'),
  );
  const given = { body, header: 'bench', token: api.token };
  for (const [name, { default: otherwise = '' }] of Object.entries(inputs))
    env[`INPUT_${name.toUpperCase()}`] = given[name] ?? otherwise;
  const outputs = {};
  const silent = () => {};
  await runAction(action, {
    ...githubRunner(env),
    log: { info: silent, debug: silent, notice: silent, warning: silent, error: silent },
    secret: silent,
    output: (name, value) => {
      outputs[name] = value;
    },
    fail: (message) => {
      throw new Error(message);
    },
  });
  return outputs;
}

function figures(ours) {
  const busy = (counts, run) => counts.map((of) => of[run]).join(' / ');
  const rows = [['**ours**', 'no', ...ours], ...others].map(([name, writes, quiet, ...among]) => [
    name,
    ...quiet,
    among.at(-1)[0],
    busy(among, 1),
    busy(among, 2),
    writes,
  ]);
  const own = ours.flat();
  const least = others.every(([, , ...theirs]) => theirs.flat().every((requests, i) => own[i] <= requests));
  return [
    table(
      [
        '',
        'first',
        'update',
        'nothing changed',
        'first, after 250 comments',
        'update, among 250',
        'nothing changed, among 250',
        'writes when nothing changed',
      ],
      rows,
    ),
    `Ours takes no more than any of the others, in every column: ${least ? 'met' : '**missed**'}.`,
  ].join('\n\n');
}
