/**
 * `npm run look -- <folder>`: the comment as a reviewer sees it, as pictures in light and dark. The actions run in act against a
 * GitHub on loopback; what they post is rendered by GitHub's own Markdown library (cmark-gfm) and Mermaid, in Chromium.
 * Needs `npm run e2e` before, and Debian's `chromium`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startGitHubApi } from '../../packages/loopback/lib/index.js';
import { runWorkflow } from '../test/act.js';
import { root, work } from '../test/paths.js';
import { pullRequest } from '../test/pull-request.js';

const workflow = `on: pull_request
jobs:
  metrics:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - run: python3 train.py --better
      - uses: org/mlops-actions/metrics-diff@v1
        with:
          metrics: |
            metrics.json
            history.csv
          thresholds: accuracy >= 0.90
          max-regression: "*loss* 2%"
      - name: Comment
        if: always()
        uses: org/mlops-actions/pr-comment@v1
        with:
          body: |
            ### Confusion matrix

            ![Confusion matrix](plots/confusion-matrix.png)
          images: branch
`;
const folder = resolve(process.env.INIT_CWD ?? '.', process.argv[2] ?? 'look');
const pages = mkdtempSync(join(tmpdir(), 'look-'));
const cleaning = [() => rmSync(pages, { recursive: true, force: true })];
const api = await startGitHubApi();
try {
  mkdirSync(folder, { recursive: true });
  draw(await comment());
} finally {
  for (const clean of cleaning) clean();
  await api.close();
}

/** The Markdown that the actions post, its images within it. */
async function comment() {
  const old = mkdtempSync(join(tmpdir(), 'look-old-'));
  cleaning.push(() => rmSync(old, { recursive: true, force: true }));
  const train = readFileSync(join(import.meta.dirname, 'train.py'));
  execFileSync('python3', [join(import.meta.dirname, 'train.py')], { cwd: old });
  const main = Object.fromEntries(
    ['metrics.json', 'history.csv'].map((file) => [file, readFileSync(join(old, file), 'utf8')]),
  );
  const clone = { '.github/workflows/metrics.yml': workflow, 'train.py': train };
  const { caller, repository, event, comments } = await pullRequest(
    { after: (clean) => cleaning.push(clean) },
    api,
    { main, clone },
  );
  const run = await runWorkflow(caller, 'metrics.yml', api, event);
  if (run.status !== 0) throw new Error(run.printed);
  const [{ body }] = await comments();
  const images = [
    ...body.matchAll(/https:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/([0-9a-f]{40})\/([^)"]+)/g),
  ];
  let shown = body;
  for (const [url, sha, path] of images) {
    const { content } = await api.call('GET', `/repos/${repository}/contents/${path}?ref=${sha}`);
    shown = shown.replaceAll(url, `data:image/png;base64,${content.replaceAll('\n', '')}`);
  }
  return shown;
}

function draw(markdown) {
  const html = execFileSync(
    join(work, 'venv/bin/python'),
    [
      '-c',
      'import sys, cmarkgfm; from cmarkgfm.cmark import Options; print(cmarkgfm.github_flavored_markdown_to_html(sys.stdin.read(), options=Options.CMARK_OPT_UNSAFE))',
    ],
    { input: markdown, encoding: 'utf8', maxBuffer: 1 << 26 },
  ).replace(/<pre lang="mermaid"><code>([\s\S]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>');
  for (const theme of ['light', 'dark']) {
    const style = readFileSync(
      join(root, `node_modules/github-markdown-css/github-markdown-${theme}.css`),
      'utf8',
    );
    const page = join(pages, `${theme}.html`);
    const background = theme === 'light' ? '#ffffff' : '#0d1117';
    writeFileSync(
      page,
      `<!doctype html><meta charset="utf-8"><style>${style}
body { margin: 0; background: ${background}; padding: 16px } .markdown-body { max-width: 780px; font-size: 14px }</style>
<div class="markdown-body">${html}</div>
<script src="file://${join(root, 'node_modules/mermaid/dist/mermaid.min.js')}"></script>
<script>mermaid.initialize({ startOnLoad: true, theme: '${theme === 'light' ? 'default' : 'dark'}' });</script>`,
    );
    const picture = join(folder, `comment-${theme}.png`);
    execFileSync(
      'chromium',
      [
        ...['--headless', '--no-sandbox', '--hide-scrollbars', '--force-device-scale-factor=1.5'],
        ...[
          '--window-size=820,1340',
          '--virtual-time-budget=10000',
          `--screenshot=${picture}`,
          `file://${page}`,
        ],
      ],
      { stdio: 'ignore' },
    );
    process.stdout.write(`Wrote ${picture}\n`);
  }
}
