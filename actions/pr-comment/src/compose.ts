import { worstVerdict } from '@mlops-actions/metrics';
import {
  type FittedParts,
  fitParts,
  type Measure,
  markdownTable,
  type Part,
  type Report,
  reportParts,
  verdictLabel,
} from '@mlops-actions/report';
import { type Content, countsOf, titleOf, worstFirst } from './content.js';

export const LEFT_OUT = 'Parts of this report were left out for its length.';

export interface Room {
  readonly limit: number;
  readonly measure: Measure;
  /** Where a reader finds the whole, as Markdown that begins a sentence. */
  readonly whole?: string;
  /** The last line. */
  readonly footer?: string;
}

/** The content as Markdown, with what does not fit left out: folded parts first, then sections, then whole reports. */
export async function compose(content: Content, room: Room): Promise<FittedParts> {
  const footer: Part[] = room.footer === undefined ? [] : [fixed(room.footer)];
  const parts = partsOf(content, room);
  const whole = [...parts, ...content.bodies.map(fixed), ...footer];
  const markdown = whole.map(({ text }) => text).join('\n\n');
  if (room.measure(markdown) <= room.limit) return { markdown, left: 0 };

  const { blocksOf } = await import('./blocks.js'); // Loads a parser of Markdown, for long comments alone.
  const rest = [...content.bodies.flatMap(blocksOf), note(room.whole), ...footer];
  const sections = [...parts, ...rest];
  const shown =
    mustStay(sections, room.measure) <= room.limit ? sections : [...reportsAsParts(content, room), ...rest];
  return fitParts(shown, room.limit, room.measure);
}

/** All of the content, however long. */
export async function composeWhole(content: Content): Promise<string> {
  const { markdown } = await compose(content, {
    limit: Number.POSITIVE_INFINITY,
    measure: (text) => text.length,
  });
  return markdown;
}

function partsOf(content: Content, room: Room): Part[] {
  const { reports, trusted } = content;
  const heading = reports.length < 2 && content.gap === undefined ? 2 : 3;
  return [
    ...headOf(content, room),
    ...reports.flatMap((report) => reportParts(report, { trusted, footer: false, heading })),
  ];
}

/** Each report as one part, without what its sections tell. The table above has its verdict. */
function reportsAsParts(content: Content, room: Room): Part[] {
  const reports = content.reports.map((report): Part => {
    const parts = reportParts(report, { trusted: content.trusted, footer: false, heading: 3 });
    const kept = parts.filter(({ rank }) => rank < 2);
    return {
      text: kept.map(({ text }) => text).join('\n\n'),
      rank: report.verdict === 'fail' ? 1 : report.verdict === 'warn' ? 2 : 3,
      shorten: (limit, measure) =>
        mustStay(kept, measure) <= limit ? fitParts(kept, limit, measure).markdown : undefined,
    };
  });
  return [...headOf(content, room), ...reports];
}

function headOf(content: Content, room: Room): Part[] {
  const { reports, gap } = content;
  if (gap !== undefined) {
    const told = [
      fixed(`## ${verdictLabel('fail')}: ${titleOf(content)}`),
      fixed('The log of the run says why.'),
    ];
    return reports.length < 2 ? told : [...told, fixed(overviewOf(reports, room))];
  }
  if (reports.length < 2) return [];
  const verdict = worstVerdict(reports.map((report) => report.verdict));
  return [fixed(`## ${verdictLabel(verdict)}: ${countsOf(reports)}`), fixed(overviewOf(reports, room))];
}

/** Most rows of the table of reports: with so many, the worst are shown. */
const ROWS = 250;
/** Longest finding in a row, in characters; of many reports less, so that the table leaves room for the reports. */
const FINDING = { few: 180, many: 70, most: 20 };
/** Share of the room that the table may take: a character of a title or a finding can become many, such as an escaped `$`. */
const SHARE = 0.75;

function overviewOf(reports: readonly Report[], { limit, measure }: Room): string {
  let table = overview(reports, ROWS, reports.length > 40 ? FINDING.many : FINDING.few);
  for (let rows = ROWS; rows > 0 && measure(table) > limit * SHARE; rows >>= 1)
    table = overview(reports, rows, FINDING.most);
  return table;
}

function overview(reports: readonly Report[], rows: number, length: number): string {
  const shown = reports.length <= rows ? reports : worstFirst(reports).slice(0, rows);
  const table = markdownTable(
    [{ header: 'Report' }, { header: 'Verdict' }, { header: 'What was found' }],
    shown.map(({ title, verdict, headline }) => [
      shorter(title, 60),
      verdictLabel(verdict),
      shorter(headline, length),
    ]),
  );
  const more = reports.length - shown.length;
  return more === 0
    ? table
    : `${table}\n\n${more} more reports, none with a worse verdict, are not in the table.`;
}

function shorter(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

function note(whole = 'The job summary'): Part {
  return fixed(`*${LEFT_OUT} ${whole} has the whole.*`);
}

function fixed(text: string): Part {
  return { text, rank: 0 };
}

function mustStay(parts: readonly Part[], measure: Measure): number {
  const gap = measure('\n\n');
  return parts.filter(({ rank }) => rank === 0).reduce((sum, { text }) => sum + measure(text) + gap, 0);
}
