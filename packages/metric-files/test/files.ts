import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '@mlops-actions/testing';
import { type Curve, type MetricFile, type MetricValue, readMetricFile } from '../src/index.js';

/** What is read of a file of that name and content. */
export async function read(name: string, content: string | Uint8Array): Promise<MetricFile> {
  const path = join(newFolder(), 'content');
  writeFileSync(path, content);
  return readMetricFile(path, name);
}

/** What it says when it refuses the file. */
export async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  return read(name, content).then(
    (file) => `read: ${JSON.stringify(file)}`,
    (error) => (error.name === 'UserError' ? error.message : `not a UserError: ${error.stack}`),
  );
}

export const valuesOf = ({ metrics }: MetricFile): Record<string, MetricValue> =>
  Object.fromEntries(metrics.map(({ name, value }) => [name, value]));

/** The curves as [step, value] pairs. */
export const pointsOf = ({ curves }: MetricFile): Record<string, (number | null)[][]> =>
  Object.fromEntries(curves.map((curve) => [curve.name, pairs(curve)]));

const pairs = ({ steps, values }: Curve) => steps.map((step, i) => [step, values[i]!]);
