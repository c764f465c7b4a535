import { distinctNumbers, formatNumber } from '@mlops-actions/metrics';
import type { Block, Section } from '@mlops-actions/report';
import type { Findings } from './findings.js';
import { barWidth } from './measure.js';
import { perplexityName } from './names.js';
import { signatureOf } from './settings.js';
import { perplexityInterval, perplexityOfSums } from './values.js';

/** Slices in the report; each has an interval of its own, which takes time. */
const SLICES = 50;
const BARS = 20;
/** Of an id or a slice's name, which are anybody's. */
const NAME = 100;

export function sectionsOf(findings: Findings): Section[] {
  return [
    worthKnowing(findings),
    comparisonOf(findings),
    baseModel(findings),
    bySlice(findings),
    hardest(findings),
    distribution(findings),
    howMeasured(findings),
  ].filter((section) => section !== undefined);
}

function worthKnowing({ judged, losses }: Findings): Section | undefined {
  const blocks = [...judged.warnings, ...losses.caveats].map((text): Block => ({ kind: 'text', text }));
  return blocks.length === 0 ? undefined : { title: 'Worth knowing', blocks };
}

function comparisonOf({ comparison, unit, values, inputs }: Findings): Section | undefined {
  if (comparison?.state !== 'compared') return undefined;
  const title = 'Comparison';
  const why = comparison.refused.get(unit);
  if (why !== undefined)
    return { title, blocks: [{ kind: 'text', text: `Not compared with ${comparison.label}: ${why}.` }] };
  const { baseline, compared, test } = values.find(({ name }) => name === perplexityName) ?? {};
  if (test === undefined || baseline === undefined || compared === undefined)
    return comparison.untested === undefined
      ? undefined
      : {
          title,
          collapsed: true,
          blocks: [
            {
              kind: 'text',
              text: `Two figures alone can't be tested: whether the change is more than chance is not known. ${comparison.untested}`,
            },
          ],
        };
  // The test is of mean losses, whose difference is ln of a ratio; or of the texts' own perplexities.
  const isPooled = inputs.aggregate === 'pooled';
  const percent = (change: number) => {
    const share = isPooled ? Math.expm1(change) : change / baseline;
    return `${share < 0 ? '' : '+'}${formatNumber(share * 100, 3)}%`;
  };
  const [now, before] = distinctNumbers(compared, baseline);
  return {
    title,
    collapsed: true,
    blocks: [
      {
        kind: 'table',
        columns: [{ header: `Against ${comparison.label}` }, { header: 'Value', align: 'right' }],
        rows: [
          ['Texts compared, each with itself', String(test.n)],
          ['Their perplexity', now],
          ['Their perplexity in the baseline', before],
          ['Change', percent(test.mean)],
          ['95% interval of the change', `${percent(test.interval.low)} to ${percent(test.interval.high)}`],
          ['p of a paired test, two-sided', formatNumber(test.p, 2)],
          [
            'Smallest change of the perplexity that so many texts can show',
            Number.isFinite(test.smallestDetectable)
              ? formatNumber(test.smallestDetectable)
              : 'none: too few',
          ],
        ],
      },
      {
        kind: 'text',
        text: 'The test swaps the losses of old and new text by text, since tokens of one text go together.',
      },
    ],
  };
}

/** What llama.cpp's KL mode tells of the model that it compares with. */
function baseModel({ losses, unit }: Findings): Section | undefined {
  const base = losses.byUnit.get(unit)?.base;
  if (base === undefined) return undefined;
  const ratio = Math.exp(base.difference);
  return {
    title: 'Base model of the same run',
    blocks: [
      {
        kind: 'text',
        text: `Its perplexity is ${formatNumber(Math.exp(base.meanNll))}; this model's is ${formatNumber(ratio, 5)} times that${base.differenceError === undefined ? '' : ` (± ${formatNumber(ratio * base.differenceError, 2)})`}, as the tool states it.`,
      },
    ],
  };
}

