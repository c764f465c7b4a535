export const id = 502;
export const ids = [502];
export const modules = {

/***/ 502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/baselines/lib/index.js + 5 modules
var lib = __webpack_require__(4250);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var toolkit_lib = __webpack_require__(9783);
// EXTERNAL MODULE: ./packages/language-model/lib/readers/lengths.js
var lengths = __webpack_require__(5702);
// EXTERNAL MODULE: ./packages/language-model/lib/readers/loss-sum.js
var loss_sum = __webpack_require__(3906);
;// CONCATENATED MODULE: ./packages/language-model/lib/readers/notes.js
const FIRST_UNSCORED = 'The first token of a text is not scored, but its bytes, characters and words count: values per byte, character and word ' +
    'are slightly low.';
class Notes {
    settings = {};
    caveats = [];
    doubts = [];
    #first = { scored: 0, unscored: 0 };
    #lengths = false;
    caveat(sentence) {
        if (!this.caveats.includes(sentence))
            this.caveats.push(sentence);
    }
    doubt(sentence) {
        if (!this.doubts.includes(sentence))
            this.doubts.push(sentence);
    }
    model(name, place) {
        if (typeof name !== 'string' || name === '')
            return;
        this.settings.model ??= name;
        if (this.settings.model === name)
            return;
        throw place.refuse(`is of the model ${JSON.stringify(name)}, the texts before it are of ${JSON.stringify(this.settings.model)}: ` +
            'a perplexity is that of one model. Give the responses of one model as input.');
    }
    firstToken(isScored, hasLengths) {
        if (isScored) {
            this.#first.scored++;
        }
        else {
            this.#first.unscored++;
            this.#lengths ||= hasLengths;
        }
    }
    generated() {
        this.settings.tokens = 'generated';
        this.caveat('These are tokens that the model itself generated: their perplexity says how sure it was of its own answers, not how ' +
            'well it predicts a text. For that, send the text as the prompt of /v1/completions with echo and logprobs.');
    }
    finish() {
        const { scored, unscored } = this.#first;
        if (scored + unscored === 0)
            return;
        this.settings['first token'] = unscored === 0 ? 'scored' : scored === 0 ? 'not scored' : 'mixed';
        if (scored > 0 && unscored > 0) {
            this.caveat(`The first token is scored in ${scored} texts and not in ${unscored} (a leading null): these are two kinds of data.`);
        }
        if (this.#lengths)
            this.caveat(FIRST_UNSCORED);
    }
}

// EXTERNAL MODULE: ./packages/language-model/lib/readers/reading.js
var readers_reading = __webpack_require__(9675);
// EXTERNAL MODULE: ./packages/language-model/lib/readers/shown.js
var shown = __webpack_require__(3806);
;// CONCATENATED MODULE: ./packages/language-model/lib/readers/response.js




const CLIPPED = 9999;
function responseOf(given, { place, field, notes }) {
    const outer = (0,readers_reading/* objectOf */.Xy)(given, place, 'a response of the server');
    const isBatch = field === undefined && 'custom_id' in outer && (0,shown/* isObject */.Gv)(outer.response);
    const path = field ?? (isBatch ? 'response.body' : undefined);
    const response = path === undefined ? outer : (0,toolkit_lib/* fieldOf */._F)(outer, path);
    if (!(0,shown/* isObject */.Gv)(response)) {
        throw place.refuse(`has ${response === undefined ? 'nothing' : (0,shown/* shown */.SP)(response)} as "${path}". Expected the response there. It has ${(0,shown/* keysOf */.YD)(outer)}.`);
    }
    const error = response.error ?? (isBatch ? outer.error : undefined);
    if (error !== undefined && error !== null) {
        const message = (0,shown/* isObject */.Gv)(error) ? error.message : error;
        throw place.refuse(`is an error response: ${(0,shown/* shown */.SP)(message)}. Send the request again, or leave the text out.`);
    }
    notes.model(response.model, place);
    return {
        outer,
        response,
        id: path === undefined ? undefined : isBatch ? outer.custom_id : outer.id,
    };
}
function choicesOf(response, place) {
    const { choices } = response;
    if (Array.isArray(choices) && choices.length > 0 && choices.every(shown/* isObject */.Gv))
        return choices;
    throw place.refuse(`"choices" is ${(0,shown/* shown */.SP)(choices)}. Expected a response with at least one choice. It has ${(0,shown/* keysOf */.YD)(response)}.`);
}
function idAmong({ id }, index, count) {
    return id === undefined || id === null || count === 1 ? id : `${String(id)}.${index}`;
}
function lengthsIn({ outer, response }, text, count, place) {
    const stated = outer === response || count > 1 ? {} : (0,lengths/* lengthsOf */.nY)(outer, place);
    return typeof text === 'string' && text !== '' ? { ...(0,lengths/* measured */.jh)(text), ...stated } : stated;
}

;// CONCATENATED MODULE: ./packages/language-model/lib/endpoint/address.js

const EXAMPLE = '\n  endpoint: http://localhost:8000/v1';
function addressOf(endpoint) {
    const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
    if (!url || !/^https?:$/.test(url.protocol))
        throw new toolkit_lib/* UserError */.yo(`endpoint "${(0,toolkit_lib/* visible */.RK)(endpoint)}" is no address. Write where the server listens:${EXAMPLE}`);
    if (url.username !== '' || url.password !== '')
        throw new toolkit_lib/* UserError */.yo(`endpoint has credentials in it, which logs would show. Write it without:${EXAMPLE}\nand give the key as a secret:\n  env:\n    OPENAI_API_KEY: $\{{ secrets.OPENAI_API_KEY }}`);
    const path = url.pathname.replace(/\/+$/, '').replace(/(\/chat)?\/completions$/, '');
    const api = url.origin + (path === '' ? '/v1' : path);
    return { api, root: api.replace(/\/v1$/, '') };
}

;// CONCATENATED MODULE: ./packages/language-model/lib/endpoint/failure.js

class Refusal extends toolkit_lib/* UserError */.yo {
    status;
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}
function refusalOf({ status, body }, url, hasKey) {
    const said = quoted(messageIn(body));
    const refusal = (text) => new Refusal(text, status);
    if (status >= 300 && status < 400)
        return refusal(`${url} sends requests on to another place (${status}). Write the server's final address as endpoint.`);
    if (status === 401 || status === 403)
        return refusal(`${url} ${hasKey ? 'does not accept the key' : 'asks for a key'} (${status}${said}). Write:\n  env:\n    OPENAI_API_KEY: $\{{ secrets.OPENAI_API_KEY }}`);
    if (status === 404)
        return refusal(`${url} is not there (404${said}). Is it the server, with its path up to /v1, and the model one that it serves? Write for example:\n  endpoint: http://localhost:8000/v1`);
    if (/context (length|size|window)/i.test(said))
        return refusal(`${url} refused a prompt as too long (${status}${said}). Write how many tokens a window may have, for example:\n  context: 2047`);
    return refusal(`${url} answered ${status}${said}.`);
}
function notJson({ status, body }, url) {
    return new Refusal(`${url} answered ${/^\s*</.test(body) ? 'with a web page' : `something else than JSON${quoted(body)}`}, so no OpenAI-compatible server answers there. Check endpoint.`, status);
}
function unreachable(error, url, tries) {
    return new toolkit_lib/* UserError */.yo(`${url} cannot be reached: ${(0,toolkit_lib/* visible */.RK)((0,toolkit_lib/* reasonOf */.A3)(error, 'no answer within five minutes'))}, ${tries === 1 ? 'once' : `${tries} times`}. Is endpoint right, and has the server finished loading its model? A step before this one can wait for it:\n  - run: curl --retry 60 --retry-all-errors --retry-delay 5 --fail --silent ${new URL(url).origin}/v1/models`, { cause: error });
}
function messageIn(body) {
    try {
        const { error, message, detail } = JSON.parse(body);
        const said = error?.message ?? message ?? detail ?? body;
        return typeof said === 'string' ? said : JSON.stringify(said);
    }
    catch {
        return /^\s*</.test(body) ? '' : body;
    }
}
function quoted(text) {
    const line = (0,toolkit_lib/* visible */.RK)(text.trim().slice(0, 300));
    return line === '' ? '' : `, "${line}"`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/language-model/lib/endpoint/tokenizer.js


const SAMPLE = 'The  quick brown fox\n\tjumped over 1234567 lazy dogs\u2019 tails; naïve Übermut, Привет, 你好世界, こんにちは, مرحبا, 🙂🙃 _snake_case camelCase {"a": [0.5e-3]}';
async function findTokenizer(server, model) {
    const url = `${server.address.root}/tokenize`;
    const ask = (text, special, isTrial) => server.ask(url, { model, prompt: text, add_special_tokens: special, content: text, add_special: special }, isTrial);
    const found = await ask(SAMPLE, true, true).catch((error) => {
        if (error instanceof Refusal)
            return undefined;
        throw error;
    });
    const whole = tokensIn(found);
    const plain = whole && tokensIn(await ask(SAMPLE, false, false));
    if (!plain)
        return undefined;
    const digest = (0,external_node_crypto_.createHash)('sha256').update(plain.join()).digest('hex').slice(0, 12);
    const longest = Number(found.max_model_len) - 1;
    return {
        id: `sha256:${digest}`,
        addsFirst: whole[0] !== plain[0] && whole[1] === plain[0],
        ...(longest > 1 && { longest }),
        async tokens(text) {
            const tokens = tokensIn(await ask(text, true, false));
            if (!tokens)
                throw new Refusal(`${url} gave no tokens for a text.`, 200);
            return tokens;
        },
    };
}
function tokensIn(answer) {
    const { tokens } = (answer ?? {});
    return Array.isArray(tokens) && tokens.every(Number.isSafeInteger) ? tokens : undefined;
}

;// CONCATENATED MODULE: ./packages/language-model/lib/endpoint/ways.js

const NOTHING_MORE = { max_tokens: 1, temperature: 0 };
function wayOf(mode, server, model) {
    return WAYS[mode](server, model);
}
const WAYS = {
    echo(server, model) {
        const url = `${server.address.api}/completions`;
        return async (prompt, _from, isTrial) => {
            const request = { model, prompt, echo: true, logprobs: 1, ...NOTHING_MORE };
            const { choices, usage } = await server.ask(url, request, isTrial);
            const values = choices?.[0]?.logprobs?.token_logprobs;
            const count = usage?.prompt_tokens;
            if (!Array.isArray(values) || !Number.isSafeInteger(count) || values.length < Number(count))
                throw new toolkit_lib/* UserError */.yo(`${url} gave log-probabilities of the tokens that it generated only, not of the text, although it was asked to echo it.`);
            return ofThat(prompt, values.slice(0, Number(count)), url);
        };
    },
    'prompt-logprobs'(server, model) {
        const url = `${server.address.api}/completions`;
        return async (prompt, _from, isTrial) => {
            const request = { model, prompt, prompt_logprobs: 1, return_token_ids: true, ...NOTHING_MORE };
            const choice = (await server.ask(url, request, isTrial)).choices?.[0];
            const maps = choice?.prompt_logprobs;
            const tokens = typeof prompt === 'string' ? choice?.prompt_token_ids : prompt;
            if (!Array.isArray(maps))
                throw new toolkit_lib/* UserError */.yo(`${url} gave no prompt_logprobs, although it was asked for them.`);
            if (!Array.isArray(tokens))
                throw new toolkit_lib/* UserError */.yo(`${url} gave prompt_logprobs, but neither /tokenize nor prompt_token_ids to tell which of them are those of the text's own tokens.`);
            return ofThat(tokens, maps.map((map, at) => map?.[tokens[at]]?.logprob), url);
        };
    },
    'next-token': nextToken,
};
const LIKELIEST = [100, 10_000, 1_000_000];
function nextToken(server) {
    const url = `${server.address.root}/completion`;
    const generate = async (context, token, likeliest, isTrial) => {
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
        return told?.id === token ? told : undefined;
    };
    let told;
    const logprobOf = async (context, token, isTrial) => {
        const own = await generate(context, token, 1, isTrial);
        if (own) {
            told = token;
            return own.logprob;
        }
        for (const likeliest of told === undefined ? [] : LIKELIEST) {
            const other = await generate(context, told, likeliest);
            const found = other?.top_logprobs?.find(({ id }) => id === token);
            if (found)
                return found.logprob;
        }
        throw new toolkit_lib/* UserError */.yo(`${url} gave no log-probability of token ${token}, which it was told to generate.`);
    };
    return async (prompt, from, isTrial) => {
        if (typeof prompt === 'string')
            throw new toolkit_lib/* UserError */.yo(`${url} needs /tokenize beside it.`);
        const values = new Array(prompt.length);
        for (let at = from; at < prompt.length; at++)
            values[at] = await logprobOf(prompt.slice(0, at), prompt[at], isTrial);
        return values;
    };
}
function ofThat(prompt, values, url) {
    if (typeof prompt !== 'string' && values.length !== prompt.length)
        throw new toolkit_lib/* UserError */.yo(`${url} was sent ${prompt.length} tokens and gave log-probabilities of ${values.length}. A server that changes the prompt cannot score it.`);
    return values;
}

;// CONCATENATED MODULE: ./packages/language-model/lib/endpoint/connection.js




const MODES = ['prompt-logprobs', 'echo', 'next-token'];
const PASSING = new Set([401, 403, 408, 425, 429, 502, 503, 504]);
const connection_SAMPLE = 'It was so.';
async function connect(server, { model: chosen, mode }) {
    const model = chosen ?? (await onlyModel(server));
    const tokenizer = await findTokenizer(server, model);
    const prompt = tokenizer ? await tokenizer.tokens(connection_SAMPLE) : connection_SAMPLE;
    const reasons = [];
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
        }
        catch (error) {
            if (!(error instanceof toolkit_lib/* UserError */.yo))
                throw error;
            if (error.cause !== undefined || (error instanceof Refusal && PASSING.has(error.status)))
                throw error;
            reasons.push(`${candidate}: ${error.message}`);
        }
    }
    throw new toolkit_lib/* UserError */.yo(`${server.address.api} cannot score texts${mode === 'auto' ? '' : ` by mode "${mode}"`}:\n- ${reasons.join('\n- ')}\nvLLM and llama.cpp's server can. Else score the texts by other means, and give the log-probabilities or the tool's report as input.`);
}
function longestOf(tokenizer) {
    return tokenizer?.longest === undefined ? {} : { longest: tokenizer.longest };
}
async function limitsOfLlama(server) {
    const props = await server.ask(`${server.address.root}/props`);
    const [longest, slots] = [props.default_generation_settings?.n_ctx, props.total_slots];
    return {
        ...(typeof longest === 'number' && longest > 1 && { longest }),
        ...(typeof slots === 'number' && slots > 0 && { slots }),
    };
}
async function onlyModel(server) {
    const url = `${server.address.api}/models`;
    const list = await server.ask(url, undefined, true).catch((error) => {
        if (error instanceof Refusal && ![401, 403].includes(error.status))
            return undefined;
        throw error;
    });
    const models = Array.isArray(list?.data) ? list.data : [];
    const names = models
        .map((one) => one?.id)
        .filter((id) => typeof id === 'string');
    if (names.length > 1)
        throw new toolkit_lib/* UserError */.yo(`${url} lists ${names.length} models. Choose one of them (${names.slice(0, 10).map(toolkit_lib/* visible */.RK).join(', ')}${names.length > 10 ? ', …' : ''}):\n  endpoint-model: ${(0,toolkit_lib/* visible */.RK)(names[0])}`);
    return names[0];
}

;// CONCATENATED MODULE: ./packages/language-model/lib/endpoint/in-order.js
async function* inOrder(batches, width, work) {
    const underWay = [];
    for await (const batch of batches)
        for (const item of batch) {
            if (underWay.length === width)
                yield await underWay.shift();
            const result = work(item);
            result.catch(() => { });
            underWay.push(result);
        }
    for (const result of underWay)
        yield await result;
}

;// CONCATENATED MODULE: ./packages/language-model/lib/endpoint/server.js


const TRIES = 5;
const TIMEOUT_MS = 300_000;
class Server {
    address;
    #options;
    #slots;
    #stop = new AbortController();
    constructor(address, options) {
        this.address = address;
        this.#options = options;
        this.#slots = new toolkit_lib/* Slots */.WR(options.concurrency);
    }
    ask(url, body, isTrial = false) {
        return this.#slots.with(async () => {
            for (let tries = 1;; tries++) {
                const outcome = await this.#send(url, body).catch((error) => ({ error }));
                this.#stop.signal.throwIfAborted();
                const wait = tries < TRIES ? waitAfterTry(outcome, tries, isTrial) : undefined;
                if (wait === undefined)
                    return this.#contentOf(outcome, url, tries);
                this.#options.log.debug(`${url} failed (${reason(outcome)}), trying again in ${wait} ms`);
                await (0,toolkit_lib/* pause */.v7)(wait, this.#stop.signal);
            }
        });
    }
    stop() {
        this.#stop.abort();
    }
    async #send(url, body) {
        const { fetch, key } = this.#options;
        const request = new AbortController();
        const end = () => request.abort(this.#stop.signal.reason);
        const timer = setTimeout(() => request.abort(new DOMException('', 'TimeoutError')), TIMEOUT_MS);
        this.#stop.signal.addEventListener('abort', end);
        try {
            this.#stop.signal.throwIfAborted();
            const response = await fetch(url, {
                method: body ? 'POST' : 'GET',
                headers: {
                    accept: 'application/json',
                    ...(body && { 'content-type': 'application/json' }),
                    ...(key && { authorization: `Bearer ${key}` }),
                },
                ...(body && { body: JSON.stringify(body) }),
                redirect: 'manual',
                signal: request.signal,
            });
            return { status: response.status, headers: response.headers, body: await response.text() };
        }
        finally {
            clearTimeout(timer);
            this.#stop.signal.removeEventListener('abort', end);
        }
    }
    #contentOf(outcome, url, tries) {
        const { key } = this.#options;
        if ('error' in outcome)
            throw unreachable(outcome.error, url, tries);
        if (outcome.status < 200 || outcome.status >= 300) {
            const body = key ? outcome.body.replaceAll(key, '***') : outcome.body;
            throw refusalOf({ ...outcome, body }, url, key !== undefined);
        }
        try {
            const content = JSON.parse(outcome.body);
            if (typeof content === 'object' && content !== null)
                return content;
        }
        catch { }
        throw notJson(outcome, url);
    }
}
function reason(outcome) {
    return 'error' in outcome ? 'no answer' : String(outcome.status);
}
function waitAfterTry(outcome, tries, isTrial) {
    const usual = 1000 * 2 ** (tries - 1);
    if ('error' in outcome)
        return usual;
    return isTrial && outcome.status === 500 ? undefined : (0,toolkit_lib/* waitAfter */.Wv)(outcome, usual);
}

;// CONCATENATED MODULE: ./packages/language-model/lib/endpoint/windows.js
function* windowsOf(length, context, stride) {
    let from = 1;
    for (let start = 0; from < length; start += stride) {
        const end = Math.min(start + context, length);
        yield { start, end, from };
        from = end;
    }
}

;// CONCATENATED MODULE: ./packages/language-model/lib/endpoint/score.js










