import { reasonOf, UserError, visible } from '@mlops-actions/toolkit';
import { Refusal } from '../failure.js';
import { shownUri } from './location.js';

/** What came of a try, for the message when all have failed. */
export interface Trial {
  /** What was tried: `the run's list`. */
  readonly name: string;
  /** What the server answered: `503 "Artifact serving is disabled."` */
  readonly answer: string;
}

/** @throws an error that is no answer to this try alone */
export function trialOf(name: string, error: unknown): Trial {
  if (error instanceof Refusal) return { name, answer: error.answer };
  if (error instanceof UserError && error.cause !== undefined)
    return { name, answer: visible(reasonOf(error.cause, 'no answer in time')) };
  throw error;
}

/** No way leads to a model's files: what each one answered, and what to set. */
export function noWay(
  address: string,
  label: string,
  uri: string | undefined,
  trials: readonly Trial[],
): UserError {
  const place = uri === undefined ? '' : `, which are at ${shownUri(uri)}`;
  const tried = trials.map(({ name, answer }) => `\n  ${name}: ${answer}`).join('');
  return new UserError(
    `MLflow at ${address} does not give the files of ${label}${place}. ${tried === '' ? NO_LIST : `What it was asked for, and what it answered:${tried}`}\n${adviceFor(address, trials, uri)}`,
  );
}

/** How the names of routes begin by which a server streams to its own pages. */
export const SERVER = "MLflow's server";

const NO_LIST = 'It has no way to say which there are: log the model in a run, and register it from that.';

function adviceFor(address: string, trials: readonly Trial[], uri = ''): string {
  const some = (pattern: RegExp) => trials.some(({ answer }) => pattern.test(answer));
  const isProxied = /^(mlflow-artifacts|https?):/.test(uri);
  const storage = /^(s3|gs|wasbs?|abfss?|hdfs|dbfs):/.exec(uri)?.[1];
  const host = /^mlflow-artifacts:\/\/([^/@]+)\//.exec(uri)?.[1];
  const advice = [
    some(/serve-artifacts/) &&
      'Start the server with --serve-artifacts, and with --artifacts-destination for where they are: then it hands them out.',
    !isProxied &&
      trials.some(({ name, answer }) => name.startsWith(SERVER) && answer.startsWith('404')) &&
      'Start the server with --serve-artifacts, or let the way to it pass /get-artifact, /model-versions/get-artifact and /ajax-api, by which its own pages read them.',
    some(/invalid host header/i)
      ? `Start the server with its name allowed: --allowed-hosts ${new URL(address).host}, or MLFLOW_SERVER_ALLOWED_HOSTS.`
      : some(/^40[13]/) && 'Give the account READ permission for the experiment and the model.',
    storage &&
      some(/^5/) &&
      `Give the server itself access to its ${storage} storage: the packages and the credentials are needed there, not in this job.`,
    host &&
      `The files belong to the MLflow server at ${visible(host)}. If that is another one, name it as MLFLOW_TRACKING_URI.`,
  ];
  return (
    advice.filter(Boolean).join('\n') ||
    "Are the files shown in MLflow's own pages? What it shows there can be read here."
  );
}
