export const id = 432;
export const ids = [432];
export const modules = {

/***/ 3432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Forbidden: () => (/* reexport */ Forbidden),
  commitToBranch: () => (/* reexport */ commitToBranch),
  connect: () => (/* reexport */ connect),
  createComment: () => (/* reexport */ createComment),
  createCommitComment: () => (/* reexport */ createCommitComment),
  deleteComment: () => (/* reexport */ deleteComment),
  deleteCommitComment: () => (/* reexport */ deleteCommitComment),
  findComment: () => (/* reexport */ findComment),
  findCommitComment: () => (/* reexport */ findCommitComment),
  headOfPullRequest: () => (/* reexport */ headOfPullRequest),
  isPrivate: () => (/* reexport */ isPrivate),
  listFiles: () => (/* reexport */ listFiles),
  mergeBase: () => (/* reexport */ mergeBase),
  minimiseComment: () => (/* reexport */ minimiseComment),
  pullRequestOf: () => (/* reexport */ pullRequestOf),
  readBranchFile: () => (/* reexport */ readBranchFile),
  readContents: () => (/* reexport */ readContents),
  updateComment: () => (/* reexport */ updateComment),
  updateCommitComment: () => (/* reexport */ updateCommitComment),
  upsertCheck: () => (/* reexport */ upsertCheck)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var lib = __webpack_require__(9783);
// EXTERNAL MODULE: ./node_modules/@octokit/request-error/dist-src/index.js
var dist_src = __webpack_require__(1015);
;// CONCATENATED MODULE: ./packages/github/lib/failure.js


function isMissing(error) {
    return error instanceof dist_src/* RequestError */.G && error.status === 404;
}
function isAmbiguous(error) {
    return error?.status >= 500;
}
function isRateLimit({ status, response, message }) {
    if (status === 429)
        return true;
    const headers = response?.headers;
    return (status === 403 &&
        (String(headers?.['x-ratelimit-remaining']) === '0' ||
            headers?.['retry-after'] !== undefined ||
            /rate limit/i.test(message)));
}
function untilOf(headers) {
    const wait = Number(headers?.['retry-after'] ?? Number.NaN);
    if (wait > 0)
        return ` for ${wait} seconds`;
    const reset = new Date(Number(headers?.['x-ratelimit-reset'] ?? Number.NaN) * 1000);
    return Number.isNaN(reset.getTime()) ? '' : ` until ${reset.toISOString()}`;
}
function messageOf(error) {
    const own = error.response?.data?.message;
    const said = typeof own === 'string' ? own : error.message;
    const code = systemCodeOf(error);
    return (0,lib/* visible */.RK)((said.includes(code) ? said : `${said} ${code}`).trim().slice(0, 200));
}
function systemCodeOf(error) {
    let at = error;
    while (at && at.code === undefined)
        at = at.cause;
    return at ? String(at.code) : '';
}
function detailsOf({ response }) {
    const errors = response?.data?.errors;
    if (!Array.isArray(errors))
        return [];
    return errors.map((one) => (typeof one === 'string' ? { message: one } : (one ?? {})));
}

;// CONCATENATED MODULE: ./packages/github/lib/forbidden.js

class Forbidden extends lib/* UserError */.yo {
    permission;
    constructor(message, permission, options) {
        super(message, options);
        this.permission = permission;
    }
}

;// CONCATENATED MODULE: ./packages/github/lib/attempt.js





async function attempt(github, purpose, action) {
    try {
        return await action();
    }
    catch (error) {
        throw explained(error, github, purpose);
    }
}
async function once(create, look) {
    for (let tries = 1;; tries++) {
        try {
            return await create();
        }
        catch (error) {
            if (!isAmbiguous(error))
                throw error;
            await (0,promises_.setTimeout)(500 * tries);
            const made = await look();
            if (made !== undefined)
                return made;
            if (tries === 4)
                throw error;
        }
    }
}
const NOT_AGAIN = { request: { retries: 0 } };
function strange({ settings }) {
    return new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(settings.apiUrl)} answered, but not as GitHub's API does. Is a proxy in between?`);
}
function explained(error, github, purpose) {
    if (error instanceof lib/* UserError */.yo || !(error instanceof Error))
        return error;
    const options = { cause: error };
    const could = `Could not ${purpose.doing}: `;
    const limited = (headers) => new lib/* UserError */.yo(`${could}GitHub's rate limit is used up${untilOf(headers)}. Run the job again later.`, options);
    const graphql = graphqlErrorOf(error);
    if (graphql) {
        const said = (0,lib/* visible */.RK)(String(graphql.message).slice(0, 200));
        if (graphql.type === 'RATE_LIMITED')
            return limited(headersOf(error));
        if (graphql.type === 'NOT_FOUND' && (graphql.path?.length ?? 0) > 1)
            return new lib/* UserError */.yo(`${could}${said}`, options);
        return /^(NOT_FOUND|FORBIDDEN|INSUFFICIENT_SCOPES)$/.test(graphql.type ?? '')
            ? refused(github, purpose, graphql.type === 'NOT_FOUND' ? 404 : 403, said, options)
            : new lib/* UserError */.yo(`${could}GitHub answered "${said}".`, options);
    }
    if (isAmbiguous(error)) {
        const said = error instanceof dist_src/* RequestError */.G ? messageOf(error) : (0,lib/* visible */.RK)(error.message);
        return new lib/* UserError */.yo(`${could}${(0,lib/* visible */.RK)(github.settings.apiUrl)} failed in four tries: ${said}. Run the job again.`, options);
    }
    if (!(error instanceof dist_src/* RequestError */.G))
        return error;
    if (isRateLimit(error))
        return limited(error.response?.headers);
    const said = messageOf(error);
    const { status } = error;
    if (status === 401)
        return new lib/* UserError */.yo(could + unaccepted(github, said), options);
    if (status === 403 || status === 404)
        return refused(github, purpose, status, said, options);
    const details = detailsOf(error).map(({ message, code }) => (0,lib/* visible */.RK)(String(message ?? code).slice(0, 200)));
    return new lib/* UserError */.yo(`${could}GitHub answered ${status} ("${[said, ...details].filter(Boolean).join('", "')}").`, options);
}
function graphqlErrorOf(error) {
    if (error instanceof dist_src/* RequestError */.G && error.status !== 200)
        return undefined;
    const { errors, data } = error;
    const list = errors ?? data?.errors;
    return Array.isArray(list) ? list[0] : undefined;
}
function headersOf(error) {
    const { headers, response } = error;
    return headers ?? response?.headers;
}
function unaccepted({ settings }, said) {
    const what = settings.token === ''
        ? 'there is no token.'
        : `the token is not accepted: GitHub answered 401 ("${said}"). Has it expired, or is it of another server?`;
    return `${what} Write:\n  token: $\{{ github.token }}`;
}
function refused({ settings }, { doing, permission, note }, status, said, options) {
    const answer = `Could not ${doing}: GitHub answered ${status} ("${said}").`;
    const isWrite = permission.endsWith('write');
    if (status === 403 && /\blocked\b/i.test(said))
        return new Forbidden(`${answer} Unlock the conversation, or give the token of somebody who may write in locked ones.`, undefined, options);
    if (status === 403 && /\barchived\b/i.test(said))
        return new Forbidden(`${answer} Nothing can be written to an archived repository.`, undefined, options);
    const fork = isWrite ? forkOf(settings.event) : undefined;
    const yaml = `\n  permissions:\n    ${permission}${note ? `  # ${note}` : ''}`;
    if (fork !== undefined) {
        const from = fork === '' ? 'a fork that has been deleted' : `the fork ${(0,lib/* visible */.RK)(fork)}`;
        return new Forbidden(`${answer} The pull request comes from ${from}, and GitHub then gives the job a token that only reads, whatever its permissions say. Upload the reports in this workflow, and comment in a second one that starts when this one ends:\n  on:\n    workflow_run:\n      workflows: [NAME OF THIS WORKFLOW]\n      types: [completed]${yaml}`, permission, options);
    }
    const needs = /personal access token/i.test(said)
        ? `The token needs the repository permission "${permission}", as a job's own has it by`
        : /authenticate via a GitHub App/i.test(said)
            ? `Only a job's own token or that of a GitHub App may. Give $\{{ github.token }} to a job that has`
            : status === 404
                ? 'It also says that of what the token may not see. If it is there, the job needs'
                : 'The job needs';
    const message = `${answer} ${needs}${yaml}`;
    return status === 404 && !isWrite
        ? new lib/* UserError */.yo(message, options)
        : new Forbidden(message, permission, options);
}
function forkOf(event) {
    if (!event || !/^pull_request(_review|_review_comment)?$/.test(event.name))
        return undefined;
    const { head, base } = (event.payload.pull_request ?? {});
    if (!head || !base)
        return undefined;
    return head.repo?.full_name === base.repo?.full_name ? undefined : (head.repo?.full_name ?? '');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./node_modules/@octokit/core/dist-src/index.js + 12 modules
var core_dist_src = __webpack_require__(5561);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(9735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(6856);
;// CONCATENATED MODULE: ./packages/github/lib/client.js






const FINAL = [400, 401, 403, 404, 409, 410, 422, 429, 451];
const RETRY = { doNotRetry: FINAL, retries: 3, retryAfterBaseValue: 500 };
const LONGEST_WAIT_S = 60;
const WAITS = 2;
const TIMEOUT_MS = 60_000;
const ThatRetries = core_dist_src/* Octokit */.E.plugin(dist_bundle/* retry */.L);
const ThatWaits = core_dist_src/* Octokit */.E.plugin(mending, dist_bundle/* retry */.L, plugin_throttling_dist_bundle/* throttling */.A);
function connect(settings) {
    const { apiUrl, repository, token, fetch, log } = settings;
    checkToken(token);
    const wait = (limit) => (seconds, _options, _octokit, waits) => {
        if (seconds > LONGEST_WAIT_S || waits >= WAITS)
            return false;
        log.info(`GitHub's ${limit} is used up: waiting ${seconds} s.`);
        return true;
    };
    const debug = (message) => log.debug(message);
    const octokit = new ThatWaits({
        ...defaults(apiUrl, token),
        log: { debug, info: debug, warn: debug, error: debug },
        request: { fetch: whole(inTime(fetch)) },
        throttle: {
            onRateLimit: wait('rate limit'),
            onSecondaryRateLimit: wait('secondary rate limit'),
            write: spaced(),
            notifications: spaced(),
        },
    });
    return { settings, octokit, at: ownerAndName(repository) };
}
function connectToRead(apiUrl, token) {
    checkToken(token);
    return new ThatRetries(defaults(apiUrl, token));
}
function checkToken(token) {
    if (/^[\x21-\x7e]*$/.test(token))
        return;
    throw new lib/* UserError */.yo(`token: holds spaces, line breaks or letters that no token has. Write:\n  token: $\{{ github.token }}`);
}
function defaults(apiUrl, token) {
    return {
        ...(token !== '' && { auth: token }),
        baseUrl: apiUrl.replace(/\/+$/, ''),
        userAgent: 'mlops-actions',
        retry: RETRY,
    };
}
function ownerAndName(repository) {
    const [owner = '', repo = ''] = repository.split('/');
    return { owner, repo };
}
function whole(fetch) {
    return async (...request) => {
        const response = await fetch(...request);
        const body = await response.arrayBuffer();
        return new Response(response.status === 204 ? null : body, response);
    };
}
function inTime(fetch) {
    return (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
}
function mending(octokit) {
    octokit.hook.before('request', (options) => {
        options.request = { ...options.request };
    });
    octokit.hook.error('request', (error) => {
        const failure = error;
        if (isRateLimit(failure) &&
            failure.response?.headers['retry-after'] !== undefined &&
            !/\bsecondary rate\b/i.test(failure.message))
            failure.message += ' (secondary rate limit)';
        throw error;
    });
}
function spaced() {
    let writes = 0;
    const schedule = (_options, job) => ++writes <= 20 ? job() : (0,promises_.setTimeout)(1000).then(job);
    return { key: () => ({ schedule }) };
}

;// CONCATENATED MODULE: ./packages/github/lib/errors.js



const PERMISSION = '\n  permissions:\n    contents: read';
const TOKEN = `\n  token: $\{{ github.token }}`;
function errors_explained(error, request) {
    if (!(error instanceof dist_src/* RequestError */.G))
        return error;
    return new lib/* UserError */.yo(explanation(error, request), { cause: error });
}
function explanation(error, { apiUrl, repository, ref, path, token }) {
    const { status } = error;
    const file = `${(0,lib/* visible */.RK)(path)} in ${(0,lib/* visible */.RK)(repository)}`;
    const answer = `GitHub answered ${status} ("${messageOf(error)}")`;
    if (status >= 500)
        return `${(0,lib/* visible */.RK)(apiUrl)} did not give ${file} in four tries: ${messageOf(error)}. Run the job again.`;
    if (isRateLimit(error))
        return `GitHub's rate limit is used up${untilOf(error.response?.headers)}, so ${file} was not read. ${token === '' ? `Without a token few requests are allowed. Write:${TOKEN}` : 'Run the job again later.'}`;
    if (detailsOf(error).some(({ code }) => code === 'too_large'))
        return `${file} is larger than the 100 MB that GitHub's API gives out. Fetch the ref into the local clone, where there is no limit.`;
    if (status === 409 || status === 422)
        return `${(0,lib/* visible */.RK)(repository)} has no branch, tag or commit "${(0,lib/* visible */.RK)(ref)}": ${answer}.`;
    if (status === 401 && token !== '')
        return `The token is not accepted: ${answer}. Has it expired, or is it of another server? Write:${TOKEN}`;
    const needs = `a job needs${PERMISSION}${token === '' ? `\nand gives the action its token:${TOKEN}` : ''}`;
    return status === 404
        ? `GitHub shows no "${(0,lib/* visible */.RK)(ref)}" in ${(0,lib/* visible */.RK)(repository)}: ${answer}. Unless the name is misspelt, ${needs}`
        : `${file} may not be read: ${answer}. To read it, ${needs}`;
}

;// CONCATENATED MODULE: ./packages/github/lib/contents.js









async function readContents(request, to) {
    const octokit = connectToRead(request.apiUrl, request.token);
    try {
        const sha = await commitOf(octokit, request);
        return (await download(octokit, request, sha, to)) ? { sha } : undefined;
    }
    catch (error) {
        await (0,external_node_fs_promises_.rm)(to, { force: true });
        throw errors_explained(error, request);
    }
}
async function commitOf(octokit, request) {
    const { repository, ref, fetch } = request;
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', {
        ...ownerAndName(repository),
        ref,
        per_page: 1,
        request: { fetch: whole(fetch) },
    });
    if (/^[0-9a-f]{40,64}$/.test(data?.sha))
        return data.sha;
    throw strange({ settings: request });
}
async function download(octokit, request, sha, to) {
    const { repository, path } = request;
    try {
        const { headers } = await octokit.request(`GET /repos/{owner}/{repo}/contents/${(0,lib/* encodedPath */.yT)(path)}`, {
            ...ownerAndName(repository),
            ref: sha,
            headers: { accept: 'application/vnd.github.raw+json' },
            request: { fetch: intoFile(request.fetch, to) },
        });
        if (!isListing(headers['content-type']))
            return true;
    }
    catch (error) {
        if (isMissing(error))
            return false;
        throw error;
    }
    throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(path)} in ${(0,lib/* visible */.RK)(repository)} is a folder, a submodule or a link that leads to no file. Name a file.`);
}
function isListing(contentType) {
    return /^application\/json\b/i.test(contentType ?? '');
}
function intoFile(fetch, to) {
    return async (...request) => {
        const response = await fetch(...request);
        if (!response.ok || response.body === null || isListing(response.headers.get('content-type')))
            return new Response(await response.arrayBuffer(), response);
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.fromWeb(response.body), (0,external_node_fs_.createWriteStream)(to));
        return new Response(null, response);
    };
}

;// CONCATENATED MODULE: ./packages/github/lib/repository.js


async function mergeBase(github, base, head) {
    const doing = `find where "${(0,lib/* visible */.RK)(base)}" and "${(0,lib/* visible */.RK)(head)}" parted`;
    return attempt(github, { doing, permission: 'contents: read' }, () => parting(github, base, head));
}
async function parting(github, base, head) {
    const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
        ...github.at,
        basehead: `${base}...${head}`,
        per_page: 1,
    });
    const sha = data?.merge_base_commit?.sha;
    if (typeof sha !== 'string')
        throw strange(github);
    return sha;
}
async function listFiles(github, sha) {
    const doing = `list the files of ${(0,lib/* visible */.RK)(sha)}`;
    return attempt(github, { doing, permission: 'contents: read' }, async () => pathsOf(await treeOf(github, sha), sha));
}
async function treeOf(github, sha) {
    const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
        ...github.at,
        tree_sha: sha,
        recursive: '1',
    });
    if (!Array.isArray(data?.tree))
        throw strange(github);
    const files = data.tree.filter(({ type }) => type === 'blob').map(({ path, sha }) => [path, sha]);
    return { files: new Map(files), isWhole: data.truncated !== true };
}
function pathsOf({ files, isWhole }, sha) {
    if (isWhole)
        return [...files.keys()];
    throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(sha)} has more files than GitHub's API lists (100,000). Fetch it into the local clone instead.`);
}
async function isPrivate(github) {
    const doing = 'read whether the repository is private';
    return attempt(github, { doing, permission: 'contents: read' }, async () => {
        const { data } = await github.octokit.request('GET /repos/{owner}/{repo}', github.at);
        if (typeof data?.private !== 'boolean')
            throw strange(github);
        return data.private;
    });
}