async function scoreEndpoint(texts, options) {
    const { key, concurrency, fetch, log } = options;
    const address = addressOf(options.url);
    if (key)
        options.secret(key);
    const server = new Server(address, { concurrency, fetch, log, ...(key && { key }) });
    const connection = await connect(server, options);
    const { model, tokenizer, mode, slots } = connection;
    const size = sizeOf(options, connection.longest);
    const windows = size && tokenizer ? ` in windows of ${size.context} tokens, ${size.stride} apart` : '';
    log.info(`Scoring by ${mode} at ${address.api}${windows}.`);
    if (mode === 'next-token')
        log.notice(`${address.api} tells log-probabilities of generated tokens only, so each token of the text is a request of its own: slow. vLLM scores a text at once.`);
    const settings = {
        ...(model !== undefined && { model }),
        ...(tokenizer && {
            tokenizer: tokenizer.id,
            'first token': tokenizer.addsFirst ? 'scored' : 'not scored',
            ...size,
        }),
        ...(!tokenizer && size && { context: size.context }),
    };
    return {
        kind: 'texts',
        texts: losses(texts, server, { ...connection, size, width: slots ? 1 : 2 * concurrency }, Math.min(2 * concurrency, slots ?? Number.POSITIVE_INFINITY)),
        settings,
        caveats: caveatsOf(connection),
    };
}
function sizeOf({ context: wanted, stride }, longest) {
    const example = '\n  context: 1024\n  stride: 512';
    if (wanted !== undefined && (!Number.isSafeInteger(wanted) || wanted < 2))
        throw new toolkit_lib/* UserError */.yo(`context is ${wanted}. A window needs 2 tokens at least: one to score, and one before it. Write for example:${example}`);
    if (wanted !== undefined && longest !== undefined && wanted > longest)
        throw new toolkit_lib/* UserError */.yo(`context is ${wanted}, but the server takes ${longest} tokens at most (of its context, one is left for the token that it generates). Write:\n  context: ${longest}`);
    const context = wanted ?? longest;
    if (context === undefined) {
        if (stride === undefined)
            return undefined;
        throw new toolkit_lib/* UserError */.yo(`stride is ${stride}, but how long a window is the server does not say. Write it too:${example}`);
    }
    if (stride !== undefined && (!Number.isSafeInteger(stride) || stride < 1 || stride >= context))
        throw new toolkit_lib/* UserError */.yo(`stride is ${stride}. With a context of ${context} tokens it can be 1 to ${context - 1}: windows overlap by a token at least, for each token needs one before it. Write for example:\n  stride: ${context >> 1}`);
    return { context, stride: stride ?? context >> 1 };
}
function caveatsOf({ tokenizer, mode }) {
    const caveats = [];
    if (!tokenizer)
        caveats.push('The server does not tell how it cuts a text into tokens: whether the first token of a text is scored depends on whether it puts a token for the beginning before it.');
    else if (!tokenizer.addsFirst)
        caveats.push(FIRST_UNSCORED);
    if (mode === 'next-token')
        caveats.push('llama.cpp computes a little differently after what it has in its cache: from run to run, values can differ by some 0.01 %.');
    return caveats;
}
async function* losses(texts, server, scoring, textsAtOnce) {
    try {
        for await (const loss of inOrder(texts, textsAtOnce, (text) => lossOf(text, scoring)))
            yield [loss];
    }
    finally {
        server.stop();
    }
}
async function lossOf({ id, text, slice }, scoring) {
    const sum = new loss_sum/* LossSum */.$('logprob', CLIPPED);
    const add = (values, from, start) => {
        const bad = sum.add(values, from, values.length);
        if (bad >= 0)
            throw notLogprob(values[bad], id, start + bad, scoring.mode);
    };
    const { tokenizer, way, size, width } = scoring;
    if (text === '')
        throw empty(id, 'is empty');
    if (tokenizer) {
        const tokens = await tokenizer.tokens(text);
        const windows = [
            ...windowsOf(tokens.length, size?.context ?? tokens.length, size?.stride ?? tokens.length),
        ];
        const scored = inOrder([windows], width, async ({ start, end, from }) => ({
            values: await way(tokens.slice(start, end), from - start),
            start,
            from,
        }));
        for await (const { values, start, from } of scored)
            add(values, from - start, start);
    }
    else {
        const values = await way(text, 1);
        if (size && values.length > size.context)
            throw new toolkit_lib/* UserError */.yo(`text ${(0,toolkit_lib/* visible */.RK)(id)} has ${values.length} tokens, more than the context of ${size.context}, and the server has no /tokenize to cut it into windows by. Cut it into shorter texts, or give a longer context.`);
        add(values, 1, 0);
    }
    if (sum.tokens === 0)
        throw empty(id, 'has no two tokens');
    return { id, ...(slice !== undefined && { slice }), ...sum.loss(1), ...(0,lengths/* measured */.jh)(text) };
}
function empty(id, what) {
    return new toolkit_lib/* UserError */.yo(`text ${(0,toolkit_lib/* visible */.RK)(id)} ${what}, so there is no token to score: a token needs one before it. Take it out of the texts.`);
}
function notLogprob(value, id, at, mode) {
    return new toolkit_lib/* UserError */.yo(`The server gave ${value === undefined ? 'nothing' : JSON.stringify(value)} for token ${at + 1} of text ${(0,toolkit_lib/* visible */.RK)(id)} (by ${mode}). Expected a log-probability: a number, 0 or below.`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./packages/language-model/lib/readers/first-bytes.js

async function firstBytes(file, count) {
    const handle = await (0,promises_.open)(file).catch(() => undefined);
    try {
        const bytes = Buffer.alloc(count);
        const read = await handle?.read(bytes, 0, count, 0).catch(() => undefined);
        return bytes.subarray(0, read?.bytesRead ?? 0);
    }
    finally {
        await handle?.close();
    }
}

;// CONCATENATED MODULE: ./packages/language-model/lib/models/load.js


const KENLM_BINARY = Buffer.from('mmap lm http://kheafield.com/code');
async function loadModel(file, options = {}) {
    const { smoothing = { kind: 'mle' } } = options;
    const table = await countsOf(file);
    if (table === undefined) {
        if (options.smoothing !== undefined) {
            throw new toolkit_lib/* UserError */.yo(`smoothing: is for counts of n-grams, and ${(0,toolkit_lib/* visible */.RK)(file)} is read as an ARPA file, whose probabilities are smoothed ` +
                'already. Remove it, or name a file of counts .json, .csv or .tsv.');
        }
        await refuseBinary(file);
        const { readArpa } = await __webpack_require__.e(/* import() */ 972).then(__webpack_require__.bind(__webpack_require__, 2972));
        return readArpa(file);
    }
    if (smoothing.kind === 'kneser-ney') {
        const { KneserNeyModel } = await __webpack_require__.e(/* import() */ 944).then(__webpack_require__.bind(__webpack_require__, 6944));
        return new KneserNeyModel(table, smoothing.discount);
    }
    const { AdditiveModel } = await __webpack_require__.e(/* import() */ 951).then(__webpack_require__.bind(__webpack_require__, 5951));
    return new AdditiveModel(table, smoothing.kind === 'mle' ? 0 : smoothing.gamma);
}
async function countsOf(file) {
    const format = (0,toolkit_lib/* formatOf */.be)(file);
    if (format === 'json') {
        const { readCountJson } = await __webpack_require__.e(/* import() */ 739).then(__webpack_require__.bind(__webpack_require__, 739));
        return readCountJson(file);
    }
    if (format === 'csv' || format === 'tsv') {
        const { readCountCsv } = await __webpack_require__.e(/* import() */ 277).then(__webpack_require__.bind(__webpack_require__, 4277));
        return readCountCsv(file, format);
    }
    if (format === 'jsonl' || /\.(?:pkl|pickle|joblib)$/i.test(file)) {
        throw new toolkit_lib/* UserError */.yo(`model: ${(0,toolkit_lib/* visible */.RK)(file)} is no model that can be read. Expected an ARPA file, or counts of n-grams in a file that ends ` +
            'in .json, .csv or .tsv; in Python json.dump([[*ngram, count] for ngram, count in counts.items()], file).');
    }
    return undefined;
}
async function refuseBinary(file) {
    if (!KENLM_BINARY.equals(await firstBytes(file, KENLM_BINARY.length)))
        return;
    throw new toolkit_lib/* UserError */.yo(`model: ${(0,toolkit_lib/* visible */.RK)(file)} is KenLM's binary format. Give the ARPA file that build_binary made it from; it may be packed (.gz).`);
}

// EXTERNAL MODULE: ./packages/language-model/lib/models/types.js
var types = __webpack_require__(4254);
// EXTERNAL MODULE: ./packages/language-model/lib/models/words.js
var models_words = __webpack_require__(182);
;// CONCATENATED MODULE: ./packages/language-model/lib/models/score.js





function scoreTexts(model, texts, scoring) {
    return {
        kind: 'texts',
        texts: score_losses(new Scorer(model, scoring), texts),
        settings: settingsOf(model, scoring),
        caveats: model.caveats,
    };
}
async function* score_losses(scorer, texts) {
    for await (const batch of texts)
        yield batch.map((text) => scorer.score(text));
}
function settingsOf(model, { oov }) {
    return {
        tokenizer: 'white space',
        order: model.order,
        vocabulary: model.words.size,
        ...(model.smoothing !== undefined && { smoothing: model.smoothing }),
        oov: `${oov}d`,
        'end of text': model.endsTexts ? 'scored' : 'not scored',
        ...(model.unscored > 0 && { 'unscored words': model.unscored }),
    };
}
class Scorer {
    #model;
    #excludes;
    #start;
    #context;
    #end;
    #logs = new Float64Array(1024);
    constructor(model, { oov }) {
        this.#model = model;
        this.#excludes = oov === 'exclude';
        this.#end = model.words.idOf(models_words/* END */.Kp);
        this.#context = new Int32Array(model.order);
        this.#start = new Int32Array(model.order);
        for (let i = 0; i < model.starts; i++)
            model.step(this.#start, model.words.idOf(models_words/* START */.d3));
    }
    score({ id, text, slice }) {
        const model = this.#model;
        const words = (0,models_words/* splitWords */.yM)(text);
        if (this.#logs.length <= words.length)
            this.#logs = new Float64Array(2 * words.length);
        const logs = this.#logs;
        const context = this.#context;
        context.set(this.#start);
        let tokens = 0;
        let oov = 0;
        for (let i = 0; i < words.length; i++) {
            const word = words[i];
            const number = model.words.idOf(word);
            if (word === models_words/* START */.d3 || word === models_words/* END */.Kp)
                throw isMarked(id, word);
            const log = model.step(context, number);
            if (i < model.unscored)
                continue;
            if (log > 0)
                throw isUnnormalised(id, words, i, log);
            if (number === types/* UNKNOWN */.H)
                oov++;
            if (number !== types/* UNKNOWN */.H || !this.#excludes)
                logs[tokens++] = log;
        }
        if (model.endsTexts) {
            const log = model.step(context, this.#end);
            if (log > 0)
                throw isUnnormalised(id, [...words, models_words/* END */.Kp], words.length, log);
            if (words.length >= model.unscored)
                logs[tokens++] = log;
        }
        if (tokens === 0)
            throw hasNothing(id, model, words.length);
        const sum = new loss_sum/* LossSum */.$('logprob');
        sum.add(logs, 0, tokens);
        return {
            id,
            ...(slice !== undefined && { slice }),
            ...sum.loss(1),
            ...(!this.#excludes && (0,lengths/* measured */.jh)(text)),
            ...(oov > 0 && { oov }),
        };
    }
}
function isMarked(id, word) {
    return new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(id)}: has the word ${word}, which marks where a text ${word === models_words/* START */.d3 ? 'starts' : 'ends'} and is put there by ` +
        'the model. Remove it from the text: sed -E "s/<\\/?s>//g".');
}
function isUnnormalised(id, words, at, log) {
    const word = JSON.stringify((0,toolkit_lib/* visible */.RK)(words[at]));
    return new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(id)}: the model gives ${word}, word ${at + 1} of the text, a probability of ${Math.exp(log).toPrecision(6)}, ` +
        'which is above 1: its back-off weights do not fit its probabilities. Write the model again with the tool that made it.');
}
function hasNothing(id, model, words) {
    const problem = words === 0
        ? 'is empty, and the model has no </s> to score'
        : words <= model.unscored
            ? `has ${words} word${words === 1 ? '' : 's'}, and the model scores none of the first ${model.unscored} (it counts no <s>)`
            : 'has no word of the model’s vocabulary';
    return new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(id)}: ${problem}. Remove it, or count the n-grams with <s> and </s> around texts.`);
}

// EXTERNAL MODULE: ./packages/language-model/lib/models/smoothing.js
var models_smoothing = __webpack_require__(3577);
// EXTERNAL MODULE: ./packages/language-model/lib/readers/documents.js
var documents = __webpack_require__(5409);
// EXTERNAL MODULE: ./packages/language-model/lib/stated/lines.js
var stated_lines = __webpack_require__(1993);
;// CONCATENATED MODULE: ./packages/language-model/lib/stated/document.js




async function readDocument(file, onBytes) {
    const text = await (0,stated_lines/* wholeText */.r)(file, onBytes);
    let value;
    try {
        value = JSON.parse((0,documents/* inJson */.kD)(text, 'null'));
    }
    catch (error) {
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: is not valid JSON (${(0,toolkit_lib/* visible */.RK)(error.message)}). Was the program that writes it cut off?`);
    }
    if ((0,shown/* isObject */.Gv)(value))
        return value;
    throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: holds no JSON object, as a file of results does.`);
}

// EXTERNAL MODULE: ./packages/language-model/lib/stated/guards.js
var guards = __webpack_require__(3658);
;// CONCATENATED MODULE: ./packages/language-model/lib/stated/hf-trainer.js




const looksLikeHfTrainer = (head, name) => /^\s*\{/.test(head) &&
    (/(?:^|[\\/])(?:(?:all|eval|test|predict)_results|trainer_state)\.json$/.test(name) ||
        /"(?:log_history|eval_loss|eval_\w+_loss|is_world_process_zero)"\s*:/.test(head));
const CAVEAT = 'The loss of the Trainer is a mean over batches, weighted by how many texts each has and not by tokens: where texts differ ' +
    'in length, its exponential is near the perplexity of the data set and not equal to it, and depends on the batch size.';
async function readHfTrainer(file, options) {
    const document = await readDocument(file, options.onBytes);
    const history = Array.isArray(document.log_history) ? document.log_history.filter(shown/* isObject */.Gv) : undefined;
    const rows = history ?? [document];
    const name = options.field ?? lossNameIn(file, rows);
    const row = rows.findLast((one) => Object.hasOwn(one, name));
    if (row === undefined)
        throw missing(file, name, rows);
    const what = `${(0,toolkit_lib/* visible */.RK)(file)}: "${(0,toolkit_lib/* visible */.RK)(name)}"`;
    const value = typeof row[name] === 'number' ? row[name] : Number.NaN;
    const quantity = /perplexity/.test(name) ? 'perplexity' : 'nll';
    const meanNll = (0,guards/* meanNllOf */.D)(what, value, quantity);
    if (options.field === undefined)
        checkPerplexity(file, row, name, meanNll);
    return {
        kind: 'stated',
        stated: [{ unit: 'token', meanNll }],
        settings: typeof row.eval_samples === 'number' ? { samples: row.eval_samples } : {},
        caveats: [CAVEAT, ...(history === undefined ? [] : whichOf(document, row, name))],
    };
}
function lossNameIn(file, rows) {
    const keys = [...new Set(rows.flatMap(Object.keys))];
    if (keys.includes('eval_loss'))
        return 'eval_loss';
    const names = keys.filter((key) => /^(?:eval|test|predict)_(?:.*_)?loss$/.test(key));
    if (names.length === 1)
        return names[0];
    if (names.length === 0)
        throw missing(file, 'eval_loss', rows);
    throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: has ${names.length} evaluation losses: ${names.map(toolkit_lib/* visible */.RK).join(', ')}. ` +
        `Choose one:\n  field: ${(0,toolkit_lib/* visible */.RK)(names[0])}`);
}
function missing(file, name, rows) {
    const keys = [...new Set(rows.flatMap(Object.keys))].slice(0, 20);
    return new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: has no "${(0,toolkit_lib/* visible */.RK)(name)}" (it has ${keys.map(toolkit_lib/* visible */.RK).join(', ') || 'nothing'}). ` +
        'The Trainer writes eval_loss when it evaluates: --do_eval, or eval_strategy. Or name another loss with field:');
}
function checkPerplexity(file, row, name, meanNll) {
    const { perplexity } = row;
    if (name !== 'eval_loss' || typeof perplexity !== 'number' || !Number.isFinite(perplexity))
        return;
    if (Math.abs(Math.log(perplexity) - meanNll) <= 1e-4)
        return;
    throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: "perplexity" is ${perplexity}, which is not exp of "eval_loss" (${Math.exp(meanNll).toPrecision(7)}). ` +
        'Are they of two runs? Say which to take:\n  field: eval_loss');
}
function whichOf(document, row, name) {
    const at = `"${(0,toolkit_lib/* visible */.RK)(name)}" is that of step ${row.step ?? '?'}, the last in the log`;
    const { best_metric: best, best_model_checkpoint: checkpoint } = document;
    if (typeof best !== 'number' || typeof checkpoint !== 'string' || best === row[name])
        return [`${at}.`];
    return [
        `${at}; the best metric is ${best}, of ${(0,toolkit_lib/* visible */.RK)(checkpoint)}, which load_best_model_at_end would keep.`,
    ];
}

;// CONCATENATED MODULE: ./packages/language-model/lib/stated/kenlm.js


const STAND_IN = -90;
const NUMBER = String.raw `-?(?:\d[\d.]*(?:e[-+]?\d+)?|inf|NaN)`;
const TOTAL = new RegExp(`^Total: (${NUMBER}) OOV: (\\d+)$`);
const WORD = new RegExp(`=(\\d+) \\d+ (${NUMBER})$`);
const SUMMARY = /^(Perplexity including OOVs|Perplexity excluding OOVs|OOVs|Tokens):\t(\S+)$/;
const HEAD = new RegExp(`^(?:\\S+=\\d+ \\d+ ${NUMBER}\t|Total: ${NUMBER} OOV: \\d+$|Perplexity including OOVs:\t)`, 'm');
const looksLikeKenlm = (head, _name) => HEAD.test(head);
async function readKenlm(file, options) {
    const excluded = options.oov === 'exclude';
    const settings = { oov: excluded ? 'excluded' : 'included' };
    const summary = new Map();
    for await (const lines of (0,stated_lines/* linesOf */.D)(file)) {
        for (const { value, line } of lines) {
            if ((sentenceOf(value)?.words ?? '') !== '') {
                const texts = (nextId) => sentences(file, excluded, nextId, options.onBytes);
                return { kind: 'texts', texts, settings, caveats: [] };
            }
            const [, name, number] = SUMMARY.exec(value) ?? [];
            if (name !== undefined)
                summary.set(name, number === 'inf' ? Number.POSITIVE_INFINITY : Number(number));
            else if (value.endsWith('\t') && WORD.test(value.slice(0, -1))) {
                throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}:${line}: has words, but not where a sentence ends. Write query's output without -v, ` +
                    'or with -v word -v sentence -v summary');
            }
        }
    }
    return { kind: 'stated', settings, ...stated(file, summary, excluded) };
}
function stated(file, summary, excluded) {
    const [including, excluding, oov, tokens] = [
        'Perplexity including OOVs',
        'Perplexity excluding OOVs',
        'OOVs',
        'Tokens',
    ].map((name) => summary.get(name));
    if (including === undefined || excluding === undefined || oov === undefined || tokens === undefined) {
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: has no sentence with its words, and not the whole summary of KenLM's query ` +
            '("Perplexity including OOVs:", …, "Tokens:"). Write its whole standard output to the file: ' +
            `query model.arpa < text > ${(0,toolkit_lib/* visible */.RK)(file)}`);
    }
    const count = excluded ? tokens - oov : tokens;
    const perplexity = excluded ? excluding : including;
    if (count === 0 || !(perplexity >= 1)) {
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: states a perplexity of ${perplexity} over ${count} tokens, expected at least 1 over some. ` +
            'Was the text empty, or is every word unknown?');
    }
    const unknown = (tokens * Math.log10(including) - (oov === tokens ? 0 : (tokens - oov) * Math.log10(excluding))) / oov;
    if (excluded || oov === 0 || unknown < -STAND_IN) {
        return { stated: [{ unit: 'token', meanNll: Math.log(perplexity), count }], caveats: [] };
    }
    return {
        stated: [{ unit: 'token', meanNll: Number.POSITIVE_INFINITY, count }],
        caveats: [
            `The model of ${(0,toolkit_lib/* visible */.RK)(file)} has no <unk>, so its ${oov} unknown words have probability 0 and the perplexity is ` +
                `infinite; KenLM's ${including} takes 1e-100 for each. Leave them out with oov: exclude, or train with <unk>.`,
        ],
    };
}
async function* sentences(file, excluded, nextId, onBytes) {
    const seen = { Tokens: 0, OOVs: 0 };
    for await (const lines of (0,stated_lines/* linesOf */.D)(file, onBytes)) {
        const texts = [];
        for (const { value, line } of lines) {
            const sentence = sentenceOf(value);
            if (sentence !== undefined) {
                const where = () => `${(0,toolkit_lib/* visible */.RK)(file)}:${line}`;
                const counted = kenlm_lossOf(where, sentence, excluded);
                seen.Tokens += counted.all;
                seen.OOVs += sentence.oov;
                const id = nextId();
                if (counted.loss.tokens > 0)
                    texts.push({ id, ...counted.loss });
                continue;
            }
            const [, name, number] = SUMMARY.exec(value) ?? [];
            if ((name === 'Tokens' || name === 'OOVs') && Number(number) !== seen[name]) {
                throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}:${line}: says ${name}: ${number}, but the sentences above it have ${seen[name]}. ` +
                    "Is a part of query's output missing, or that of several runs in the file? Write one run to a file of its own.");
            }
        }
        yield texts;
    }
}
function sentenceOf(line) {
    const at = line.lastIndexOf('Total: ');
    const [, total, oov] = (at >= 0 && TOTAL.exec(line.slice(at))) || [];
    return total === undefined ? undefined : { words: line.slice(0, at), total, oov: Number(oov) };
}
function kenlm_lossOf(where, { words, total, oov }, excluded) {
    const log10 = numberOf(where, total);
    let all = 0;
    for (let tab = words.indexOf('\t'); tab >= 0; tab = words.indexOf('\t', tab + 1))
        all++;
    const ends = words.lastIndexOf('\t', words.length - 2) + 1;
    const isClosed = words.startsWith('</s>=', ends);
    let [left, tokens, zeros, firstZero] = [log10, all, 0, 0];
    if (oov > 0 || log10 <= STAND_IN) {
        left = excluded ? 0 : log10;
        tokens = 0;
        let unknown = 0;
        let outside = 0;
        for (const word of words.split('\t').slice(0, -1)) {
            const [, id, text] = WORD.exec(word) ?? [];
            if (text === undefined)
                throw new toolkit_lib/* UserError */.yo(`${where()}: "${(0,toolkit_lib/* visible */.RK)(word)}" is not word=id length log10-probability, as query writes it.`);
            const p = numberOf(where, text);
            if (id === '0') {
                unknown++;
                outside += p;
                if (excluded)
                    continue;
            }
            tokens++;
            if (p <= STAND_IN) {
                zeros++;
                firstZero ||= tokens;
            }
        }
        if (unknown !== oov)
            throw new toolkit_lib/* UserError */.yo(`${where()}: OOV: ${oov}, but ${unknown} of its words are unknown (id 0). Is the line cut?`);
        if (excluded)
            left = log10 === Number.NEGATIVE_INFINITY ? 0 : log10 - outside;
    }
    const nll = zeros > 0 ? Number.POSITIVE_INFINITY : Math.max(0, -left * Math.LN10);
    const loss = {
        nll,
        tokens,
        words: tokens - (isClosed ? 1 : 0),
        oov,
        ...(zeros > 0 ? { zeros, firstZero } : {}),
    };
    return { all, loss };
}
function numberOf(where, text) {
    const value = text === '-inf' ? Number.NEGATIVE_INFINITY : Math.fround(Number(text));
    if (value <= 0)
        return value;
    throw new toolkit_lib/* UserError */.yo(`${where()}: ${text} is no log10-probability, which is at most 0. Is the model broken?`);
}

;// CONCATENATED MODULE: ./packages/language-model/lib/stated/llama-cpp.js



const llama_cpp_NUMBER = String.raw `([-+]?(?:\d[\d.]*(?:e[-+]?\d+)?|nan(?:\(ind\))?|inf))`;
const PLUS_MINUS = String.raw `\s*(?:±|\+/-|_|\?|\uFFFD+|Â±)\s*`;
const FINAL = new RegExp(`Final estimate: PPL(?: over [^\n]*?)? = ${llama_cpp_NUMBER}(?:${PLUS_MINUS}${llama_cpp_NUMBER})?`, 'g');
const CHUNK = new RegExp(`\\[(\\d+)\\]${llama_cpp_NUMBER},`, 'g');
const ROW = new RegExp(`^ *(\\d+)  ${llama_cpp_NUMBER}(?:  ${llama_cpp_NUMBER}  ${llama_cpp_NUMBER})?$`, 'gm');
const OVER = /calculating perplexity over (\d+) chunks(?:, n_ctx=(\d+))?/;
const STRIDE_MODE = /have \d+ tokens\. Calculation chunk = (\d+)/;
const FAILURE = /you need at least \d+ tokens.*|failed to (?:decode|eval)\b.*|Unexpected negative standard deviation.*/;
const llama_cpp_HEAD = new RegExp([
    String.raw `\bperplexity: (?:tokenizing|calculating|tokenization)`,
    'Final estimate: PPL',
    String.raw `Mean PPL\(Q\)`,
    '^chunk +PPL ',
    String.raw `\[1\]\d+\.\d{4},`,
    'llama_model_loader: ',
    'system_info: n_threads = ',
].join('|'), 'm');
const looksLikeLlamaCpp = (head, _name) => llama_cpp_HEAD.test(head);
async function readLlamaCpp(file, options) {
    const log = await (0,stated_lines/* wholeText */.r)(file, options.onBytes);
    if (log.includes('Mean PPL(Q)'))
        return ofTwoModels(file, log);
    const finals = [...log.matchAll(FINAL)];
    const [final] = finals;
    if (finals.length > 1) {
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: has ${finals.length} final estimates. Write the log of each run to a file of its own.`);
    }
    const run = runOf(log);
    if (final === undefined && run.strideContext === undefined)
        throw unfinished(file, log, run);
    const last = run.running.at(-1);
    if (final === undefined && (last === undefined || run.running.length !== run.chunks)) {
        throw unfinished(file, log, run);
    }
    const what = `${(0,toolkit_lib/* visible */.RK)(file)}: its ${final === undefined ? 'last running' : 'final'} perplexity`;
    const perplexity = llama_cpp_numberOf(final === undefined ? last : final[1]);
    const meanNll = (0,guards/* meanNllOf */.D)(what, perplexity, 'perplexity');
    const perChunk = tokensPerChunk(run);
    const count = perChunk === undefined || run.chunks === undefined ? {} : { count: perChunk * run.chunks };
    const settings = llama_cpp_settingsOf(run);
    const error = final?.[2] === undefined ? Number.NaN : llama_cpp_numberOf(final[2]) / perplexity;
    const losses = perChunk === undefined ? undefined : chunkLosses(run, perChunk, meanNll);
    if (losses !== undefined) {
        const caveats = Number.isFinite(error)
            ? [`llama.cpp itself states ${final[1]} ± ${final[2]}, as if tokens were independent of each other.`]
            : [];
        return { kind: 'texts', texts: (nextId) => llama_cpp_inOrder(losses, perChunk, nextId), settings, caveats };
    }
    const stated = {
        unit: 'token',
        meanNll,
        ...count,
        ...(Number.isFinite(error) ? { standardError: error } : {}),
    };
    return { kind: 'stated', stated: [stated], settings, caveats: [] };
}
function runOf(log) {
    const over = OVER.exec(log);
    const stride = STRIDE_MODE.exec(log)?.[1];
    const listed = [...log.matchAll(CHUNK)];
    const rows = listed.length > 0 ? [] : [...log.slice(over?.index ?? 0).matchAll(ROW)];
    const isListed = listed.every(([, number], i) => Number(number) === i + 1);
    return {
        chunks: over === null ? undefined : Number(over[1]),
        context: over?.[2] === undefined ? undefined : Number(over[2]),
        strideContext: stride === undefined ? undefined : Number(stride),
        stride: stride === undefined || rows.length < 2 ? undefined : Number(rows[1][1]) - Number(rows[0][1]),
        running: rows.length > 0
            ? rows.map(([, , value]) => value)
            : isListed
                ? listed.map(([, , value]) => value)
                : [],
    };
}
function tokensPerChunk({ context, stride, strideContext }) {
    if (strideContext !== undefined)
        return stride;
    return context === undefined ? undefined : context - 1 - Math.floor(context / 2);
}
function llama_cpp_settingsOf({ context, strideContext, stride }) {
    const tokens = strideContext ?? context;
    return {
        ...(tokens === undefined ? {} : { context: tokens }),
        ...(stride === undefined ? {} : { stride }),
        scored: strideContext === undefined ? 'second half of each chunk' : 'last stride of each chunk',
    };
}
function chunkLosses({ running, chunks }, perChunk, meanNll) {
    if (running.length < 2 || running.length !== chunks)
        return undefined;
    let before = 0;
    const losses = running.map((value, i) => {
        const soFar = (i + 1) * perChunk * Math.log(llama_cpp_numberOf(value));
        const loss = soFar - before;
        before = soFar;
        return loss;
    });
    const mean = before / (running.length * perChunk);
    return losses.every((loss) => loss >= 0) && Math.abs(mean - meanNll) < 1e-4 ? losses : undefined;
}
async function* llama_cpp_inOrder(losses, tokens, nextId) {
    yield losses.map((nll) => ({ id: nextId(), nll, tokens }));
}
const MEAN = (name) => new RegExp(`Mean ${name} *: *${llama_cpp_NUMBER}${PLUS_MINUS}${llama_cpp_NUMBER}`, 'g');
function ofTwoModels(file, log) {
    const [own, base, ratio] = ['PPL\\(Q\\)', 'PPL\\(base\\)', 'ln\\(PPL\\(Q\\)/PPL\\(base\\)\\)'].map((name) => {
        const found = [...log.matchAll(MEAN(name))];
        if (found.length === 1)
            return { text: found[0][1], value: llama_cpp_numberOf(found[0][1]), error: llama_cpp_numberOf(found[0][2]) };
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: has ${found.length} lines "Mean ${name.replaceAll('\\', '')} : … ± …", expected one. ` +
            (found.length === 0
                ? 'Was llama-perplexity --kl-divergence cut off?'
                : 'Write the log of each run to a file of its own.'));
    });
    const nll = (which, name) => {
        const meanNll = (0,guards/* meanNllOf */.D)(`${(0,toolkit_lib/* visible */.RK)(file)}: Mean PPL(${name})`, which.value, 'perplexity');
        return { meanNll, ...(which.error >= 0 ? { standardError: which.error / which.value } : {}) };
    };
    const paired = {
        difference: ratio.value,
        ...(ratio.error >= 0 ? { differenceError: ratio.error } : {}),
    };
    const stated = { unit: 'token', ...nll(own, 'Q'), base: { ...nll(base, 'base'), ...paired } };
    return {
        kind: 'stated',
        stated: [stated],
        settings: { scored: 'second half of each chunk' },
        caveats: [
            'llama.cpp keeps the probabilities of the base model in 16 bits: its figure here is not that of its own run.',
        ],
    };
}
function unfinished(file, log, { running, chunks }) {
    const failure = FAILURE.exec(log)?.[0];
    const where = `${(0,toolkit_lib/* visible */.RK)(file)}:`;
    if (failure !== undefined)
        return new toolkit_lib/* UserError */.yo(`${where} llama-perplexity failed: "${(0,toolkit_lib/* visible */.RK)(failure.trim())}".`);
    const far = running.length === 0
        ? ''
        : `, ends at chunk ${running.length}${chunks === undefined ? '' : ` of ${chunks}`}`;
    return new toolkit_lib/* UserError */.yo(`${where} has no "Final estimate: PPL = …"${far}. Was llama-perplexity cut off? It writes that line to standard error: ` +
        `keep both, llama-perplexity … > ${(0,toolkit_lib/* visible */.RK)(file)} 2>&1`);
}
const llama_cpp_numberOf = (text) => (text.includes('inf') ? Number.POSITIVE_INFINITY : Number(text));

;// CONCATENATED MODULE: ./packages/language-model/lib/stated/lm-eval.js




const looksLikeLmEval = (head, _name) => /^\s*\{\s*"results"\s*:\s*\{/.test(head) ||
    (/^\s*\{/.test(head) &&
        /"(?:word_perplexity|byte_perplexity|bits_per_byte)(?:,\w+)?"\s*:\s*[\d.]/.test(head));
const METRICS = ['word_perplexity', 'byte_perplexity', 'bits_per_byte', 'perplexity'];
async function readLmEval(file, { field, onBytes }) {
    const document = await readDocument(file, onBytes);
    const results = (0,shown/* isObject */.Gv)(document.results) ? document.results : {};
    const tasks = Object.keys(results).filter((task) => METRICS.some((metric) => valueIn(results[task], metric)));
    const task = field ?? (tasks.length === 1 ? tasks[0] : undefined);
    if (task === undefined || !tasks.includes(task))
        throw noTask(file, field, tasks, Object.keys(results));
    const figure = (metric) => {
        const value = valueIn(results[task], metric);
        return value && { what: `${(0,toolkit_lib/* visible */.RK)(file)}: ${(0,toolkit_lib/* visible */.RK)(task)}.${metric}`, ...value };
    };
    const stated = [];
    const caveats = [];
    const word = figure('word_perplexity');
    const byte = figure('byte_perplexity');
    const bits = figure('bits_per_byte');
    if (word)
        stated.push({ unit: 'word', meanNll: (0,guards/* meanNllOf */.D)(word.what, word.value, 'perplexity') });
    if (byte)
        stated.push({ unit: 'byte', meanNll: (0,guards/* meanNllOf */.D)(byte.what, byte.value, 'perplexity') });
    else if (bits)
        stated.push({ unit: 'byte', meanNll: (0,guards/* meanNllOf */.D)(bits.what, bits.value, 'nll', 2) });
    const each = figure('perplexity');
    if (each && stated.length === 0) {
        const meanNll = (0,guards/* meanNllOf */.D)(each.what, each.value, 'perplexity');
        const count = documentsOf(document, task);
        stated.push({
            unit: 'word',
            meanNll,
            ...(each.stderr === undefined ? {} : { standardError: each.stderr / each.value }),
            ...(count === undefined ? {} : { count }),
        });
        caveats.push(`lm-eval's "perplexity" of ${(0,toolkit_lib/* visible */.RK)(task)} is per document: that of the word, or words, that each asks for.`);
    }
    return { kind: 'stated', stated, settings: lm_eval_settingsOf(document, task), caveats };
}
function valueIn(values, metric) {
    if (!(0,shown/* isObject */.Gv)(values))
        return undefined;
    const key = [
        `${metric},none`,
        metric,
        ...Object.keys(values).filter((one) => one.startsWith(`${metric},`)),
    ].find((one) => Object.hasOwn(values, one));
    if (key === undefined)
        return undefined;
    const stderr = values[key.replace(metric, `${metric}_stderr`)];
    return {
        value: typeof values[key] === 'number' ? values[key] : Number.NaN,
        stderr: typeof stderr === 'number' && Number.isFinite(stderr) ? stderr : undefined,
    };
}
function lm_eval_settingsOf(document, task) {
    const config = (0,shown/* isObject */.Gv)(document.config) ? document.config : {};
    const version = (0,shown/* isObject */.Gv)(document.versions) ? document.versions[task] : undefined;
    const model = document.model_name ?? config.model;
    const documents = documentsOf(document, task);
    return {
        task,
        ...(isScalar(version) ? { 'task version': version } : {}),
        ...(isScalar(model) ? { model: String(model) } : {}),
        ...(typeof document.max_length === 'number' ? { context: document.max_length } : {}),
        ...(documents === undefined ? {} : { documents }),
        ...(isScalar(config.limit) ? { limit: config.limit } : {}),
    };
}
const isScalar = (value) => typeof value === 'string' || typeof value === 'number';
function documentsOf(document, task) {
    const samples = (0,shown/* isObject */.Gv)(document['n-samples']) ? document['n-samples'][task] : undefined;
    return (0,shown/* isObject */.Gv)(samples) && typeof samples.effective === 'number' ? samples.effective : undefined;
}
function noTask(file, field, tasks, all) {
    const found = tasks.length > 0 ? tasks : all;
    const shown = `${found.slice(0, 20).map(toolkit_lib/* visible */.RK).join(', ')}${found.length > 20 ? ', …' : ''}`;
    if (tasks.length === 0) {
        return new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: has no task with ${METRICS.join(', ')} (tasks: ${shown || 'none'}). ` +
            'Run one that scores documents, for example lm_eval --tasks wikitext');
    }
    const problem = field === undefined
        ? `has ${tasks.length} tasks with a perplexity: ${shown}`
        : `has no task "${(0,toolkit_lib/* visible */.RK)(field)}" with a perplexity, only ${shown}`;
    return new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: ${problem}. Choose one:\n  field: ${(0,toolkit_lib/* visible */.RK)(tasks[0])}`);
}

;// CONCATENATED MODULE: ./packages/language-model/lib/stated/srilm.js


const COUNT = String.raw `(\d[\d.]*(?:e\+?\d+)?)`;
const COUNTS = new RegExp(`^\\s*(file .*: )?${COUNT} sentences, ${COUNT} words, ${COUNT} OOVs$`);
const SUMS = new RegExp(`^\\s*${COUNT} zeroprobs, logprob= (\\S+) ppl= (\\S+) ppl1= (\\S+)`);
const ZERO_WORD = /^\s*p\( (?!<unk> \|)\S+ \| .*\[ -inf \]/;
const srilm_WORD = /^\s*p\( (?!<unk> \| .*\[ -inf \])\S+ \| /;
const srilm_HEAD = /^.*\d sentences, \d\S* words, \d\S* OOVs\r?\n\s*\d\S* zeroprobs, logprob= /m;
const looksLikeSrilm = (head, _name) => srilm_HEAD.test(head);
const SETTINGS = { oov: 'excluded' };
async function readSrilm(file, options) {
    for await (const batch of statsOf(file)) {
        for (const stats of batch) {
            check(file, stats, options);
            if (stats.isTotal)
                return total(file, stats);
            return {
                kind: 'texts',
                texts: (nextId) => srilm_sentences(file, options, nextId),
                settings: SETTINGS,
                caveats: [],
            };
        }
    }
    throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: has no figures of SRILM's ngram ("… sentences, … words, … OOVs" and "… zeroprobs, logprob= …" ` +
        `on the next line). Write its standard output to the file: ngram -lm model.arpa -ppl text > ${(0,toolkit_lib/* visible */.RK)(file)}`);
}
async function total(file, stats) {
    await checkAlone(file, stats);
    const { words, oov, zeros, logprob, ppl } = stats;
    const known = words - oov - zeros;
    const tokens = known + stats.sentences;
    const nll = zeros > 0 ? Number.POSITIVE_INFINITY : -logprob * Math.LN10;
    const caveats = [];
    if (oov > 0)
        caveats.push(`SRILM leaves ${oov} of ${words} words out, which are not in its vocabulary.`);
    if (zeros > 0) {
        caveats.push(`${zeros} of ${words} words have probability 0, so the perplexity is infinite; SRILM's ${ppl} leaves them out.`);
    }
    if (tokens === 0)
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}:${stats.line}: scores no token. Was the text empty?`);
    return {
        kind: 'stated',
        stated: [
            { unit: 'token', meanNll: nll / tokens, count: tokens },
            ...(known > 0 ? [{ unit: 'word', meanNll: nll / known, count: known }] : []),
        ],
        settings: SETTINGS,
        caveats,
    };
}
async function checkAlone(file, first) {
    for await (const batch of statsOf(file)) {
        const other = batch.find(({ line }) => line > first.line);
        if (other === undefined)
            continue;
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: has the figures of several runs, in lines ${first.line} and ${other.line}. ` +
            'Write each to a file of its own.');
    }
}
async function* srilm_sentences(file, options, nextId) {
    const sum = { sentences: 0, words: 0, oov: 0, zeros: 0 };
    let end;
    for await (const batch of statsOf(file, options.onBytes)) {
        const texts = [];
        for (const stats of batch) {
            if (end !== undefined) {
                throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}:${stats.line}: goes on after the figures of all sentences, in line ${end.line}. ` +
                    'Write each run to a file of its own.');
            }
            check(file, stats, options);
            if (stats.isTotal)
                end = stats;
            else {
                for (const name of NAMES)
                    sum[name] += stats[name];
                const id = nextId();
                const loss = srilm_lossOf(stats);
                if (loss.tokens > 0)
                    texts.push({ id, ...loss });
            }
        }
        yield texts;
    }
    const wrong = NAMES.find((name) => end !== undefined && !isAbout(sum[name], end[name]));
    if (end !== undefined && wrong === undefined)
        return;
    throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: ${end === undefined || wrong === undefined
        ? `ends after ${sum.sentences} sentences without the figures of all ("file …: … sentences")`
        : `has ${sum[wrong]} ${wrong} by its sentences, but ${end[wrong]} by its last lines`}. Was ngram, or the copy of its output, cut off?`);
}
const NAMES = ['sentences', 'words', 'oov', 'zeros'];
const isAbout = (a, b) => Math.abs(a - b) <= 1e-6 * Math.abs(b);
function srilm_lossOf({ sentences, words, oov, zeros, logprob, firstZero, }) {
    const nll = zeros > 0 ? Number.POSITIVE_INFINITY : Math.max(0, -logprob * Math.LN10);
    return {
        nll,
        tokens: words - oov + sentences,
        words: words - oov,
        oov,
        ...(zeros > 0 ? { zeros, ...(firstZero === undefined ? {} : { firstZero }) } : {}),
    };
}
async function* statsOf(file, onBytes) {
    let counts;
    let words = 0;
    let firstZero;
    for await (const lines of (0,stated_lines/* linesOf */.D)(file, onBytes)) {
        const found = [];
        for (const { value, line } of lines) {
            const sums = counts === undefined ? null : SUMS.exec(value);
            if (counts !== undefined && sums !== null) {
                found.push({
                    line,
                    isTotal: counts[1] !== undefined,
                    sentences: Number(counts[2]),
                    words: Number(counts[3]),
                    oov: Number(counts[4]),
                    zeros: Number(sums[1]),
                    logprob: Number(sums[2]),
                    ppl: sums[3],
                    firstZero,
                });
                words = 0;
                firstZero = undefined;
            }
            else if (value.includes('p( ') && srilm_WORD.test(value)) {
                words++;
                if (ZERO_WORD.test(value))
                    firstZero ??= words;
            }
            counts = (value.endsWith(' OOVs') && COUNTS.exec(value)) || undefined;
        }
        yield found;
    }
}
function check(file, stats, { oov }) {
    const where = () => `${(0,toolkit_lib/* visible */.RK)(file)}:${stats.line}`;
    const { words, sentences, zeros, logprob, ppl } = stats;
    if (!(Number.isFinite(logprob) && logprob <= 0)) {
        throw new toolkit_lib/* UserError */.yo(`${where()}: logprob= ${logprob} is no sum of log10-probabilities: expected a finite number, at most 0.`);
    }
    if (oov === 'include' && stats.oov > 0) {
        throw new toolkit_lib/* UserError */.yo(`${where()}: oov: include, but SRILM left ${stats.oov} words out that are not in its vocabulary. Score with an open ` +
            'vocabulary (ngram -unk), or write oov: exclude');
    }
    const tokens = words - stats.oov - zeros + sentences;
    const printed = Number(ppl);
    if (!Number.isFinite(printed) || tokens <= 0)
        return;
    const expected = 10 ** (-logprob / tokens);
    if (Math.abs(printed - expected) <= 2e-3 * expected)
        return;
    throw new toolkit_lib/* UserError */.yo(`${where()}: ppl= ${ppl} does not follow from its logprob and counts, which give ${expected.toPrecision(7)} ` +
        '(10^(-logprob / (words − OOVs − zeroprobs + sentences))). Is it the output of SRILM, unedited?');
}

// EXTERNAL MODULE: ./packages/language-model/lib/stated/value.js
var stated_value = __webpack_require__(7255);
// EXTERNAL MODULE: ./packages/language-model/lib/readers/npy-file.js
var npy_file = __webpack_require__(7161);
// EXTERNAL MODULE: ./packages/language-model/lib/readers/record.js
var readers_record = __webpack_require__(5622);
;// CONCATENATED MODULE: ./packages/language-model/lib/readers/samples.js



const PAIRS = [
    ['word_perplexity', 'words'],
    ['byte_perplexity', 'bytes'],
    ['bits_per_byte', 'bytes'],
];
const isPerplexitySample = (record) => PAIRS.some(([metric]) => Array.isArray(record[metric]));
function readSample(given, reading) {
    const { place, notes, field } = reading;
    const outer = (0,readers_reading/* objectOf */.Xy)(given, place, 'a sample of lm-eval');
    const record = field === undefined ? outer : (0,readers_reading/* objectOf */.Xy)((0,toolkit_lib/* fieldOf */._F)(outer, field), place, `a sample of lm-eval as "${field}"`);
    const lengths = {};
    let loglikelihood;
    for (const [metric, unit] of PAIRS) {
        const pair = record[metric];
        if (pair === undefined)
            continue;
        const [value, length] = Array.isArray(pair) ? pair : [];
        if (typeof value !== 'number' || !Number.isSafeInteger(length) || length < 0) {
            throw place.refuse(`"${metric}" is ${JSON.stringify(pair)}. Expected [log-likelihood, ${unit}], as lm-eval writes it; ` +
                'NaN means that the model overflowed (in 16 bits?).');
        }
        if (!(value <= 0))
            throw place.refuse(`"${metric}" has the log-likelihood ${value}. Expected one of 0 or less.`);
        if (loglikelihood !== undefined && loglikelihood !== value) {
            throw place.refuse(`its metrics differ in the log-likelihood: ${loglikelihood} and ${value}.`);
        }
        loglikelihood = value;
        lengths[unit] = length;
    }
    if (loglikelihood === undefined) {
        throw place.refuse('is a sample without "word_perplexity", "byte_perplexity" or "bits_per_byte": its task measures something else. ' +
            `Give the samples of a task such as wikitext. It has ${(0,shown/* keysOf */.YD)(record)}.`);
    }
    notes.firstToken(true, true);
    return (0,readers_reading/* textOf */.b6)(outer, record.doc_id, { nll: -loglikelihood + 0 }, lengths, reading);
}

;// CONCATENATED MODULE: ./packages/language-model/lib/readers/detect.js













const TEXT_FORMATS = ['jsonl', 'openai', 'vllm', 'lm-eval-samples', 'npy', 'csv'];
const LOGS = [
    ['llama.cpp', looksLikeLlamaCpp],
    ['kenlm', looksLikeKenlm],
    ['srilm', looksLikeSrilm],
];
const DOCUMENTS = [
    ['lm-eval', looksLikeLmEval],
    ['hf-trainer', looksLikeHfTrainer],
];
const detect_HEAD = 1024 * 1024;
const isTextFormat = (format) => TEXT_FORMATS.includes(format);
async function detectFormat(file) {
    if ((0,npy_file/* isMagic */.uO)(await firstBytes(file, 8)))
        return 'npy';
    const head = await headOf(file);
    const found = (sniffers) => sniffers.find(([, looksLike]) => looksLike(head, file))?.[0];
    const text = head.trimStart();
    const log = text.startsWith('{') ? undefined : found(LOGS);
    if (log !== undefined)
        return log;
    if (/^[[{]/.test(text)) {
        const format = (await formatOfRecord(file)) ?? found(DOCUMENTS);
        if (format !== undefined)
            return format;
    }
    else {
        const table = tableFormat(file, text);
        if (table !== undefined)
            return table;
    }
    if ((0,stated_value/* looksLikeValue */.v)(head, file))
        return 'value';
    throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: nothing in it tells what wrote it. If it is one of the formats that are read, write which, for example ` +
        'format: jsonl (or openai, vllm, lm-eval-samples, lm-eval, llama.cpp, kenlm, srilm, hf-trainer, npy, csv, value)');
}
async function headOf(file) {
    const lines = [];
    let length = 0;
    for await (const { records } of (0,toolkit_lib/* readRecords */.T3)(file, 'txt', 64 * 1024)) {
        for (const { value } of records) {
            lines.push(value);
            length += value.length + 1;
        }
        if (length >= detect_HEAD)
            break;
    }
    if (lines.every((line) => line.trim() === '')) {
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: is empty. Was the program that writes it cut off?`);
    }
    return lines.join('\n');
}
async function formatOfRecord(file) {
    for await (const { records } of (0,documents/* readDocuments */.r9)(file)) {
        const record = records[0]?.value;
        return (0,shown/* isObject */.Gv)(record) ? textFormatOf(record) : undefined;
    }
    return undefined;
}
function textFormatOf(record) {
    const body = (0,toolkit_lib/* fieldOf */._F)(record, 'response.body');
    const response = (0,shown/* isObject */.Gv)(body) ? body : record;
    if (Array.isArray(response.prompt_logprobs) ||
        Array.isArray((0,toolkit_lib/* fieldOf */._F)(response, 'choices.0.prompt_logprobs')))
        return 'vllm';
    if (Array.isArray(response.choices))
        return 'openai';
    if (isPerplexitySample(record))
        return 'lm-eval-samples';
    const isText = ['logprobs', 'token_logprobs', 'nll'].some((key) => record[key] !== undefined);
    return isText ? 'jsonl' : undefined;
}
function tableFormat(file, text) {
    const format = (0,toolkit_lib/* formatOf */.be)(file);
    const isTable = format === 'csv' || format === 'tsv';
    const [header = '', ...rows] = text.split(/\r?\n/, 3);
    const columns = header.split(format === 'tsv' ? '\t' : ',').map((one) => one.trim().replace(/^"|"$/g, ''));
    if (columns.some((one) => readers_record/* COLUMNS */.cZ.includes(one)))
        return 'csv';
    if (!isTable)
        return undefined;
    const states = rows.filter((row) => row.trim() !== '').length < 2 || columns.includes('value');
    return states ? 'value' : 'csv';
}

// EXTERNAL MODULE: ./packages/language-model/lib/readers/token-list.js
var token_list = __webpack_require__(6079);
;// CONCATENATED MODULE: ./packages/language-model/lib/readers/openai.js




const CLIPPED_CAVEAT = 'A log-probability of -9999 is what servers write for a probability of 0 (and OpenAI for a token beyond its 20 likeliest): ' +
    'it counts as 0.';
function readOpenAi(given, reading) {
    const { place } = reading;
    const found = responseOf(given, reading);
    const choices = choicesOf(found.response, place);
    const parts = choices.map((choice) => partOf(choice, place));
    const scored = scoredCounts(parts, found.response.usage, place);
    return parts.map((part, i) => {
        const { name, list } = part;
        const isEcho = scored[i] !== undefined;
        const kept = isEcho && scored[i] < list.length ? list.slice(0, scored[i]) : list;
        const loss = (0,token_list/* lossOf */.j)(kept, { name, quantity: 'logprob', unit: 1, zeroAt: CLIPPED }, place);
        if (loss.zeros !== undefined)
            reading.notes.caveat(CLIPPED_CAVEAT);
        const text = kept === list ? part.text : promptOf(part, kept.length);
        const lengths = lengthsIn(found, text, parts.length, place);
        if (isEcho)
            reading.notes.firstToken(kept[0] !== null, lengths.bytes !== undefined);
        else
            reading.notes.generated();
        return (0,readers_reading/* textOf */.b6)(found.outer, idAmong(found, i, parts.length), loss, lengths, reading);
    });
}
function partOf(choice, place) {
    const { logprobs, message } = choice;
    const isChat = (0,shown/* isObject */.Gv)(message) || ((0,shown/* isObject */.Gv)(logprobs) && 'content' in logprobs);
    if (!(0,shown/* isObject */.Gv)(logprobs)) {
        throw place.refuse(`"logprobs" of a choice is ${(0,shown/* shown */.SP)(logprobs)}. Send the request with ` +
            (isChat ? '"logprobs": true.' : '"echo": true, "logprobs": 1, "max_tokens": 0.'));
    }
    const finish = choice.finish_reason;
    if (isChat) {
        const { content } = logprobs;
        if (!Array.isArray(content)) {
            throw place.refuse(`"logprobs.content" is ${(0,shown/* shown */.SP)(content)}. Expected a list, one entry per token of the answer.`);
        }
        const list = content.map((token) => ((0,shown/* isObject */.Gv)(token) ? token.logprob : token));
        const text = (0,shown/* isObject */.Gv)(message) ? message.content : undefined;
        return { name: 'logprobs.content', list, text, tokens: undefined, isChat, finish };
    }
    const list = logprobs.token_logprobs;
    if (!Array.isArray(list)) {
        throw place.refuse(`"logprobs.token_logprobs" is ${(0,shown/* shown */.SP)(list)}. Expected a list, one value per token.`);
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
function scoredCounts(parts, usage, place) {
    const [prompt, completion] = (0,shown/* isObject */.Gv)(usage) ? [usage.prompt_tokens, usage.completion_tokens] : [];
    const listed = parts.reduce((sum, { list }) => sum + list.length, 0);
    const isEcho = parts.every(({ list }) => list[0] === null) ||
        (!parts[0].isChat && typeof prompt === 'number' && prompt > 0 && listed === prompt + Number(completion));
    if (!isEcho)
        return parts.map(() => undefined);
    if (parts[0].isChat || typeof prompt !== 'number' || listed === prompt)
        return parts.map(({ list }) => list.length);
    if (parts.length === 1 && prompt > 0 && prompt < listed)
        return [prompt];
    const each = (listed - prompt) / parts.length;
    if (each > 0 && Number.isInteger(each) && parts.every(({ finish }) => finish === 'length')) {
        return parts.map(({ list }) => list.length - each);
    }
    throw place.refuse(`lists ${listed} tokens in ${parts.length} choices, and "usage" states ${prompt} of the prompt: which tokens were generated ` +
        'cannot be told. Send "max_tokens": 0 (or 1), "n": 1.');
}
function promptOf({ text, tokens }, kept) {
    if (typeof text !== 'string' || !Array.isArray(tokens))
        return undefined;
    const generated = tokens.slice(kept).join('');
    return text.endsWith(generated) ? text.slice(0, text.length - generated.length) : undefined;
}

;// CONCATENATED MODULE: ./packages/language-model/lib/readers/place.js

class Place {
    file = '';
    line = 0;
    isItem = false;
    texts = 0;
    refuse(problem) {
        return new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* located */.t4)(this.file, this.isItem ? 'json' : 'jsonl', this.line)}: ${problem}`);
    }
}

;// CONCATENATED MODULE: ./packages/language-model/lib/readers/vllm.js




function readVllm(given, reading) {
    const { place, notes } = reading;
    const found = responseOf(given, reading);
    const { response } = found;
    const holders = Array.isArray(response.prompt_logprobs) ? [response] : choicesOf(response, place);
    return holders.map((holder, i) => {
        const list = holder.prompt_logprobs;
        if (!Array.isArray(list)) {
            throw place.refuse(`"prompt_logprobs" is ${(0,shown/* shown */.SP)(list)}. Send the request with "prompt_logprobs": 0, "return_token_ids": true. It has ${(0,shown/* keysOf */.YD)(holder)}.`);
        }
        const ids = holder.prompt_token_ids ?? (holders.length === 1 ? response.prompt_token_ids : undefined);
        const values = Array.isArray(ids) ? byIds(list, ids, place) : byCounts(list, place);
        const name = 'prompt_logprobs';
        const loss = (0,token_list/* lossOf */.j)(values, { name, quantity: 'logprob', unit: 1, zeroAt: CLIPPED }, place);
        const lengths = lengthsIn(found, response.prompt, holders.length, place);
        notes.firstToken(values[0] !== null, lengths.bytes !== undefined);
        return (0,readers_reading/* textOf */.b6)(found.outer, idAmong(found, i, holders.length), loss, lengths, reading);
    });
}
function byIds(list, ids, place) {
    if (ids.length !== list.length) {
        throw place.refuse(`"prompt_logprobs" is of ${list.length} tokens, "prompt_token_ids" of ${ids.length}. Expected those of the same prompt.`);
    }
    return list.map((candidates, i) => {
        if (candidates === null)
            return null;
        const entry = candidatesOf(candidates, i, place)[String(ids[i])];
        if (entry === undefined) {
            throw place.refuse(`"prompt_logprobs", token ${i + 1}: has no entry for the prompt's token ${(0,shown/* shown */.SP)(ids[i])}.`);
        }
        return logprobOf(entry);
    });
}
function byCounts(list, place) {
    const positions = list.map((candidates, i) => candidates === null ? null : Object.values(candidatesOf(candidates, i, place)));
    const isOne = positions.some((entries) => entries?.length === 1 || (entries?.length === 2 && entries.some((entry) => (rankOf(entry) ?? 0) > 2)));
    return positions.map((entries, i) => {
        if (entries === null)
            return null;
        if (entries.length === 1)
            return logprobOf(entries[0]);
        const others = entries.filter((entry) => rankOf(entry) !== 1);
        if (entries.length !== 2 || others.length !== 1 || rankOf(others[0]) === undefined || !isOne) {
            throw ambiguous(entries.length, i, place);
        }
        return logprobOf(others[0]);
    });
}
const rankOf = (entry) => (0,shown/* isObject */.Gv)(entry) && typeof entry.rank === 'number' ? entry.rank : undefined;
const logprobOf = (entry) => ((0,shown/* isObject */.Gv)(entry) ? entry.logprob : entry);
function candidatesOf(candidates, index, place) {
    if ((0,shown/* isObject */.Gv)(candidates) && Object.keys(candidates).length > 0)
        return candidates;
    throw place.refuse(`"prompt_logprobs", token ${index + 1}: is ${(0,shown/* shown */.SP)(candidates)}. Expected tokens by id, as {"15043": {"logprob": -7.58, …}}.`);
}
const ambiguous = (entries, index, place) => place.refuse(`"prompt_logprobs", token ${index + 1}: has ${entries} entries, and nothing tells which of them is the prompt's token. ` +
    'Send the request with "return_token_ids": true, or with "prompt_logprobs": 0.');

