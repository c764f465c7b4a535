import { UserError, visible } from '@mlops-actions/toolkit';
import { Refusal } from './failure.js';
import type { Server } from './server.js';
import { findTokenizer, type Tokenizer } from './tokenizer.js';
import { type ScoringMode, type Way, wayOf } from './ways.js';

/** A server that has been tried: what it serves, and how it scores a text. */
export interface Connection {
  readonly model?: string;
  /** Absent where the server does not tell how it cuts texts into tokens. */
  readonly tokenizer?: Tokenizer;
  readonly mode: ScoringMode;
  readonly way: Way;
  /** Most tokens of a window, where the server says. */
  readonly longest?: number;
  /** How many texts the server remembers the beginning of; more at once would make it start over with each token. */
  readonly slots?: number;
}

/** In the order of what costs the server least; the last asks once per token. */
const MODES: readonly ScoringMode[] = ['prompt-logprobs', 'echo', 'next-token'];
/** Not about what the server can do, but about this moment or who asks. */
const PASSING = new Set([401, 403, 408, 425, 429, 502, 503, 504]);
const SAMPLE = 'It was so.';

/** @throws UserError when the server serves several models and none is chosen, or cannot score texts */
export async function connect(
  server: Server,
  { model: chosen, mode }: { readonly model?: string | undefined; readonly mode: 'auto' | ScoringMode },
): Promise<Connection> {
  const model = chosen ?? (await onlyModel(server));
  const tokenizer = await findTokenizer(server, model);
  const prompt = tokenizer ? await tokenizer.tokens(SAMPLE) : SAMPLE;
  const reasons: string[] = [];
  for (const candidate of mode === 'auto' ? MODES : [mode]) {
    const way = wayOf(candidate, server, model);
    try {
      const values = await way(prompt, 1, true);
      if (values.length > 1 && values.slice(1).every((value) => typeof value === 'number'))
        return {
          ...(model !== undefined && { model }),
          ...(tokenizer && { tokenizer }),
          mode: candidate,
          way,
          ...(candidate === 'next-token' ? await limitsOfLlama(server) : longestOf(tokenizer)),
        };
      reasons.push(`${candidate}: it gave log-probabilities of some of the text's tokens only.`);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // With a cause, it cannot be reached, although it was there a moment ago.
      if (error.cause !== undefined || (error instanceof Refusal && PASSING.has(error.status))) throw error;
      reasons.push(`${candidate}: ${error.message}`);
    }
  }
  throw new UserError(
    `${server.address.api} cannot score texts${mode === 'auto' ? '' : ` by mode "${mode}"`}:\n- ${reasons.join('\n- ')}\nvLLM and llama.cpp's server can. Else score the texts by other means, and give the log-probabilities or the tool's report as input.`,
  );
}

function longestOf(tokenizer: Tokenizer | undefined): Pick<Connection, 'longest'> {
  return tokenizer?.longest === undefined ? {} : { longest: tokenizer.longest };
}

/** https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md: GET /props */
async function limitsOfLlama(server: Server): Promise<Pick<Connection, 'longest' | 'slots'>> {
  const props = await server.ask(`${server.address.root}/props`);
  const [longest, slots]: unknown[] = [props.default_generation_settings?.n_ctx, props.total_slots];
  return {
    ...(typeof longest === 'number' && longest > 1 && { longest }),
    ...(typeof slots === 'number' && slots > 0 && { slots }),
  };
}

async function onlyModel(server: Server): Promise<string | undefined> {
  const url = `${server.address.api}/models`;
  const list = await server.ask(url, undefined, true).catch((error: unknown) => {
    // A server of one model may have no list, and need no name.
    if (error instanceof Refusal && ![401, 403].includes(error.status)) return undefined;
    throw error;
  });
  const models: unknown[] = Array.isArray(list?.data) ? list.data : [];
  const names = models
    .map((one) => (one as { id?: unknown } | null)?.id)
    .filter((id): id is string => typeof id === 'string');
  if (names.length > 1)
    throw new UserError(
      `${url} lists ${names.length} models. Choose one of them (${names.slice(0, 10).map(visible).join(', ')}${names.length > 10 ? ', …' : ''}):\n  endpoint-model: ${visible(names[0]!)}`,
    );
  return names[0];
}
