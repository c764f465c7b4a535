import {
  type Block,
  escapeText,
  type MetricRow,
  provenanceOf,
  type Report,
  type Section,
} from '@mlops-actions/report';
import { bytesInWords, type Context, count, visible } from '@mlops-actions/toolkit';
import type { Findings } from './findings.js';
import { addressOf, sizeOf } from './outcome.js';

const FILES_SHOWN = 50;

export function reportOf(findings: Findings, context: Context, id: string): Report {
  const { inputs, prepared, warnings } = findings;
  return {
    schema: 'mlops-report/v1',
    action: 'mlflow-to-hf',
    id,
    title: 'Model on the Hub',
    verdict: findings.done.kind === 'refused' ? 'fail' : warnings.length > 0 ? 'warn' : 'pass',
    headline: headlineOf(findings),
    metrics: [...prepared.model.facts.metrics].map(rowOf),
    sections: sectionsOf(findings),
    provenance: {
      ...provenanceOf(context, undefined),
      settings: { 'pickle-policy': inputs.picklePolicy, auth: prepared.hub.auth },
    },
  };
}

/** "Published MLflow sentiment-analyzer version 3 to team/sentiment-analyzer-3: 12 files, 3.4 MB; 12 of them new or changed." */
function headlineOf({ prepared, composition, done, warnings }: Findings): string {
  const { model, target } = prepared;
  const { files, bytes } = sizeOf(composition);
  const what = visible(model.resolved.label);
  const much = `${count(files, 'file')}, ${bytesInWords(bytes)}`;
  const warned = warnings.length === 0 ? '' : `, with ${count(warnings.length, 'warning')}`;
  switch (done.kind) {
    case 'refused':
      return `Nothing was published: ${what} has ${count(done.reasons.length, 'file')} that pickle-policy does not let through.`;
    case 'planned':
      return `Dry run: ${target.repoId} would get ${what}: ${count(done.add.length, 'file')} new, ${done.update.length} changed, ${done.remove.length} removed, ${done.unchanged} as they are${warned}.`;
    case 'published': {
      const proposal = done.pullRequestUrl !== undefined;
      if (!done.changed)
        return `${proposal ? `A pull request on ${target.repoId} proposes` : `${target.repoId} holds`} ${what} already (${much})${warned}.`;
      const where = proposal ? `a pull request on ${target.repoId}` : target.repoId;
      return `Published ${what} to ${where}: ${much}; ${done.uploaded.length} new or changed${warned}.`;
    }
  }
}

function rowOf([name, value]: [string, number]): MetricRow {
  return Number.isFinite(value)
    ? { name, value, verdict: 'neutral' }
    : { name, value: null, valueText: String(value), verdict: 'neutral' };
}

function sectionsOf(findings: Findings): Section[] {
  const { warnings, pickles, composition, inputs, done } = findings;
  const texts = (lines: readonly string[]) => lines.map((text): Block => ({ kind: 'text', text }));
  return [
    ...(done.kind === 'refused' ? [{ title: 'Why', blocks: texts(done.reasons) }] : []),
    { title: 'Publication', blocks: [placeLine(findings), placeTable(findings)] },
    ...(warnings.length > 0 ? [{ title: 'Warnings', blocks: texts(warnings) }] : []),
    ...(pickles.length > 0 ? [picklesSection(findings)] : []),
    filesSection(findings),
    ...(inputs.dryRun && composition.card !== undefined
      ? [{ title: 'README.md', collapsed: true, blocks: [{ kind: 'code' as const, text: composition.card }] }]
      : []),
  ];
}

/** Addresses of our own making, which can be followed; text has them only to read. */
function placeLine({ prepared, done }: Findings): Block {
  const { hub, target } = prepared;
  const link = (text: string, url: string) => `[${escapeText(text)}](<${url}>)`;
  const repository = `${hub.endpoint}/${target.repoId}`;
  const place = addressOf({ prepared, done });
  const commit = done.kind === 'published' ? done.commit : undefined;
  const parts = [
    link(target.repoId, repository),
    ...(place !== repository ? [link(place.slice(repository.length + 1), place)] : []),
    ...(commit ? [link(commit.slice(0, 7), `${repository}/commit/${commit}`)] : []),
  ];
  return { kind: 'markdown', markdown: parts.join(' · ') };
}

function placeTable({ prepared, inputs }: Findings): Block {
  const { model, target } = prepared;
  const { resolved, facts, kind } = model;
  const rows: [string, string | undefined][] = [
    ['Model', resolved.label],
    ['Run', facts.run && (facts.run.name ? `${facts.run.name} (${facts.run.id})` : facts.run.id)],
    ['Git commit', facts.run?.gitCommit],
    ['Flavor', kind.format === undefined ? kind.flavor : `${kind.flavor}, ${kind.format}`],
    ['Licence', inputs.license],
    ['Tag', target.tag],
  ];
  return {
    kind: 'table',
    columns: [{ header: 'What' }, { header: 'Which' }],
    rows: rows.filter((row): row is [string, string] => Boolean(row[1])),
  };
}

function picklesSection({ pickles }: Findings): Section {
  return {
    title: 'Files that run code when they are loaded',
    collapsed: true,
    blocks: [
      {
        kind: 'table',
        columns: [{ header: 'File' }, { header: 'Outside of the known libraries' }, { header: 'Dangerous' }],
        rows: pickles.map(({ path, unknown, dangerous }) => [path, unknown.join(', '), dangerous.join(', ')]),
      },
    ],
  };
}

function filesSection({ composition, done }: Findings): Section {
  const rows = composition.everything.map(({ path, size }) => [
    path,
    bytesInWords(size),
    stateOf(path, done),
  ]);
  return {
    title: `Files (${rows.length})`,
    collapsed: true,
    blocks: [
      {
        kind: 'table',
        columns: [{ header: 'File' }, { header: 'Size', align: 'right' }, { header: 'In the repository' }],
        rows: rows.slice(0, FILES_SHOWN),
        ...(rows.length > FILES_SHOWN && { more: rows.length - FILES_SHOWN }),
      },
    ],
  };
}

function stateOf(path: string, done: Findings['done']): string {
  const among = (files: readonly { readonly path: string }[]) => files.some((file) => file.path === path);
  switch (done.kind) {
    case 'refused':
      return 'not published';
    case 'planned':
      return among(done.add) ? 'would be new' : among(done.update) ? 'would change' : 'as it is';
    case 'published':
      return among(done.uploaded) ? 'new or changed' : 'as it was';
  }
}
