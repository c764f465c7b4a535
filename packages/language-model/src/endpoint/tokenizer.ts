import { createHash } from 'node:crypto';
import { Refusal } from './failure.js';
import type { Server } from './server.js';

/** The tokenizer of the server's model, by the server. */
export interface Tokenizer {
  /** Names the tokenizer by what it makes of some text: the same for every model that has it. */
  readonly id: string;
  /** Whether it puts a token for the beginning before a text. */
  readonly addsFirst: boolean;
  /** Most tokens of one prompt, where it comes with the tokens (vLLM). */
  readonly longest?: number;
  tokens(text: string): Promise<readonly number[]>;
}

/** Scripts, digits, spaces and punctuation that tokenizers cut differently. */
const SAMPLE =
  'The  quick brown fox\n\tjumped over 1234567 lazy dogs\u2019 tails; naïve Übermut, Привет, 你好世界, こんにちは, مرحبا, 🙂🙃 _snake_case camelCase {"a": [0.5e-3]}';

/**
 * `/tokenize` as vLLM has it, and as llama.cpp has it.
 * @param model its name, if the server is to be told
 * @returns undefined where the server has none of them
 */
export async function findTokenizer(
  server: Server,
  model: string | undefined,
): Promise<Tokenizer | undefined> {
  const url = `${server.address.root}/tokenize`;
  const ask = (text: string, special: boolean, isTrial: boolean) =>
    server.ask(
      url,
      { model, prompt: text, add_special_tokens: special, content: text, add_special: special },
      isTrial,
    );
  const found = await ask(SAMPLE, true, true).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  const whole = tokensIn(found);
  const plain = whole && tokensIn(await ask(SAMPLE, false, false));
  if (!plain) return undefined;
  const digest = createHash('sha256').update(plain.join()).digest('hex').slice(0, 12);
  // A token is generated after each prompt, whether it is wanted or not.
  const longest = Number(found.max_model_len) - 1;
  return {
    id: `sha256:${digest}`,
    addsFirst: whole[0] !== plain[0] && whole[1] === plain[0],
    ...(longest > 1 && { longest }),
    async tokens(text) {
      const tokens = tokensIn(await ask(text, true, false));
      if (!tokens) throw new Refusal(`${url} gave no tokens for a text.`, 200);
      return tokens;
    },
  };
}

function tokensIn(answer: unknown): readonly number[] | undefined {
  const { tokens } = (answer ?? {}) as { tokens?: unknown };
  // An empty list is llama.cpp's answer to a question that it does not know.
  return Array.isArray(tokens) && tokens.every(Number.isSafeInteger) ? tokens : undefined;
}