;// CONCATENATED MODULE: ./packages/language-model/lib/readers/read-texts.js








const RECORDS = {
    jsonl: (record, reading) => [(0,readers_record/* readRecord */.aE)(record, reading)],
    openai: readOpenAi,
    vllm: readVllm,
    'lm-eval-samples': (record, reading) => [readSample(record, reading)],
};
const OWN = ['jsonl', 'npy', 'csv'];
function readTexts(files, options) {
    const { format, quantity, logBase } = options;
    const notes = new Notes();
    if (!OWN.includes(format))
        (0,readers_reading/* refuseChoices */.Tq)(options);
    if (format === 'npy')
        (0,readers_reading/* refuseNames */.d3)(options);
    const reading = {
        place: new Place(),
        notes,
        unit: (0,readers_reading/* natsPerUnit */.wq)(logBase),
        field: options.field,
        quantity: quantity === 'auto' ? undefined : quantity,
        sliceField: options.sliceField,
    };
    if (OWN.includes(format) && logBase === undefined) {
        notes.caveat('Taken for natural logarithms, as the data does not say: write log-base: e (or 2, or 10).');
    }
    return {
        kind: 'texts',
        texts: textsOf(files, options, reading),
        settings: notes.settings,
        caveats: notes.caveats,
        doubts: notes.doubts,
    };
}
async function* textsOf(files, { format, onBytes }, reading) {
    const read = await readerOf(format);
    for (const file of files) {
        reading.place.file = file;
        yield* read(file, reading, onBytes);
    }
    reading.notes.finish();
}
async function readerOf(format) {
    if (format === 'npy')
        return (await __webpack_require__.e(/* import() */ 790).then(__webpack_require__.bind(__webpack_require__, 1790))).readNpy;
    if (format === 'csv')
        return (await __webpack_require__.e(/* import() */ 859).then(__webpack_require__.bind(__webpack_require__, 7859))).readTable;
    return (file, reading, onBytes) => readEach(file, RECORDS[format], reading, onBytes);
}
async function* readEach(file, read, reading, onBytes) {
    const { place } = reading;
    for await (const { records, areItems } of (0,documents/* readDocuments */.r9)(file, onBytes)) {
        place.isItem = areItems;
        const texts = [];
        for (const { value, line } of records) {
            place.line = line;
            for (const text of read(value, reading))
                texts.push(text);
        }
        yield texts;
    }
}

