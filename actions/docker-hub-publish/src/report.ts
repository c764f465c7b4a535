import { type Block, provenanceOf, type Report, type Section } from '@mlops-actions/report';
import { bytesInWords, type Context, count, visible } from '@mlops-actions/toolkit';
import type { Findings } from './findings.js';
import { isThere, sizeOf, tagsOf } from './outcome.js';
import { type Failure, isTested, type Released } from './release.js';

export function reportOf(findings: Findings, context: Context, id: string): Report {
  const { prepared } = findings;
  const failure = failureOf(findings);
  return {
    schema: 'mlops-report/v1',
    action: 'docker-hub-publish',
    id,
    title: 'Images',
    verdict: failure ? 'fail' : prepared.warnings.length > 0 ? 'warn' : 'pass',
    headline: headlineOf(findings, failure),
    metrics: [],
    sections: sectionsOf(findings, failure),
    provenance: {
      ...provenanceOf(context, undefined),
      settings: { docker: prepared.engine.version, way: prepared.engine.way },
    },
  };
}

function failureOf({ release, failure }: Findings): Failure | undefined {
  return release.failure ?? failure;
}

/** "Pushed 2 images: acme/reviews-api:1.4.0-sentiment-analyzer-3, acme/reviews-web:…" */
function headlineOf(findings: Findings, failure: Failure | undefined): string {
  const { prepared, release } = findings;
  const names = release.images.map(({ image }) => visible(`${image.name}:${image.tags[0]?.name}`)).join(', ');
  if (failure) {
    const where = failure.image ? ` of ${visible(failure.image.request.label)}` : '';
    switch (failure.stage) {
      case 'build':
      case 'smoke test':
        return `The ${failure.stage}${where} failed, and nothing was pushed.`;
      case 'push':
        return `The push failed: ${release.images.filter((image) => isThere(findings, image)).length} of ${count(release.images.length, 'image')} have all their tags.`;
      default:
        return `${names}: all is in the registry, and the step for ${failure.stage === 'compose file' ? 'the compose file' : failure.stage} failed.`;
    }
  }
  const images = count(release.images.length, 'image');
  const tested = release.images.some(({ smoke }) => smoke) ? ' and tested' : '';
  if (!prepared.policy.push) return `Built${tested} ${images}, pushed nothing: ${names}`;
  if (!release.ledger.wrote) return `Everything is in the registry already: ${names}`;
  if (release.images.every(({ image }) => image.remote.made))
    return `Gave new tags to what was in the registry: ${names}`;
  return `Pushed ${images}: ${names}`;
}

function sectionsOf(findings: Findings, failure: Failure | undefined): Section[] {
  const { prepared, release, hub, composeFile } = findings;
  const texts = (lines: readonly string[]) => lines.map((text): Block => ({ kind: 'text', text }));
  return [
    ...(failure ? [{ title: 'Why', blocks: [{ kind: 'code' as const, text: failure.message }] }] : []),
    { title: 'Images', blocks: [...texts(modelLine(findings)), imagesTable(findings)] },
    ...(prepared.warnings.length > 0 ? [{ title: 'Warnings', blocks: texts(prepared.warnings) }] : []),
    ...(hub.length > 0 ? [{ title: 'Docker Hub', blocks: texts(hub) }] : []),
    ...(release.images.some(({ digest }) => digest)
      ? [{ title: 'Pull by digest', collapsed: true, blocks: [pullBlock(findings)] }]
      : []),
    ...(composeFile
      ? [{ title: 'Compose', blocks: texts([`${composeFile} pulls these images by their digests.`]) }]
      : []),
  ];
}

/** What the images serve, as far as the inputs say. */
function modelLine({ inputs }: Findings): string[] {
  const { modelName, modelVersion, hfRepo, codeVersion } = inputs.facts;
  const parts = [
    modelName && `Model: ${modelName} version ${modelVersion}`,
    hfRepo && `from ${hfRepo}`,
    codeVersion && `code ${codeVersion}`,
  ].filter(Boolean);
  return parts.length === 0 ? [] : [parts.join(', ')];
}

function imagesTable(findings: Findings): Block {
  return {
    kind: 'table',
    columns: [
      { header: 'Image' },
      { header: 'Tags' },
      { header: 'Size', align: 'right' },
      { header: 'Smoke test' },
      { header: 'Build', align: 'right' },
      { header: 'Registry' },
    ],
    rows: findings.release.images.map((released) => [
      released.image.name,
      tagsOf(findings, released).join(', '),
      sizeCell(released),
      smokeCell(findings, released),
      buildCell(released),
      registryCell(findings, released),
    ]),
  };
}

/** "123.4 MB (+1.2 MB against 1.3.0-sentiment-2)" */
function sizeCell(released: Released): string {
  const size = sizeOf(released);
  if (size === undefined) return '';
  if (released.bytes === undefined) return `${bytesInWords(size)} on disk`;
  const { previous } = released.image.remote;
  if (previous === undefined) return bytesInWords(size);
  const change = size - previous.bytes;
  // Every build differs by some bytes.
  if (Math.abs(change) < previous.bytes / 100) return `${bytesInWords(size)}, as ${previous.tag}`;
  return `${bytesInWords(size)} (${change < 0 ? '−' : '+'}${bytesInWords(Math.abs(change))} against ${previous.tag})`;
}

function smokeCell({ release }: Findings, { image, smoke }: Released): string {
  if (smoke) return `passed, ready after ${seconds(smoke.readyAfter / 1000)}`;
  if (image.smoke === undefined) return 'none';
  if (release.failure?.stage === 'smoke test' && release.failure.image === image) return 'failed';
  return isTested(image) ? 'passed before' : 'not run';
}

function buildCell({ image, built }: Released): string {
  if (built) return seconds(built.seconds);
  return image.remote.made ? 'not again' : 'not built';
}

function registryCell(findings: Findings, released: Released): string {
  const { prepared, release } = findings;
  if (!prepared.policy.push) return 'not pushed';
  if (!isThere(findings, released)) return release.failure?.stage === 'push' ? 'incomplete' : 'not pushed';
  return released.image.remote.made ? 'was there' : 'pushed';
}

function pullBlock({ release }: Findings): Block {
  const lines = release.images
    .filter(({ digest }) => digest !== undefined)
    .map(({ image, digest }) => `docker pull ${image.name}@${digest}`);
  return { kind: 'code', text: lines.join('\n'), language: 'shell' };
}

function seconds(value: number): string {
  if (value < 1) return `${Math.round(value * 1000)} ms`;
  return `${value.toFixed(value < 10 ? 1 : 0)} s`;
}
