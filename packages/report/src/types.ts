import type { Direction, Verdict } from '@mlops-actions/metrics';

/** What one action found, as a JSON file: read by `pr-comment`, and by the next run as its baseline. */
export interface Report {
  readonly schema: 'mlops-report/v1';
  /** Name of the action that wrote it: `rouge-gate`. */
  readonly action: string;
  /** Tells apart several reports of one action; the same in every run, so that a comment is updated in place. */
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** What was found, in one line of plain text. */
  readonly headline: string;
  readonly metrics: readonly MetricRow[];
  readonly sections: readonly Section[];
  readonly provenance: Provenance;
  /** Name of the JSON Lines file beside the report that holds the data per example. */
  readonly examples?: string;
}

export interface MetricRow {
  readonly name: string;
  /** null: there is none, and the verdict says what follows from that. */
  readonly value: number | null;
  /** What stands there that is no number, shown where `value` is null: `NaN`, `adam`. */
  readonly valueText?: string;
  /** `%` is a value already multiplied by 100; its differences are shown in percentage points. */
  readonly unit?: string;
  /** null: the baseline has no such metric. */
  readonly baseline?: number | null;
  /** Shown where `baseline` is null. */
  readonly baselineText?: string;
  /** value − baseline, in the metric's unit */
  readonly delta?: number | null;
  /** delta / |baseline|, as a fraction: 0.02 is 2%. null where the baseline is 0. */
  readonly relative?: number | null;
  readonly direction?: Direction;
  readonly interval?: Interval;
  /** Number of examples behind the value. */
  readonly n?: number;
  /** The limit as the user wrote it, without the metric's name: `>= 0.3`. */
  readonly threshold?: string;
  readonly verdict: Verdict;
  /** Why the verdict is what it is, in a line of plain text. */
  readonly reason?: string;
  /** What became of it since the baseline. Unchanged rows that nothing gates are shown folded. */
  readonly change?: Change;
  /** The file it was read from; shown where the rows of a report have several. */
  readonly source?: string;
  /** Of minor interest: shown folded. */
  readonly detail?: boolean;
}

/** `changed`: nobody knows which way is better. `invalid`: not a number, on one side or both. */
export type Change = 'better' | 'worse' | 'changed' | 'unchanged' | 'new' | 'removed' | 'invalid';

export interface Interval {
  readonly low: number;
  readonly high: number;
  /** 0.95 for a 95% interval */
  readonly level: number;
}

export interface Section {
  readonly title: string;
  /** Folded until the reader opens it. */
  readonly collapsed?: boolean;
  readonly blocks: readonly Block[];
}

export type Block = TextBlock | MarkdownBlock | TableBlock | ChartBlock | CodeBlock;

/** One paragraph of plain text. */
export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
}

/** Markdown of the action itself: foreign text in it has gone through `escapeText`. See `RenderOptions.trusted`. */
export interface MarkdownBlock {
  readonly kind: 'markdown';
  readonly markdown: string;
}

/** Cells are plain text; every row has a cell per column. */
export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** How many further rows were left out. */
  readonly more?: number;
}

export interface Column {
  readonly header: string;
  readonly align?: 'left' | 'right';
}

/** Lines over common labels, each series with a value (or a gap) per label. */
export interface ChartBlock {
  readonly kind: 'chart';
  /**
   * `line`: one or two series are drawn as lines by Mermaid, above their bars; more would not be told apart. Without
   * it they are bars of text alone, as suits counts.
   */
  readonly shape?: 'line';
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** Text shown as it stands, line by line. */
export interface CodeBlock {
  readonly kind: 'code';
  readonly text: string;
  readonly language?: CodeLanguage;
}

/** Languages to colour. A closed list, because GitHub draws or offers to apply some others (`mermaid`, `suggestion`). */
export const codeLanguages = [
  'console',
  'csv',
  'diff',
  'ini',
  'json',
  'python',
  'shell',
  'text',
  'toml',
  'xml',
  'yaml',
] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/** Where the numbers come from. Nothing here depends on the clock: the same inputs give the same report. */
export interface Provenance {
  /** `owner/name` */
  readonly repository?: string;
  readonly sha?: string;
  /** The commit that the baseline belongs to. */
  readonly baseSha?: string;
  readonly runUrl?: string;
  readonly job?: string;
  /** By the name of the action's input. */
  readonly inputs?: Readonly<Record<string, InputDigest>>;
  /** Everything that the metric's definition depends on, in one line: numbers of different signatures do not compare. */
  readonly signature?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Version of mlops-actions. */
  readonly version: string;
}

export interface InputDigest {
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
  /** How many files the input named. */
  readonly files?: number;
  /** How many records they held. */
  readonly count?: number;
}
