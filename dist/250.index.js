export const id = 250;
export const ids = [250];
export const modules = {

/***/ 3518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ readFromGitHub),
/* harmony export */   Ld: () => (/* binding */ mergeBaseFromGitHub),
/* harmony export */   ky: () => (/* binding */ listFromGitHub),
/* harmony export */   lj: () => (/* binding */ commitFromGitHub)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1166);

async function readFromGitHub({ text, ref, path }, local, ports, to) {
    return ask(text, [ref], local, ports, async (github, repository, [name]) => {
        const { apiUrl } = ports.context;
        const { token, fetch } = ports;
        return (await github.readContents({ apiUrl, repository, ref: name, path, token, fetch }, to))?.sha;
    });
}
function mergeBaseFromGitHub(base, head, local, ports) {
    return ask(`git:${base}...${head}`, [base, head], local, ports, (github, repository, names) => github.mergeBase(connectTo(github, repository, ports), ...names));
}
function commitFromGitHub(ref, local, ports) {
    return ask(`git:${ref}`, [ref], local, ports, (github, repository, [name]) => github.mergeBase(connectTo(github, repository, ports), name, name));
}
function listFromGitHub(sha, local, ports) {
    return ask(`git:${sha}`, [sha], local, ports, (github, repository) => github.listFiles(connectTo(github, repository, ports), sha));
}
function connectTo({ connect }, repository, { context, token, fetch, log }) {
    return connect({ apiUrl: context.apiUrl, repository, token, fetch, log });
}
async function ask(text, refs, local, { context: { apiUrl, repository }, log }, question) {
    const names = refs.map((ref) => {
        const name = nameOnGitHub(ref);
        if (name !== undefined)
            return name;
        throw failure(text, local, `cannot be asked: only this clone knows what "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(ref)}" stands for.`);
    });
    if (repository === undefined)
        throw failure(text, local, 'cannot be asked: it is not known which repository this is.');
    log.debug(`${text}: the local repository does not have it (${local}), asking ${apiUrl}`);
    try {
        return await question(await Promise.all(/* import() */[__webpack_require__.e(774), __webpack_require__.e(432)]).then(__webpack_require__.bind(__webpack_require__, 3432)), repository, names);
    }
    catch (error) {
        if (error instanceof _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo)
            throw failure(text, local, error.message, error);
        throw error;
    }
}
function failure(text, local, remote, cause) {
    return new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo([
        `baseline: "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text)}" cannot be read.`,
        `- The local repository: ${local}.`,
        `- GitHub's API: ${remote}`,
        'Make either work. For the local one, fetch the ref, for example in the step of actions/checkout:',
        '  with:',
        '    fetch-depth: 0',
    ].join('\n'), { cause });
}
function nameOnGitHub(ref) {
    if (/^(@|[A-Z]+_)?HEAD$|^@$|[\0-\x20\x7f~^:?*[\\]|\.\.|@\{/.test(ref))
        return undefined;
    const name = ref.replace(/^(refs\/)?(remotes\/)?origin\/|^refs\/heads\//, '');
    return name.replace(/^refs\/(?=tags\/)/, '') || undefined;
}


/***/ }),

/***/ 621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ save),
/* harmony export */   locateInGit: () => (/* binding */ locateInGit)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1166);
/* harmony import */ var _from_github_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3518);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8842);
/* harmony import */ var _sibling_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4018);