;// CONCATENATED MODULE: ./packages/language-model/lib/stated/read.js






const READERS = {
    'lm-eval': readLmEval,
    'llama.cpp': readLlamaCpp,
    kenlm: readKenlm,
    srilm: readSrilm,
    'hf-trainer': readHfTrainer,
    value: async (file, options) => (await Promise.all(/* import() */[__webpack_require__.e(452), __webpack_require__.e(562)]).then(__webpack_require__.bind(__webpack_require__, 562))).readValue(file, options),
};
async function readStated(files, format, options) {
    const parts = [];
    for (const file of files)
        parts.push({ file, ...(await READERS[format](file, options)) });
    const [first] = parts;
    if (first === undefined)
        throw new Error('readStated: no files');
    for (const part of parts)
        checkAlike(first, part);
    const known = {
        settings: first.settings,
        caveats: [...new Set(parts.flatMap(({ caveats }) => caveats))],
    };
    return first.kind === 'texts'
        ? { kind: 'texts', texts: allTexts(parts), ...known }
        : { kind: 'stated', stated: pooled(parts), ...known };
}
function checkAlike(first, part) {
    const both = `input: ${(0,toolkit_lib/* visible */.RK)(first.file)} and ${(0,toolkit_lib/* visible */.RK)(part.file)}`;
    if (part.kind !== first.kind) {
        throw new toolkit_lib/* UserError */.yo(`${both} are not of one kind: one holds a figure per text, the other only the figures of all. ` +
            'Write all with the same settings of the tool.');
    }
    const names = Object.keys({ ...first.settings, ...part.settings });
    const unlike = names.find((name) => first.settings[name] !== part.settings[name]);
    if (unlike === undefined)
        return;
    const [one, other] = [first, part].map(({ settings }) => (0,toolkit_lib/* visible */.RK)(String(settings[unlike] ?? 'not told')));
    throw new toolkit_lib/* UserError */.yo(`${both} are no shards of one data set: ${(0,toolkit_lib/* visible */.RK)(unlike)} is ${one} in one and ${other} in the other. ` +
        'Name files that were scored alike.');
}
async function* allTexts(parts) {
    let texts = 0;
    const nextId = () => String(++texts);
    for (const part of parts) {
        if (part.kind === 'texts')
            yield* part.texts(nextId);
    }
}
function pooled(parts) {
    const figures = parts.map((part) => (part.kind === 'stated' ? part.stated : []));
    if (figures.length === 1)
        return figures[0];
    return figures[0].map(({ unit }) => {
        const same = figures.map((stated) => stated.find((one) => one.unit === unit));
        const without = same.findIndex((one) => one?.count === undefined || one.base !== undefined);
        if (without >= 0) {
            throw new toolkit_lib/* UserError */.yo(`input: names ${parts.length} files, and ${(0,toolkit_lib/* visible */.RK)(parts[without].file)} does not say of how many ${unit}s its ` +
                'figure is, so they cannot be pooled. Name one file.');
        }
        return pool(unit, same);
    });
}
function pool(unit, shards) {
    const count = shards.reduce((sum, shard) => sum + shard.count, 0);
    const share = (shard) => shard.count / count;
    const meanNll = shards.reduce((sum, shard) => sum + share(shard) * shard.meanNll, 0);
    const variance = shards.reduce((sum, shard) => sum + (share(shard) * (shard.standardError ?? Number.NaN)) ** 2, 0);
    return { unit, meanNll, count, ...(variance >= 0 ? { standardError: Math.sqrt(variance) } : {}) };
}

;// CONCATENATED MODULE: ./packages/language-model/lib/index.js









// EXTERNAL MODULE: ./packages/metrics/lib/index.js + 10 modules
var metrics_lib = __webpack_require__(8172);
// EXTERNAL MODULE: ./packages/mlflow/lib/index.js + 29 modules
var mlflow_lib = __webpack_require__(196);
;// CONCATENATED MODULE: ./actions/perplexity-report/lib/names.js
const units = ['token', 'word', 'byte', 'character'];
const bitsNames = {
    byte: 'bits-per-byte',
    character: 'bits-per-character',
};
const perplexityName = 'perplexity';
const nllName = 'mean-nll';
function perplexityOf(unit) {
    return `${unit}-perplexity`;
}
function figureName(metric, unit) {
    return metric === perplexityOf(unit) ? perplexityName : metric;
}
const metricNames = [
    perplexityName,
    nllName,
    ...units.map(perplexityOf),
    ...Object.values(bitsNames),
];

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/inputs.js






