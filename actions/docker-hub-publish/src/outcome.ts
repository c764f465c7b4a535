import type { Report } from '@mlops-actions/report';
import type { Log } from '@mlops-actions/toolkit';
import type { Findings } from './findings.js';
import type { Released } from './release.js';

const at = { title: 'docker-hub-publish' };

/** Says on the log what was done. */
export function tell(report: Report, { prepared, release }: Findings, log: Log): void {
  for (const warning of prepared.warnings) log.warning(warning, at);
  if (!prepared.policy.push) log.notice(`Nothing was pushed: ${prepared.policy.why}.`, at);
  for (const { image, digest } of release.images)
    if (digest !== undefined)
      log.info(`${image.name}@${digest}: ${image.tags.map(({ name }) => name).join(', ')}`);
  log.info(report.headline);
}

/** By the names in `action.yml`. */
export function outputsOf(findings: Findings, path: string): Record<string, string> {
  const { release, composeFile } = findings;
  const [first, ...others] = release.images;
  const single = others.length === 0 ? first : undefined;
  return {
    images: JSON.stringify(
      release.images.map((released) => ({
        name: released.image.name,
        tags: released.image.tags.map(({ name }) => name),
        digest: released.digest ?? null,
        size: sizeOf(released) ?? null,
        pushed: isThere(findings, released),
      })),
    ),
    digest: single?.digest ?? '',
    tags: single ? single.image.tags.map(({ name }) => `${single.image.name}:${name}`).join('\n') : '',
    pushed: String(release.ledger.wrote),
    'compose-file': composeFile ?? '',
    report: path,
  };
}

/** Whether it has all its tags in the registry. */
export function isThere({ release }: Findings, { image }: Released): boolean {
  return image.tags.every(({ name }) => release.ledger.has(`${image.name}:${name}`));
}

/** Bytes: in the registry, else on disk. */
export function sizeOf({ bytes, built }: Released): number | undefined {
  return bytes ?? built?.bytes;
}
