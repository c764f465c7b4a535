export const id = 357;
export const ids = [357];
export const modules = {

/***/ 8394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pk: () => (/* binding */ LEFT_OUT),
/* harmony export */   Zz: () => (/* binding */ compose),
/* harmony export */   mT: () => (/* binding */ composeWhole)
/* harmony export */ });
/* harmony import */ var _mlops_actions_metrics__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8172);
/* harmony import */ var _mlops_actions_report__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5104);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1655);



const LEFT_OUT = 'Parts of this report were left out for its length.';
async function compose(content, room) {
    const footer = room.footer === undefined ? [] : [fixed(room.footer)];
    const parts = partsOf(content, room);
    const whole = [...parts, ...content.bodies.map(fixed), ...footer];
    const markdown = whole.map(({ text }) => text).join('\n\n');
    if (room.measure(markdown) <= room.limit)
        return { markdown, left: 0 };
    const { blocksOf } = await Promise.all(/* import() */[__webpack_require__.e(825), __webpack_require__.e(226)]).then(__webpack_require__.bind(__webpack_require__, 3226));
    const rest = [...content.bodies.flatMap(blocksOf), note(room.whole), ...footer];
    const sections = [...parts, ...rest];
    const shown = mustStay(sections, room.measure) <= room.limit ? sections : [...reportsAsParts(content, room), ...rest];
    return (0,_mlops_actions_report__WEBPACK_IMPORTED_MODULE_1__/* .fitParts */ .u5)(shown, room.limit, room.measure);
}
async function composeWhole(content) {
    const { markdown } = await compose(content, {
        limit: Number.POSITIVE_INFINITY,
        measure: (text) => text.length,
    });
    return markdown;
}
function partsOf(content, room) {
    const { reports, trusted } = content;
    const heading = reports.length < 2 && content.gap === undefined ? 2 : 3;
    return [
        ...headOf(content, room),
        ...reports.flatMap((report) => (0,_mlops_actions_report__WEBPACK_IMPORTED_MODULE_1__/* .reportParts */ .j2)(report, { trusted, footer: false, heading })),
    ];
}
function reportsAsParts(content, room) {
    const reports = content.reports.map((report) => {
        const parts = (0,_mlops_actions_report__WEBPACK_IMPORTED_MODULE_1__/* .reportParts */ .j2)(report, { trusted: content.trusted, footer: false, heading: 3 });
        const kept = parts.filter(({ rank }) => rank < 2);
        return {
            text: kept.map(({ text }) => text).join('\n\n'),
            rank: report.verdict === 'fail' ? 1 : report.verdict === 'warn' ? 2 : 3,
            shorten: (limit, measure) => mustStay(kept, measure) <= limit ? (0,_mlops_actions_report__WEBPACK_IMPORTED_MODULE_1__/* .fitParts */ .u5)(kept, limit, measure).markdown : undefined,
        };
    });
    return [...headOf(content, room), ...reports];
}
function headOf(content, room) {
    const { reports, gap } = content;
    if (gap !== undefined) {
        const told = [
            fixed(`## ${(0,_mlops_actions_report__WEBPACK_IMPORTED_MODULE_1__/* .verdictLabel */ .Id)('fail')}: ${(0,_content_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(content)}`),
            fixed('The log of the run says why.'),
        ];
        return reports.length < 2 ? told : [...told, fixed(overviewOf(reports, room))];
    }
    if (reports.length < 2)
        return [];
    const verdict = (0,_mlops_actions_metrics__WEBPACK_IMPORTED_MODULE_0__/* .worstVerdict */ .zP)(reports.map((report) => report.verdict));
    return [fixed(`## ${(0,_mlops_actions_report__WEBPACK_IMPORTED_MODULE_1__/* .verdictLabel */ .Id)(verdict)}: ${(0,_content_js__WEBPACK_IMPORTED_MODULE_2__/* .countsOf */ .mQ)(reports)}`), fixed(overviewOf(reports, room))];
}
const ROWS = 250;
const FINDING = { few: 180, many: 70, most: 20 };
const SHARE = 0.75;
function overviewOf(reports, { limit, measure }) {
    let table = overview(reports, ROWS, reports.length > 40 ? FINDING.many : FINDING.few);
    for (let rows = ROWS; rows > 0 && measure(table) > limit * SHARE; rows >>= 1)
        table = overview(reports, rows, FINDING.most);
    return table;
}
function overview(reports, rows, length) {
    const shown = reports.length <= rows ? reports : (0,_content_js__WEBPACK_IMPORTED_MODULE_2__/* .worstFirst */ .md)(reports).slice(0, rows);
    const table = (0,_mlops_actions_report__WEBPACK_IMPORTED_MODULE_1__/* .markdownTable */ .Qj)([{ header: 'Report' }, { header: 'Verdict' }, { header: 'What was found' }], shown.map(({ title, verdict, headline }) => [
        shorter(title, 60),
        (0,_mlops_actions_report__WEBPACK_IMPORTED_MODULE_1__/* .verdictLabel */ .Id)(verdict),
        shorter(headline, length),
    ]));
    const more = reports.length - shown.length;
    return more === 0
        ? table
        : `${table}\n\n${more} more reports, none with a worse verdict, are not in the table.`;
}
function shorter(text, limit) {
    const characters = [...text];
    return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
function note(whole = 'The job summary') {
    return fixed(`*${LEFT_OUT} ${whole} has the whole.*`);
}
function fixed(text) {
    return { text, rank: 0 };
}
function mustStay(parts, measure) {
    const gap = measure('\n\n');
    return parts.filter(({ rank }) => rank === 0).reduce((sum, { text }) => sum + measure(text) + gap, 0);
}


/***/ }),