const formats = [
    'auto',
    ...['jsonl', 'openai', 'vllm', 'lm-eval-samples', 'npy', 'csv'],
    ...['lm-eval', 'llama.cpp', 'kenlm', 'srilm', 'hf-trainer', 'value'],
];
function readInputs(reader, env = process.env) {
    const source = readSource(reader, env);
    const thresholds = reader.parsed(() => (0,metrics_lib/* parseThresholds */.S)('thresholds', reader.lines('thresholds')), []);
    const regressions = reader.parsed(() => (0,metrics_lib/* parseRegressions */.CD)('max-regression', reader.lines('max-regression')), []);
    refuseUnknown(reader, 'thresholds', thresholds);
    refuseUnknown(reader, 'max-regression', regressions);
    const text = reader.text('baseline');
    const baseline = text === undefined
        ? undefined
        : reader.parsed(() => (0,lib/* parseBaseline */.nk)('baseline', text, ['git', 'file', 'report', 'mlflow']), undefined);
    if (regressions.length > 0 && text === undefined)
        reader.problem('max-regression needs a baseline to compare with. Write for example:\n  baseline: git:origin/main:outputs/logprobs.jsonl');
    const mlflow = (0,mlflow_lib/* mlflowAccess */.mf)(reader.text('mlflow-tracking-uri'), env);
    if ((source.kind === 'mlflow' || baseline?.kind === 'mlflow') && mlflow.trackingUri === '')
        reader.problem('mlflow-tracking-uri: no MLflow server is named. Write for example:\n  mlflow-tracking-uri: https://mlflow.example.com');
    return {
        source,
        reading: readReading(reader),
        stated: inputs_readStated(reader),
        ...readUnit(reader),
        aggregate: reader.choice('aggregate', ['pooled', 'mean-of-texts']),
        thresholds,
        regressions,
        ...(baseline && { baseline }),
        onNoBaseline: reader.choice('on-no-baseline', ['new', 'fail']),
        minTexts: reader.count('min-texts', 1),
        failOn: reader.choice('fail-on', ['fail', 'warn', 'never']),
        mlflow,
        token: reader.text('token') ?? '',
    };
}
function readUnit(reader) {
    const unit = reader.choice('unit', ['auto', ...units, 'bits-per-byte', 'bits-per-character']);
    if (unit === 'bits-per-byte')
        return { unit: 'byte', inBits: true };
    if (unit === 'bits-per-character')
        return { unit: 'character', inBits: true };
    return { unit, inBits: false };
}
function readSource(reader, env) {
    const input = reader.lines('input');
    const [model, endpoint] = [reader.text('model'), reader.text('endpoint')];
    const text = reader.lines('text');
    const smoothing = reader.text('smoothing');
    const [endpointModel, concurrency] = [reader.text('endpoint-model'), reader.count('concurrency', 1)];
    const given = [
        input.length > 0 && 'input',
        model !== undefined && 'model',
        endpoint !== undefined && 'endpoint',
    ].filter(Boolean);
    if (given.length === 0 && text.length > 0)
        reader.problem('text needs what scores it, a model or an endpoint. Write for example:\n  model: model.arpa');
    else if (given.length !== 1)
        reader.problem(`${given.length === 0 ? 'Nothing says what to measure' : `${given.join(' and ')} exclude each other`}: write one of input, model and endpoint, for example:\n  input: outputs/logprobs.jsonl`);
    else if (given[0] !== 'input' && text.length === 0)
        reader.problem(`${given[0]} needs the texts to score. Write for example:\n  text: data/test.txt`);
    else if (given[0] === 'input' && text.length > 0)
        reader.problem('text goes with model or endpoint; the losses in input are of texts already scored. Leave text out.');
    if (endpointModel !== undefined && endpoint === undefined)
        reader.problem('endpoint-model goes with endpoint, a server that may have several. Leave it out.');
    if (model !== undefined) {
        const parsed = smoothing === undefined ? undefined : reader.parsed(() => (0,models_smoothing/* parseSmoothing */.Q)(smoothing), undefined);
        return { kind: 'model', file: model, text, ...(parsed && { smoothing: parsed }) };
    }
    if (smoothing !== undefined)
        reader.problem('smoothing goes with model, a table of counts. Leave it out.');
    if (endpoint !== undefined)
        return {
            kind: 'endpoint',
            url: endpoint,
            ...(endpointModel !== undefined && { model: endpointModel }),
            key: env.OPENAI_API_KEY ?? '',
            concurrency,
            text,
        };
    return readInput(reader, input);
}
function readInput(reader, lines) {
    const [only = '', ...others] = lines;
    if (others.length === 0) {
        if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(only))
            return { kind: 'number', value: Number(only) };
        if (/^[+-]?(nan|inf(inity)?)$/i.test(only))
            reader.problem(`input: is ${(0,toolkit_lib/* visible */.RK)(only)}, expected a finite number. NaN comes of a loss that diverged or of a text without tokens, infinity of a probability of 0 or of an exponential that overflows.`);
        if (only.startsWith('mlflow:')) {
            const source = reader.parsed(() => (0,mlflow_lib/* parseMlflowSource */.Wq)('input', only), undefined);
            if (source !== undefined)
                return { kind: 'mlflow', source };
        }
    }
    const alone = lines.find((line) => line.startsWith('mlflow:'));
    if (others.length > 0 && alone !== undefined)
        reader.problem(`input: ${(0,toolkit_lib/* visible */.RK)(alone)} is one figure, and stands alone. Leave the other lines out.`);
    return { kind: 'files', patterns: lines };
}
const bases = { e: Math.E, '2': 2, '10': 10 };
function readReading(reader) {
    const base = reader.text('log-base');
    if (base !== undefined && bases[base] === undefined)
        reader.problem(`log-base: "${(0,toolkit_lib/* visible */.RK)(base)}" is not one of e, 2, 10`);
    const field = reader.text('field');
    const sliceField = reader.text('slice-field');
    return {
        format: reader.choice('format', formats),
        ...(base !== undefined && { logBase: bases[base] ?? Math.E }),
        ...(field !== undefined && { field }),
        quantity: reader.choice('quantity', ['auto', 'perplexity', 'nll', 'logprob']),
        oov: reader.choice('oov', ['include', 'exclude']),
        ...(sliceField !== undefined && { sliceField }),
    };
}
function inputs_readStated(reader) {
    const tokenizer = reader.text('tokenizer');
    const [context, stride] = [
        reader.text('context') === undefined ? undefined : reader.count('context', 1),
        reader.text('stride') === undefined ? undefined : reader.count('stride', 1),
    ];
    return {
        ...(tokenizer !== undefined && { tokenizer }),
        ...(context !== undefined && { context }),
        ...(stride !== undefined && { stride }),
    };
}
function refuseUnknown(reader, input, rules) {
    for (const { text, metric } of rules)
        if (!metricNames.includes(metric))
            reader.problem(`${input}: "${metric}" in "${text}" is none of ${metricNames.join(', ')}.`);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/report/lib/index.js + 18 modules
var report_lib = __webpack_require__(5104);
;// CONCATENATED MODULE: ./actions/perplexity-report/lib/settings.js
const defining = [
    'context',
    'stride',
    'first token',
    'end of text',
    'unscored words',
    'oov',
    'tokens',
    'scored',
    'task',
    'task version',
    'limit',
    'documents',
    'samples',
];
function definitionOf(settings, { stated, reading, aggregate }) {
    const { logBase = Math.E } = reading;
    const all = { ...settings, ...stated };
    const known = ['tokenizer', ...defining].flatMap((name) => all[name] === undefined ? [] : [[name, String(all[name])]]);
    return {
        ...Object.fromEntries(known),
        base: logBase === Math.E ? 'e' : String(logBase),
        aggregate,
    };
}
function signatureOf(unit, definition) {
    const parts = Object.entries(definition).map(([name, value]) => `${name}:${value.replace(/[|:\s]+/g, '-')}`);
    return ['perplexity', `unit:${unit}`, ...parts, 'v:1'].join('|');
}
function unlike(unit, current, baseline) {
    const names = new Set([...Object.keys(current), ...Object.keys(baseline)]);
    const reasons = [];
    for (const name of names) {
        const [now, before] = [current[name], baseline[name]];
        if (now === undefined || before === undefined || now === before)
            continue;
        if (name === 'tokenizer' && unit !== 'token')
            continue;
        reasons.push(`${name} is ${now} here and ${before} there`);
    }
    return reasons.length === 0 ? undefined : reasons.join('; ');
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/source.js


async function openSource(inputs, ports) {
    const { source, reading, stated } = inputs;
    switch (source.kind) {
        case 'number':
            return {
                data: (0,stated_value/* statedValue */.d)({ source: 'input', value: source.value }, statedOptions(inputs)),
                label: 'the number that input states',
            };
        case 'mlflow': {
            const found = await readMlflow(source.source, inputs, ports);
            if (found === undefined)
                throw new toolkit_lib/* UserError */.yo(`input: ${(0,toolkit_lib/* visible */.RK)(source.source.text)} is not there. Write the name and alias of a registered model, or a run.`);
            return found;
        }
        case 'files': {
            const files = await find('input', source.patterns, ports);
            return { data: await openFiles(files, inputs, ports), label: named(files) };
        }
        case 'model':
            return openModel(source, reading, ports);
        case 'endpoint':
            return openEndpoint(source, stated, reading, ports);
    }
}
function named(files) {
    const shown = files.slice(0, 5).map(toolkit_lib/* visible */.RK).join(', ');
    return files.length > 5 ? `${shown} and ${files.length - 5} more files` : shown;
}
async function find(input, patterns, { context: { workspace } }) {
    return (0,toolkit_lib/* openable */.XN)(await (0,toolkit_lib/* findFiles */.lY)(input, patterns, workspace), workspace);
}
async function openFiles(files, inputs, ports) {
    const { reading } = inputs;
    const format = reading.format === 'auto' ? await formatIn(files[0] ?? '', reading) : reading.format;
    const progress = await toolkit_lib/* Progress */.ke.over(files, 'texts read', ports.log, ports.now);
    const onBytes = (bytes) => progress.read(bytes);
    if (!isTextFormat(format))
        return readStated(files, format, { ...statedOptions(inputs), onBytes });
    const { logBase, field, quantity, sliceField } = reading;
    const data = readTexts(files, { format, logBase, field, quantity, sliceField, onBytes });
    return { ...data, texts: counted(data.texts, progress) };
}
async function formatIn(file, { field }) {
    try {
        return await detectFormat(file);
    }
    catch (error) {
        if (!(error instanceof toolkit_lib/* UserError */.yo) || field === undefined)
            throw error;
        if (/\.jsonl(\.gz)?$/i.test(file))
            return 'jsonl';
        if (/\.(json|ya?ml|toml)$/i.test(file))
            return 'value';
        throw error;
    }
}
function statedOptions({ reading, unit }) {
    const { field, quantity, logBase, oov } = reading;
    return { field, quantity, logBase, unit: unit === 'auto' ? undefined : unit, oov };
}
async function* counted(batches, progress) {
    for await (const batch of batches) {
        progress.count(batch.length);
        yield batch;
    }
}
async function openModel(source, reading, ports) {
    const [file = '', ...others] = await find('model', [source.file], ports);
    if (others.length > 0)
        throw new toolkit_lib/* UserError */.yo(`model: ${(0,toolkit_lib/* visible */.RK)(source.file)} matches several files. Name one.`);
    const files = await find('text', source.text, ports);
    const model = await loadModel(file, { smoothing: source.smoothing });
    const progress = await toolkit_lib/* Progress */.ke.over(files, 'texts scored', ports.log, ports.now);
    const data = scoreTexts(model, counted(textsIn(files, reading, progress), progress), { oov: reading.oov });
    return { data, label: `${(0,toolkit_lib/* visible */.RK)(file)} on ${named(files)}` };
}
async function openEndpoint(source, { context, stride }, reading, ports) {
    const files = await find('text', source.text, ports);
    const progress = await toolkit_lib/* Progress */.ke.over(files, 'texts sent', ports.log, ports.now);
    const data = await scoreEndpoint(counted(textsIn(files, reading, progress), progress), {
        url: source.url,
        model: source.model,
        key: source.key || undefined,
        mode: 'auto',
        context,
        stride,
        concurrency: source.concurrency,
        fetch: ports.fetch,
        log: ports.log,
        secret: ports.secret,
    });
    return { data, label: `${(0,toolkit_lib/* visible */.RK)(source.url)} on ${named(files)}` };
}
async function* textsIn(files, { sliceField }, progress) {
    for (const file of files) {
        const format = (0,toolkit_lib/* formatOf */.be)(file) ?? 'txt';
        for await (const { records, bytes } of (0,toolkit_lib/* readRecords */.T3)(file, format)) {
            progress.read(bytes);
            yield records.map(({ value, line }) => {
                const id = (0,toolkit_lib/* located */.t4)(file, format, line);
                const text = typeof value === 'string' ? value : (0,toolkit_lib/* fieldOf */._F)(value, 'text');
                if (typeof text !== 'string')
                    throw new toolkit_lib/* UserError */.yo(`text: ${id} has no field "text" that holds a text. One text per line (.txt), or records with a field "text" are read.`);
                if (sliceField === undefined)
                    return { id, text };
                const slice = (0,toolkit_lib/* fieldOf */._F)(value, sliceField);
                if (!['string', 'number', 'boolean'].includes(typeof slice))
                    throw new toolkit_lib/* UserError */.yo(`slice-field: ${id} has no text as "${(0,toolkit_lib/* visible */.RK)(sliceField)}"${typeof value === 'string' ? ', as a line of text has no fields. Write the texts as records: {"text": …}' : ''}.`);
                return { id, text, slice: String(slice) };
            });
        }
    }
}
const usual = ['perplexity', 'ppl', 'eval_perplexity', 'test_perplexity', 'val_perplexity'];
async function readMlflow(source, inputs, ports) {
    const { connectMlflow, readMlflowMetrics } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 196));
    const mlflow = connectMlflow({
        ...inputs.mlflow,
        fetch: ports.fetch,
        log: ports.log,
        secret: ports.secret,
    });
    const found = await readMlflowMetrics(mlflow, source);
    if (found === undefined)
        return undefined;
    const { field = usual.find((one) => found.metrics.has(one)) } = inputs.reading;
    const value = field === undefined ? undefined : found.metrics.get(field);
    if (field === undefined || value === undefined)
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(source.text)} has ${field === undefined ? 'no metric named perplexity' : `no metric ${(0,toolkit_lib/* visible */.RK)(field)}`}. It has: ${[...found.metrics.keys()].slice(0, 20).map(toolkit_lib/* visible */.RK).join(', ') || 'none'}. Write for example:\n  field: eval_loss`);
    const data = (0,stated_value/* statedValue */.d)({ source: found.label, name: field, value }, statedOptions(inputs));
    return { data, label: found.label };
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/texts-file.js

function lineOf({ id, slice, nll, tokens, words, bytes, characters, zeros, oov }) {
    return JSON.stringify({
        id,
        slice,
        nll: Number.isFinite(nll) ? nll : null,
        tokens,
        words,
        bytes,
        characters,
        zeros: zeros || undefined,
        oov: oov || undefined,
    });
}
async function* readTextsFile(file) {
    for await (const { records } of (0,toolkit_lib/* readRecords */.T3)(file, 'jsonl'))
        yield records.map(({ value, line }) => {
            const wrong = (what) => new toolkit_lib/* UserError */.yo(`baseline: ${(0,toolkit_lib/* located */.t4)(file, 'jsonl', line)}: ${what}. Make the baseline anew.`);
            const [id, nll] = [(0,toolkit_lib/* fieldOf */._F)(value, 'id'), (0,toolkit_lib/* fieldOf */._F)(value, 'nll')];
            if (typeof id !== 'string')
                throw wrong('id is no text');
            if (nll !== null && !(typeof nll === 'number' && nll >= 0))
                throw wrong(`nll of ${(0,toolkit_lib/* visible */.RK)(id)} is neither a number of at least 0 nor null`);
            const lengths = Object.fromEntries(['tokens', 'words', 'bytes', 'characters'].flatMap((name) => {
                const length = (0,toolkit_lib/* fieldOf */._F)(value, name);
                if (length === undefined)
                    return [];
                if (!Number.isSafeInteger(length) || length < 0)
                    throw wrong(`${name} of ${(0,toolkit_lib/* visible */.RK)(id)} is no count`);
                return [[name, length]];
            }));
            return { id, nll: nll ?? Number.POSITIVE_INFINITY, ...lengths };
        });
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/baseline.js







async function openBaseline(inputs, ports) {
    const { baseline: source } = inputs;
    if (source === undefined)
        return undefined;
    if (source.kind === 'mlflow') {
        const read = await readMlflow(source.source, inputs, ports);
        return read === undefined
            ? { state: 'absent', label: source.text }
            : fromData({ label: read.label }, read.data, inputs);
    }
    const found = await (0,lib/* locateBaseline */.Ou)(source, { ...ports, token: inputs.token });
    if (found === undefined)
        return { state: 'absent', label: source.text };
    const place = { label: found.label, ...(found.sha !== undefined && { sha: found.sha }) };
    const [path = ''] = found.paths;
    if (source.kind === 'report') {
        const report = await (0,report_lib/* readReport */.tL)(path);
        const file = report.examples === undefined ? undefined : await found.sibling(report.examples);
        return fromReport(place, report, file);
    }
    const { sliceField: _, ...reading } = inputs.reading;
    return fromData(place, await openFiles(found.paths, { ...inputs, reading }, ports), inputs);
}
function fromData(place, data, inputs) {
    const definition = () => definitionOf(data.settings, inputs);
    if (data.kind === 'texts')
        return { ...place, state: 'texts', texts: data.texts, definition };
    return {
        ...place,
        state: 'figures',
        byUnit: new Map(data.stated.map((one) => [one.unit, one])),
        definition,
        untested: 'It states a figure without its texts.',
    };
}
function fromReport(place, report, file) {
    if (report.action !== 'perplexity-report')
        throw new toolkit_lib/* UserError */.yo(`baseline: ${(0,toolkit_lib/* visible */.RK)(place.label)} is a report of ${(0,toolkit_lib/* visible */.RK)(report.action)}, not of perplexity-report.`);
    const { unit, ...definition } = report.provenance.settings ?? {};
    if (file !== undefined) {
        const { aggregate: _, ...ofTexts } = definition;
        return { ...place, state: 'texts', texts: readTextsFile(file), definition: () => ofTexts };
    }
    return {
        ...place,
        state: 'figures',
        byUnit: figuresIn(report, units.find((one) => one === unit), definition.aggregate === 'mean-of-texts'),
        definition: () => definition,
        untested: report.examples === undefined
            ? 'Its report has no file of texts.'
            : `The file ${report.examples} is not beside its report: keep both together.`,
    };
}
function figuresIn({ metrics }, asked, areMeans) {
    const figure = (name) => {
        const row = metrics.find((one) => one.name === name);
        const value = row?.value ?? (row?.valueText === 'infinite' ? Number.POSITIVE_INFINITY : undefined);
        return value === undefined ? undefined : { value, ...(row?.n !== undefined && { n: row.n }) };
    };
    return new Map(units.flatMap((unit) => {
        const perplexity = figure(unit === asked ? perplexityName : perplexityOf(unit));
        const nll = unit === asked ? figure(nllName) : undefined;
        const bits = figure(bitsNames[unit]);
        const meanNll = nll?.value ??
            (bits && bits.value * Math.LN2) ??
            (areMeans ? undefined : perplexity && Math.log(perplexity.value));
        if (meanNll === undefined || !(meanNll >= 0))
            return [];
        const count = (perplexity ?? nll ?? bits)?.n;
        return [
            [
                unit,
                {
                    unit,
                    meanNll,
                    ...(count !== undefined && { count }),
                    ...(areMeans && perplexity && { meanOfTexts: perplexity.value }),
                },
            ],
        ];
    }));
}

// EXTERNAL MODULE: ./packages/statistics/lib/paired-test.js
var paired_test = __webpack_require__(3865);
;// CONCATENATED MODULE: ./actions/perplexity-report/lib/compare.js



const seed = 20_040_704;
function compare(baseline, losses, definition, pairs, { aggregate }) {
    const place = { label: baseline.label, ...(baseline.sha !== undefined && { sha: baseline.sha }) };
    const [byUnit, refused] = [new Map(), new Map()];
    if (baseline.state === 'absent')
        return { ...place, state: 'absent', byUnit, refused, doubts: [] };
    const before = baseline.definition();
    for (const unit of losses.byUnit.keys()) {
        const found = unlike(unit, definition, before) ?? besideIn(unit, baseline, losses, pairs, aggregate);
        if (typeof found === 'string')
            refused.set(unit, found);
        else
            byUnit.set(unit, found);
    }
    const untested = untestedBy(baseline, losses);
    return {
        ...place,
        state: 'compared',
        byUnit,
        refused,
        doubts: pairs ? doubtsOf(pairs, baseline.label) : [],
        ...(pairs && { pairs }),
        ...(untested !== undefined && { untested }),
    };
}
function untestedBy(baseline, { measurement }) {
    if (baseline.state === 'figures')
        return baseline.untested;
    return measurement === undefined ? 'input states a figure without its texts.' : undefined;
}
function besideIn(unit, baseline, { byUnit }, pairs, aggregate) {
    if (baseline.state === 'texts') {
        if (pairs === undefined)
            return 'it holds texts, and input a figure without its texts';
        if (pairs.infinite > 0)
            return `${pairs.infinite} texts have a token of probability 0 on one side or both`;
        if (pairs.rows.count === 0)
            return pairs.changed > 0 ? 'every text that is in both has another length there' : 'no text is in both';
        if (pairs.untold[unit] > 0)
            return `not all of its texts tell their length in ${unit}s`;
        if (unit === 'token' && pairs.unlike > 0)
            return `${pairs.unlike} texts have another number of tokens there: the tokens are not the same`;
        if (pairs.lengths[unit] === 0)
            return `the texts in both have no ${unit}s`;
        return {
            current: pairs.rows.ratio(pairs.currents(unit)),
            baseline: pairs.rows.ratio(pairs.baselines(unit)),
            test: (0,paired_test/* pairedRatioTest */.b)(pairs.rows, pairs.differences(unit), { seed }),
            ...(aggregate === 'mean-of-texts' && { own: ownBeside(unit, pairs) }),
        };
    }
    const [now, old] = [byUnit.get(unit), baseline.byUnit.get(unit)];
    if (now === undefined || old === undefined)
        return `it has no figure per ${unit}`;
    if (now.count !== undefined && old.count !== undefined && now.count !== old.count)
        return `its figure is over ${old.count} ${unit}s, and this one over ${now.count}: other texts${unit === 'token' ? ', or another tokenizer' : ''}`;
    const own = aggregate === 'mean-of-texts' && now.meanOfTexts !== undefined && old.meanOfTexts !== undefined
        ? { own: { current: now.meanOfTexts, baseline: old.meanOfTexts } }
        : {};
    return { current: now.meanNll, baseline: old.meanNll, ...own };
}
function ownBeside(unit, pairs) {
    if (pairs.overflown[unit])
        return { current: Number.POSITIVE_INFINITY, baseline: Number.POSITIVE_INFINITY };
    const means = pairs.rows.means();
    const current = means[pairs.own(unit)] ?? Number.NaN;
    return {
        current,
        baseline: current - (means[pairs.ownDifference(unit)] ?? Number.NaN),
        test: (0,paired_test/* pairedTest */.Y)(pairs.rows, pairs.ownDifference(unit), { seed }),
    };
}
function comparableUnit({ byUnit }) {
    return ['byte', 'character', 'word', ...units].find((unit) => byUnit.has(unit));
}
function doubtsOf({ rows, onlyCurrent, onlyBaseline, changed }, label) {
    if (onlyCurrent + onlyBaseline + changed === 0 || rows.count === 0)
        return [];
    return [
        `Only ${rows.count} texts are compared with ${label}: ${onlyCurrent} are not there, ${onlyBaseline} are only there, and ${changed} have another length there.`,
    ];
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/guards.js



const VOCABULARY = 30_000;
const MANY_UNKNOWN = 0.1;
function refuseUnfit({ aggregate, reading }, losses, unit) {
    const { measurement, byUnit } = losses;
    if (reading.sliceField !== undefined && !measurement?.slices.size)
        throw new toolkit_lib/* UserError */.yo(`slice-field: the input has no records with fields${measurement === undefined ? ', but a figure for all texts' : ''}. Leave slice-field out, or give a record per text.`);
    if (aggregate === 'pooled')
        return;
    if (measurement === undefined)
        throw new toolkit_lib/* UserError */.yo('aggregate: mean-of-texts is of the texts, and the input states a figure for all of them. Leave aggregate out: the figure is taken as it is.');
    if (byUnit.get(unit)?.meanOfTexts === undefined)
        throw new toolkit_lib/* UserError */.yo(`aggregate: mean-of-texts: ${measurement.sums.empty[unit]} texts have no ${unit}, and so no perplexity per ${unit}. Leave them out, or write aggregate: pooled.`);
}
function warningsOf(losses, values) {
    const { measurement } = losses;
    const warnings = [...losses.doubts];
    const asked = values.find(({ name }) => name === perplexityName);
    if (asked !== undefined && (asked.unit === 'token' || asked.unit === 'word')) {
        if (asked.value >= 1 && asked.value <= Math.E)
            warnings.push(`The perplexity ${(0,metrics_lib/* formatNumber */.ZV)(asked.value)} lies between 1 and e = 2.718, as the exponential of a mean probability does: exp(mean(p)) instead of exp(-mean(log(p))). To tell: a better model raises the former and lowers the latter. Good models of natural text have more than 3 per token. It is too low as well where nll is already a mean per token instead of the sum over the text, or where probabilities were given for logarithms.`);
        if (asked.value >= VOCABULARY && Number.isFinite(asked.value))
            warnings.push(`The perplexity ${(0,metrics_lib/* formatNumber */.ZV)(asked.value)} is that of a guess among a whole vocabulary. Is the model untrained, the tokenizer another model's, or the base of the logarithms another (log-base)?`);
    }
    if (asked?.value === Number.POSITIVE_INFINITY && measurement?.firstZero === undefined)
        warnings.push(losses.byUnit.get(asked.unit)?.meanNll === Number.POSITIVE_INFINITY
            ? 'The perplexity is infinite: something has probability 0.'
            : 'The perplexity is beyond what a number of 64 bits holds (a mean loss of some hundred nats). Gate mean-nll, which is finite, and see whether the model is broken.');
    if (measurement === undefined)
        return warnings;
    const { zeros, oov, firstZero, sums } = measurement;
    if (firstZero !== undefined)
        warnings.push(`${zeros === 1 ? 'A token has' : `${zeros} tokens have`} probability 0, so the perplexity is infinite. The first is ${firstZero.at === undefined ? 'in' : `token ${firstZero.at} of`} text ${(0,toolkit_lib/* visible */.RK)(firstZero.id.slice(0, 100))}. Smooth the model, or give it a token for unknown words.`);
    const isExcluded = losses.settings.oov === 'excluded';
    const words = sums.has('token') ? sums.lengths.token + (isExcluded ? oov : 0) : undefined;
    if (words !== undefined && oov > 0 && oov >= MANY_UNKNOWN * words)
        warnings.push(`${oov} of ${words} tokens are out of the vocabulary${isExcluded ? ' and left out, which' : ': one token for all of them'} makes the perplexity look low. It does not compare with that of another vocabulary.`);
    return warnings;
}

