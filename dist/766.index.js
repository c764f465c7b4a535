export const id = 766;
export const ids = [766];
export const modules = {

/***/ 3518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ readFromGitHub),
/* harmony export */   Ld: () => (/* binding */ mergeBaseFromGitHub),
/* harmony export */   ky: () => (/* binding */ listFromGitHub),
/* harmony export */   lj: () => (/* binding */ commitFromGitHub)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);

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
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9783);
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
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9783);







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
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var lib = __webpack_require__(9783);
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

// EXTERNAL MODULE: ./packages/mlflow/lib/index.js + 29 modules
var mlflow_lib = __webpack_require__(196);
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
            return { text, kind: prefix, source: (0,mlflow_lib/* parseMlflowSource */.Wq)(input, text) };
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
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(267);


function refuseSiblingName(name) {
    const problem = (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .problemOfPath */ ._)(name) ?? (/(^|\/)\./.test(name) ? 'is hidden' : undefined);
    if (problem === undefined)
        return;
    throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`baseline: it names a file "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}", which ${problem}. Expected a file in the baseline's own folder.`);
}


/***/ }),

/***/ 150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ym: () => (/* binding */ bootstrapColumns),
  dK: () => (/* binding */ bootstrapMeans),
  us: () => (/* binding */ bootstrapRatio)
});

;// CONCATENATED MODULE: ./packages/statistics/lib/percentile.js
function percentile(sorted, fraction) {
    const position = fraction * (sorted.length - 1);
    const index = Math.floor(position);
    const here = sorted[index];
    const next = sorted[Math.min(index + 1, sorted.length - 1)];
    return here + (next - here) * (position - index);
}

// EXTERNAL MODULE: ./packages/statistics/lib/random.js
var random = __webpack_require__(2234);
;// CONCATENATED MODULE: ./packages/statistics/lib/bootstrap.js


function bootstrapMeans(rows, options) {
    return bootstrapColumns(rows, Array.from({ length: rows.columns }, (_, column) => column), options);
}
function bootstrapColumns(rows, columns, options) {
    const ranges = columns.map((column) => rows.range(column));
    const sums = columns.map((column) => rows.groupSums(column));
    return intervals(sums, rows.groupSizes(), options).map(({ low, high }, index) => {
        const { least, greatest } = ranges[index];
        const within = (end) => Math.min(Math.max(end, least), greatest);
        return { low: within(low), high: within(high) };
    });
}
function bootstrapRatio(rows, ratio, options) {
    const { numerators, denominators } = rows.groupRatio(ratio);
    return intervals([numerators], denominators, options)[0];
}
function intervals(numerators, denominators, { seed, resamples = 1000, level = 0.95 }) {
    if (!Number.isInteger(resamples) || resamples < 1)
        throw new RangeError(`${resamples} resamples`);
    if (!(level >= 0 && level <= 1))
        throw new RangeError(`A level of ${level}, not 0 to 1`);
    return resampledRatios(numerators, denominators, resamples, random/* Random */.o.seeded(seed)).map((sorted) => ({
        low: percentile(sorted, (1 - level) / 2),
        high: percentile(sorted, (1 + level) / 2),
    }));
}
const batch = 4;
function resampledRatios(numerators, denominators, resamples, random) {
    const ratios = numerators.map(() => new Float64Array(resamples));
    const drawn = Array.from({ length: batch }, () => new Float64Array(denominators.length));
    for (let start = 0; start < resamples; start += batch) {
        for (const times of drawn)
            drawGroups(times, denominators, random);
        const divisors = products(denominators, drawn);
        for (let index = 0; index < numerators.length; index++) {
            const totals = products(numerators[index], drawn);
            for (let offset = 0; offset < batch && start + offset < resamples; offset++) {
                ratios[index][start + offset] = totals[offset] / divisors[offset];
            }
        }
    }
    for (const values of ratios)
        values.sort();
    return ratios;
}
function drawGroups(times, denominators, random) {
    do {
        times.fill(0);
        random.tally(times);
    } while (!times.some((count, group) => count * denominators[group] > 0));
}
function products(values, [a, b, c, d]) {
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let index = 0; index < values.length; index++) {
        const value = values[index];
        first += a[index] * value;
        second += b[index] * value;
        third += c[index] * value;
        fourth += d[index] * value;
    }
    return [first, second, third, fourth];
}


/***/ }),

/***/ 1647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ GroupedRows),
  n: () => (/* binding */ largest)
});

