import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type RegistrySettings, removeLeft } from '@mlops-actions/docker';
import { renderReport, unusedReportId, writeReport } from '@mlops-actions/report';
import { type Context, type Outcome, type Ports, UserError } from '@mlops-actions/toolkit';
import type { Left } from './clean-up.js';
import { composeText, writeCompose } from './compose-output.js';
import type { Findings } from './findings.js';
import { hidden, secretsOf } from './hide.js';
import { tendHub } from './hub-page.js';
import type { Inputs } from './inputs.js';
import { outputsOf, tell } from './outcome.js';
import { type Prepared, prepare } from './preflight.js';
import { Release, type Released, type Stage, type Tools } from './release.js';
import { reportOf } from './report.js';

export const ACTION = 'docker-hub-publish';

/** @param retry how patient requests are */
export async function run(inputs: Inputs, ports: Ports, retry?: RegistrySettings['retry']): Promise<Outcome> {
  const secrets = secretsOf(inputs);
  for (const value of secrets) ports.secret(value);
  const { temp } = ports.context;
  await mkdir(temp, { recursive: true });
  const folder = await mkdtemp(join(temp, `${ACTION}-`));
  const left: Left = { folder, owner: basename(folder) };
  ports.leave(JSON.stringify(left));
  try {
    const prepared = await prepare(inputs, ports, folder, retry);
    return await release(prepared, inputs, ports, { ...left, secrets });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function release(prepared: Prepared, inputs: Inputs, ports: Ports, tools: Tools): Promise<Outcome> {
  const { context, log } = ports;
  const release = new Release(prepared, ports, tools);
  try {
    await release.run();
  } finally {
    await removeLeft(prepared.docker, tools.owner);
  }
  const after = release.failure ? {} : await afterwards(release, prepared, inputs, ports, tools);
  const findings: Findings = { inputs, prepared, release, hub: [], ...after };
  const report = reportOf(findings, context, unusedReportId(context, ACTION));
  const path = await writeReport(context.reports, report);
  tell(report, findings, log);
  const failure = release.failure ?? after.failure;
  return {
    outputs: outputsOf(findings, path),
    summary: renderReport(report, { trusted: true }),
    ...(failure && { failure: `${ACTION}: ${report.headline}\n${failure.message}` }),
  };
}

type Afterwards = Pick<Findings, 'composeFile' | 'failure'> & Partial<Pick<Findings, 'hub'>>;

/** What follows when all is pushed. What goes wrong there leaves the images where they are. */
async function afterwards(
  { images }: Release,
  prepared: Prepared,
  inputs: Inputs,
  { context, log }: Ports,
  { secrets }: Tools,
): Promise<Afterwards> {
  const { registry, hub } = prepared;
  if (registry === undefined) return {};
  let stage: Stage = 'compose file';
  let done: Afterwards = {};
  try {
    if (inputs.composeFile !== undefined)
      done = {
        composeFile: await writeCompose(
          inputs.composeFile,
          pinned(images, prepared, context),
          context.workspace,
        ),
      };
    stage = 'Docker Hub';
    if (hub) done = { ...done, hub: await tendHub(hub, prepared.images, inputs.prune, log) };
    return done;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...done, failure: { stage, message: hidden(error.message, secrets) } };
  }
}

function pinned(images: readonly Released[], { composeFrom }: Prepared, { workspace }: Context): string {
  return composeText(
    images.map(({ image, built, digest }) => ({
      ...image,
      reference: `${image.name}:${image.tags[0]!.name}@${digest}`,
      ports: image.smoke || !built?.exposed.length ? image.ports : built.exposed,
    })),
    composeFrom,
    workspace,
  );
}
