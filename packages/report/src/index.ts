export { codeSpan, details, escapeText, plainText } from './escape.js';
export { ExamplesFile } from './examples-file.js';
export { unusedReportId } from './id.js';
export { verdictLabel } from './labels.js';
export { type FittedParts, fitParts, type Measure, type Part } from './parts.js';
export { provenanceOf } from './provenance.js';
export { parseReport, REPORT_LIMIT, readReport } from './read.js';
export { type PartOptions, type RenderOptions, renderReport, reportParts } from './render.js';
export { reportSchema } from './schema.js';
export { sparkline } from './sparkline.js';
export { markdownTable } from './table.js';
export type {
  Block,
  Change,
  ChartBlock,
  CodeBlock,
  CodeLanguage,
  Column,
  InputDigest,
  Interval,
  MarkdownBlock,
  MetricRow,
  Provenance,
  Report,
  Section,
  Series,
  TableBlock,
  TextBlock,
} from './types.js';
export { reportFileStem, writeReport } from './write.js';