async function locateInGit(source, ports) {
    const found = await save(source, ports);
    if (found === undefined) {
        if (/[*?[{]/.test(source.path)) {
            throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`baseline: "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(source.text)}" is not there. git: names one file, not a pattern. Write for example:\n` +
                `  baseline: git:${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(source.ref)}:metrics.json`);
        }
        return undefined;
    }
    const { sha, file } = found;
    return {
        paths: [file],
        label: `${source.ref}@${sha.slice(0, 7)}:${source.path}`,
        sha,
        sibling: async (name) => {
            (0,_sibling_name_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseSiblingName */ .i)(name);
            const path = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(source.path), name);
            return (await save({ ...source, ref: sha, path }, ports))?.file;
        },
    };
}
async function save(source, ports) {
    const file = await newFile(ports.context.temp, source.path);
    try {
        const sha = await read(source, ports, file);
        if (sha !== undefined) {
            await refusePointer(file, source);
            return { file, sha };
        }
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file), { recursive: true, force: true });
        throw error;
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file), { recursive: true, force: true });
    return undefined;
}
async function read(source, ports, to) {
    const { workspace } = ports.context;
    let { ref } = source;
    const local = async () => {
        ref = await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveCommit */ .WL)(workspace, ref);
        return (await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .saveFile */ .OJ)(workspace, ref, source.path, to)) ? ref : undefined;
    };
    return (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .localFirst */ .Op)(local(), (why) => (0,_from_github_js__WEBPACK_IMPORTED_MODULE_3__/* .readFromGitHub */ .AQ)({ ...source, ref }, why, ports, to));
}
async function newFile(temp, path) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(temp, { recursive: true });
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, 'mlops-baseline-'));
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(path).replace(/[<>:"|?*]/g, '_'));
}
async function refusePointer(file, { ref, path }) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file);
    try {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(27), 0, 27, 0);
        if (buffer.toString('latin1', 0, bytesRead) !== 'version https://git-lfs.git')
            return;
    }
    finally {
        await handle.close();
    }
    throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo([
        `baseline: ${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(path)} at "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(ref)}" is in Git LFS: git holds a pointer, not the data.`,
        'Check that ref out with its data (`lfs: true`, or `git lfs pull` in that folder) and name the file there:',
        `  baseline: file:old/${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(path)}`,
    ].join('\n'));
}


/***/ }),

/***/ 8842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OJ: () => (/* binding */ saveFile),
/* harmony export */   Op: () => (/* binding */ localFirst),
/* harmony export */   Pe: () => (/* binding */ listPaths),
/* harmony export */   WL: () => (/* binding */ resolveCommit),
/* harmony export */   X1: () => (/* binding */ mergeBaseIn),
/* harmony export */   fY: () => (/* binding */ parentsOf)
/* harmony export */ });
/* unused harmony export Unavailable */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1455);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6466);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7975);
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1166);







