import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  BOS,
  type CompletionsApi,
  startCompletionsApi,
  toyLogprob,
  toyTokens,
} from '@mlops-actions/loopback';
import { RecordedLog, refusalOf } from '@mlops-actions/testing';
import fc from 'fast-check';
import { type EndpointOptions, scoreEndpoint } from '../src/endpoint/score.js';
import { windowsOf } from '../src/endpoint/windows.js';
import type { TextLoss } from '../src/types.js';

let api: CompletionsApi;
beforeAll(async () => {
  api = await startCompletionsApi();
});
afterEach(() => {
  expect(api.violations).toEqual([]);
  api.reset();
});
afterAll(() => api.close());

const POEM = 'The fog comes\non little cat feet. Ünïcødé 🐈';

async function score(texts: readonly string[], over: Partial<EndpointOptions> = {}) {
  async function* source() {
    for (const [at, text] of texts.entries()) yield [{ id: String(at + 1), text }];
  }
  const log = new RecordedLog();
  const secrets: string[] = [];
  const options: EndpointOptions = {
    url: api.url,
    mode: 'auto',
    concurrency: 4,
    fetch,
    log,
    secret: (value) => secrets.push(value),
    ...over,
  };
  const { texts: losses, ...rest } = await scoreEndpoint(source(), options);
  const scored: TextLoss[] = [];
  for await (const batch of losses) scored.push(...batch);
  return { ...rest, losses: scored, log, secrets };
}

async function refusal(scoring: Promise<unknown>): Promise<string> {
  return (await refusalOf(scoring)).message;
}

/** What the toy model says of a text: each token after those before it in its window. */
function nllOf(tokens: readonly number[], context = tokens.length, stride = tokens.length): number {
  let nll = 0;
  let scored = 1;
  for (let start = 0; scored < tokens.length; start += stride)
    for (; scored < Math.min(start + context, tokens.length); scored++)
      nll -= toyLogprob(tokens.slice(start, scored), tokens[scored]!);
  return nll;
}

const completions = () => api.requests.filter(({ url }) => /\/completions?$/.test(url));
const servers = [
  { dialect: 'vllm', mode: 'prompt-logprobs' },
  { dialect: 'vllm', mode: 'echo' },
  { dialect: 'openai', mode: 'echo' },
  { dialect: 'llama.cpp', mode: 'next-token' },
] as const;

describe.each(servers)('$dialect by $mode', ({ dialect, mode }) => {
  test.each([false, true])('a text is scored to the last digit (with <s>: %s)', async (bos) => {
    Object.assign(api, { dialect, bos });
    const { losses } = await score([POEM, 'ab'], { mode });
    expect(losses).toEqual(
      [POEM, 'ab'].map((text, at) => {
        const tokens = [...(bos ? [BOS] : []), ...toyTokens(text)];
        return {
          id: String(at + 1),
          nll: nllOf(tokens),
          tokens: tokens.length - 1,
          bytes: Buffer.byteLength(text),
          characters: Array.from(text).length,
          words: text.split(/\s+/).length,
        };
      }),
    );
  });

  test('a token of probability 0 is counted and found', async () => {
    api.dialect = dialect;
    api.logprob = (context, token) =>
      token === '!'.codePointAt(0) ? Number.NEGATIVE_INFINITY : toyLogprob(context, token);
    const { losses } = await score(['ab!c!', 'abc'], { mode });
    expect(losses[0]).toMatchObject({ nll: Number.POSITIVE_INFINITY, zeros: 2, firstZero: 2, tokens: 4 });
    expect(losses[1]).toMatchObject({ nll: nllOf(toyTokens('abc')), tokens: 2 });
    expect(losses[1]).not.toHaveProperty('zeros');
  });

  test('no number, and a probability in place of its logarithm, are refused', async () => {
    api.dialect = dialect;
    api.logprob = (context, token) => (token === '!'.codePointAt(0) ? 0.25 : toyLogprob(context, token));
    expect(await refusal(score(['abc', 'ab!'], { mode }))).toBe(
      `The server gave 0.25 for token 3 of text 2 (by ${mode}). Expected a log-probability: a number, 0 or below.`,
    );
    api.logprob = (context, token) =>
      token === '!'.codePointAt(0) ? Number.NaN : toyLogprob(context, token);
    const said = await refusal(score(['!abc', 'ab!'], { mode }));
    expect(said).toMatch(/The server gave null for token 3 of text 2/);
    api.violations.length = 0; // The null was ours.
  });

  test('texts of one token or none are errors that name them', async () => {
    api.dialect = dialect;
    expect(await refusal(score(['ab', 'a'], { mode }))).toMatch(/text 2 has no two tokens/);
    expect(await refusal(score(['ab', 'ab', ''], { mode }))).toMatch(/text 3 is empty/);
  });
});

