export const id = 957;
export const ids = [957];
export const modules = {

/***/ 957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  locateInGit: () => (/* binding */ locateInGit)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 31 modules
var lib = __webpack_require__(849);
;// CONCATENATED MODULE: ./packages/baselines/lib/from-github.js

async function readFromGitHub({ text, ref, path }, local, { context, token, fetch, log }, to) {
    const { apiUrl, repository } = context;
    const name = nameOnGitHub(ref);
    if (name === undefined)
        throw failure(text, local, `cannot be asked: only this clone knows what "${(0,lib/* visible */.RK)(ref)}" stands for.`);
    if (repository === undefined)
        throw failure(text, local, 'cannot be asked: it is not known which repository this is.');
    log.debug(`${text}: the local repository does not have it (${local}), asking ${apiUrl}`);
    const { readContents } = await Promise.all(/* import() */[__webpack_require__.e(311), __webpack_require__.e(277)]).then(__webpack_require__.bind(__webpack_require__, 277));
    try {
        return (await readContents({ apiUrl, repository, ref: name, path, token, fetch }, to))?.sha;
    }
    catch (error) {
        if (error instanceof lib/* UserError */.yo)
            throw failure(text, local, error.message, error);
        throw error;
    }
}
function failure(text, local, remote, cause) {
    return new lib/* UserError */.yo([
        `baseline: "${(0,lib/* visible */.RK)(text)}" cannot be read.`,
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

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(474);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(466);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(975);
;// CONCATENATED MODULE: ./packages/baselines/lib/git.js







class Unavailable extends Error {
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
        throw new lib/* UserError */.yo(`baseline: ${(0,lib/* visible */.RK)(path)} is a ${other} in commit ${sha.slice(0, 7)}. Name a file.`);
    await saveBlob(workspace, object, to);
    return true;
}
const NOT_FILES = {
    '040000': 'folder',
    '120000': 'symbolic link',
    '160000': 'submodule',
};
async function saveBlob(workspace, object, to) {
    const { args, options } = await command(workspace, ['cat-file', 'blob', object]);
    const git = (0,external_node_child_process_.spawn)('git', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let complaint = '';
    git.stderr.setEncoding('utf8').on('data', (text) => {
        complaint = (complaint + text).slice(0, 1000);
    });
    const closed = (0,external_node_events_.once)(git, 'close');
    await Promise.all([(0,external_node_stream_promises_.pipeline)(git.stdout, (0,external_node_fs_.createWriteStream)(to)), closed]);
    if (git.exitCode !== 0)
        throw new Unavailable(reasonOf(complaint));
}
async function output(workspace, gitArgs) {
    const { args, options } = await command(workspace, gitArgs);
    try {
        return (await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('git', args, options)).stdout;
    }
    catch (error) {
        const { code, stderr } = error;
        if (code === 'ENOENT')
            throw new Unavailable('git is not installed');
        throw new Unavailable(stderr ? reasonOf(stderr) : `it has no commit of that name`);
    }
}
async function command(workspace, gitArgs) {
    const safe = (await (0,promises_.realpath)(workspace)).replaceAll('\\', '/');
    return {
        args: ['-c', `safe.directory=${safe}`, '--literal-pathspecs', ...gitArgs],
        options: { cwd: workspace, env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } },
    };
}
function reasonOf(stderr) {
    const line = stderr.split('\n').find((text) => text.trim() !== '') ?? 'git failed';
    return (0,lib/* visible */.RK)(line.replace(/^(fatal|error): /, '').trim());
}

// EXTERNAL MODULE: ./packages/baselines/lib/sibling-name.js
var sibling_name = __webpack_require__(18);
;// CONCATENATED MODULE: ./packages/baselines/lib/git-file.js






async function locateInGit(source, ports) {
    const found = await save(source, ports);
    if (found === undefined) {
        if (/[*?[{]/.test(source.path)) {
            throw new lib/* UserError */.yo(`baseline: "${(0,lib/* visible */.RK)(source.text)}" is not there. git: names one file, not a pattern. Write for example:\n` +
                `  baseline: git:${(0,lib/* visible */.RK)(source.ref)}:metrics.json`);
        }
        return undefined;
    }
    const { sha, file } = found;
    return {
        paths: [file],
        label: `${source.ref}@${sha.slice(0, 7)}:${source.path}`,
        sha,
        sibling: async (name) => {
            (0,sibling_name/* refuseSiblingName */.i)(name);
            const path = external_node_path_.posix.join(external_node_path_.posix.dirname(source.path), name);
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
        await (0,promises_.rm)((0,external_node_path_.dirname)(file), { recursive: true, force: true });
        throw error;
    }
    await (0,promises_.rm)((0,external_node_path_.dirname)(file), { recursive: true, force: true });
    return undefined;
}
async function read(source, ports, to) {
    const { workspace } = ports.context;
    let { ref } = source;
    try {
        ref = await resolveCommit(workspace, ref);
        return (await saveFile(workspace, ref, source.path, to)) ? ref : undefined;
    }
    catch (error) {
        if (!(error instanceof Unavailable))
            throw error;
        return readFromGitHub({ ...source, ref }, error.message, ports, to);
    }
}
async function newFile(temp, path) {
    await (0,promises_.mkdir)(temp, { recursive: true });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'mlops-baseline-'));
    return (0,external_node_path_.join)(folder, external_node_path_.posix.basename(path).replace(/[<>:"|?*]/g, '_'));
}
async function refusePointer(file, { ref, path }) {
    const handle = await (0,promises_.open)(file);
    try {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(27), 0, 27, 0);
        if (buffer.toString('latin1', 0, bytesRead) !== 'version https://git-lfs.git')
            return;
    }
    finally {
        await handle.close();
    }
    throw new lib/* UserError */.yo([
        `baseline: ${(0,lib/* visible */.RK)(path)} at "${(0,lib/* visible */.RK)(ref)}" is in Git LFS: git holds a pointer, not the data.`,
        'Check that ref out with its data (`lfs: true`, or `git lfs pull` in that folder) and name the file there:',
        `  baseline: file:old/${(0,lib/* visible */.RK)(path)}`,
    ].join('\n'));
}


/***/ })

};
