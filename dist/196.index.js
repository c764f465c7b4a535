export const id = 196;
export const ids = [196];
export const modules = {

/***/ 196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectMlflow: () => (/* reexport */ connectMlflow),
  mf: () => (/* reexport */ mlflowAccess),
  ue: () => (/* reexport */ openArtifacts),
  Wq: () => (/* reexport */ parseMlflowSource),
  readMlflowMetrics: () => (/* reexport */ readMlflowMetrics),
  BO: () => (/* reexport */ readModelFacts),
  AX: () => (/* reexport */ resolveModel)
});

;// CONCATENATED MODULE: ./packages/mlflow/lib/access.js
function mlflowAccess(trackingUri, env) {
    const uri = (trackingUri ?? env.MLFLOW_TRACKING_URI ?? '').trim();
    const access = {
        trackingUri: uri,
        username: env.MLFLOW_TRACKING_USERNAME ?? '',
        password: env.MLFLOW_TRACKING_PASSWORD ?? '',
        token: env.MLFLOW_TRACKING_TOKEN ?? '',
        workspace: env.MLFLOW_WORKSPACE ?? '',
    };
    return { ...access, ...ofHost(uri, env, access) };
}
function ofHost(uri, env, given) {
    if (uri === 'databricks') {
        const { DATABRICKS_HOST: host, DATABRICKS_TOKEN: token } = env;
        if (!host || !token)
            return {};
        return {
            trackingUri: host.includes('://') ? host : `https://${host}`,
            username: '',
            password: '',
            token,
        };
    }
    const { username, password, token } = given;
    const url = URL.canParse(uri) ? new URL(uri) : undefined;
    const isDagsHub = url?.protocol === 'https:' && /^(.+\.)?dagshub\.com$/.test(url.hostname);
    const isGiven = `${username}${password}${token}${url?.username}${url?.password}` !== '';
    if (isDagsHub && !isGiven && env.DAGSHUB_USER_TOKEN)
        return { username: env.DAGSHUB_USER_TOKEN, password: env.DAGSHUB_USER_TOKEN };
    return {};
}

// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var lib = __webpack_require__(9783);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./packages/mlflow/lib/parallel.js
async function inParallel(items, width, work, outer) {
    const stop = new AbortController();
    const cancel = () => stop.abort(outer?.reason);
    if (outer?.aborted)
        cancel();
    outer?.addEventListener('abort', cancel, { once: true });
    const queue = items.values();
    const worker = async () => {
        for (const item of queue) {
            if (stop.signal.aborted)
                return;
            await work(item, stop.signal).catch((error) => stop.abort(error));
        }
    };
    await Promise.all(Array.from({ length: width }, worker));
    outer?.removeEventListener('abort', cancel);
    stop.signal.throwIfAborted();
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/failure.js

class Refusal extends lib/* UserError */.yo {
    status;
    headers;
    answer;
    code;
    constructor(message, { status, headers }, said, code) {
        super(message);
        this.status = status;
        this.headers = headers;
        this.answer = `${status}${said}`;
        this.code = code;
    }
    get isLasting() {
        return /--(no-)?serve-artifacts|--artifacts-only|workspaces are not enabled/.test(this.answer);
    }
}
function refusalOf(answer, { url, address, what, hasCredentials }) {
    const { status, headers, body } = answer;
    const { code, message } = errorIn(body);
    const said = quoted(message ?? (isPage(answer) ? '' : body));
    const server = `MLflow at ${address}`;
    const refusal = (text) => new Refusal(text, answer, said, code);
    if (status >= 300 && status < 400)
        return refusal(`${address} sends requests on to ${(0,lib/* destinationOf */.My)(headers.get('location') ?? '', url.href)} (${status}). If MLflow is there, write that as MLFLOW_TRACKING_URI; if it is a page to log in at, the server needs a way in for programs.`);
    if (status === 401)
        return refusal(hasCredentials
            ? `${server} does not accept the credentials (401${said}). Check MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.`
            : `${server} asks for an account (401${said}). Write for example:\n  env:\n    MLFLOW_TRACKING_USERNAME: ci\n    MLFLOW_TRACKING_PASSWORD: $\{{ secrets.MLFLOW_TRACKING_PASSWORD }}\nor MLFLOW_TRACKING_TOKEN, where the server takes bearer tokens.`);
    if (status === 403 && /invalid host header/i.test(body))
        return refusal(`${server} does not answer to the name ${url.host} (403${said}). Start it with that name allowed: --allowed-hosts ${url.host}, or MLFLOW_SERVER_ALLOWED_HOSTS. A service container is better reached as http://localhost:PORT.`);
    if (/workspaces are not enabled/.test(said))
        return refusal(`${server} has no workspaces (${status}${said}). Leave MLFLOW_WORKSPACE unset.`);
    if (status === 403)
        return refusal(`${server} has no ${what}, or the account may not read it (403${said}). ${hasCredentials ? 'Give the account READ permission.' : 'No credentials were given: set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.'}`);
    if (status === 404 && code === undefined)
        return refusal(`${address} does not know ${url.pathname} (404${said}). Is MLFLOW_TRACKING_URI complete? A server behind a path needs it, as in https://example.com/mlflow.`);
    if (status === 404)
        return refusal(`${server} has no ${what} (404${said}).`);
    return refusal(`${server} did not give ${what}: it answered ${status}${said}.`);
}
function storageRefusalOf(answer, { host }, what) {
    const said = quoted(/<Code>(\w{1,100})<\/Code>/.exec(answer.body)?.[1] ?? '');
    return new Refusal(`The storage at ${host} did not give ${what}: it answered ${answer.status}${said}.`, answer, said);
}
function notMlflow(answer, { url, address }) {
    const found = isPage(answer) ? 'a web page' : 'something else than JSON';
    return new Refusal(`${address} answered ${url.pathname} with ${found}, so it is not MLflow that answers. Is it a page to log in at? Else check MLFLOW_TRACKING_URI: a server behind a path needs it, as in https://example.com/mlflow.`, answer, ` with ${found}`);
}
function unreachable(error, { address, seconds }, tries) {
    if (error instanceof lib/* UserError */.yo)
        return error;
    const reason = (0,lib/* reasonOf */.A3)(error, `no answer within ${seconds} seconds`);
    const advice = (0,lib/* certificateAdvice */.qQ)(reason) ?? 'Is MLFLOW_TRACKING_URI right, and can this runner reach it?';
    return new lib/* UserError */.yo(`MLflow at ${address} cannot be reached: ${(0,lib/* visible */.RK)(reason)}${tries > 1 ? `, ${tries} times` : ''}. ${advice}`, { cause: error });
}
function errorIn(body) {
    try {
        const { error_code: code, message, detail } = JSON.parse(body);
        return {
            ...(typeof code === 'string' && { code }),
            ...(typeof message === 'string' ? { message } : typeof detail === 'string' && { message: detail }),
        };
    }
    catch {
        return {};
    }
}
function isPage({ headers, body }) {
    return /html/.test(headers.get('content-type') ?? '') && /^\s*</.test(body);
}
function quoted(text) {
    const line = (0,lib/* visible */.RK)(text.trim().slice(0, 200));
    return line === '' ? '' : ` "${line}"`;
}
function missing(error) {
    if (error instanceof Refusal && error.status === 404)
        return undefined;
    throw error;
}
function strange(address) {
    return new lib/* UserError */.yo(`${address} answered, but not as MLflow does. Is MLFLOW_TRACKING_URI the address of a tracking server?`);
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/retry.js


const RETRY = { tries: 4, firstWait: 500, timeout: 60_000 };
async function persist({ retry, log, name, explain, signal }, attempt) {
    let failures = 0;
    const renew = () => {
        failures = 0;
    };
    for (;;) {
        try {
            return await attempt(renew);
        }
        catch (error) {
            signal?.throwIfAborted();
            failures++;
            const usual = retry.firstWait * 2 ** (failures - 1);
            const wait = failures < retry.tries ? waitAfterError(error, usual) : undefined;
            if (wait === undefined)
                throw explain(error, failures);
            log.debug(`MLflow failed at ${name}, trying again in ${wait} ms`);
            await (0,lib/* pause */.v7)(wait, signal);
        }
    }
}
function waitAfterError(error, usual) {
    if (error instanceof Refusal)
        return error.isLasting ? undefined : (0,lib/* waitAfter */.Wv)(error, usual);
    return error instanceof lib/* UserError */.yo || (0,lib/* certificateAdvice */.qQ)(error) ? undefined : usual;
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/artifacts/watch.js
class Watch {
    #stop = new AbortController();
    #outer;
    #cancel = () => this.#stop.abort(this.#outer?.reason);
    #timer;
    constructor(outer) {
        this.#outer = outer;
        if (outer?.aborted)
            this.#cancel();
        outer?.addEventListener('abort', this.#cancel, { once: true });
    }
    get signal() {
        return this.#stop.signal;
    }
    expect(ms) {
        clearTimeout(this.#timer);
        const late = () => this.#stop.abort(new DOMException('no sign of life', 'TimeoutError'));
        this.#timer = setTimeout(late, ms);
    }
    end(isDone) {
        clearTimeout(this.#timer);
        this.#outer?.removeEventListener('abort', this.#cancel);
        if (!isDone)
            this.#stop.abort();
    }
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/artifacts/transfer.js




async function transfer(mlflow, routes, file, sink, signal) {
    const failures = [];
    for (const route of routes) {
        try {
            return await transferBy(mlflow, route, file, sink, signal);
        }
        catch (error) {
            if (signal?.aborted || error instanceof SinkError)
                throw error;
            failures.push(error);
        }
    }
    throw failures[0];
}
class SinkError extends lib/* UserError */.yo {
}
function sinkError(what, cause) {
    if (cause instanceof lib/* UserError */.yo)
        return new SinkError(cause.message);
    const reason = (0,lib/* reasonOf */.A3)(cause, '');
    const advice = reason === 'ENOSPC' ? ' The disk is full: use a larger runner, or free space in a step before.' : '';
    return new SinkError(`The ${what} cannot be written: ${(0,lib/* visible */.RK)(reason)}.${advice}`, { cause });
}
class Broken extends Error {
}
const SLOWEST = 50_000;
async function transferBy(mlflow, route, { path, size, what }, sink, signal) {
    const { timeout } = mlflow.retry;
    let at = 0;
    let furthest = 0;
    let etag = null;
    const attempt = async () => {
        const source = await route.sourceOf(path, what);
        const watch = new Watch(signal);
        let isDone = false;
        try {
            watch.expect(timeout + (size ?? 0) / SLOWEST);
            const range = at > 0 ? { range: `bytes=${at}-` } : {};
            const response = await mlflow.open(source, what, { ...range, signal: watch.signal });
            refusePacked(response, what);
            const start = startOf(response);
            if (start !== at && start !== 0)
                throw new Broken('the server gave another part than was asked for');
            if (start > 0 && response.headers.get('etag') !== etag) {
                at = 0;
                throw new Broken('the file was replaced while it was read');
            }
            at = start;
            etag = response.headers.get('etag');
            const total = lengthOf(response, start);
            if (size !== undefined && total !== undefined && total !== size)
                throw otherSize(response, what, size, total);
            const expected = size ?? total;
            for await (const bytes of response.body ?? []) {
                watch.expect(timeout);
                if (expected !== undefined && at + bytes.length > expected)
                    throw otherSize(response, what, expected, at + bytes.length);
                await sink.write(bytes, at).catch((error) => {
                    throw sinkError(what, error);
                });
                at += bytes.length;
            }
            if (expected !== undefined && at < expected)
                throw new Broken(`${at} of ${expected} bytes came`);
            isDone = true;
            return at;
        }
        finally {
            watch.end(isDone);
        }
    };
    const explain = (error, tries) => explained(mlflow, what, error, tries);
    return persist({ retry: mlflow.retry, log: mlflow.log, name: (0,lib/* visible */.RK)(path), explain, ...(signal && { signal }) }, async (renew) => {
        try {
            return await attempt();
        }
        catch (error) {
            if (at > furthest)
                renew();
            furthest = Math.max(furthest, at);
            if (!(error instanceof Refusal) || error.status !== 416 || at === 0)
                throw error;
            at = 0;
            throw new Broken('the server does not go on from where it was');
        }
    });
}
function startOf({ status, headers }) {
    if (status !== 206)
        return 0;
    return Number(/^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1] ?? Number.NaN);
}
function lengthOf({ status, headers }, start) {
    const [, total] = /\/(\d+)$/.exec((status === 206 && headers.get('content-range')) || '') ?? [];
    if (total !== undefined)
        return Number(total);
    const length = headers.get('content-length');
    return length === null ? undefined : start + Number(length);
}
function refusePacked({ status, headers }, what) {
    const encoding = headers.get('content-encoding') ?? 'identity';
    if (encoding === 'identity')
        return;
    const said = `, packed as ${(0,lib/* visible */.RK)(encoding)}`;
    throw new Refusal(`The ${what} comes packed as ${(0,lib/* visible */.RK)(encoding)}.`, { status, headers, body: '' }, said);
}
function otherSize({ status, headers }, what, listed, given) {
    return new Refusal(`MLflow lists the ${what} with ${listed} bytes, and gives ${given}. Was it replaced meanwhile? Run the job again.`, { status, headers, body: '' }, ` with ${given} bytes in place of ${listed}`);
}
function explained({ address, retry }, what, error, tries) {
    if (error instanceof lib/* UserError */.yo)
        return error;
    const reason = (0,lib/* reasonOf */.A3)(error, `no sign of life within ${retry.timeout / 1000} seconds`);
    const advice = (0,lib/* certificateAdvice */.qQ)(reason) ?? 'Run the job again.';
    return new lib/* UserError */.yo(`The ${what} cannot be read from MLflow at ${address}: ${(0,lib/* visible */.RK)(reason)}${tries > 1 ? `, ${tries} times` : ''}. ${advice}`, { cause: error });
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/artifacts/download.js





const AT_ONCE = 8;
const LARGE = 8e6;
async function download(mlflow, routes, files, folder, { now, signal }) {
    const total = files.reduce((sum, { size = 0 }) => sum + size, 0);
    await (0,promises_.mkdir)(folder, { recursive: true });
    await refuseWithoutRoom(folder, total);
    const progress = new lib/* ByteProgress */.Om(total, 'downloaded', mlflow.log, now);
    let done = 0;
    const add = (bytes) => progress.add(bytes, `, ${done} of ${files.length} files`);
    const parts = await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, '.download-'));
    try {
        const largestFirst = files
            .map((file, index) => ({ file, part: (0,external_node_path_.join)(parts, String(index)) }))
            .sort((one, other) => (other.file.size ?? 0) - (one.file.size ?? 0));
        await inParallel(largestFirst, AT_ONCE, async ({ file, part }, stop) => {
            await fetchTo(part, mlflow, routes, file, add, stop);
            const path = (0,external_node_path_.join)(folder, file.path);
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
            await (0,promises_.rename)(part, path);
            done++;
        }, signal);
    }
    finally {
        await (0,promises_.rm)(parts, { recursive: true, force: true });
    }
}
async function fetchTo(part, mlflow, routes, file, add, signal) {
    const handle = await (0,promises_.open)(part, 'w');
    try {
        let end = 0;
        const write = async (bytes, at) => {
            for (let done = 0; done < bytes.length;)
                done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
            add(at + bytes.length - end);
            end = at + bytes.length;
        };
        const suited = (file.size ?? LARGE) < LARGE ? routes.small : routes.large;
        await handle.truncate(await transfer(mlflow, suited, file, { write }, signal));
    }
    finally {
        await handle.close();
    }
}
async function refuseWithoutRoom(folder, needed) {
    const { bavail, bsize } = await (0,promises_.statfs)(folder);
    const free = bavail * bsize;
    if (needed > free)
        throw new lib/* UserError */.yo(`The model has ${(0,lib/* bytesInWords */.ob)(needed)}, and this machine's disk has room for ${(0,lib/* bytesInWords */.ob)(free)}. Use a larger runner, or free space in a step before.`);
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/artifacts/location.js

function proxyPathOf(uri, address) {
    const anchor = `${address}/api/2.0/mlflow-artifacts/artifacts/`;
    const path = uri.startsWith(anchor)
        ? uri.slice(anchor.length)
        : /^mlflow-artifacts:(?:\/\/[^/]*)?\/+(.*)$/.exec(uri)?.[1];
    const parts = path?.split('/').filter((part) => part !== '') ?? [];
    return parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}
function shownUri(uri) {
    return (0,lib/* visible */.RK)(uri.replace(/\/\/[^/@]*:[^/@]*@/, '//***@').replace(/[?#].*/, ''));
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/artifacts/paths.js

function faultOfPath(path) {
    if (/[\0-\x1f\x7f]/.test(path))
        return 'it has a control character in it';
    if (path.includes('\\'))
        return 'it has a backslash in it';
    if (/^[a-z]:/i.test(path))
        return 'it begins with a drive';
    const parts = path.split('/');
    if (parts[0] === '')
        return 'it does not begin with a name';
    if (parts.includes(''))
        return 'a name in it is empty';
    if (parts.includes('..') || parts.includes('.'))
        return 'it leads elsewhere';
    return undefined;
}
function refuseHostile(label, files, folders) {
    const fault = (path, why) => new lib/* UserError */.yo(`${label} has a file "${(0,lib/* visible */.RK)(path)}", which is not downloaded: ${why}. Log the model again without it.`);
    const seen = new Set(folders);
    for (const { path } of files) {
        const why = faultOfPath(path);
        if (why !== undefined)
            throw fault(path, why);
        if (seen.has(path))
            throw fault(path, 'there are two of that name');
        seen.add(path);
    }
}
function joined(...parts) {
    return parts.filter((part) => part !== '').join('/');
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/artifacts/listing.js





function listRun(mlflow, runId, folder) {
    const query = { run_id: runId, ...(folder && { path: folder }) };
    return pagesOf(mlflow, 'api/2.0/mlflow/artifacts/list', query, `the artifacts of run ${runId}`);
}
function listersOf(mlflow, { uri, run, modelId }) {
    const proxied = uri === undefined ? undefined : proxyPathOf(uri, mlflow.address);
    return [
        ...(modelId === undefined ? [] : [listerOfModel(mlflow, modelId)]),
        ...(run === undefined ? [] : [listerOfRun(mlflow, run)]),
        ...(proxied === undefined ? [] : [listerOfProxy(mlflow, proxied)]),
    ];
}
function listerOfModel(mlflow, id) {
    const path = `api/2.0/mlflow/logged-models/${encodeURIComponent(id)}/artifacts/directories`;
    return {
        name: "the logged model's list",
        list: (folder) => pagesOf(mlflow, path, folder ? { artifact_directory_path: folder } : {}, `the artifacts of logged model ${id}`),
    };
}
function listerOfRun(mlflow, { id, path: root }) {
    return {
        name: "the run's list",
        async list(folder) {
            const entries = await listRun(mlflow, id, joined(root, folder));
            if (root === '')
                return entries;
            return entries
                .filter(({ path }) => path !== root)
                .map((entry) => {
                if (!entry.path.startsWith(`${root}/`))
                    throw outside(entry.path, root);
                return { ...entry, path: entry.path.slice(root.length + 1) };
            });
        },
    };
}
function listerOfProxy(mlflow, root) {
    return {
        name: "the artifact proxy's list",
        async list(folder) {
            const query = { path: joined(root, folder) };
            const entries = await pagesOf(mlflow, 'api/2.0/mlflow-artifacts/artifacts', query, 'the artifacts');
            return entries.map((entry) => ({ ...entry, path: joined(folder, entry.path) }));
        },
    };
}
async function pagesOf(mlflow, path, query, what) {
    const entries = [];
    let token;
    for (let pages = 1;; pages++) {
        const call = { path, query: { ...query, ...(token && { page_token: token }) } };
        const page = (await mlflow.ask(call, what));
        for (const { path, is_dir: isFolder = false, file_size: size } of page.files ?? []) {
            if (typeof path !== 'string')
                throw strange(mlflow.address);
            entries.push({ path, isFolder, ...(Number(size) > 0 && !isFolder && { size: Number(size) }) });
        }
        if (entries.length > MOST)
            throw tooMany(what);
        if (!page.next_page_token)
            return entries;
        if (page.next_page_token === token || pages === MOST_PAGES)
            throw strange(mlflow.address);
        token = page.next_page_token;
    }
}
const MOST = 100_000;
const MOST_PAGES = 1000;
function tooMany(what) {
    return new lib/* UserError */.yo(`There are more than ${MOST} files in ${what}. Pack them into fewer.`);
}
const listing_AT_ONCE = 8;
async function listAll(label, { list }) {
    const files = [];
    const folders = [];
    for (let level = ['']; level.length > 0;) {
        const next = [];
        await inParallel(level, listing_AT_ONCE, async (folder) => {
            for (const entry of await list(folder)) {
                const name = folder === '' ? entry.path : entry.path.slice(folder.length + 1);
                if (faultOfPath(entry.path) === undefined &&
                    (joined(folder, name) !== entry.path || name.includes('/')))
                    throw outside(entry.path, folder);
                if (entry.isFolder)
                    next.push(entry.path);
                else
                    files.push(entry);
            }
            if (files.length + folders.length + next.length > MOST)
                throw tooMany(label);
        });
        refuseHostile(label, next.map((path) => ({ path })), []);
        folders.push(...next);
        level = next;
    }
    refuseHostile(label, files, folders);
    return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}
function outside(path, folder) {
    return new lib/* UserError */.yo(`MLflow lists "${(0,lib/* visible */.RK)(path)}" in ${folder === '' ? "the model's folder" : `the folder "${(0,lib/* visible */.RK)(folder)}"`}, where it cannot be. Nothing was downloaded.`);
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/artifacts/trial.js



function trialOf(name, error) {
    if (error instanceof Refusal)
        return { name, answer: error.answer };
    if (error instanceof lib/* UserError */.yo && error.cause !== undefined)
        return { name, answer: (0,lib/* visible */.RK)((0,lib/* reasonOf */.A3)(error.cause, 'no answer in time')) };
    throw error;
}
function noWay(address, label, uri, trials) {
    const place = uri === undefined ? '' : `, which are at ${shownUri(uri)}`;
    const tried = trials.map(({ name, answer }) => `\n  ${name}: ${answer}`).join('');
    return new lib/* UserError */.yo(`MLflow at ${address} does not give the files of ${label}${place}. ${tried === '' ? NO_LIST : `What it was asked for, and what it answered:${tried}`}\n${adviceFor(address, trials, uri)}`);
}
const SERVER = "MLflow's server";
const NO_LIST = 'It has no way to say which there are: log the model in a run, and register it from that.';
function adviceFor(address, trials, uri = '') {
    const some = (pattern) => trials.some(({ answer }) => pattern.test(answer));
    const isProxied = /^(mlflow-artifacts|https?):/.test(uri);
    const storage = /^(s3|gs|wasbs?|abfss?|hdfs|dbfs):/.exec(uri)?.[1];
    const host = /^mlflow-artifacts:\/\/([^/@]+)\//.exec(uri)?.[1];
    const advice = [
        some(/serve-artifacts/) &&
            'Start the server with --serve-artifacts, and with --artifacts-destination for where they are: then it hands them out.',
        !isProxied &&
            trials.some(({ name, answer }) => name.startsWith(SERVER) && answer.startsWith('404')) &&
            'Start the server with --serve-artifacts, or let the way to it pass /get-artifact, /model-versions/get-artifact and /ajax-api, by which its own pages read them.',
        some(/invalid host header/i)
            ? `Start the server with its name allowed: --allowed-hosts ${new URL(address).host}, or MLFLOW_SERVER_ALLOWED_HOSTS.`
            : some(/^40[13]/) && 'Give the account READ permission for the experiment and the model.',
        storage &&
            some(/^5/) &&
            `Give the server itself access to its ${storage} storage: the packages and the credentials are needed there, not in this job.`,
        host &&
            `The files belong to the MLflow server at ${(0,lib/* visible */.RK)(host)}. If that is another one, name it as MLFLOW_TRACKING_URI.`,
    ];
    return (advice.filter(Boolean).join('\n') ||
        "Are the files shown in MLflow's own pages? What it shows there can be read here.");
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/artifacts/probe.js





async function workingRoutes(mlflow, candidates, file) {
    const working = [];
    const trials = [];
    for (const [index, route] of candidates.entries()) {
        try {
            const resumes = await probe(mlflow, route, file);
            const untried = candidates.slice(index + 1);
            if (resumes)
                return {
                    routes: { small: [...working, route, ...untried], large: [route, ...working, ...untried] },
                    trials,
                };
            working.push(route);
        }
        catch (error) {
            trials.push(trialOf(route.name, error));
        }
    }
    return { ...(working.length > 0 && { routes: { small: working, large: working } }), trials };
}
const ENOUGH = 1e6;
async function probe(mlflow, route, { path, size, what }) {
    const explain = (error) => error instanceof lib/* UserError */.yo ? error : new lib/* UserError */.yo(`The ${what} cannot be read.`, { cause: error });
    return persist({ retry: mlflow.retry, log: mlflow.log, name: path, explain }, async () => {
        const source = await route.sourceOf(path, what);
        const watch = new Watch(undefined);
        try {
            watch.expect(mlflow.retry.timeout);
            const response = await mlflow.open(source, what, {
                ...(size !== undefined && { range: 'bytes=0-' }),
                signal: watch.signal,
            });
            refusePacked(response, what);
            let length = 0;
            for await (const bytes of response.body ?? []) {
                length += bytes.length;
                if (length > ENOUGH)
                    break;
            }
            if (size !== undefined && length !== size && length <= ENOUGH)
                throw otherSize(response, what, size, length);
            return response.status === 206 || response.headers.get('accept-ranges') === 'bytes';
        }
        finally {
            watch.end(false);
        }
    });
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/artifacts/read-text.js


const LONGEST = 4 * 2 ** 20;
async function readText(mlflow, { small }, file) {
    const refuse = (size) => {
        if (size > LONGEST)
            throw new lib/* UserError */.yo(`The ${file.what} is longer than the 4 MB that such a file has at most.`);
    };
    refuse(file.size ?? 0);
    let content = Buffer.alloc(0);
    await transfer(mlflow, small, file, {
        async write(bytes, at) {
            refuse(at + bytes.length);
            content = Buffer.concat([content.subarray(0, at), bytes]);
        },
    });
    return content.toString('utf8');
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./packages/mlflow/lib/foreign-address.js

function mayBeFollowed(url, from) {
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
        return false;
    return !isThisMachine(url.hostname) || isThisMachine(new URL(from).hostname);
}
function isThisMachine(hostname) {
    const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
    if ((0,external_node_net_.isIP)(name) === 4)
        return /^(?:127|0)\.|^169\.254\./.test(name);
    if ((0,external_node_net_.isIP)(name) === 6)
        return /^::1?$|^fe[89ab]|^::ffff:(?:7f|0{0,2}:|a9fe)/.test(name);
    return name === 'localhost' || name.endsWith('.localhost') || /^metadata\./.test(name);
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/artifacts/routes.js






function routesOf(mlflow, { uri = '', run, modelId, version }) {
    const proxied = proxyPathOf(uri, mlflow.address);
    const isDatabricks = uri.startsWith('dbfs:/');
    const routes = [];
    const add = (name, sourceOf) => routes.push({ name, sourceOf });
    const call = (name, callOf) => add(name, async (path) => callOf(path));
    if (proxied !== undefined) {
        const below = (path) => (0,lib/* encodedPath */.yT)(joined(proxied, path));
        call("MLflow's artifact proxy", (path) => ({
            path: `api/2.0/mlflow-artifacts/artifacts/${below(path)}`,
        }));
        add("links into the storage behind MLflow's artifact proxy", async (path, what) => linkOf(mlflow, await mlflow.ask({ path: `api/2.0/mlflow-artifacts/presigned/${below(path)}` }, what)));
    }
    else if (run !== undefined && !isDatabricks)
        add("links into the storage of the run's artifacts", async (path, what) => {
            const body = { run_id: run.id, path: joined(run.path, path) };
            const request = { path: 'api/2.0/mlflow/artifacts/presigned-download-url', body };
            return linkOf(mlflow, await mlflow.ask(request, what));
        });
    if (run !== undefined && isDatabricks)
        add("links into Databricks' storage of the run's artifacts", async (path, what) => {
            const body = { run_id: run.id, path: [joined(run.path, path)] };
            const request = { path: 'api/2.0/mlflow/artifacts/credentials-for-read', body };
            const { credential_infos: [link] = [] } = (await mlflow.ask(request, what));
            return linkOf(mlflow, link);
        });
    if (modelId !== undefined && isDatabricks)
        add("links into Databricks' storage of the logged model", async (path, what) => {
            const to = `api/2.0/mlflow/logged-models/${encodeURIComponent(modelId)}/artifacts/credentials-for-download`;
            const { credentials: [link] = [] } = (await mlflow.ask({ path: to, body: { paths: [path] } }, what));
            return linkOf(mlflow, link?.credential_info);
        });
    if (run !== undefined)
        call(`${SERVER}, as the run's artifacts`, (path) => ({
            path: 'get-artifact',
            query: { run_id: run.id, path: joined(run.path, path) },
        }));
    if (modelId !== undefined)
        call(`${SERVER}, as the logged model's artifacts`, (path) => ({
            path: `ajax-api/2.0/mlflow/logged-models/${encodeURIComponent(modelId)}/artifacts/files`,
            query: { artifact_file_path: path },
        }));
    if (version !== undefined)
        call(`${SERVER}, as the model version's artifacts`, (path) => ({
            path: 'model-versions/get-artifact',
            query: { ...version, path },
        }));
    return routes;
}
function linkOf({ address }, answer = {}) {
    const { url, presigned_url, signed_uri, headers } = answer;
    const link = url ?? presigned_url ?? signed_uri;
    if (typeof link !== 'string' || !URL.canParse(link) || !mayBeFollowed(new URL(link), address))
        throw strange(address);
    return {
        url: new URL(link),
        headers: Array.isArray(headers)
            ? Object.fromEntries(headers.map(({ name, value }) => [name, value]))
            : { ...headers },
    };
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/artifacts/open.js








async function openArtifacts(mlflow, { label, location }) {
    const { entries = [], trials: listing } = await listBy(listersOf(mlflow, location), label);
    const [first] = entries;
    if (first === undefined && listing.length > 0 && listing.every(({ answer }) => answer === NO_FILES))
        throw new lib/* UserError */.yo(`${label} has no files${location.uri === undefined ? '' : ` at ${shownUri(location.uri)}`}. Were they deleted, or never logged?`);
    if (first === undefined)
        throw noWay(mlflow.address, label, location.uri, listing);
    const known = new Map(entries.map(({ path, size }) => [path, { path, size, what: `file "${(0,lib/* visible */.RK)(path)}" of ${label}` }]));
    const theFile = (path) => {
        const file = known.get(path);
        if (file === undefined)
            throw new lib/* UserError */.yo(`${label} has no file "${(0,lib/* visible */.RK)(path)}".`);
        return file;
    };
    const sample = known.get('MLmodel') ?? theFile((entries.find(({ size }) => size) ?? first).path);
    const { routes, trials } = await workingRoutes(mlflow, routesOf(mlflow, location), sample);
    if (routes === undefined)
        throw noWay(mlflow.address, label, location.uri, [...listing, ...trials]);
    return {
        files: entries.map(({ path, size = 0 }) => ({ path, size })),
        route: routes.small[0].name,
        readText: async (path) => readText(mlflow, routes, theFile(path)),
        download: async (files, folder, options) => {
            const wanted = files.map(({ path }) => theFile(path));
            await download(mlflow, routes, wanted, folder, options);
        },
    };
}
const NO_FILES = 'no files';
async function listBy(listers, label) {
    const trials = [];
    for (const lister of listers) {
        try {
            const entries = await listAll(label, lister);
            if (entries.length > 0)
                return { entries, trials };
            trials.push({ name: lister.name, answer: NO_FILES });
        }
        catch (error) {
            trials.push(trialOf(lister.name, error));
        }
    }
    return { trials };
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/address.js

const EXAMPLE = '\n  env:\n    MLFLOW_TRACKING_URI: https://mlflow.example.com';
function addressOf(trackingUri, given) {
    const url = urlOf(trackingUri.trim());
    const username = given.username || decoded(url.username);
    const password = given.password || decoded(url.password);
    const token = given.token || undefined;
    const base = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
    if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
        throw new lib/* UserError */.yo('MLFLOW_TRACKING_TOKEN holds spaces, line breaks or letters that no token has. Copy it again into the secret.');
    if (/[\0-\x1f\x7f]/.test(username + password) || username.includes(':'))
        throw new lib/* UserError */.yo('MLFLOW_TRACKING_USERNAME or MLFLOW_TRACKING_PASSWORD holds a line break, or the username a colon. Copy them again into the secrets.');
    if (username !== '' && password !== '') {
        const basic = Buffer.from(`${username}:${password}`).toString('base64');
        return { base, authorization: `Basic ${basic}`, secrets: [password, url.password || password, basic] };
    }
    if (token !== undefined)
        return { base, authorization: `Bearer ${token}`, secrets: [token] };
    if (username !== '' || password !== '')
        throw new lib/* UserError */.yo(`MLflow: a ${username !== '' ? 'username' : 'password'} is given alone. Give both, or a token in their place:\n` +
            `  env:\n    MLFLOW_TRACKING_USERNAME: ci\n    MLFLOW_TRACKING_PASSWORD: $\{{ secrets.MLFLOW_TRACKING_PASSWORD }}`);
    return { base, secrets: [] };
}
function urlOf(text) {
    if (text === '')
        throw new lib/* UserError */.yo(`MLFLOW_TRACKING_URI is not set. Write the tracking server's address:${EXAMPLE}`);
    const shown = (0,lib/* visible */.RK)(text.replace(/^([a-z]+:\/\/)?.*@/is, '$1***@').replace(/[?#].*/, ''));
    if (/^databricks\b/.test(text))
        throw new lib/* UserError */.yo(`MLFLOW_TRACKING_URI: "${shown}" ${text === 'databricks' ? 'does not say which workspace' : 'names a profile of a machine'}. Write the workspace's address and its token:\n` +
            `  env:\n    MLFLOW_TRACKING_URI: databricks\n    DATABRICKS_HOST: https://WORKSPACE.cloud.databricks.com\n    DATABRICKS_TOKEN: $\{{ secrets.DATABRICKS_TOKEN }}`);
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
        throw new lib/* UserError */.yo(`MLFLOW_TRACKING_URI: "${shown}" is not the address of a tracking server, which starts with https:// or http://. A local store or database cannot be read. Write for example:${EXAMPLE}`);
    if (url.search !== '' || url.hash !== '')
        throw new lib/* UserError */.yo(`MLFLOW_TRACKING_URI: what follows "${shown}" is of a page, not of the server. Write the address alone:\n` +
            `  env:\n    MLFLOW_TRACKING_URI: ${shown}`);
    return url;
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/client.js





const AGENT = `mlops-actions/${lib/* version */.rE}`;
const MOST_REDIRECTS = 5;
function connectMlflow(settings) {
    const { fetch, log, workspace = '', retry = RETRY } = settings;
    const { base, authorization, secrets } = addressOf(settings.trackingUri, settings);
    for (const secret of secrets)
        settings.secret(secret);
    if (!/^[\x21-\x7e]*$/.test(workspace))
        throw new lib/* UserError */.yo(`MLFLOW_WORKSPACE: "${(0,lib/* visible */.RK)(workspace)}" is no name of a workspace.`);
    const everywhere = { 'user-agent': AGENT };
    const here = {
        ...everywhere,
        ...(authorization && { authorization }),
        ...(workspace && { 'x-mlflow-workspace': workspace }),
    };
    const urlOf = ({ path, query = {} }) => {
        const url = new URL(`${base}/${path}`);
        url.search = new URLSearchParams(query).toString();
        return url;
    };
    const questionOf = (url, what) => ({
        url,
        address: base,
        what,
        hasCredentials: authorization !== undefined,
        seconds: retry.timeout / 1000,
    });
    const withoutSecrets = (body) => secrets.reduce((text, secret) => text.replaceAll(secret, '***'), body);
    const refusal = (answer, question) => refusalOf({ ...answer, body: withoutSecrets(answer.body) }, question);
    const ask = async (call, what) => {
        const url = urlOf(call);
        const question = questionOf(url, what);
        const { body } = call;
        const init = {
            headers: {
                ...here,
                accept: 'application/json',
                ...(body && { 'content-type': 'application/json' }),
            },
            ...(body && { method: 'POST', body: JSON.stringify(body) }),
            redirect: 'manual',
        };
        return persist({ retry, log, name: call.path, explain: (error, tries) => unreachable(error, question, tries) }, async () => {
            const signal = AbortSignal.timeout(retry.timeout);
            const answer = await answerOf(await fetch(url, { ...init, signal }));
            if (answer.status < 200 || answer.status >= 300)
                throw refusal(answer, question);
            return contentOf(answer, question);
        });
    };
    const open = async (from, what, { range, signal }) => {
        const start = 'url' in from ? from.url : urlOf(from);
        const isOurs = (url) => !('url' in from) && url.href.startsWith(`${base}/`);
        const headersOf = (url) => {
            if (isOurs(url))
                return here;
            return { ...everywhere, ...('url' in from && url.origin === start.origin && from.headers) };
        };
        const common = { 'accept-encoding': 'identity', ...(range && { range }) };
        for (let url = start, hops = 0;; hops++) {
            const headers = { ...headersOf(url), ...common };
            const response = await fetch(url, { headers, redirect: 'manual', signal });
            if (response.ok)
                return response;
            const location = response.headers.get('location');
            const isRedirect = response.status >= 300 && response.status < 400;
            const next = isRedirect && location !== null && hops < MOST_REDIRECTS && elsewhere(location, url, base);
            if (!next) {
                const answer = await answerOf(response);
                throw isOurs(url) ? refusal(answer, questionOf(url, what)) : storageRefusalOf(answer, url, what);
            }
            await response.body?.cancel();
            url = next;
        }
    };
    return {
        address: base,
        log,
        retry,
        ask,
        get: (path, query, what) => ask({ path: `api/2.0/mlflow/${path}`, query }, what),
        open,
    };
}
function elsewhere(location, from, base) {
    if (!URL.canParse(location, from.href))
        return undefined;
    const url = new URL(location, from);
    return mayBeFollowed(url, base) ? url : undefined;
}
const LONGEST_ANSWER = 2 ** 26;
async function answerOf(response) {
    const chunks = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
        length += chunk.length;
        if (length > LONGEST_ANSWER)
            throw new lib/* UserError */.yo(`${new URL(response.url || 'http://mlflow').host} answered with more than ${LONGEST_ANSWER} bytes where MLflow says little.`);
        chunks.push(chunk);
    }
    return { status: response.status, headers: response.headers, body: Buffer.concat(chunks).toString() };
}
function contentOf(answer, question) {
    try {
        const content = JSON.parse(answer.body);
        if (typeof content === 'object' && content !== null)
            return content;
    }
    catch { }
    throw notMlflow(answer, question);
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/value.js
function numberOf(json) {
    const value = Number(json ?? 0);
    return Math.abs(value) === Number.MAX_VALUE ? Math.sign(value) * Number.POSITIVE_INFINITY : value;
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/history.js

function pointOf({ step, timestamp, value }) {
    return { step: Number(step ?? 0), timestamp: Number(timestamp ?? 0), value: numberOf(value) };
}
async function readHistory(mlflow, runId, key) {
    const points = [];
    let token;
    do {
        const page = (await mlflow.get('metrics/get-history', { run_id: runId, metric_key: key, max_results: PAGE, ...(token && { page_token: token }) }, `metric "${key}" of run ${runId}`));
        for (const point of page.metrics ?? [])
            points.push(pointOf(point));
        token = page.next_page_token;
    } while (token);
    return points.sort((one, other) => one.step - other.step || one.timestamp - other.timestamp);
}
const PAGE = '25000';

;// CONCATENATED MODULE: ./packages/mlflow/lib/runs.js


async function readRun(mlflow, id) {
    const { run } = (await mlflow.get('runs/get', { run_id: id }, `run ${id}`));
    if (run?.info === undefined)
        throw strange(mlflow.address);
    const { info, data, inputs, outputs } = run;
    return {
        id,
        name: info.run_name ?? '',
        experimentId: info.experiment_id || undefined,
        isDeleted: info.lifecycle_stage === 'deleted',
        startedAt: info.start_time === undefined ? undefined : Number(info.start_time),
        artifactUri: info.artifact_uri ?? '',
        metrics: new Map(data?.metrics?.map(({ key, value }) => [key, numberOf(value)])),
        params: textsOf(data?.params),
        tags: textsOf(data?.tags),
        datasets: (inputs?.dataset_inputs ?? []).flatMap(({ dataset, tags }) => {
            if (dataset?.name === undefined)
                return [];
            const context = textsOf(tags).get('mlflow.data.context');
            return {
                name: dataset.name,
                digest: dataset.digest ?? '',
                ...(dataset.source_type && { sourceType: dataset.source_type }),
                ...(context && { context }),
            };
        }),
        modelIds: [...new Set(outputs?.model_outputs?.map(({ model_id }) => model_id))],
    };
}
function readRunIfThere(mlflow, id) {
    return readRun(mlflow, id).catch(missing);
}
function textsOf(tags) {
    return new Map(tags?.map(({ key, value }) => [key, value ?? '']));
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/logged-models.js



async function readLoggedModel(mlflow, id) {
    const content = await mlflow.get(`logged-models/${encodeURIComponent(id)}`, {}, `logged model ${id}`);
    const { model } = content;
    if (model?.info === undefined)
        throw strange(mlflow.address);
    const { info, data } = model;
    return {
        id,
        name: info.name || id,
        runId: info.source_run_id || undefined,
        artifactUri: info.artifact_uri || undefined,
        status: info.status ?? '',
        createdAt: info.creation_timestamp_ms === undefined ? undefined : Number(info.creation_timestamp_ms),
        metrics: (data?.metrics ?? []).map(({ key, run_id, ...point }) => ({
            key,
            ...pointOf(point),
            runId: run_id || undefined,
        })),
        params: textsOf(data?.params),
    };
}
function readLoggedModelIfThere(mlflow, id) {
    return readLoggedModel(mlflow, id).catch(missing);
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/model-metrics.js

async function metricsOfModel(mlflow, run, model) {
    const logged = model?.metrics ?? [];
    const isOneOfMany = run !== undefined && run.modelIds.length > 1;
    const own = isOneOfMany || run === undefined ? logged : logged.filter((metric) => metric.runId !== run.id);
    const metrics = new Map(isOneOfMany && own.length > 0 ? [] : run?.metrics);
    for (const metric of latestOf(own))
        metrics.set(metric.key, await undamaged(mlflow, metric));
    return metrics;
}
function latestOf(logged) {
    const latest = new Map();
    for (const metric of logged) {
        const other = latest.get(metric.key);
        if (other === undefined ||
            (metric.timestamp - other.timestamp || metric.step - other.step || metric.value - other.value) > 0)
            latest.set(metric.key, metric);
    }
    return latest.values();
}
async function undamaged(mlflow, metric) {
    const { key, value, step, timestamp, runId } = metric;
    if (value !== 0 || runId === undefined)
        return value;
    const points = await readHistory(mlflow, runId, key);
    const same = points.filter((point) => point.step === step && point.timestamp === timestamp);
    return same.some((point) => Number.isNaN(point.value)) ? Number.NaN : value;
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/facts.js



async function readModelFacts(mlflow, { runId, modelId }) {
    const [run, model] = await Promise.all([
        runId === undefined ? undefined : readRunIfThere(mlflow, runId),
        modelId === undefined ? undefined : readLoggedModelIfThere(mlflow, modelId),
    ]);
    return {
        metrics: await metricsOfModel(mlflow, run, model),
        params: new Map([...(run?.params ?? []), ...(model?.params ?? [])]),
        datasets: run?.datasets ?? [],
        ...(run && { run: originOf(run) }),
    };
}
function originOf({ id, name, experimentId, tags, startedAt }) {
    const gitCommit = tags.get('mlflow.source.git.commit');
    const gitRepo = withoutCredentials(tags.get('mlflow.source.git.repoURL'));
    const source = tags.get('mlflow.source.name');
    return {
        id,
        name,
        ...(experimentId && { experimentId }),
        ...(gitCommit && { gitCommit }),
        ...(gitRepo && { gitRepo }),
        ...(source && { source }),
        ...(startedAt !== undefined && { startedAt }),
    };
}
function withoutCredentials(repo) {
    return repo?.replace(/^(https?:\/\/)[^/@]*@/i, '$1');
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/labels.js

function labelOfRun({ id, name, isDeleted }) {
    return `MLflow run ${name === '' ? '' : `${(0,lib/* visible */.RK)(name)} `}(${id.slice(0, 8)}${isDeleted ? ', deleted' : ''})`;
}
function labelOfVersion({ name, version }, alias) {
    return `MLflow ${(0,lib/* visible */.RK)(name)}${alias === undefined ? ` version ${version}` : `@${alias} (version ${version})`}`;
}
function labelOfModel({ id, name }) {
    return `MLflow model ${(0,lib/* visible */.RK)(name)} (${id.slice(0, 10)})`;
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/registry.js


async function readVersion(mlflow, name, version) {
    const what = `version ${version} of the model "${(0,lib/* visible */.RK)(name)}"`;
    return versionOf(await mlflow.get('model-versions/get', { name, version }, what), name, mlflow);
}
async function readAlias(mlflow, name, alias) {
    const what = `alias "${alias}" of the model "${(0,lib/* visible */.RK)(name)}"`;
    return versionOf(await mlflow.get('registered-models/alias', { name, alias }, what), name, mlflow);
}
function isUnset(error) {
    if (!(error instanceof Refusal))
        return false;
    if (error.code === 'RESOURCE_DOES_NOT_EXIST')
        return true;
    return error.code === 'INVALID_PARAMETER_VALUE' && /\balias\b.*\bnot found\b/i.test(error.message);
}
function versionOf(content, name, mlflow) {
    const { model_version: json } = content;
    if (json?.version === undefined)
        throw strange(mlflow.address);
    const { source = '', status = '', status_message: message } = json;
    return {
        name,
        version: String(json.version),
        runId: json.run_id || undefined,
        modelId: json.model_id || /^models:\/+(m-[\w-]+)$/.exec(source)?.[1],
        source,
        description: json.description ?? '',
        status: message ? `${status}: ${message}` : status,
        createdAt: json.creation_timestamp === undefined ? undefined : Number(json.creation_timestamp),
    };
}
async function readDownloadUri(mlflow, { name, version }) {
    const what = `the place of version ${version} of the model "${(0,lib/* visible */.RK)(name)}"`;
    const { artifact_uri: uri } = (await mlflow.get('model-versions/get-download-uri', { name, version }, what));
    return typeof uri === 'string' && uri !== '' ? uri : undefined;
}
async function readRegisteredModel(mlflow, name) {
    const content = await mlflow.get('registered-models/get', { name }, `registered model "${(0,lib/* visible */.RK)(name)}"`);
    const { registered_model: json } = content;
    if (json === undefined)
        throw strange(mlflow.address);
    return {
        description: json.description ?? '',
        aliases: (json.aliases ?? []).map(({ alias, version }) => ({ alias, version: String(version) })),
    };
}
async function readVersions(mlflow, name) {
    const quote = name.includes("'") ? '"' : "'";
    const query = { filter: `name=${quote}${name}${quote}`, max_results: '100' };
    const content = await mlflow.get('model-versions/search', query, `versions of the model "${(0,lib/* visible */.RK)(name)}"`);
    const { model_versions: found = [] } = content;
    return found.map(({ version }) => String(version)).sort((one, other) => Number(one) - Number(other));
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/metrics.js






async function readMlflowMetrics(mlflow, source) {
    if (source.kind === 'run') {
        const run = await readRun(mlflow, source.runId);
        return { label: labelOfRun(run), metrics: run.metrics };
    }
    if (source.kind === 'logged-model') {
        const model = await readLoggedModel(mlflow, source.modelId);
        return { label: labelOfModel(model), metrics: await ofModel(mlflow, source, model, model.runId) };
    }
    const found = await metrics_versionOf(mlflow, source);
    if (found === undefined)
        return undefined;
    const { runId, modelId } = found;
    const model = modelId === undefined ? undefined : await readLoggedModelIfThere(mlflow, modelId);
    return {
        label: labelOfVersion(found, source.kind === 'alias' ? source.alias : undefined),
        metrics: await ofModel(mlflow, source, model, runId),
    };
}
async function metrics_versionOf(mlflow, source) {
    if (source.kind === 'version')
        return readVersion(mlflow, source.name, source.version);
    return readAlias(mlflow, source.name, source.alias).catch((error) => {
        if (isUnset(error))
            return undefined;
        throw error;
    });
}
async function ofModel(mlflow, source, model, runId) {
    const run = runId === undefined ? undefined : await readRunIfThere(mlflow, runId);
    if (run === undefined && (model?.metrics ?? []).length === 0)
        throw new lib/* UserError */.yo(`"${(0,lib/* visible */.RK)(source.text)}" is a model ${runId === undefined ? 'without a run' : 'whose run is gone'}, so MLflow holds no metrics of it. Name another version, or the run that has them: mlflow:runs:/ID`);
    return metricsOfModel(mlflow, run, model);
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/resolve.js







async function resolveModel(mlflow, source) {
    switch (source.kind) {
        case 'run':
            return ofRun(mlflow, source.runId, source.path.replace(/^\/+|\/+$/g, ''));
        case 'logged-model':
            return ofLoggedModel(await readLoggedModel(mlflow, source.modelId).catch(withoutSuch(mlflow)));
        case 'version':
            return ofVersion(mlflow, await theVersion(mlflow, source.name, source.version));
        case 'alias':
            return ofVersion(mlflow, await theAlias(mlflow, source.name, source.alias), source.alias);
    }
}
async function theVersion(mlflow, name, version) {
    try {
        return await readVersion(mlflow, name, version);
    }
    catch (error) {
        if (!(error instanceof Refusal) || error.status !== 404 || error.code === undefined)
            throw error;
        await readRegisteredModel(mlflow, name);
        const versions = await readVersions(mlflow, name);
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(name)} has no version ${version}: it has ${listed(versions, 'none')}. It was looked for at ${mlflow.address}.`);
    }
}
async function theAlias(mlflow, name, alias) {
    try {
        return await readAlias(mlflow, name, alias);
    }
    catch (error) {
        if (!isUnset(error))
            throw error;
        const { aliases } = await readRegisteredModel(mlflow, name);
        const there = aliases.map((one) => `${one.alias} (version ${one.version})`).sort();
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(name)} has no alias "${(0,lib/* visible */.RK)(alias)}": it has ${listed(there, 'none')}. It was looked for at ${mlflow.address}.`);
    }
}
function listed(all, none) {
    if (all.length === 0)
        return none;
    const shown = all.slice(-20).map(lib/* visible */.RK).join(', ');
    return all.length > 20 ? `…, ${shown}` : shown;
}
async function ofVersion(mlflow, found, alias) {
    const { name, version, runId, modelId, source, createdAt } = found;
    const label = labelOfVersion(found, alias);
    refuseUnready(label, found.status);
    const [model, uri, registered] = await Promise.all([
        modelId === undefined ? undefined : readLoggedModelIfThere(mlflow, modelId),
        readDownloadUri(mlflow, found).catch(refused),
        found.description === '' ? readRegisteredModel(mlflow, name).catch(refused) : undefined,
    ]);
    if (model)
        refuseUnready(label, model.status);
    const description = found.description || registered?.description;
    const madeBy = runId ?? model?.runId;
    return {
        label,
        name,
        version,
        ...(madeBy && { runId: madeBy }),
        ...(model && { modelId: model.id }),
        ...(description && { description }),
        ...(createdAt !== undefined && { createdAt }),
        location: {
            ...(await placeOf(mlflow, uri ?? model?.artifactUri ?? source, madeBy)),
            ...(model && { modelId: model.id }),
            version: { name, version },
        },
    };
}
async function ofRun(mlflow, runId, path) {
    const run = await readRun(mlflow, runId);
    const entries = await listRun(mlflow, runId, path).catch(refused);
    if (entries?.length !== 0) {
        const uri = run.artifactUri && `${run.artifactUri}/${path}`.replace(/\/+$/, '');
        const label = `${labelOfRun(run)}${path === '' ? '' : `, ${(0,lib/* visible */.RK)(path)}`}`;
        return { label, runId, location: { ...(uri && { uri }), run: { id: runId, path } } };
    }
    const models = await modelsOf(mlflow, run);
    const model = models.filter(({ name }) => name === path).at(-1);
    if (model)
        return ofLoggedModel(model);
    const top = path === '' ? [] : await listRun(mlflow, runId, '').catch(refused);
    throw new lib/* UserError */.yo(`${labelOfRun(run)} has ${path === '' ? 'no artifacts' : `nothing at "${(0,lib/* visible */.RK)(path)}"`}: it has ${contentsOf(top ?? [], models)}. Write for example:\n  run-id: ${runId}\n  artifact-path: ${(0,lib/* visible */.RK)(models.at(-1)?.name ?? top?.find(({ isFolder }) => isFolder)?.path ?? 'model')}`);
}
function contentsOf(top, models) {
    const names = new Set(models.map(({ name }) => name));
    const parts = [
        top.length > 0 && `the artifacts ${listed(top.map(({ path }) => path).slice(0, 20), '')}`,
        names.size > 0 && `the models ${listed([...names], '')}`,
    ];
    return parts.filter(Boolean).join(' and ') || 'none';
}
async function modelsOf(mlflow, { modelIds }) {
    const found = [];
    for (const id of modelIds) {
        const model = await readLoggedModelIfThere(mlflow, id);
        if (model)
            found.push(model);
    }
    return found.sort((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));
}
function ofLoggedModel(model) {
    const { id, name, runId, artifactUri: uri, createdAt } = model;
    const label = labelOfModel(model);
    refuseUnready(label, model.status);
    return {
        label,
        name,
        modelId: id,
        ...(runId && { runId }),
        ...(createdAt !== undefined && { createdAt }),
        location: { ...(uri && { uri }), modelId: id },
    };
}
async function placeOf(mlflow, uri, madeBy) {
    const [, named, inRun = ''] = /^runs:\/+([^/]+)\/*(.*?)\/*$/.exec(uri) ?? [];
    const runId = named ?? madeBy;
    const run = runId === undefined ? undefined : await readRunIfThere(mlflow, runId);
    if (run === undefined)
        return { uri };
    if (named !== undefined)
        return { uri: `${run.artifactUri}/${inRun}`, run: { id: named, path: inRun } };
    const root = `${run.artifactUri.replace(/\/+$/, '')}/`;
    if (run.artifactUri === '' || !uri.startsWith(root))
        return { uri };
    return { uri, run: { id: run.id, path: uri.slice(root.length).replace(/\/+$/, '') } };
}
function refuseUnready(label, status) {
    if (/PENDING|FAILED/.test(status))
        throw new lib/* UserError */.yo(`${label} is not ready: MLflow has it as ${(0,lib/* visible */.RK)(status)}. Its files have not all arrived, or never will. Log and register it again.`);
}
function refused(error) {
    if (error instanceof Refusal)
        return undefined;
    throw error;
}
function withoutSuch({ address }) {
    return (error) => {
        if (error instanceof Refusal && error.status === 404 && error.code === undefined)
            throw new lib/* UserError */.yo(`MLflow at ${address} knows no logged models: those came with MLflow 3. Name the model by its run in place of model-id:\n  run-id: 0a1b2c3d4e5f60718293a4b5c6d7e8f9\n  artifact-path: model`);
        throw error;
    };
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/source.js

const source_EXAMPLE = 'mlflow:models:/my-model@champion';
function parseMlflowSource(input, text) {
    const wrong = (problem, instead = source_EXAMPLE) => new lib/* UserError */.yo(`${input}: "${(0,lib/* visible */.RK)(text)}" ${problem}. Write for example:\n  ${input}: ${(0,lib/* visible */.RK)(instead)}`);
    if (/[\0-\x1f\x7f]/.test(text))
        throw wrong('has a line break or a control character in it');
    const [, scheme, after = ''] = /^mlflow:(runs|models):\/+(.*)$/.exec(text.trim()) ?? [];
    if (scheme === undefined)
        throw wrong('is none of mlflow:runs:/ID, mlflow:models:/NAME@ALIAS and mlflow:models:/NAME/VERSION');
    if (scheme === 'runs') {
        const [, runId, path] = /^([a-z\d][\w-]{0,255})(\/.*)?$/i.exec(after) ?? [];
        if (runId === undefined)
            throw wrong('names no run', 'mlflow:runs:/0a1b2c3d4e5f60718293a4b5c6d7e8f9');
        if (path !== undefined)
            throw wrong(`leads to "${(0,lib/* visible */.RK)(path)}" in the run, and metrics are of the whole run`, `mlflow:runs:/${runId}`);
        return { text, kind: 'run', runId };
    }
    return { text, ...modelOf(after, wrong) };
}
function modelOf(address, wrong) {
    if (/^m-[\w-]+$/.test(address))
        return { kind: 'logged-model', modelId: address };
    const [, name = '', kind = '', which = ''] = /^([^/:]*?)(?:([/@])([^/@]*))?$/.exec(address) ?? [];
    if (name.trim() === '')
        throw wrong('names no model');
    if (kind === '/' && /^\d+$/.test(which))
        return { kind: 'version', name, version: which };
    if (kind === '@' && /^[\p{L}\p{N}_-]+$/u.test(which))
        return { kind: 'alias', name, alias: which };
    const instead = `mlflow:models:/${name}@champion`;
    throw kind === '/'
        ? wrong(`asks for "${(0,lib/* visible */.RK)(which)}", which is no version: give an alias or a number`, instead)
        : wrong('does not say which version: give an alias or a number', instead);
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/index.js









/***/ })

};
