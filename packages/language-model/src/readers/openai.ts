import type { TextLoss } from '../types.js';
import type { Place } from './place.js';
import { type Reading, textOf } from './reading.js';
import { CLIPPED, choicesOf, idAmong, type Json, lengthsIn, responseOf } from './response.js';
import { isObject, shown } from './shown.js';
import { lossOf } from './token-list.js';

const CLIPPED_CAVEAT =
  'A log-probability of -9999 is what servers write for a probability of 0 (and OpenAI for a token beyond its 20 likeliest): ' +
  'it counts as 0.';

/**
 * The choices of an OpenAI completion (the prompt, with `echo` and `logprobs`; of what was generated besides nothing counts)
 * or chat completion (`logprobs: true`: generated tokens).
 */
export function readOpenAi(given: unknown, reading: Reading): readonly TextLoss[] {
  const { place } = reading;
  const found = responseOf(given, reading);
  const choices = choicesOf(found.response, place);
  const parts = choices.map((choice) => partOf(choice, place));
  const scored = scoredCounts(parts, found.response.usage, place);
  return parts.map((part, i) => {
    const { name, list } = part;
    const isEcho = scored[i] !== undefined;
    const kept = isEcho && scored[i]! < list.length ? list.slice(0, scored[i]) : list;
    const loss = lossOf(kept, { name, quantity: 'logprob', unit: 1, zeroAt: CLIPPED }, place);
    if (loss.zeros !== undefined) reading.notes.caveat(CLIPPED_CAVEAT);
    const text = kept === list ? part.text : promptOf(part, kept.length);
    const lengths = lengthsIn(found, text, parts.length, place);
    if (isEcho) reading.notes.firstToken(kept[0] !== null, lengths.bytes !== undefined);
    else reading.notes.generated();
    return textOf(found.outer, idAmong(found, i, parts.length), loss, lengths, reading);
  });
}

/** The tokens of a choice. */
interface Part {
  readonly name: string;
  readonly list: readonly unknown[];
  readonly text: unknown;
  readonly tokens: unknown;
  readonly isChat: boolean;
  readonly finish: unknown;
}

function partOf(choice: Json, place: Place): Part {
  const { logprobs, message } = choice;
  const isChat = isObject(message) || (isObject(logprobs) && 'content' in logprobs);
  if (!isObject(logprobs)) {
    throw place.refuse(
      `"logprobs" of a choice is ${shown(logprobs)}. Send the request with ` +
        (isChat ? '"logprobs": true.' : '"echo": true, "logprobs": 1, "max_tokens": 0.'),
    );
  }
  const finish = choice.finish_reason;
  if (isChat) {
    const { content } = logprobs;
    if (!Array.isArray(content)) {
      throw place.refuse(
        `"logprobs.content" is ${shown(content)}. Expected a list, one entry per token of the answer.`,
      );
    }
    const list = content.map((token: unknown) => (isObject(token) ? token.logprob : token));
    const text = isObject(message) ? message.content : undefined;
    return { name: 'logprobs.content', list, text, tokens: undefined, isChat, finish };
  }
  const list = logprobs.token_logprobs;
  if (!Array.isArray(list)) {
    throw place.refuse(`"logprobs.token_logprobs" is ${shown(list)}. Expected a list, one value per token.`);
  }
  return {
    name: 'logprobs.token_logprobs',
    list,
    text: choice.text,
    tokens: logprobs.tokens,
    isChat,
    finish,
  };
}

/**
 * How many tokens of each list are the prompt's; `undefined` where all were generated. Only `usage` tells where a prompt
 * ends. vLLM states one generated token for max_tokens 0 too, and does not list it: the lists' lengths decide.
 * @throws UserError when it cannot be told
 */
function scoredCounts(parts: readonly Part[], usage: unknown, place: Place): readonly (number | undefined)[] {
  const [prompt, completion] = isObject(usage) ? [usage.prompt_tokens, usage.completion_tokens] : [];
  const listed = parts.reduce((sum, { list }) => sum + list.length, 0);
  const isEcho =
    parts.every(({ list }) => list[0] === null) ||
    // A server that scores the first token too.
    (!parts[0]!.isChat && typeof prompt === 'number' && prompt > 0 && listed === prompt + Number(completion));
  if (!isEcho) return parts.map(() => undefined);
  if (parts[0]!.isChat || typeof prompt !== 'number' || listed === prompt)
    return parts.map(({ list }) => list.length);
  if (parts.length === 1 && prompt > 0 && prompt < listed) return [prompt];
  const each = (listed - prompt) / parts.length;
  // All ran into max_tokens, so all are of the same length.
  if (each > 0 && Number.isInteger(each) && parts.every(({ finish }) => finish === 'length')) {
    return parts.map(({ list }) => list.length - each);
  }
  throw place.refuse(
    `lists ${listed} tokens in ${parts.length} choices, and "usage" states ${prompt} of the prompt: which tokens were generated ` +
      'cannot be told. Send "max_tokens": 0 (or 1), "n": 1.',
  );
}

/** The text without what was generated, where the tokens tell. */
function promptOf({ text, tokens }: Part, kept: number): string | undefined {
  if (typeof text !== 'string' || !Array.isArray(tokens)) return undefined;
  const generated = tokens.slice(kept).join('');
  return text.endsWith(generated) ? text.slice(0, text.length - generated.length) : undefined;
}
