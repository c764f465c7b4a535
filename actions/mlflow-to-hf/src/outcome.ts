import type { Report } from '@mlops-actions/report';
import { count, type Log } from '@mlops-actions/toolkit';
import { README } from './contents.js';
import type { Findings } from './findings.js';

const at = { title: 'mlflow-to-hf' };

/** Says on the log what was done, or what would be. */
export function tell(report: Report, { done, composition, warnings, prepared }: Findings, log: Log): void {
  for (const warning of warnings) log.warning(warning, at);
  const { card } = composition;
  if (card !== undefined && !statesLicence(card))
    log.notice(
      'The card states no licence, so nobody may use the model. Write for example:\n  license: mit',
      at,
    );
  switch (done.kind) {
    case 'refused':
      for (const reason of done.reasons) log.error(reason, at);
      break;
    case 'planned':
      for (const { path, size } of done.add) log.info(`would add ${path} (${size} bytes)`);
      for (const { path, size } of done.update) log.info(`would update ${path} (${size} bytes)`);
      for (const path of withoutPlaceholder(done.remove)) log.info(`would remove ${path}`);
      if (card !== undefined) log.info(`README.md:\n${card}`);
      break;
    case 'published':
      tellUploaded(done.uploaded, log);
      for (const path of withoutPlaceholder(done.removed))
        log.info(`removed ${path}, which was published before and is not now`);
  }
  log.info(report.headline);
  log.info(addressOf({ prepared, done }));
}

const FILES_TOLD = 20;

function tellUploaded(files: readonly { readonly path: string; readonly size: number }[], log: Log): void {
  for (const { path, size } of files.slice(0, FILES_TOLD)) log.info(`published ${path} (${size} bytes)`);
  if (files.length > FILES_TOLD) log.info(`and ${count(files.length - FILES_TOLD, 'file')} more`);
}

/** Whether its front matter does. */
function statesLicence(card: string): boolean {
  return /^license:/m.test(card.split(/^---\s*$/m)[1] ?? '');
}

/** A new repository has a README that nobody wrote. */
function withoutPlaceholder(paths: readonly string[]): string[] {
  return paths.filter((path) => path !== README);
}

/** Where to look: the pull request, or the repository. */
export function addressOf({ prepared: { hub, target }, done }: Pick<Findings, 'prepared' | 'done'>): string {
  const published = done.kind === 'published' ? done : undefined;
  return published?.pullRequestUrl ?? published?.url ?? `${hub.endpoint}/${target.repoId}`;
}

/** By the names in `action.yml`. */
export function outputsOf({ prepared, composition, done }: Findings, path: string): Record<string, string> {
  const { resolved } = prepared.model;
  const { files, bytes } = sizeOf(composition);
  const published = done.kind === 'published' ? done : undefined;
  return {
    'repo-id': prepared.target.repoId,
    url: published?.url ?? `${prepared.hub.endpoint}/${prepared.target.repoId}`,
    commit: published?.commit ?? '',
    'pull-request-url': published?.pullRequestUrl ?? '',
    changed: String(published?.changed ?? false),
    'model-version': resolved.version ?? '',
    'run-id': resolved.runId ?? '',
    files: String(files),
    bytes: String(bytes),
    report: path,
  };
}

export function sizeOf({ everything }: Findings['composition']): { files: number; bytes: number } {
  return { files: everything.length, bytes: everything.reduce((sum, { size }) => sum + size, 0) };
}