// EXTERNAL MODULE: ./packages/statistics/lib/bootstrap.js + 1 modules
var bootstrap = __webpack_require__(150);
// EXTERNAL MODULE: ./packages/statistics/lib/grouped-rows.js + 1 modules
var grouped_rows = __webpack_require__(1647);
// EXTERNAL MODULE: ./packages/statistics/lib/lowest.js
var lowest = __webpack_require__(3379);
;// CONCATENATED MODULE: ./actions/perplexity-report/lib/text-check.js


class TextCheck {
    #input;
    #seen = new Set();
    #places = 0;
    constructor(input) {
        this.#input = input;
    }
    add({ id, nll }) {
        if (nll > grouped_rows/* largest */.n && nll !== Number.POSITIVE_INFINITY)
            throw new toolkit_lib/* UserError */.yo(`${this.#input}: text ${(0,toolkit_lib/* visible */.RK)(id.slice(0, 100))} has a loss of ${nll}, more than any model gives. What wrote it failed there.`);
        if (this.#seen.size === 0 && id === String(this.#places + 1)) {
            this.#places += 1;
            return;
        }
        const place = Number(id);
        if (this.#seen.has(id) || (place >= 1 && place <= this.#places && String(place) === id))
            throw new toolkit_lib/* UserError */.yo(`${this.#input}: the id ${JSON.stringify(id.slice(0, 100))} is there twice. Is a file given twice, or a shard in two files?`);
        this.#seen.add(id);
    }
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/measure.js




const nllColumn = 0;
const lengthColumn = (unit) => 1 + units.indexOf(unit);
const ownColumn = (unit) => 1 + units.length + units.indexOf(unit);
const columns = 1 + 2 * units.length;
const barWidth = 0.25;
const WORST = 10;
const SLICE_GROUPS = 256;
const SLICES = 500;
class Sums {
    rows;
    infinite = 0;
    lacking = { token: 0, word: 0, byte: 0, character: 0 };
    empty = { token: 0, word: 0, byte: 0, character: 0 };
    overflown = { token: false, word: false, byte: false, character: false };
    lengths = { token: 0, word: 0, byte: 0, character: 0 };
    #row = new Float64Array(columns);
    constructor(groups) {
        this.rows = new grouped_rows/* GroupedRows */.Q(columns, groups);
    }
    get count() {
        return this.rows.count + this.infinite;
    }
    add(text) {
        const row = this.#row;
        row[nllColumn] = text.nll;
        for (const unit of units) {
            const length = lengthOf(text, unit);
            if (length === undefined)
                this.lacking[unit] += 1;
            else if (length === 0)
                this.empty[unit] += 1;
            this.lengths[unit] += length ?? 0;
            row[lengthColumn(unit)] = length ?? 0;
            const own = length ? Math.exp(text.nll / length) : 0;
            if (own > grouped_rows/* largest */.n)
                this.overflown[unit] = true;
            row[ownColumn(unit)] = own > grouped_rows/* largest */.n ? 0 : own;
        }
        if (text.nll === Number.POSITIVE_INFINITY)
            this.infinite += 1;
        else
            this.rows.add(row);
    }
    has(unit) {
        return this.lacking[unit] === 0 && this.lengths[unit] > 0;
    }
    meanNll(unit) {
        if (this.infinite > 0)
            return Number.POSITIVE_INFINITY;
        return this.rows.ratio(lossPer(unit));
    }
    meanOfTexts(unit) {
        if (this.empty[unit] > 0)
            return undefined;
        if (this.infinite > 0 || this.overflown[unit])
            return Number.POSITIVE_INFINITY;
        return this.rows.means()[ownColumn(unit)];
    }
}
function lossPer(unit) {
    return { numerator: nllColumn, denominator: lengthColumn(unit) };
}
function lengthOf(text, unit) {
    return { token: text.tokens, word: text.words, byte: text.bytes, character: text.characters }[unit];
}
class Measurement {
    sums = new Sums();
    slices = new Map();
    bars = new Map();
    zeros = 0;
    oov = 0;
    firstZero;
    #worst = new lowest/* Lowest */.l(WORST);
    #check = new TextCheck('input');
    #unit;
    constructor(unit) {
        this.#unit = unit;
    }
    add(text) {
        this.#check.add(text);
        this.sums.add(text);
        if (text.slice !== undefined)
            this.#sliceOf(text.slice).add(text);
        this.oov += text.oov ?? 0;
        if (text.nll === Number.POSITIVE_INFINITY) {
            this.zeros += text.zeros ?? 1;
            this.firstZero ??= { id: text.id, ...(text.firstZero !== undefined && { at: text.firstZero }) };
        }
        this.#unit ??= units.find((unit) => lengthOf(text, unit));
        const length = this.#unit && lengthOf(text, this.#unit);
        if (!length)
            return;
        const mean = text.nll / length;
        this.#worst.offer(-mean, () => ({ id: text.id, nll: text.nll, length }));
        if (Number.isFinite(mean)) {
            const bar = Math.floor(mean / barWidth);
            this.bars.set(bar, (this.bars.get(bar) ?? 0) + 1);
        }
    }
    get textUnit() {
        return this.#unit && this.sums.has(this.#unit) ? this.#unit : undefined;
    }
    get worst() {
        return this.#worst.items.map(({ item }) => item);
    }
    #sliceOf(name) {
        let sums = this.slices.get(name);
        if (sums === undefined) {
            if (this.slices.size === SLICES)
                throw new toolkit_lib/* UserError */.yo(`slice-field: has more than ${SLICES} different values. Name a field with few, such as a language.`);
            sums = new Sums(SLICE_GROUPS);
            this.slices.set(name, sums);
        }
        return sums;
    }
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/values.js





function isPart({ value, compared }) {
    return compared !== undefined && compared !== value;
}
const exponential = { of: Math.exp, change: (nats, at) => Math.exp(at) * Math.expm1(nats) };
const plain = { of: (nats) => nats, change: (nats) => nats };
const bits = { of: (nats) => nats / Math.LN2, change: (nats) => nats / Math.LN2 };
function unitOf({ unit: asked }, { byUnit }) {
    const unit = asked === 'auto' ? byUnit.keys().next().value : asked;
    if (unit !== undefined && byUnit.has(unit))
        return unit;
    const told = [...byUnit.keys()].join(', ');
    throw new toolkit_lib/* UserError */.yo(told === ''
        ? 'input: there is no unit in which all texts tell their length. Give every text the same fields, such as n_tokens or bytes.'
        : `unit: the input does not tell how many ${asked}s all texts have. It tells those per ${told}: write one of these, or auto.`);
}
function valuesOf(asked, losses, comparison, inputs) {
    const order = [asked, ...[...losses.byUnit.keys()].filter((unit) => unit !== asked)];
    return order.flatMap((unit) => {
        const loss = losses.byUnit.get(unit);
        if (loss === undefined)
            return [];
        const beside = comparison?.byUnit.get(unit);
        const sums = losses.measurement?.sums;
        const interval = intervalOf(loss, sums);
        const make = (name, scale) => {
            const figure = figureOf(name, loss, interval, scale, beside);
            return sums === undefined && scale === exponential
                ? {
                    ...figure,
                    value: withoutTail(figure.value),
                    ...(figure.compared !== undefined && { compared: withoutTail(figure.compared) }),
                }
                : figure;
        };
        const name = unit === asked ? perplexityName : perplexityOf(unit);
        const bitsName = bitsNames[unit];
        const perplexity = inputs.aggregate === 'pooled' ? make(name, exponential) : sums && meanOfTexts(name, loss, sums, beside);
        return [
            ...(perplexity === undefined ? [] : [perplexity]),
            ...(unit === asked ? [make(nllName, plain)] : []),
            ...(bitsName === undefined ? [] : [make(bitsName, bits)]),
        ];
    });
}
function withoutTail(value) {
    return Number(value.toPrecision(14));
}
function figureOf(name, loss, interval, scale, beside) {
    const { unit, meanNll, count } = loss;
    const test = beside?.test;
    return {
        name,
        unit,
        value: scale.of(meanNll),
        ...(interval && { interval: { low: scale.of(interval.low), high: scale.of(interval.high) } }),
        ...(count !== undefined && { count }),
        ...(beside && { baseline: scale.of(beside.baseline), compared: scale.of(beside.current) }),
        ...(beside &&
            test && {
            test: { ...test, smallestDetectable: scale.change(test.smallestDetectable, beside.baseline) },
        }),
    };
}
function meanOfTexts(name, { unit, meanOfTexts: value, count }, sums, beside) {
    if (value === undefined)
        return undefined;
    const interval = ownInterval(sums, unit);
    const own = beside?.own;
    return {
        name,
        unit,
        value,
        ...(interval && { interval }),
        ...(count !== undefined && { count }),
        ...(own && { baseline: own.baseline, compared: own.current, ...(own.test && { test: own.test }) }),
    };
}
function perplexityOfSums(sums, unit, { aggregate }) {
    if (!sums.has(unit))
        return undefined;
    return aggregate === 'pooled' ? Math.exp(sums.meanNll(unit)) : sums.meanOfTexts(unit);
}
function perplexityInterval(sums, unit, { aggregate }) {
    if (aggregate !== 'pooled')
        return ownInterval(sums, unit);
    const interval = lossInterval(sums, unit);
    return interval && { low: Math.exp(interval.low), high: Math.exp(interval.high) };
}
function ownInterval(sums, unit) {
    if (sums.rows.count < 2 || !Number.isFinite(sums.meanOfTexts(unit)))
        return undefined;
    return (0,bootstrap/* bootstrapColumns */.ym)(sums.rows, [ownColumn(unit)], { seed: seed })[0];
}
function lossInterval(sums, unit) {
    if (sums.rows.count < 2 || !Number.isFinite(sums.meanNll(unit)))
        return undefined;
    return (0,bootstrap/* bootstrapRatio */.us)(sums.rows, lossPer(unit), { seed: seed });
}
function intervalOf({ unit, meanNll, standardError }, sums) {
    if (sums !== undefined)
        return lossInterval(sums, unit);
    if (standardError === undefined || !Number.isFinite(meanNll))
        return undefined;
    const half = 1.959963984540054 * standardError;
    return { low: meanNll - half, high: meanNll + half };
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/judge.js





function judge(inputs, unit, losses, values, comparison) {
    const figureOf = (metric) => values.find(({ name }) => name === figureName(metric, unit));
    const checks = [
        ...tooFew(inputs, losses, comparison),
        ...inputs.thresholds.map((rule) => {
            const value = figureOf(rule.metric)?.value;
            const judged = (0,metrics_lib/* judgeThreshold */.l3)(rule, value);
            return {
                text: rule.text,
                metric: figureName(rule.metric, unit),
                ...judged,
                ...(value === undefined && { reason: `${judged.reason}: ${lacks(rule.metric)}` }),
            };
        }),
        ...inputs.regressions.map((rule) => ({
            text: `max-regression ${rule.text}`,
            metric: figureName(rule.metric, unit),
            ...regression(rule, inputs, figureOf(rule.metric), comparison),
        })),
        ...missingBaseline(inputs, comparison),
    ];
    const warnings = [
        ...warningsOf(losses, values),
        ...(comparison?.doubts ?? []),
        ...(inputs.regressions.length === 0 ? refusals(unit, comparison) : []),
    ];
    const verdict = (0,metrics_lib/* worstVerdict */.zP)([
        ...checks.map((check) => check.verdict),
        ...(warnings.length > 0 ? ['warn'] : []),
    ]);
    return { verdict, checks, warnings };
}
function lacks(metric) {
    const unit = /word|byte|character|token/.exec(metric)?.[0];
    return unit === undefined
        ? 'the input does not tell it'
        : `the input does not tell how many ${unit}s the texts have`;
}
function tooFew({ minTexts, regressions }, { measurement }, comparison) {
    const count = measurement?.sums.count;
    const compared = regressions.length > 0 ? comparison?.pairs?.rows.count || undefined : undefined;
    const few = (reason) => [{ text: `min-texts: ${minTexts}`, verdict: 'fail', reason }];
    if (count === undefined)
        return minTexts === 1 ? [] : few('the input does not tell how many texts there are');
    if (count < minTexts)
        return few(`${count} texts are fewer than ${minTexts}`);
    if (compared !== undefined && compared < minTexts)
        return few(`${compared} texts that the baseline has too are fewer than ${minTexts}`);
    return [];
}
function missingBaseline({ onNoBaseline, regressions }, comparison) {
    if (comparison?.state !== 'absent' || onNoBaseline !== 'fail' || regressions.length > 0)
        return [];
    return [{ text: 'on-no-baseline: fail', verdict: 'fail', reason: `${comparison.label} was not found` }];
}
function regression(rule, inputs, value, comparison) {
    if (comparison === undefined || comparison.state === 'absent')
        return {
            verdict: inputs.onNoBaseline,
            reason: `there is no baseline yet: ${comparison?.label ?? 'none is named'} was not found`,
        };
    if (value === undefined)
        return { verdict: 'fail', reason: `${rule.metric} has no value: ${lacks(rule.metric)}` };
    const why = comparison.refused.get(value.unit);
    if (why !== undefined)
        return { verdict: 'fail', reason: refusal(comparison, value.unit, why) };
    const { compared = value.value, baseline, test } = value;
    const judged = (0,metrics_lib/* judgeRegression */.tG)(rule, 'lower', compared, baseline, test);
    const isTested = judged.verdict !== 'fail' || baseline === undefined || test !== undefined;
    const notes = [
        judged.reason,
        ...(isPart(value) && test ? [`over the ${test.n} texts that both have`] : []),
        ...(isTested ? [] : ['no test was possible without the losses per text on both sides']),
    ];
    return { ...judged, reason: notes.join('; ') };
}
function refusals(unit, comparison) {
    const why = comparison?.refused.get(unit);
    return comparison === undefined || why === undefined ? [] : [`${refusal(comparison, unit, why)}.`];
}
function refusal(comparison, unit, why) {
    const other = comparableUnit(comparison);
    const advice = other === undefined
        ? 'Make the baseline anew with these settings'
        : `Per ${other} they compare, write unit: ${other}`;
    return `per ${unit} no comparison with ${comparison.label}: ${why}. ${advice}`;
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/losses.js


function statedLosses(data) {
    return {
        byUnit: new Map([...data.stated]
            .sort((a, b) => units.indexOf(a.unit) - units.indexOf(b.unit))
            .map((one) => [one.unit, one])),
        settings: data.settings,
        caveats: data.caveats,
        doubts: [],
    };
}
function textLosses({ settings, caveats, doubts = [] }, measurement) {
    if (measurement.sums.count === 0)
        throw new toolkit_lib/* UserError */.yo('input: holds no text, so there is nothing to measure.');
    return { byUnit: lossesOf(measurement.sums), settings, caveats, doubts, measurement };
}
function lossesOf(sums) {
    return new Map(units
        .filter((unit) => sums.has(unit))
        .map((unit) => {
        const meanOfTexts = sums.meanOfTexts(unit);
        const loss = { unit, meanNll: sums.meanNll(unit), count: sums.lengths[unit] };
        return [unit, { ...loss, ...(meanOfTexts !== undefined && { meanOfTexts }) }];
    }));
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/outcome.js


const at = { title: 'perplexity-report' };
function tell(report, { judged, comparison, losses }, fails, log) {
    log.info(report.headline);
    (0,metrics_lib/* tellChecks */.zy)(at.title, judged, fails, log);
    if (comparison?.state === 'absent')
        log.notice((0,lib/* notThereYet */.iJ)(comparison.label), at);
    for (const warning of judged.warnings)
        log.warning(warning, at);
    for (const caveat of losses.caveats)
        log.notice(caveat, at);
}
function outputsOf(report, { values, judged, losses }, path) {
    const value = (metric) => {
        const found = values.find(({ name }) => name === metric);
        return found === undefined ? '' : String(found.value);
    };
    const tokens = losses.byUnit.get('token')?.count;
    return {
        verdict: report.verdict,
        perplexity: value('perplexity'),
        'mean-nll': value('mean-nll'),
        'bits-per-byte': value('bits-per-byte'),
        tokens: tokens === undefined ? '' : String(tokens),
        failures: (0,metrics_lib/* failuresOf */.dJ)(judged.checks),
        report: path,
    };
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/pairs.js



const [differenceColumn, currentColumn, baselineColumn] = [0, 1, 2];
const pairs_lengthColumn = (unit) => 3 + units.indexOf(unit);
const pairs_ownColumn = (unit) => 3 + units.length + units.indexOf(unit);
const ownDifferenceColumn = (unit) => pairs_ownColumn(unit) + units.length;
class Pairs {
    rows = new grouped_rows/* GroupedRows */.Q(3 + 3 * units.length);
    onlyCurrent = 0;
    onlyBaseline = 0;
    changed = 0;
    infinite = 0;
    untold = { token: 0, word: 0, byte: 0, character: 0 };
    unlike = 0;
    lengths = { token: 0, word: 0, byte: 0, character: 0 };
    overflown = { token: false, word: false, byte: false, character: false };
    #row = new Float64Array(3 + 3 * units.length);
    add(current, baseline) {
        const lengths = units.map((unit) => [unit, lengthOf(current, unit), lengthOf(baseline, unit)]);
        if (lengths.some(([unit, now, before]) => unit !== 'token' && now !== undefined && before !== undefined && now !== before)) {
            this.changed += 1;
            return;
        }
        if (!Number.isFinite(current.nll - baseline.nll)) {
            this.infinite += 1;
            return;
        }
        const row = this.#row;
        row[differenceColumn] = current.nll - baseline.nll;
        row[currentColumn] = current.nll;
        row[baselineColumn] = baseline.nll;
        for (const [unit, now, then] of lengths) {
            if (now === undefined || then === undefined)
                this.untold[unit] += 1;
            else if (now !== then)
                this.unlike += 1;
            this.lengths[unit] += now ?? 0;
            row[pairs_lengthColumn(unit)] = now ?? 0;
            const own = now ? Math.exp(current.nll / now) : 0;
            const before = now ? Math.exp(baseline.nll / now) : 0;
            const isHeld = own <= grouped_rows/* largest */.n && before <= grouped_rows/* largest */.n;
            if (!isHeld)
                this.overflown[unit] = true;
            row[pairs_ownColumn(unit)] = isHeld ? own : 0;
            row[ownDifferenceColumn(unit)] = isHeld ? own - before : 0;
        }
        this.rows.add(row);
    }
    differences = (unit) => ({ numerator: differenceColumn, denominator: pairs_lengthColumn(unit) });
    currents = (unit) => ({ numerator: currentColumn, denominator: pairs_lengthColumn(unit) });
    baselines = (unit) => ({ numerator: baselineColumn, denominator: pairs_lengthColumn(unit) });
    own = pairs_ownColumn;
    ownDifference = ownDifferenceColumn;
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/sections.js





const sections_SLICES = 50;
const BARS = 20;
const NAME = 100;
function sectionsOf(findings) {
    return [
        worthKnowing(findings),
        comparisonOf(findings),
        baseModel(findings),
        bySlice(findings),
        hardest(findings),
        distribution(findings),
        howMeasured(findings),
    ].filter((section) => section !== undefined);
}
function worthKnowing({ judged, losses }) {
    const blocks = [...judged.warnings, ...losses.caveats].map((text) => ({ kind: 'text', text }));
    return blocks.length === 0 ? undefined : { title: 'Worth knowing', blocks };
}
function comparisonOf({ comparison, unit, values, inputs }) {
    if (comparison?.state !== 'compared')
        return undefined;
    const title = 'Comparison';
    const why = comparison.refused.get(unit);
    if (why !== undefined)
        return { title, blocks: [{ kind: 'text', text: `Not compared with ${comparison.label}: ${why}.` }] };
    const { baseline, compared, test } = values.find(({ name }) => name === perplexityName) ?? {};
    if (test === undefined || baseline === undefined || compared === undefined)
        return comparison.untested === undefined
            ? undefined
            : {
                title,
                collapsed: true,
                blocks: [
                    {
                        kind: 'text',
                        text: `Two figures alone can't be tested: whether the change is more than chance is not known. ${comparison.untested}`,
                    },
                ],
            };
    const isPooled = inputs.aggregate === 'pooled';
    const percent = (change) => {
        const share = isPooled ? Math.expm1(change) : change / baseline;
        return `${share < 0 ? '' : '+'}${(0,metrics_lib/* formatNumber */.ZV)(share * 100, 3)}%`;
    };
    const [now, before] = (0,metrics_lib/* distinctNumbers */.xY)(compared, baseline);
    return {
        title,
        collapsed: true,
        blocks: [
            {
                kind: 'table',
                columns: [{ header: `Against ${comparison.label}` }, { header: 'Value', align: 'right' }],
                rows: [
                    ['Texts compared, each with itself', String(test.n)],
                    ['Their perplexity', now],
                    ['Their perplexity in the baseline', before],
                    ['Change', percent(test.mean)],
                    ['95% interval of the change', `${percent(test.interval.low)} to ${percent(test.interval.high)}`],
                    ['p of a paired test, two-sided', (0,metrics_lib/* formatNumber */.ZV)(test.p, 2)],
                    [
                        'Smallest change of the perplexity that so many texts can show',
                        Number.isFinite(test.smallestDetectable)
                            ? (0,metrics_lib/* formatNumber */.ZV)(test.smallestDetectable)
                            : 'none: too few',
                    ],
                ],
            },
            {
                kind: 'text',
                text: 'The test swaps the losses of old and new text by text, since tokens of one text go together.',
            },
        ],
    };
}
function baseModel({ losses, unit }) {
    const base = losses.byUnit.get(unit)?.base;
    if (base === undefined)
        return undefined;
    const ratio = Math.exp(base.difference);
    return {
        title: 'Base model of the same run',
        blocks: [
            {
                kind: 'text',
                text: `Its perplexity is ${(0,metrics_lib/* formatNumber */.ZV)(Math.exp(base.meanNll))}; this model's is ${(0,metrics_lib/* formatNumber */.ZV)(ratio, 5)} times that${base.differenceError === undefined ? '' : ` (± ${(0,metrics_lib/* formatNumber */.ZV)(ratio * base.differenceError, 2)})`}, as the tool states it.`,
            },
        ],
    };
}
function bySlice({ losses, unit, inputs }) {
    const slices = losses.measurement?.slices;
    if (slices === undefined || slices.size === 0)
        return undefined;
    const rows = [...slices]
        .map(([name, sums]) => ({ name, sums, value: perplexityOfSums(sums, unit, inputs) }))
        .sort((a, b) => ((a.value ?? 0) === (b.value ?? 0) ? 0 : (b.value ?? 0) - (a.value ?? 0)));
    return {
        title: 'By slice',
        blocks: [
            {
                kind: 'table',
                columns: [
                    { header: 'Slice' },
                    { header: 'Perplexity', align: 'right' },
                    { header: '95% interval', align: 'right' },
                    { header: `${unit}s`, align: 'right' },
                    { header: 'Texts', align: 'right' },
                ],
                rows: rows.slice(0, sections_SLICES).map(({ name, sums, value }) => {
                    const interval = value === undefined ? undefined : perplexityInterval(sums, unit, inputs);
                    return [
                        name.slice(0, NAME),
                        (0,metrics_lib/* formatNumber */.ZV)(value),
                        interval ? `${(0,metrics_lib/* formatNumber */.ZV)(interval.low)} to ${(0,metrics_lib/* formatNumber */.ZV)(interval.high)}` : '',
                        String(sums.lengths[unit]),
                        String(sums.count),
                    ];
                }),
                ...(rows.length > sections_SLICES && { more: rows.length - sections_SLICES }),
            },
        ],
    };
}
function hardest({ losses: { measurement } }) {
    const unit = measurement?.textUnit;
    if (measurement === undefined || unit === undefined || measurement.sums.count < 2)
        return undefined;
    return {
        title: 'Hardest texts',
        collapsed: true,
        blocks: [
            {
                kind: 'table',
                columns: [
                    { header: 'Text' },
                    { header: `Perplexity per ${unit}`, align: 'right' },
                    { header: `${unit}s`, align: 'right' },
                ],
                rows: measurement.worst.map(({ id, nll, length }) => [
                    id.slice(0, NAME),
                    (0,metrics_lib/* formatNumber */.ZV)(Math.exp(nll / length)),
                    String(length),
                ]),
            },
        ],
    };
}
function distribution({ losses: { measurement } }) {
    const unit = measurement?.textUnit;
    if (measurement === undefined || unit === undefined || measurement.sums.rows.count < 3)
        return undefined;
    const { labels, values } = barsOf(measurement.bars);
    return {
        title: 'Distribution',
        collapsed: true,
        blocks: [
            {
                kind: 'chart',
                title: `Texts by their mean loss, in nats per ${unit}`,
                labels,
                series: [{ name: 'texts', values }],
            },
        ],
    };
}
function barsOf(bars) {
    let [first, last] = [Number.POSITIVE_INFINITY, 0];
    for (const bar of bars.keys())
        [first, last] = [Math.min(first, bar), Math.max(last, bar)];
    const step = Math.max(1, Math.ceil((last - first + 1) / BARS));
    const values = Array.from({ length: Math.ceil((last - first + 1) / step) }, () => 0);
    for (const [bar, count] of bars)
        values[Math.floor((bar - first) / step)] += count;
    const edge = (index) => (0,metrics_lib/* formatNumber */.ZV)((first + index * step) * barWidth);
    return { labels: values.map((_, index) => `${edge(index)}–${edge(index + 1)}`), values };
}
function howMeasured({ label, losses, unit, definition, inputs }) {
    const { settings, measurement } = losses;
    const known = Object.entries(settings).filter(([, value]) => value !== undefined);
    return {
        title: 'How it was measured',
        collapsed: true,
        blocks: [
            {
                kind: 'table',
                columns: [{ header: 'Setting' }, { header: 'Value' }],
                rows: [
                    ['Signature', signatureOf(unit, definition)],
                    ['Input', label],
                    ...(measurement ? [['Texts', String(measurement.sums.count)]] : []),
                    [
                        'Perplexity',
                        measurement === undefined
                            ? `per ${unit}, as the input states it`
                            : inputs.aggregate === 'pooled'
                                ? `exp of the total loss over all ${unit}s`
                                : `mean over the texts of each one's perplexity per ${unit}`,
                    ],
                    ...known.map(([name, value]) => [name, String(value).slice(0, 5 * NAME)]),
                ],
            },
        ],
    };
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/report.js






function reportOf(findings, context, id, examples) {
    const { judged, comparison, unit, definition } = findings;
    return {
        schema: 'mlops-report/v1',
        action: 'perplexity-report',
        id,
        title: 'Perplexity',
        verdict: judged.verdict,
        headline: headlineOf(findings),
        metrics: findings.values.map((value) => rowOf(value, findings)),
        sections: sectionsOf(findings),
        provenance: {
            ...(0,report_lib/* provenanceOf */.Jj)(context, comparison?.sha),
            signature: signatureOf(unit, definition),
            settings: { unit, ...definition },
        },
        ...(examples !== undefined && { examples }),
    };
}
function headlineOf({ inputs, values, unit, losses, comparison, judged }) {
    const { checks, warnings } = judged;
    const leading = (inputs.inBits && bitsNames[unit]) || perplexityName;
    const value = values.find(({ name }) => name === leading);
    const { count, baseline, compared } = value ?? {};
    const texts = losses.measurement?.sums.count;
    const over = [
        count === undefined ? undefined : `${count} ${unit}${count === 1 ? '' : 's'}`,
        texts === undefined ? undefined : `${texts} ${texts === 1 ? 'text' : 'texts'}`,
    ].filter((part) => part !== undefined);
    const against = baseline !== undefined &&
        compared !== undefined &&
        comparison !== undefined &&
        Number.isFinite(compared / baseline)
        ? `, ${changeInWords(compared / baseline - 1)} ${comparison.label}${isPart(value) ? ` over the ${comparison.pairs?.rows.count} texts that both have` : ''}`
        : comparison?.state === 'compared'
            ? `, not compared with ${comparison.label}`
            : '';
    const warned = warnings.length === 0
        ? ''
        : `, with ${warnings.length === 1 ? 'a warning' : `${warnings.length} warnings`}`;
    const none = comparison?.state === 'absent' ? ' There is no baseline yet.' : '';
    const what = inputs.inBits
        ? `${(0,metrics_lib/* formatNumber */.ZV)(value?.value)} bits per ${unit}`
        : `Perplexity ${(0,metrics_lib/* formatNumber */.ZV)(value?.value)} per ${unit}`;
    return `${what}${over.length > 0 ? ` over ${over.join(' of ')}` : ''}${against}. ${(0,metrics_lib/* tally */.N4)(checks)}${warned}.${none}`;
}
function changeInWords(change) {
    if (change === 0)
        return 'as in';
    return `${(0,metrics_lib/* formatNumber */.ZV)(Math.abs(change) * 100, 3)}% ${change < 0 ? 'less than' : 'more than'}`;
}
function rowOf(value, { inputs, unit, judged }) {
    const { name, interval, count } = value;
    const baseline = isPart(value) ? undefined : value.baseline;
    const checks = judged.checks.filter(({ metric }) => metric === name);
    const limits = limitsOf(name, unit, inputs);
    const reasons = checks.filter((check) => check.verdict !== 'pass').map(({ reason }) => reason);
    const isHeld = Number.isFinite(value.value);
    const delta = baseline === undefined ? undefined : value.value - baseline;
    return {
        name,
        value: isHeld ? value.value : null,
        ...(!isHeld && { valueText: 'infinite' }),
        ...(baseline !== undefined &&
            (Number.isFinite(baseline) ? { baseline } : { baseline: null, baselineText: 'infinite' })),
        ...(delta !== undefined &&
            Number.isFinite(delta) && { delta, relative: baseline ? delta / Math.abs(baseline) : null }),
        direction: 'lower',
        ...(interval && Number.isFinite(interval.high) && { interval: { ...interval, level: 0.95 } }),
        ...(count !== undefined && { n: count }),
        ...(limits !== '' && { threshold: limits }),
        verdict: (0,metrics_lib/* worstVerdict */.zP)(checks.map((check) => check.verdict)),
        ...(reasons.length > 0 && { reason: reasons.join('; ') }),
        ...(name !== perplexityName &&
            name !== nllName &&
            checks.length === 0 &&
            !name.startsWith('bits') && { detail: true }),
    };
}
function limitsOf(name, unit, { thresholds, regressions }) {
    return [...thresholds, ...regressions]
        .filter(({ metric }) => figureName(metric, unit) === name)
        .map(metrics_lib/* limitOf */.LF)
        .join('; ');
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/run.js


















const ACTION = 'perplexity-report';
async function run(inputs, ports) {
    const { context, log } = ports;
    ports.secret(inputs.token);
    const baseline = await openBaseline(inputs, ports);
    const { data, label } = await openSource(inputs, ports);
    log.info(`Reading ${label}`);
    const id = (0,report_lib/* unusedReportId */.uQ)(context, ACTION);
    const stem = (0,report_lib/* reportFileStem */.eo)({ action: ACTION, id });
    const file = data.kind === 'texts' ? new report_lib/* ExamplesFile */.o7((0,external_node_path_.join)(context.reports, `${stem}.examples.jsonl`)) : undefined;
    const work = async () => {
        const { losses, pairs } = await readAll(data, baseline, inputs, file);
        return findingsOf(inputs, label, losses, baseline && { baseline, pairs });
    };
    const findings = await (file === undefined ? work() : file.during(work));
    const { judged } = findings;
    const report = reportOf(findings, context, id, file && (0,external_node_path_.basename)(file.path));
    const path = await (0,report_lib/* writeReport */.bI)(context.reports, report);
    const fails = (0,metrics_lib/* failsJob */.VC)(judged.verdict, inputs.failOn);
    tell(report, findings, fails, log);
    return {
        outputs: outputsOf(report, findings, path),
        summary: (0,report_lib/* renderReport */.B1)(report, { trusted: true }),
        ...(fails && { failure: (0,metrics_lib/* failureOf */.g5)(ACTION, judged) }),
    };
}
function findingsOf(inputs, label, losses, other) {
    const unit = unitOf(inputs, losses);
    refuseUnfit(inputs, losses, unit);
    const definition = definitionOf(losses.settings, inputs);
    const comparison = other && compare(other.baseline, losses, definition, other.pairs, inputs);
    const values = valuesOf(unit, losses, comparison, inputs);
    const judged = judge(inputs, unit, losses, values, comparison);
    return { inputs, label, losses, unit, values, definition, comparison, judged };
}
async function readAll(data, baseline, { unit }, file) {
    if (data.kind === 'stated')
        return { losses: statedLosses(data), pairs: undefined };
    const measurement = new Measurement(unit === 'auto' ? undefined : unit);
    const pairs = baseline?.state === 'texts' ? new Pairs() : undefined;
    const current = measured(data.texts, measurement, file);
    const batches = pairs && baseline?.state === 'texts' ? paired(current, checked(baseline.texts), pairs) : current;
    for await (const _ of batches)
        ;
    return { losses: textLosses(data, measurement), pairs };
}
async function* measured(batches, measurement, file) {
    for await (const texts of batches) {
        for (const text of texts) {
            measurement.add(text);
            file?.add(lineOf(text));
        }
        await file?.flush();
        yield texts;
    }
}
async function* checked(batches) {
    const check = new TextCheck('baseline');
    for await (const texts of batches) {
        for (const text of texts)
            check.add(text);
        yield texts;
    }
}
function paired(current, old, pairs) {
    return (0,toolkit_lib/* joinById */.h0)({ name: 'input', batches: current }, { name: 'baseline', batches: old }, (now, before) => pairs.add(now, before), (onlyCurrent, onlyBaseline) => {
        pairs.onlyCurrent = onlyCurrent.length;
        pairs.onlyBaseline = onlyBaseline.length;
        return [];
    });
}

;// CONCATENATED MODULE: ./actions/perplexity-report/lib/index.js


const action = { name: 'perplexity-report', readInputs: readInputs, run: run };


/***/ }),

/***/ 3577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ smoothingName),
/* harmony export */   Q: () => (/* binding */ parseSmoothing)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);

const DISCOUNT = 0.75;
const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
function parseSmoothing(text) {
    const [kind, amount, ...rest] = text.trim().split(/[\s:]+/);
    const number = amount !== undefined && NUMBER.test(amount) ? Number(amount) : undefined;
    if (rest.length === 0 && (amount === undefined || number !== undefined)) {
        if (kind === 'mle' && amount === undefined)
            return { kind };
        if (kind === 'laplace' && amount === undefined)
            return { kind: 'lidstone', gamma: 1 };
        if (kind === 'lidstone' && number !== undefined && number > 0 && Number.isFinite(number)) {
            return { kind, gamma: number };
        }
        const discount = number ?? DISCOUNT;
        if (kind === 'kneser-ney' && discount > 0 && discount <= 1)
            return { kind, discount };
    }
    throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`smoothing: cannot be ${JSON.stringify((0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text))}. Expected mle, laplace, lidstone and what to add to each count ` +
        `(smoothing: lidstone 0.1), or kneser-ney with or without a discount of at most 1 (smoothing: kneser-ney ${DISCOUNT}).`);
}
function smoothingName(smoothing) {
    if (smoothing.kind === 'mle')
        return 'mle';
    if (smoothing.kind === 'kneser-ney')
        return `kneser-ney ${smoothing.discount}`;
    return smoothing.gamma === 1 ? 'laplace' : `lidstone ${smoothing.gamma}`;
}


/***/ }),

/***/ 4254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ UNKNOWN)
/* harmony export */ });
const UNKNOWN = 0;


