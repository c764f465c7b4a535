import { UserError, visible } from '@mlops-actions/toolkit';

const EXAMPLE = '\n  hf-endpoint: https://huggingface.co';

/**
 * The Hub's address without a slash at the end.
 * @throws UserError for what is none
 */
export function addressOf(endpoint: string): string {
  const text = endpoint.trim();
  const shown = visible(text.replace(/\/\/.*@/, '//***@').replace(/[?#].*/, ''));
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new UserError(
      `hf-endpoint: "${shown}" is not an address, which starts with https:// or http://. Write for example:${EXAMPLE}`,
    );
  if (url.username !== '' || url.password !== '')
    throw new UserError(
      `hf-endpoint: "${shown}" holds credentials. Write the address alone, and the token as hf-token.`,
    );
  if (url.search !== '' || url.hash !== '')
    throw new UserError(
      `hf-endpoint: what follows "${shown}" is of a page, not of the server. Write the address alone:${EXAMPLE}`,
    );
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