;// CONCATENATED MODULE: ./packages/statistics/lib/exact-sum.js
class ExactSums {
    #high;
    #low;
    constructor(columns) {
        this.#high = new Float64Array(columns);
        this.#low = new Float64Array(columns);
    }
    add(row) {
        const [high, low] = [this.#high, this.#low];
        for (let column = 0; column < row.length; column++) {
            const before = high[column];
            const value = row[column];
            const sum = before + value;
            const grown = sum - before;
            high[column] = sum;
            low[column] += before - (sum - grown) + (value - grown);
        }
    }
    mean(column, count) {
        return quotient(this.#total(column), [count, 0]);
    }
    ratio(numerator, denominator) {
        return quotient(this.#total(numerator), this.#total(denominator));
    }
    #total(column) {
        return twoSum(this.#high[column], this.#low[column]);
    }
}
function quotient([sum, rest], [divisor, lacking]) {
    const first = sum / divisor;
    const [product, error] = twoProduct(first, divisor);
    return first + (sum - product - error + rest - first * lacking) / divisor;
}
function twoSum(a, b) {
    const sum = a + b;
    const grown = sum - a;
    return [sum, a - (sum - grown) + (b - grown)];
}
function twoProduct(a, b) {
    const product = a * b;
    const [a1, a2] = split(a);
    const [b1, b2] = split(b);
    return [product, a2 * b2 - (product - a1 * b1 - a2 * b1 - a1 * b2)];
}
function split(value) {
    const spread = value * (2 ** 27 + 1);
    const head = spread - (spread - value);
    return [head, value - head];
}

// EXTERNAL MODULE: ./packages/statistics/lib/random.js
var random = __webpack_require__(2234);
;// CONCATENATED MODULE: ./packages/statistics/lib/grouped-rows.js


const largest = 2 ** 900;
class GroupedRows {
    columns;
    #groups;
    #totals;
    #least;
    #greatest;
    #deal = random/* Random */.o.seeded(0);
    #count = 0;
    #sizes;
    #sums;
    constructor(columns, groups = 4096) {
        if (!Number.isInteger(columns) || columns < 1)
            throw new RangeError(`${columns} columns`);
        if (!Number.isInteger(groups) || groups < 2 || groups > 2 ** 20)
            throw new RangeError(`${groups} groups`);
        this.columns = columns;
        this.#groups = groups;
        this.#totals = new ExactSums(columns);
        this.#least = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
        this.#greatest = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
        this.#sizes = new Float64Array(Math.min(groups, 16));
        this.#sums = new Float64Array(this.#sizes.length * columns);
    }
    add(row) {
        if (row.length !== this.columns)
            throw new RangeError(`A row of ${row.length}, not ${this.columns} values`);
        for (let column = 0; column < row.length; column++) {
            const value = row[column];
            if (!(value <= largest && value >= -largest)) {
                throw new RangeError(`Row ${this.#count + 1} holds ${value}, which cannot be averaged`);
            }
        }
        const group = this.#groupOfNextRow();
        this.#sizes[group] += 1;
        this.#totals.add(row);
        const [sums, least, greatest, start] = [this.#sums, this.#least, this.#greatest, group * this.columns];
        for (let column = 0; column < row.length; column++) {
            const value = row[column];
            sums[start + column] += value;
            if (value < least[column])
                least[column] = value;
            if (value > greatest[column])
                greatest[column] = value;
        }
        this.#count++;
    }
    get count() {
        return this.#count;
    }
    means() {
        this.#requireRows();
        return Float64Array.from({ length: this.columns }, (_, column) => this.#totals.mean(column, this.#count));
    }
    ratio({ numerator, denominator }) {
        this.#requireColumn(numerator);
        this.#requireDenominator(denominator);
        return this.#totals.ratio(numerator, denominator);
    }
    range(column) {
        this.#requireRows();
        return { least: this.#least[column], greatest: this.#greatest[column] };
    }
    isConstant(column) {
        return this.#count > 0 && this.#least[column] === this.#greatest[column];
    }
    groupSizes() {
        return this.#sizes.slice(0, Math.min(this.#count, this.#groups));
    }
    groupSums(column) {
        this.#requireColumn(column);
        return this.groupSizes().map((_, group) => this.#sums[group * this.columns + column]);
    }
    groupRatio({ numerator, denominator }) {
        this.#requireDenominator(denominator);
        return { numerators: this.groupSums(numerator), denominators: this.groupSums(denominator) };
    }
    #groupOfNextRow() {
        if (this.#count < this.#groups) {
            if (this.#count === this.#sizes.length)
                this.#grow();
            return this.#count;
        }
        if (this.#count === this.#groups)
            this.#scatter();
        return this.#deal.below(this.#groups);
    }
    #grow() {
        const [sizes, sums] = [this.#sizes, this.#sums];
        this.#sizes = new Float64Array(Math.min(sizes.length * 2, this.#groups));
        this.#sizes.set(sizes);
        this.#sums = new Float64Array(this.#sizes.length * this.columns);
        this.#sums.set(sums);
    }
    #scatter() {
        const rows = this.#sums;
        this.#sizes = new Float64Array(this.#groups);
        this.#sums = new Float64Array(rows.length);
        for (let row = 0; row < rows.length; row += this.columns) {
            const group = this.#deal.below(this.#groups);
            this.#sizes[group] += 1;
            const start = group * this.columns;
            for (let column = 0; column < this.columns; column++)
                this.#sums[start + column] += rows[row + column];
        }
    }
    #requireRows() {
        if (this.#count === 0)
            throw new RangeError('No rows, so no mean');
    }
    #requireColumn(column) {
        if (!(column in this.#least))
            throw new RangeError(`No column ${column} in rows of ${this.columns}`);
    }
    #requireDenominator(column) {
        this.#requireColumn(column);
        const { least, greatest } = this.range(column);
        if (least < 0)
            throw new RangeError(`A denominator of ${least}, which is negative`);
        if (greatest === 0)
            throw new RangeError('All denominators are 0, so there is no ratio');
    }
}


/***/ }),

/***/ 3379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ Lowest)
/* harmony export */ });
class Lowest {
    #size;
    items = [];
    constructor(size) {
        this.#size = size;
    }
    offer(value, make) {
        const last = this.items.at(-1);
        if (this.items.length === this.#size && last !== undefined && value >= last.value)
            return;
        let at = this.items.length;
        while (at > 0 && (this.items[at - 1]?.value ?? 0) > value)
            at -= 1;
        this.items.splice(at, 0, { value, item: make() });
        if (this.items.length > this.#size)
            this.items.pop();
    }
}


/***/ }),

/***/ 3865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ pairedTest),
/* harmony export */   b: () => (/* binding */ pairedRatioTest)
/* harmony export */ });
/* harmony import */ var _bootstrap_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(150);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2234);