/***/ }),

/***/ 182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kp: () => (/* binding */ END),
/* harmony export */   UG: () => (/* binding */ Words),
/* harmony export */   d3: () => (/* binding */ START),
/* harmony export */   yM: () => (/* binding */ splitWords)
/* harmony export */ });
/* harmony import */ var _types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4254);

const START = '<s>';
const END = '</s>';
const UNKNOWN_NAMES = new Set(['<unk>', '<UNK>']);
class Words {
    #ids = new Map();
    #names = ['<unk>'];
    get size() {
        return this.#names.length;
    }
    idOf(word) {
        return this.#ids.get(word) ?? _types_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .H;
    }
    has(word) {
        return this.#ids.has(word) || UNKNOWN_NAMES.has(word);
    }
    add(word) {
        const known = this.#ids.get(word);
        if (known !== undefined)
            return known;
        if (UNKNOWN_NAMES.has(word))
            return _types_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .H;
        const id = this.#names.push(word) - 1;
        this.#ids.set(word, id);
        return id;
    }
    name(id) {
        return this.#names[id];
    }
}
const SPACES = /[\t\n\v\f\r ]+/;
function splitWords(text) {
    const words = text.split(SPACES);
    if (words[0] === '')
        words.shift();
    if (words.at(-1) === '')
        words.pop();
    return words;
}


/***/ }),

/***/ 5409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kD: () => (/* binding */ inJson),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   r9: () => (/* binding */ readDocuments)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9783);


const REGION = 64 * 1024;
const BLANK = /^[ \t\r]*$/;
async function* readDocuments(file, onBytes) {
    let blank;
    let isFirst = true;
    let array;
    let document;
    let size = 0;
    for await (const { records: lines, bytes } of (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .readRecords */ .T3)(file, 'txt', REGION)) {
        onBytes?.(bytes);
        const records = [];
        for (const { value, line } of lines) {
            const text = value;
            if (document !== undefined) {
                size += text.length + 1;
                if (size > node_buffer__WEBPACK_IMPORTED_MODULE_0__.constants.MAX_STRING_LENGTH)
                    throw tooLong(file);
                document.push(text);
                continue;
            }
            if (BLANK.test(text)) {
                blank ??= line;
                continue;
            }
            const parsed = parseJson(text);
            if ('error' in parsed) {
                if (!isFirst || !/^\s*[[{]/.test(text))
                    throw notJson(file, line, text, parsed.error);
                document = [text];
                size = text.length;
                continue;
            }
            if (blank !== undefined && !isFirst)
                throw blankLine(file, blank);
            blank = undefined;
            if (array !== undefined) {
                records.push(array);
                array = undefined;
            }
            if (isFirst && Array.isArray(parsed.value))
                array = { value: parsed.value, line };
            else
                records.push({ value: parsed.value, line });
            isFirst = false;
        }
        if (records.length > 0)
            yield { records, areItems: false };
    }
    if (array !== undefined)
        yield itemsOf(array.value);
    else if (document !== undefined)
        yield itemsOf(parseDocument(file, document));
    else if (isFirst)
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: is empty. Was the program that writes it cut off?`);
}
function itemsOf(value) {
    if (!Array.isArray(value))
        return { records: [{ value, line: 1 }], areItems: false };
    return { records: value.map((item, i) => ({ value: item, line: i + 1 })), areItems: true };
}
function parseDocument(file, lines) {
    const parsed = parseJson(lines.join('\n'));
    if ('value' in parsed)
        return parsed.value;
    const areRecords = lines.length > 1 && 'value' in parseJson(lines[1]) && /^\s*[[{]/.test(lines[1]);
    if (!areRecords)
        throw notJson(file, undefined, '', parsed.error);
    const first = parseJson(lines[0]);
    throw notJson(file, 1, lines[0], 'error' in first ? first.error : parsed.error);
}
const PYTHON = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\bInfinity\b|\bNaN\b/g;
const inJson = (text, nan) => text.replace(PYTHON, (found) => found.startsWith('"') ? found : found === 'NaN' ? nan : found.replace('Infinity', '1e999'));
function parseJson(text) {
    try {
        return { value: JSON.parse(text) };
    }
    catch (error) {
        if (!text.includes('Infinity') && !text.includes('NaN'))
            return { error };
        try {
            return { value: JSON.parse(inJson(text, '"NaN"')) };
        }
        catch {
            return { error };
        }
    }
}
const blankLine = (file, line) => new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}:${line}: is blank, between records. Expected a JSON value on every line.`);
const tooLong = (file) => new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: too long for one JSON document. Write one record per line (jq -c '.[]'), which is read in any length.`);
function notJson(file, line, text, error) {
    const where = line === undefined ? (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file) : `${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}:${line}`;
    const what = error instanceof Error ? (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(error.message) : 'not valid JSON';
    const hint = /^\s*[[{].*'/.test(text)
        ? " If this is Python's repr, write it with json.dumps."
        : ' Expected one record per line, or one JSON document. Was the program that wrote it cut off?';
    return new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${where}: not valid JSON (${what}).${hint}`);
}


/***/ }),

/***/ 5702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   jh: () => (/* binding */ measured),
/* harmony export */   nY: () => (/* binding */ lengthsOf)
/* harmony export */ });
/* harmony import */ var _shown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3806);

const SPACES = new Uint8Array(0x3001);
for (const code of [0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000])
    SPACES[code] = 1;
