import type { Field } from '@mlops-actions/model-files';
import { codeSpan, markdownTable, type Part, plainText } from '@mlops-actions/report';
import type { CardFacts } from './facts.js';
import { commitLink, webLink } from './links.js';
import { isSecretName, REDACTED } from './redact.js';
import { code, count, counted, fenced, linked, said, shown } from './text.js';
import { usage } from './usage.js';

/** Rows of one table; the rest is in MLflow. */
const MOST_ROWS = 100;
const MOST_FILES = 50;
const MOST_LINES = 100;
/** Files with pickles, and imports of one. */
const MOST_PICKLES = 20;

const DESCRIPTION_LIMIT = 2_000;
const NAME_LIMIT = 100;

/** The parts of the region that is written anew, in their order. Those of rank 0 are short whatever the facts are. */
export function sections(facts: CardFacts, data: { readonly [key: string]: unknown }): Part[] {
  const parts: (Part | undefined)[] = [
    { text: overview(facts, data), rank: 0 },
    { text: `## How to load\n\n${usage(facts)}`, rank: 0 },
    part('Inputs and outputs', signature(facts), 2),
    part('Metrics', metrics(facts), 1),
    part('Parameters', params(facts), 6),
    part('Datasets', datasets(facts), 3),
    part('Environment', environment(facts), 5),
    part('Files', files(facts), 4),
    part('Pickles', pickles(facts), 0),
    part('Provenance', provenance(facts), 0),
  ];
  return parts.filter((piece) => piece !== undefined);
}

function part(title: string, body: string | undefined, rank: number): Part | undefined {
  if (body === undefined) return undefined;
  return { text: `## ${title}\n\n${body}`, short: `## ${title}\n\nToo long for this card.`, rank };
}

/** `**Model:** …` */
type Item = readonly [name: string, markdown: string | undefined];

function list(items: readonly Item[]): string {
  return items.flatMap(([name, text]) => (text === undefined ? [] : `- **${name}:** ${text}`)).join('\n');
}

function overview(facts: CardFacts, data: { readonly [key: string]: unknown }): string {
  const { name, version, kind } = facts;
  const model = name === undefined ? '' : `**${said(name)}**, `;
  const items = list([
    ['Flavor', code(kind.flavor) + (kind.format === undefined ? '' : `, stored as ${code(kind.format)}`)],
    ['Task', kind.pipelineTag && code(kind.pipelineTag)],
    ['Base model', kind.baseModel && code(kind.baseModel)],
    ['Licence', license(data)],
  ]);
  return [
    `${model}${version === undefined ? '' : `version ${said(version)}, `}published from MLflow.`.replace(
      /^p/,
      'P',
    ),
    items,
    quote(facts.description),
  ]
    .filter((piece) => piece !== '')
    .join('\n\n');
}

function license(data: { readonly [key: string]: unknown }): string {
  const ids = [data.license].flat().filter((id) => typeof id === 'string' && id !== '') as string[];
  if (ids.length === 0) return 'not stated';
  const { license_name: name, license_link: link } = data;
  const named =
    typeof name === 'string' && ids.includes('other')
      ? ` (${linked(said(name), typeof link === 'string' ? link : undefined)})`
      : '';
  return ids.map((id) => code(id)).join(', ') + named;
}

/** What was written in MLflow, line by line as it is there. */
function quote(description = ''): string {
  const paragraphs = description
    .slice(0, DESCRIPTION_LIMIT)
    .split(/(?:[ \t]*(?:\r\n|\r|\n)){2,}/)
    .map((paragraph) => paragraph.split(/\r\n|\r|\n/).filter((line) => shown(line) !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `> ${said(line, DESCRIPTION_LIMIT)}`).join('\\\n'));
  if (description.length > DESCRIPTION_LIMIT)
    paragraphs.push(`> … (${count(description.length)} characters in all)`);
  return paragraphs.join('\n>\n');
}

function signature({ signature }: CardFacts): string | undefined {
  if (signature === undefined) return undefined;
  const { inputs, outputs, params } = signature;
  const typeOf = ({ type, shape }: Field) =>
    shown(shape === undefined ? type : `${type}, shape (${shape.join(', ')})`);
  const tables = [
    fields('Inputs', ['Type', 'Required'], inputs, (field) => [
      typeOf(field),
      field.required === false ? 'no' : 'yes',
    ]),
    fields('Outputs', ['Type'], outputs, (field) => [typeOf(field)]),
    fields('Parameters', ['Type', 'Default'], params, (field) => [
      typeOf(field),
      isSecretName(field.name ?? '')
        ? REDACTED
        : field.default === undefined
          ? ''
          : shown(JSON.stringify(field.default) ?? ''),
    ]),
  ];
  return tables.filter((table) => table !== '').join('\n\n') || undefined;
}

function fields<F extends Field>(
  title: string,
  columns: readonly string[],
  rows: readonly F[],
  cells: (field: F) => string[],
): string {
  if (rows.length === 0) return '';
  return `**${title}**\n\n${table(
    ['Name', ...columns],
    rows.map((field) => [shown(field.name ?? '', NAME_LIMIT), ...cells(field)]),
    'MLmodel',
  )}`;
}

function metrics(facts: CardFacts): string | undefined {
  const rows = byName(facts.metrics).map(([name, value]) => [shown(name, NAME_LIMIT), String(value)]);
  if (rows.length === 0) return undefined;
  return table(['Metric', '>Value'], rows, 'MLflow');
}

