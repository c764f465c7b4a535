import { locateBaseline } from '@mlops-actions/baselines';
import type { LossData, TextLoss, Unit } from '@mlops-actions/language-model';
import { type Report, readReport } from '@mlops-actions/report';
import { type Ports, UserError, visible } from '@mlops-actions/toolkit';
import type { Inputs } from './inputs.js';
import type { Loss } from './losses.js';
import { bitsNames, nllName, perplexityName, perplexityOf, units } from './names.js';
import { type Definition, definitionOf } from './settings.js';
import { openFiles, readMlflow } from './source.js';
import { readTextsFile } from './texts-file.js';

interface Place {
  /** For people: `origin/main@1a2b3c4:outputs/logprobs.jsonl`. */
  readonly label: string;
  readonly sha?: string;
}

export type Baseline =
  | (Place & { readonly state: 'absent' })
  | (Place & {
      readonly state: 'figures';
      readonly byUnit: ReadonlyMap<Unit, Loss>;
      readonly definition: () => Definition;
      /** Why there are no texts to compare one by one. */
      readonly untested: string;
    })
  | (Place & {
      readonly state: 'texts';
      readonly texts: AsyncIterable<readonly TextLoss[]>;
      /** Complete once the texts are read. */
      readonly definition: () => Definition;
    });

/** Finds the old side; undefined where none is asked for. Texts are read later, beside the new ones. */
export async function openBaseline(inputs: Inputs, ports: Ports): Promise<Baseline | undefined> {
  const { baseline: source } = inputs;
  if (source === undefined) return undefined;
  if (source.kind === 'mlflow') {
    const read = await readMlflow(source.source, inputs, ports);
    return read === undefined
      ? { state: 'absent', label: source.text }
      : fromData({ label: read.label }, read.data, inputs);
  }
  const found = await locateBaseline(source, { ...ports, token: inputs.token });
  if (found === undefined) return { state: 'absent', label: source.text };
  const place = { label: found.label, ...(found.sha !== undefined && { sha: found.sha }) };
  const [path = ''] = found.paths;
  if (source.kind === 'report') {
    const report = await readReport(path);
    const file = report.examples === undefined ? undefined : await found.sibling(report.examples);
    return fromReport(place, report, file);
  }
  // Its slices are nobody's business, and it may have none.
  const { sliceField: _, ...reading } = inputs.reading;
  return fromData(place, await openFiles(found.paths, { ...inputs, reading }, ports), inputs);
}

function fromData(place: Place, data: LossData, inputs: Inputs): Baseline {
  const definition = () => definitionOf(data.settings, inputs);
  if (data.kind === 'texts') return { ...place, state: 'texts', texts: data.texts, definition };
  return {
    ...place,
    state: 'figures',
    byUnit: new Map(data.stated.map((one) => [one.unit, one])),
    definition,
    untested: 'It states a figure without its texts.',
  };
}

function fromReport(place: Place, report: Report, file: string | undefined): Baseline {
  if (report.action !== 'perplexity-report')
    throw new UserError(
      `baseline: ${visible(place.label)} is a report of ${visible(report.action)}, not of perplexity-report.`,
    );
  const { unit, ...definition } = report.provenance.settings ?? {};
  if (file !== undefined) {
    // Of its texts either aggregate can be made.
    const { aggregate: _, ...ofTexts } = definition;
    return { ...place, state: 'texts', texts: readTextsFile(file), definition: () => ofTexts };
  }
  return {
    ...place,
    state: 'figures',
    byUnit: figuresIn(
      report,
      units.find((one) => one === unit),
      definition.aggregate === 'mean-of-texts',
    ),
    definition: () => definition,
    untested:
      report.examples === undefined
        ? 'Its report has no file of texts.'
        : `The file ${report.examples} is not beside its report: keep both together.`,
  };
}

function figuresIn({ metrics }: Report, asked: Unit | undefined, areMeans: boolean): Map<Unit, Loss> {
  const figure = (name: string | undefined): { value: number; n?: number } | undefined => {
    const row = metrics.find((one) => one.name === name);
    // null is how a report writes what is infinite, where it says so.
    const value = row?.value ?? (row?.valueText === 'infinite' ? Number.POSITIVE_INFINITY : undefined);
    return value === undefined ? undefined : { value, ...(row?.n !== undefined && { n: row.n }) };
  };
  return new Map(
    units.flatMap((unit): [Unit, Loss][] => {
      const perplexity = figure(unit === asked ? perplexityName : perplexityOf(unit));
      const nll = unit === asked ? figure(nllName) : undefined;
      const bits = figure(bitsNames[unit]);
      // The exponential of a large loss is infinite, the loss itself is not; and a mean of perplexities tells no loss.
      const meanNll =
        nll?.value ??
        (bits && bits.value * Math.LN2) ??
        (areMeans ? undefined : perplexity && Math.log(perplexity.value));
      if (meanNll === undefined || !(meanNll >= 0)) return [];
      const count = (perplexity ?? nll ?? bits)?.n;
      return [
        [
          unit,
          {
            unit,
            meanNll,
            ...(count !== undefined && { count }),
            ...(areMeans && perplexity && { meanOfTexts: perplexity.value }),
          },
        ],
      ];
    }),
  );
}
