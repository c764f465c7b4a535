import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { planOf, publish } from '@mlops-actions/hub';
import { renderReport, unusedReportId, writeReport } from '@mlops-actions/report';
import { count, type Outcome, type Ports } from '@mlops-actions/toolkit';
import { Composition } from './compose.js';
import { contentsOf, differing, README } from './contents.js';
import type { Findings } from './findings.js';
import type { Inputs } from './inputs.js';
import { outputsOf, tell } from './outcome.js';
import type { Patience } from './patience.js';
import { inspect, judged } from './pickles.js';
import { type Prepared, prepare } from './preflight.js';
import { reportOf } from './report.js';
import { refuseSecrets } from './secrets.js';

export const ACTION = 'mlflow-to-hf';

export async function run(inputs: Inputs, ports: Ports, patience?: Patience): Promise<Outcome> {
  const { temp } = ports.context;
  ports.secret(inputs.hub.token);
  const prepared = await prepare(inputs, ports, patience);
  await mkdir(temp, { recursive: true });
  const folder = await mkdtemp(join(temp, `${ACTION}-`));
  try {
    return await publishFrom(folder, prepared, inputs, ports);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function publishFrom(
  folder: string,
  prepared: Prepared,
  inputs: Inputs,
  { context, log, now }: Ports,
): Promise<Outcome> {
  const { model, hub, target, title } = prepared;
  log.info(
    `Downloading ${count(model.files.length, 'file')} of ${model.resolved.label} by ${model.artifacts.route}`,
  );
  await model.artifacts.download(model.files, folder, { now });

  await refuseSecrets(folder, model.files, inputs.include);
  const paths = model.files.map(({ path }) => path);
  const pickles = await inspect(folder, paths);
  const judgement = judged(pickles, inputs.picklePolicy);
  const warnings = [...prepared.warnings, ...judgement.warnings, ...(await differing(prepared, folder))];
  const contents = await contentsOf(prepared, folder);
  const composition = new Composition(
    prepared,
    inputs,
    contents,
    pickles,
    await modelReadme(prepared, folder),
  );
  const publication = {
    target,
    title,
    ...(context.runUrl && { description: `Published by ${context.runUrl}` }),
    compose: composition.compose,
    now,
  };
  const done = await (async (): Promise<Findings['done']> => {
    if (judgement.failures.length > 0) return { kind: 'refused', reasons: judgement.failures };
    if (inputs.dryRun) return { kind: 'planned', ...(await planOf(hub, publication)) };
    return { kind: 'published', ...(await publish(hub, publication)) };
  })();

  const findings = {
    inputs,
    prepared,
    pickles,
    composition,
    warnings: [...warnings, ...composition.notes],
    done,
  };
  const report = reportOf(findings, context, unusedReportId(context, ACTION));
  const path = await writeReport(context.reports, report);
  tell(report, findings, log);
  return {
    outputs: outputsOf(findings, path),
    summary: renderReport(report, { trusted: true }),
    ...(done.kind === 'refused' && { failure: `${ACTION}: ${report.headline}` }),
  };
}

async function modelReadme({ model }: Prepared, folder: string): Promise<string | undefined> {
  const file = model.layout.files.find(({ to }) => to === README);
  return file && readFile(join(folder, file.from), 'utf8');
}