/***/ 1655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   mQ: () => (/* binding */ countsOf),
/* harmony export */   md: () => (/* binding */ worstFirst)
/* harmony export */ });
/* harmony import */ var _mlops_actions_metrics__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8172);

const gaps = {
    nothing: 'There is no report',
    job: 'A step of the job failed, and no report tells of it',
};
function verdictOf({ reports, gap }) {
    if (gap !== undefined)
        return 'fail';
    return reports.length === 0 ? undefined : (0,_mlops_actions_metrics__WEBPACK_IMPORTED_MODULE_0__/* .worstVerdict */ .zP)(reports.map(({ verdict }) => verdict));
}
function titleOf({ reports, gap }) {
    if (gap !== undefined)
        return gaps[gap];
    const [first, ...others] = reports;
    if (first === undefined)
        return 'Report';
    return others.length === 0 ? first.title : countsOf(reports);
}
const words = {
    fail: 'failed',
    warn: 'with warnings',
    pass: 'passed',
    new: 'new',
    neutral: 'ungated',
};
const verdictOrder = Object.keys(words);
function worstFirst(reports) {
    return reports.toSorted((a, b) => verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict));
}
function countsOf(reports) {
    return verdictOrder
        .map((verdict) => [reports.filter((report) => report.verdict === verdict).length, words[verdict]])
        .filter(([count]) => count > 0)
        .map(([count, word]) => `${count} ${word}`)
        .join(', ');
}


/***/ }),

/***/ 8357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var lib = __webpack_require__(9783);
;// CONCATENATED MODULE: ./actions/pr-comment/lib/target.js

function parseTarget(text, number) {
    const target = parse(text);
    if (number === undefined)
        return target;
    const wanted = numberOf(number);
    if (wanted === undefined)
        throw new lib/* UserError */.yo(`number: "${(0,lib/* visible */.RK)(number)}" is not the number of a pull request. Write for example:\n  number: 12`);
    if (target.kind === 'auto' || target.kind === 'pr')
        return { kind: 'issue', number: wanted };
    if (target.kind === 'issue' && target.number === wanted)
        return target;
    throw new lib/* UserError */.yo(`number: ${wanted} contradicts target: ${(0,lib/* visible */.RK)(text)}. Keep one of them.`);
}
function parse(text) {
    if (text === 'auto' || text === 'pr' || text === 'commit')
        return { kind: text };
    const [, kind, rest = ''] = /^(pr|issue|commit)\/(.*)$/.exec(text) ?? [];
    if (kind === 'commit' && /^[0-9a-f]{40}$/i.test(rest))
        return { kind: 'sha', sha: rest.toLowerCase() };
    const number = numberOf(rest);
    if ((kind === 'pr' || kind === 'issue') && number !== undefined)
        return { kind: 'issue', number };
    throw new lib/* UserError */.yo(`target: "${(0,lib/* visible */.RK)(text)}" is not auto, pr, pr/N, issue/N, commit or commit/SHA with all 40 digits. Write for example:\n  target: pr/12`);
}
function numberOf(text) {
    const number = Number(text);
    return /^[1-9]\d*$/.test(text) && Number.isSafeInteger(number) ? number : undefined;
}

