/** What the front matter says because of us, so that the next publication knows its own words from a person's. */
export interface Written {
  /** Keys of the front matter with one text. */
  readonly keys: Readonly<{ [key: string]: string }>;
  /** Only those that nobody else had written. */
  readonly tags: readonly string[];
  /** Name of our entry of `model-index`. */
  readonly index?: string;
  /** Digests of the results in it that are ours; records of before they were kept have none. */
  readonly results?: readonly string[];
  readonly workflowRun?: string;
}

export const NOTHING: Written = { keys: {}, tags: [] };

const LINE = /^<!-- mlops-actions:record (\{.*\}) -->$/m;

/** The record as a comment in one line, which no text of it can end. */
export function recordLine(record: Written): string {
  const json = JSON.stringify(record)
    .replaceAll('--', '-\\u002d')
    .replace(/[<>]/g, (char) => (char === '<' ? '\\u003c' : '\\u003e'));
  return `<!-- mlops-actions:record ${json} -->`;
}

/** The record in a card or in its region. One that somebody has changed beyond reading says nothing. */
export function writtenIn(text: string): Written {
  const json = LINE.exec(text.replace(/\r\n?/g, '\n'))?.[1];
  if (json === undefined) return NOTHING;
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    return NOTHING;
  }
  const { keys, tags, index, results, workflowRun } = given as { [key: string]: unknown };
  return {
    keys: Object.fromEntries(Object.entries(Object(keys)).filter(isText)),
    tags: textsIn(tags),
    ...(typeof index === 'string' && { index }),
    ...(results !== undefined && { results: textsIn(results) }),
    ...(typeof workflowRun === 'string' && { workflowRun }),
  };
}

const textsIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((text) => typeof text === 'string') : [];

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';