function params(facts: CardFacts): string | undefined {
  const rows = byName(facts.params).map(([name, value]) => [
    shown(name, NAME_LIMIT),
    isSecretName(name) ? REDACTED : shown(value),
  ]);
  return rows.length === 0 ? undefined : table(['Parameter', 'Value'], rows, 'MLflow');
}

function datasets(facts: CardFacts): string | undefined {
  const rows = facts.datasets
    .map(({ name, digest, context, sourceType }) => [
      shown(name, NAME_LIMIT),
      shown(context ?? ''),
      shown(sourceType ?? ''),
      shown(digest),
    ])
    .sort((a, b) => compare(a.join('\n'), b.join('\n')));
  return rows.length === 0 ? undefined : table(['Dataset', 'Used for', 'Source', 'Digest'], rows, 'MLflow');
}

function environment({ environment }: CardFacts): string | undefined {
  const { python, mlflow, requirements } = environment;
  const versions = list([
    ['Python', python && said(python)],
    ['MLflow', mlflow && said(mlflow)],
  ]);
  const lines = requirements.slice(0, MOST_LINES).map((line) => {
    const text = shown(line);
    return text === REDACTED ? `# ${REDACTED}` : text;
  });
  const more = requirements.length - lines.length;
  if (more > 0) lines.push(`# and ${count(more)} more in requirements.txt`);
  const pieces = [versions, lines.length === 0 ? '' : fenced('text', lines)].filter((piece) => piece !== '');
  return pieces.join('\n\n') || undefined;
}

function files({ files }: CardFacts): string | undefined {
  if (files.length === 0) return undefined;
  const rows = files
    .toSorted((a, b) => compare(a.path, b.path))
    .map(({ path, size, sha256 }) => [plainText(path), count(size), sha256]);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return `${counted(files.length, 'file')}, ${counted(bytes, 'byte')}.\n\n${table(['File', '>Bytes', 'SHA-256'], rows, 'SHA256SUMS', MOST_FILES)}`;
}

function pickles({ pickles }: CardFacts): string | undefined {
  if (pickles.length === 0) return undefined;
  const items = pickles
    .toSorted((a, b) => compare(a.path, b.path))
    .slice(0, MOST_PICKLES)
    .map(({ path, unknown, dangerous }) => {
      const found = [
        dangerous.length > 0 && `**can run programs or reach files by** ${imports(dangerous)}`,
        unknown.length > 0 && `outside the known libraries: ${imports(unknown)}`,
      ].filter((text) => text !== false);
      return `- ${code(path)}: ${found.join('; ') || 'nothing out of the ordinary found'}`;
    });
  if (pickles.length > items.length) items.push(`- and ${count(pickles.length - items.length)} more files`);
  const isSkops = ({ path }: { readonly path: string }) => path.endsWith('.skops');
  const notes = [
    !pickles.every(isSkops) &&
      'Loading a pickle runs code, whatever was found in it: load it only if you trust where it comes from.',
    pickles.some(isSkops) &&
      'A skops file is no pickle: of its types, skops makes only those that it knows and those that you trust.',
    'These files were read for what they import, and nothing of it was run.',
  ];
  return [notes.filter((note) => note !== false).join(' '), items.join('\n')].join('\n\n');
}

function imports(names: readonly string[]): string {
  const shownNames = names.slice(0, MOST_PICKLES).map((name) => codeSpan(name, 80));
  const more = names.length - shownNames.length;
  return shownNames.join(', ') + (more > 0 ? ` and ${count(more)} more` : '');
}

function provenance({ name, version, provenance: facts }: CardFacts): string | undefined {
  const { runId, runName, runLink, gitCommit, gitRepo, modelId, workflowRun, createdAt } = facts;
  const made = new Date(createdAt ?? Number.NaN);
  const text = list([
    ['Registered model', version && `${said(name ?? '')}, version ${said(version)}`],
    ['MLflow run', runId && linked(runName ? `${said(runName)} (${said(runId)})` : said(runId), runLink)],
    ['MLflow model', modelId && code(modelId)],
    ['Git commit', gitCommit && commit(gitCommit, gitRepo)],
    [
      'Created',
      Number.isNaN(made.getTime()) ? undefined : `${made.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    ],
    ['Published by', workflowRun && linked('workflow run', workflowRun)],
  ]);
  return text || undefined;
}

function commit(id: string, repository = ''): string {
  const page = webLink(repository);
  const name = (page ?? repository).replace(/^https?:\/\//, '').replace(/\.git\/*$/, '');
  return (
    linked(code(id), commitLink(repository, id)) + (name === '' ? '' : ` of ${linked(said(name), page)}`)
  );
}

/** Plain texts as a table of at most `most` rows. A column that begins with `>` is set to the right. */
function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  where: string,
  most = MOST_ROWS,
): string {
  const markdown = markdownTable(
    columns.map((title) =>
      title.startsWith('>') ? { header: title.slice(1), align: 'right' } : { header: title },
    ),
    rows.slice(0, most),
  );
  const more = rows.length - most;
  return more > 0 ? `${markdown}\n\nand ${count(more)} more, all in ${where}` : markdown;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const byName = <Value>(map: ReadonlyMap<string, Value>) => [...map].sort(([a], [b]) => compare(a, b));