describe('the way to ask', () => {
  test.each([
    ['vllm', 'prompt-logprobs'],
    ['openai', 'echo'],
    ['llama.cpp', 'next-token'],
  ] as const)('is found out: %s by %s', async (dialect, mode) => {
    api.dialect = dialect;
    const { losses, log } = await score([POEM]);
    expect(losses[0]?.nll).toBe(nllOf(toyTokens(POEM)));
    expect(log.lines.join('\n')).toContain(`Scoring by ${mode} at ${api.url}/v1`);
  });

  test('is not given up for a fault that passes', async () => {
    api.fault = ({ url }, nth) =>
      url === '/v1/completions' && nth === 1 ? { status: 503, headers: { 'retry-after': '0' } } : undefined;
    const { log } = await score(['ab']);
    expect(log.lines.join('\n')).toContain('Scoring by prompt-logprobs');
  });

  test('that is asked for and missing is an error that says what the server did', async () => {
    api.dialect = 'llama.cpp';
    const said = await refusal(score(['ab'], { mode: 'echo' }));
    expect(said).toContain('cannot score texts by mode "echo"');
    expect(said).toContain('of the tokens that it generated only');
    expect(await refusal(score(['ab'], { mode: 'prompt-logprobs' }))).toContain('gave no prompt_logprobs');
  });

  test('is found out without waiting where a server says no by a 500, as older llama.cpp does', async () => {
    api.dialect = 'llama.cpp';
    api.fault = ({ body }) =>
      body?.echo ? { status: 500, body: { error: { message: 'Only no echo is supported' } } } : undefined;
    expect((await score(['ab'])).losses[0]?.nll).toBe(nllOf(toyTokens('ab')));
    expect(completions().filter(({ body }) => body.echo)).toHaveLength(1);
    expect(await refusal(score(['ab'], { mode: 'echo' }))).toContain('"Only no echo is supported"');
  });

  test('without any, all that was tried is told', async () => {
    api.fault = ({ url }) => (/completion/.test(url) ? { status: 501, body: { error: 'none' } } : undefined);
    const said = await refusal(score(['ab']));
    expect(said).toMatch(/- prompt-logprobs: .*501.*- echo: .*501.*- next-token: .*501/s);
  });

  test('a server that echoes what it generated only is not believed', async () => {
    api.dialect = 'openai';
    api.fault = ({ url }) =>
      url === '/v1/completions'
        ? {
            status: 200,
            body: {
              choices: [{ text: 'x', logprobs: { token_logprobs: [-1], tokens: ['x'] } }],
              usage: { prompt_tokens: 20, completion_tokens: 1 },
            },
          }
        : undefined;
    expect(await refusal(score(['ab'], { mode: 'echo' }))).toContain('of the tokens that it generated only');
  });
});

describe('windows', () => {
  test('cover each token but the first once, where the context before it is longest', () => {
    const sizes = fc
      .record({ length: fc.integer({ min: 0, max: 100 }), context: fc.integer({ min: 2, max: 30 }) })
      .chain(({ length, context }) =>
        fc.record({
          length: fc.constant(length),
          context: fc.constant(context),
          stride: fc.integer({ min: 1, max: context - 1 }),
        }),
      );
    fc.assert(
      fc.property(sizes, ({ length, context, stride }) => {
        const before = new Map<number, number>();
        for (const { start, end, from } of windowsOf(length, context, stride)) {
          expect(end - start).toBeLessThanOrEqual(context);
          for (let at = from; at < end; at++) {
            expect(before.has(at)).toBe(false);
            before.set(at, at - start);
          }
        }
        for (let at = 1; at < length; at++) {
          // Among the windows that hold the token, the one that starts first.
          const earliest = Math.max(0, Math.ceil((at + 1 - context) / stride) * stride);
          expect(before.get(at)).toBe(at - earliest);
        }
        expect(before.size).toBe(Math.max(0, length - 1));
      }),
    );
  });

  test.each(servers.filter(({ dialect }) => dialect !== 'openai'))(
    'make the numbers that they should: $dialect by $mode',
    async ({ dialect, mode }) => {
      Object.assign(api, { dialect, bos: true });
      const text = POEM.repeat(3);
      const tokens = [BOS, ...toyTokens(text)];
      const { losses, settings } = await score([text], { mode, context: 20, stride: 7 });
      expect(losses).toMatchObject([{ nll: nllOf(tokens, 20, 7), tokens: tokens.length - 1 }]);
      expect(settings).toMatchObject({ context: 20, stride: 7, 'first token': 'scored' });
      for (const { body } of completions()) expect(body.prompt.length).toBeLessThanOrEqual(20);
    },
  );

  test('unless given, are as long as the server takes, half a window apart', async () => {
    api.contextLength = 33;
    const text = POEM.repeat(2);
    const { losses, settings } = await score([text]);
    expect(settings).toMatchObject({ model: 'toy', context: 32, stride: 16, 'first token': 'not scored' });
    expect(losses[0]?.nll).toBe(nllOf(toyTokens(text), 32, 16));
    api.dialect = 'llama.cpp';
    expect((await score([text])).settings).toMatchObject({ context: 33, stride: 16 });
  });

  test('of sizes that cannot be are refused before anything is scored', async () => {
    api.contextLength = 33;
    expect(await refusal(score(['ab'], { context: 1 }))).toMatch(/context is 1\. .*2 tokens at least/);
    expect(await refusal(score(['ab'], { context: 33 }))).toMatch(/takes 32 tokens at most.*context: 32/s);
    expect(await refusal(score(['ab'], { context: 16, stride: 16 }))).toMatch(/1 to 15/);
    expect(await refusal(score(['ab'], { stride: 0 }))).toMatch(/stride is 0/);
    api.dialect = 'openai';
    expect(await refusal(score(['ab'], { stride: 8 }))).toMatch(/the server does not say/);
  });

  test('cannot be made without a tokenizer: a text too long for one is an error', async () => {
    api.dialect = 'openai';
    expect(await refusal(score(['ab', POEM], { context: 20 }))).toMatch(
      /text 2 has \d+ tokens, more than the context of 20/,
    );
    api.contextLength = 24;
    expect(await refusal(score(['ab', POEM]))).toMatch(/refused a prompt as too long.*context: /s);
  });
});