SPACES.fill(1, 9, 14).fill(1, 0x1c, 0x20).fill(1, 0x2000, 0x200b);
function measured(text) {
    const bytes = Buffer.byteLength(text);
    if (bytes === text.length)
        return { bytes, characters: bytes, words: wordsOfAscii(text) };
    let words = 0;
    let characters = text.length;
    let before = 1;
    for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        const space = code <= 0x3000 ? SPACES[code] : 0;
        words += before & ~space;
        before = space;
        if ((code & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00)
            characters--;
    }
    return { bytes, characters, words };
}
let scratch = Buffer.alloc(1 << 16);
function wordsOfAscii(text) {
    if (text.length > scratch.length)
        scratch = Buffer.alloc(2 * text.length);
    const bytes = scratch;
    const length = bytes.write(text, 'latin1');
    let words = 0;
    let before = 1;
    for (let at = 0; at < length; at++) {
        const space = SPACES[bytes[at]];
        words += before & ~space;
        before = space;
    }
    return words;
}
const KEYS = {
    bytes: ['bytes', 'n_bytes'],
    characters: ['characters', 'n_characters'],
    words: ['words', 'n_words'],
};
function lengthsOf(record, place) {
    const lengths = typeof record.text === 'string' ? measured(record.text) : {};
    for (const [unit, keys] of Object.entries(KEYS)) {
        const key = keys.find((one) => record[one] !== undefined && record[one] !== null);
        if (key !== undefined && !Array.isArray(record[key]))
            lengths[unit] = count(record, key, place);
    }
    return lengths;
}
function count(record, key, place) {
    const value = record[key];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
        return value;
    throw place.refuse(`"${key}" is ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(value)}. Expected how many there are: a whole number from 0 up.`);
}


/***/ }),

/***/ 3906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ LossSum)
/* harmony export */ });
class LossSum {
    #sign;
    #zeroAt;
    #sum = 0;
    #rest = 0;
    tokens = 0;
    zeros = 0;
    firstZero = 0;
    constructor(quantity, zeroAt = Number.POSITIVE_INFINITY) {
        this.#sign = quantity === 'nll' ? 1 : -1;
        this.#zeroAt = zeroAt;
    }
    add(values, from, to) {
        const [sign, zeroAt] = [this.#sign, this.#zeroAt];
        let [sum, rest] = [this.#sum, this.#rest];
        let bad = -1;
        let at = from;
        for (; at < to; at++) {
            const value = values[at];
            if (typeof value !== 'number') {
                bad = at;
                break;
            }
            const loss = sign * value;
            if (loss >= zeroAt) {
                this.zeros++;
                if (this.zeros === 1)
                    this.firstZero = this.tokens + at - from + 1;
                continue;
            }
            if (!(loss >= 0)) {
                bad = at;
                break;
            }
            const before = sum;
            sum += loss;
            const grown = sum - before;
            rest += before - (sum - grown) + (loss - grown);
        }
        this.tokens += at - from;
        this.#sum = sum;
        this.#rest = rest;
        return bad;
    }
    loss(unit) {
        const { tokens, zeros, firstZero } = this;
        if (zeros > 0)
            return { tokens, nll: Number.POSITIVE_INFINITY, zeros, firstZero };
        return { tokens, nll: (this.#sum + this.#rest) * unit };
    }
}


/***/ }),

/***/ 7161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sg: () => (/* binding */ opened),
/* harmony export */   rR: () => (/* binding */ headerOf),
/* harmony export */   sm: () => (/* binding */ valuesOf),
/* harmony export */   uO: () => (/* binding */ isMagic)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9783);


const isMagic = (head) => head.toString('latin1', 0, 6) === '\x93NUMPY';
const CHUNK = 1024 * 1024;
async function opened(file) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file).catch((error) => {
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: cannot be opened (${error.code}). Expected a file that can be read.`);
    });
}
async function headerOf(file, handle) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head.length < 12 || !isMagic(head)) {
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: is no .npy file. Expected an array that numpy.save wrote${head.toString('latin1', 0, 2) === 'PK' ? ' (this is a .npz: save its array by itself)' : ''}.`);
    }
    const wide = head[6] > 1;
    const start = wide ? 12 + head.readUInt32LE(8) : 10 + head.readUInt16LE(8);
    const text = head.toString('latin1', wide ? 12 : 10, start);
    const [, order, kind, size] = /'descr':\s*'([<>=|])([a-zA-Z])(\d+)'/.exec(text) ?? [];
    const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(text)?.[1];
    if (kind !== 'f' || !['2', '4', '8'].includes(size)) {
        const type = /'descr':\s*([^,]*)/.exec(text)?.[1] ?? 'unknown';
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: its values are of the type ${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(type)}. Expected float16, float32 or float64: numpy.save(path, array.astype('float64')).`);
    }
    const lengths = shape
        ?.split(',')
        .filter((one) => one.trim() !== '')
        .map(Number) ?? [];
    if (lengths.length < 1 || lengths.length > 2) {
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: has the shape (${lengths.join(', ')}). Expected one dimension, the tokens of a text, or two, a text per ` +
            'row (padded with NaN).');
    }
    const isMatrix = lengths.length === 2;
    const [rows, columns] = isMatrix ? lengths : [1, lengths[0]];
    if (rows * columns === 0) {
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: is empty, of the shape (${lengths.join(', ')}). Expected log-probabilities.`);
    }
    if (isMatrix && /'fortran_order':\s*True/.test(text) && rows > 1 && columns > 1) {
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: is stored by columns. Save it by rows: numpy.save(path, numpy.ascontiguousarray(array)).`);
    }
    return { itemBytes: Number(size), isBigEndian: order === '>', rows, columns, isMatrix, start };
}
async function* valuesOf(file, handle, { itemBytes, isBigEndian, rows, columns, start }, onBytes) {
    const total = rows * columns * itemBytes;
    const bytes = Buffer.from(new ArrayBuffer(Math.min(CHUNK, total)));
    for (let at = 0; at < total;) {
        const wanted = Math.min(bytes.length, total - at);
        let filled = 0;
        while (filled < wanted) {
            const { bytesRead } = await handle.read(bytes, filled, wanted - filled, start + at + filled);
            if (bytesRead === 0) {
                throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: ends after ${at + filled} of the ${total} bytes of its values. Was the program that wrote it, or ` +
                    'the upload, cut off?');
            }
            filled += bytesRead;
        }
        onBytes?.(filled);
        at += filled;
        const part = bytes.subarray(0, filled);
        if (isBigEndian)
            swap(part, itemBytes);
        yield numbersOf(part, itemBytes);
    }
}
function swap(bytes, itemBytes) {
    if (itemBytes === 2)
        bytes.swap16();
    else if (itemBytes === 4)
        bytes.swap32();
    else
        bytes.swap64();
}
function numbersOf(bytes, itemBytes) {
    const { buffer, byteOffset, length } = bytes;
    if (itemBytes === 8)
        return new Float64Array(buffer, byteOffset, length / 8);
    if (itemBytes === 4)
        return new Float32Array(buffer, byteOffset, length / 4);
    return Float64Array.from(new Uint16Array(buffer, byteOffset, length / 2), half);
}
function half(bits) {
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    const size = exponent === 31
        ? fraction === 0
            ? Number.POSITIVE_INFINITY
            : Number.NaN
        : exponent === 0
            ? fraction * 2 ** -24
            : (1024 + fraction) * 2 ** (exponent - 25);
    return bits & 0x8000 ? -size : size;
}


/***/ }),

/***/ 9675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tq: () => (/* binding */ refuseChoices),
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   d3: () => (/* binding */ refuseNames),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   wq: () => (/* binding */ natsPerUnit)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);
/* harmony import */ var _shown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3806);


function natsPerUnit(logBase) {
    if (logBase === undefined || logBase === Math.E)
        return 1;
    if (logBase === 2)
        return Math.LN2;
    if (logBase === 10)
        return Math.LN10;
    throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`log-base: ${logBase}. Expected e, 2 or 10.`);
}
function refuseChoices({ format, logBase, quantity }) {
    if (logBase !== undefined && logBase !== Math.E) {
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`log-base: ${logBase} is given, but ${format} data has natural logarithms. Remove log-base.`);
    }
    if (quantity !== undefined && quantity !== 'auto' && quantity !== 'logprob') {
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`quantity: ${quantity} is given, but ${format} data holds log-probabilities. Remove quantity.`);
    }
}
function refuseNames({ field, sliceField }) {
    const input = field !== undefined ? 'field' : sliceField !== undefined ? 'slice-field' : undefined;
    if (input === undefined)
        return;
    throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${input}: ${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)((field ?? sliceField))} is given, but a .npy array has no names. Remove ${input}, or write JSON Lines.`);
}
function objectOf(record, place, expected) {
    if ((0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(record))
        return record;
    throw place.refuse(`is ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(record)}. Expected ${expected}.`);
}
function valueAt(record, field, place) {
    const value = (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .fieldOf */ ._F)(record, field);
    if (value !== undefined)
        return value;
    throw place.refuse(`has no "${field}", which field names. It has ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .keysOf */ .YD)(record)}.`);
}
function textOf(record, id, loss, lengths, { place, sliceField }) {
    place.texts++;
    const name = typeof id === 'string' && id !== '' ? id : typeof id === 'number' ? String(id) : String(place.texts);
    if (sliceField === undefined)
        return { id: name, ...loss, ...lengths };
    return { id: name, slice: sliceOf(record, sliceField, place), ...loss, ...lengths };
}
function sliceOf(record, field, place) {
    const value = (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .fieldOf */ ._F)(record, field);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return String(value);
    throw place.refuse(`has ${value === undefined ? 'no' : `${(0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(value)} as`} "${field}", which ` +
        `slice-field names. Expected a text. The record has ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .keysOf */ .YD)(record)}.`);
}


/***/ }),

/***/ 5622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ri: () => (/* binding */ quantityOf),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   cZ: () => (/* binding */ COLUMNS)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);
/* harmony import */ var _lengths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5702);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9675);
/* harmony import */ var _shown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3806);
/* harmony import */ var _token_list_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6079);





const KEYS = ['logprobs', 'token_logprobs', 'nll'];
const COLUMNS = [...KEYS, 'logprob', 'token_logprob'];
const COUNTS = ['n_tokens', 'tokens'];
const EXPECTED = 'a text as {"logprobs": [null, -2.3, …]} or {"nll": 210.5, "n_tokens": 80}, besides which "id", "text", "bytes" and ' +
    '"words" are read';
function readRecord(given, reading) {
    const { place, notes } = reading;
    const record = (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy)(given, place, EXPECTED);
    const name = reading.field ?? KEYS.find((key) => record[key] !== undefined && record[key] !== null);
    if (name === undefined)
        throw nothingToRead(record, place);
    const value = (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(record, name, place);
    const quantity = quantityOf(name, reading.quantity);
    const lengths = (0,_lengths_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthsOf */ .nY)(record, place);
    if (!Array.isArray(value))
        return readWhole(record, { name, value, quantity }, lengths, reading);
    if (quantity === 'perplexity') {
        throw place.refuse(`"${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}" is a list, and quantity: perplexity is of a whole text. Write quantity: logprob or nll.`);
    }
    const loss = (0,_token_list_js__WEBPACK_IMPORTED_MODULE_4__/* .lossOf */ .j)(value, { name, quantity, unit: reading.unit }, place);
    checkCount(record, loss.tokens, value.length, place);
    notes.firstToken(value[0] !== null, lengths.bytes !== undefined || lengths.words !== undefined);
    return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(record, record.id, loss, lengths, reading);
}
function quantityOf(name, said) {
    if (said !== undefined)
        return said;
    if (/perplexity|ppl/i.test(name))
        return 'perplexity';
    if (/nll|neg|loss|entropy/i.test(name))
        return 'nll';
    if (/log_?p|log_?likelihood/i.test(name))
        return 'logprob';
    throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`field: ${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)} does not tell what its numbers are. Write quantity: logprob (0 or less), nll (negative ` +
        'log-likelihood, 0 or more) or perplexity (1 or more).');
}
function readWhole(record, { name, value, quantity }, lengths, reading) {
    const { place, unit, notes } = reading;
    const key = COUNTS.find((one) => record[one] !== undefined && !Array.isArray(record[one]));
    const tokens = key === undefined ? undefined : (0,_lengths_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(record, key, place);
    if (tokens === 0)
        throw place.refuse(`"${key}" is 0. A text without scored tokens has no perplexity: leave it out.`);
    if (typeof value !== 'number')
        throw place.refuse(`"${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}" is ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(value)}. ${expectedFor(value)}`);
    const isMean = quantity === 'perplexity' || /mean|avg|average|loss/i.test(name);
    const hasLength = lengths.bytes !== undefined || lengths.words !== undefined;
    if (tokens === undefined && (isMean || !hasLength)) {
        throw place.refuse(`"${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}" is of a whole text, and the record does not say of how many tokens. Write how many were scored ` +
            `as "n_tokens". It has ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_3__/* .keysOf */ .YD)(record)}.`);
    }
    if (quantity === 'perplexity' && !(value >= 1)) {
        throw place.refuse(`"${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}" is ${value}. A perplexity is 1 or more.`);
    }
    const inNats = quantity === 'perplexity' ? Math.log(value) : (quantity === 'nll' ? value : -value) * unit;
    if (!(inNats >= 0))
        throw place.refuse(`"${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}" ${(0,_token_list_js__WEBPACK_IMPORTED_MODULE_4__/* .whyUnfit */ .V)(value, [value], quantity)}`);
    if (isMean)
        notes.caveat(`"${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}" is taken for the mean per token, and counts once per token of the text.`);
    const nll = isMean ? inNats * tokens : inNats;
    return (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(record, record.id, { nll: nll + 0, ...(tokens === undefined ? {} : { tokens }) }, lengths, reading);
}
function checkCount(record, scored, length, place) {
    if (record.n_tokens === undefined || record.n_tokens === null)
        return;
    const tokens = (0,_lengths_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(record, 'n_tokens', place);
    if (tokens === scored || tokens === length)
        return;
    throw place.refuse(`"n_tokens" is ${tokens}, but the list holds ${scored} scored tokens. Was it cut off? Write all, or leave "n_tokens" out.`);
}
function nothingToRead(record, place) {
    return place.refuse(`holds none of "logprobs", "token_logprobs" and "nll". Expected ${EXPECTED}. It has ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_3__/* .keysOf */ .YD)(record)}: if it is one ` +
        'of these, name it, for example field: token_scores');
}
function expectedFor(value) {
    if ((0,_shown_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value) && ('token_logprobs' in value || 'content' in value)) {
        return 'This looks like a choice of an OpenAI response: write whole responses with format: openai, or name the list, for example field: logprobs.token_logprobs';
    }
    return 'Expected a list of numbers, or a number for the whole text.';
}


/***/ }),

/***/ 3806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   YD: () => (/* binding */ keysOf)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);

function shown(value) {
    if (value === undefined)
        return 'missing';
    if (typeof value === 'number')
        return String(value);
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
    if (typeof value === 'object' && value !== null)
        return `an object with the keys ${keysOf(value)}`;
    const text = JSON.stringify(value);
    return (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}
function keysOf(record) {
    const keys = Object.keys(record);
    if (keys.length === 0)
        return '(none)';
    return keys.slice(0, 10).map(_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK).join(', ') + (keys.length > 10 ? ', …' : '');
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);


/***/ }),

/***/ 6079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ whyUnfit),
/* harmony export */   j: () => (/* binding */ lossOf)
/* harmony export */ });
/* harmony import */ var _loss_sum_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3906);
/* harmony import */ var _shown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3806);


function lossOf(list, values, place) {
    const from = list[0] === null ? 1 : 0;
    if (list.length === from)
        throw place.refuse(emptyText(values.name, from));
    const sum = new _loss_sum_js__WEBPACK_IMPORTED_MODULE_1__/* .LossSum */ .$(values.quantity, values.zeroAt);
    const bad = sum.add(list, from, list.length);
    if (bad >= 0)
        throw unfit(list, bad, values, place);
    return sum.loss(values.unit);
}
const emptyText = (name, nulls) => `"${name}" holds no scored token${nulls > 0 ? ', only the null of the first' : ''}. A text without tokens has no ` +
    'perplexity: leave it out of the file, or mend what wrote it.';
function unfit(list, bad, { name, quantity }, place) {
    return place.refuse(`"${name}", token ${bad + 1}: ${whyUnfit(list[bad], list, quantity)}`);
}
function whyUnfit(value, list, quantity) {
    if (value === null)
        return 'is null. Only the first of a text may be: the token that the model does not score.';
    if (value === 'NaN' || Number.isNaN(value)) {
        return 'is NaN: what wrote it failed there (an overflow in 16 bits?). A probability of 0 is written as -Infinity.';
    }
    if (typeof value !== 'number')
        return `is ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(value)}. Expected a number, such as -2.3.`;
    if (quantity === 'nll') {
        return (`is ${value}, and a negative log-likelihood is 0 or more. If these are log-probabilities, name them "logprobs" or write ` +
            'quantity: logprob');
    }
    if (value === Number.POSITIVE_INFINITY) {
        return 'is +Infinity. A probability of 0 is -Infinity among log-probabilities; among NLLs, write quantity: nll';
    }
    return looksLikeProbabilities(list)
        ? `is ${value}, and a log-probability is 0 or less. These look like probabilities: write their logarithms (in Python: math.log(p)).`
        : `is ${value}, and a log-probability is 0 or less. If these are negative log-likelihoods (losses), write quantity: nll`;
}
function looksLikeProbabilities(list) {
    for (let i = 0; i < list.length; i++) {
        const value = list[i];
        if (value !== null && (typeof value !== 'number' || value < 0 || value > 1))
            return false;
    }
    return true;
}


/***/ }),

/***/ 3658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ meanNllOf)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);

function meanNllOf(what, value, quantity, logBase = Math.E) {
    if (!Number.isFinite(value)) {
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${what} is ${value}, expected a finite number. ${Number.isNaN(value)
            ? 'NaN comes of a loss that diverged or of a text without tokens.'
            : 'Infinity comes of a probability of 0, or of an exponential that overflows (a mean NLL above 709): then state the NLL, with quantity: nll'}`);
    }
    if (quantity === 'perplexity') {
        if (value >= 1)
            return Math.log(value);
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${what} is ${value}, and a perplexity is at least 1. If it is a mean NLL (a loss), write quantity: nll; ` +
            'if a mean log-probability, quantity: logprob');
    }
    const nll = (quantity === 'nll' ? value : -value) * Math.log(logBase);
    if (nll >= 0)
        return nll + 0;
    throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(quantity === 'nll'
        ? `${what} is ${value}, and a negative log-likelihood is at least 0. If it is a log-probability, write quantity: logprob`
        : `${what} is ${value}, and a log-probability is at most 0. If it is a mean NLL (a loss), write quantity: nll; ` +
            'a probability is none: take its logarithm first');
}


/***/ }),

/***/ 1993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ linesOf),
/* harmony export */   r: () => (/* binding */ wholeText)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);

const MAX_CHARACTERS = 64 * 1024 * 1024;
async function* linesOf(file, onBytes) {
    for await (const { records, bytes } of (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .readRecords */ .T3)(file, 'txt')) {
        yield records;
        onBytes?.(bytes);
    }
}
async function wholeText(file, onBytes) {
    const parts = [];
    let size = 0;
    for await (const lines of linesOf(file, onBytes)) {
        const part = lines.map(({ value }) => value).join('\n');
        size += part.length;
        if (size > MAX_CHARACTERS) {
            throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(file)}: is larger than ${MAX_CHARACTERS >> 20} MiB, too much for a file of results. Is it data?`);
        }
        parts.push(part);
    }
    return parts.join('\n');
}


/***/ }),

/***/ 5989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ meaningOf)
/* harmony export */ });
const UNITS = [
    [/(?:^|[^a-z])(?:word|words)(?![a-z])/, 'word'],
    [/(?:^|[^a-z])(?:byte|bytes|bpb)(?![a-z])/, 'byte'],
    [/(?:^|[^a-z])(?:char|chars|character|characters|bpc)(?![a-z])/, 'character'],
];
function meaningOf(name) {
    const lower = name.toLowerCase();
    const unit = UNITS.find(([pattern]) => pattern.test(lower))?.[1];
    const units = unit === undefined ? {} : { unit };
    if (/(?:^|[^a-z])(?:bits[ _-]?per[ _-]?|bp[bc](?![a-z]))/.test(lower))
        return { quantity: 'nll', logBase: 2, ...units };
    if (/perplexity|(?:^|[^a-z])ppl/.test(lower))
        return { quantity: 'perplexity', ...units };
    if (/log[ _-]?(?:prob|likelihood)/.test(lower)) {
        return { quantity: /neg|nll/.test(lower) ? 'nll' : 'logprob', ...units };
    }
    if (/loss|nll|entropy/.test(lower))
        return { quantity: 'nll', ...units };
    return undefined;
}


/***/ }),

/***/ 7255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ statedValue),
/* harmony export */   v: () => (/* binding */ looksLikeValue)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);
/* harmony import */ var _guards_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3658);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5989);



function statedValue({ source, name, value }, options) {
    const meaning = name === undefined ? { quantity: 'perplexity' } : (0,_quantity_js__WEBPACK_IMPORTED_MODULE_2__/* .meaningOf */ .P)(name);
    const what = `${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(source)}${name === undefined ? '' : `: "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}"`}`;
    const asked = options.quantity === 'auto' ? undefined : options.quantity;
    const quantity = asked ?? meaning?.quantity;
    if (quantity === undefined) {
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${what} is ${value}, and its name does not tell what that is. Write one of:\n` +
            '  quantity: perplexity\n  quantity: nll\n  quantity: logprob');
    }
    const logBase = options.logBase ?? (quantity === meaning?.quantity ? meaning.logBase : undefined);
    const unit = options.unit ?? meaning?.unit ?? 'token';
    return {
        kind: 'stated',
        stated: [{ unit, meanNll: (0,_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .meanNllOf */ .D)(what, value, quantity, logBase) }],
        settings: {},
        caveats: [],
    };
}
const LONE = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const looksLikeValue = (head, name) => LONE.test(head) ||
    (/\.(?:json|ya?ml|toml)$/i.test(name) &&
        /\b\w*(?:perplexity|ppl|loss|nll|entropy|bits_per_)\w*"?\s*[:=]\s*-?[\d.]/i.test(head));


/***/ })

};
