import { UserError, visible } from '@mlops-actions/toolkit';

/** One step after another: `.label`, `[0]`, `["x y"]`, and at the start `$` or a bare name. */
const STEP = /\.?([^\s.[\]"'$*?@()]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]/y;

/**
 * What stands at `path` of a JSON value; undefined when nothing does.
 * @param path `$.predictions[0].label`, `predictions.0.label`, `$["x y"]`
 * @throws UserError when it is no path to one value
 */
export function atJsonPath(value: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>(child, value);
}

/** @throws UserError when it is no path to one value */
export function stepsOf(path: string): string[] {
  const steps: string[] = [];
  let at = path.startsWith('$') ? 1 : 0;
  if (path === '') throw fault(path, 'is empty');
  while (at < path.length) {
    STEP.lastIndex = at;
    const match = STEP.exec(path);
    const dot = path[at] === '.';
    // A name needs its dot, except at the very start.
    if (match === null || (match[1] !== undefined && !dot && at > 0))
      throw fault(path, `cannot be read from "${visible(path.slice(at, at + 20))}" on`);
    const [, name, index, double, single] = match;
    steps.push(name ?? index ?? (double ?? single ?? '').replace(/\\(.)/g, '$1'));
    at = STEP.lastIndex;
  }
  return steps;
}

function child(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(step) ? value[Number(step)] : undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Record<string, unknown>)[step];
}

function fault(path: string, why: string): UserError {
  return new UserError(
    `smoke-test: json-path "${visible(path)}" ${why}. It leads to one value, for example:\n  json-path: $.predictions[0].label`,
  );
}
