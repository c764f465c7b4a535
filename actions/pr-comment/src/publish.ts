import { connect, Forbidden, type GitHub } from '@mlops-actions/github';
import { type Context, type Ports, UserError } from '@mlops-actions/toolkit';
import { writeCheck } from './check.js';
import type { Content } from './content.js';
import { hostImages } from './image-branch.js';
import type { Inputs } from './inputs.js';
import { digestOfSources, writeComment } from './message.js';
import { isNews } from './news.js';
import { findPlace, type Place, shaOfRun } from './place.js';
import { type Operation, type Posted, post } from './post.js';
import { withHosted, withNames } from './show-images.js';
import type { Sources } from './sources.js';
import { threadAt } from './threads.js';

export interface Published {
  readonly operation: Operation | 'summary';
  readonly comment?: Posted;
  readonly checkUrl?: string;
  /** What was left out of the comment is worth the job summary. */
  readonly truncated: boolean;
  /** With the images as readers of the comment see them. */
  readonly content: Content;
  /** Why there is no comment, or not one as asked for. */
  readonly notice?: string;
}

/** Everything that goes to GitHub. What the token may not do is told rather than thrown, unless the user wants it to fail. */
export async function publish(inputs: Inputs, sources: Sources, ports: Ports): Promise<Published> {
  const named = contentOf(sources, sources.bodies.map(withNames));
  const { context } = ports;
  if (context.repository === undefined || inputs.token === '')
    return {
      operation: 'skipped',
      truncated: false,
      content: named,
      notice: `There is no comment: ${context.repository === undefined ? 'which repository this is is not known' : 'token is empty'}.`,
    };
  const github = connect({
    apiUrl: context.apiUrl,
    repository: context.repository,
    token: inputs.token,
    ...(context.event && { event: context.event }),
    fetch: ports.fetch,
    log: ports.log,
  });
  let place: Place | undefined;
  const commented = await unlessForbidden(inputs, named, async () => {
    place = await findPlace(inputs.target, github, context);
    return comment(inputs, sources, named, place, github, ports);
  });
  const checkUrl = await check(inputs, commented.content, place, github, ports);
  return { ...commented, ...(checkUrl !== undefined && { checkUrl }) };
}

async function unlessForbidden(
  inputs: Inputs,
  content: Content,
  attempt: () => Promise<Published>,
): Promise<Published> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Forbidden) || inputs.onForbidden === 'fail') throw error;
    return { operation: 'summary', truncated: false, content, notice: error.message };
  }
}

async function comment(
  inputs: Inputs,
  sources: Sources,
  named: Content,
  place: Place,
  github: GitHub,
  ports: Ports,
): Promise<Published> {
  const { context, log } = ports;
  if (place.kind === 'none')
    return {
      operation: 'skipped',
      truncated: false,
      content: named,
      notice: `There is no comment: ${place.reason}.`,
    };
  const sha = place.kind === 'commit' ? place.sha : (place.headSha ?? shaOfRun(context));
  let [content, truncated] = [named, false];
  const digest = await digestOfSources(sources);
  const posting = await post(
    threadAt(place, github),
    {
      digest,
      isNews: isNews(sources.reports, inputs.post),
      onlyCorrects: sources.problem !== undefined,
      write: async (before) => {
        content = await withImages(inputs, sources, named, place, sha, github, ports);
        const written = await writeComment(content, inputs.header, digest, context, sha, before?.body);
        truncated = written.truncated;
        return written.body;
      },
    },
    inputs,
  );
  log.debug(`comment: ${posting.operation}`);
  return { ...posting, truncated, content };
}

async function withImages(
  inputs: Inputs,
  sources: Sources,
  named: Content,
  place: Exclude<Place, { kind: 'none' }>,
  sha: string | undefined,
  github: GitHub,
  { context, log }: Ports,
): Promise<Content> {
  const images = sources.bodies.flatMap(({ images }) => images.map(({ file }) => file));
  if (images.length === 0) return named;
  if (inputs.imagesBranch === undefined) {
    log.notice(
      `The comment names its images instead of showing them (${images.map(({ label }) => label).join(', ')}). To show them on a public repository, write:\n  images: branch\nand give the job the permission contents: write.`,
      { title: 'pr-comment' },
    );
    return named;
  }
  try {
    const hosted = await hostImages(images, inputs.imagesBranch, place, sha ?? 'unknown', github, context);
    return contentOf(
      sources,
      sources.bodies.map((body) => withHosted(body, hosted)),
    );
  } catch (error) {
    if (!(error instanceof Forbidden) || inputs.onForbidden === 'fail') throw error;
    log.notice(`The comment names its images instead of showing them. ${error.message}`, {
      title: 'pr-comment',
    });
    return named;
  }
}

async function check(
  inputs: Inputs,
  content: Content,
  place: Place | undefined,
  github: GitHub,
  { context, log }: Ports,
): Promise<string | undefined> {
  if (inputs.check === undefined || inputs.only === 'delete') return undefined;
  const sha = checkedSha(place, context);
  if (sha === undefined)
    throw new UserError('check: the commit that the check run belongs to is not known here.');
  try {
    const { url } = await writeCheck(
      github,
      { name: inputs.check, sha, header: inputs.header, ...(context.runUrl && { runUrl: context.runUrl }) },
      content,
    );
    return url;
  } catch (error) {
    if (!(error instanceof Forbidden) || inputs.onForbidden === 'fail') throw error;
    log.notice(`There is no check run. ${error.message}`, { title: 'pr-comment' });
    return undefined;
  }
}

function checkedSha(place: Place | undefined, context: Context): string | undefined {
  if (place?.kind === 'commit') return place.sha;
  return (place?.kind === 'issue' ? place.headSha : undefined) ?? shaOfRun(context);
}

function contentOf({ reports, trusted, problem }: Sources, bodies: readonly string[]): Content {
  return { reports, trusted, bodies, ...(problem && { problem: problem.message }) };
}
