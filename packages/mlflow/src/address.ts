import { UserError, visible } from '@mlops-actions/toolkit';
import type { MlflowAccess } from './access.js';

export type Credentials = Partial<Pick<MlflowAccess, 'username' | 'password' | 'token'>>;

export interface Address {
  /** Without credentials and without a slash at the end. */
  readonly base: string;
  /** The `Authorization` header; absent where nothing was given. */
  readonly authorization?: string;
  /** What must not be shown. */
  readonly secrets: readonly string[];
}

const EXAMPLE = '\n  env:\n    MLFLOW_TRACKING_URI: https://mlflow.example.com';

/**
 * Credentials given apart go before those in the address, and a username with a password before a token, as in MLflow's
 * own client.
 * @throws UserError, which shows no credential
 */
export function addressOf(trackingUri: string, given: Credentials): Address {
  const url = urlOf(trackingUri.trim());
  const username = given.username || decoded(url.username);
  const password = given.password || decoded(url.password);
  const token = given.token || undefined;
  const base = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  // fetch quotes a header that it cannot send, token and all.
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
    throw new UserError(
      'MLFLOW_TRACKING_TOKEN holds spaces, line breaks or letters that no token has. Copy it again into the secret.',
    );
  if (/[\0-\x1f\x7f]/.test(username + password) || username.includes(':'))
    throw new UserError(
      'MLFLOW_TRACKING_USERNAME or MLFLOW_TRACKING_PASSWORD holds a line break, or the username a colon. Copy them again into the secrets.',
    );
  if (username !== '' && password !== '') {
    const basic = Buffer.from(`${username}:${password}`).toString('base64');
    return { base, authorization: `Basic ${basic}`, secrets: [password, url.password || password, basic] };
  }
  if (token !== undefined) return { base, authorization: `Bearer ${token}`, secrets: [token] };
  if (username !== '' || password !== '')
    throw new UserError(
      `MLflow: a ${username !== '' ? 'username' : 'password'} is given alone. Give both, or a token in their place:\n` +
        `  env:\n    MLFLOW_TRACKING_USERNAME: ci\n    MLFLOW_TRACKING_PASSWORD: $\{{ secrets.MLFLOW_TRACKING_PASSWORD }}`,
    );
  return { base, secrets: [] };
}

function urlOf(text: string): URL {
  if (text === '')
    throw new UserError(`MLFLOW_TRACKING_URI is not set. Write the tracking server's address:${EXAMPLE}`);
  // Credentials stand before the last @, also where the scheme was forgotten.
  const shown = visible(text.replace(/^([a-z]+:\/\/)?.*@/is, '$1***@').replace(/[?#].*/, ''));
  if (/^databricks\b/.test(text))
    throw new UserError(
      `MLFLOW_TRACKING_URI: "${shown}" ${text === 'databricks' ? 'does not say which workspace' : 'names a profile of a machine'}. Write the workspace's address and its token:\n` +
        `  env:\n    MLFLOW_TRACKING_URI: databricks\n    DATABRICKS_HOST: https://WORKSPACE.cloud.databricks.com\n    DATABRICKS_TOKEN: $\{{ secrets.DATABRICKS_TOKEN }}`,
    );
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new UserError(
      `MLFLOW_TRACKING_URI: "${shown}" is not the address of a tracking server, which starts with https:// or http://. A local store or database cannot be read. Write for example:${EXAMPLE}`,
    );
  if (url.search !== '' || url.hash !== '')
    throw new UserError(
      `MLFLOW_TRACKING_URI: what follows "${shown}" is of a page, not of the server. Write the address alone:\n` +
        `  env:\n    MLFLOW_TRACKING_URI: ${shown}`,
    );
  return url;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A percent sign that stands for itself.
  }
}