;// CONCATENATED MODULE: ./packages/github/lib/branch.js









async function readBranchFile(github, branch, path) {
    const doing = `read ${(0,lib/* visible */.RK)(path)} of the branch "${(0,lib/* visible */.RK)(branch)}"`;
    return attempt(github, { doing, permission: 'contents: read' }, async () => {
        const head = await headOf(github, branch);
        const content = await head?.read(path);
        return head && content && { content, head: head.sha };
    });
}
const TRIES = 5;
async function commitToBranch(github, branch, message, change, random = Math.random) {
    const purpose = { doing: `commit to the branch "${(0,lib/* visible */.RK)(branch)}"`, permission: 'contents: write' };
    return attempt(github, purpose, async () => {
        for (let tries = 1; tries <= TRIES; tries++) {
            const head = await headOf(github, branch);
            const files = await differing(head, await change(head));
            if (files.length === 0)
                return 'unchanged';
            const sha = await commit(github, head, message, files);
            if (await move(github, branch, head, sha))
                return { sha };
            await (0,promises_.setTimeout)(random() * 1000 * tries);
        }
        throw new lib/* UserError */.yo(`Could not ${purpose.doing}: other jobs moved it ${TRIES} times meanwhile. Let them take turns, for example:\n  concurrency: ${(0,lib/* visible */.RK)(branch)}`);
    });
}
async function headOf(github, branch) {
    let data;
    try {
        ({ data } = await github.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', {
            ...github.at,
            ref: `heads/${branch}`,
            per_page: 1,
        }));
    }
    catch (error) {
        if (error instanceof dist_src/* RequestError */.G && [404, 409, 422].includes(error.status))
            return undefined;
        throw error;
    }
    const { sha } = data ?? {};
    const tree = data?.commit?.tree?.sha;
    if (typeof sha !== 'string' || typeof tree !== 'string')
        throw strange(github);
    let asked;
    const entries = () => {
        asked ??= treeOf(github, sha);
        return asked;
    };
    return {
        sha,
        tree,
        entries,
        list: async () => pathsOf(await entries(), sha),
        read: (path) => contentOf(github, sha, path),
    };
}
async function contentOf(github, sha, path) {
    try {
        const { headers, data } = await github.octokit.request(`GET /repos/{owner}/{repo}/contents/${(0,lib/* encodedPath */.yT)(path)}`, {
            ...github.at,
            ref: sha,
            headers: { accept: 'application/vnd.github.raw+json' },
            request: { parseSuccessResponseBody: false },
        });
        if (isListing(headers['content-type']))
            throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(path)} is a folder, not a file.`);
        return Buffer.from(await new Response(data).arrayBuffer());
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}
async function differing(head, files) {
    if (head === undefined)
        return files.filter(({ content }) => content !== null);
    if (files.length === 0)
        return [];
    const { files: before, isWhole } = await head.entries();
    return files.filter(({ path, content }) => content === null ? before.has(path) || !isWhole : before.get(path) !== blobName(content));
}
function blobName(content) {
    return (0,external_node_crypto_.createHash)('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}
async function commit(github, head, message, files) {
    const { octokit, at } = github;
    const tree = [];
    for (const { path, content } of files)
        tree.push({
            path,
            mode: '100644',
            type: 'blob',
            ...(content === null ? { sha: null } : await inTree(github, content)),
        });
    const { data: made } = await octokit.request('POST /repos/{owner}/{repo}/git/trees', {
        ...at,
        tree,
        ...(head && { base_tree: head.tree }),
    });
    const { data } = await octokit.request('POST /repos/{owner}/{repo}/git/commits', {
        ...at,
        message,
        tree: made.sha,
        parents: head ? [head.sha] : [],
    });
    return data.sha;
}
async function inTree(github, content) {
    if (content.length <= 2 ** 20 && (0,external_node_buffer_.isUtf8)(content) && !content.includes(0))
        return { content: content.toString() };
    const { data } = await github.octokit.request('POST /repos/{owner}/{repo}/git/blobs', {
        ...github.at,
        content: content.toString('base64'),
        encoding: 'base64',
    });
    return { sha: data.sha };
}
async function move(github, branch, head, sha) {
    const { octokit, at } = github;
    const set = head
        ? () => octokit.request(`PATCH /repos/{owner}/{repo}/git/refs/heads/${(0,lib/* encodedPath */.yT)(branch)}`, {
            ...at,
            sha,
            force: false,
            ...NOT_AGAIN,
        })
        : () => octokit.request('POST /repos/{owner}/{repo}/git/refs', {
            ...at,
            ref: `refs/heads/${branch}`,
            sha,
            ...NOT_AGAIN,
        });
    try {
        await once(set, async () => ((await isIn(github, branch, sha)) ? true : undefined));
        return true;
    }
    catch (error) {
        if (error instanceof dist_src/* RequestError */.G &&
            (error.status === 422 || error.status === 409) &&
            /fast.forward|already exists|does not exist|but expected/i.test(error.message))
            return isIn(github, branch, sha);
        throw error;
    }
}
async function isIn(github, branch, sha) {
    const now = await headOf(github, branch);
    if (now === undefined || now.sha === sha)
        return now !== undefined;
    try {
        return (await parting(github, sha, now.sha)) === sha;
    }
    catch (error) {
        if (isMissing(error))
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/github/lib/checks.js



const BATCH = 50;
async function upsertCheck(github, check) {
    const purpose = { doing: `write the check "${(0,lib/* visible */.RK)(check.name)}"`, permission: 'checks: write' };
    return attempt(github, purpose, async () => {
        const annotations = (check.annotations ?? []).map(annotationOf);
        const kind = `${check.externalId} ${digestOf(annotations)}`;
        const { conclusion, title, summary, text = null } = check;
        const full = `${kind} ${digestOf([conclusion, title, summary, text, annotations])}`;
        const old = await latest(github, check);
        if (old?.external_id === full)
            return { url: urlOf(old), operation: 'unchanged' };
        const has = old?.external_id?.startsWith(`${kind} `) ? annotations.length : 0;
        const kept = old?.output.annotations_count === has ? old : undefined;
        let run = kept;
        for (let at = kept ? has : 0; run === undefined || run.external_id !== full; at += BATCH) {
            const batch = annotations.slice(at, at + BATCH);
            const isLast = at + BATCH >= annotations.length;
            const state = checks_contentOf(check, isLast ? full : `${check.externalId} part`, batch);
            run =
                run === undefined
                    ? await create(github, check, state)
                    : await add(github, run, state, at + batch.length);
        }
        return { url: urlOf(run), operation: old ? 'updated' : 'created' };
    });
}
async function latest(github, { sha, name, externalId }) {
    const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
        ...github.at,
        ref: sha,
        check_name: name,
        filter: 'latest',
        per_page: 100,
    });
    if (!Array.isArray(data?.check_runs))
        throw strange(github);
    return data.check_runs
        .filter(({ external_id }) => external_id?.startsWith(`${externalId} `))
        .reduce((newest, one) => (newest && newest.id > one.id ? newest : one), undefined);
}
function create(github, check, state) {
    return once(async () => {
        const { data } = await github.octokit.request('POST /repos/{owner}/{repo}/check-runs', {
            ...github.at,
            name: check.name,
            head_sha: check.sha,
            ...state,
            ...NOT_AGAIN,
        });
        return runOf(github, data);
    }, async () => {
        const made = await latest(github, check);
        return made?.external_id === state.external_id ? made : undefined;
    });
}
function add(github, { id }, state, count) {
    const at = { ...github.at, check_run_id: Number(id) };
    const route = '/repos/{owner}/{repo}/check-runs/{check_run_id}';
    return once(async () => runOf(github, (await github.octokit.request(`PATCH ${route}`, { ...at, ...state, ...NOT_AGAIN })).data), async () => {
        const run = runOf(github, (await github.octokit.request(`GET ${route}`, at)).data);
        return run.external_id === state.external_id && run.output.annotations_count === count
            ? run
            : undefined;
    });
}
function annotationOf({ path, startLine, level, title, message }) {
    return {
        path,
        start_line: startLine,
        end_line: startLine,
        annotation_level: level,
        message,
        ...(title !== undefined && { title }),
    };
}
function checks_contentOf(check, externalId, annotations) {
    const { conclusion, title, summary, text, detailsUrl } = check;
    return {
        external_id: externalId,
        status: 'completed',
        conclusion,
        ...(detailsUrl !== undefined && { details_url: detailsUrl }),
        output: { title, summary, ...(text !== undefined && { text }), annotations },
    };
}
function runOf(github, data) {
    if (typeof data?.id !== 'number' || typeof data.output?.annotations_count !== 'number')
        throw strange(github);
    return data;
}
function urlOf({ html_url }) {
    return html_url ?? '';
}
function digestOf(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

;// CONCATENATED MODULE: ./packages/github/lib/thread.js



function findIn(github, thread, isOurs) {
    const purpose = { ...thread.permission, doing: `look for a comment on ${thread.name}` };
    return attempt(github, purpose, async () => {
        let pages = await read(github, thread, `first: comments(first: 100) ${PAGE} last: comments(last: 100) ${PAGE}`);
        let left = (pages.last?.totalCount ?? 0) - 200;
        for (;;) {
            const found = newest(pages.last, isOurs) ?? newest(pages.first, isOurs);
            if (found || left <= 0)
                return found;
            const [after, before] = [pages.first?.pageInfo.endCursor, pages.last?.pageInfo.startCursor];
            const first = `first: comments(first: ${Math.min(left, 100)}, after: ${quoted(after)}) ${PAGE}`;
            const last = `last: comments(last: ${Math.min(left - 100, 100)}, before: ${quoted(before)}) ${PAGE}`;
            pages = await read(github, thread, left > 100 ? `${first} ${last}` : first);
            left -= 200;
        }
    });
}
function quoted(cursor) {
    return JSON.stringify(cursor ?? null);
}
const PAGE = '{ totalCount nodes { id url body isMinimized viewerDidAuthor } pageInfo { startCursor endCursor } }';
async function read(github, { name, field, types, variable }, comments) {
    const { owner, repo } = github.at;
    const query = `query ($owner: String!, $repo: String!, $${variable.name}: ${variable.type}!) {
    repository(owner: $owner, name: $repo) {
      thread: ${field}(${variable.name}: $${variable.name}) { ${types.map((type) => `... on ${type} { ${comments} }`).join(' ')} }
    }
  }`;
    const data = await github.octokit.graphql(query, {
        owner,
        repo,
        [variable.name]: variable.value,
    });
    if (data?.repository === undefined)
        throw strange(github);
    if (data.repository?.thread == null || Object.keys(data.repository.thread).length === 0)
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(github.settings.repository)} has no ${(0,lib/* visible */.RK)(name)}.`);
    return data.repository.thread;
}
function newest(page, isOurs) {
    for (const node of page?.nodes.toReversed() ?? []) {
        if (!node?.viewerDidAuthor || node.isMinimized || !isOurs(node.body))
            continue;
        const { id: nodeId, url, body } = node;
        const id = Number(/comment-(\d+)$/.exec(url)?.[1]);
        if (id > 0)
            return { id, nodeId, url, body };
    }
    return undefined;
}
function createIn(github, thread, body, isThis) {
    const purpose = { ...thread.permission, doing: `comment on ${thread.name}` };
    return attempt(github, purpose, () => once(async () => {
        const { data } = await github.octokit.request(`POST /repos/{owner}/{repo}/${thread.path}`, {
            ...github.at,
            body,
            ...NOT_AGAIN,
        });
        return commentOf(github, data);
    }, () => findIn(github, thread, isThis)));
}
function updateOf(github, kind, id, body) {
    return attempt(github, { ...kind.permission, doing: `edit the comment ${id}` }, async () => {
        const at = { ...github.at, comment_id: id };
        const route = `/repos/{owner}/{repo}/${kind.path}/{comment_id}`;
        try {
            const { data } = await github.octokit.request(`PATCH ${route}`, { ...at, body });
            return commentOf(github, data);
        }
        catch (error) {
            if (isMissing(error) && (await isGone(github, kind, id)))
                throw new lib/* UserError */.yo(`The comment ${id} was deleted while this job was about to edit it. Run the job again.`);
            throw error;
        }
    });
}
function deleteOf(github, kind, id) {
    return attempt(github, { ...kind.permission, doing: `delete the comment ${id}` }, async () => {
        try {
            const { status } = await github.octokit.request(`DELETE /repos/{owner}/{repo}/${kind.path}/{comment_id}`, { ...github.at, comment_id: id });
            if (status !== 204)
                throw strange(github);
        }
        catch (error) {
            if (!isMissing(error) || !(await isGone(github, kind, id)))
                throw error;
        }
    });
}
async function isGone(github, { path }, id) {
    try {
        await github.octokit.request(`GET /repos/{owner}/{repo}/${path}/{comment_id}`, {
            ...github.at,
            comment_id: id,
        });
        return false;
    }
    catch (error) {
        if (isMissing(error))
            return true;
        throw error;
    }
}
function commentOf(github, data) {
    const { id, node_id: nodeId, html_url: url, body } = data ?? {};
    if (typeof id !== 'number' || typeof nodeId !== 'string' || typeof url !== 'string')
        throw strange(github);
    return { id, nodeId, url, body: String(body ?? '') };
}