function bySlice({ losses, unit, inputs }: Findings): Section | undefined {
  const slices = losses.measurement?.slices;
  if (slices === undefined || slices.size === 0) return undefined;
  const rows = [...slices]
    .map(([name, sums]) => ({ name, sums, value: perplexityOfSums(sums, unit, inputs) }))
    // Those without the unit, and so without a perplexity, last.
    .sort((a, b) => ((a.value ?? 0) === (b.value ?? 0) ? 0 : (b.value ?? 0) - (a.value ?? 0)));
  return {
    title: 'By slice',
    blocks: [
      {
        kind: 'table',
        columns: [
          { header: 'Slice' },
          { header: 'Perplexity', align: 'right' },
          { header: '95% interval', align: 'right' },
          { header: `${unit}s`, align: 'right' },
          { header: 'Texts', align: 'right' },
        ],
        rows: rows.slice(0, SLICES).map(({ name, sums, value }) => {
          const interval = value === undefined ? undefined : perplexityInterval(sums, unit, inputs);
          return [
            name.slice(0, NAME),
            formatNumber(value),
            interval ? `${formatNumber(interval.low)} to ${formatNumber(interval.high)}` : '',
            String(sums.lengths[unit]),
            String(sums.count),
          ];
        }),
        ...(rows.length > SLICES && { more: rows.length - SLICES }),
      },
    ],
  };
}

function hardest({ losses: { measurement } }: Findings): Section | undefined {
  const unit = measurement?.textUnit;
  if (measurement === undefined || unit === undefined || measurement.sums.count < 2) return undefined;
  return {
    title: 'Hardest texts',
    collapsed: true,
    blocks: [
      {
        kind: 'table',
        columns: [
          { header: 'Text' },
          { header: `Perplexity per ${unit}`, align: 'right' },
          { header: `${unit}s`, align: 'right' },
        ],
        rows: measurement.worst.map(({ id, nll, length }) => [
          id.slice(0, NAME),
          formatNumber(Math.exp(nll / length)),
          String(length),
        ]),
      },
    ],
  };
}

function distribution({ losses: { measurement } }: Findings): Section | undefined {
  const unit = measurement?.textUnit;
  if (measurement === undefined || unit === undefined || measurement.sums.rows.count < 3) return undefined;
  const { labels, values } = barsOf(measurement.bars);
  return {
    title: 'Distribution',
    collapsed: true,
    blocks: [
      {
        kind: 'chart',
        title: `Texts by their mean loss, in nats per ${unit}`,
        labels,
        series: [{ name: 'texts', values }],
      },
    ],
  };
}

/** At most `BARS` bars of equal width. */
function barsOf(bars: ReadonlyMap<number, number>): { labels: string[]; values: number[] } {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const bar of bars.keys()) [first, last] = [Math.min(first, bar), Math.max(last, bar)];
  const step = Math.max(1, Math.ceil((last - first + 1) / BARS));
  const values = Array.from({ length: Math.ceil((last - first + 1) / step) }, () => 0);
  for (const [bar, count] of bars) values[Math.floor((bar - first) / step)]! += count;
  const edge = (index: number) => formatNumber((first + index * step) * barWidth);
  return { labels: values.map((_, index) => `${edge(index)}–${edge(index + 1)}`), values };
}

function howMeasured({ label, losses, unit, definition, inputs }: Findings): Section {
  const { settings, measurement } = losses;
  const known = Object.entries(settings).filter(([, value]) => value !== undefined);
  return {
    title: 'How it was measured',
    collapsed: true,
    blocks: [
      {
        kind: 'table',
        columns: [{ header: 'Setting' }, { header: 'Value' }],
        rows: [
          ['Signature', signatureOf(unit, definition)],
          ['Input', label],
          ...(measurement ? [['Texts', String(measurement.sums.count)]] : []),
          [
            'Perplexity',
            measurement === undefined
              ? `per ${unit}, as the input states it`
              : inputs.aggregate === 'pooled'
                ? `exp of the total loss over all ${unit}s`
                : `mean over the texts of each one's perplexity per ${unit}`,
          ],
          ...known.map(([name, value]) => [name, String(value).slice(0, 5 * NAME)]),
        ],
      },
    ],
  };
}
