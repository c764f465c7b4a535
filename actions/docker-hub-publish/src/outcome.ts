import type { Report } from '@mlops-actions/report';
import type { Log } from '@mlops-actions/toolkit';
import type { Findings } from './findings.js';
import type { Released } from './release.js';

const at = { title: 'docker-hub-publish' };

/** Says on the log what was done. */
export function tell(report: Report, findings: Findings, log: Log): void {
  const { prepared, release } = findings;
  for (const warning of prepared.warnings) log.warning(warning, at);
  if (!prepared.policy.push) log.notice(`Nothing was pushed: ${prepared.policy.why}.`, at);
  for (const { image, digest } of release.images)
    if (digest !== undefined) log.info(`${image.name}@${digest}: ${tagsOf(findings, { image }).join(', ')}`);
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
        tags: tagsOf(findings, released),
        digest: released.digest ?? null,
        size: sizeOf(released) ?? null,
        pushed: tagsOf(findings, released).some((name) =>
          release.ledger.wroteTag(`${released.image.name}:${name}`),
        ),
      })),
    ),
    digest: single?.digest ?? '',
    tags: single
      ? tagsOf(findings, single)
          .map((name) => `${single.image.name}:${name}`)
          .join('\n')
      : '',
    pushed: String(release.ledger.wrote),
    'compose-file': composeFile ?? '',
    report: path,
  };
}

/** Its tags, without those that a newer image turned out to have. */
export function tagsOf({ release }: Findings, { image }: Pick<Released, 'image'>): string[] {
  const known = (name: string) => {
    const reference = `${image.name}:${name}`;
    return release.ledger.has(reference) || release.ledger.misses(reference);
  };
  const tags = image.tags.map(({ name }) => name);
  // Where nothing is pushed, and before it is, all are only planned.
  return tags.some(known) ? tags.filter(known) : tags;
}

/** Whether it has all its tags in the registry. */
export function isThere(findings: Findings, { image }: Released): boolean {
  return tagsOf(findings, { image }).every((name) => findings.release.ledger.has(`${image.name}:${name}`));
}

/** Bytes: in the registry, else on disk. */
export function sizeOf({ bytes, built }: Released): number | undefined {
  return bytes ?? built?.bytes;
}