describe('settings', () => {
  test('name the tokenizer by what it does, the same whatever its model is called', async () => {
    const { settings } = await score(['ab']);
    expect(settings.tokenizer).toMatch(/^sha256:[0-9a-f]{12}$/);
    api.bos = true;
    expect((await score(['ab'])).settings.tokenizer).toBe(settings.tokenizer);
    api.dialect = 'llama.cpp';
    expect((await score(['ab'])).settings.tokenizer).toBe(settings.tokenizer);
    api.dialect = 'openai';
    expect((await score(['ab'])).settings).toEqual({ model: 'toy' });
  });

  test('an unscored first token is a caveat, one after <s> is not', async () => {
    expect((await score(['ab'])).caveats).toEqual([
      expect.stringContaining('The first token of a text is not scored'),
    ]);
    api.bos = true;
    expect((await score(['ab'])).caveats).toEqual([]);
  });
});

describe('the model', () => {
  test('of a server of one is found, one that is written is asked for', async () => {
    await score(['ab']);
    expect(completions().map(({ body }) => body.model)).toEqual(['toy', 'toy']);
    expect(await refusal(score(['ab'], { model: 'gpt-17' }))).toContain('The model `gpt-17` does not exist');
  });

  test('must be chosen where there are several', async () => {
    api.fault = ({ url }) =>
      url === '/v1/models' ? { status: 200, body: { data: [{ id: 'base' }, { id: 'tuned' }] } } : undefined;
    expect(await refusal(score(['ab']))).toMatch(
      /lists 2 models\. Choose one of them \(base, tuned\):\n {2}endpoint-model: base/,
    );
  });
});

