import type { Cursor } from './cursor.js';
import type { Imports } from './imports.js';

const LONGEST_TEXT = 512;
const DEEPEST_NESTING = 10_000;

/** The keys that name imports. */
const KEYS: ReadonlySet<string> = new Set([
  '__module__',
  '__class__',
  '__loader__',
  'func',
  'module_path',
  'function',
]);

/** Of white space, numbers, true, false, null, NaN and Infinity. JSON in another encoding than UTF-8 has other bytes. */
const PLAIN = new Uint8Array(256);
for (const code of Buffer.from(' \t\n\r+-.0123456789eEtrualsfnNIity')) PLAIN[code] = 1;

/** An object of the schema, or an array, while it is read. */
interface Node {
  readonly array: boolean;
  /** By those keys; the last where one comes twice, as Python's reader has it. */
  texts: Map<string, string> | undefined;
  /** Of its member `content`. */
  content: ReadonlyMap<string, string> | undefined;
  /** The key whose value comes. */
  key: string | undefined;
}

/**
 * The imports that skops makes of a `schema.json`: each of its nodes names a class or function by `__module__` and
 * `__class__`. Read in a stream, since the schema of a vocabulary has hundreds of megabytes.
 * @returns why it could not be read through
 */
export async function readSchema(cursor: Cursor, imports: Imports): Promise<string | undefined> {
  const stack: Node[] = [];
  let node: Node | undefined;
  let text: string | undefined;
  for (;;) {
    if (cursor.at === cursor.end && !(await cursor.need(1))) {
      return cursor.trouble ?? (stack.length > 0 ? 'schema.json is cut off' : undefined);
    }
    const code = cursor.buffer[cursor.at++]!;
    if (PLAIN[code] === 1) continue;
    switch (code) {
      case 0x22: {
        // A text is a key, or the value of one.
        const key = node?.key;
        const wanted = key === undefined || KEYS.has(key);
        text = quotedHere(cursor, wanted) ?? (await quoted(cursor));
        if (text === undefined) return cursor.trouble ?? 'schema.json is no JSON';
        if (node && key !== undefined && wanted) {
          node.texts ??= new Map();
          node.texts.set(key, text);
        }
        break;
      }
      case 0x7b: // {
      case 0x5b: // [
        if (stack.length === DEEPEST_NESTING) return 'schema.json nests more than 10,000 deep';
        node = { array: code === 0x5b, texts: undefined, content: undefined, key: undefined };
        stack.push(node);
        break;
      case 0x3a: // :
        if (node && !node.array) node.key = text;
        break;
      case 0x2c: // ,
        if (node) node.key = undefined;
        break;
      case 0x7d: // }
      case 0x5d: {
        // ]
        const closed = stack.pop();
        if (closed === undefined || closed.array !== (code === 0x5d)) return 'schema.json is no JSON';
        node = stack.at(-1);
        if (closed.texts) {
          if (node?.key === 'content') node.content = closed.texts;
          importsOf(closed.texts, closed.content, imports);
        }
        break;
      }
      default:
        return 'schema.json is no JSON in UTF-8';
    }
  }
}

/** Source: the `_construct` of the nodes in skops 0.16, `skops/io/_general.py`, and of protocol 0, `skops/io/old`. */
function importsOf(
  texts: ReadonlyMap<string, string>,
  content: ReadonlyMap<string, string> | undefined,
  imports: Imports,
): void {
  const [path, called] = [texts.get('module_path'), texts.get('function')];
  if (path !== undefined && called !== undefined) imports.addText(path, called);
  const [module, name] = [texts.get('__module__'), texts.get('__class__')];
  const loader = texts.get('__loader__');
  if (module === undefined || name === undefined || loader === 'JsonNode') return;
  imports.addText(module, name);
  const method = content?.get('func');
  if (loader === 'MethodNode' && method !== undefined) imports.addText(module, `${name}.${method}`);
}

/** The text up to the next quote, where it has no escapes and is in the buffer: nearly all are. Unwanted ones are ''. */
function quotedHere(cursor: Cursor, wanted: boolean): string | undefined {
  const { buffer, at, end } = cursor;
  let stop = at;
  while (stop < end && buffer[stop] !== 0x22 && buffer[stop] !== 0x5c) stop++;
  if (stop === end || buffer[stop] === 0x5c) return undefined;
  cursor.at = stop + 1;
  return wanted ? buffer.toString('utf8', at, Math.min(stop, at + LONGEST_TEXT)) : '';
}

/** The same for any text, its beginning if it is long; undefined when it does not end. */
async function quoted(cursor: Cursor): Promise<string | undefined> {
  let raw = '';
  for (;;) {
    const { buffer, at, end } = cursor;
    let stop = at;
    while (stop < end && buffer[stop] !== 0x22 && buffer[stop] !== 0x5c) stop++;
    if (raw.length < LONGEST_TEXT) raw += buffer.toString('latin1', at, Math.min(stop, at + LONGEST_TEXT));
    cursor.at = stop;
    if (stop === end) {
      if (!(await cursor.need(1))) return undefined;
    } else if (buffer[stop] === 0x22) {
      cursor.at++;
      return unescaped(raw);
    } else {
      if (!(await cursor.need(2))) return undefined;
      if (raw.length < LONGEST_TEXT) raw += cursor.buffer.toString('latin1', cursor.at, cursor.at + 2);
      cursor.at += 2;
    }
  }
}

function unescaped(raw: string): string {
  const text = Buffer.from(raw, 'latin1').toString('utf8');
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex, char) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[char] ?? char),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
