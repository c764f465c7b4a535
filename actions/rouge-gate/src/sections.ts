import { formatNumber } from '@mlops-actions/metrics';
import type { Block, Section } from '@mlops-actions/report';
import type { ComparedScore } from './compare.js';
import { type Listed, meansOf } from './evaluate.js';
import type { Findings } from './findings.js';
import { counted } from './judge.js';
import { metricName } from './names.js';
import type { Notes } from './notes.js';

const mostText = 300;
const mostId = 200;

/** The parts of the report below its table of metrics, in their order; parts without content are left out. */
export function sectionsOf(findings: Findings): Section[] {
  const { evaluation } = findings;
  return [
    warnings(findings),
    againstBaseline(findings),
    slices(findings),
    exampleList('Lowest scores', findings, evaluation.worst),
    exampleList('Largest drops against the baseline', findings, evaluation.drops),
    distribution(findings),
    settings(findings),
  ].filter((section) => section !== undefined);
}

function warnings({ judged, evaluation }: Findings): Section | undefined {
  const empty = emptyTexts(evaluation.notes);
  const dataChecks = judged.checks.filter(
    ({ metric, verdict }) => metric === undefined && verdict === 'fail',
  );
  const texts = [
    ...dataChecks.map(({ text, reason }) => `${text}: ${reason}.`),
    ...judged.warnings,
    ...empty,
  ];
  if (texts.length === 0) return undefined;
  return { title: 'Worth knowing', blocks: texts.map((text) => ({ kind: 'text', text })) };
}

/** Texts that score 0 because they are empty. That may be what the model said, so it warns nobody. */
export function emptyTexts({ emptyPredictions, emptyReferences }: Notes): string[] {
  return [
    ...(emptyPredictions.count > 0
      ? [`${counted(emptyPredictions, 'prediction')} no text, so score 0.`]
      : []),
    ...(emptyReferences.count > 0 ? [`${counted(emptyReferences, 'example')} an empty reference.`] : []),
  ];
}

function againstBaseline({ inputs, comparison, evaluation }: Findings): Section | undefined {
  if (comparison === undefined) return undefined;
  const { label, state, pairs, scores } = comparison;
  const blocks: Block[] = [];
  if (state === 'absent')
    blocks.push({ kind: 'text', text: `${label} is not there yet, so nothing is compared.` });
  if (state === 'refused')
    blocks.push({ kind: 'text', text: `Not compared with ${label}: ${comparison.reason}` });
  if (state === 'compared' && pairs === undefined)
    blocks.push({
      kind: 'text',
      text: `Compared with the means in ${label}. ${comparison.untested} So no test is possible: a change may be chance.`,
    });
  if (pairs !== undefined) {
    blocks.push({
      kind: 'text',
      text: `Compared with ${label} on the ${pairs.differences.count} examples that both have.`,
    });
    const gated = new Set(inputs.regressions.map(({ metric }) => metric));
    const shown = evaluation.columns.filter((name) => name.endsWith('.fmeasure') || gated.has(name));
    blocks.push({
      kind: 'table',
      columns: [
        { header: 'Score' },
        { header: 'Change', align: 'right' },
        { header: '95% interval', align: 'right' },
        { header: 'p', align: 'right' },
        { header: 'Smallest detectable', align: 'right' },
      ],
      rows: shown.flatMap((name) => testRow(name, scores.get(name))),
    });
    blocks.push({
      kind: 'text',
      text: 'p: how often chance alone would give a mean difference this large (paired sign-flip test, two-sided). Smallest detectable: the difference that this many examples show four times in five.',
    });
  }
  return { title: 'Against the baseline', blocks };
}

function testRow(name: string, score: ComparedScore | undefined): string[][] {
  const test = score?.test;
  if (test === undefined) return [];
  return [
    [
      name,
      signed(test.mean),
      `${signed(test.interval.low)} to ${signed(test.interval.high)}`,
      `${formatNumber(test.p, 2)}${test.exact ? ' (exact)' : ''}`,
      Number.isFinite(test.smallestDetectable) ? formatNumber(test.smallestDetectable, 2) : 'none',
    ],
  ];
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value)}`;
}

function slices({ inputs, evaluation }: Findings): Section | undefined {
  if (evaluation.slices.size === 0) return undefined;
  const groups = [...evaluation.slices].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    title: `By ${inputs.fields.slice}`,
    blocks: [
      {
        kind: 'table',
        columns: [
          { header: 'Group' },
          { header: 'N', align: 'right' },
          ...inputs.rouge.types.map((type) => ({
            header: metricName(type, 'fmeasure'),
            align: 'right' as const,
          })),
        ],
        rows: groups.map(([name, rows]) => {
          const means = meansOf(rows, evaluation.columns);
          const scores = inputs.rouge.types.map((type) =>
            formatNumber(means.get(metricName(type, 'fmeasure'))),
          );
          return [name.slice(0, mostId), String(rows.count), ...scores];
        }),
      },
    ],
  };
}

function exampleList(
  title: string,
  { inputs, leading }: Findings,
  list: readonly Listed[],
): Section | undefined {
  if (list.length === 0) return undefined;
  const withOld = list.some(({ old }) => old !== undefined);
  const texts = inputs.includeTexts;
  return {
    title: `${title} (${leading})`,
    collapsed: true,
    blocks: [
      {
        kind: 'table',
        columns: [
          { header: 'Example' },
          { header: 'Score', align: 'right' },
          ...(withOld ? [{ header: 'Baseline', align: 'right' as const }] : []),
          ...(texts ? [{ header: 'Prediction' }, { header: 'Reference' }] : []),
        ],
        rows: list.map(({ id, score, old, prediction = '', references = [] }) => [
          id.slice(0, mostId),
          formatNumber(score),
          ...(withOld ? [old === undefined ? '' : formatNumber(old)] : []),
          ...(texts ? [shorten(prediction), shorten(references.join(' / '))] : []),
        ]),
      },
    ],
  };
}

function shorten(text: string): string {
  const characters = [...text.slice(0, 2 * mostText)];
  return characters.length > mostText ? `${characters.slice(0, mostText).join('')}…` : text;
}

function distribution({ evaluation, leading }: Findings): Section {
  const labels = evaluation.histogram.map((_, index) => `${index / 10}–${(index + 1) / 10}`);
  return {
    title: 'Distribution',
    collapsed: true,
    blocks: [
      {
        kind: 'chart',
        title: `Examples by ${leading}`,
        labels,
        series: [{ name: 'examples', values: evaluation.histogram }],
      },
    ],
  };
}

function settings({ inputs, signature, files }: Findings): Section {
  const { rouge } = inputs;
  return {
    title: 'How it was measured',
    collapsed: true,
    blocks: [
      {
        kind: 'table',
        columns: [{ header: 'Setting' }, { header: 'Value' }],
        rows: [
          ['Signature', signature],
          ['Metrics', rouge.types.join(' ')],
          ['Stemmer', rouge.useStemmer ? 'yes' : 'no'],
          ['Tokenizer', rouge.tokenizer],
          [
            'Sentences end at',
            rouge.sentenceSplit === 'newline' ? 'a newline' : 'a newline or where a sentence does',
          ],
          ['Files of predictions', String(files)],
          [
            'Gate',
            'the plain mean over all examples; intervals are seeded percentile bootstraps of that mean',
          ],
        ],
      },
    ],
  };
}
