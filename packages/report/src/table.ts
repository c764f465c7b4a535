import { escapeInline } from './escape.js';
import type { Column } from './types.js';

/** Longest text of a cell, in characters. */
const CELL_LIMIT = 200;

/**
 * A table of plain texts; empty cells become `–`, long ones are cut.
 * @throws Error if a row is not as long as the columns are.
 */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => {
    if (cells.length !== columns.length)
      throw new Error(`a row of ${cells.length} cells in a table of ${columns.length} columns`);
    return `| ${cells.map((cell) => escapeInline(cell, CELL_LIMIT)).join(' | ')} |`;
  };
  const header = line(columns.map((column) => column.header));
  const alignment = columns.map((column) => (column.align === 'right' ? '---:' : ':---'));
  return [header, `| ${alignment.join(' | ')} |`, ...rows.map(line)].join('\n');
}