;// CONCATENATED MODULE: ./actions/pr-comment/lib/inputs.js


const HEADER_LIMIT = 500;
function readInputs(reader) {
    const only = readOnly(reader);
    const mode = reader.choice('mode', ['update', 'append', 'recreate', 'hide-and-recreate', 'new']);
    if (mode === 'new' && only !== undefined)
        reader.problem('mode: new looks for no comment, so only-create, only-update and delete go with other modes');
    const header = reader.text('header') ?? '';
    if (header.length > HEADER_LIMIT)
        reader.problem(`header: ${header.length} characters are too many, ${HEADER_LIMIT} is the most.`);
    const target = reader.text('target') ?? '';
    const number = reader.text('number');
    const check = reader.text('check');
    const imagesBranch = readImagesBranch(reader);
    return {
        reports: reader.lines('reports'),
        body: reader.text('body') ?? '',
        bodyFiles: reader.lines('body-file'),
        header,
        mode,
        ...(only && { only }),
        post: reader.choice('post', ['always', 'changes', 'regression']),
        target: reader.parsed(() => parseTarget(target, number), { kind: 'auto' }),
        ...(check !== undefined && { check }),
        ...(imagesBranch !== undefined && { imagesBranch }),
        jobFailed: ['failure', 'cancelled'].includes(reader.text('job-status') ?? ''),
        onForbidden: reader.choice('on-forbidden', ['summary', 'fail']),
        token: reader.text('token') ?? '',
    };
}
function readOnly(reader) {
    const said = [
        reader.boolean('only-create') && 'create',
        reader.boolean('only-update') && 'update',
        reader.boolean('delete') && 'delete',
    ].filter((one) => one !== false);
    if (said.length > 1)
        reader.problem('only-create, only-update and delete exclude one another. Keep one of them true.');
    return said[0];
}
function readImagesBranch(reader) {
    const images = reader.choice('images', ['none', 'branch']);
    const branch = reader.text('images-branch') ?? '';
    if (!/^(?!.*(\.\.|\/\/|\/\.|\.lock(\/|$)))[A-Za-z0-9_][A-Za-z0-9_./-]*(?<![./])$/.test(branch))
        reader.problem(`images-branch: "${(0,lib/* visible */.RK)(branch)}" is no name of a branch. Write for example:\n  images-branch: mlops-actions-images`);
    return images === 'branch' ? branch : undefined;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/pr-comment/lib/compose.js
var compose = __webpack_require__(8394);
// EXTERNAL MODULE: ./actions/pr-comment/lib/content.js
var lib_content = __webpack_require__(1655);
// EXTERNAL MODULE: ./actions/pr-comment/lib/sources.js + 3 modules
var lib_sources = __webpack_require__(4462);
;// CONCATENATED MODULE: ./actions/pr-comment/lib/run.js





const SUMMARY_LIMIT = 1_000_000;
async function run(inputs, ports) {
    const { context, log } = ports;
    ports.secret(inputs.token);
    const sources = await (0,lib_sources/* readSources */.t)(inputs, context);
    const { publish } = await Promise.all(/* import() */[__webpack_require__.e(774), __webpack_require__.e(574)]).then(__webpack_require__.bind(__webpack_require__, 8574));
    const published = await publish(inputs, sources, ports);
    if (published.notice !== undefined)
        log.notice(published.notice, { title: 'pr-comment' });
    if (sources.problem !== undefined)
        throw sources.problem;
    const { operation, comment, content } = published;
    log.info([`Comment: ${operation}`, comment?.url].filter(Boolean).join(', '));
    return {
        outputs: {
            verdict: (0,lib_content/* verdictOf */.Vj)(content) ?? '',
            operation,
            'comment-id': comment === undefined ? '' : String(comment.id),
            'comment-url': comment?.url ?? '',
            'check-url': published.check?.url ?? '',
            truncated: String(published.truncated),
            'body-file': await writeWhole(content, context),
        },
        summary: await summaryOf(published),
    };
}
async function writeWhole(content, { temp }) {
    const { markdown } = await (0,compose/* compose */.Zz)(content, {
        limit: Number.POSITIVE_INFINITY,
        measure: (text) => text.length,
    });
    await (0,promises_.mkdir)(temp, { recursive: true });
    const file = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'pr-comment-')), 'comment.md');
    await (0,promises_.writeFile)(file, `${markdown}\n`);
    return file;
}
async function summaryOf({ operation, comment, content, truncated, check }) {
    const isShown = ['created', 'updated', 'unchanged'].includes(operation) && !truncated && !check?.truncated;
    if (comment !== undefined && isShown)
        return `[Comment](${comment.url}): ${operation}${check ? `, with [check run](${check.url})` : ''}\n`;
    const { markdown } = await (0,compose/* compose */.Zz)(content, {
        limit: SUMMARY_LIMIT,
        measure: (text) => Buffer.byteLength(text),
        whole: 'The file that the output `body-file` names',
    });
    return markdown === '' ? '' : `${markdown}\n`;
}

