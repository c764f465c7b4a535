import { type InputReader, visible } from '@mlops-actions/toolkit';
import { parseTarget, type Target } from './target.js';

export type Mode = 'update' | 'append' | 'recreate' | 'hide-and-recreate' | 'new';

/** What a comment may do beside its mode. */
export type Only = 'create' | 'update' | 'delete';

export interface Inputs {
  /** Patterns of other jobs' reports; none means those of this job. */
  readonly reports: readonly string[];
  readonly body: string;
  readonly bodyFiles: readonly string[];
  readonly header: string;
  readonly mode: Mode;
  readonly only?: Only;
  readonly post: 'always' | 'changes' | 'regression';
  readonly target: Target;
  /** Name of a check run to write. */
  readonly check?: string;
  /** The branch that images go to; absent when they go nowhere. */
  readonly imagesBranch?: string;
  /** Whether a step of the job has failed, or the job is being cancelled. */
  readonly jobFailed: boolean;
  readonly onForbidden: 'summary' | 'fail';
  readonly token: string;
}

/** It is part of the comment, where a character of it can become a dozen. */
const HEADER_LIMIT = 500;

export function readInputs(reader: InputReader): Inputs {
  const only = readOnly(reader);
  const mode = reader.choice('mode', ['update', 'append', 'recreate', 'hide-and-recreate', 'new']);
  if (mode === 'new' && only !== undefined)
    reader.problem(
      'mode: new looks for no comment, so only-create, only-update and delete go with other modes',
    );
  const header = reader.text('header') ?? '';
  if (header.length > HEADER_LIMIT)
    reader.problem(`header: ${header.length} characters are too many, ${HEADER_LIMIT} is the most.`);
  const target = reader.text('target') ?? '';
  const number = reader.text('number');
  const check = reader.text('check');
  const imagesBranch = readImagesBranch(reader);
  return {
    reports: reader.lines('reports'),
    body: reader.text('body') ?? '',
    bodyFiles: reader.lines('body-file'),
    header,
    mode,
    ...(only && { only }),
    post: reader.choice('post', ['always', 'changes', 'regression']),
    target: reader.parsed(() => parseTarget(target, number), { kind: 'auto' }),
    ...(check !== undefined && { check }),
    ...(imagesBranch !== undefined && { imagesBranch }),
    jobFailed: ['failure', 'cancelled'].includes(reader.text('job-status') ?? ''),
    onForbidden: reader.choice('on-forbidden', ['summary', 'fail']),
    token: reader.text('token') ?? '',
  };
}

function readOnly(reader: InputReader): Only | undefined {
  const said = [
    reader.boolean('only-create') && ('create' as const),
    reader.boolean('only-update') && ('update' as const),
    reader.boolean('delete') && ('delete' as const),
  ].filter((one) => one !== false);
  if (said.length > 1)
    reader.problem('only-create, only-update and delete exclude one another. Keep one of them true.');
  return said[0];
}

function readImagesBranch(reader: InputReader): string | undefined {
  const images = reader.choice('images', ['none', 'branch']);
  const branch = reader.text('images-branch') ?? '';
  // What git refuses in a branch's name, and what would need encoding in an address.
  if (!/^(?!.*(\.\.|\/\/|\/\.|\.lock(\/|$)))[A-Za-z0-9_][A-Za-z0-9_./-]*(?<![./])$/.test(branch))
    reader.problem(
      `images-branch: "${visible(branch)}" is no name of a branch. Write for example:\n  images-branch: mlops-actions-images`,
    );
  return images === 'branch' ? branch : undefined;
}
