import { formatNumber, type Verdict, worstVerdict } from '@mlops-actions/metrics';
import type { Block, MetricRow, Report, Section } from '@mlops-actions/report';
import { bootstrapMeans } from '@mlops-actions/statistics';
import { type Context, version } from '@mlops-actions/toolkit';
import { joinOf } from './baseline.js';
import { type ComparedScore, type Comparison, seed } from './compare.js';
import type { Evaluation, Listed } from './evaluate.js';
import type { Inputs } from './inputs.js';
import { counted, type Judged, tally } from './judge.js';
import { metricName } from './names.js';
import type { Notes } from './notes.js';

const mostText = 300;
const mostId = 200;

export interface Findings {
  readonly inputs: Inputs;
  readonly evaluation: Evaluation;
  readonly comparison: Comparison | undefined;
  readonly judged: Judged;
  readonly signature: string;
  /** Name of the score that examples are ranked by. */
  readonly leading: string;
  /** How many files held the predictions. */
  readonly files: number;
}

/** Names the step among those that a comment gathers; the same in every run of it. */
export function reportId({ job, step }: Context): string {
  return [job, step].filter(Boolean).join('.') || 'local';
}

export function reportOf(findings: Findings, context: Context, id: string, examples: string): Report {
  const { evaluation, judged } = findings;
  const baseSha = findings.comparison?.sha ?? context.baseSha;
  return {
    schema: 'mlops-report/v1',
    action: 'rouge-gate',
    id,
    title: 'ROUGE',
    verdict: judged.verdict,
    headline: headlineOf(findings),
    metrics: metricRows(findings),
    sections: [
      warnings(findings),
      againstBaseline(findings),
      slices(findings),
      exampleList('Lowest scores', findings, evaluation.worst),
      exampleList('Largest drops against the baseline', findings, evaluation.drops),
      distribution(findings),
      settings(findings),
    ].filter((section) => section !== undefined),
    provenance: {
      ...(context.repository && { repository: context.repository }),
      ...(context.sha && { sha: context.sha }),
      ...(baseSha && { baseSha }),
      ...(context.runUrl && { runUrl: context.runUrl }),
      ...(context.job && { job: context.job }),
      inputs: {
        predictions: {
          sha256: evaluation.digests.predictions,
          files: findings.files,
          count: evaluation.rows.count,
        },
        references: { sha256: evaluation.digests.references },
      },
      signature: findings.signature,
      settings: { join: joinOf(findings.inputs) },
      version,
    },
    examples,
  };
}

/** "Mean fmeasure of 300 examples: rouge1 0.4102, rougeL 0.3121. 1 of 2 checks failed." */
function headlineOf({ inputs, evaluation, comparison, judged }: Findings): string {
  const means = evaluation.rows.means();
  const scores = inputs.rouge.types.map(
    (type) =>
      `${type} ${formatNumber(means[evaluation.columns.indexOf(metricName(type, 'fmeasure'))] ?? Number.NaN)}`,
  );
  const noBaseline = comparison?.state === 'absent' ? ' There is no baseline yet.' : '';
  const { count } = evaluation.rows;
  return `Mean fmeasure of ${count} ${count === 1 ? 'example' : 'examples'}: ${scores.join(', ')}. ${tally(judged.checks)}.${noBaseline}`;
}

function metricRows({ inputs, evaluation, comparison, judged }: Findings): MetricRow[] {
  const means = evaluation.rows.means();
  const intervals = bootstrapMeans(evaluation.rows, { seed });
  return evaluation.columns.map((name, index) => {
    const checks = judged.checks.filter(({ metric }) => metric === name);
    const old = comparison?.scores.get(name);
    const interval = intervals[index];
    const verdict: Verdict =
      checks.length > 0 ? worstVerdict(checks.map((check) => check.verdict)) : 'neutral';
    const limits = limitsOf(name, inputs);
    const reasons = checks.filter((check) => check.verdict !== 'pass').map((check) => check.reason);
    return {
      name,
      value: means[index] ?? null,
      ...(old && changeOf(old)),
      direction: 'higher',
      ...(interval && { interval: { ...interval, level: 0.95 } }),
      n: evaluation.rows.count,
      ...(limits !== '' && { threshold: limits }),
      verdict,
      ...(reasons.length > 0 && { reason: reasons.join('; ') }),
      ...(!name.endsWith('.fmeasure') && checks.length === 0 && { detail: true }),
    };
  });
}

function changeOf({ baseline, current }: ComparedScore): Pick<MetricRow, 'baseline' | 'delta' | 'relative'> {
  const delta = current - baseline;
  return { baseline, delta, relative: baseline === 0 ? null : delta / baseline };
}

function limitsOf(name: string, { thresholds, regressions }: Inputs): string {
  return [
    ...thresholds
      .filter(({ metric }) => metric === name)
      .map(({ operator, limit }) => `${operator} ${limit}`),
    ...regressions
      .filter(({ metric }) => metric === name)
      .map(
        ({ amount, relative }) =>
          `at most ${relative ? `${formatNumber(amount * 100)}%` : formatNumber(amount)} worse`,
      ),
  ].join('; ');
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
  const names = [...evaluation.slices.keys()].sort();
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
        rows: names.map((name) => {
          const rows = evaluation.slices.get(name);
          const means = rows?.means();
          const scores = inputs.rouge.types.map((type) =>
            formatNumber(means?.[evaluation.columns.indexOf(metricName(type, 'fmeasure'))] ?? Number.NaN),
          );
          return [name.slice(0, mostId), String(rows?.count ?? 0), ...scores];
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
