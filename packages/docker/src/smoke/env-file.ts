import { UserError, visible } from '@mlops-actions/toolkit';

/** docker reads lines of no more bytes than this. */
const MOST = 65_535;

/**
 * What `--env-file` reads: a line for each variable, the value as it is to the end of the line, with no quotes or escapes.
 * @throws UserError, which never shows a value, for what does not fit into such a line
 */
export function envFileOf(env: ReadonlyMap<string, string>): string {
  return [...env].map(([name, value]) => `${lineOf(name, value)}\n`).join('');
}

function lineOf(name: string, value: string): string {
  const line = `${name}=${value}`;
  if (!/^[^\s=#\0][^\s=\0]*$/.test(name))
    throw new UserError(
      `env: "${visible(name)}" cannot be the name of a variable. It has no spaces, no "=", and no "#" at its start. Write for example:\n  env:\n    WORKERS: 1`,
    );
  // docker takes a carriage return for a part of the line's end.
  if (/[\r\n\0]/.test(value))
    throw new UserError(
      `env: ${visible(name)} has a line break in its value, which docker takes in no file of variables. Give it in one line, such as JSON or base64, or build a file into the image.`,
    );
  const bytes = Buffer.byteLength(line);
  if (bytes > MOST)
    throw new UserError(
      `env: ${visible(name)} takes ${bytes} bytes with its name, and docker reads no more than ${MOST}. Build a file into the image instead.`,
    );
  return line;
}
