import { Ajv } from 'ajv';
import type { Json } from './exchange.js';
import { schemaFaults } from './schema-faults.js';

const integer = (limits = {}) => ({ type: 'integer', ...limits });
const listOf = (items: Json, limits = {}) => ({ type: 'array', items, ...limits });
const nullable = (schema: Json) => ({ anyOf: [schema, { type: 'null' }] });
const object = (properties: Json, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/**
 * `createCompletion` of OpenAI's API as its published description has it
 * (https://github.com/openai/openai-openapi, openapi.yaml), as far as servers of open models serve it.
 */
const REQUEST = {
  model: { type: 'string' },
  prompt: {
    anyOf: [{ type: 'string' }, listOf(integer(), { minItems: 1 })],
  },
  echo: nullable({ type: 'boolean' }),
  logprobs: nullable(integer({ minimum: 0, maximum: 5 })),
  max_tokens: nullable(integer({ minimum: 0 })),
  temperature: nullable({ type: 'number', minimum: 0, maximum: 2 }),
};
const USAGE = object({ prompt_tokens: integer(), completion_tokens: integer(), total_tokens: integer() }, [
  'prompt_tokens',
  'completion_tokens',
  'total_tokens',
]);
const CHOICE = {
  finish_reason: { enum: ['stop', 'length', 'content_filter'] },
  index: integer(),
  text: { type: 'string' },
  logprobs: nullable(
    object({
      text_offset: listOf(integer()),
      // The description has no null here, but the API and every server of its kind give one for a prompt's first token.
      token_logprobs: listOf(nullable({ type: 'number' })),
      tokens: listOf({ type: 'string' }),
      top_logprobs: listOf(nullable({ type: 'object', additionalProperties: { type: 'number' } })),
    }),
  ),
};
const ANSWER = {
  id: { type: 'string' },
  object: { const: 'text_completion' },
  created: integer(),
  model: { type: 'string' },
  system_fingerprint: { type: 'string' },
  usage: USAGE,
};
const CHOICE_REQUIRED = ['finish_reason', 'index', 'logprobs', 'text'];
const ANSWER_REQUIRED = ['id', 'object', 'created', 'model', 'choices'];

/** What vLLM adds: https://docs.vllm.ai, vllm.entrypoints.openai.completion.protocol. */
const VLLM_REQUEST = {
  prompt_logprobs: nullable(integer({ minimum: -1 })),
  return_token_ids: { type: 'boolean' },
};
const LOGPROB = object(
  { logprob: { type: 'number' }, rank: nullable(integer()), decoded_token: nullable({ type: 'string' }) },
  ['logprob'],
);
const VLLM_CHOICE = {
  stop_reason: nullable({ anyOf: [integer(), { type: 'string' }] }),
  token_ids: nullable(listOf(integer())),
  prompt_token_ids: nullable(listOf(integer())),
  prompt_logprobs: nullable(listOf(nullable({ type: 'object', additionalProperties: LOGPROB }))),
};

const ajv = new Ajv({ strict: false, allErrors: true });
const answerOf = (choice: Json) =>
  ajv.compile(object({ ...ANSWER, choices: listOf(object(choice, CHOICE_REQUIRED)) }, ANSWER_REQUIRED));
const VALIDATORS = {
  openai: { request: ajv.compile(object(REQUEST, ['model', 'prompt'])), answer: answerOf(CHOICE) },
  vllm: {
    request: ajv.compile(object({ ...REQUEST, ...VLLM_REQUEST }, ['prompt'])),
    answer: answerOf({ ...CHOICE, ...VLLM_CHOICE }),
  },
};

/** What in a request for a completion, or in its answer, is not as described. */
export function completionFaults(
  dialect: keyof typeof VALIDATORS,
  side: 'request' | 'answer',
  value: Json,
): string[] {
  return schemaFaults(VALIDATORS[dialect][side], value).map((fault) => `${side}${fault}`);
}
