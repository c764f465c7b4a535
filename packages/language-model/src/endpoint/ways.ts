import { UserError } from '@mlops-actions/toolkit';
import type { Server } from './server.js';

/** How a server is asked for the log-probabilities of a prompt's tokens. */
export type ScoringMode = 'echo' | 'prompt-logprobs' | 'next-token';

/** Tokens as the server's tokenizer gave them, or a text that it tokenises itself. */
export type Prompt = readonly number[] | string;

/**
 * ln p of each token of a prompt, by its index. Those before `from` (1 or more) may be missing. What a server gives is not
 * checked here beyond its shape.
 * @throws UserError when the answer holds no such numbers
 */
export type Way = (prompt: Prompt, from: number, isTrial?: boolean) => Promise<readonly unknown[]>;

/**
 * One token is generated because some servers take 0 for "no limit"; it is left aside. Temperature 0 keeps older vLLM from
 * scaling the prompt's log-probabilities by the sampling settings that a model comes with.
 */
const NOTHING_MORE = { max_tokens: 1, temperature: 0 };

export function wayOf(mode: ScoringMode, server: Server, model: string | undefined): Way {
  return WAYS[mode](server, model);
}

const WAYS: Readonly<Record<ScoringMode, (server: Server, model: string | undefined) => Way>> = {
  /** OpenAI's own: the answer repeats the prompt, with `token_logprobs` of all of it. */
  echo(server, model) {
    const url = `${server.address.api}/completions`;
    return async (prompt, _from, isTrial) => {
      const request = { model, prompt, echo: true, logprobs: 1, ...NOTHING_MORE };
      const { choices, usage } = await server.ask(url, request, isTrial);
      const values: unknown = choices?.[0]?.logprobs?.token_logprobs;
      const count: unknown = usage?.prompt_tokens;
      if (!Array.isArray(values) || !Number.isSafeInteger(count) || values.length < Number(count))
        throw new UserError(
          `${url} gave log-probabilities of the tokens that it generated only, not of the text, although it was asked to echo it.`,
        );
      return ofThat(prompt, values.slice(0, Number(count)), url);
    };
  },

  /** vLLM's: for each token of the prompt, those of the likeliest tokens and of itself, by token. */
  'prompt-logprobs'(server, model) {
    const url = `${server.address.api}/completions`;
    return async (prompt, _from, isTrial) => {
      // 1 and not 0, which some versions take for none at all.
      const request = { model, prompt, prompt_logprobs: 1, return_token_ids: true, ...NOTHING_MORE };
      const choice = (await server.ask(url, request, isTrial)).choices?.[0];
      const maps: unknown = choice?.prompt_logprobs;
      const tokens: unknown = typeof prompt === 'string' ? choice?.prompt_token_ids : prompt;
      if (!Array.isArray(maps))
        throw new UserError(`${url} gave no prompt_logprobs, although it was asked for them.`);
      if (!Array.isArray(tokens))
        throw new UserError(
          `${url} gave prompt_logprobs, but neither /tokenize nor prompt_token_ids to tell which of them are those of the text's own tokens.`,
        );
      return ofThat(
        tokens,
        maps.map((map, at) => map?.[tokens[at]]?.logprob),
        url,
      );
    };
  },

  'next-token': nextToken,
};

/** How many of the likeliest tokens to ask for, one after the other, where a token's own log-probability is not told. */
const LIKELIEST = [100, 10_000, 1_000_000];

/**
 * llama.cpp's server tells nothing of a prompt, but the log-probability of what it generates, before any bias. So each token is
 * made the next one by a bias that nothing outweighs; what came before it is in the server's cache. Of a token that is the first
 * part of a character in UTF-8 it tells nothing either: that one is looked up among the likeliest in the place of another.
 */
function nextToken(server: Server): Way {
  const url = `${server.address.root}/completion`;
  const generate = async (
    context: readonly number[],
    token: number,
    likeliest: number,
    isTrial?: boolean,
  ) => {
    const request = {
      prompt: context,
      n_predict: 1,
      n_probs: likeliest,
      logit_bias: [[token, 1e9]],
      temperature: 0,
      cache_prompt: true,
      response_fields: ['completion_probabilities'],
    };
    const told = (await server.ask(url, request, isTrial)).completion_probabilities?.[0];
    return told?.id === token ? (told as { logprob: unknown; top_logprobs?: Likely[] }) : undefined;
  };
  /** A token that the server has told of. The first comes from the trial, whose text is ASCII. */
  let told: number | undefined;
  const logprobOf = async (context: readonly number[], token: number, isTrial?: boolean) => {
    const own = await generate(context, token, 1, isTrial);
    if (own) {
      told = token;
      return own.logprob;
    }
    for (const likeliest of told === undefined ? [] : LIKELIEST) {
      const other = await generate(context, told!, likeliest);
      const found = other?.top_logprobs?.find(({ id }) => id === token);
      if (found) return found.logprob;
    }
    throw new UserError(`${url} gave no log-probability of token ${token}, which it was told to generate.`);
  };
  return async (prompt, from, isTrial) => {
    if (typeof prompt === 'string') throw new UserError(`${url} needs /tokenize beside it.`);
    const values: unknown[] = new Array(prompt.length);
    for (let at = from; at < prompt.length; at++)
      values[at] = await logprobOf(prompt.slice(0, at), prompt[at]!, isTrial);
    return values;
  };
}

interface Likely {
  readonly id: number;
  readonly logprob: unknown;
}

/** A server that shortens a prompt, or adds to it, would give numbers of another text. */
function ofThat(prompt: Prompt, values: readonly unknown[], url: string): readonly unknown[] {
  if (typeof prompt !== 'string' && values.length !== prompt.length)
    throw new UserError(
      `${url} was sent ${prompt.length} tokens and gave log-probabilities of ${values.length}. A server that changes the prompt cannot score it.`,
    );
  return values;
}
