export const id = 937;
export const ids = [937];
export const modules = {

/***/ 4937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* reexport */ runCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var lib = __webpack_require__(9783);
;// CONCATENATED MODULE: ./packages/cli/lib/flags.js

function readFlags(name, { inputs }, argv, env, program = 'mlops-actions') {
    const given = new Map();
    const rest = [...argv];
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
        const match = /^--([^=]+)(?:=([\s\S]*))?$/.exec(word);
        const flag = match?.[1] ?? '';
        if (!match || (flag !== 'page' && !Object.hasOwn(inputs, flag)))
            throw new lib/* UserError */.yo(`"${word}" is not an input of ${name}.${meant(flag || word, Object.keys(inputs))}${/^[<>=\d]/.test(word) ? " Quote a value that holds spaces: 'rougeL >= 0.3'." : ''}\nSee: ${program} ${name} --help`);
        const alone = /^(true|false)$/.test(inputs[flag]?.default ?? '') &&
            (rest[0] === undefined || rest[0].startsWith('--'));
        const value = match[2] ?? (alone ? 'true' : rest.shift());
        if (value === undefined)
            throw new lib/* UserError */.yo(`--${flag} needs a value.`);
        given.set(flag, [...(given.get(flag) ?? []), value]);
    }
    const page = given.get('page')?.at(-1);
    const values = Object.entries(inputs).map(([input, { default: otherwise = '' }]) => [
        input,
        given.get(input)?.join('\n') ??
            (otherwise.includes('github.token') ? (env.GITHUB_TOKEN ?? '') : withoutExpressions(otherwise)),
    ]);
    return { inputs: new Map(values), ...(page !== undefined && { page }) };
}
function meant(flag, names) {
    const start = flag.replace(/^-+/, '').replaceAll('_', '-').slice(0, 4);
    const near = names.filter((name) => start !== '' && name.startsWith(start));
    return near.length > 0 ? ` Did you mean ${near.map((name) => `--${name}`).join(' or ')}?` : '';
}
function withoutExpressions(value) {
    return value.includes('${{') ? '' : value;
}

;// CONCATENATED MODULE: ./packages/cli/lib/help.js