const exactUpTo = 20;
const fewestForEvidence = 6;
const errorsToDetect = 1.959963984540054 + 0.8416212335729143;
function pairedTest(differences, column, { seed, trials = 10_000 }) {
    const sums = differences.groupSums(column);
    const mean = differences.means()[column];
    const [interval] = (0,_bootstrap_js__WEBPACK_IMPORTED_MODULE_0__/* .bootstrapColumns */ .ym)(differences, [column], { seed });
    const standardError = errorOfMean(sums, differences.groupSizes(), mean, differences.count);
    return testResult(differences.count, mean, interval, standardError, signFlips(sums, trials, seed));
}
function pairedRatioTest(differences, ratio, { seed, trials = 10_000 }) {
    const { numerators, denominators } = differences.groupRatio(ratio);
    const difference = differences.ratio(ratio);
    const interval = (0,_bootstrap_js__WEBPACK_IMPORTED_MODULE_0__/* .bootstrapRatio */ .us)(differences, ratio, { seed });
    const standardError = errorOfRatio(numerators, denominators, difference);
    return testResult(differences.count, difference, interval, standardError, signFlips(numerators, trials, seed));
}
function testResult(n, mean, interval, standardError, flips) {
    return {
        n,
        mean,
        interval,
        ...flips,
        standardError,
        smallestDetectable: n < fewestForEvidence ? Number.POSITIVE_INFINITY : errorsToDetect * standardError,
    };
}
function errorOfMean(sums, sizes, mean, count) {
    if (count === 1)
        return Number.POSITIVE_INFINITY;
    let squares = 0;
    for (let group = 0; group < sums.length; group++) {
        const deviation = sums[group] - sizes[group] * mean;
        squares += deviation * deviation;
    }
    return Math.sqrt((sums.length / (sums.length - 1)) * squares) / count;
}
function errorOfRatio(numerators, denominators, ratio) {
    const whole = denominators.reduce((total, value) => total + value, 0);
    let squares = 0;
    for (let group = 0; group < numerators.length; group++) {
        const others = whole - denominators[group];
        if (others === 0)
            return Number.POSITIVE_INFINITY;
        const shift = (numerators[group] - denominators[group] * ratio) / others;
        squares += shift * shift;
    }
    return Math.sqrt(((numerators.length - 1) / numerators.length) * squares);
}
function signFlips(all, trials, seed) {
    if (!Number.isInteger(trials) || trials < 1)
        throw new RangeError(`${trials} trials`);
    const sums = all.filter((sum) => sum !== 0);
    const spread = sums.reduce((total, sum) => total + Math.abs(sum), 0);
    const total = sums.reduce((sofar, sum) => sofar + sum, 0);
    const asFar = Math.abs(total) - 1e-12 * spread;
    const countAsFar = (totals) => totals.reduce((count, value) => (value >= asFar || -value >= asFar ? count + 1 : count), 0);
    if (sums.length <= exactUpTo) {
        const half = signedTotals(sums.subarray(1)).map((value) => value + (sums[0] ?? 0));
        return { p: countAsFar(half) / half.length, exact: true, trials: 2 ** sums.length };
    }
    const p = (countAsFar(randomTotals(sums, trials, _random_js__WEBPACK_IMPORTED_MODULE_1__/* .Random */ .o.seeded(seed))) + 1) / (trials + 1);
    return { p, exact: false, trials };
}
function randomTotals(sums, trials, random) {
    const totals = new Float64Array(trials);
    for (let start = 0; start < sums.length; start += 32) {
        const [a, b, c, d] = [0, 8, 16, 24].map((offset) => {
            const eight = new Float64Array(8);
            eight.set(sums.subarray(start + offset, start + offset + 8));
            return signedTotals(eight);
        });
        for (let trial = 0; trial < trials; trial++) {
            const bits = random.bits();
            totals[trial] += a[bits & 255] + b[(bits >>> 8) & 255] + (c[(bits >>> 16) & 255] + d[bits >>> 24]);
        }
    }
    return totals;
}
function signedTotals(values) {
    const totals = new Float64Array(2 ** values.length);
    totals[0] = values.reduce((total, value) => total + value, 0);
    for (let bit = 0; bit < values.length; bit++) {
        const flipped = 2 ** bit;
        for (let index = 0; index < flipped; index++)
            totals[flipped + index] = totals[index] - 2 * values[bit];
    }
    return totals;
}


