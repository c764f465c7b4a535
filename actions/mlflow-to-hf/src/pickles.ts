import { join } from 'node:path';
import { type PickleScan, scanFile } from '@mlops-actions/pickle-scan';
import { firstOf, visible } from '@mlops-actions/toolkit';
import type { PicklePolicy } from './inputs.js';

/** A file whose loading runs what it says, and what about it is out of the ordinary. */
export interface PickleFinding {
  readonly path: string;
  /** Imports outside of the known libraries, and what could not be read. */
  readonly unknown: readonly string[];
  readonly dangerous: readonly string[];
}

/** Every file that runs code when it is loaded; skops asks before it does, and is listed only where there is something to tell. */
export async function inspect(folder: string, paths: readonly string[]): Promise<PickleFinding[]> {
  const findings: PickleFinding[] = [];
  for (const path of paths) {
    const scan = await scanFile(join(folder, path), path);
    if (scan === undefined) continue;
    const finding = findingOf(scan);
    if (scan.format !== 'skops' || isOutOfTheOrdinary(finding)) findings.push(finding);
  }
  return findings;
}

function isOutOfTheOrdinary({ unknown, dangerous }: PickleFinding): boolean {
  return unknown.length + dangerous.length > 0;
}

function findingOf({ path, imports, unreadable }: PickleScan): PickleFinding {
  const named = (wanted: string) => [
    ...new Set(
      imports
        .filter(({ risk }) => risk === wanted)
        .map(({ module, name, reason }) => {
          const import_ = name ? `${module}.${name}` : module;
          return reason === undefined ? import_ : `${import_} (${reason})`;
        }),
    ),
  ];
  return {
    path,
    unknown: [
      ...named('unknown'),
      ...(unreadable === undefined ? [] : [`what cannot be read: ${unreadable}`]),
    ],
    dangerous: named('dangerous'),
  };
}

export interface Judgement {
  readonly warnings: readonly string[];
  /** Why nothing may be published. */
  readonly failures: readonly string[];
}

export function judged(findings: readonly PickleFinding[], policy: PicklePolicy): Judgement {
  const dangerous = findings
    .filter((finding) => finding.dangerous.length > 0)
    .map(
      ({ path, dangerous: names }) => `${visible(path)} would run ${firstOf(names, 10)} on whoever loads it.`,
    );
  const unknown = findings
    .filter((finding) => finding.unknown.length > 0)
    .map(
      ({ path, unknown: names }) =>
        `${visible(path)} runs code when it is loaded, and uses more than the known libraries: ${firstOf(names, 10)}.`,
    );
  const allowing = (line: string) => `${line} If you know why, and trust it:\n  pickle-policy: allow`;
  switch (policy) {
    case 'allow':
      return { warnings: dangerous, failures: [] };
    case 'warn':
      return { warnings: unknown, failures: dangerous.map(allowing) };
    case 'fail':
      return {
        warnings: [],
        failures: [
          ...dangerous.map(allowing),
          ...unknown.map(
            (line) => `${line} To publish it all the same, with a warning:\n  pickle-policy: warn`,
          ),
        ],
      };
  }
}