const width = 92;
function helpOfCommand(actions, program) {
    const rows = Object.entries(actions).map(([name, { description }]) => [
        name,
        description,
    ]);
    return `Usage: ${program} <action> --input value …\n\n${table(rows)}\nEach has its own help: ${program} <action> --help\n`;
}
function helpOfAction(name, { description, inputs, outputs }, program) {
    const inputRows = Object.entries(inputs).map(([input, spec]) => {
        const otherwise = withoutExpressions(spec.default ?? '');
        const shown = otherwise === '' ? '' : ` (default: ${otherwise})`;
        return [`--${input}`, `${spec.required ? 'Required. ' : ''}${spec.description}${shown}`];
    });
    inputRows.push(['--page', 'Also writes the summary to this file, as a web page.']);
    const outputRows = Object.entries(outputs).map(([output, spec]) => [
        output,
        spec.description,
    ]);
    return `${description}.

Usage: ${program} ${name} --input value …
An input of several lines is given as several flags.

Inputs
${table(inputRows)}
Outputs
${table(outputRows)}
Exit code: 0, or 1 where the gate fails, or 2 where there is no verdict.
`;
}
function table(rows) {
    const left = Math.max(...rows.map(([name]) => name.length)) + 4;
    return rows.map(([name, text]) => `  ${name.padEnd(left - 2)}${wrapped(text, left)}\n`).join('');
}
function wrapped(text, indent) {
    const lines = [''];
    for (const word of text.replaceAll('`', '').split(/\s+/)) {
        const last = lines.at(-1) ?? '';
        if (last !== '' && last.length + word.length + 1 > width - indent)
            lines.push(word);
        else
            lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines.join(`\n${' '.repeat(indent)}`);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./packages/cli/lib/terminal-runner.js




async function terminalRunner({ inputs, page, }) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'mlops-actions-'));
    const [temp, reports] = [(0,external_node_path_.join)(folder, 'temp'), (0,external_node_path_.join)(folder, 'reports')];
    await (0,promises_.mkdir)(temp);
    const { env } = process;
    let left;
    const runner = {
        log: terminalLog(),
        context: {
            ...(env.GITHUB_REPOSITORY && { repository: env.GITHUB_REPOSITORY }),
            serverUrl: env.GITHUB_SERVER_URL || 'https://github.com',
            apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
            workspace: process.cwd(),
            reports,
            temp,
        },
        input: (name) => inputs.get(name)?.trim() ?? '',
        output: (name, value) => {
            process.stdout.write(`${(0,external_node_util_.styleText)('bold', name, { stream: process.stdout })}=${value}\n`);
        },
        secret: () => { },
        summary: async (markdown) => {
            const { terminalText } = await Promise.all(/* import() */[__webpack_require__.e(22), __webpack_require__.e(80)]).then(__webpack_require__.bind(__webpack_require__, 7080));
            process.stdout.write(`\n${terminalText(markdown, (text) => (0,external_node_util_.styleText)('bold', text, { stream: process.stdout }))}\n`);
            if (page === undefined)
                return;
            const { webPage } = await Promise.all(/* import() */[__webpack_require__.e(22), __webpack_require__.e(756)]).then(__webpack_require__.bind(__webpack_require__, 756));
            await (0,promises_.writeFile)(page, webPage(markdown));
            process.stderr.write(`Wrote ${page}\n`);
        },
        leave: (what) => {
            left = what;
        },
        get left() {
            return left;
        },
        fail: (message, kind) => {
            say('red', kind === 'gate' ? 'failed' : 'error', message);
            process.exitCode = kind === 'gate' ? 1 : 2;
        },
    };
    const close = async () => {
        await (0,promises_.rm)(temp, { recursive: true, force: true });
        const kept = await (0,promises_.readdir)(reports).catch(() => []);
        if (kept.length === 0)
            await (0,promises_.rm)(folder, { recursive: true, force: true });
    };
    return { runner, close };
}
function terminalLog() {
    return {
        info: (message) => process.stderr.write(`${message}\n`),
        debug: () => { },
        notice: (message) => say('cyan', 'notice', message),
        warning: (message) => say('yellow', 'warning', message),
        error: (message) => say('red', 'error', message),
        group: (title, work) => {
            process.stderr.write(`${(0,external_node_util_.styleText)('bold', title, { stream: process.stderr })}\n`);
            return work();
        },
    };
}
function say(colour, word, message) {
    process.stderr.write(`${(0,external_node_util_.styleText)(colour, word, { stream: process.stderr })} ${message}\n`);
}

;// CONCATENATED MODULE: ./packages/cli/lib/command.js







async function runCommand(argv, actions, descriptions) {
    const program = (0,external_node_path_.basename)(process.argv[1] ?? '') === 'cli.js' ? 'node dist/cli.js' : 'mlops-actions';
    const known = JSON.parse(await (0,promises_.readFile)(descriptions, 'utf8'));
    const [name = '--help', ...rest] = argv;
    process.stdout.on('error', (error) => {
        if (error.code !== 'EPIPE')
            throw error;
    });
    if (name === '--help' || name === '-h') {
        process.stdout.write(helpOfCommand(known, program));
        return;
    }
    if (name === '--version') {
        process.stdout.write(`${lib/* version */.rE}\n`);
        return;
    }
    try {
        const description = Object.hasOwn(known, name) ? known[name] : undefined;
        const load = actions[name];
        if (description === undefined || load === undefined)
            throw new lib/* UserError */.yo(`There is no action "${name}". There are: ${Object.keys(known).join(', ')}.`);
        if (rest.includes('--help') || rest.includes('-h')) {
            process.stdout.write(helpOfAction(name, description, program));
            return;
        }
        const flags = readFlags(name, description, rest, process.env, program);
        const { action } = await load();
        const { runner, close } = await terminalRunner(flags);
        for (const signal of ['SIGINT', 'SIGTERM'])
            process.once(signal, async () => {
                await (0,lib/* cleanUpAfter */.Tg)(action, runner);
                await close();
                process.kill(process.pid, signal);
            });
        await (0,lib/* runAction */.Cs)(action, runner);
        await close();
    }
    catch (error) {
        if (!(error instanceof lib/* UserError */.yo))
            throw error;
        process.stderr.write(`${(0,external_node_util_.styleText)('red', 'error', { stream: process.stderr })} ${error.message}\n`);
        process.exitCode = 2;
    }
}

;// CONCATENATED MODULE: ./packages/cli/lib/index.js



/***/ })

};