;// CONCATENATED MODULE: ./packages/github/lib/comments.js


const permission = { permission: 'pull-requests: write', note: 'or issues: write, for an issue' };
const KIND = { path: 'issues/comments', permission };
function threadOf(number) {
    return {
        name: `#${number}`,
        permission,
        field: 'issueOrPullRequest',
        types: ['Issue', 'PullRequest'],
        variable: { name: 'number', type: 'Int', value: number },
        path: `issues/${number}/comments`,
    };
}
async function findComment(github, number, isOurs) {
    return findIn(github, threadOf(number), isOurs);
}
async function createComment(github, number, body, isThis) {
    return createIn(github, threadOf(number), body, isThis);
}
async function updateComment(github, id, body) {
    return updateOf(github, KIND, id, body);
}
async function deleteComment(github, id) {
    return deleteOf(github, KIND, id);
}
async function minimiseComment(github, nodeId) {
    await attempt(github, { ...permission, doing: 'hide an outdated comment' }, async () => {
        const data = await github.octokit.graphql(`mutation ($id: ID!) {
        minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
      }`, { id: nodeId });
        if (!data?.minimizeComment)
            throw strange(github);
    });
}

;// CONCATENATED MODULE: ./packages/github/lib/commit-comments.js


const commit_comments_permission = { permission: 'contents: write' };
const commit_comments_KIND = { path: 'comments', permission: commit_comments_permission };
function commit_comments_threadOf(sha) {
    return {
        name: `commit ${sha}`,
        permission: commit_comments_permission,
        field: 'object',
        types: ['Commit'],
        variable: { name: 'oid', type: 'GitObjectID', value: sha },
        path: `commits/${sha}/comments`,
    };
}
async function findCommitComment(github, sha, isOurs) {
    return findIn(github, commit_comments_threadOf(sha), isOurs);
}
async function createCommitComment(github, sha, body, isThis) {
    return createIn(github, commit_comments_threadOf(sha), body, isThis);
}
async function updateCommitComment(github, id, body) {
    try {
        return await updateOf(github, commit_comments_KIND, id, body);
    }
    catch (error) {
        if (!(error instanceof lib/* UserError */.yo) || !error.message.includes('commit_id has been locked'))
            throw error;
        throw new lib/* UserError */.yo(`${error.message} A job's own token may not edit comments on some commits. Write:\n  mode: recreate`, { cause: error });
    }
}
async function deleteCommitComment(github, id) {
    return deleteOf(github, commit_comments_KIND, id);
}

