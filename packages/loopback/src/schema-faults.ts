import type { ValidateFunction } from 'ajv';
import type { Json } from './exchange.js';

/** What a schema finds wrong in a value: the place, and what is expected there. */
export function schemaFaults(validate: ValidateFunction, value: Json): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath} ${message}${params.additionalProperty ? ` "${params.additionalProperty}"` : ''}`,
  );
}