;// CONCATENATED MODULE: ./actions/pr-comment/lib/index.js


const action = { name: 'pr-comment', readInputs: readInputs, run: run };


/***/ }),

/***/ 4462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ contentOf),
  t: () => (/* binding */ readSources)
});

// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var lib = __webpack_require__(9783);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./actions/pr-comment/lib/image-file.js





const LIMIT = 10 * 1024 * 1024;
function isLocal(url) {
    return /^(data|file):/i.test(url) || !/^([a-z][a-z0-9+.-]+:|\/\/)/i.test(url);
}
async function readImage(url, folders, roots) {
    const data = /^data:/i.test(url);
    const label = data ? `${url.slice(0, 40)}…` : url;
    const content = data ? decoded(url, label) : await read(url, folders, roots);
    if (content.length > LIMIT)
        throw tooLarge(label, content.length);
    const type = typeOf(content);
    if (type === undefined)
        throw problem(label, 'is no PNG, JPEG, GIF, WebP or SVG image by its content');
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
    const stem = data ? 'image' : (0,external_node_path_.basename)(pathOf(url)).replace(/\.[^.]*$/, '');
    const safe = stem.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 60) || 'image';
    return { label: (0,lib/* visible */.RK)(label), name: `${safe}.${sha256.slice(0, 8)}.${type}`, content, sha256 };
}
async function read(url, folders, roots) {
    const path = pathOf(url);
    for (const folder of folders) {
        const file = await (0,promises_.realpath)((0,external_node_path_.resolve)(folder, path)).catch(() => undefined);
        if (file === undefined)
            continue;
        const real = await Promise.all(roots.map((root) => (0,promises_.realpath)(root).catch(() => root)));
        if (!real.some((root) => isWithin(root, file)))
            throw problem(url, 'lies outside of the workspace and the temporary folder of the job');
        const found = await (0,promises_.stat)(file);
        if (!found.isFile())
            throw problem(url, 'is no file');
        if (found.size > LIMIT)
            throw tooLarge(url, found.size);
        return (0,promises_.readFile)(file);
    }
    throw problem(url, `was not found. Looked in ${folders.map(lib/* visible */.RK).join(' and ')}`);
}
function problem(label, what) {
    return new lib/* UserError */.yo(`body: the image ${(0,lib/* visible */.RK)(label)} ${what}. Write its path relative to the workspace, such as ![Confusion matrix](plots/confusion.png).`);
}
function tooLarge(label, size) {
    return problem(label, `has ${size} bytes, and GitHub shows images up to 10 MiB`);
}
function pathOf(url) {
    if (/^file:/i.test(url)) {
        try {
            return (0,external_node_url_.fileURLToPath)(url);
        }
        catch {
            return url;
        }
    }
    const bare = url.replace(/[?#].*$/s, '');
    try {
        return decodeURIComponent(bare);
    }
    catch {
        return bare;
    }
}
function isWithin(root, file) {
    const path = (0,external_node_path_.relative)(root, file);
    return path !== '..' && !path.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(path);
}
function decoded(url, label) {
    const [, encoding, data = ''] = /^data:[^,]*?(;base64)?,(.*)$/is.exec(url) ?? [];
    try {
        return encoding === undefined ? Buffer.from(decodeURIComponent(data)) : Buffer.from(data, 'base64');
    }
    catch {
        throw problem(label, 'is no data URI that can be read');
    }
}
function typeOf(content) {
    const start = content.toString('latin1', 0, 12);
    if (start.startsWith('\x89PNG\r\n\x1a\n'))
        return 'png';
    if (start.startsWith('\xff\xd8\xff'))
        return 'jpg';
    if (/^GIF8[79]a/.test(start))
        return 'gif';
    if (/^RIFF....WEBP/s.test(start))
        return 'webp';
    const text = content.toString('utf8', 0, 1024);
    return /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s/>]/is.test(text)
        ? 'svg'
        : undefined;
}

;// CONCATENATED MODULE: ./actions/pr-comment/lib/body.js




const body_LIMIT = 16 * 1024 * 1024;
const TEXT_LIMIT = 1024 * 1024;
async function readBodies(inputs, context) {
    const { workspace, temp } = context;
    const pieces = [];
    if (inputs.body !== '')
        pieces.push({ name: 'body', markdown: inputs.body, folder: workspace });
    if (inputs.bodyFiles.length > 0)
        for (const file of await (0,lib/* findFiles */.lY)('body-file', inputs.bodyFiles, workspace)) {
            const path = (0,external_node_path_.resolve)(workspace, file);
            pieces.push({
                name: `body-file: ${(0,lib/* visible */.RK)(file)}`,
                markdown: await body_read(path, file),
                folder: (0,external_node_path_.dirname)(path),
            });
        }
    const bodies = [];
    const problems = [];
    for (const { name, markdown, folder } of pieces) {
        if (markdown.trim() === '')
            continue;
        const { length } = markdown.replace(/data:[^\s"')>]*/gi, '');
        if (length > TEXT_LIMIT)
            throw tooLong(name, length, 'characters');
        const whole = await body_closed(markdown);
        bodies.push({ markdown: whole, images: await localImages(whole, folder, [workspace, temp], problems) });
    }
    const [problem] = problems;
    return { bodies, ...(problem && { problem }) };
}
async function body_read(path, file) {
    const { size } = await (0,promises_.stat)(path);
    if (size > body_LIMIT)
        throw tooLong(`body-file: ${(0,lib/* visible */.RK)(file)}`, size, 'bytes');
    const bytes = await (0,promises_.readFile)(path);
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new lib/* UserError */.yo(`body-file: ${(0,lib/* visible */.RK)(file)} is not UTF-8 text. Write it with encoding="utf-8".`);
    }
}
function tooLong(name, size, unit) {
    return new lib/* UserError */.yo(`${name} has ${size} ${unit}. A comment holds 65,536 characters, and a job's page 1 MiB.`);
}
async function body_closed(markdown) {
    if (!/^ {0,3}(```|~~~)|<!--|<details/im.test(markdown))
        return markdown;
    const { endOf } = await Promise.all(/* import() */[__webpack_require__.e(825), __webpack_require__.e(226)]).then(__webpack_require__.bind(__webpack_require__, 3226));
    return markdown + endOf(markdown);
}
async function localImages(markdown, folder, roots, problems) {
    if (!/!\[|<img/i.test(markdown))
        return [];
    const { findImages } = await Promise.all(/* import() */[__webpack_require__.e(825), __webpack_require__.e(518)]).then(__webpack_require__.bind(__webpack_require__, 2518));
    const folders = [...new Set([folder, roots[0]])];
    const images = [];
    for (const image of findImages(markdown).filter(({ url }) => isLocal(url))) {
        try {
            images.push(Object.assign(image, { file: await readImage(image.url, folders, roots) }));
        }
        catch (error) {
            if (!(error instanceof lib/* UserError */.yo))
                throw error;
            problems.push(error);
            images.push(image);
        }
    }
    return images;
}

// EXTERNAL MODULE: ./actions/pr-comment/lib/content.js
var content = __webpack_require__(1655);
// EXTERNAL MODULE: ./packages/report/lib/index.js + 18 modules
var report_lib = __webpack_require__(5104);
;// CONCATENATED MODULE: ./actions/pr-comment/lib/gather.js




async function gatherReports(patterns, context) {
    if (patterns.length === 0)
        return { reports: told(await ofThisJob(context.reports), ({ report }) => report.id), trusted: true };
    const files = (await (0,lib/* findFiles */.lY)('reports', patterns, context.workspace)).filter(isReport);
    if (files.length === 0)
        throw new lib/* UserError */.yo('reports: there are files, and none of them is a report, which ends in .json. Write for example:\n  reports: artifacts/**/*.json');
    const found = await readAll(files.map((file) => (0,external_node_path_.resolve)(context.workspace, file)));
    return { reports: told(found, ({ path }) => (0,external_node_path_.basename)(path, '.json')), trusted: false };
}
async function ofThisJob(folder) {
    const names = await (0,promises_.readdir)(folder).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw error;
    });
    const sorted = names.filter(isReport).sort(new Intl.Collator('en', { numeric: true }).compare);
    return readAll(sorted.map((name) => (0,external_node_path_.join)(folder, name)));
}
function isReport(file) {
    return file.endsWith('.json');
}
async function readAll(paths) {
    const found = [];
    for (const path of paths)
        found.push({ report: await (0,report_lib/* readReport */.tL)(path), path });
    return found;
}
function told(found, nameOf) {
    const inFolder = ({ report, path }) => `${report.title} (${(0,external_node_path_.basename)((0,external_node_path_.dirname)(path))})`;
    const [titles, folders] = [countsBy(found, ({ report }) => report.title), countsBy(found, inFolder)];
    return found.map((one) => {
        const { report } = one;
        if (titles.get(report.title) === 1)
            return report;
        const title = folders.get(inFolder(one)) === 1 ? inFolder(one) : `${report.title} (${nameOf(one)})`;
        return { ...report, title };
    });
}
function countsBy(found, key) {
    const counts = new Map();
    for (const one of found)
        counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
    return counts;
}

;// CONCATENATED MODULE: ./actions/pr-comment/lib/sources.js




async function readSources(inputs, context) {
    const nothing = { reports: [], trusted: true, bodies: [] };
    if (inputs.only === 'delete')
        return nothing;
    try {
        const gathered = await gatherReports(inputs.reports, context);
        const { bodies, problem } = await readBodies(inputs, context);
        if (gathered.reports.length > 0 || bodies.length > 0) {
            const { reports, trusted } = gathered;
            const isTold = reports.some(({ verdict }) => verdict === 'fail' || verdict === 'warn');
            return {
                reports: (0,content/* worstFirst */.md)(reports),
                trusted,
                bodies,
                ...(inputs.jobFailed && trusted && !isTold && { gap: 'job' }),
                ...(problem && { problem }),
            };
        }
        throw new lib/* UserError */.yo('There is nothing to comment: no earlier step of this job left a report, and there is no Markdown. Put the step after those that ' +
            'report, name the reports of other jobs, or write Markdown:\n  reports: artifacts/**/*.json\n  body-file: report.md');
    }
    catch (error) {
        if (!(error instanceof lib/* UserError */.yo))
            throw error;
        return { ...nothing, gap: 'nothing', problem: error };
    }
}
function contentOf({ reports, trusted, gap }, bodies) {
    return { reports, trusted, bodies, ...(gap && { gap }) };
}


/***/ })

};