class Unavailable extends Error {
}
async function localFirst(local, elsewhere) {
    try {
        return await local;
    }
    catch (error) {
        if (!(error instanceof Unavailable))
            throw error;
        return elsewhere(error.message);
    }
}
async function resolveCommit(workspace, ref) {
    const printed = await output(workspace, [
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${ref}^{commit}`,
    ]);
    const sha = printed.trim();
    if (/^[0-9a-f]{40,64}$/.test(sha))
        return sha;
    throw new Unavailable(`"${ref}" is not a commit in it`);
}
async function saveFile(workspace, sha, path, to) {
    const entry = await output(workspace, ['ls-tree', '-z', '--full-tree', '--end-of-options', sha, path]);
    if (entry === '')
        return false;
    const [mode = '', , object = ''] = entry.split(/[ \t]/, 3);
    const other = NOT_FILES[mode];
    if (other !== undefined)
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_6__/* .UserError */ .yo(`baseline: ${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_6__/* .visible */ .RK)(path)} is a ${other} in commit ${sha.slice(0, 7)}. Name a file.`);
    await saveBlob(workspace, object, to);
    return true;
}
async function listPaths(workspace, sha) {
    const entries = await output(workspace, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', sha]);
    return entries
        .split('\0')
        .filter((entry) => /^100/.test(entry))
        .map((entry) => entry.slice(entry.indexOf('\t') + 1));
}
async function mergeBaseIn(workspace, base, head) {
    const shallow = await output(workspace, ['rev-parse', '--is-shallow-repository']);
    if (shallow.trim() !== 'false')
        throw new Unavailable('it is a shallow clone');
    const commits = [await resolveCommit(workspace, base), await resolveCommit(workspace, head)];
    const printed = await output(workspace, ['merge-base', ...commits]).catch(() => '');
    if (printed === '')
        throw new Unavailable(`"${base}" and "${head}" have no commit in common`);
    return printed.trim();
}
async function parentsOf(workspace, commit) {
    const sha = await resolveCommit(workspace, commit);
    const [header = ''] = (await output(workspace, ['cat-file', 'commit', sha])).split('\n\n', 1);
    return Array.from(header.matchAll(/^parent (\S+)$/gm), ([, parent]) => parent);
}
const NOT_FILES = {
    '040000': 'folder',
    '120000': 'symbolic link',
    '160000': 'submodule',
};
async function saveBlob(workspace, object, to) {
    const { args, options } = await command(workspace, ['cat-file', 'blob', object]);
    const git = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('git', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let complaint = '';
    git.stderr.setEncoding('utf8').on('data', (text) => {
        complaint = (complaint + text).slice(0, 1000);
    });
    const closed = (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(git, 'close');
    await Promise.all([(0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(git.stdout, (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.createWriteStream)(to)), closed]);
    if (git.exitCode !== 0)
        throw new Unavailable(reasonOf(complaint));
}
const MOST_OUTPUT = 2 ** 28;
async function output(workspace, gitArgs) {
    const { args, options } = await command(workspace, gitArgs);
    try {
        return (await (0,node_util__WEBPACK_IMPORTED_MODULE_5__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('git', args, { ...options, maxBuffer: MOST_OUTPUT })).stdout;
    }
    catch (error) {
        const { code, stderr } = error;
        if (code === 'ENOENT')
            throw new Unavailable('git is not installed');
        throw new Unavailable(stderr ? reasonOf(stderr) : `it has no commit of that name`);
    }
}
async function command(workspace, gitArgs) {
    const safe = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.realpath)(workspace)).replaceAll('\\', '/');
    return {
        args: ['-c', `safe.directory=${safe}`, '--literal-pathspecs', ...gitArgs],
        options: { cwd: workspace, env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } },
    };
}
function reasonOf(stderr) {
    const line = stderr.split('\n').find((text) => text.trim() !== '') ?? 'git failed';
    return (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_6__/* .visible */ .RK)(line.replace(/^(fatal|error): /, '').trim());
}


/***/ }),

/***/ 4250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pr: () => (/* reexport */ baseOfPullRequest),
  Ou: () => (/* reexport */ locateBaseline),
  iJ: () => (/* reexport */ notThereYet),
  rB: () => (/* reexport */ openTree),
  nk: () => (/* reexport */ parseBaseline)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 32 modules
var lib = __webpack_require__(1166);
// EXTERNAL MODULE: ./packages/baselines/lib/sibling-name.js
var sibling_name = __webpack_require__(4018);
;// CONCATENATED MODULE: ./packages/baselines/lib/files.js




async function locateFiles(source, workspace) {
    const [first, ...others] = await pathsOf(source, workspace);
    if (first === undefined)
        return undefined;
    return {
        paths: [first, ...others],
        label: source.path,
        sibling: (name) => siblingOf(first, name),
    };
}
async function pathsOf({ kind, path, text }, workspace) {
    const absolute = (0,external_node_path_.resolve)(workspace, path);
    const found = await statOf(absolute);
    if (found?.isDirectory()) {
        throw new lib/* UserError */.yo(`baseline: "${(0,lib/* visible */.RK)(text)}" is a folder. Name the file${kind === 'file' ? `, or a pattern: file:${(0,lib/* visible */.RK)(path)}/*.jsonl` : ''}.`);
    }
    if (found !== undefined)
        return [absolute];
    if (kind === 'report')
        return [];
    try {
        return (await (0,lib/* findFiles */.lY)('baseline', [path], workspace)).map((one) => (0,external_node_path_.resolve)(workspace, one));
    }
    catch (error) {
        if (error instanceof lib/* UserError */.yo)
            return [];
        throw error;
    }
}
async function siblingOf(file, name) {
    (0,sibling_name/* refuseSiblingName */.i)(name);
    const folder = await (0,promises_.realpath)((0,external_node_path_.dirname)(file));
    const path = (0,external_node_path_.join)(folder, name);
    if ((await statOf(path)) === undefined)
        return undefined;
    const real = await (0,promises_.realpath)(path);
    const within = (0,external_node_path_.relative)(folder, real);
    if (within === '..' || within.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(within))
        throw new lib/* UserError */.yo(`baseline: "${(0,lib/* visible */.RK)(name)}" beside ${(0,lib/* visible */.RK)(file)} is a link that leads out of its folder.`);
    if (!(await (0,promises_.stat)(real)).isFile())
        throw new lib/* UserError */.yo(`baseline: "${(0,lib/* visible */.RK)(name)}" beside ${(0,lib/* visible */.RK)(file)} is not a file.`);
    return real;
}
async function statOf(path) {
    try {
        return await (0,promises_.stat)(path);
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw new lib/* UserError */.yo(`baseline: ${(0,lib/* visible */.RK)(path)} cannot be looked at (${code}). Check its mode and its owner.`);
    }
}

;// CONCATENATED MODULE: ./packages/baselines/lib/locate.js

function notThereYet(label) {
    return `baseline: ${label} was not found, so nothing is compared. If it should be there, correct it; on-no-baseline: fail makes this fail.`;
}
async function locateBaseline(source, ports) {
    if (source.kind !== 'git')
        return locateFiles(source, ports.context.workspace);
    const { locateInGit } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 621));
    return locateInGit(source, ports);
}

// EXTERNAL MODULE: ./packages/baselines/lib/from-github.js
var from_github = __webpack_require__(3518);
// EXTERNAL MODULE: ./packages/baselines/lib/git.js
var git = __webpack_require__(8842);
;// CONCATENATED MODULE: ./packages/baselines/lib/merge-base.js


async function baseOfPullRequest(base, head, ports) {
    const parents = await (0,git/* localFirst */.Op)((0,git/* parentsOf */.fY)(ports.context.workspace, 'HEAD'), async () => []);
    const [into, merged, ...more] = parents;
    if (into !== undefined && merged === head && more.length === 0)
        return into;
    return mergeBaseOf(base, head, ports);
}
function mergeBaseOf(base, head, ports) {
    return (0,git/* localFirst */.Op)((0,git/* mergeBaseIn */.X1)(ports.context.workspace, base, head), (why) => (0,from_github/* mergeBaseFromGitHub */.Ld)(base, head, why, ports));
}

// EXTERNAL MODULE: ./packages/mlflow/lib/index.js + 8 modules
var mlflow_lib = __webpack_require__(5342);
// EXTERNAL MODULE: ./packages/baselines/lib/path.js
var lib_path = __webpack_require__(267);
;// CONCATENATED MODULE: ./packages/baselines/lib/source.js



const FORMS = {
    git: ['git:REF:PATH (a file at a branch, tag or commit)', 'git:origin/main:metrics.json'],
    tree: ['git:REF (a branch, tag or commit)', 'git:origin/main'],
    file: ['file:PATH', 'file:outputs/metrics.json'],
    report: ['report:PATH', 'report:outputs/report.json'],
    mlflow: ['mlflow:models:/NAME@ALIAS or mlflow:runs:/ID', 'mlflow:models:/my-model@champion'],
};
function parseBaseline(input, text, accept) {
    return parse(input, text, new Set(accept));
}
function parse(input, text, accept) {
    const wrong = (problem, instead) => new lib/* UserError */.yo(`${input}: "${(0,lib/* visible */.RK)(text)}" ${problem}. Write for example:\n  ${input}: ${(0,lib/* visible */.RK)(instead)}`);
    const forms = Object.entries(FORMS).filter(([kind]) => accept.has(kind));
    const known = forms.map(([, [form]]) => form).join(', ');
    const example = forms[0]?.[1][1] ?? '';
    if (/[\0-\x1f\x7f]/.test(text))
        throw wrong('has a line break or a control character in it', example);
    const [, prefix = '', after = ''] = /^([a-z]+):(.*)$/.exec(text) ?? [];
    const rest = after.trim();
    switch (prefix) {
        case 'file':
        case 'report':
            if (!accept.has(prefix))
                break;
            if (rest === '')
                throw wrong('names no path', FORMS[prefix][1]);
            return { text, kind: prefix, path: rest };
        case 'git':
            if (accept.has('tree') && !rest.includes(':'))
                return { text, kind: 'tree', ref: refOf(rest, wrong) };
            if (accept.has('git'))
                return { text, kind: 'git', ...refAndPath(rest, wrong) };
            if (accept.has('tree'))
                throw wrong('names a file, where all files of a commit are meant', example);
            break;
        case 'mlflow':
            if (!accept.has(prefix))
                break;
            return { text, kind: prefix, source: (0,mlflow_lib/* parseMlflowSource */.W)(input, text) };
        default:
            throw wrong(`does not say what it is: ${known}`, meant(text.trim(), accept) ?? example);
    }
    throw wrong(`starts with "${prefix}:", which this action does not read; it reads ${known}`, example);
}
function meant(text, accept) {
    if (accept.has('mlflow') && /^(models:\/\w+@\w+|runs:\/\w+)$/.test(text))
        return `mlflow:${text}`;
    if (accept.has('tree') && /^\w[\w/-]*$/.test(text))
        return `git:${text}`;
    return accept.has('file') ? (text === '' ? FORMS.file[1] : `file:${text}`) : undefined;
}
function refOf(ref, wrong) {
    if (ref === '')
        throw wrong('names no branch, tag or commit', FORMS.tree[1]);
    if (ref.startsWith('-'))
        throw wrong('has a ref that starts with "-"', FORMS.tree[1]);
    return ref;
}
function refAndPath(rest, wrong) {
    const colon = rest.indexOf(':');
    const ref = rest.slice(0, Math.max(0, colon)).trim();
    const path = rest.slice(colon + 1).trim();
    const problem = (0,lib_path/* problemOfPath */._)(path);
    const goodPath = colon === -1 || problem !== undefined ? 'metrics/rouge.json' : path;
    if (colon === -1 || ref === '' || path === '')
        throw wrong('is not git:REF:PATH', `git:origin/main:${goodPath}`);
    if (ref.startsWith('-'))
        throw wrong('has a ref that starts with "-"', `git:origin/main:${goodPath}`);
    if (problem !== undefined)
        throw wrong(`has a path that ${problem}; it is one from the root of the repository, with "/" between folders`, `git:${ref}:${goodPath}`);
    return { ref, path };
}

// EXTERNAL MODULE: ./packages/baselines/lib/git-file.js
var git_file = __webpack_require__(621);
;// CONCATENATED MODULE: ./packages/baselines/lib/tree.js





async function openTree(ref, ports) {
    const { workspace } = ports.context;
    const sha = await (0,git/* localFirst */.Op)((0,git/* resolveCommit */.WL)(workspace, ref), (why) => commitElsewhere(ref, why, ports));
    const short = sha.slice(0, 7);
    const label = /^[0-9a-f]{7,}$/.test(ref) && sha.startsWith(ref) ? short : `${ref}@${short}`;
    return {
        sha,
        label,
        async list() {
            const paths = await (0,git/* localFirst */.Op)((0,git/* listPaths */.Pe)(workspace, sha), (why) => (0,from_github/* listFromGitHub */.ky)(sha, why, ports));
            return paths.sort();
        },
        async read(path) {
            const problem = (0,lib_path/* problemOfPath */._)(path);
            if (problem !== undefined)
                throw new lib/* UserError */.yo(`${label}: "${(0,lib/* visible */.RK)(path)}" cannot be read: it ${problem}.`);
            return (await (0,git_file/* save */.U)({ kind: 'git', text: `git:${ref}:${path}`, ref: sha, path }, ports))?.file;
        },
    };
}
async function commitElsewhere(ref, local, ports) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref))
        return ref;
    return (0,from_github/* commitFromGitHub */.lj)(ref, local, ports);
}

;// CONCATENATED MODULE: ./packages/baselines/lib/index.js






/***/ }),

/***/ 267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ problemOfPath)
/* harmony export */ });
function problemOfPath(path) {
    if (/[\0-\x1f\x7f]/.test(path))
        return 'has a control character in it';
    if (path.includes('\\'))
        return 'has a backslash in it';
    if (path.startsWith('/') || /^[A-Za-z]:/.test(path))
        return 'is absolute';
    const names = path.split('/');
    if (names.includes('..'))
        return 'has ".." in it';
    if (names.includes('') || names.includes('.'))
        return 'has an empty name or "." in it';
    return undefined;
}


/***/ }),

/***/ 4018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ refuseSiblingName)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1166);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(267);


function refuseSiblingName(name) {
    const problem = (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .problemOfPath */ ._)(name) ?? (/(^|\/)\./.test(name) ? 'is hidden' : undefined);
    if (problem === undefined)
        return;
    throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`baseline: it names a file "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}", which ${problem}. Expected a file in the baseline's own folder.`);
}


/***/ }),

