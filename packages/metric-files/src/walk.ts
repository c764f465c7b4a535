import { UserError, visible } from '@mlops-actions/toolkit';
import type { Findings } from './findings.js';
import { addCurve, addTable, columnsOf, labelOf } from './table.js';
import type { MetricValue } from './types.js';

/** Deeper is no file of metrics, and would end in an overflow of the stack. */
export const MAX_DEPTH = 64;

export const tooDeep = (file: string): UserError =>
  new UserError(
    `${visible(file)}: is nested more than ${MAX_DEPTH} levels deep (or holds itself). ` +
      'Expected names and values, such as {"accuracy": 0.91, "val": {"loss": 0.4}}.',
  );

/**
 * Adds a value and what is in it. Keys are joined by dots, as DVC does. DVC drops lists and nulls; here null is a value,
 * a list of numbers a curve (of one element its value, as DVC compares it), and a list of objects a table: curves if they
 * count steps, `list.<name>.<key>` if a text tells them apart. Other lists are skipped.
 */
export function addValue(findings: Findings, path: string, value: unknown, depth = 0): void {
  if (depth > MAX_DEPTH) throw tooDeep(findings.file);
  const scalar = scalarOf(value);
  if (scalar !== undefined) findings.metric({ name: path, value: scalar });
  else if (Array.isArray(value)) addList(findings, path, value, depth);
  else if (isObject(value)) addObject(findings, path, value, depth);
  else findings.skip(path);
}

function addObject(findings: Findings, path: string, object: object, depth: number, without?: string): void {
  for (const [key, value] of Object.entries(object)) {
    if (key !== without) addValue(findings, findings.within(path, key), value, depth + 1);
  }
}

function addList(findings: Findings, path: string, list: readonly unknown[], depth: number): void {
  const only = list.length === 1 ? scalarOf(list[0]) : undefined;
  if (only !== undefined) findings.metric({ name: path, value: only });
  else if (!(isObjects(list) ? addTableOf(findings, path, list, depth) : addNumbers(findings, path, list))) {
    findings.skip(path);
  }
}

function addNumbers(findings: Findings, path: string, list: readonly unknown[]): boolean {
  const values = list.map(scalarOf).filter((value) => value === null || typeof value === 'number');
  return values.length === list.length && addCurve(findings, path, 'index', [...values.keys()], values);
}

/** @returns false for a list of objects that nothing tells apart */
export function addTableOf(findings: Findings, path: string, items: readonly object[], depth = 0): boolean {
  /** Columns with something that is no single value. */
  const others = new Set<string>();
  const rows = items.map((item) => {
    const row = new Map<string, MetricValue>();
    fillRow(row, others, findings, '', item, depth);
    return row;
  });
  if (addTable(findings, path, rows)) {
    const columns = new Set(columnsOf(rows));
    for (const column of others) {
      if (!columns.has(column)) findings.skip(findings.within(path, column));
    }
    return true;
  }
  const label = labelOf(rows);
  if (label === undefined) return false;
  items.forEach((item, i) => {
    addObject(findings, findings.within(path, String(rows[i]!.get(label))), item, depth + 1, label);
  });
  return true;
}

function fillRow(
  row: Map<string, MetricValue>,
  others: Set<string>,
  findings: Findings,
  path: string,
  object: object,
  depth: number,
): void {
  if (depth > MAX_DEPTH) throw tooDeep(findings.file);
  for (const [key, value] of Object.entries(object)) {
    const name = findings.within(path, key);
    const scalar = scalarOf(value);
    if (isObject(value)) fillRow(row, others, findings, name, value, depth + 1);
    // A null is an empty cell: what was not measured at this step.
    else if (scalar === undefined || scalar === null) others.add(name);
    else if (row.has(name)) throw findings.twice(name);
    else row.set(name, scalar);
  }
}

/** undefined for what is no single value. */
export function scalarOf(value: unknown): MetricValue | undefined {
  if (value === null) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value); // TOML's integers beyond 2^53
  if (value instanceof Date) return value.toISOString(); // of TOML: as it stood there
  return undefined;
}

export const isObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

export const isObjects = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);
