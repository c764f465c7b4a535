import { type Comment, connect, type GitHub } from '@mlops-actions/github';
import { type Ports, UserError } from '@mlops-actions/toolkit';
import { type WrittenCheck, writeCheck } from './check.js';
import type { Content } from './content.js';
import type { Inputs } from './inputs.js';
import { digestOfContent, isTruncated, writeComment } from './message.js';
import { isNews } from './news.js';
import { findPlace, type Place, shaAt } from './place.js';
import { type Operation, post } from './post.js';
import { withDigests, withNames } from './show-images.js';
import { contentOf, type Sources } from './sources.js';
import { threadAt } from './threads.js';
import { unlessForbidden } from './unless-forbidden.js';
import { withImages } from './with-images.js';

export interface Published {
  readonly operation: Operation | 'summary';
  readonly comment?: Comment;
  readonly check?: WrittenCheck;
  /** What was left out of the comment is worth the job summary. */
  readonly truncated: boolean;
  /** With the images as readers of the comment see them. */
  readonly content: Content;
  /** Why there is no comment, or not one as asked for. */
  readonly notice?: string;
}

/** Everything that goes to GitHub. */
export async function publish(inputs: Inputs, sources: Sources, ports: Ports): Promise<Published> {
  const named = contentOf(sources, sources.bodies.map(withNames));
  const { context } = ports;
  if (context.repository === undefined || inputs.token === '')
    return skipped(
      named,
      context.repository === undefined ? 'which repository this is is not known' : 'token is empty',
    );
  const github = connect({
    apiUrl: context.apiUrl,
    repository: context.repository,
    token: inputs.token,
    ...(context.event && { event: context.event }),
    fetch: ports.fetch,
    log: ports.log,
  });
  let place: Place | undefined;
  const commented = await unlessForbidden<Published>(
    inputs,
    async () => {
      place = await findPlace(inputs.target, github, context);
      return comment(inputs, sources, named, place, github, ports);
    },
    (reason) => ({ operation: 'summary', truncated: false, content: named, notice: reason }),
  );
  // Without the images' addresses, which only a run that writes knows: the same findings are the same check run.
  const check = await checked(inputs, named, place, github, ports);
  return { ...commented, ...(check && { check }) };
}

function skipped(content: Content, reason: string): Published {
  return { operation: 'skipped', truncated: false, content, notice: `There is no comment: ${reason}.` };
}

async function comment(
  inputs: Inputs,
  sources: Sources,
  named: Content,
  place: Place,
  github: GitHub,
  ports: Ports,
): Promise<Published> {
  const { context } = ports;
  if (place.kind === 'none') return skipped(named, place.reason);
  const sha = place.kind === 'commit' ? place.sha : place.headSha;
  let [content, truncated] = [named, false];
  // By the images themselves: their addresses only a run that writes knows.
  const wanted =
    inputs.imagesBranch === undefined ? named : contentOf(sources, sources.bodies.map(withDigests));
  const digest = await digestOfContent(wanted);
  const posting = await post(
    threadAt(place, github),
    {
      digest,
      isNews: sources.gap !== undefined || isNews(sources.reports, inputs.post),
      onlyCorrects: sources.gap === 'nothing',
      write: async (before) => {
        content = await withImages(inputs, sources, named, place, github, ports);
        // One without the images that were asked for is not what the next run may leave as it is.
        const shown = content === named && wanted !== named ? await digestOfContent(named) : digest;
        const written = await writeComment(content, inputs.header, shown, context, sha, before?.body);
        truncated = written.truncated;
        return written.body;
      },
    },
    inputs,
  );
  if (posting.operation === 'unchanged') truncated = isTruncated(posting.comment?.body ?? '');
  return { ...posting, truncated, content };
}

async function checked(
  inputs: Inputs,
  content: Content,
  place: Place | undefined,
  github: GitHub,
  { context, log }: Ports,
): Promise<WrittenCheck | undefined> {
  const { check: name, header } = inputs;
  if (name === undefined || inputs.only === 'delete') return undefined;
  return unlessForbidden(
    inputs,
    async () => {
      const sha = await shaAt(place, github, context);
      if (sha === undefined)
        throw new UserError('check: which commit the check run belongs to is not known here.');
      return writeCheck(github, { name, sha, header }, content, context.runUrl);
    },
    (reason) => {
      log.notice(`There is no check run. ${reason}`, { title: 'pr-comment' });
      return undefined;
    },
  );
}