;// CONCATENATED MODULE: ./packages/github/lib/pull-request.js


async function pullRequestOf(github, event, sha) {
    const { pull_request, issue, workflow_run, merge_group, repository } = (event?.payload ?? {});
    const more = typeof repository?.private === 'boolean' ? { isPrivate: repository.private } : {};
    const named = `named by the event ${(0,lib/* visible */.RK)(event?.name ?? '')}`;
    if (pull_request)
        return { pullRequest: { ...more, ...known(pull_request) }, reason: named };
    if (issue) {
        if (!issue.pull_request)
            return { reason: `the event is of #${Number(issue.number)}, an issue` };
        return { pullRequest: { number: issue.number, ...more }, reason: named };
    }
    if (merge_group) {
        const number = Number(/\/pr-(\d+)-[0-9a-f]{40,}$/.exec(String(merge_group.head_ref))?.[1]);
        return number > 0
            ? { pullRequest: { number, ...more }, reason: named }
            : { reason: `the merge group's branch "${(0,lib/* visible */.RK)(String(merge_group.head_ref))}" names none` };
    }
    const purpose = {
        doing: 'find the pull request of this run',
        permission: 'pull-requests: write',
    };
    if (workflow_run)
        return attempt(github, purpose, () => ofWorkflowRun(github, workflow_run, more));
    if (!sha)
        return { reason: 'the run has neither a pull request nor a commit' };
    return attempt(github, purpose, () => ofCommit(github, sha));
}
async function headOfPullRequest(github, number) {
    const purpose = { doing: `find the head of pull request #${number}`, permission: 'pull-requests: read' };
    return attempt(github, purpose, async () => {
        const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
            ...github.at,
            pull_number: number,
        });
        if (typeof data?.head?.sha !== 'string')
            throw strange(github);
        return data.head.sha;
    });
}
function known({ number, head, base }) {
    const from = head?.repo?.full_name;
    const to = base?.repo?.full_name;
    return {
        number,
        ...(head?.sha !== undefined && { headSha: head.sha }),
        ...(base?.sha !== undefined && { baseSha: base.sha }),
        ...(from !== undefined && { headRepository: from }),
        ...(head !== undefined && to !== undefined && { isFork: from !== to }),
        ...(base?.repo?.private !== undefined && { isPrivate: base.repo.private }),
    };
}
async function ofWorkflowRun(github, { head_sha: sha, head_branch: branch, head_repository: from, pull_requests: pulls }, more) {
    if (!sha)
        return { reason: 'the event tells no commit of the workflow run' };
    const listed = (pulls ?? []).filter((pull) => isInto(github, pull) && pull.head?.sha === sha);
    if (listed.length > 0) {
        const only = onlyOf(listed, sha);
        const { full_name } = from ?? {};
        const isFork = full_name !== undefined && full_name.toLowerCase() !== repositoryOf(github);
        return {
            pullRequest: {
                ...more,
                ...known(only),
                ...(full_name !== undefined && { headRepository: full_name, isFork }),
            },
            reason: 'named by the workflow run',
        };
    }
    const owner = from?.owner?.login;
    if (!owner || !branch)
        return { reason: 'the event tells no branch of the workflow run' };
    const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/pulls', {
        ...github.at,
        head: `${owner}:${branch}`,
        state: 'open',
        per_page: 100,
    });
    if (!Array.isArray(data))
        throw strange(github);
    const ofBranch = data.filter(({ head }) => from.full_name === undefined || head?.repo?.full_name === from.full_name);
    const name = `${(0,lib/* visible */.RK)(owner)}:${(0,lib/* visible */.RK)(branch)}`;
    if (ofBranch.length === 0)
        return { reason: `no open pull request comes from ${name}` };
    const current = ofBranch.filter(({ head }) => head?.sha === sha);
    if (current.length === 0)
        return { reason: `${name} has moved on from ${pull_request_short(sha)} since that run` };
    return { pullRequest: known(onlyOf(current, sha)), reason: `it comes from ${name} at ${pull_request_short(sha)}` };
}
async function ofCommit(github, sha) {
    const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
        ...github.at,
        commit_sha: sha,
        per_page: 100,
    });
    if (!Array.isArray(data))
        throw strange(github);
    const open = data.filter((pull) => pull.state === 'open' && pull.head?.sha === sha && isInto(github, pull));
    return open.length === 0
        ? { reason: `no open pull request has the head ${pull_request_short(sha)}` }
        : { pullRequest: known(onlyOf(open, sha)), reason: `its head is ${pull_request_short(sha)}` };
}
function isInto(github, { base }) {
    const name = base?.repo?.full_name ?? base?.repo?.url?.split('/').slice(-2).join('/');
    return name === undefined || name.toLowerCase() === repositoryOf(github);
}
function repositoryOf({ settings }) {
    return settings.repository.toLowerCase();
}
function onlyOf(pulls, sha) {
    const [only, ...others] = pulls;
    if (only && others.length === 0)
        return only;
    throw new lib/* UserError */.yo(`number: several open pull requests have the head ${pull_request_short(sha)}: ${pulls.map(({ number }) => `#${number}`).join(', ')}. Say which one, for example:\n  number: ${only?.number}`);
}
function pull_request_short(sha) {
    return (0,lib/* visible */.RK)(sha.slice(0, 7));
}

;// CONCATENATED MODULE: ./packages/github/lib/index.js











/***/ })

};