describe('the key', () => {
  test('is sent, and hidden before', async () => {
    api.key = 'sk-secret';
    const { secrets } = await score(['ab'], { key: 'sk-secret' });
    expect(secrets).toEqual(['sk-secret']);
  });

  test('that is missing or wrong is told once, with what to write', async () => {
    api.key = 'sk-secret';
    expect(await refusal(score(['ab']))).toMatch(/asks for a key \(401.*OPENAI_API_KEY: \$\{\{ secrets/s);
    expect(await refusal(score(['ab'], { model: 'toy', key: 'sk-other' }))).toMatch(
      /does not accept the key/,
    );
  });

  test('never goes to another address', async () => {
    api.fault = () => ({ status: 307, headers: { location: 'http://127.0.0.1:9/v1/models' } });
    expect(await refusal(score(['ab'], { key: 'k' }))).toMatch(/sends requests on to another place \(307\)/);
  });

  test('is not repeated from an answer', async () => {
    api.fault = ({ url }) =>
      url === '/v1/completions' ? { status: 422, body: { message: 'bad key sk-secret' } } : undefined;
    expect(await refusal(score(['ab'], { key: 'sk-secret' }))).not.toContain('sk-secret');
  });
});

describe('the address', () => {
  test.each(['', '/', '/v1', '/v1/', '/v1/completions', '/v1/chat/completions'])(
    'may end in "%s"',
    async (end) => {
      const { losses } = await score(['ab'], { url: api.url + end });
      expect(losses).toHaveLength(1);
    },
  );

  test.each([
    ['localhost:8000', /is no address/],
    ['vllm', /is no address/],
    ['http://me:pass@localhost:8000/v1', /credentials/],
  ])('%s is refused', async (url, expected) => {
    const said = await refusal(score(['ab'], { url }));
    expect(said).toMatch(expected);
    expect(said).not.toContain('pass@');
  });

  test('of nobody is an error that says how to wait for the server', async () => {
    const wait = globalThis.setTimeout;
    const waits: number[] = [];
    const spy = jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, time: number) => {
      if (time < 60_000) waits.push(time);
      return wait(run, time < 60_000 ? 0 : time);
    }) as typeof setTimeout);
    const fetch = () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }));
    const said = await refusal(score(['ab'], { url: 'http://127.0.0.1:9', fetch })).finally(() =>
      spy.mockRestore(),
    );
    expect(waits).toEqual([1000, 2000, 4000, 8000]);
    expect(said).toMatch(
      /127\.0\.0\.1:9\/v1\/models cannot be reached: ECONNREFUSED, 5 times.*curl --retry/s,
    );
  });

  test('of a web site is an error', async () => {
    api.fault = ({ url }) => (url === '/v1/models' ? undefined : { status: 200, body: '<html>Hello</html>' });
    expect(await refusal(score(['ab']))).toContain('with a web page');
  });
});

describe('many texts', () => {
  const texts = Array.from({ length: 60 }, (_, at) => POEM.slice(0, 3 + ((at * 7) % 30)));
  const expected = texts.map((text) => nllOf(toyTokens(text)));

  test('keep their order, and no more requests are under way than allowed', async () => {
    let [underWay, most] = [0, 0];
    const counting: typeof fetch = async (...request) => {
      most = Math.max(most, ++underWay);
      return fetch(...request).finally(() => underWay--);
    };
    const { losses } = await score(texts, { concurrency: 5, fetch: counting });
    expect(losses.map(({ nll }) => nll)).toEqual(expected);
    expect(losses.map(({ id }) => id)).toEqual(texts.map((_, at) => String(at + 1)));
    expect(most).toBe(5);
  });

  test('come through a server that fails now and then', async () => {
    let count = 0;
    const faults = [
      { status: 429, headers: { 'retry-after': '0' } },
      { status: 503, headers: { 'retry-after': '0' } },
      'reset',
      'cut',
      'lost',
    ] as const;
    api.fault = ({ url }) =>
      url === '/v1/completions' && ++count % 7 === 3 ? faults[((count / 7) % 5) | 0] : undefined;
    const { losses } = await score(texts, { concurrency: 8 });
    expect(losses.map(({ nll }) => nll)).toEqual(expected);
  }, 30_000);

  test('stop at the first that the server refuses, in the order of the texts', async () => {
    const refused = toyTokens(texts[11]!).join();
    api.fault = ({ body }) =>
      Array.isArray(body?.prompt) && body.prompt.join() === refused
        ? { status: 400, body: { error: { message: 'I will not.' } } }
        : undefined;
    expect(await refusal(score(texts, { concurrency: 3 }))).toMatch(/answered 400, "I will not\."/);
    expect(completions().length).toBeLessThan(texts.length);
  });

  test('are read no faster than scored, and not beyond where the reader stops', async () => {
    let read = 0;
    let closed = false;
    async function* source() {
      try {
        for (const text of texts) yield [{ id: String(++read), text }];
      } finally {
        closed = true;
      }
    }
    const { texts: losses } = await scoreEndpoint(source(), {
      url: api.url,
      mode: 'auto',
      concurrency: 2,
      fetch,
      log: new RecordedLog(),
      secret: () => {},
    });
    expect(read).toBe(0);
    let got = 0;
    for await (const batch of losses) {
      got += batch.length;
      if (got === 10) break;
    }
    expect(closed).toBe(true);
    expect(read).toBeLessThanOrEqual(10 + 4 + 1);
  });

  test('of llama.cpp are no more at once than it remembers', async () => {
    api.dialect = 'llama.cpp';
    const few = texts.slice(0, 6);
    const { losses } = await score(few, { concurrency: 4 });
    expect(losses.map(({ nll }) => nll)).toEqual(expected.slice(0, 6));
    const prompts = api.requests.filter(({ url }) => url === '/completion').map(({ body }) => body.prompt);
    // One slot: each prompt goes on where the one before ended, or is the start of another text.
    for (const [at, prompt] of prompts.entries())
      if (prompt.length > 1) expect(prompt.slice(0, -1)).toEqual(prompts[at - 1]);
  });
});