/***/ }),

/***/ 2234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ Random)
/* harmony export */ });
const { floor, imul } = Math;
class Random {
    #a;
    #b;
    #c;
    #d;
    constructor(a, b, c, d) {
        this.#a = a | 0;
        this.#b = b | 0;
        this.#c = c | 0;
        this.#d = d | 0;
    }
    static seeded(seed) {
        if (!Number.isSafeInteger(seed) || seed < 0) {
            throw new RangeError(`A seed is an integer from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}`);
        }
        const next = splitmix32(seed >>> 0);
        return new Random(next(), next(), next(), next() ^ floor(seed / 2 ** 32));
    }
    bits() {
        const product = imul(this.#b, 5);
        const result = imul((product << 7) | (product >>> 25), 9);
        const shifted = this.#b << 9;
        this.#c ^= this.#a;
        this.#d ^= this.#b;
        this.#b ^= this.#c;
        this.#a ^= this.#d;
        this.#c ^= shifted;
        this.#d = (this.#d << 11) | (this.#d >>> 21);
        return result;
    }
    tally(times) {
        const bound = times.length;
        const least = 2 ** 32 % bound;
        let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
        for (let draw = 0; draw < bound; draw++) {
            let bits;
            do {
                const product = imul(b, 5);
                bits = imul((product << 7) | (product >>> 25), 9);
                const shifted = b << 9;
                c ^= a;
                d ^= b;
                b ^= c;
                a ^= d;
                c ^= shifted;
                d = (d << 11) | (d >>> 21);
            } while (imul(bits, bound) >>> 0 < least);
            times[floor(((bits >>> 0) * bound) / 2 ** 32)] += 1;
        }
        [this.#a, this.#b, this.#c, this.#d] = [a, b, c, d];
    }
    below(bound) {
        for (;;) {
            const bits = this.bits();
            const low = imul(bits, bound) >>> 0;
            if (low >= bound || low >= 2 ** 32 % bound)
                return floor(((bits >>> 0) * bound) / 2 ** 32);
        }
    }
}
function splitmix32(seed) {
    let state = seed;
    return () => {
        state = (state + 0x9e3779b9) | 0;
        let word = imul(state ^ (state >>> 16), 0x85ebca6b);
        word = imul(word ^ (word >>> 13), 0xc2b2ae35);
        return word ^ (word >>> 16);
    };
}


/***/ })

};
