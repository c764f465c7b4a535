import { UserError, visible } from '@mlops-actions/toolkit';

/** @throws UserError with line and column */
export async function parseToml(file: string, text: string): Promise<unknown> {
  const { parse, TomlError } = await import('smol-toml');
  try {
    // As a number later: one that a double cannot hold exactly is still a metric.
    return parse(text, { integersAsBigInt: 'asNeeded' });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const what = error.message.split('\n', 1)[0]!.replace(/^Invalid TOML document: /, '');
    throw new UserError(`${visible(file)}:${error.line}:${error.column}: not valid TOML (${visible(what)}).`);
  }
}
