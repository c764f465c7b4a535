/** A README.md in its parts; put together in this order they are the file again. */
export interface Readme {
  /** Byte order mark and blank lines before the front matter. */
  readonly lead: string;
  /** Between the lines `---`, with the end of its last line; undefined: there is none. */
  readonly yaml: string | undefined;
  readonly fences: readonly [opening: string, closing: string];
  /** Everything after the front matter. */
  readonly body: string;
  /** Number of the line that it begins in. */
  readonly line: number;
  /** How its lines end. */
  readonly eol: string;
}

/** The Hub's own way to find it, which huggingface_hub shares; blanks may only follow the closing dashes. */
const FRONT_MATTER = /^(\s*)(---(\r\n|\r(?!\n)|\n))([\S\s]*?(?:\r\n|\r|\n))(---[ \t]*(?:\r\n|\n|$))/;

/** Nothing between the dashes is no front matter to the Hub, but somebody's place for it. */
const EMPTY = /^(\s*)(---(\r\n|\r(?!\n)|\n))()(---[ \t]*(?:\r\n|\n|$))/;

export function readmeOf(text: string): Readme {
  const match = FRONT_MATTER.exec(text) ?? EMPTY.exec(text);
  if (match === null) {
    const lead = text.startsWith('\ufeff') ? '\ufeff' : '';
    const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
    const fence = `---${eol}`;
    return { lead, yaml: undefined, fences: [fence, fence], body: text.slice(lead.length), line: 1, eol };
  }
  const [all, lead = '', opening = '', eol = '\n', yaml = '', closing = ''] = match;
  const line = all.split(/\r\n|\r|\n/).length;
  return { lead, yaml, fences: [opening, closing], body: text.slice(all.length), line, eol };
}
