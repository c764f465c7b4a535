export const id = 294;
export const ids = [294];
export const modules = {

/***/ 5294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/baselines/lib/index.js + 5 modules
var lib = __webpack_require__(4250);
// EXTERNAL MODULE: ./packages/metrics/lib/index.js + 10 modules
var metrics_lib = __webpack_require__(8172);
// EXTERNAL MODULE: ./packages/mlflow/lib/index.js + 29 modules
var mlflow_lib = __webpack_require__(196);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var toolkit_lib = __webpack_require__(9783);
;// CONCATENATED MODULE: ./actions/metrics-diff/lib/rules.js

function parseDirections(input, lines) {
    return parseRules(input, lines, '<pattern> higher, lower or none', '*loss* lower', (metric, word) => {
        const direction = ['higher', 'lower', 'none'].find((known) => known === word.toLowerCase());
        return direction && { metric, direction };
    });
}
function parseNoise(input, lines) {
    const form = '<pattern> <amount> or <pattern> <amount>%, in plain numbers';
    return parseRules(input, lines, form, 'accuracy 0.002', (metric, text) => {
        const [, number, percent] = /^((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%)?$/i.exec(text) ?? [];
        const relative = percent !== undefined;
        const amount = Number(number) / (relative ? 100 : 1);
        return Number.isFinite(amount) ? { metric, amount, relative } : undefined;
    });
}
function parseRules(input, lines, form, example, ruleOf) {
    const problems = [];
    const rules = new Map();
    for (const [index, line] of lines.entries()) {
        const { quoted, bare, rest = '', } = /^(?:"(?<quoted>[^"]+)"|(?<bare>[^\s"#]\S*))\s+(?<rest>\S.*)$/.exec(line)?.groups ?? {};
        const pattern = quoted ?? bare;
        const rule = pattern === undefined ? undefined : ruleOf(pattern, rest);
        const earlier = rule && rules.get(rule.metric);
        const place = `${input}, line ${index + 1}: "${(0,toolkit_lib/* visible */.RK)(line.slice(0, 200))}"`;
        if (rule === undefined)
            problems.push(`${place} is not ${form}.`);
        else if (earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(rule))
            problems.push(`${place} contradicts an earlier line about ${(0,toolkit_lib/* visible */.RK)(rule.metric)}: keep one of them.`);
        else
            rules.set(rule.metric, rule);
    }
    if (problems.length > 0)
        throw new toolkit_lib/* UserError */.yo(`${problems.join('\n')}\nWrite for example:\n  ${input}: |\n    ${example}`);
    return [...rules.values()];
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/inputs.js




function readInputs(reader, env = process.env) {
    const lines = reader.requiredLines('metrics', 'metrics.json');
    const isRun = (line) => line.startsWith('mlflow:');
    const runs = lines
        .filter(isRun)
        .flatMap((line) => reader.parsed(() => [(0,mlflow_lib/* parseMlflowSource */.Wq)('metrics', line)], []));
    const inputs = {
        files: lines.filter((line) => !isRun(line)),
        runs,
        baseline: reader.parsed(() => readBaseline(reader.text('baseline') ?? 'auto'), { kind: 'none' }),
        onNoBaseline: reader.choice('on-no-baseline', ['new', 'fail']),
        include: reader.lines('include'),
        exclude: reader.lines('exclude'),
        directions: reader.parsed(() => parseDirections('direction', reader.lines('direction')), []),
        thresholds: reader.parsed(() => (0,metrics_lib/* parseThresholds */.S)('thresholds', reader.lines('thresholds')), []),
        regressions: reader.parsed(() => (0,metrics_lib/* parseRegressions */.CD)('max-regression', reader.lines('max-regression')), []),
        noise: reader.parsed(() => parseNoise('noise', reader.lines('noise')), []),
        missing: reader.choice('missing', ['fail', 'warn', 'ignore']),
        failOn: reader.choice('fail-on', ['fail', 'warn', 'never']),
        ...readHistory(reader),
        title: reader.text('title') ?? 'Metrics',
        mlflow: (0,mlflow_lib/* mlflowAccess */.mf)(reader.text('mlflow-tracking-uri'), env),
        token: reader.text('token') ?? '',
    };
    refuseContradictions(reader, inputs);
    return inputs;
}
function readBaseline(text) {
    if (text === 'auto' || text === 'none' || text === 'history')
        return { kind: text };
    return (0,lib/* parseBaseline */.nk)('baseline', text, ['tree', 'git', 'file', 'report', 'mlflow']);
}
function readHistory(reader) {
    const branch = reader.text('history');
    const limit = reader.count('history-limit', 1);
    if (branch === undefined)
        return {};
    if (!/^[^\s~^:?*[\\\0-\x1f\x7f]+$/.test(branch) ||
        /^[-/.]|^refs\/|\.\.|\/\/|@\{|[/.]$|\.lock$/.test(branch))
        reader.problem(`history: "${branch}" is no name of a branch. Write for example:\n  history: metrics-history`);
    return { history: { branch, limit } };
}
function refuseContradictions(reader, inputs) {
    const { baseline, regressions, history, runs, mlflow } = inputs;
    if (baseline.kind === 'none' && regressions.length > 0)
        reader.problem('max-regression needs a baseline to compare with. Write for example:\n  baseline: auto\nor, for the same files at a branch:\n  baseline: git:origin/main');
    if (baseline.kind === 'none' && inputs.onNoBaseline === 'fail')
        reader.problem('on-no-baseline: fail asks for a baseline, and baseline: none for none. Leave one of them out.');
    if (baseline.kind === 'history' && history === undefined)
        reader.problem('baseline: history needs the branch that past metrics are on. Write:\n  history: metrics-history');
    const inMlflow = runs[0]?.text ?? (baseline.kind === 'mlflow' ? baseline.text : undefined);
    if (inMlflow !== undefined && mlflow.trackingUri === '')
        reader.problem(`mlflow-tracking-uri: ${inMlflow} is in MLflow, and no server is named. Write for example:\n  mlflow-tracking-uri: https://mlflow.example.com`);
}

// EXTERNAL MODULE: ./packages/report/lib/index.js + 18 modules
var report_lib = __webpack_require__(5104);
;// CONCATENATED MODULE: ./actions/metrics-diff/lib/auto.js


const zeros = /^0+$/;
async function naturalBaseline(ports) {
    const { context } = ports;
    const { event } = context;
    const [name, text] = [event?.name, textsOf(event)];
    if (name === 'pull_request' || name === 'pull_request_target') {
        const [base, head] = [text('pull_request.base.sha'), text('pull_request.head.sha')];
        if (base !== undefined && head !== undefined)
            return {
                sha: await (0,lib/* baseOfPullRequest */.pr)(base, head, ports),
                branch: baseBranch(context) ?? base.slice(0, 7),
            };
    }
    if (name === 'push') {
        const before = text('before');
        if (before !== undefined && zeros.test(before))
            return { reason: 'nothing comes before the first push of a branch or a tag' };
        if (before !== undefined)
            return { sha: before, branch: baseBranch(context) ?? 'before' };
    }
    if (name === 'merge_group') {
        const sha = text('merge_group.base_sha');
        if (sha !== undefined)
            return { sha, branch: baseBranch(context) ?? 'base' };
    }
    return {
        reason: `${name === undefined ? 'outside of GitHub' : `for ${name}`} nothing says which commit comes before`,
    };
}
function baseBranch({ event, ref }) {
    const text = textsOf(event);
    const merged = text('pull_request.base.ref') ?? text('merge_group.base_ref') ?? text('ref') ?? ref;
    if (merged?.startsWith('refs/') && !merged.startsWith('refs/heads/'))
        return undefined;
    return merged?.replace(/^refs\/heads\//, '');
}
function textsOf(event) {
    return (field) => {
        const value = (0,toolkit_lib/* fieldOf */._F)(event?.payload, field);
        return typeof value === 'string' && value !== '' ? value : undefined;
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
// EXTERNAL MODULE: ./packages/metric-files/lib/index.js + 10 modules
var metric_files_lib = __webpack_require__(9452);
;// CONCATENATED MODULE: ./actions/metrics-diff/lib/metric-set.js
const mostMetrics = 10_000;
function fileMetrics(metrics, curves = []) {
    return {
        metrics: new Map(Array.from(metrics, (metric) => [metric.name, metric])),
        curves: new Map(Array.from(curves, (curve) => [curve.name, curve])),
    };
}
function textOf(value) {
    return value === '' ? '""' : String(value);
}
function inJson(value) {
    return typeof value === 'number' && !Number.isFinite(value) ? textOf(value) : value;
}
const notFinite = new Map([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((n) => [String(n), n]));
function readValue(text) {
    return text === '""' ? '' : (notFinite.get(text) ?? text);
}
function isFiniteNumber(value) {
    return typeof value === 'number' && Number.isFinite(value);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/mlflow.js
async function readRun(source, access, { fetch, log, secret }) {
    const { connectMlflow, readMlflowMetrics } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 196));
    const mlflow = connectMlflow({
        ...access,
        fetch,
        log,
        secret,
    });
    const found = await readMlflowMetrics(mlflow, source);
    if (found === undefined)
        return undefined;
    return { label: found.label, metrics: Array.from(found.metrics, ([name, value]) => ({ name, value })) };
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/current.js





async function readCurrent(inputs, ports) {
    const { workspace } = ports.context;
    const set = new Map();
    const paths = inputs.files.length === 0 ? [] : await (0,toolkit_lib/* findFiles */.lY)('metrics', inputs.files, workspace);
    for (const path of paths) {
        const file = inWorkspace(path, workspace);
        set.set(file, await readFile((0,external_node_path_.resolve)(workspace, path), file, ports.log));
    }
    for (const source of inputs.runs) {
        const run = await readRun(source, inputs.mlflow, ports);
        if (run === undefined)
            throw new toolkit_lib/* UserError */.yo(`metrics: MLflow has no ${(0,toolkit_lib/* visible */.RK)(source.text)}: the model is not registered, or the alias is not set. Name one that is there, or its run:\n  metrics: mlflow:runs:/ID`);
        ports.log.info(`${(0,toolkit_lib/* visible */.RK)(source.text)} is ${(0,toolkit_lib/* visible */.RK)(run.label)}`);
        set.set(source.text, fileMetrics(run.metrics));
    }
    refuseTooMany(set);
    return set;
}
async function readFile(path, name, log) {
    const { kind, metrics, curves, skipped } = await (0,metric_files_lib/* readMetricFile */.D)(path, name);
    log.info(`${(0,toolkit_lib/* visible */.RK)(name)} (${kind}): ${metrics.length} metrics, ${curves.length} curves`);
    if (skipped.length > 0)
        log.info(`${(0,toolkit_lib/* visible */.RK)(name)}: neither a metric nor a curve: ${skipped.slice(0, 20).map(toolkit_lib/* visible */.RK).join(', ')}${skipped.length > 20 ? ', …' : ''}`);
    return fileMetrics(metrics, curves);
}
function inWorkspace(path, workspace) {
    const within = (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(workspace, path)).split(external_node_path_.sep).join('/');
    return within.startsWith('../') || (0,external_node_path_.isAbsolute)(within) ? path : external_node_path_.posix.normalize(within);
}
function refuseTooMany(set) {
    const sizes = Array.from(set, ([file, { metrics, curves }]) => ({
        file,
        count: metrics.size,
        curves: curves.size,
    }));
    const count = sizes.reduce((sum, size) => sum + size.count, 0);
    if (sizes.every((size) => size.count + size.curves === 0))
        throw new toolkit_lib/* UserError */.yo(`metrics: ${[...set.keys()].map(toolkit_lib/* visible */.RK).join(', ')} holds no metric, so there is nothing to compare.`);
    if (count <= mostMetrics)
        return;
    const most = sizes.reduce((a, b) => (b.count > a.count ? b : a));
    throw new toolkit_lib/* UserError */.yo(`metrics: ${count} metrics in ${set.size} files are more than the ${mostMetrics} that one report holds; ${(0,toolkit_lib/* visible */.RK)(most.file)} alone has ${most.count}. Name fewer files per step, and give each step a title.`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/metrics-diff/lib/history.js



function historyPath(title) {
    const name = title.toLowerCase();
    const stem = name.replace(/[^a-z0-9_-]+/g, '-').slice(0, 80);
    const digest = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 8);
    return stem === name ? `${stem}.jsonl` : `${stem}.${digest}.jsonl`;
}
function entryOf(commit, set) {
    const metrics = Object.fromEntries(Array.from(set, ([file, { metrics }]) => [
        file,
        Object.fromEntries(Array.from(metrics.values(), ({ name, value }) => [name, inJson(value)])),
    ]));
    return { ...commit, metrics };
}
function metricsOf({ metrics }) {
    return new Map(Object.entries(metrics).map(([file, values]) => [
        file,
        fileMetrics(Object.entries(values).map(([name, value]) => ({
            name,
            value: typeof value === 'string' ? readValue(value) : value,
        }))),
    ]));
}
function entriesBefore(entries, branch, sha) {
    const own = entries.filter(({ ref }) => ref === branch);
    const at = own.findIndex((entry) => entry.sha === sha);
    return at < 0 ? own : own.slice(0, at);
}
function withEntry(text, entry, limit, place) {
    const entries = parseHistory(text, place);
    const lines = entries.map((one) => JSON.stringify(one));
    const same = entries.findLastIndex(({ sha, ref }) => sha === entry.sha && ref === entry.ref);
    if (same >= 0 && JSON.stringify(entries[same]?.metrics) === JSON.stringify(entry.metrics))
        return text;
    lines.splice(same < 0 ? lines.length : same, same < 0 ? 0 : 1, JSON.stringify(entry));
    return lines
        .slice(-limit)
        .map((line) => `${line}\n`)
        .join('');
}
function parseHistory(text, place) {
    return text.split('\n').flatMap((line, index) => {
        if (line.trim() === '')
            return [];
        const problem = (what) => new toolkit_lib/* UserError */.yo(`history: ${(0,toolkit_lib/* visible */.RK)(place)}, line ${index + 1} ${what}. Correct the line or remove it; metrics-diff writes {"sha":"1a2b…","ref":"main","metrics":{"metrics.json":{"accuracy":0.9}}}.`);
        let found;
        try {
            found = JSON.parse(line);
        }
        catch {
            throw problem('is not JSON');
        }
        if (!isObject(found))
            throw problem('is no object');
        const { sha, ref, run, metrics } = found;
        if (typeof sha !== 'string' || !/^[0-9a-f]{40,64}$/.test(sha))
            throw problem('has no commit in "sha"');
        if (typeof ref !== 'string' || ref === '')
            throw problem('has no branch in "ref"');
        if (run !== undefined && typeof run !== 'string')
            throw problem('has no text in "run"');
        if (!isObject(metrics))
            throw problem('has no metrics');
        for (const [file, values] of Object.entries(metrics)) {
            if (!isObject(values))
                throw problem(`has no metrics of ${JSON.stringify(file.slice(0, 100))}`);
            const wrong = Object.entries(values).find(([, value]) => !isValue(value));
            if (wrong !== undefined)
                throw problem(`has something else than a number, a text or true or false as ${JSON.stringify(wrong[0].slice(0, 100))}`);
        }
        return [{ sha, ref, ...(run !== undefined && { run }), metrics: metrics }];
    });
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isValue(value) {
    return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/pairs.js


function pairFiles(current, old, label) {
    if (current.length === 1 && old.length === 1)
        return new Map([[old[0], current[0]]]);
    if (old.length === 1 && !current.some((file) => belongs(old[0], file)))
        throw new toolkit_lib/* UserError */.yo(`baseline: ${(0,toolkit_lib/* visible */.RK)(label)} is one file, and metrics names ${current.length}: ${current.slice(0, 5).map(toolkit_lib/* visible */.RK).join(', ')}${current.length > 5 ? ', …' : ''}. To compare each with itself at a branch, write:\n  baseline: git:origin/main`);
    const taken = new Map();
    const take = (file, found) => {
        const [only, ...others] = found;
        if (others.length > 0)
            throw new toolkit_lib/* UserError */.yo(`baseline: ${found.slice(0, 5).map(toolkit_lib/* visible */.RK).join(' and ')} both could be the old ${(0,toolkit_lib/* visible */.RK)(file)}. Name files whose paths end as those of metrics do.`);
        if (only === undefined)
            return;
        const other = taken.get(only);
        if (other !== undefined)
            throw new toolkit_lib/* UserError */.yo(`baseline: ${(0,toolkit_lib/* visible */.RK)(only)} could be the old ${(0,toolkit_lib/* visible */.RK)(other)} and ${(0,toolkit_lib/* visible */.RK)(file)} both. Name files whose paths end as those of metrics do.`);
        taken.set(only, file);
    };
    const exact = (file) => old.filter((one) => endsAs(one, file));
    for (const file of current)
        take(file, exact(file));
    const free = old.filter((one) => !taken.has(one));
    for (const file of current)
        if (exact(file).length === 0)
            take(file, free.filter((one) => belongs(one, file)));
    return new Map(old.map((file) => [file, taken.get(file) ?? file]));
}
function endsAs(old, file) {
    return old === file || old.endsWith(`/${file}`);
}
function belongs(old, file) {
    return external_node_path_.posix.basename(old) === external_node_path_.posix.basename(file);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/baseline.js











async function openBaseline(inputs, current, past, ports) {
    const { baseline } = inputs;
    const git = { ...ports, token: inputs.token };
    switch (baseline.kind) {
        case 'none':
            return { state: 'unasked' };
        case 'auto': {
            if (inputs.files.length === 0)
                return absent('runs of MLflow are not in git', 'mlflow:models:/NAME@champion');
            const natural = await naturalBaseline(git);
            if (natural.sha === undefined)
                return absent(natural.reason, 'git:origin/main');
            const tree = await (0,lib/* openTree */.rB)(natural.sha, git);
            return fromTree(tree, `${natural.branch}@${tree.sha.slice(0, 7)}`, inputs, current, ports);
        }
        case 'tree': {
            const tree = await (0,lib/* openTree */.rB)(baseline.ref, git);
            return fromTree(tree, tree.label, inputs, current, ports);
        }
        case 'history':
            return fromHistory(past, ports);
        case 'report':
            return fromReport(baseline, current, git);
        case 'mlflow': {
            const run = await readRun(baseline.source, inputs.mlflow, ports);
            if (run === undefined)
                return absent(`${(0,toolkit_lib/* visible */.RK)(baseline.text)} is not there: no such model is registered, or the alias is not set`);
            const set = paired(current, new Map([[baseline.text, fileMetrics(run.metrics)]]), baseline.text);
            return { state: 'found', label: run.label, set, doubts: [] };
        }
        default: {
            const found = await (0,lib/* locateBaseline */.Ou)(baseline, git);
            if (found === undefined)
                return absent(`${(0,toolkit_lib/* visible */.RK)(baseline.text)} was not found`);
            const { label, sha, paths } = found;
            const old = new Map();
            for (const path of paths) {
                const isGit = baseline.kind === 'git';
                const name = isGit ? baseline.path : inWorkspace(path, ports.context.workspace);
                old.set(name, await readFile(path, isGit ? label : name, ports.log));
            }
            return { state: 'found', label, ...(sha && { sha }), set: paired(current, old, label), doubts: [] };
        }
    }
}
function absent(reason, advice) {
    return {
        state: 'absent',
        reason,
        ...(advice !== undefined && { advice: `Write for example:\n  baseline: ${advice}` }),
    };
}
function paired(current, old, label) {
    const pairs = pairFiles([...current.keys()], [...old.keys()], label);
    return new Map(Array.from(old, ([file, metrics]) => [pairs.get(file) ?? file, metrics]));
}
async function fromTree(tree, label, inputs, current, ports) {
    const set = new Map();
    const doubts = [];
    const files = [...current.keys()].filter((file) => !inputs.runs.some(({ text }) => text === file));
    for (const file of files) {
        if (!isInside(file))
            doubts.push(`${(0,toolkit_lib/* visible */.RK)(file)} lies outside of the workspace, so git has no old one of it.`);
    }
    const candidates = [...files.filter(isInside), ...(await goneFiles(tree, inputs, current, ports))];
    for (const file of candidates) {
        const path = await tree.read(file);
        if (path === undefined)
            continue;
        try {
            set.set(file, await readFile(path, `${label}:${file}`, ports.log));
        }
        catch (error) {
            if (!(error instanceof toolkit_lib/* UserError */.yo))
                throw error;
            doubts.push(`The old ${(0,toolkit_lib/* visible */.RK)(file)} is not compared with: ${error.message}`);
        }
    }
    if (inputs.runs.length > 0)
        doubts.push(`Runs of MLflow are not in git, so ${inputs.runs.map(({ text }) => (0,toolkit_lib/* visible */.RK)(text)).join(', ')} is compared with nothing. In a step of its own it takes for example baseline: mlflow:models:/NAME@champion`);
    if (set.size > 0)
        return { state: 'found', label, sha: tree.sha, set, doubts };
    return absent(doubts.length > 0 ? doubts.join(' ') : `${files.map(toolkit_lib/* visible */.RK).join(', ')} is not in ${(0,toolkit_lib/* visible */.RK)(label)} yet`);
}
function isInside(file) {
    return !(0,external_node_path_.isAbsolute)(file) && !file.startsWith('../') && !/^[A-Za-z]:/.test(file);
}
const magic = /[*?[\]{}]/;
async function goneFiles(tree, inputs, current, { context }) {
    const inside = (pattern) => inWorkspace(pattern.trim(), context.workspace);
    const excluded = inputs.files
        .filter((pattern) => pattern.startsWith('!'))
        .map((pattern) => inside(pattern.slice(1)));
    const globs = inputs.files
        .filter((pattern) => !pattern.startsWith('!') && magic.test(pattern))
        .map(inside)
        .filter((pattern) => !current.has(pattern));
    if (globs.length === 0)
        return [];
    const isGone = picomatch(globs, { ignore: excluded.flatMap((pattern) => [pattern, `${pattern}/**`]) });
    return (await tree.list()).filter((file) => !current.has(file) && isGone(file));
}
function fromHistory(past, { context }) {
    const branch = baseBranch(context);
    if (branch === undefined)
        return absent('the event is of no branch, so nothing says whose history counts', 'git:origin/main');
    const entry = past.at(-1);
    if (entry === undefined)
        return absent(`the history holds nothing of ${(0,toolkit_lib/* visible */.RK)(branch)} yet`);
    const label = `${branch}@${entry.sha.slice(0, 7)} (history)`;
    return { state: 'found', label, sha: entry.sha, set: metricsOf(entry), doubts: [] };
}
async function fromReport(baseline, current, ports) {
    const [path] = (await (0,lib/* locateBaseline */.Ou)(baseline, ports))?.paths ?? [];
    if (path === undefined)
        return absent(`${(0,toolkit_lib/* visible */.RK)(baseline.text)} was not found`);
    const report = await (0,report_lib/* readReport */.tL)(path);
    if (report.action !== 'metrics-diff')
        throw new toolkit_lib/* UserError */.yo(`baseline: ${(0,toolkit_lib/* visible */.RK)(baseline.path)} is a report of ${report.action}, not of metrics-diff.`);
    const files = new Map();
    for (const { name, source = '', value, valueText, unit } of report.metrics) {
        const found = value ?? (valueText === undefined ? undefined : readValue(valueText));
        if (found === undefined)
            continue;
        const rows = files.get(source) ?? [];
        rows.push({ name, value: found, ...(unit !== undefined && { unit }) });
        files.set(source, rows);
    }
    const { sha } = report.provenance;
    const old = new Map(Array.from(files, ([file, metrics]) => [file, fileMetrics(metrics)]));
    const label = sha === undefined ? baseline.path : `${baseline.path} (${sha.slice(0, 7)})`;
    return { state: 'found', label, ...(sha && { sha }), set: paired(current, old, baseline.path), doubts: [] };
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/pattern.js
function matches(pattern, { file, name }) {
    return matchesText(pattern, name) || (pattern.includes(':') && matchesText(pattern, `${file}:${name}`));
}
function isPattern(text) {
    return /[*?]/.test(text);
}
function matchesText(pattern, text) {
    const [wanted, given] = [[...pattern], [...text]];
    let [at, star, resume] = [0, -1, 0];
    for (let index = 0; index < given.length;) {
        if (wanted[at] === '*') {
            star = at++;
            resume = index;
        }
        else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[index])) {
            at++;
            index++;
        }
        else if (star >= 0) {
            at = star + 1;
            index = ++resume;
        }
        else
            return false;
    }
    return wanted.slice(at).every((rest) => rest === '*');
}
function rulesFor(rules, metric) {
    const first = rules.find((rule) => !isPattern(rule.metric) && matches(rule.metric, metric)) ??
        rules.find((rule) => matches(rule.metric, metric));
    return first === undefined ? [] : rules.filter((rule) => rule.metric === first.metric);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/compare.js




const rounding = 1e-12;
function compare(current, baseline, rules) {
    const all = namesIn(current, baseline);
    const files = new Map();
    for (const { name } of all)
        files.set(name, (files.get(name) ?? 0) + 1);
    return all.map((named) => {
        const { file, name } = named;
        const [metric, old] = [current.get(file)?.metrics.get(name), baseline?.get(file)?.metrics.get(name)];
        const direction = directionOf(named, metric ?? old, rules.directions);
        return {
            ...named,
            label: (0,toolkit_lib/* visible */.RK)(files.get(name) === 1 ? name : `${file}:${name}`),
            current: metric?.value,
            baseline: old?.value,
            ...unitsOf(metric, old),
            direction,
            ...differenceOf(metric, old, direction, rulesFor(rules.noise, named)[0], baseline !== undefined),
        };
    });
}
function namesIn(current, baseline) {
    const namesOf = (set, file) => set?.get(file)?.metrics.keys() ?? [];
    const files = new Set([...current.keys(), ...(baseline?.keys() ?? [])]);
    return [...files].flatMap((file) => Array.from(new Set([...namesOf(current, file), ...namesOf(baseline, file)]), (name) => ({ file, name })));
}
function directionOf(named, metric, rules) {
    return rulesFor(rules, named)[0]?.direction ?? metric?.direction ?? (0,metrics_lib/* knownDirection */.XP)(named.name);
}
function unitsOf(metric, old) {
    const unit = metric?.unit ?? old?.unit;
    if (unit === undefined)
        return {};
    return old?.unit === undefined || old.unit === unit ? { unit } : { unit, oldUnit: old.unit };
}
function differenceOf(metric, old, direction, noise, hasBaseline) {
    if (!hasBaseline)
        return { isNoise: false };
    const [current, baseline] = [metric?.value, old?.value];
    const same = unitsOf(metric, old).oldUnit === undefined;
    if (!isFiniteNumber(current) || !isFiniteNumber(baseline) || !same)
        return { change: withoutNumbers(current, baseline, same), isNoise: false };
    const delta = current - baseline;
    const size = Math.abs(delta);
    const slack = rounding * Math.max(Math.abs(current), Math.abs(baseline));
    const band = noise === undefined ? 0 : noise.relative ? noise.amount * Math.abs(baseline) : noise.amount;
    const relative = delta / Math.abs(baseline);
    return {
        change: size <= band + slack ? 'unchanged' : judged(delta, direction),
        ...(Number.isFinite(delta) && { delta, relative: Number.isFinite(relative) ? relative : null }),
        isNoise: size > slack && size <= band + slack,
    };
}
function judged(delta, direction) {
    if (direction === undefined || direction === 'none')
        return 'changed';
    return delta > 0 === (direction === 'higher') ? 'better' : 'worse';
}
function withoutNumbers(current, baseline, same) {
    if (current === undefined)
        return 'removed';
    if (typeof current === 'number' && !Number.isFinite(current))
        return 'invalid';
    if (baseline === undefined)
        return 'new';
    if (isFiniteNumber(current))
        return same ? 'changed' : 'invalid';
    if (isFiniteNumber(baseline))
        return 'invalid';
    return textOf(current) === textOf(baseline) ? 'unchanged' : 'changed';
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/judge.js




function judge(inputs, metrics, old) {
    const regressions = regressionChecks(inputs, metrics, old);
    const checks = [
        ...inputs.thresholds.flatMap((rule) => thresholdChecks(rule, metrics)),
        ...regressions.checks,
    ];
    const failed = new Set(checks.flatMap(({ of, verdict }) => (verdict === 'fail' ? of : [])));
    const others = metrics
        .filter((metric) => !failed.has(metric))
        .flatMap((metric) => oddities(metric, inputs));
    checks.push(...others, ...missingBaseline(inputs, old, checks));
    const nothing = old.state === 'absent' ? 'new' : 'neutral';
    return {
        verdict: checks.length === 0 ? nothing : (0,metrics_lib/* worstVerdict */.zP)(checks.map(({ verdict }) => verdict)),
        checks,
        warnings: [...unmatched(inputs, metrics), ...regressions.warnings],
        undirected: regressions.undirected,
    };
}
function thresholdChecks(rule, metrics) {
    const limit = (0,metrics_lib/* limitOf */.LF)(rule);
    const meant = stillThere(metrics.filter(({ file, name }) => rule.metric === name || rule.metric === `${file}:${name}`));
    if (meant.length === 0)
        return [
            {
                text: rule.text,
                limit,
                of: [],
                lacks: rule.metric,
                verdict: 'fail',
                reason: notThere(rule.metric, metrics),
            },
        ];
    return meant.map((metric) => {
        const { current, label } = metric;
        const judgement = typeof current === 'number'
            ? (0,metrics_lib/* judgeThreshold */.l3)({ ...rule, metric: label }, current)
            : fail(`${label} ${whatIsThere(current)}`);
        const text = meant.length > 1 ? `${rule.text} (${metric.file})` : rule.text;
        return { text, limit, of: [metric], ...judgement };
    });
}
function stillThere(meant) {
    const there = meant.filter(({ current }) => current !== undefined);
    return there.length > 0 ? there : meant;
}
function notThere(name, metrics) {
    if (isPattern(name))
        return `there is no metric ${name}; a threshold names its metric without wildcards`;
    const there = metrics
        .filter(({ current }) => typeof current === 'number')
        .map((metric) => (0,toolkit_lib/* visible */.RK)(metric.name));
    const names = [...new Set(there)];
    return `there is no metric ${name}; there are ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`;
}
function whatIsThere(value) {
    return value === undefined ? 'is gone' : `is "${shown(value)}" and no number`;
}
function shown(value) {
    return (0,toolkit_lib/* visible */.RK)(textOf(value).slice(0, 60));
}
function regressionChecks(inputs, metrics, old) {
    const [checks, warnings, undirected, problems] = [
        [],
        [],
        [],
        [],
    ];
    for (const rule of inputs.regressions) {
        const text = `max-regression ${rule.text}`;
        const meant = metrics.filter((metric) => matches(rule.metric, metric));
        const own = stillThere(meant.filter((metric) => rulesFor(inputs.regressions, metric).includes(rule)));
        if (meant.length === 0) {
            if (isPattern(rule.metric))
                warnings.push(`${text}: matches no metric.`);
            else
                checks.push({
                    text,
                    of: [],
                    lacks: rule.metric,
                    limit: (0,metrics_lib/* limitOf */.LF)(rule),
                    verdict: 'fail',
                    reason: notThere(rule.metric, metrics),
                });
        }
        else if (own.length === 0)
            warnings.push(`${text}: other lines come first for every metric that it matches.`);
        const judged = own.flatMap((metric) => {
            const { label } = metric;
            const judgement = regression(rule, metric, inputs, old.state === 'found');
            if (judgement === 'undirected')
                undirected.push(metric);
            if (judgement === 'unknown' || judgement === 'unjudged')
                problems.push(withoutDirection(label, judgement));
            if (typeof judgement === 'string')
                return [];
            return [
                {
                    text: isPattern(rule.metric) || own.length > 1 ? `${text} (${label})` : text,
                    limit: (0,metrics_lib/* limitOf */.LF)(rule),
                    of: [metric],
                    ...judgement,
                },
            ];
        });
        const waits = ({ of: [metric] }) => old.state !== 'found' && isFiniteNumber(metric?.current);
        checks.push(...judged.filter((check) => !waits(check)));
        const waiting = judged.filter(waits).flatMap(({ of }) => of);
        if (waiting.length > 0)
            checks.push({
                text,
                limit: (0,metrics_lib/* limitOf */.LF)(rule),
                of: inputs.onNoBaseline === 'new' ? waiting : [],
                ...noBaseline(inputs, old),
            });
    }
    if (problems.length > 0)
        throw new toolkit_lib/* UserError */.yo([...new Set(problems)].join('\n'));
    return { checks, warnings, undirected: [...new Set(undirected)] };
}
function regression(rule, metric, { onNoBaseline }, hasBaseline) {
    const { current, baseline, direction, label } = metric;
    const exact = !isPattern(rule.metric);
    const named = { ...rule, metric: label };
    if (typeof current !== 'number')
        return exact ? fail(`${label} ${whatIsThere(current)}`) : 'skip';
    if (exact && !Number.isFinite(current))
        return (0,metrics_lib/* judgeRegression */.tG)(named, 'higher', current, undefined);
    if (direction === undefined)
        return exact ? 'unknown' : 'undirected';
    if (direction === 'none')
        return exact ? 'unjudged' : 'skip';
    if (!Number.isFinite(current))
        return (0,metrics_lib/* judgeRegression */.tG)(named, direction, current, undefined);
    if (metric.oldUnit !== undefined)
        return fail(unitChanged(metric));
    if (!isFiniteNumber(baseline)) {
        if (hasBaseline && baseline === undefined && !exact)
            return 'skip';
        const what = baseline === undefined ? 'does not have it yet' : `has ${shown(baseline)} there`;
        return { verdict: onNoBaseline, reason: `${label} = ${(0,metrics_lib/* formatNumber */.ZV)(current)}, and the baseline ${what}` };
    }
    if (metric.isNoise) {
        const [now, before] = (0,metrics_lib/* distinctNumbers */.xY)(current, baseline);
        return { verdict: 'pass', reason: `${label} = ${now}, baseline ${before}: a change within its noise` };
    }
    return (0,metrics_lib/* judgeRegression */.tG)(named, direction, current, baseline);
}
function withoutDirection(name, why) {
    const quoted = /\s/.test(name) ? `"${(0,toolkit_lib/* visible */.RK)(name)}"` : (0,toolkit_lib/* visible */.RK)(name);
    return why === 'unknown'
        ? `max-regression: whether a higher or a lower ${quoted} is better is not known. Write one of:\n  direction: ${quoted} higher\n  direction: ${quoted} lower`
        : `max-regression: ${quoted} has a limit, and by direction it is not judged (none). Remove one of the lines, or write:\n  direction: ${quoted} higher`;
}
function unitChanged({ label, unit, oldUnit }) {
    return `${label} is in ${unit}, and was in ${oldUnit}: the numbers do not compare`;
}
function oddities(metric, { missing }) {
    const { current, baseline, label, oldUnit, direction } = metric;
    const isGone = current === undefined;
    const wasNumber = isFiniteNumber(baseline) && typeof current !== 'number';
    if (isGone || wasNumber) {
        if (missing === 'ignore')
            return [];
        const was = isFiniteNumber(baseline) ? (0,metrics_lib/* formatNumber */.ZV)(baseline) : shown(baseline ?? null);
        return [
            {
                text: `missing: ${missing}`,
                of: [metric],
                verdict: missing,
                reason: `${label} ${whatIsThere(current)}; it was ${was}`,
            },
        ];
    }
    if (typeof current === 'number' && !Number.isFinite(current))
        return [{ text: label, of: [metric], verdict: 'warn', reason: `${label} is ${textOf(current)}` }];
    if (oldUnit !== undefined)
        return [{ text: label, of: [metric], verdict: 'warn', reason: unitChanged(metric) }];
    if (typeof current === 'string' && numberLike.test(current) && direction && direction !== 'none')
        return [
            {
                text: label,
                of: [metric],
                verdict: 'warn',
                reason: `${label} is the text "${shown(current)}", which is not judged: write it as a number`,
            },
        ];
    return [];
}
const numberLike = /^[+-]?[.,]?\d[\d.,_]*(?:e[+-]?\d+)?\s*%?$/i;
function missingBaseline(inputs, old, checks) {
    if (old.state !== 'absent' || inputs.onNoBaseline !== 'fail')
        return [];
    const judgement = noBaseline(inputs, old);
    if (checks.some(({ reason }) => reason === judgement.reason))
        return [];
    return [{ text: 'on-no-baseline: fail', of: [], ...judgement }];
}
function noBaseline({ onNoBaseline }, old) {
    return {
        verdict: onNoBaseline,
        reason: `there is no baseline${old.state === 'absent' ? `: ${old.reason}` : ''}`,
    };
}
function unmatched({ directions, noise }, metrics) {
    const lost = (input, rules) => rules
        .filter((rule) => !metrics.some((metric) => matches(rule.metric, metric)))
        .map((rule) => `${input} ${rule.metric}: matches no metric.`);
    return [...lost('direction', directions), ...lost('noise', noise)];
}
function fail(reason) {
    return { verdict: 'fail', reason };
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/rows.js


const order = [
    'worse',
    'better',
    'changed',
    'new',
    'removed',
    'invalid',
    undefined,
    'unchanged',
];
function metricRows({ metrics, judged }) {
    const checks = checksByMetric(judged.checks);
    const rows = metrics.map((metric) => rowOf(metric, checks.get(metric) ?? []));
    const place = (row) => (row.verdict === 'fail' ? -1 : order.indexOf(row.change));
    return [...lacking(judged.checks), ...rows.sort((a, b) => place(a) - place(b))];
}
function countsOf(rows) {
    const count = (change) => rows.filter((row) => row.change === change).length;
    return {
        better: count('better'),
        worse: count('worse'),
        unchanged: count('unchanged'),
        changed: count('changed'),
        new: count('new'),
        removed: count('removed'),
        invalid: count('invalid'),
        failed: rows.filter(({ verdict }) => verdict === 'fail').length,
    };
}
function checksByMetric(checks) {
    const found = new Map();
    for (const check of checks)
        for (const metric of check.of)
            found.set(metric, [...(found.get(metric) ?? []), check]);
    return found;
}
function rowOf(metric, checks) {
    const { name, file, current, baseline, unit, oldUnit, direction, change, delta, relative } = metric;
    const limits = [...new Set(checks.flatMap(({ limit }) => limit ?? []))].join('; ');
    const reasons = [
        ...new Set(checks.filter(({ verdict }) => verdict !== 'pass').map(({ reason }) => reason)),
    ];
    return {
        name,
        source: file,
        ...sideOf('value', 'valueText', current),
        ...(unit !== undefined && { unit }),
        ...(change !== undefined && oldSideOf(baseline, oldUnit)),
        ...(delta !== undefined && { delta, relative: relative ?? null }),
        ...(direction !== undefined && direction !== 'none' && { direction }),
        ...(limits !== '' && { threshold: limits }),
        verdict: (0,metrics_lib/* worstVerdict */.zP)(checks.map(({ verdict }) => verdict)),
        ...(reasons.length > 0 && { reason: reasons.join('; ') }),
        ...(change !== undefined && { change }),
        ...(change === 'unchanged' && checks.length === 0 && { detail: true }),
    };
}
function sideOf(value, text, found) {
    const shown = found === undefined || isFiniteNumber(found) ? {} : { [text]: textOf(found) };
    return { [value]: isFiniteNumber(found) ? found : null, ...shown };
}
function oldSideOf(baseline, oldUnit) {
    if (oldUnit === undefined || !isFiniteNumber(baseline))
        return sideOf('baseline', 'baselineText', baseline);
    return { baseline: null, baselineText: `${(0,metrics_lib/* formatNumber */.ZV)(baseline)} ${oldUnit}` };
}
function lacking(checks) {
    const rows = new Map();
    for (const { lacks, limit, verdict, reason } of checks) {
        if (lacks === undefined)
            continue;
        const earlier = rows.get(lacks);
        const threshold = [earlier?.threshold, limit].filter(Boolean).join('; ');
        rows.set(lacks, { name: lacks, value: null, ...(threshold !== '' && { threshold }), verdict, reason });
    }
    return [...rows.values()];
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/curves.js
const mostOpen = 12;
const most = 40;
const mostPoints = 200;
function curveSections(current, baseline, label) {
    const several = current.size > 1;
    const gone = [];
    const drawn = [];
    for (const [file, { curves }] of current) {
        const old = baseline?.get(file)?.curves;
        for (const curve of curves.values()) {
            const title = several ? `${file}: ${curve.name}` : curve.name;
            const found = draw(title, curve, old?.get(curve.name), label);
            if (found !== undefined)
                drawn.push(found);
        }
        gone.push(...[...(old?.keys() ?? [])].filter((name) => !curves.has(name)));
    }
    const charts = drawn.sort((a, b) => b.distance - a.distance).map(({ chart }) => chart);
    const [open, folded, left] = [
        charts.slice(0, mostOpen),
        charts.slice(mostOpen, most),
        charts.length - most,
    ];
    const notes = [
        ...(left > 0 ? [{ kind: 'text', text: `${left} more that changed less are left out.` }] : []),
        ...(gone.length > 0 ? [{ kind: 'text', text: `Gone: ${gone.join(', ')}.` }] : []),
    ];
    if (folded.length === 0)
        return section('Curves', [...open, ...notes]);
    return [
        ...section('Curves', open),
        ...section(`${folded.length} more curves`, [...folded, ...notes], true),
    ];
}
function section(title, blocks, collapsed = false) {
    return blocks.length === 0 ? [] : [{ title, blocks, ...(collapsed && { collapsed }) }];
}
function draw(title, curve, old, label) {
    const lines = old?.axis === curve.axis ? [byStep(curve), byStep(old)] : [byStep(curve)];
    const steps = [...new Set(lines.flatMap((line) => [...line.keys()]))].sort((a, b) => a - b);
    const [now, before] = lines.map((line) => steps.map((step) => line.get(step) ?? null));
    const values = [...now, ...(before ?? [])].filter((value) => value !== null);
    const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    if (!(low < high))
        return undefined;
    const chart = {
        kind: 'chart',
        shape: 'line',
        title: curve.axis === 'index' ? title : `${title} by ${curve.axis}`,
        labels: thinned(steps.map(String), ([first]) => first),
        series: [
            ...(before === undefined ? [] : [{ name: label, values: thinned(before, meanOf) }]),
            { name: 'current', values: thinned(now, meanOf) },
        ],
    };
    return { chart, distance: before === undefined ? 0 : distance(now, before) / (high / 2 - low / 2) };
}
function byStep({ steps, values }) {
    return new Map(steps.map((step, index) => [step, values[index] ?? null]));
}
function distance(now, before) {
    const sizes = now.flatMap((value, index) => {
        const old = before[index] ?? null;
        return value === null || old === null ? [] : [Math.abs(value / 2 - old / 2)];
    });
    return sizes.reduce((sum, size) => sum + size / sizes.length, 0);
}
function thinned(list, pick) {
    if (list.length <= mostPoints)
        return [...list];
    return Array.from({ length: mostPoints }, (_, index) => pick(list.slice(Math.floor((index * list.length) / mostPoints), Math.floor(((index + 1) * list.length) / mostPoints))));
}
function meanOf(values) {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value / known.length, 0);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/sections.js






const mostTrends = 50;
const mostPast = 30;
function sectionsOf(findings) {
    const { current, baseline, old } = findings;
    return [
        ...worthKnowing(findings),
        ...curveSections(current, baseline, old.state === 'found' ? old.label : ''),
        ...trends(findings),
    ];
}
function worthKnowing({ judged, warnings, old }) {
    const others = judged.checks.filter(({ of, lacks, verdict }) => verdict === 'fail' && of.length === 0 && lacks === undefined);
    const texts = [
        ...others.map(({ text, reason }) => `${text}: ${reason}.`),
        ...(old.state === 'absent' && others.length === 0 ? [`Nothing to compare with: ${old.reason}.`] : []),
        ...warnings,
        ...sections_withoutDirection(judged.undirected),
    ];
    return texts.length === 0
        ? []
        : [{ title: 'Worth knowing', blocks: texts.map((text) => ({ kind: 'text', text })) }];
}
function sections_withoutDirection(metrics) {
    const [first] = metrics;
    if (first === undefined)
        return [];
    const shown = metrics.slice(0, 20).map(({ label }) => label);
    return [
        `max-regression does not judge ${shown.join(', ')}${metrics.length > shown.length ? `, … (${metrics.length})` : ''}: whether higher or lower is better is not known. A line of direction says so, for example: ${first.label} higher, or ${first.label} none`,
    ];
}
function trends({ metrics, judged, past }) {
    if (past.length === 0)
        return [];
    const checks = checksByMetric(judged.checks);
    const isOfInterest = (metric) => ['better', 'worse', 'changed'].includes(metric.change ?? '') ||
        (checks.get(metric) ?? []).some(({ verdict }) => verdict === 'fail');
    const entries = past.slice(-mostPast).map(metricsOf);
    const rows = metrics.filter(isOfInterest).flatMap((metric) => {
        const values = [
            ...entries.map((entry) => entry.get(metric.file)?.metrics.get(metric.name)?.value),
            metric.current,
        ];
        const numbers = values.map((value) => (isFiniteNumber(value) ? value : null));
        const known = numbers.filter((value) => value !== null);
        if (known.length < 2)
            return [];
        const [low, high] = [Math.min(...known), Math.max(...known)];
        return [
            [
                metric.label,
                (0,report_lib/* sparkline */.KM)(numbers),
                `${(0,metrics_lib/* formatNumber */.ZV)(low)} to ${(0,metrics_lib/* formatNumber */.ZV)(high)}`,
                String(known.length),
            ],
        ];
    });
    if (rows.length === 0)
        return [];
    const { length } = rows.splice(mostTrends);
    return [
        {
            title: 'Trend',
            blocks: [
                {
                    kind: 'table',
                    columns: [
                        { header: 'Metric' },
                        { header: 'Oldest to current' },
                        { header: 'Least to greatest', align: 'right' },
                        { header: 'Values', align: 'right' },
                    ],
                    rows,
                    ...(length > 0 && { more: length }),
                },
            ],
        },
    ];
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/outcome.js




const at = { title: 'metrics-diff' };
const mostAnnotations = 10;
const mostLines = 200;
const mostDiff = 400_000;
function tell(report, { inputs, old, judged, warnings }, fails, log) {
    log.info(report.headline);
    let [annotations, lines] = [0, 0];
    for (const { text, verdict, reason } of fromWorst(judged.checks)) {
        const line = `${text}: ${reason}`;
        const isBad = verdict === 'fail' || verdict === 'warn';
        if (!isBad || ++annotations > mostAnnotations) {
            if (++lines <= mostLines)
                log.info(`${verdict}: ${line}`);
        }
        else if (verdict === 'fail' && fails)
            log.error(line, at);
        else
            log.warning(line, at);
    }
    if (lines > mostLines)
        log.info(`… and ${lines - mostLines} checks more, which the report has`);
    if (old.state === 'absent' && inputs.onNoBaseline === 'new')
        log.notice(`baseline: nothing is compared: ${old.reason}.${old.advice === undefined ? '' : ` ${old.advice}`}`, at);
    for (const warning of warnings)
        log.warning(warning, at);
    for (const text of sections_withoutDirection(judged.undirected))
        log.notice(text, at);
}
function fromWorst(checks) {
    const ranks = ['fail', 'warn'];
    const rank = ({ verdict }) => (ranks.includes(verdict) ? ranks.indexOf(verdict) : ranks.length);
    return [...checks].sort((a, b) => rank(a) - rank(b));
}
function failureOf({ checks }) {
    return `metrics-diff: ${(0,metrics_lib/* tally */.N4)(checks)}`;
}
function outputsOf(report, findings, path, log) {
    const { old, judged } = findings;
    let diff = JSON.stringify(diffOf(findings));
    if (diff.length > mostDiff) {
        log.warning(`The output diff would have ${diff.length} characters, more than GitHub takes, and stays empty. The report has it all; include names fewer metrics.`, at);
        diff = '';
    }
    return {
        verdict: report.verdict,
        counts: JSON.stringify(countsOf(report.metrics)),
        diff,
        baseline: old.state === 'found' ? old.label : '',
        'baseline-sha': (old.state === 'found' && old.sha) || '',
        failures: (0,metrics_lib/* failuresOf */.dJ)(judged.checks),
        report: path,
    };
}
function diffOf({ metrics, judged, old }) {
    if (old.state !== 'found')
        return {};
    const checks = checksByMetric(judged.checks);
    const byFile = new Map();
    for (const metric of metrics) {
        const found = outcome_differenceOf(metric, checks.get(metric) ?? []);
        if (found === undefined)
            continue;
        const list = byFile.get(metric.file) ?? [];
        list.push([metric.name, found]);
        byFile.set(metric.file, list);
    }
    return Object.fromEntries(Array.from(byFile, ([file, found]) => [file, Object.fromEntries(found)]));
}
function outcome_differenceOf(metric, checks) {
    const { current, baseline, delta, relative, direction, change } = metric;
    if (change === undefined || current === baseline || Object.is(current, baseline))
        return undefined;
    return {
        old: inJson(baseline ?? null),
        new: inJson(current ?? null),
        ...(delta !== undefined && { diff: delta, relative: relative ?? null }),
        ...(direction !== undefined && { direction }),
        change,
        verdict: (0,metrics_lib/* worstVerdict */.zP)(checks.map(({ verdict }) => verdict)),
    };
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/record.js



async function readPast(inputs, ports) {
    const { history, title } = inputs;
    if (history === undefined)
        return [];
    if (history.branch === baseBranch(ports.context))
        throw new toolkit_lib/* UserError */.yo(`history: ${(0,toolkit_lib/* visible */.RK)(history.branch)} is the branch that the code is on, and past metrics need one of their own. Write for example:\n  history: metrics-history`);
    const path = historyPath(title);
    let text;
    try {
        const { readBranchFile } = await Promise.all(/* import() */[__webpack_require__.e(774), __webpack_require__.e(432)]).then(__webpack_require__.bind(__webpack_require__, 3432));
        text =
            (await readBranchFile(await gitHub(inputs, ports), history.branch, path))?.content.toString('utf8') ??
                '';
    }
    catch (error) {
        if (!(error instanceof toolkit_lib/* UserError */.yo) || inputs.baseline.kind === 'history')
            throw error;
        ports.log.warning(`history: past metrics could not be read, so no trend is shown. ${error.message}`);
        return [];
    }
    return parseHistory(text, `${history.branch}:${path}`);
}
async function record(inputs, set, ports) {
    const { log, context } = ports;
    const { history } = inputs;
    const [ref, sha] = [baseBranch(context), context.sha];
    if (history === undefined || context.event?.name !== 'push')
        return;
    if ((0,toolkit_lib/* fieldOf */._F)(context.event.payload, 'deleted') === true || ref === undefined || sha === undefined)
        return;
    const entry = entryOf({ sha, ref, ...(context.runUrl && { run: context.runUrl }) }, set);
    try {
        const done = await append(entry, history, inputs, ports);
        log.info(done === 'unchanged'
            ? 'history: these metrics are there already'
            : `history: added to ${history.branch}`);
    }
    catch (error) {
        if (!(error instanceof toolkit_lib/* UserError */.yo))
            throw error;
        log.warning(`history: these metrics were not added to ${history.branch}. ${error.message}`, {
            title: 'metrics-diff',
        });
    }
}
async function append(entry, { branch, limit }, inputs, ports) {
    const { commitToBranch } = await Promise.all(/* import() */[__webpack_require__.e(774), __webpack_require__.e(432)]).then(__webpack_require__.bind(__webpack_require__, 3432));
    const path = historyPath(inputs.title);
    return commitToBranch(await gitHub(inputs, ports), branch, `${inputs.title}: metrics of ${entry.sha.slice(0, 7)}`, async (head) => {
        const before = (await head?.read(path))?.toString('utf8') ?? '';
        const after = withEntry(before, entry, limit, `${branch}:${path}`);
        return after === before ? [] : [{ path, content: Buffer.from(after) }];
    });
}
async function gitHub({ token }, { context, fetch, log }) {
    const { repository, apiUrl, event } = context;
    if (repository === undefined)
        throw new toolkit_lib/* UserError */.yo('history: it is not known which repository this is. Outside of GitHub leave the input out.');
    const { connect } = await Promise.all(/* import() */[__webpack_require__.e(774), __webpack_require__.e(432)]).then(__webpack_require__.bind(__webpack_require__, 3432));
    return connect({ apiUrl, repository, token, ...(event && { event }), fetch, log });
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/report.js







function reportOf(findings, context, id) {
    const { inputs, current, old, judged, metrics } = findings;
    const rows = metricRows(findings);
    const digest = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(entryOf({ sha: '', ref: '' }, current).metrics));
    return {
        schema: 'mlops-report/v1',
        action: 'metrics-diff',
        id,
        title: inputs.title,
        verdict: judged.verdict,
        headline: headlineOf(findings, rows),
        metrics: rows,
        sections: sectionsOf(findings),
        provenance: {
            ...(0,report_lib/* provenanceOf */.Jj)(context, old.state === 'found' ? old.sha : undefined),
            inputs: { metrics: { sha256: digest.digest('hex'), files: current.size, count: metrics.length } },
        },
    };
}
const words = {
    better: 'better',
    worse: 'worse',
    changed: 'changed',
    new: 'new',
    removed: 'removed',
    invalid: 'not a number',
    unchanged: 'unchanged',
};
function headlineOf({ old, judged, metrics }, rows) {
    const checks = `${(0,metrics_lib/* tally */.N4)(judged.checks)}.`;
    const count = metrics.length === 1 ? '1 metric' : `${metrics.length} metrics`;
    if (old.state === 'unasked')
        return `${count}. ${checks}`;
    if (old.state === 'absent')
        return `${count}, and no baseline yet: ${old.reason}. ${checks}`;
    const counts = countsOf(rows);
    const parts = Object.keys(words)
        .filter((change) => counts[change] > 0)
        .map((change) => `${counts[change]} ${words[change]}${change === 'worse' ? examplesOf(rows) : ''}`);
    return `${parts.join(', ') || 'No metric'} against ${old.label}. ${checks}`;
}
function examplesOf(rows) {
    const worse = rows.filter(({ change }) => change === 'worse');
    const shown = worse.slice(0, 3).map(({ name, delta, unit }) => {
        if (typeof delta !== 'number')
            return (0,toolkit_lib/* visible */.RK)(name);
        const size = `${delta > 0 ? '+' : ''}${(0,metrics_lib/* formatNumber */.ZV)(delta)}`;
        return `${(0,toolkit_lib/* visible */.RK)(name)} ${size}${unit === undefined ? '' : ` ${unit === '%' ? 'pp' : unit}`}`;
    });
    return ` (${shown.join(', ')}${worse.length > shown.length ? ', …' : ''})`;
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/select.js


function select_select({ include, exclude }, current, baseline) {
    if (include.length === 0 && exclude.length === 0)
        return { current, baseline, warnings: [] };
    const unused = new Set([
        ...include.map((pattern) => `include ${pattern}`),
        ...exclude.map((pattern) => `exclude ${pattern}`),
    ]);
    const matched = (input, patterns, file, name) => {
        const found = patterns.filter((pattern) => matches(pattern, { file, name }));
        for (const pattern of found)
            unused.delete(`${input} ${pattern}`);
        return found.length > 0;
    };
    const isKept = (file, name) => {
        const [included, excluded] = [
            matched('include', include, file, name),
            matched('exclude', exclude, file, name),
        ];
        return (include.length === 0 || included) && !excluded;
    };
    const kept = (set) => new Map(Array.from(set, ([file, { metrics, curves }]) => [
        file,
        {
            metrics: new Map([...metrics].filter(([name]) => isKept(file, name))),
            curves: new Map([...curves].filter(([name]) => isKept(file, name))),
        },
    ]));
    const [now, before] = [kept(current), baseline && kept(baseline)];
    if ([...now.values()].every(({ metrics, curves }) => metrics.size + curves.size === 0)) {
        const names = [...current.values()].flatMap(({ metrics, curves }) => [
            ...metrics.keys(),
            ...curves.keys(),
        ]);
        throw new toolkit_lib/* UserError */.yo(`include and exclude leave no metric. There are ${names.slice(0, 12).map(toolkit_lib/* visible */.RK).join(', ')}${names.length > 12 ? ', …' : ''}. Write for example:\n  include: ${(0,toolkit_lib/* visible */.RK)(names[0] ?? '*')}`);
    }
    return {
        current: now,
        baseline: before,
        warnings: Array.from(unused, (rule) => `${rule}: matches no metric.`),
    };
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/run.js













async function run(inputs, ports) {
    const { log, context } = ports;
    ports.secret(inputs.token);
    const all = await readCurrent(inputs, ports);
    const history = await readPast(inputs, ports);
    const branch = baseBranch(context);
    const past = branch === undefined ? [] : entriesBefore(history, branch, context.sha);
    const old = await openBaseline(inputs, all, past, ports);
    const oldSet = old.state === 'found' ? old.set : old.state === 'absent' ? new Map() : undefined;
    const { current, baseline, warnings } = select_select(inputs, all, oldSet);
    const metrics = compare(current, baseline, inputs);
    const judged = judge(inputs, metrics, old);
    const findings = {
        inputs,
        current,
        old,
        baseline,
        metrics,
        judged,
        warnings: [...(old.state === 'found' ? old.doubts : []), ...warnings, ...judged.warnings],
        past,
    };
    const report = reportOf(findings, context, (0,report_lib/* unusedReportId */.uQ)(context, 'metrics-diff', inputs.title === 'Metrics' ? undefined : inputs.title));
    refuseTooLarge(report);
    const path = await (0,report_lib/* writeReport */.bI)(context.reports, report);
    await record(inputs, current, ports);
    const fails = (0,metrics_lib/* failsJob */.VC)(judged.verdict, inputs.failOn);
    tell(report, findings, fails, log);
    return {
        outputs: outputsOf(report, findings, path, log),
        summary: (0,report_lib/* renderReport */.B1)(report, { trusted: true }),
        ...(fails && { failure: failureOf(judged) }),
    };
}
function refuseTooLarge(report) {
    if (Buffer.byteLength(JSON.stringify(report, null, 2)) < report_lib/* REPORT_LIMIT */.dh)
        return;
    throw new toolkit_lib/* UserError */.yo(`metrics: the report of ${report.metrics.length} metrics would be larger than ${report_lib/* REPORT_LIMIT */.dh / 2 ** 20} MiB. Name fewer, for example:\n  include: "*accuracy*"`);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/index.js


const action = { name: 'metrics-diff', readInputs: readInputs, run: run };


/***/ }),

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


/***/ })

};
