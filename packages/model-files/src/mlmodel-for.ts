import { isMap, isScalar, type Scalar, type YAMLMap } from 'yaml';
import type { Layout } from './layout.js';
import { parseYaml } from './yaml.js';

/**
 * The MLmodel to publish with a layout, so that `mlflow.pyfunc.load_model` finds the files where they went. The text stays as it
 * is but for the values that change: the same bytes wherever nothing moved.
 * @throws UserError as parseMlmodel does
 */
export function mlmodelFor(text: string, { flavorChanges }: Pick<Layout, 'flavorChanges'>): string {
  const changes = Object.entries(flavorChanges);
  if (changes.length === 0) return text;
  const flavor = parseYaml('MLmodel', text).getIn(['flavors', 'transformers']);
  if (!isMap(flavor)) return text;
  const edits = changes.map(([key, value]) => editOf(text, flavor, key, `'${value}'`));
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((edited, { start, end, with: put }) => edited.slice(0, start) + put + edited.slice(end), text);
}

function editOf(
  text: string,
  map: YAMLMap,
  key: string,
  value: string,
): { start: number; end: number; with: string } {
  const scalar = map.get(key, true);
  if (isScalar(scalar)) {
    const [start, end] = scalar.range!;
    return { start, end, with: value };
  }
  const first = (map.items[0]!.key as Scalar).range![0];
  const indent = text.slice(text.lastIndexOf('\n', first - 1) + 1, first);
  return { start: first, end: first, with: map.flow ? `${key}: ${value}, ` : `${key}: ${value}\n${indent}` };
}
