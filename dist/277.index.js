export const id = 277;
export const ids = [277];
export const modules = {

/***/ 277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readContents: () => (/* reexport */ readContents)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(75);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(466);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 31 modules
var lib = __webpack_require__(849);
// EXTERNAL MODULE: ./node_modules/@octokit/core/dist-src/index.js + 12 modules
var dist_src = __webpack_require__(561);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(735);
// EXTERNAL MODULE: ./node_modules/@octokit/request-error/dist-src/index.js
var request_error_dist_src = __webpack_require__(15);
;// CONCATENATED MODULE: ./packages/github/lib/errors.js


const PERMISSION = '\n  permissions:\n    contents: read';
const TOKEN = `\n  github-token: $\{{ github.token }}`;
function isMissing(error) {
    return error instanceof request_error_dist_src/* RequestError */.G && error.status === 404;
}
function explained(error, request) {
    if (!(error instanceof request_error_dist_src/* RequestError */.G))
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
        return `GitHub's rate limit is used up${untilOf(error)}, so ${file} was not read. ${token === '' ? `Without a token few requests are allowed. Write:${TOKEN}` : 'Run the job again later.'}`;
    if (codesOf(error).includes('too_large'))
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
function isRateLimit({ status, response, message }) {
    if (status === 429)
        return true;
    const headers = response?.headers;
    return (status === 403 &&
        (String(headers?.['x-ratelimit-remaining']) === '0' ||
            headers?.['retry-after'] !== undefined ||
            /rate limit/i.test(message)));
}
function untilOf({ response }) {
    const wait = Number(response?.headers['retry-after'] ?? Number.NaN);
    if (wait > 0)
        return ` for ${wait} seconds`;
    const reset = new Date(Number(response?.headers['x-ratelimit-reset'] ?? Number.NaN) * 1000);
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
function codesOf({ response }) {
    const errors = response?.data?.errors;
    return Array.isArray(errors) ? errors.map((one) => one?.code) : [];
}

;// CONCATENATED MODULE: ./packages/github/lib/client.js




const FINAL = [400, 401, 403, 404, 409, 410, 422, 429, 451];
const ThatRetries = dist_src/* Octokit */.E.plugin(dist_bundle/* retry */.L);
function connect(apiUrl, token) {
    if (!/^[\x21-\x7e]*$/.test(token)) {
        throw new lib/* UserError */.yo(`github-token: holds spaces, line breaks or letters that no token has. Write:${TOKEN}`);
    }
    return new ThatRetries({
        ...(token !== '' && { auth: token }),
        baseUrl: apiUrl.replace(/\/+$/, ''),
        userAgent: 'mlops-actions',
        retry: { doNotRetry: FINAL, retries: 3, retryAfterBaseValue: 500 },
    });
}

;// CONCATENATED MODULE: ./packages/github/lib/contents.js







async function readContents(request, to) {
    const octokit = connect(request.apiUrl, request.token);
    try {
        const sha = await commitOf(octokit, request);
        return (await download(octokit, request, sha, to)) ? { sha } : undefined;
    }
    catch (error) {
        await (0,promises_.rm)(to, { force: true });
        throw explained(error, request);
    }
}
async function commitOf(octokit, { apiUrl, repository, ref, fetch }) {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', {
        ...ownerAndName(repository),
        ref,
        per_page: 1,
        request: { fetch: whole(fetch) },
    });
    if (/^[0-9a-f]{40,64}$/.test(data?.sha))
        return data.sha;
    throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(apiUrl)} answered, but not as GitHub's API does. Is a proxy in between?`);
}
async function download(octokit, request, sha, to) {
    const { repository, path } = request;
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    try {
        const { headers } = await octokit.request(`GET /repos/{owner}/{repo}/contents/${encoded}`, {
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
function ownerAndName(repository) {
    const [owner = '', repo = ''] = repository.split('/');
    return { owner, repo };
}
function whole(fetch) {
    return async (...request) => {
        const response = await fetch(...request);
        return new Response(await response.arrayBuffer(), response);
    };
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

;// CONCATENATED MODULE: ./packages/github/lib/index.js



/***/ })

};
