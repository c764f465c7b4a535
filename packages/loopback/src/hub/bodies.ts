import { Ajv } from 'ajv';
import type { Json } from '../exchange.js';
import { schemaFaults } from '../schema-faults.js';

const text = { type: 'string' };
const name = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };
const flag = { type: 'boolean' };
const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' };

const list = (items: object) => ({ type: 'array', items });
/** Fields whose names end in `?` may be left out; there are no others. */
function fields(all: Readonly<Record<string, object>>): object {
  const names = Object.keys(all);
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((key) => [key.replace('?', ''), all[key]])),
    required: names.filter((key) => !key.endsWith('?')),
    additionalProperties: false,
  };
}
const line = (key: string, value: object) => fields({ key: { const: key }, value });

/** What the two official clients send (huggingface_hub 2.4.0, @huggingface/hub 2.17.5), by what it is for. */
const BODIES = {
  create: fields({
    name,
    'organization?': { type: ['string', 'null'] },
    'type?': { const: 'model' },
    'visibility?': { enum: ['public', 'private', 'protected'] },
    'private?': flag,
    'license?': text,
    'resourceGroupId?': text,
    'region?': text,
    'files?': list(fields({ path: name, content: text, encoding: { const: 'base64' } })),
  }),
  delete: fields({ name, 'organization?': { type: ['string', 'null'] }, 'type?': { const: 'model' } }),
  settings: {
    ...fields({
      'visibility?': { enum: ['public', 'private', 'protected'] },
      'private?': flag,
      'gated?': { enum: ['auto', 'manual', false] },
    }),
    minProperties: 1,
  },
  preupload: fields({
    'gitAttributes?': text,
    'gitIgnore?': text,
    files: { ...list(fields({ path: name, size: count, sample: text })), maxItems: 256 },
  }),
  batch: fields({
    operation: { const: 'upload' },
    'transfers?': list({ enum: ['basic', 'multipart', 'xet'] }),
    'hash_algo?': { enum: ['sha256', 'sha_256'] },
    'ref?': fields({ name }),
    objects: { ...list(fields({ oid: sha256, size: count })), minItems: 1 },
  }),
  verify: fields({ oid: sha256, size: count }),
  complete: fields({
    oid: sha256,
    parts: list(fields({ partNumber: { type: 'integer', minimum: 1 }, etag: name })),
  }),
  commit: {
    type: 'array',
    items: [line('header', fields({ summary: name, 'description?': text, 'parentCommit?': text }))],
    minItems: 1,
    additionalItems: {
      anyOf: [
        line('file', fields({ path: name, content: text, 'encoding?': { enum: ['base64', 'utf-8'] } })),
        line('lfsFile', fields({ path: name, algo: { const: 'sha256' }, oid: sha256, 'size?': count })),
        line('deletedFile', fields({ path: name })),
        line('deletedFolder', fields({ path: name })),
      ],
    },
  },
  paths: fields({ paths: list(text), 'expand?': flag }),
  branch: fields({ 'startingPoint?': text, 'emptyBranch?': flag, 'overwrite?': flag }),
  tag: fields({ tag: name, 'message?': text }),
  discussion: fields({ title: text, 'description?': text, 'pullRequest?': flag }),
  status: fields({ status: { enum: ['open', 'closed'] }, 'comment?': text }),
  card: fields({ content: text, 'repoType?': { enum: ['model', 'dataset', 'space'] } }),
  exchange: fields({
    'grant_type?': text,
    'subject_token_type?': text,
    'subject_token?': text,
    'resource?': text,
  }),
};

export type BodyName = keyof typeof BODIES;

const ajv = new Ajv({ strict: false });
const validators = new Map(Object.entries(BODIES).map(([key, schema]) => [key, ajv.compile(schema)]));

/** Where a body is not as the clients send it. */
export function bodyFaults(key: BodyName, body: Json): string[] {
  return schemaFaults(validators.get(key)!, body);
}