/***/ 5342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectMlflow: () => (/* reexport */ connectMlflow),
  m: () => (/* reexport */ mlflowAccess),
  W: () => (/* reexport */ parseMlflowSource),
  readMlflowMetrics: () => (/* reexport */ readMlflowMetrics)
});

;// CONCATENATED MODULE: ./packages/mlflow/lib/access.js
function mlflowAccess(trackingUri, env) {
    return {
        trackingUri: trackingUri ?? env.MLFLOW_TRACKING_URI ?? '',
        username: env.MLFLOW_TRACKING_USERNAME ?? '',
        password: env.MLFLOW_TRACKING_PASSWORD ?? '',
        token: env.MLFLOW_TRACKING_TOKEN ?? '',
    };
}

// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 32 modules
var lib = __webpack_require__(1166);
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
    const shown = (0,lib/* visible */.RK)(text.replace(/\/\/.*@/, '//***@').replace(/[?#].*/, ''));
    if (/^databricks\b/.test(text))
        throw new lib/* UserError */.yo(`MLFLOW_TRACKING_URI: "${shown}" names a profile of this machine. Write the workspace's address and its token:\n` +
            `  env:\n    MLFLOW_TRACKING_URI: https://WORKSPACE.cloud.databricks.com\n    MLFLOW_TRACKING_TOKEN: $\{{ secrets.DATABRICKS_TOKEN }}`);
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

;// CONCATENATED MODULE: ./packages/mlflow/lib/failure.js

class Refusal extends lib/* UserError */.yo {
    status;
    code;
    constructor(message, status, code) {
        super(message);
        this.status = status;
        this.code = code;
    }
}
function refusalOf(answer, { url, address, what, hasCredentials }) {
    const { status, headers, body } = answer;
    const { error_code: code, message } = errorIn(body);
    const said = quoted(message ?? (isPage(answer) ? '' : body));
    const server = `MLflow at ${address}`;
    const refusal = (text) => new Refusal(text, status, code);
    if (status >= 300 && status < 400)
        return refusal(`${address} sends requests on to ${destinationOf(headers, url)} (${status}). If MLflow is there, write that as MLFLOW_TRACKING_URI; if it is a page to log in at, the server needs a way in for programs.`);
    if (status === 401)
        return refusal(hasCredentials
            ? `${server} does not accept the credentials (401${said}). Check MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.`
            : `${server} asks for an account (401${said}). Write for example:\n  env:\n    MLFLOW_TRACKING_USERNAME: ci\n    MLFLOW_TRACKING_PASSWORD: $\{{ secrets.MLFLOW_TRACKING_PASSWORD }}\nor MLFLOW_TRACKING_TOKEN, where the server takes bearer tokens.`);
    if (status === 403 && /invalid host header/i.test(body))
        return refusal(`${server} does not answer to the name ${url.host} (403${said}). Start it with that name allowed: --allowed-hosts ${url.host}, or MLFLOW_SERVER_ALLOWED_HOSTS. A service container is better reached as http://localhost:PORT.`);
    if (status === 403)
        return refusal(`${server} has no ${what}, or the account may not read it (403${said}). ${hasCredentials ? 'Give the account READ permission.' : 'No credentials were given: set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.'}`);
    if (status === 404 && code === undefined)
        return refusal(`${address} does not know ${url.pathname} (404${said}). Is MLFLOW_TRACKING_URI complete? A server behind a path needs it, as in https://example.com/mlflow.`);
    if (status === 404)
        return refusal(`${server} has no ${what} (404${said}).`);
    return refusal(`${server} did not give ${what}: it answered ${status}${said}.`);
}
function notMlflow(answer, { url, address }) {
    return new lib/* UserError */.yo(`${address} answered ${url.pathname} with ${isPage(answer) ? 'a web page' : 'something else than JSON'}, so it is not MLflow that answers. Is it a page to log in at? Else check MLFLOW_TRACKING_URI: a server behind a path needs it, as in https://example.com/mlflow.`);
}
const TIMEOUT = 'no answer within a minute';
function unreachable(error, { address }, tries) {
    const reason = (0,lib/* reasonOf */.A3)(error, TIMEOUT);
    const advice = isCertificate(reason)
        ? 'Node does not trust its certificate: set NODE_EXTRA_CA_CERTS to the file of the authority that signed it.'
        : 'Is MLFLOW_TRACKING_URI right, and can this runner reach it?';
    return new lib/* UserError */.yo(`MLflow at ${address} cannot be reached: ${(0,lib/* visible */.RK)(reason)}${tries > 1 ? `, ${tries} times` : ''}. ${advice}`, { cause: error });
}
function isFinal(error) {
    return isCertificate((0,lib/* reasonOf */.A3)(error, TIMEOUT));
}
function isCertificate(reason) {
    return /CERT|SELF_SIGNED|VERIFY/.test(reason);
}
function errorIn(body) {
    try {
        const { error_code, message } = JSON.parse(body);
        return {
            ...(typeof error_code === 'string' && { error_code }),
            ...(typeof message === 'string' && { message }),
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
function destinationOf(headers, from) {
    const location = headers.get('location') ?? '';
    if (!URL.canParse(location, from.href))
        return 'another place';
    const { origin, pathname } = new URL(location, from);
    return (0,lib/* visible */.RK)(`${origin}${pathname}`);
}

;// CONCATENATED MODULE: ./packages/mlflow/lib/client.js



const TRIES = 4;
const TIMEOUT_MS = 60_000;
function connectMlflow(settings) {
    const { fetch, log } = settings;
    const { base, authorization, secrets } = addressOf(settings.trackingUri, settings);
    for (const secret of secrets)
        settings.secret(secret);
    const init = {
        headers: { accept: 'application/json', ...(authorization && { authorization }) },
        redirect: 'manual',
    };
    const ask = async (url) => {
        const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
        return { status: response.status, headers: response.headers, body: await response.text() };
    };
    const get = async (path, query, what) => {
        const url = new URL(`${base}/api/2.0/mlflow/${path}`);
        url.search = new URLSearchParams(query).toString();
        const question = { url, address: base, what, hasCredentials: authorization !== undefined };
        for (let tries = 1;; tries++) {
            const outcome = await ask(url).catch((error) => ({ error }));
            const wait = tries < TRIES ? waitAfterTry(outcome, tries) : undefined;
            if (wait === undefined)
                return contentOf(outcome, question, tries, secrets);
            log.debug(`MLflow at ${base} failed at ${path}, trying again in ${wait} ms`);
            await new Promise((resolve) => setTimeout(resolve, wait));
        }
    };
    return { address: base, get };
}
function waitAfterTry(outcome, tries) {
    const usual = 500 * 2 ** (tries - 1);
    if ('error' in outcome)
        return isFinal(outcome.error) ? undefined : usual;
    return (0,lib/* waitAfter */.Wv)(outcome, usual);
}
function contentOf(outcome, question, tries, secrets) {
    if ('error' in outcome)
        throw unreachable(outcome.error, question, tries);
    if (outcome.status < 200 || outcome.status >= 300) {
        const body = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), outcome.body);
        throw refusalOf({ ...outcome, body }, question);
    }
    try {
        const content = JSON.parse(outcome.body);
        if (typeof content === 'object' && content !== null)
            return content;
    }
    catch { }
    throw notMlflow(outcome, question);
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

;// CONCATENATED MODULE: ./packages/mlflow/lib/metrics.js




async function readMlflowMetrics(mlflow, source) {
    if (source.kind === 'run') {
        const run = await readRun(mlflow, source.runId);
        const name = run.name === '' ? '' : `${(0,lib/* visible */.RK)(run.name)} `;
        const deleted = run.isDeleted ? ', deleted' : '';
        return {
            label: `MLflow run ${name}(${source.runId.slice(0, 8)}${deleted})`,
            runId: source.runId,
            metrics: run.metrics,
        };
    }
    if (source.kind === 'logged-model') {
        const model = await readModel(mlflow, source.modelId);
        const found = await ofModel(mlflow, source, model, model.runId);
        return { label: `MLflow model ${(0,lib/* visible */.RK)(model.name)} (${source.modelId.slice(0, 10)})`, ...found };
    }
    const found = await readVersion(mlflow, source);
    if (found === undefined)
        return undefined;
    const { version, runId, modelId } = found;
    const model = modelId === undefined ? undefined : await readModel(mlflow, modelId).catch(undefinedIfMissing);
    const which = source.kind === 'alias' ? `@${source.alias} (version ${version})` : ` version ${version}`;
    return {
        label: `MLflow ${(0,lib/* visible */.RK)(source.name)}${which}`,
        modelVersion: version,
        ...(await ofModel(mlflow, source, model, runId)),
    };
}
async function readVersion(mlflow, source) {
    const { name } = source;
    const content = source.kind === 'version'
        ? await mlflow.get('model-versions/get', { name, version: source.version }, `version ${source.version} of the model "${(0,lib/* visible */.RK)(name)}"`)
        : await mlflow
            .get('registered-models/alias', { name, alias: source.alias }, `alias "${source.alias}" of the model "${(0,lib/* visible */.RK)(name)}"`)
            .catch(undefinedIfUnset);
    if (content === undefined)
        return undefined;
    const { model_version } = content;
    if (model_version?.version === undefined)
        throw strange(mlflow);
    return {
        version: String(model_version.version),
        runId: model_version.run_id || undefined,
        modelId: model_version.model_id || /^models:\/+(m-[\w-]+)$/.exec(model_version.source ?? '')?.[1],
    };
}
function undefinedIfUnset(error) {
    if (error instanceof Refusal) {
        if (error.code === 'RESOURCE_DOES_NOT_EXIST')
            return undefined;
        if (error.code === 'INVALID_PARAMETER_VALUE' && /\balias\b.*\bnot found\b/i.test(error.message))
            return undefined;
    }
    throw error;
}
async function ofModel(mlflow, source, model, runId) {
    const run = runId === undefined ? undefined : await readRun(mlflow, runId).catch(undefinedIfMissing);
    const logged = model?.metrics ?? [];
    if (run === undefined && logged.length === 0)
        throw new lib/* UserError */.yo(`"${(0,lib/* visible */.RK)(source.text)}" is a model ${runId === undefined ? 'without a run' : 'whose run is gone'}, so MLflow holds no metrics of it. Name another version, or the run that has them: mlflow:runs:/ID`);
    const isOneOfMany = run !== undefined && run.models > 1;
    const own = isOneOfMany || run === undefined ? logged : logged.filter((metric) => metric.runId !== runId);
    const metrics = new Map(isOneOfMany && own.length > 0 ? [] : run?.metrics);
    for (const metric of latestOf(own))
        metrics.set(metric.key, await undamaged(mlflow, metric));
    return { ...(run && runId && { runId }), metrics };
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
async function readRun(mlflow, runId) {
    const { run } = (await mlflow.get('runs/get', { run_id: runId }, `run ${runId}`));
    if (run?.info === undefined)
        throw strange(mlflow);
    return {
        name: run.info.run_name ?? '',
        isDeleted: run.info.lifecycle_stage === 'deleted',
        metrics: new Map(run.data?.metrics?.map(({ key, value }) => [key, numberOf(value)])),
        models: new Set(run.outputs?.model_outputs?.map(({ model_id }) => model_id)).size,
    };
}
async function readModel(mlflow, modelId) {
    const content = await mlflow.get(`logged-models/${modelId}`, {}, `logged model ${modelId}`);
    const { model } = content;
    if (model?.info === undefined)
        throw strange(mlflow);
    return {
        name: model.info.name ?? modelId,
        runId: model.info.source_run_id || undefined,
        metrics: (model.data?.metrics ?? []).map(({ key, run_id, ...point }) => ({
            key,
            ...pointOf(point),
            runId: run_id || undefined,
        })),
    };
}
function undefinedIfMissing(error) {
    if (error instanceof Refusal && error.status === 404)
        return undefined;
    throw error;
}
function strange({ address }) {
    return new lib/* UserError */.yo(`${address} answered, but not as MLflow does. Is MLFLOW_TRACKING_URI the address of a tracking server?`);
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
