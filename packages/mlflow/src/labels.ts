import { visible } from '@mlops-actions/toolkit';
import type { LoggedModel } from './logged-models.js';
import type { ModelVersion } from './registry.js';
import type { Run } from './runs.js';

/** `MLflow run painted-pug-661 (0a1b2c3d)` */
export function labelOfRun({ id, name, isDeleted }: Run): string {
  return `MLflow run ${name === '' ? '' : `${visible(name)} `}(${id.slice(0, 8)}${isDeleted ? ', deleted' : ''})`;
}

/** `MLflow summariser version 3`, `MLflow summariser@champion (version 3)` */
export function labelOfVersion({ name, version }: ModelVersion, alias?: string): string {
  return `MLflow ${visible(name)}${alias === undefined ? ` version ${version}` : `@${alias} (version ${version})`}`;
}

/** `MLflow model summariser (m-0a1b2c3d)` */
export function labelOfModel({ id, name }: LoggedModel): string {
  return `MLflow model ${visible(name)} (${id.slice(0, 10)})`;
}
