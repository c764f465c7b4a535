const INDEX = /^(?:0|[1-9]\d*)$/;

function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  // An array answers to its indices only: `length` is no field of the data.
  if (Array.isArray(value) && !INDEX.test(key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/**
 * The field of a record: its own key of exactly that name, else the path that the dots describe (`choices.0.text`; a key
 * that holds a dot itself is found too). `undefined` when absent; nothing inherited (`constructor`) ever resolves.
 */
export function fieldOf(value: unknown, field: string): unknown {
  const exact = own(value, field);
  if (exact !== undefined) return exact;
  for (let dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
    const inner = own(value, field.slice(0, dot));
    if (inner === undefined) continue;
    const found = fieldOf(inner, field.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}
