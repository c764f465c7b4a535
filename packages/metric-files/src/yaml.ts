import { UserError, visible } from '@mlops-actions/toolkit';

/**
 * YAML 1.2 as DVC reads it, with merge keys (`<<`); keys are texts.
 * @throws UserError with line and column
 */
export async function parseYaml(file: string, text: string): Promise<unknown> {
  const { isScalar, LineCounter, parseDocument, visit } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    merge: true,
    stringKeys: true,
    uniqueKeys: false, // The library compares every key with every other: a minute for 100,000 keys.
    logLevel: 'error', // Warnings are told below, not on stderr.
    prettyErrors: false,
    lineCounter,
  });
  const problem = (offset: number | undefined, what: string) => {
    const { line, col } = lineCounter.linePos(offset ?? 0);
    return new UserError(`${visible(file)}:${line}:${col}: ${what}`);
  };

  const [error] = document.errors;
  if (error?.code === 'MULTIPLE_DOCS') {
    throw problem(error.pos[0], 'a second YAML document starts here. Expected one document per file.');
  }
  if (error !== undefined) throw problem(error.pos[0], `not valid YAML (${visible(error.message)}).`);
  const [warning] = document.warnings;
  if (warning?.code === 'TAG_RESOLVE_FAILED') {
    // What numpy's numbers become: their bytes.
    throw problem(
      warning.pos[0],
      `is an object of another program (${visible(warning.message)}), expected a plain value. ` +
        "In Python, write float(value), and use PyYAML's safe_dump.",
    );
  }
  visit(document, {
    Map(_, map) {
      const keys = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (keys.has(key.value)) {
          throw problem(
            key.range?.[0],
            `the key "${visible(String(key.value))}" is here twice, so it has no one value. Rename or remove one of them.`,
          );
        }
        keys.add(key.value);
      }
    },
  });
  try {
    return document.toJS();
  } catch (error) {
    // An alias without its anchor, or aliases of aliases that would fill the memory.
    if (!(error instanceof ReferenceError)) throw error;
    throw new UserError(`${visible(file)}: not valid YAML (${visible(error.message)}).`);
  }
}
