export const id = 333;
export const ids = [333];
export const modules = {

/***/ 9333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/mlflow/lib/index.js + 29 modules
var lib = __webpack_require__(196);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var toolkit_lib = __webpack_require__(9783);
;// CONCATENATED MODULE: ./packages/model-files/lib/hub-id.js
const PART = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const ID = new RegExp(`^(?:${PART}/)?${PART}$`);
const FOLDER = /^(?:\.|artifacts?|checkpoints?|data|finetuned|local|mlruns|models?|my_model|out|outputs?|results?|runs?|saved_models?|tmp|trained|workspace)\/|(?:^|\/)checkpoint-\d+$/i;
const WITHOUT_OWNER = /^(?:albert|bert|camembert|distilbert|distilgpt2|distilroberta|gpt2|openai-gpt|roberta|t5|xlm|xlnet)(?:-[a-z0-9]+)*$/;
function hubIdOf(name, isFromHub) {
    if (name.length > 96 || !ID.test(name) || /--|\.\./.test(name))
        return undefined;
    if (isFromHub)
        return name;
    return !FOLDER.test(name) && (name.includes('/') || WITHOUT_OWNER.test(name)) ? name : undefined;
}

;// CONCATENATED MODULE: ./packages/model-files/lib/values.js
const fieldsOf = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
const field = (fields, key) => fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;
function textOf(value) {
    if (typeof value === 'number')
        return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./packages/model-files/lib/libraries.js

const LIBRARIES = new Map([
    ['diffusers', 'diffusers'],
    ['fastai', 'fastai'],
    ['keras', 'keras'],
    ['sentence_transformers', 'sentence-transformers'],
    ['sklearn', 'sklearn'],
    ['spacy', 'spacy'],
    ['transformers', 'transformers'],
]);
function libraryOf(flavor, fields) {
    if (flavor === 'tensorflow' && field(fields, 'model_type') === 'keras') {
        return /^[012]\.(?:\d|1[0-5])(?:\.|$)/.test(String(field(fields, 'keras_version')))
            ? 'tf-keras'
            : 'keras';
    }
    return LIBRARIES.get(flavor);
}

;// CONCATENATED MODULE: ./packages/model-files/lib/tasks.js
const skopsTasks = [
    'tabular-classification',
    'tabular-regression',
    'text-classification',
    'text-regression',
];
const tabularTasks = skopsTasks.filter((task) => task.startsWith('tabular-'));
const hubTasks = [
    'any-to-any',
    'audio-classification',
    'audio-text-to-text',
    'audio-to-audio',
    'automatic-speech-recognition',
    'depth-estimation',
    'document-question-answering',
    'feature-extraction',
    'fill-mask',
    'graph-ml',
    'image-classification',
    'image-feature-extraction',
    'image-segmentation',
    'image-text-to-image',
    'image-text-to-text',
    'image-text-to-video',
    'image-to-3d',
    'image-to-image',
    'image-to-text',
    'image-to-video',
    'keypoint-detection',
    'mask-generation',
    'multiple-choice',
    'object-detection',
    'other',
    'question-answering',
    'reinforcement-learning',
    'robotics',
    'sentence-similarity',
    'summarization',
    'table-question-answering',
    'table-to-text',
    'tabular-classification',
    'tabular-regression',
    'tabular-to-text',
    'text-classification',
    'text-generation',
    'text-ranking',
    'text-retrieval',
    'text-to-3d',
    'text-to-audio',
    'text-to-image',
    'text-to-speech',
    'text-to-video',
    'time-series-forecasting',
    'token-classification',
    'translation',
    'unconditional-image-generation',
    'video-classification',
    'video-text-to-text',
    'video-to-video',
    'visual-document-retrieval',
    'visual-question-answering',
    'voice-activity-detection',
    'zero-shot-classification',
    'zero-shot-image-classification',
    'zero-shot-object-detection',
];
const ALIASES = new Map([
    ['sentiment-analysis', 'text-classification'],
    ['ner', 'token-classification'],
    ['vqa', 'visual-question-answering'],
    ['text2text-generation', 'text-generation'],
    ['conversational', 'text-generation'],
    ['llm/v1/chat', 'text-generation'],
    ['llm/v1/completions', 'text-generation'],
    ['llm/v1/embeddings', 'feature-extraction'],
]);
function hubTaskOf(task) {
    const known = ALIASES.get(task) ?? task.replace(/^translation_\w+$/, 'translation');
    return hubTasks.includes(known) ? known : undefined;
}

;// CONCATENATED MODULE: ./packages/model-files/lib/kind.js




const GENERIC = ['python_function', 'mleap'];
const PICKLED = ['fastai', 'paddle', 'pmdarima', 'shap', 'statsmodels'];
function kindOf(mlmodel, task) {
    const [flavor, fields] = mostSpecific(mlmodel);
    const file = modelFileOf(flavor, fields);
    const format = formatOf(flavor, fields, file);
    const isAdapter = has(fields, 'peft_adaptor') && !has(fields, 'model_binary');
    const libraryName = isAdapter ? 'peft' : libraryOf(flavor, fields);
    const ownTask = task ?? textOf(field(fields, 'task'));
    const pipelineTag = ownTask === undefined ? undefined : hubTaskOf(ownTask);
    const baseModel = baseModelOf(fields);
    const tags = ['mlflow', flavor === 'python_function' ? 'pyfunc' : (libraryOf(flavor, fields) ?? flavor)];
    if (isAdapter)
        tags.push('peft');
    if (format === 'skops')
        tags.push('skops');
    if (ownTask !== undefined && /^[\w-]+$/.test(ownTask))
        tags.push(ownTask);
    return {
        flavor,
        ...(libraryName === undefined ? {} : { libraryName }),
        tags: [...new Set(tags)],
        ...(pipelineTag === undefined ? {} : { pipelineTag }),
        ...(baseModel === undefined ? {} : { baseModel }),
        ...(format === undefined ? {} : { format }),
        ...(file === undefined ? {} : { modelFile: file }),
    };
}
function mostSpecific({ flavors }) {
    const all = [...flavors];
    const specific = all.filter(([name]) => !GENERIC.includes(name));
    const listed = specific.find(([name, fields]) => libraryOf(name, fields) !== undefined);
    return (listed ?? specific[0] ?? all[0]);
}
const has = (fields, key) => textOf(field(fields, key)) !== undefined;
function modelFileOf(flavor, fields) {
    if (flavor === 'spacy' || flavor === 'transformers' || flavor === 'diffusers')
        return undefined;
    const keys = ['pickled_model', 'data', 'model_data', 'model_path', 'serialized_explainer', 'python_model'];
    const path = keys.map((key) => textOf(field(fields, key))).find((one) => one !== undefined);
    return path !== undefined && /[^/]\.[^./]+$/.test(path) ? path : undefined;
}
function formatOf(flavor, fields, file) {
    const keys = ['serialization_format', 'model_format', 'save_format'];
    const said = keys.map((key) => textOf(field(fields, key))).find((one) => one !== undefined);
    if (said !== undefined)
        return said;
    if (PICKLED.includes(flavor))
        return 'pickle';
    const ending = file === undefined ? undefined : /\.([^./]+)$/.exec(file)?.[1];
    if (ending !== 'pkl')
        return ending;
    return flavor === 'sklearn' ? 'pickle' : 'cloudpickle';
}
function baseModelOf(fields) {
    const name = textOf(field(fields, 'source_model_name')) ?? textOf(field(fields, 'base_model'));
    const isFromHub = has(fields, 'source_model_revision') || has(fields, 'base_model_revision');
    return name === undefined ? undefined : hubIdOf(name, isFromHub);
}

;// CONCATENATED MODULE: ./packages/model-files/lib/requirements.js
function requirementsOf(text) {
    return text
        .replace(/^\uFEFF/, '')
        .replace(/\\\r?\n/g, '')
        .split(/\r\n|\r|\n/)
        .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
        .filter((line) => line !== '');
}
const NAMED = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/s;
const PATH = /^(?:\.{0,2}[\\/]|~|[A-Za-z]:[\\/])|\.(?:whl|zip|tar\.gz|tgz)$/;
function requirementOf(line) {
    const editable = /^(?:-e|--editable)[\s=]*(.*)$/.exec(line)?.[1];
    if (editable !== undefined)
        return { line, versions: '', source: editable };
    if (line.startsWith('-'))
        return { line, versions: '' };
    const isUrlOrPath = /^[a-z][a-z0-9+.-]*:/i.test(line) || line === '.' || PATH.test(line);
    if (isUrlOrPath && !/^[^/:]+@\s/.test(line))
        return { line, versions: '', source: line };
    const [, name, rest = ''] = NAMED.exec(line) ?? [];
    if (name === undefined)
        return { line, versions: '' };
    const source = /^@\s*(\S+)/.exec(rest)?.[1];
    const versions = source === undefined ? rest.replace(/;.*|\s--.*/s, '').replace(/[\s()]/g, '') : '';
    const pin = /^={2,3}([^,*]+)$/.exec(versions)?.[1];
    return {
        line,
        name: name.toLowerCase().replace(/[-_.]+/g, '-'),
        versions,
        ...(pin === undefined ? {} : { pin }),
        ...(source === undefined ? {} : { source }),
    };
}

;// CONCATENATED MODULE: ./packages/model-files/lib/secret-names.js
const PASSWORDS = new Set(['password', 'passwd', 'passphrase', 'passcode', 'pwd']);
const KEYS = new Set('access account api auth client deploy encryption encrypt fernet jwt license master private secret service session shared signing ssh storage subscription'.split(' '));
const TOKENS = new Set('access api auth aws azure bearer bot databricks deploy dockerhub gh git github gitlab hf hub huggingface huggingfacehub jwt login mlflow npm oauth oauth2 pat personal private pypi refresh registry sas secret security service session slack tracking vault wandb'.split(' '));
const TOKENS_OF_TEXT = new Set('additional audio begin bos boi cls continuation decoder end eoi eos eot eor extra first forced image img last mask max min new next num pad padding page per prefix sep space special split start stop suffix sync text think tool unk user video vision word'.split(' '));
const AFTER = /^(?:\d+|value|default|dev|prod|production|staging|test|b64|base64)$/;
const wordsOf = (name) => name
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
function secretName(name) {
    const words = wordsOf(name);
    while (words.length > 1 && AFTER.test(words.at(-1)))
        words.pop();
    const last = words.at(-1) ?? '';
    const before = words.at(-2) ?? '';
    if (PASSWORDS.has(last) || /[a-z](?:password|passwd)$/.test(last))
        return 'password';
    if (last === 'secret' || /apikey$|^(?:secret|access)key$|^(?:auth|access)token$/.test(last))
        return 'key';
    if (last === 'key')
        return KEYS.has(before) ? 'key' : undefined;
    if (last === 'token')
        return TOKENS.has(before) ? 'key' : TOKENS_OF_TEXT.has(before) ? undefined : 'maybe';
    return /^(?:secrets|credentials?|authorization|pat)$/.test(last) ? 'maybe' : undefined;
}

;// CONCATENATED MODULE: ./packages/model-files/lib/placeholder.js

const VARIABLE = /^(?:\$\{?\w+(?::?-)?\}?|\$\([^)]*\)|\$?\{{1,2}[^{}]*\}{0,2}|%\(?\w*\)?[a-z%]|<[^>]*>|\[[^\]]*\]|\*+|\.+|-+|_+|#+|x+|…)$/i;
const isVariable = (value) => VARIABLE.test(value);
const NONE = new Set('none null nil undefined true false yes no empty unused default optional required hidden masked secret password passwd pass token key test str string bytes object type ollama lm-studio not-needed n/a'.split(' '));
const EXAMPLE_WORD = /^(?:your\w*|changeme|changeit|examples?|dummy|fake|placeholder|redacted|replaceme|insert|todo|fixme|here|xxx+)$/;
const isExample = (value) => /\.\.\.|…/.test(value) ||
    (value
        .slice(0, 80)
        .toLowerCase()
        .match(/[a-z0-9]+/g) ?? []).some((word) => EXAMPLE_WORD.test(word));
const REFERENCE = /^(?:os\.|env[.:]|process\.env|vault:|arn:|secrets?[./:]|file:|ssm:|projects\/|keyring:)|^\{\{/i;
function isPlaceholder(value) {
    return (!/[\p{L}\p{N}]/u.test(value) ||
        isVariable(value) ||
        isExample(value) ||
        REFERENCE.test(value) ||
        NONE.has(value.toLowerCase()) ||
        (/^[A-Za-z]+(?:[-_. ][A-Za-z]+)+$/.test(value) && secretName(value) !== undefined));
}
function isRandom(value) {
    if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
        return true;
    return value.split(/[^A-Za-z0-9]+/).some((piece) => {
        if (piece.length < 16)
            return false;
        const kinds = Array.from(piece, (char) => (char <= '9' ? 'digit' : char <= 'Z' ? 'upper' : 'lower'));
        const turns = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
        return kinds.includes('digit') && turns / (piece.length - 1) > 0.2;
    });
}

;// CONCATENATED MODULE: ./packages/model-files/lib/token-shapes.js
const SHAPES = [
    ['private key', '-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?!\\.\\.\\.|["\'`])'],
    ['Hugging Face token', '(?:hf|api_org)_[A-Za-z0-9]{20,}'],
    ['GitHub token', '(?:gh[pousr]_|github_pat_)\\w{20,}'],
    ['GitLab token', 'gl(?:pat|dt|rt|ptt|cbt|ft|soat)-[\\w-]{16,}'],
    ['API key', 'sk-(?:(?:proj|ant|svcacct|admin|or|lf)-[\\w-]{16,}|[A-Za-z0-9]{20,})'],
    ['API key', '(?:gsk|nvapi|pplx|r8|lsv2_pt|lsv2_sk|tgp_v1|wandb_v1|pfx)[_-][A-Za-z0-9]{20,}'],
    ['Stripe key', '(?:[rs]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,}'],
    ['AWS key', '(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9+])'],
    ['Google key', 'AIza[\\w-]{35}|ya29\\.[\\w-]{20,}|GOCSPX-[\\w-]{20,}'],
    ['Slack token', 'xox[abeoprs]-(?=[A-Za-z-]{0,20}[0-9])[\\w-]{10,}|xapp-[0-9]-[\\w-]{16,}'],
    ['Slack webhook', 'hooks\\.slack\\.com/services/[\\w/]{20,}'],
    ['Docker token', 'dckr_[po]at_[\\w-]{16,}'],
    ['Databricks token', 'dapi[0-9a-f]{32}'],
    ['package index token', 'npm_[A-Za-z0-9]{30,}|pypi-AgE[\\w-]{16,}'],
    ['Vault token', 'hv[sb]\\.[\\w-]{20,}'],
    ['Azure key', '(?:Account|SharedAccess)Key=[A-Za-z0-9+/]{40,}'],
    ['JSON Web Token', 'eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]*'],
    ['bearer token', 'Bearer (?=[\\w.~+/-]{0,40}[0-9])[\\w.~+/-]{20,}'],
];
const START = '(?:(?<![A-Za-z0-9_+-])|(?<=\\\\[nrt]))';
const ANY = new RegExp(`${START}(?:${SHAPES.map(([, pattern]) => `(${pattern})`).join('|')})`, 'g');
const EXAMPLE = /([x*.0])\1{7}|[-_]your[-_]/i;
function tokensIn(line) {
    return [...line.matchAll(ANY)]
        .filter(([token]) => !EXAMPLE.test(token))
        .map(([, ...groups]) => SHAPES[groups.findIndex((group) => group !== undefined)][0]);
}
const withoutTokens = (text) => text.replace(ANY, (token) => (EXAMPLE.test(token) ? token : '***'));

;// CONCATENATED MODULE: ./packages/model-files/lib/url-secrets.js



const CHAR = String.raw `(?:[^\s'"<>\x60]|(?<=\w)['"](?=\w))`;
const SCHEME = String.raw `\b[a-z][a-z0-9+.-]{0,30}:\/\/`;
const ADDRESS = new RegExp(`${SCHEME}${CHAR}+`, 'gi');
const WITH_USER = /([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s/]+)@(?=([^\s/?#]*))/gi;
const WITH_SLASH = /^([^:]+:\/\/)([^\s/:@?#]*:(?!\d{1,5}(?:[/?#]|$))[^\s/@]+\/\S*)@/;
const IN_PATH = /\/t\/([^/?#\s)\]]+)(?=\/?([^/?#\s)\]]*))/g;
const isDocumentation = (userinfo, host) => /^[^:]*:(?:password|passwd|pass|pwd|token)$/i.test(userinfo) &&
    /^(?:host(?:name)?|localhost|127\.0\.0\.1)(?![\w.@-])/i.test(host);
const PARAMETER = /([?&;#]|\\u0026)([\w.-]{1,40})=((?:[^&#\s\\]|\\(?!u0026))+)/g;
const LONG_NAME = 16;
function isSecretUser(userinfo) {
    const [user = ''] = userinfo.split(':', 1);
    const password = userinfo.slice(user.length + 1);
    if (/[?#]/.test(user))
        return false;
    if (password !== '' && !isVariable(password))
        return true;
    return user.length >= LONG_NAME && !isVariable(user) && !/^[$%{<[]/.test(password);
}
function isSecretPath(segment, next, address) {
    if (isVariable(segment))
        return false;
    if (/^tk-/.test(segment) || /^[^:]+:\/\/[^/]*\banaconda\./i.test(address))
        return true;
    return segment.length >= 8 && /\d/.test(segment) && !/^\d+$/.test(segment) && !/^\d+$/.test(next);
}
function isSecretParameter(name, value) {
    if (isVariable(value) || isExample(value))
        return false;
    const last = wordsOf(name).at(-1) ?? '';
    if (secretName(name) !== undefined || /^(?:sig|signature|jwt|hmac|pass)$/.test(last))
        return true;
    return /^(?:key|auth|code)$/i.test(name) && value.length >= (name === 'code' ? 20 : 8);
}
function withoutSecrets(address) {
    return withoutTokens(address
        .replace(WITH_USER, (whole, scheme, user, host) => isSecretUser(user) && !isDocumentation(user, host) ? `${scheme}***@` : whole)
        .replace(WITH_SLASH, (whole, scheme, user) => /:\$?\{/.test(user) ? whole : `${scheme}***@`)
        .replace(IN_PATH, (whole, segment, next) => isSecretPath(segment, next, address) ? '/t/***' : whole)
        .replace(PARAMETER, (whole, mark, name, value) => isSecretParameter(name, value) ? `${mark}${name}=***` : whole));
}
function urlSecrets(text) {
    const found = new Set();
    for (const [address] of text.matchAll(ADDRESS)) {
        const shown = withoutUrlSecrets(address);
        if (shown !== address)
            found.add(shown);
    }
    return [...found];
}
const withoutUrlSecrets = (text) => text.replace(ADDRESS, withoutSecrets);

;// CONCATENATED MODULE: ./packages/model-files/lib/environment.js





const VERSIONS = [
    { flavor: 'sklearn', key: 'sklearn_version', package: 'scikit-learn' },
    { flavor: 'python_function', key: 'cloudpickle_version', package: 'cloudpickle' },
    { flavor: 'transformers', key: 'transformers_version', package: 'transformers' },
    { flavor: 'sentence_transformers', key: 'sentence_transformers_version', package: 'sentence-transformers' },
    { flavor: 'xgboost', key: 'xgb_version', package: 'xgboost' },
    { flavor: 'lightgbm', key: 'lgb_version', package: 'lightgbm' },
    { flavor: 'catboost', key: 'catboost_version', package: 'catboost' },
    { flavor: 'pytorch', key: 'pytorch_version', package: 'torch' },
    { flavor: 'onnx', key: 'onnx_version', package: 'onnx' },
    { flavor: 'keras', key: 'keras_version', package: 'keras' },
    { flavor: 'spacy', key: 'spacy_version', package: 'spacy' },
    { flavor: 'statsmodels', key: 'statsmodels_version', package: 'statsmodels' },
];
function environmentWarnings(input) {
    const requirements = input.requirements.map(requirementOf);
    return [
        ...pythonWarnings(input.mlmodel, input.pythonEnv),
        ...versionWarnings(input.mlmodel, requirements),
        ...skopsWarnings(input.mlmodel, requirements),
        ...looseWarnings(requirements),
        ...foreignWarnings(requirements),
        ...secretWarnings(input.requirements),
    ].map(toolkit_lib/* visible */.RK);
}
function pythonWarnings(mlmodel, pythonEnv) {
    const wrote = mlmodel.pythonVersion;
    const asked = pythonEnv === undefined ? undefined : pythonOf(pythonEnv);
    if (wrote === undefined || asked === undefined || minor(wrote) === minor(asked))
        return [];
    return [
        `MLmodel says that Python ${wrote} wrote the model, python_env.yaml asks for Python ${asked}. ` +
            'A pickle of one may not load in the other.',
    ];
}
const pythonOf = (pythonEnv) => /^python:[ \t]*['"]?([\d.]+)['"]?[ \t]*(?:#.*)?$/m.exec(pythonEnv)?.[1];
const minor = (version) => version.split('.').slice(0, 2).join('.');
function versionWarnings({ flavors }, requirements) {
    return VERSIONS.flatMap(({ flavor, key, package: name }) => {
        const wrote = textOf(field(flavors.get(flavor), key));
        const found = requirements.find((one) => one.name === name);
        if (wrote === undefined || found?.pin === undefined || sameVersion(found.pin, wrote))
            return [];
        return [
            `MLmodel says that ${name} ${wrote} wrote the model, requirements.txt asks for ${name}==${found.pin}. ` +
                'The model may not load there, or predict something else.',
        ];
    });
}
function sameVersion(pin, version) {
    const normal = (text) => text.replace(/(?:\.0+)+(?=$|\+)/, '');
    return normal(pin) === normal(pin.includes('+') ? version : version.replace(/\+.*$/, ''));
}
function skopsWarnings(mlmodel, requirements) {
    const { format, modelFile } = kindOf(mlmodel, undefined);
    if (format !== 'skops' || requirements.some(({ name }) => name === 'skops'))
        return [];
    return [
        `${modelFile ?? 'The model'} is a skops file, but requirements.txt does not ask for skops, which MLflow does not bring along. ` +
            "Log the model with extra_pip_requirements=['skops==…'].",
    ];
}
function looseWarnings(requirements) {
    const loose = requirements.filter(({ name, pin, source }) => name !== undefined && pin === undefined && source === undefined);
    if (loose.length === 0)
        return [];
    return [
        `requirements.txt does not pin ${listed(loose.map(({ name, versions }) => `${name}${versions}`))}: ` +
            'what is installed changes with time. Write name==version.',
    ];
}
function foreignWarnings(requirements) {
    const foreign = requirements.filter(({ source }) => source !== undefined && !/^https?:/.test(source));
    if (foreign.length === 0)
        return [];
    return [
        `requirements.txt asks for ${listed(foreign.map(({ line }) => withoutUrlSecrets(line)))}: ` +
            'a folder of one machine, or a repository that others may have no access to. Name a released package instead.',
    ];
}
function secretWarnings(lines) {
    return urlSecrets(lines.join('\n')).map((url) => `requirements.txt holds a password or token: ${url}. It is a secret that MLflow has stored: revoke it, and log the model ` +
        'with the URL alone (pip takes credentials from ~/.netrc, or from the environment where the URL says $NAME in braces).');
}
const listed = (items) => items.length <= 10 ? items.join(', ') : `${items.slice(0, 10).join(', ')}, … (${items.length})`;

;// CONCATENATED MODULE: ./packages/model-files/lib/placement.js
const asTheyAre = (paths) => paths.map((path) => ({ from: path, to: path, rank: 0 }));

;// CONCATENATED MODULE: ./packages/model-files/lib/transformers-layout.js


const COMPONENTS = ['tokenizer', 'processor', 'image_processor', 'feature_extractor'];
const OF_THE_MODEL = /^(?:config|generation_config)\.json$/;
const ROOT = '.';
const WEIGHTS = /\.(?:safetensors|bin|pt|pth|h5|msgpack|ckpt(?:\.index)?|onnx|gguf)$/;
function transformersLayout(flavor, paths) {
    const binary = folderOf(flavor, 'model_binary') ?? 'pipeline';
    const adapter = folderOf(flavor, 'peft_adaptor') ?? 'peft';
    const hasBase = holdsWeights(paths, binary);
    const hasAdapter = holdsWeights(paths, adapter);
    const isAdapter = hasAdapter && !hasBase;
    const moved = [binary, ...(isAdapter ? [adapter] : [])].filter((folder) => folder !== ROOT);
    return {
        placed: [
            ...asTheyAre(paths.filter((path) => !moved.some((folder) => path.startsWith(`${folder}/`)))),
            ...componentsAtRoot(paths),
            ...moved.flatMap((folder) => atRoot(paths, folder, (to) => (OF_THE_MODEL.test(to) ? 1 : 10))),
        ],
        notes: notesOn(flavor, hasBase, hasAdapter, adapter),
        weights: hasBase || hasAdapter,
        flavorChanges: {
            ...(binary !== ROOT && paths.some((path) => path.startsWith(`${binary}/`))
                ? { model_binary: ROOT }
                : {}),
            ...(isAdapter && adapter !== ROOT ? { peft_adaptor: ROOT } : {}),
        },
    };
}
const folderOf = (flavor, key) => textOf(field(flavor, key))?.replace(/^\.\/(?=.)|(?<=.)\/$/g, '');
const holdsWeights = (paths, folder) => paths.some((path) => (folder === ROOT ? !path.includes('/') : path.startsWith(`${folder}/`)) && WEIGHTS.test(path));
const componentsAtRoot = (paths) => COMPONENTS.flatMap((name, index) => atRoot(paths, `components/${name}`, () => 2 + index));
const atRoot = (paths, folder, rankOf) => paths
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => ({ from: path, to: path.slice(folder.length + 1) }))
    .map((one) => ({ ...one, rank: rankOf(one.to) }));
function notesOn(flavor, hasBase, hasAdapter, adapter) {
    const source = textOf(field(flavor, 'source_model_name')) ?? 'another model';
    const revision = textOf(field(flavor, 'source_model_revision'));
    const base = revision === undefined ? source : `${source} at ${revision}`;
    if (hasBase && hasAdapter) {
        return [`The PEFT adapter stays in ${adapter}/, beside the base model that it belongs to.`];
    }
    if (hasAdapter)
        return [`Only the PEFT adapter is published: its base model is ${base}.`];
    if (hasBase)
        return [];
    return [
        `The model's weights are not among its files, only a reference to ${base}. For a model saved with save_pretrained=False, ` +
            'mlflow.transformers.persist_pretrained_model(model_uri) puts them there.',
    ];
}

;// CONCATENATED MODULE: ./packages/model-files/lib/layout.js



function layoutOf(mlmodel, paths) {
    const kept = paths.filter((path) => !isLeftOut(path));
    const leftOut = paths.length - kept.length;
    const { placed, notes, ...rest } = mlmodel.flavors.has('transformers')
        ? transformersLayout(mlmodel.flavors.get('transformers'), kept)
        : { placed: asTheyAre(kept), notes: [], weights: true, flavorChanges: {} };
    const targets = new Map();
    for (const one of placed) {
        const same = targets.get(one.to);
        if (same === undefined)
            targets.set(one.to, [one]);
        else
            same.push(one);
    }
    const groups = [...targets].map(([to, group]) => ({
        to,
        from: group.sort(byRank).map(({ from }) => from),
    }));
    groups.sort((a, b) => (a.to < b.to ? -1 : 1));
    return {
        files: groups.map(({ to, from }) => ({ from: from[0], to })),
        clashes: groups.filter(({ from }) => from.length > 1),
        notes: [...notes, ...(leftOut === 0 ? [] : [leftOutNote(leftOut)]), ...inTheWay(mlmodel, groups)].map(toolkit_lib/* visible */.RK),
        ...rest,
    };
}
const byRank = (a, b) => a.rank - b.rank;
const isLeftOut = (path) => /(?:^|\/)(?:\.git\/|\.gitattributes$)|(?:^|\/)\.cache\/huggingface\//.test(path);
const leftOutNote = (count) => `${count} file${count === 1 ? '' : 's'} of git (.git, .gitattributes) or of the Hub's cache left out: the repository on the Hub has its own.`;
function inTheWay({ flavors }, files) {
    const ours = new Map([['README.md', 'A model card that is written']]);
    if (flavors.has('sklearn'))
        ours.set('config.json', "A config.json in skops' layout that is written");
    return files
        .filter(({ to }) => ours.has(to))
        .map(({ to, from }) => `The model brings a ${to} of its own (${from[0]}). ${ours.get(to)} replaces it.`);
}

;// CONCATENATED MODULE: ./packages/model-files/lib/signature.js


const DEEPEST = 32;
function signatureOf(value) {
    const fields = fieldsOf(value);
    if (fields === undefined)
        return undefined;
    const [inputs, outputs, params] = ['inputs', 'outputs', 'params'].map((part) => partOf(part, fields));
    return {
        inputs: inputs.map(column),
        outputs: outputs.map(column),
        params: params.map((one) => {
            const given = field(one, 'default');
            return { ...column(one), ...(given === undefined ? {} : { default: given }) };
        }),
    };
}
function partOf(part, signature) {
    const value = field(signature, part);
    if (value === undefined || value === null)
        return [];
    const parsed = typeof value === 'string' ? parsedJson(part, value) : value;
    const list = Array.isArray(parsed) ? parsed.map(fieldsOf) : [undefined];
    if (list.includes(undefined)) {
        throw new toolkit_lib/* UserError */.yo(`MLmodel: signature.${part} is not a list of columns. Log the model again with MLflow.`);
    }
    return list;
}
function parsedJson(part, text) {
    try {
        return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (token) => token.startsWith('"') ? token : `"${token}"`));
    }
    catch (error) {
        throw new toolkit_lib/* UserError */.yo(`MLmodel: signature.${part} is not JSON (${(0,toolkit_lib/* visible */.RK)(error.message)}). Log the model again with MLflow.`);
    }
}
function column(spec) {
    const name = textOf(field(spec, 'name'));
    const tensor = fieldsOf(field(spec, 'tensor-spec'));
    const shape = field(tensor ?? spec, 'shape');
    const required = field(spec, 'required') ?? (field(spec, 'optional') === true ? false : undefined);
    return {
        ...(name === undefined ? {} : { name }),
        type: tensor === undefined ? typeOf(spec) : `tensor(${textOf(field(tensor, 'dtype')) ?? 'unknown'})`,
        ...(typeof required === 'boolean' ? { required } : {}),
        ...(isShape(shape) ? { shape } : {}),
    };
}
const isShape = (value) => Array.isArray(value) && value.every((one) => Number.isInteger(one));
function typeOf(spec, depth = 0) {
    const type = textOf(field(spec, 'type')) ?? textOf(field(spec, 'dtype')) ?? 'unknown';
    if (depth > DEEPEST)
        return '…';
    const inner = (key) => typeOf(fieldsOf(field(spec, key)), depth + 1);
    switch (type) {
        case 'array':
            return `Array(${inner('items')})`;
        case 'map':
            return `Map(string -> ${inner('values')})`;
        case 'object':
            return `{${properties(fieldsOf(field(spec, 'properties')) ?? {}, depth)}}`;
        case 'any':
            return 'Any';
        case 'sparkml_vector':
            return 'SparkML vector';
        default:
            return type;
    }
}
const properties = (fields, depth) => Object.entries(fields)
    .map(([name, value]) => {
    const spec = fieldsOf(value);
    const optional = field(spec, 'required') === false ? ' (optional)' : '';
    return `${name}: ${typeOf(spec, depth + 1)}${optional}`;
})
    .join(', ');

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/model-files/lib/yaml.js


const LONGEST = 4 * 1024 * 1024;
const SCALARS = [
    { tag: 'null', test: /^(?:~|null|Null|NULL)?$/, resolve: () => null },
    {
        tag: 'bool',
        test: /^(?:[Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF)$/,
        resolve: (text) => /^(?:yes|true|on)$/i.test(text),
    },
    { tag: 'int', test: /^[-+]?(?:0|[1-9][0-9_]*)$/, resolve: (text) => number(text) || 0 },
    {
        tag: 'float',
        test: /^[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?$/,
        resolve: (text) => number(text),
    },
].map((tag) => ({ ...tag, tag: `tag:yaml.org,2002:${tag.tag}`, default: true }));
const number = (text) => Number(text.replaceAll('_', ''));
function parseYaml(file, text) {
    if (text.length > LONGEST) {
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: is ${text.length} characters long, expected at most ${LONGEST}: this is not a file that MLflow wrote.`);
    }
    const lineCounter = new dist.LineCounter();
    const document = guarded(file, () => (0,dist.parseDocument)(text, {
        schema: 'failsafe',
        customTags: SCALARS,
        merge: true,
        stringKeys: true,
        uniqueKeys: false,
        logLevel: 'silent',
        prettyErrors: false,
        lineCounter,
    }));
    const [error] = document.errors;
    if (error === undefined)
        return document;
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}:${line}:${col}: not valid YAML (${(0,toolkit_lib/* visible */.RK)(error.message)}).`);
}
function readYaml(file, text) {
    const document = parseYaml(file, text);
    return guarded(file, () => document.toJS());
}
function guarded(file, read) {
    try {
        return read();
    }
    catch (error) {
        const { name, message } = error;
        if (name !== 'ReferenceError' && name !== 'RangeError')
            throw error;
        const why = name === 'RangeError' ? 'it is nested too deeply' : (0,toolkit_lib/* visible */.RK)(message);
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: not valid YAML (${why}).`);
    }
}

;// CONCATENATED MODULE: ./packages/model-files/lib/mlmodel.js




function parseMlmodel(text) {
    const model = fieldsOf(readYaml('MLmodel', text));
    if (model === undefined)
        throw notMlmodel('it is not a map of keys and values');
    const flavors = flavorsOf(model);
    const created = field(model, 'utc_time_created') ?? field(model, 'time_created');
    const size = field(model, 'model_size_bytes');
    return present({
        flavors,
        signature: signatureOf(field(model, 'signature')),
        mlflowVersion: textOf(field(model, 'mlflow_version')),
        runId: textOf(field(model, 'run_id')),
        modelId: textOf(field(model, 'model_id')),
        utcTimeCreated: textOf(created),
        sizeBytes: typeof size === 'number' ? size : undefined,
        pythonVersion: pythonVersionOf(flavors),
        inputExample: textOf(field(fieldsOf(field(model, 'saved_input_example_info')), 'artifact_path')),
        metadata: fieldsOf(field(model, 'metadata')),
    });
}
function flavorsOf(model) {
    const flavors = fieldsOf(field(model, 'flavors'));
    if (flavors === undefined || Object.keys(flavors).length === 0) {
        const keys = Object.keys(model).slice(0, 5).map(toolkit_lib/* visible */.RK).join(', ');
        throw notMlmodel(`it holds no "flavors" (its keys: ${keys === '' ? 'none' : keys})`);
    }
    return new Map(Object.entries(flavors).map(([name, value]) => [name, fieldsOf(value) ?? {}]));
}
const notMlmodel = (why) => new toolkit_lib/* UserError */.yo(`MLmodel: is not the description of a model that MLflow wrote: ${why}. Does the path name the folder of a model?`);
function pythonVersionOf(flavors) {
    const all = [flavors.get('python_function'), ...flavors.values()];
    return all
        .map((flavor) => textOf(field(flavor, 'python_version')))
        .find((version) => version !== undefined);
}
const present = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

;// CONCATENATED MODULE: ./packages/model-files/lib/mlmodel-for.js


function mlmodelFor(text, { flavorChanges }) {
    const changes = Object.entries(flavorChanges);
    if (changes.length === 0)
        return text;
    const flavor = parseYaml('MLmodel', text).getIn(['flavors', 'transformers']);
    if (!(0,dist/* isMap */.jh)(flavor))
        return text;
    const edits = changes.map(([key, value]) => editOf(text, flavor, key, `'${value}'`));
    return edits
        .sort((a, b) => b.start - a.start)
        .reduce((edited, { start, end, with: put }) => edited.slice(0, start) + put + edited.slice(end), text);
}
function editOf(text, map, key, value) {
    const scalar = map.get(key, true);
    if ((0,dist.isScalar)(scalar)) {
        const [start, end] = scalar.range;
        return { start, end, with: value };
    }
    const first = map.items[0].key.range[0];
    const indent = text.slice(text.lastIndexOf('\n', first - 1) + 1, first);
    return { start: first, end: first, with: map.flow ? `${key}: ${value}, ` : `${key}: ${value}\n${indent}` };
}

;// CONCATENATED MODULE: ./packages/model-files/lib/secrets.js
const FOLDERS = [
    [/^\.(?:aws|azure|oci)$/, 'credentials of a cloud'],
    [/^gcloud$/, 'credentials of a cloud'],
    [/^\.(?:ssh|gnupg)$/, 'private keys'],
    [/^\.(?:kube|docker)$/, 'credentials of a cluster or registry'],
];
const NAMES = [
    [/^\.env(?:rc|\..+)?$|^[^.].*\.env$/, 'environment variables, where people keep tokens'],
    [/^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/, 'a private SSH key'],
    [/\.(?:pem|key|p12|pfx|ppk|jks|keystore|kdbx)$/, 'a private key or a store of keys'],
    [/^[._]netrc$|^\.git-credentials$|^\.pgpass$|^\.htpasswd$/, 'passwords'],
    [
        /^\.(?:pypirc|npmrc|dockercfg|databrickscfg|boto|s3cfg|vault-token|terraformrc|renviron)$/,
        'credentials of a tool',
    ],
    [/^\.?credentials?(?:\.(?:json|ya?ml|toml|ini|csv|txt|db))?$/, 'credentials'],
    [/^application_default_credentials\.json$/, 'credentials of a cloud'],
    [/^kaggle\.json$/, 'an API key of Kaggle'],
    [/^(?:client_secrets?|service[-_]?account)[\w.-]*\.json$/, 'credentials of Google'],
    [/^\.?secrets?(?:\.(?:json|ya?ml|toml|ini|env|txt|py))?$/, 'secrets'],
    [/^(?:hf_|access_|api_|auth_)?token(?:\.(?:json|txt))?$|^stored_tokens$/, 'an access token'],
    [/^api[-_]?keys?(?:\.(?:json|ya?ml|txt))?$/, 'API keys'],
    [/^passwords?(?:\.(?:json|ya?ml|txt|csv))?$/, 'passwords'],
    [/^kubeconfig$|\.tfstate$|\.tfvars$/, 'credentials of an infrastructure'],
    [/^config\.local$/, 'the credentials that DVC keeps out of git (.dvc/config.local)'],
    [/^\.(?:bash|zsh|python)_history$/, 'a history of commands'],
];
const PUBLIC = /\.pub$|^\.env\.(?:example|sample|template|dist)$|^(?:cacert|ca-bundle|ca-certificates)\.pem$/;
function looksSecret(path) {
    const parts = path.toLowerCase().split('/');
    const name = parts.pop();
    if (PUBLIC.test(name))
        return undefined;
    const folder = FOLDERS.find(([pattern]) => parts.some((part) => pattern.test(part)));
    return (folder ?? NAMES.find(([pattern]) => pattern.test(name)))?.[1];
}

;// CONCATENATED MODULE: ./packages/model-files/lib/assigned-secrets.js


const assigned_secrets_LONGEST = 400;
const WORTH_A_LOOK = /pass|pwd|secret|key|token|cred|auth|\bpat\b/i;
const NAME = String.raw `(?<![\w-])-{0,2}([A-Za-z_][\w-]{1,80})(?![\w-])`;
const TYPE = String.raw `:[ \t]{0,4}[A-Za-z_][\w.[\]| ]{0,40}=(?!=)`;
const ASSIGNED = new RegExp(`${NAME}(\\\\?["'])?\\]?[ \\t]{0,20}(?:(${TYPE}|:=|=>|=(?!=)|:(?!:))|,)[ \\t]{0,20}`, 'g');
const DEFAULT = /(?:getenv|environ\.get|setdefault|setenv|putenv)\([rbu]?\\?["']-{0,2}$/i;
const QUOTED = /^(?:(?:pydantic\.)?SecretStr\(|Secret\(|str\(|\()?([rbuf]{0,2})(\\?(?:"""|'''|"|'))((?:(?!\2).)+)(\2(?=[\s,;:)}\]#\\&|<]|$)|$)/i;
const PYTHON = /^[ \t]*(?:import|from|def|class|async def)[ \t]+[A-Za-z_.]/m;
const NUMBER = /^[-+]?[\d._]+(?:e[-+]?\d+)?$/i;
const EXPRESSION = /^[!&*|>[{<%$@`"'(\\]|[([]|^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/;
class AssignedSecrets {
    #isPython;
    constructor(text) {
        this.#isPython = PYTHON.test(text);
    }
    in(line) {
        if (!WORTH_A_LOOK.test(line))
            return [];
        return [...line.matchAll(ASSIGNED)].flatMap((match) => {
            const { 0: whole, 1: written = '', 2: quote, 3: sign, index } = match;
            const name = line[index - 1] === '\\' ? written.replace(/^[nrt]/, '') : written;
            const says = secretName(name);
            if (says === undefined)
                return [];
            if (sign === undefined && !DEFAULT.test(line.slice(Math.max(0, index - 40), index)))
                return [];
            const end = index + whole.length;
            const rest = line.slice(end, end + assigned_secrets_LONGEST);
            const isBare = sign !== undefined && (sign !== ':' || /\s$/.test(whole));
            const value = quotedIn(rest) ?? (isBare ? this.#bareIn(rest, sign, quote !== undefined) : undefined);
            return value !== undefined && isSecretValue(value, says) && !isFolder(name, value) ? [name] : [];
        });
    }
    #bareIn(rest, sign, isQuotedName) {
        const word = rest.split(/\s/, 1)[0] ?? '';
        const value = word.replace(/[,;}\])"'\\]{1,9}$/, '');
        if (EXPRESSION.test(value) || (NUMBER.test(value) && !/^\d{8,}$/.test(value)))
            return undefined;
        if (this.#isPython || isQuotedName)
            return isRandom(value) ? value : undefined;
        if (sign !== ':')
            return /[^A-Za-z_]/.test(value) ? value : undefined;
        return word.endsWith(',') || /^\s*(?:[#}].*)?$/.test(rest.slice(word.length)) ? value : undefined;
    }
}
function quotedIn(rest) {
    const [, prefix = '', quote = '', value, end] = QUOTED.exec(rest) ?? [];
    if (end === '' && !(rest.length === assigned_secrets_LONGEST && /^[\w.+/=%~-]+$/.test(value)))
        return undefined;
    if (quote.startsWith('\\') && value?.includes('"'))
        return undefined;
    return value === undefined || (/f/i.test(prefix) && value.includes('{')) ? undefined : value;
}
function isSecretValue(value, says) {
    if (/\s/.test(value) || /^[<[].*[>\]]$/.test(value) || isPlaceholder(value))
        return false;
    if (says === 'password')
        return value.length >= 4;
    if (says === 'maybe')
        return isRandom(value);
    return value.length >= 8 && !/^[A-Za-z]+(?:[-_./:][A-Za-z]+)+$/.test(value);
}
const isFolder = (name, value) => /^(?:OLD)?PWD$/i.test(name) && /^[./~]/.test(value);

;// CONCATENATED MODULE: ./packages/model-files/lib/secrets-in.js



function secretsIn(text) {
    const assigned = new AssignedSecrets(text);
    return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
        const tokens = tokensIn(line);
        const url = !line.includes('://') || withoutUrlSecrets(line) === line ? [] : ['URL with credentials'];
        const kinds = [...url, ...assigned.in(line), ...tokens];
        return [...new Set(kinds)].map((kind) => `line ${index + 1}: ${kind}`);
    });
}

;// CONCATENATED MODULE: ./packages/model-files/lib/python-float.js
function pythonFloat(value) {
    if (value === 0)
        return Object.is(value, -0) ? '-0.0' : '0.0';
    const [, sign, digits, exponent] = /^(-?)([\d.]+)e([-+]\d+)$/.exec(value.toExponential());
    const power = Number(exponent);
    if (power < -4 || power >= 16) {
        return `${sign}${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
    }
    const all = digits.replace('.', '');
    if (power < 0)
        return `${sign}0.${'0'.repeat(-power - 1)}${all}`;
    const whole = all.slice(0, power + 1).padEnd(power + 1, '0');
    return `${sign}${whole}.${all.slice(power + 1) || '0'}`;
}
function parsePythonFloat(text) {
    const trimmed = text.trim();
    if (/^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+(?:_\d+)*)?$/i.test(trimmed)) {
        return Number(trimmed.replaceAll('_', ''));
    }
    if (/^[-+]?nan$/i.test(trimmed))
        return Number.NaN;
    const infinite = /^([-+]?)inf(?:inity)?$/i.exec(trimmed);
    if (infinite === null)
        return undefined;
    return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

;// CONCATENATED MODULE: ./packages/model-files/lib/python-json.js
class Literal {
    text;
    constructor(text) {
        this.text = text;
    }
}
function pythonJson(value, indent = '') {
    if (typeof value === 'string')
        return quoted(value);
    if (typeof value === 'boolean')
        return String(value);
    if (value instanceof Literal)
        return value.text;
    const inner = `${indent}    `;
    if (value instanceof Map) {
        const keys = [...value.keys()].sort(byCodePoint);
        return block('{}', keys.map((key) => `${quoted(key)}: ${pythonJson(value.get(key), inner)}`), indent);
    }
    return block('[]', value.map((item) => pythonJson(item, inner)), indent);
}
function block(brackets, items, indent) {
    if (items.length === 0)
        return brackets;
    const lines = items.map((item) => `\n${indent}    ${item}`).join(',');
    return `${brackets[0]}${lines}\n${indent}${brackets[1]}`;
}
const ESCAPES = {
    '"': '\\"',
    '\\': '\\\\',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\f': '\\f',
    '\b': '\\b',
};
const quoted = (text) => `"${text.replace(/["\\]|[^ -~]/g, (unit) => ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
function byCodePoint(a, b) {
    for (let i = 0; i < Math.min(a.length, b.length);) {
        const [left, right] = [a.codePointAt(i), b.codePointAt(i)];
        if (left !== right)
            return left - right;
        i += left > 0xffff ? 2 : 1;
    }
    return a.length - b.length;
}

;// CONCATENATED MODULE: ./packages/model-files/lib/cells.js


function jsonOf(cell) {
    if (typeof cell === 'string' || typeof cell === 'boolean')
        return cell;
    if (typeof cell === 'bigint')
        return new Literal(String(cell));
    return new Literal(cell === undefined || !Number.isFinite(cell) ? 'null' : pythonFloat(cell));
}
const EXAMPLE_ROWS = 3;

;// CONCATENATED MODULE: ./packages/model-files/lib/csv-words.js
const MISSING = new Set([
    '',
    '#N/A',
    '#N/A N/A',
    '#NA',
    '-1.#IND',
    '-1.#QNAN',
    '-NaN',
    '-nan',
    '1.#IND',
    '1.#QNAN',
    '<NA>',
    'N/A',
    'NA',
    'NULL',
    'NaN',
    'None',
    'n/a',
    'nan',
    'null',
]);
const isMissing = (word) => word.length <= 8 && MISSING.has(word);
const PLAIN = /^-?\d{1,18}$/;
const INTEGER = /^[ \t-\r]*([-+]?)(\d+)[ \t-\r]*(.?)/s;
const [LEAST, MOST, MOST_UNSIGNED] = [-(2n ** 63n), 2n ** 63n - 1n, 2n ** 64n - 1n];
const signedFault = (word) => PLAIN.test(word) ? undefined : faultOf(word, LEAST, MOST);
const unsignedFault = (word) => faultOf(word, 0n, MOST_UNSIGNED);
function faultOf(word, least, most) {
    const [, sign, digits, rest] = INTEGER.exec(word) ?? [];
    if (digits === undefined)
        return 'no integer';
    const value = BigInt(sign === '-' ? `-${digits}` : digits);
    if (value < least || value > most)
        return 'too large';
    return rest === '' ? undefined : 'no integer';
}
const isNegative = (word) => /^[ \t-\r]*-/.test(word);
const integerOf = (word) => BigInt(word.trim().replace(/^\+/, ''));
const FLOAT = /^[ \t-\r]*([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?[ \t-\r]*$/;
const INFINITE = /^([-+]?)inf(?:inity)?$/i;
const MAX_DIGITS = 17;
function floatOf(word) {
    const [, sign, whole = '', decimals = '', power = '0'] = FLOAT.exec(word) ?? [];
    if (sign === undefined || whole + decimals === '')
        return infinityOf(word);
    const digits = (whole + decimals).slice(0, MAX_DIGITS);
    let value = 0;
    for (const digit of digits)
        value = value * 10 + Number(digit);
    const exponent = whole.length - digits.length + Number(power);
    if (exponent > 308)
        return undefined;
    if (exponent >= 0)
        value *= powerOfTen(exponent);
    else if (exponent >= -308)
        value /= powerOfTen(-exponent);
    else if (exponent >= -616)
        value = value / powerOfTen(-308 - exponent) / powerOfTen(308);
    else
        return 0;
    if (value === Number.POSITIVE_INFINITY)
        return undefined;
    return sign === '-' ? -value : value;
}
const powerOfTen = (exponent) => Number(`1e${exponent}`);
function infinityOf(word) {
    const infinite = INFINITE.exec(word);
    if (infinite === null)
        return undefined;
    return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
const PLAIN_FLOAT = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const isFloat = (word) => PLAIN_FLOAT.test(word) || floatOf(word) !== undefined;
function booleanOf(word) {
    const lower = word.length > 5 ? '' : word.toLowerCase();
    return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

;// CONCATENATED MODULE: ./packages/model-files/lib/csv-column.js


class Chunk {
    #signed;
    #unsigned;
    #isNegative = false;
    #isAboveSigned = false;
    #isFloat = true;
    #isBool = true;
    hasMissing = false;
    add(word) {
        if (isMissing(word)) {
            this.hasMissing = true;
            return;
        }
        if (this.#signed === undefined || (this.#signed === 'too large' && this.#unsigned === undefined)) {
            this.#addInteger(word);
        }
        if (this.#signed === undefined || (this.#isFloat && isFloat(word))) {
            this.#isBool = false;
            return;
        }
        this.#isFloat = false;
        this.#isBool &&= booleanOf(word) !== undefined;
    }
    #addInteger(word) {
        const fault = signedFault(word);
        this.#signed ??= fault;
        if (isNegative(word))
            this.#isNegative = true;
        else if (fault !== undefined) {
            this.#unsigned = unsignedFault(word);
            if (this.#unsigned === undefined)
                this.#isAboveSigned = true;
        }
    }
    get kind() {
        if (this.#signed === undefined)
            return 'int';
        if (this.#signed === 'too large') {
            if (this.#unsigned === 'too large')
                return 'object';
            if (this.#unsigned === undefined) {
                if (this.#isAboveSigned && (this.#isNegative || this.hasMissing))
                    return 'literal';
                return this.#isNegative ? 'object' : 'uint';
            }
        }
        if (this.#isFloat)
            return 'float';
        return this.#isBool ? 'bool' : 'object';
    }
}
class CsvColumn {
    #first = [];
    #chunk = new Chunk();
    #kinds = new Set();
    #cells;
    add(word) {
        if (this.#first.length < EXAMPLE_ROWS)
            this.#first.push(word);
        this.#chunk.add(word);
    }
    endChunk() {
        const { kind, hasMissing } = this.#chunk;
        this.#cells ??= this.#first.map((word) => cellOf(kind, hasMissing, word));
        if (hasMissing && (kind === 'int' || kind === 'bool'))
            this.#kinds.add(kind === 'int' ? 'float' : 'object');
        else
            this.#kinds.add(kind);
        this.#chunk = new Chunk();
    }
    example() {
        const common = commonOf(this.#kinds);
        return (this.#cells ?? []).map((cell) => (common === undefined ? cell : converted(cell, common)));
    }
}
function cellOf(kind, hasMissing, word) {
    if (kind === 'literal')
        return word;
    if (isMissing(word))
        return undefined;
    if (kind === 'int' || kind === 'uint') {
        const integer = integerOf(word);
        return hasMissing ? Number(integer) : integer;
    }
    if (kind === 'float')
        return floatOf(word);
    return kind === 'bool' ? booleanOf(word) : word;
}
function commonOf(kinds) {
    if (kinds.has('object') || kinds.has('literal'))
        return undefined;
    const numbers = [...kinds].filter((kind) => kind !== 'bool');
    if (numbers.length === 0)
        return undefined;
    return numbers.length > 1 || numbers[0] === 'float' ? 'float' : 'int';
}
function converted(cell, kind) {
    if (cell === undefined || typeof cell === 'string')
        return cell;
    return kind === 'float' ? Number(cell) : BigInt(cell);
}

;// CONCATENATED MODULE: ./packages/model-files/lib/json-column.js


const INT64 = 2 ** 63;
class JsonColumn {
    #first = [];
    #seen;
    #hasMissing;
    #areBooleans = true;
    #areFloats = true;
    #areIntegers = true;
    constructor(before) {
        this.#seen = before;
        this.#hasMissing = before > 0;
        while (this.#first.length < Math.min(before, EXAMPLE_ROWS))
            this.#first.push(null);
    }
    add(value, index) {
        this.fill(index);
        this.#seen++;
        if (this.#first.length < EXAMPLE_ROWS)
            this.#first.push(value);
        if (value === null) {
            this.#hasMissing = true;
            return;
        }
        this.#areBooleans &&= typeof value === 'boolean';
        const number = this.#areFloats ? json_column_floatOf(value) : undefined;
        this.#areFloats &&= number !== undefined;
        this.#areIntegers &&= Number.isInteger(number) && Math.abs(number) < INT64;
    }
    fill(count) {
        if (this.#seen < count)
            this.#hasMissing = true;
        for (; this.#seen < count; this.#seen++) {
            if (this.#first.length < EXAMPLE_ROWS)
                this.#first.push(null);
        }
    }
    example() {
        if (this.#areBooleans && !this.#hasMissing)
            return this.#first;
        if (this.#areFloats) {
            const isInteger = this.#areIntegers && !this.#hasMissing;
            return this.#first.map((value) => {
                const number = value === null ? undefined : json_column_floatOf(value);
                return isInteger ? BigInt(number) : number;
            });
        }
        return this.#first.map(json_column_cellOf);
    }
}
function json_column_floatOf(value) {
    if (typeof value === 'string')
        return parsePythonFloat(value);
    return Number(value);
}
function json_column_cellOf(value) {
    if (value === null)
        return undefined;
    return Number.isSafeInteger(value) ? BigInt(value) : value;
}

;// CONCATENATED MODULE: ./packages/model-files/lib/table.js




async function readExample(file, format) {
    const example = format === 'csv' || format === 'tsv' ? await fromText(file, format) : await fromJson(file, format);
    if (example !== undefined)
        return example;
    throw new toolkit_lib/* UserError */.yo(`data-file: ${(0,toolkit_lib/* visible */.RK)(file)} holds no rows. Expected the data that the model was trained or tested on, at least one row of it.`);
}
function chunkRows(columns) {
    const most = Math.floor(2 ** 20 / columns);
    let rows = 1;
    while (rows * 2 < most)
        rows *= 2;
    return rows;
}
async function fromText(file, format) {
    let names;
    let columns = [];
    let rows = 0;
    let most = 0;
    let blank;
    for await (const { records } of (0,toolkit_lib/* readRecords */.T3)(file, format)) {
        for (const { value, line } of records) {
            const row = value;
            if (names === undefined) {
                names = await columnsOf(file, format, row);
                columns = names.map(() => new CsvColumn());
                most = chunkRows(names.length);
            }
            if (names.length === 1 && row[names[0]] === '') {
                blank ??= line;
                continue;
            }
            if (blank !== undefined)
                throw emptyLine(file, format, blank);
            for (let i = 0; i < names.length; i++)
                columns[i].add(row[names[i]]);
            if (++rows % most === 0)
                for (const column of columns)
                    column.endChunk();
        }
    }
    if (rows === 0 || names === undefined)
        return undefined;
    if (rows % most !== 0)
        for (const column of columns)
            column.endChunk();
    return new Map(names.map((name, i) => [name, columns[i].example()]));
}
const isIndex = (name) => /^(?:0|[1-9]\d{0,9})$/.test(name);
async function columnsOf(file, format, row) {
    const names = Object.keys(row);
    if (!names.some(isIndex))
        return names;
    const header = await firstLine(file);
    const field = format === 'csv' ? /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g : /(?:^|\t)()([^\t]*)/g;
    const ordered = [...header.matchAll(field)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') || plain);
    if (ordered.length === names.length && ordered.every((name) => Object.hasOwn(row, name)))
        return ordered;
    throw new toolkit_lib/* UserError */.yo(`data-file: ${(0,toolkit_lib/* visible */.RK)(file)}:1: the order of the columns cannot be told, as some are named by numbers and others hold a quote ` +
        'or a line break. Rename them.');
}
async function firstLine(file) {
    for await (const { records } of (0,toolkit_lib/* readRecords */.T3)(file, 'txt')) {
        if (records[0] !== undefined)
            return records[0].value;
    }
    return '';
}
const emptyLine = (file, format, line) => new toolkit_lib/* UserError */.yo(`data-file: ${(0,toolkit_lib/* located */.t4)(file, format, line)}: is empty, between the rows of a table of one column. Remove the line, ` +
    'or write NA for a missing value.');
async function fromJson(file, format) {
    const columns = new Map();
    let rows = 0;
    for await (const { records } of (0,toolkit_lib/* readRecords */.T3)(file, format)) {
        for (const { value, line } of records) {
            const where = `data-file: ${(0,toolkit_lib/* located */.t4)(file, format, line)}`;
            if (typeof value !== 'object' || value === null || Array.isArray(value)) {
                throw new toolkit_lib/* UserError */.yo(`${where}: expected an object of columns and values, such as {"age": 41, "city": "Ulm"}.`);
            }
            for (const [name, cell] of Object.entries(value)) {
                refuseValue(`${where}: column "${(0,toolkit_lib/* visible */.RK)(name)}"`, cell, rows < EXAMPLE_ROWS);
                let column = columns.get(name);
                if (column === undefined) {
                    column = new JsonColumn(rows);
                    columns.set(name, column);
                }
                column.add(cell, rows);
            }
            rows++;
        }
    }
    if (rows === 0)
        return undefined;
    refuseUnordered(file, [...columns.keys()]);
    for (const column of columns.values())
        column.fill(rows);
    return new Map([...columns].map(([name, column]) => [name, column.example()]));
}
function refuseValue(where, cell, isShown) {
    if (typeof cell === 'object' && cell !== null) {
        throw new toolkit_lib/* UserError */.yo(`${where} holds a list or an object, expected a number, a text, true, false or null. Write a column for each of its parts.`);
    }
    if (isShown && typeof cell === 'number' && Number.isInteger(cell) && !isExact(cell)) {
        throw new toolkit_lib/* UserError */.yo(`${where} holds an integer of more than 15 digits, which JSON does not carry safely. Write the data as CSV.`);
    }
}
const isExact = (value) => Number.isSafeInteger(value) || Math.abs(value) >= 2 ** 64;
function refuseUnordered(file, names) {
    if (names.every(isIndex) || !names.some(isIndex))
        return;
    throw new toolkit_lib/* UserError */.yo(`data-file: ${(0,toolkit_lib/* visible */.RK)(file)}: some columns are named by numbers (${(0,toolkit_lib/* visible */.RK)(names.find(isIndex))}), others are not, ` +
        'and JSON does not keep the order of such. Rename them, or write the data as CSV.');
}

;// CONCATENATED MODULE: ./packages/model-files/lib/texts.js


const COLUMN = 'text';
async function readTexts(file, format) {
    const texts = [];
    for await (const { records } of (0,toolkit_lib/* readRecords */.T3)(file, format)) {
        for (const { value, line } of records) {
            texts.push(texts_textOf(`data-file: ${(0,toolkit_lib/* located */.t4)(file, format, line)}`, value));
            if (texts.length === EXAMPLE_ROWS)
                return texts;
        }
    }
    if (texts.length > 0)
        return texts;
    throw new toolkit_lib/* UserError */.yo(`data-file: ${(0,toolkit_lib/* visible */.RK)(file)} holds no texts. Expected at least one that the model takes.`);
}
function texts_textOf(where, value) {
    const text = typeof value === 'object' && value !== null ? texts_cellOf(where, value) : value;
    if (typeof text === 'string')
        return text;
    throw new toolkit_lib/* UserError */.yo(`${where}: ${(0,toolkit_lib/* visible */.RK)(JSON.stringify(text))} is no text, which a text task takes.`);
}
function texts_cellOf(where, row) {
    const names = Array.isArray(row) ? [] : Object.keys(row);
    const name = names.length === 1 ? names[0] : COLUMN;
    if (Object.hasOwn(row, name) && !Array.isArray(row))
        return row[name];
    const has = names.length === 0 ? '' : ` (it has ${names.slice(0, 10).map(toolkit_lib/* visible */.RK).join(', ')})`;
    throw new toolkit_lib/* UserError */.yo(`${where}: which column holds the texts is not clear${has}. Name it "${COLUMN}", or give a file with that column alone.`);
}

;// CONCATENATED MODULE: ./packages/model-files/lib/skops-config.js






async function skopsConfig(input) {
    if (!skopsTasks.includes(input.task)) {
        throw new toolkit_lib/* UserError */.yo(`task: "${(0,toolkit_lib/* visible */.RK)(input.task)}" has no config.json in skops' layout. Expected one of ${skopsTasks.join(', ')}; ` +
            'for another task leave data-file out.');
    }
    const format = formatFor(input.task, input.dataFile);
    const data = await namingInput(tabularTasks.includes(input.task) ? tabular(input.dataFile, format) : texts(input.dataFile, format));
    const sklearn = new Map([
        ...data,
        ['environment', input.requirements],
        ['model', new Map([['file', input.modelFile]])],
        ['model_format', input.format],
        ['task', input.task],
        ['use_intelex', false],
    ]);
    return pythonJson(new Map([['sklearn', sklearn]]));
}
async function namingInput(reading) {
    try {
        return await reading;
    }
    catch (error) {
        if (!(error instanceof toolkit_lib/* UserError */.yo) || error.message.startsWith('data-file: '))
            throw error;
        throw new toolkit_lib/* UserError */.yo(`data-file: ${error.message}`);
    }
}
async function texts(file, format) {
    return [['example_input', new Map([['data', await readTexts(file, format)]])]];
}
async function tabular(file, format) {
    const example = await readExample(file, format);
    return [
        ['columns', [...example.keys()]],
        ['example_input', new Map([...example].map(([name, cells]) => [name, cells.map(jsonOf)]))],
    ];
}
function formatFor(task, file) {
    const format = (0,toolkit_lib/* formatOf */.be)(file);
    if (format !== undefined && (format !== 'txt' || !tabularTasks.includes(task)))
        return format;
    throw new toolkit_lib/* UserError */.yo(`data-file: ${(0,toolkit_lib/* visible */.RK)(file)} is none of the tables that can be read: csv, tsv, jsonl or json` +
        `${tabularTasks.includes(task) ? '' : ', or txt with a text per line'}. ` +
        "In pandas: data.to_csv('data.csv', index=False).");
}

;// CONCATENATED MODULE: ./packages/model-files/lib/index.js












;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/template.js

const fieldNames = [
    'hf-id',
    'model-name',
    'model-version',
    'model-alias',
    'run-id',
    'model-id',
];
const FIELD = /\{([^{}]*)\}/g;
function refuseUnknownFields(input, template) {
    for (const [whole, name] of template.matchAll(FIELD))
        if (!fieldNames.includes(name))
            throw new toolkit_lib/* UserError */.yo(`${input}: ${(0,toolkit_lib/* visible */.RK)(whole)} is none of ${fieldNames.map((field) => `{${field}}`).join(', ')}.`);
}
function filledIn(input, template, names) {
    const unknown = [...template.matchAll(FIELD)]
        .map(([, name]) => name)
        .filter((name) => !names[name]);
    const [first] = unknown;
    if (first !== undefined)
        throw new toolkit_lib/* UserError */.yo(`${input} is "${(0,toolkit_lib/* visible */.RK)(template)}", and nothing says ${unknown.map((name) => `{${name}}`).join(' and ')}. ${adviceFor(input, first)}`);
    return template.replace(FIELD, (_, name) => names[name] ?? '');
}
function adviceFor(input, name) {
    if (name === 'hf-id')
        return 'Write the user or organisation to publish under:\n  hf-id: my-team';
    if (name === 'model-name')
        return 'Name it:\n  model-name: sentiment-analyzer';
    return `Only some models have one. Write ${input} without it, for example:\n  ${input}: ${input === 'repo-id' ? 'my-team/sentiment-analyzer' : 'v1'}`;
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/inputs.js




function readInputs(reader, env = process.env) {
    const mlflow = (0,lib/* mlflowAccess */.mf)(reader.text('mlflow-tracking-uri'), env);
    if (mlflow.trackingUri === '')
        reader.problem('mlflow-tracking-uri: no MLflow server is named. Write for example:\n  mlflow-tracking-uri: https://mlflow.example.com');
    const createPr = reader.boolean('create-pr');
    const tag = template(reader, 'tag');
    if (createPr && tag !== undefined)
        reader.problem('tag names a commit, and create-pr only proposes one. Leave one of them out.');
    const commitMessage = template(reader, 'commit-message');
    const license = reader.text('license');
    if (license !== undefined && reader.text('model-card') === 'none')
        reader.problem('license goes into the card, and model-card is none. Leave one of them out.');
    const dataFile = reader.text('data-file');
    const task = reader.text('task');
    const known = skopsTasks;
    if (task !== undefined && !known.includes(task) && hubTaskOf(task) === undefined)
        reader.problem(`task: "${(0,toolkit_lib/* visible */.RK)(task)}" is no task that the Hub knows. Write for example:\n  task: text-classification`);
    if (dataFile !== undefined && task === undefined)
        reader.problem('data-file goes with task: config.json says what the model does. Write for example:\n  task: tabular-classification');
    const isPrivate = reader.text('private') === undefined ? undefined : reader.boolean('private');
    return {
        mlflow,
        source: readSource(reader),
        names: namesOf(reader),
        hub: {
            endpoint: readEndpoint(reader, env),
            auth: reader.choice('auth', ['auto', 'token', 'oidc']),
            token: reader.text('hf-token') ?? env.HF_TOKEN?.trim() ?? '',
        },
        target: {
            repoId: template(reader, 'repo-id') ?? '',
            ...(isPrivate !== undefined && { private: isPrivate }),
            branch: reader.text('branch') ?? 'main',
            createPr,
            ...(tag !== undefined && { tag }),
            ...(commitMessage !== undefined && { commitMessage }),
        },
        ...(license !== undefined && { license }),
        include: reader.lines('include'),
        exclude: reader.lines('exclude'),
        ...(dataFile !== undefined && { dataFile }),
        ...(task !== undefined && { task }),
        card: readCard(reader.text('model-card') ?? 'auto'),
        picklePolicy: reader.choice('pickle-policy', ['allow', 'warn', 'fail']),
        dryRun: reader.boolean('dry-run'),
    };
}
function namesOf(reader) {
    const names = fieldNames.map((name) => [name, reader.text(name)]);
    return Object.fromEntries(names.filter(([, value]) => value !== undefined));
}
function readSource(reader) {
    const [name, version, alias] = ['model-name', 'model-version', 'model-alias'].map((input) => reader.text(input));
    const [runId, modelId, path = ''] = ['run-id', 'model-id', 'artifact-path'].map((input) => reader.text(input));
    const given = [
        version !== undefined && 'model-version',
        alias !== undefined && 'model-alias',
        runId !== undefined && 'run-id',
        modelId !== undefined && 'model-id',
    ].filter(Boolean);
    if (given.length > 1)
        reader.problem(`${given.join(' and ')} exclude each other: each says which model it is. Write one of them.`);
    else if (given.length === 0)
        reader.problem(`Nothing says which model to publish. Write for example:\n  model-name: ${(0,toolkit_lib/* visible */.RK)(name ?? 'sentiment-analyzer')}\n  model-version: 3\nor model-alias, run-id or model-id in place of the version.`);
    else if ((version !== undefined || alias !== undefined) && name === undefined)
        reader.problem(`${given[0]} is of a registered model, and model-name does not say of which. Write for example:\n  model-name: sentiment-analyzer`);
    if (version !== undefined && !/^[1-9]\d*$/.test(version))
        reader.problem(`model-version: "${(0,toolkit_lib/* visible */.RK)(version)}" is no version: MLflow counts them 1, 2, 3. An alias such as champion is a model-alias.`);
    if (modelId !== undefined && !/^m-[\w-]+$/.test(modelId))
        reader.problem(`model-id: "${(0,toolkit_lib/* visible */.RK)(modelId)}" is no logged model of MLflow 3, which begins with m-. A registered one is a model-name with a model-version.`);
    if (runId !== undefined)
        return { kind: 'run', runId, path };
    if (modelId !== undefined)
        return { kind: 'logged-model', modelId };
    if (alias !== undefined)
        return { kind: 'alias', name: name ?? '', alias };
    return { kind: 'version', name: name ?? '', version: version ?? '' };
}
function template(reader, input) {
    const text = reader.text(input);
    if (text !== undefined)
        reader.parsed(() => refuseUnknownFields(input, text), undefined);
    return text;
}
function readEndpoint(reader, env) {
    const text = reader.text('hf-endpoint') ?? (env.HF_ENDPOINT?.trim() || 'https://huggingface.co');
    return reader.parsed(() => endpointOf(text), text);
}
function endpointOf(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
        throw new toolkit_lib/* UserError */.yo(`hf-endpoint: "${(0,toolkit_lib/* visible */.RK)(text.replace(/^.*@/s, '***@'))}" is not the address of a Hub. Write for example:\n  hf-endpoint: https://huggingface.co`);
    if (url.username !== '' || url.password !== '')
        throw new toolkit_lib/* UserError */.yo('hf-endpoint holds credentials. Leave them out there; the token goes into hf-token.');
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
function readCard(text) {
    return text === 'auto' || text === 'none' ? { kind: text } : { kind: 'file', path: text };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./packages/hub/lib/address.js

const address_EXAMPLE = '\n  hf-endpoint: https://huggingface.co';
function addressOf(endpoint) {
    const text = endpoint.trim();
    const shown = (0,toolkit_lib/* visible */.RK)(text.replace(/\/\/.*@/, '//***@').replace(/[?#].*/, ''));
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
        throw new toolkit_lib/* UserError */.yo(`hf-endpoint: "${shown}" is not an address, which starts with https:// or http://. Write for example:${address_EXAMPLE}`);
    if (url.username !== '' || url.password !== '')
        throw new toolkit_lib/* UserError */.yo(`hf-endpoint: "${shown}" holds credentials. Write the address alone, and the token as hf-token.`);
    if (url.search !== '' || url.hash !== '')
        throw new toolkit_lib/* UserError */.yo(`hf-endpoint: what follows "${shown}" is of a page, not of the server. Write the address alone:${address_EXAMPLE}`);
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

;// CONCATENATED MODULE: ./packages/hub/lib/failure.js

class Failure extends Error {
    place;
    answer;
    reason;
    name = 'Failure';
    constructor(place, answer, reason = '', options) {
        super(`${place} ${answer ? `answered ${answer.status}${failure_quoted(answer.said)}` : reason}`, options);
        this.place = place;
        this.answer = answer;
        this.reason = reason;
    }
    get status() {
        return this.answer?.status;
    }
    get mayBeDone() {
        return this.status === undefined || this.status === 408 || this.status >= 500;
    }
}
function failure_quoted(said) {
    return said === '' ? '' : ` ("${said}")`;
}
function refusedBy({ status, headers }, text, clean) {
    const header = (name) => clean(headers.get(name) ?? '');
    const code = header('x-error-code') || undefined;
    const location = status >= 300 && status < 400 && headers.has('location') ? header('location') : null;
    const said = wordsIn(clean(text), header('content-type')) || header('x-error-message');
    return {
        status,
        said: (0,toolkit_lib/* visible */.RK)(said.trim().slice(0, 300)),
        ...(code !== undefined && { code }),
        ...(location !== null && { location }),
    };
}
function wordsIn(text, type) {
    if (/xml/.test(type) || /^\s*<\?xml/.test(text))
        return ['Code', 'Message']
            .flatMap((tag) => text.match(new RegExp(`<${tag}>([^<]*)`))?.[1] ?? [])
            .join(': ');
    try {
        const { error, message, error_description, errors } = JSON.parse(text);
        const list = Array.isArray(errors) ? errors.map((one) => one?.message ?? one) : [];
        return [error ?? message, error_description, ...list].filter((one) => typeof one === 'string').join(': ');
    }
    catch {
        return /html/.test(type) || /^\s*</.test(text) ? '' : text;
    }
}

;// CONCATENATED MODULE: ./packages/hub/lib/attempt.js


async function attempt(hub, purpose, action) {
    try {
        return await action();
    }
    catch (error) {
        throw error instanceof Failure ? explained(error, hub, purpose) : error;
    }
}
function explained(failure, hub, purpose) {
    const { answer, place, reason } = failure;
    const why = answer ? refusal(answer, place, hub, purpose) : unreachable(place, reason);
    return new toolkit_lib/* UserError */.yo(`Could not ${purpose.doing}: ${why}`, { cause: failure });
}
function unreachable(place, reason) {
    const advice = (0,toolkit_lib/* certificateAdvice */.qQ)(reason) ??
        'Is hf-endpoint right, and can this runner reach it? If so, run the job again.';
    return `${place} cannot be reached: ${(0,toolkit_lib/* visible */.RK)(reason)}. ${advice}`;
}
function refusal(answer, place, hub, { repoId }) {
    const { status, code, said, location } = answer;
    const answered = `${place} answered ${status}${failure_quoted(said)}.`;
    if (location !== undefined)
        return `${place} sends requests on to ${(0,toolkit_lib/* destinationOf */.My)(location, place)} (${status}). Has the repository been renamed, or is the Hub at another address? Write its present repo-id or hf-endpoint.`;
    if (status >= 500 || status === 408)
        return `${answered} That was so each time it was tried. Run the job again later.`;
    if (status === 429)
        return `${answered} Its rate limit is used up, and waiting did not help. Run the job again later, or give a token whose account has a higher limit.`;
    if (place !== new URL(hub.endpoint).origin)
        return `${answered} That is the storage of large files, which takes an upload only for some time. Run the job again: what has been stored is not sent twice.`;
    if (status === 413 || status === 402 || (status === 403 && /storage|quota|upgrade|billing/i.test(said)))
        return `${answered} The account's storage or plan does not allow it: make room or raise the limit at ${hub.endpoint}/settings/billing (an organisation has its own), or leave files out with exclude.`;
    if (status === 401)
        return `${answered} ${unaccepted(hub)}`;
    if (status === 403)
        return `${answered} ${forbidden(hub, repoId, code, said)}`;
    if (status === 404 && code !== 'RevisionNotFound' && code !== 'EntryNotFound')
        return `${answered} It also says that of what the token may not see. Check repo-id: ${repoId}, and ${rights(hub, repoId)}`;
    return answered;
}
function unaccepted({ endpoint, auth }) {
    return auth === 'oidc'
        ? "It does not accept the token that it gave for the job's own."
        : `It does not accept the token: has it expired or been deleted, or is it of another server? Make one with the role "write" at ${endpoint}/settings/tokens, and write:\n  hf-token: $\{{ secrets.HF_TOKEN }}`;
}
function forbidden(hub, repoId, code, said) {
    if (code === 'GatedRepo' || /\bgated\b/i.test(said))
        return `Access to ${repoId} is granted on request: ask for it at ${hub.endpoint}/${repoId} with the account of the token.`;
    return `To publish there, ${rights(hub, repoId)}`;
}
function rights({ endpoint, auth }, repoId) {
    return auth === 'oidc'
        ? `this workflow must be a trusted publisher in the repository's settings (${endpoint}/${repoId}/settings), and the token is for that one repository; anything else needs hf-token.`
        : `the token needs the role "write", or if it is a fine-grained one, "Write access to contents/settings" of ${repoId} (create-pr: "Interact with discussions / Open pull requests"), and its account a role that writes there. Tokens are made at ${endpoint}/settings/tokens.`;
}

;// CONCATENATED MODULE: ./packages/hub/lib/names.js

const names_EXAMPLE = '\n  repo-id: my-team/sentiment-analyzer';
function repoIdProblem(repoId) {
    const rule = brokenRule(repoId);
    return (rule && `repo-id: "${(0,toolkit_lib/* visible */.RK)(repoId)}" is no name of a repository: ${rule}. Write for example:${names_EXAMPLE}`);
}
function brokenRule(repoId) {
    const parts = repoId.split('/');
    if (parts.length !== 2 || parts.includes(''))
        return 'it must be the name of a user or organisation, one slash, and the name of the repository';
    const odd = Array.from(repoId).find((char) => !/[\w.\-/]/.test(char));
    if (odd !== undefined)
        return `"${(0,toolkit_lib/* visible */.RK)(odd)}" may not be in it, but letters from a to z, digits, "-", "_" and "." alone`;
    if (parts.some((part) => /^[-.]|[-.]$/.test(part)))
        return 'neither part may begin or end with "-" or "."';
    const twice = /--|\.\./.exec(repoId)?.[0];
    if (twice !== undefined)
        return `"${twice}" may not be in it`;
    if (/\.git$/i.test(repoId))
        return 'it may not end with ".git"';
    const { length } = parts[1];
    if (length > 96)
        return `its second part has ${length} characters, and 96 are allowed`;
    return undefined;
}
function refProblem(input, name) {
    const isFine = /^[^\0-\x20\x7f~^:?*[\\]+$/.test(name) &&
        !/^refs\/|^HEAD$|^[0-9a-f]{40}$|^[-/]|[/.]$|\/\/|\.\.|@\{|^@$|(^|\/)\.|\.lock(\/|$)/.test(name) &&
        name.length <= 250;
    return isFine
        ? undefined
        : `${input}: "${(0,toolkit_lib/* visible */.RK)(name)}" cannot be the name of a ${input}: git allows no spaces and none of ~ ^ : ? * [ \\ in it, neither ".." nor "//", and no "/" or "." at its ends; and HEAD, refs/… and the 40 digits of a commit mean something else. Write for example:\n  ${input}: ${input === 'tag' ? 'v1' : 'main'}`;
}
function pathProblem(path) {
    const parts = path.split('/');
    const isFine = !/[\0-\x1f\x7f\\]/.test(path) &&
        parts.every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');
    return isFine ? undefined : `"${(0,toolkit_lib/* visible */.RK)(path)}" cannot be the path of a file in a repository`;
}

;// CONCATENATED MODULE: ./packages/hub/lib/transport.js


const RETRY = { tries: 6, firstWait: 1000, timeout: 60_000 };
const PLACEHOLDER = 'hf_placeholder';
const AGENT = `mlops-actions/${toolkit_lib/* version */.rE} (+https://github.com/org/mlops-actions)`;
const MS_PER_BYTE = 0.002;
const LONGEST_LIMIT_S = 300;
const MOST_REDIRECTS = 5;
function transportOf(settings) {
    const { log, retry } = settings;
    const send = async (input, init = {}, manner = {}) => {
        const url = new URL(input);
        const signals = [manner.signal, init.signal].filter((signal) => signal != null);
        let renewed = false;
        for (let tries = 1;; tries++) {
            for (const signal of signals)
                signal.throwIfAborted();
            const outcome = await tried(settings, url, init, signals);
            for (const signal of signals)
                signal.throwIfAborted();
            if ('answer' in outcome && outcome.answer.status === 401 && settings.renew && !renewed) {
                renewed = true;
                await settings.renew();
                continue;
            }
            const wait = tries < retry.tries ? waitAfterTry(outcome, tries, retry, manner) : undefined;
            if (wait === undefined)
                return lastOf(outcome, url, tries);
            const what = 'answer' in outcome ? `answered ${outcome.answer.status}` : 'failed';
            const line = `${url.origin} ${what} at ${init.method ?? 'GET'} ${url.pathname}, trying again in ${wait} ms`;
            if (wait > LONG_MS)
                log.info(line);
            else
                log.debug(line);
            await (0,toolkit_lib/* pause */.v7)(wait, ...signals);
        }
    };
    return send;
}
const LONG_MS = 3000;
async function tried(settings, url, init, signals) {
    const timeout = settings.retry.timeout + Math.ceil(MS_PER_BYTE * sizeOf(init.body));
    const signal = AbortSignal.any([...signals, AbortSignal.timeout(timeout)]);
    try {
        return { answer: await followed(settings, url, { ...init, signal }) };
    }
    catch (error) {
        return { error };
    }
}
async function followed(settings, start, init) {
    if (init.body instanceof Blob) {
        const headers = headersFor(settings, start, start, init.headers);
        return whole(await settings.fetch(start, { ...init, headers, redirect: 'error', window: null }));
    }
    const isRead = /^(GET|HEAD)$/.test(init.method ?? 'GET');
    for (let at = start, hops = 0;; hops++) {
        const headers = headersFor(settings, at, start, init.headers);
        const response = await settings.fetch(at, { ...init, headers, redirect: 'manual' });
        const { status } = response;
        const location = status >= 300 && status < 400 ? response.headers.get('location') : null;
        if (location === null || !URL.canParse(location, at.href) || hops === MOST_REDIRECTS)
            return whole(response);
        const to = new URL(location, at);
        if (!isRead && (to.origin !== at.origin || (status !== 307 && status !== 308)))
            return whole(response);
        await response.body?.cancel();
        at = to;
    }
}
function headersFor(settings, at, start, given) {
    const headers = new Headers(given);
    headers.set('user-agent', AGENT);
    const isOurs = headers.get('authorization') === `Bearer ${PLACEHOLDER}`;
    if (isOurs && at.origin === settings.origin)
        headers.set('authorization', `Bearer ${settings.token()}`);
    else if (isOurs || at.origin !== start.origin)
        headers.delete('authorization');
    return headers;
}
async function whole(response) {
    const { status, statusText, headers } = response;
    const body = await response.arrayBuffer();
    const hasNone = body.byteLength === 0 || status === 204 || status === 205 || status === 304;
    return new Response(hasNone ? null : body, { status, statusText, headers });
}
function sizeOf(body) {
    if (typeof body === 'string')
        return body.length;
    if (body instanceof Blob)
        return body.size;
    return ArrayBuffer.isView(body) || body instanceof ArrayBuffer ? body.byteLength : 0;
}
function waitAfterTry(outcome, tries, { firstWait }, { isOnce }) {
    const usual = firstWait * Math.min(8, 2 ** (tries - 1));
    if ('error' in outcome)
        return isOnce || (0,toolkit_lib/* certificateAdvice */.qQ)(outcome.error) ? undefined : usual;
    const { status, headers } = outcome.answer;
    if (status === 429) {
        const [, left, seconds] = /;\s*r=(\d+)\s*;\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '') ?? [];
        if (left === '0' && Number(seconds) <= LONGEST_LIMIT_S)
            return (Number(seconds) + 1) * 1000;
    }
    else if (isOnce && status !== 425)
        return undefined;
    return (0,toolkit_lib/* waitAfter */.Wv)(outcome.answer, usual);
}
function lastOf(outcome, { origin }, tries) {
    if ('answer' in outcome)
        return outcome.answer;
    const reason = `${(0,toolkit_lib/* reasonOf */.A3)(outcome.error, 'no answer in time')}${tries > 1 ? `, ${tries} times` : ''}`;
    throw new Failure(origin, undefined, reason, { cause: outcome.error });
}

;// CONCATENATED MODULE: ./packages/hub/lib/oidc.js





const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
async function exchange(settings, credentials, repoId) {
    const problem = repoIdProblem(repoId);
    if (problem !== undefined)
        throw new toolkit_lib/* UserError */.yo(problem);
    for (let tries = 1;; tries++) {
        const idToken = await idTokenOf(settings, credentials);
        const response = await ask(settings, idToken, repoId);
        const text = await response.text();
        const token = tokenIn(text);
        if (response.ok && token !== undefined)
            return token;
        const answer = refusedBy(response, text, (said) => said.replaceAll(idToken, '***'));
        if (tries === 1 && text.includes('invalid_grant'))
            await (0,toolkit_lib/* pause */.v7)((settings.retry ?? RETRY).firstWait);
        else
            throw refused(settings.endpoint, repoId, answer);
    }
}
async function ask({ endpoint, send }, idToken, repoId) {
    try {
        return await send(`${endpoint}/oauth/token`, {
            method: 'POST',
            headers: { accept: 'application/json', 'content-type': 'application/json' },
            body: JSON.stringify({
                grant_type: TOKEN_EXCHANGE,
                subject_token_type: ID_TOKEN,
                subject_token: idToken,
                resource: repoId,
            }),
        });
    }
    catch (error) {
        if (!(error instanceof Failure))
            throw error;
        throw explained(error, { endpoint, auth: 'oidc' }, { doing: `get a token for ${repoId}`, repoId });
    }
}
async function idTokenOf({ endpoint, secret }, { idToken }) {
    try {
        const token = await idToken?.(endpoint);
        if (!token)
            throw new Error('it is empty');
        secret(token);
        return token;
    }
    catch (error) {
        throw new toolkit_lib/* UserError */.yo(`GitHub did not give the job's OIDC token: ${(0,toolkit_lib/* visible */.RK)((0,toolkit_lib/* reasonOf */.A3)(error, 'no answer in time').slice(0, 300))}. The job needs\n  permissions:\n    id-token: write`, { cause: error });
    }
}
function tokenIn(text) {
    try {
        const { access_token } = JSON.parse(text);
        return typeof access_token === 'string' && /^[\x21-\x7e]+$/.test(access_token) ? access_token : undefined;
    }
    catch {
        return undefined;
    }
}
function refused(endpoint, repoId, { status, said }) {
    return new toolkit_lib/* UserError */.yo(`${endpoint} gives the job's OIDC token no way into ${repoId}: it answered ${status}${failure_quoted(said)}. ` +
        `That way works when
- the repository exists: the first publication needs hf-token;
- its settings (${endpoint}/${repoId}/settings) name this workflow as a trusted publisher, with the very repository, workflow and branch that the job runs from;
- only this one repository is written to.
The job needs
  permissions:
    id-token: write
or give it a token instead:
  auth: token
  hf-token: $\{{ secrets.HF_TOKEN }}`);
}

;// CONCATENATED MODULE: ./packages/hub/lib/client.js





const TOKEN_YAML = `\n  hf-token: $\{{ secrets.HF_TOKEN }}`;
async function connectHub(settings, credentials, repoId) {
    const { fetch, log, retry = RETRY } = settings;
    const endpoint = addressOf(settings.endpoint);
    const auth = wayIn(credentials);
    let token = auth === 'token' ? checked(credentials.token) : '';
    if (token !== '')
        settings.secret(token);
    const clean = (text) => (token === '' ? text : text.replaceAll(token, '***'));
    const { origin } = new URL(endpoint);
    const transport = { origin, fetch, log, retry, token: () => token };
    if (auth === 'token')
        return { endpoint, auth, log, retry, clean, send: transportOf(transport) };
    const renew = async () => {
        token = await exchange({ ...settings, endpoint, send: transportOf(transport) }, credentials, repoId);
        settings.secret(token);
    };
    await renew();
    return { endpoint, auth, log, retry, clean, send: transportOf({ ...transport, renew }) };
}
function wayIn({ auth, token, idToken }) {
    if (auth === 'token' && token === '')
        throw new toolkit_lib/* UserError */.yo(`hf-token: is empty, and auth is "token". Write:${TOKEN_YAML}`);
    if (auth === 'oidc' && !idToken)
        throw new toolkit_lib/* UserError */.yo('auth: is "oidc", and this job has no OIDC token. A job gets one by\n  permissions:\n    id-token: write\nbut not in a pull request from a fork.');
    if (auth === 'token' || (auth === 'auto' && token !== ''))
        return 'token';
    if (!idToken)
        throw new toolkit_lib/* UserError */.yo(`hf-token: is empty, and this job has no OIDC token either. Write${TOKEN_YAML}\nor, in a repository that has this workflow as a trusted publisher, give the job its OIDC token:\n  permissions:\n    id-token: write`);
    return 'oidc';
}
function checked(token) {
    if (!/^[\x21-\x7e]+$/.test(token))
        throw new toolkit_lib/* UserError */.yo('hf-token: holds spaces, line breaks or letters that no token has. Copy it again into the secret.');
    if (!token.startsWith('hf_'))
        throw new toolkit_lib/* UserError */.yo(`hf-token: does not begin with "hf_", as every token of the Hub does, and Hugging Face's own client takes no other. Is it the token of another service? Write:${TOKEN_YAML}`);
    return token;
}
function access(hub, manner = {}) {
    const fetch = async (input, init) => {
        const url = String(input);
        const response = await hub.send(url, init, manner);
        if (response.ok && url.startsWith(`${hub.endpoint}/api/`) && isPage(await response.clone().text()))
            throw strange(hub);
        if (response.ok || new URL(url).pathname.includes('/v1/chunks/'))
            return response;
        throw await failureOf(hub, url, response);
    };
    return { hubUrl: hub.endpoint, accessToken: PLACEHOLDER, fetch: fetch };
}
async function client_ask(hub, path, question = {}) {
    const { method = 'GET', body, accept = [] } = question;
    const url = `${hub.endpoint}${path}`;
    const init = {
        method,
        headers: {
            accept: 'application/json',
            authorization: `Bearer ${PLACEHOLDER}`,
            ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
    };
    const response = await hub.send(url, init, question);
    const { status } = response;
    if (!response.ok && !accept.includes(status))
        throw await failureOf(hub, url, response);
    const text = await response.text();
    if (response.ok && isPage(text))
        throw strange(hub);
    const { code, said } = refusedBy(response, text, hub.clean);
    return { status, said, json: client_jsonOf(hub.clean(text)), ...(code !== undefined && { code }) };
}
async function failureOf(hub, url, response) {
    return new Failure(new URL(url).origin, refusedBy(response, await response.text(), hub.clean));
}
async function objectIn(hub, response) {
    const value = client_jsonOf(await response.text());
    if (!isObject(value))
        throw strange(hub);
    return value;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isPage(text) {
    return /^\s*</.test(text);
}
function client_jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function strange({ endpoint }) {
    return new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(endpoint)} answered, but not as the Hugging Face Hub does. Check hf-endpoint, or is a proxy in between?`);
}

;// CONCATENATED MODULE: ./packages/hub/lib/card.js



async function validateCard(hub, card) {
    try {
        const body = { content: card, repoType: 'model' };
        const { status, said, json } = await client_ask(hub, '/api/validate-yaml', {
            method: 'POST',
            body,
            accept: [400],
        });
        const problems = linesOf(json?.errors);
        if (status === 400 && problems.length === 0)
            problems.push(said || 'the Hub does not say why');
        return {
            problems: problems.map((line) => `The Hub does not take the model card: ${line}`),
            warnings: linesOf(json?.warnings).map((line) => `The Hub remarks on the model card: ${line}`),
        };
    }
    catch (error) {
        if (!(error instanceof Failure || error instanceof toolkit_lib/* UserError */.yo))
            throw error;
        return {
            problems: [],
            warnings: [
                `The model card could not be checked before the upload: ${error.message.replace(/[.?]$/, '')}.`,
            ],
        };
    }
}
function linesOf(list) {
    if (!Array.isArray(list))
        return [];
    return list.map((one) => (0,toolkit_lib/* visible */.RK)(String(one?.message ?? one).slice(0, 500)));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./packages/hub/lib/file-blob.js


const CHUNK = 2 ** 18;
class FileBlob extends Blob {
    size;
    #path;
    #start;
    #end;
    constructor(path, end, start = 0) {
        super([]);
        this.#path = path;
        this.#start = start;
        this.#end = end;
        this.size = end - start;
    }
    slice(start = 0, end = this.size) {
        const last = Math.min(this.#start + end, this.#end);
        return new FileBlob(this.#path, last, Math.min(this.#start + start, last));
    }
    stream() {
        let file;
        let at = this.#start;
        return new ReadableStream({
            pull: async (controller) => {
                try {
                    file ??= await (0,promises_.open)(this.#path);
                    const chunk = new Uint8Array(Math.min(CHUNK, this.#end - at));
                    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
                    if (bytesRead === 0 && at < this.#end)
                        throw this.#shorter();
                    at += bytesRead;
                    if (bytesRead > 0)
                        controller.enqueue(chunk.subarray(0, bytesRead));
                    if (at < this.#end)
                        return;
                    controller.close();
                }
                catch (error) {
                    controller.error(error);
                }
                await file?.close();
            },
            cancel: () => file?.close(),
        }, { highWaterMark: 0 });
    }
    async arrayBuffer() {
        const bytes = new Uint8Array(this.size);
        const file = (0,external_node_fs_.openSync)(this.#path, 'r');
        try {
            let at = 0;
            for (let read = -1; at < bytes.length && read !== 0; at += read)
                read = (0,external_node_fs_.readSync)(file, bytes, at, bytes.length - at, this.#start + at);
            if (at < bytes.length)
                throw this.#shorter();
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
        return bytes.buffer;
    }
    async text() {
        return Buffer.from(await this.arrayBuffer()).toString();
    }
    #shorter() {
        return new Error(`${this.#path} became shorter meanwhile`);
    }
}

;// CONCATENATED MODULE: ./packages/hub/lib/digest.js



function digestOf(source) {
    return 'text' in source ? digestBytes(Buffer.from(source.text)) : source.digest;
}
async function digestFile(file) {
    const { size } = await (0,promises_.stat)(file);
    const { add, digest } = hashes(size);
    for await (const chunk of new FileBlob(file, size).stream())
        add(chunk);
    return digest();
}
function digestBytes(bytes) {
    const { add, digest } = hashes(bytes.length);
    add(bytes);
    return digest();
}
function hashes(size) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    const sha1 = (0,external_node_crypto_.createHash)('sha1').update(`blob ${size}\0`);
    const add = (bytes) => {
        sha256.update(bytes);
        sha1.update(bytes);
    };
    const digest = () => ({ size, sha256: sha256.digest('hex'), gitSha1: sha1.digest('hex') });
    return { add, digest };
}

;// CONCATENATED MODULE: ./packages/hub/lib/changes.js



function isNothing({ write, remove }) {
    return write.length === 0 && remove.length === 0;
}
function changesOf(there, { files, remove }) {
    const remotes = new Map(there.map((remote) => [remote.path, remote]));
    const paths = new Set();
    const write = [];
    for (const { path, source } of files) {
        const problem = pathProblem(path) ?? (paths.has(path) ? twice(path) : undefined);
        if (problem !== undefined)
            throw new toolkit_lib/* UserError */.yo(`${problem}.`);
        paths.add(path);
        const { size, sha256, gitSha1 } = digestOf(source);
        const remote = remotes.get(path);
        const isSame = remote?.lfs === undefined ? remote?.oid === gitSha1 : remote.lfs === sha256;
        if (!isSame)
            write.push({ path, size, source, isNew: remote === undefined });
    }
    return {
        write,
        remove: [...new Set(remove)].filter((path) => remotes.has(path) && !paths.has(path)),
        unchanged: files.length - write.length,
    };
}
function twice(path) {
    return `Two files are to be published as "${(0,toolkit_lib/* visible */.RK)(path)}"`;
}

// EXTERNAL MODULE: ./node_modules/@huggingface/hub/dist/index.mjs + 16 modules
var hub_dist = __webpack_require__(1429);
;// CONCATENATED MODULE: ./packages/hub/lib/refs.js





async function readTags(hub, repoId, manner = {}) {
    const { json } = await client_ask(hub, `/api/models/${repoId}/refs`, manner);
    if (!Array.isArray(json?.tags) || !json.tags.every(isObject))
        throw strange(hub);
    return new Map(json.tags.map(({ name, targetCommit }) => [String(name), String(targetCommit)]));
}
async function makeTag(hub, repoId, tag, commit, manner = {}) {
    await attempt(hub, { doing: `tag ${repoId} "${(0,toolkit_lib/* visible */.RK)(tag)}"`, repoId }, async () => {
        const { status } = await client_ask(hub, `/api/models/${repoId}/tag/${commit}`, {
            ...manner,
            method: 'POST',
            body: { tag },
            accept: [409],
        });
        if (status !== 409)
            return;
        const there = (await readTags(hub, repoId, manner)).get(tag);
        if (there !== commit)
            throw tagElsewhere(repoId, tag, there);
    });
}
async function deleteTag(hub, repoId, tag, manner = {}) {
    await client_ask(hub, `/api/models/${repoId}/tag/${encodeURIComponent(tag)}`, {
        ...manner,
        method: 'DELETE',
        accept: [404],
    });
}
function tagElsewhere(repoId, tag, commit = 'another commit') {
    return new toolkit_lib/* UserError */.yo(tagProblem(repoId, tag, commit));
}
function tagProblem(repoId, tag, commit, different = []) {
    const which = different.length === 0 ? '' : `, with another ${(0,toolkit_lib/* firstOf */.Ku)(different, 5)}`;
    return `tag: "${(0,toolkit_lib/* visible */.RK)(tag)}" is at ${commit.slice(0, 14)} in ${repoId}${which}, and tags are not moved. Write another tag, or delete that one on the Hub.`;
}
function branchIsTag(repoId, branch) {
    return `branch: "${(0,toolkit_lib/* visible */.RK)(branch)}" is a tag in ${repoId}, and tags are not moved. Write the name of a branch, for example:\n  branch: main`;
}
async function makeBranch(hub, repoId, branch, revision, manner = {}) {
    await attempt(hub, { doing: `make the branch "${(0,toolkit_lib/* visible */.RK)(branch)}" of ${repoId}`, repoId }, async () => {
        try {
            const repo = { type: 'model', name: repoId };
            await (0,hub_dist/* createBranch */.lY)({ repo, branch, revision, ...access(hub, manner) });
        }
        catch (error) {
            if (!(error instanceof Failure) || error.status !== 409)
                throw error;
        }
    });
}

;// CONCATENATED MODULE: ./packages/hub/lib/pages.js

const MOST_PAGES = 10_000;
async function* pages_listed(hub, path, manner) {
    const { fetch, accessToken } = access(hub, manner);
    const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` };
    const seen = new Set();
    for (let url = `${hub.endpoint}${path}`; url !== undefined;) {
        if (seen.has(url) || seen.size === MOST_PAGES)
            throw strange(hub);
        seen.add(url);
        const response = await fetch(url, { headers });
        const entries = client_jsonOf(await response.text());
        if (!Array.isArray(entries) || !entries.every(isObject))
            throw strange(hub);
        yield* entries;
        const next = /<([^>]+)>;\s*rel="?next\b/.exec(response.headers.get('link') ?? '')?.[1];
        if (next !== undefined && !URL.canParse(next, url))
            throw strange(hub);
        url = next && new URL(next, url).href;
    }
}

;// CONCATENATED MODULE: ./packages/hub/lib/who.js


async function whoIs(hub, manner = {}) {
    const { json } = await client_ask(hub, '/api/whoami-v2', manner);
    if (typeof json?.name !== 'string')
        throw strange(hub);
    const tokenRole = json.auth?.accessToken?.role;
    const orgs = Array.isArray(json.orgs) ? json.orgs : [];
    return {
        name: json.name,
        ...(typeof tokenRole === 'string' && { tokenRole }),
        organisations: orgs.filter(isObject).map(({ name, roleInOrg }) => ({
            name: String(name),
            ...(typeof roleInOrg === 'string' && { role: roleInOrg }),
        })),
    };
}
function creationProblem(who, repoId, endpoint) {
    if (who.tokenRole === 'read')
        return `the token only reads. Make one with the role "write" at ${endpoint}/settings/tokens.`;
    const [namespace = ''] = repoId.split('/');
    const isNamed = ({ name }) => name.toLowerCase() === namespace.toLowerCase();
    if (isNamed(who))
        return undefined;
    const organisation = who.organisations.find(isNamed);
    if (organisation?.role === 'read')
        return `"${(0,toolkit_lib/* visible */.RK)(who.name)}", whose token it is, only reads in the organisation "${namespace}". Its administrators can give the role "contributor" or "write".`;
    if (organisation)
        return undefined;
    const possible = [who, ...who.organisations.filter(({ role }) => role !== 'read')].map(({ name }) => `"${(0,toolkit_lib/* visible */.RK)(name)}"`);
    return `"${namespace}" is neither "${(0,toolkit_lib/* visible */.RK)(who.name)}", whose token it is, nor an organisation that it belongs to. It can publish to ${possible.slice(0, 20).join(', ')}.`;
}

;// CONCATENATED MODULE: ./packages/hub/lib/repository.js





const NOTHING = {
    files: [],
    readText: async () => undefined,
    sha256: async () => undefined,
};
async function readRepository(hub, repoId, manner = {}) {
    return readRevision(hub, `/api/models/${repoId}`, manner);
}
async function readHead(hub, repoId, revision, manner = {}) {
    const path = `/api/models/${repoId}/revision/${encodeURIComponent(revision)}`;
    return (await readRevision(hub, path, manner))?.head;
}
async function readRevision(hub, path, manner) {
    const reply = await client_ask(hub, `${path}?expand=sha&expand=private`, { ...manner, accept: [401, 404] });
    if (reply.status === 404)
        return undefined;
    if (reply.status === 401) {
        if (reply.code !== 'RepoNotFound')
            await whoIs(hub, manner);
        return undefined;
    }
    const { sha, private: isPrivate } = reply.json ?? {};
    if (typeof sha !== 'string')
        throw strange(hub);
    return { head: sha, private: isPrivate === true };
}
async function* listCommits(hub, repoId, revision, batchSize, manner = {}) {
    const path = `/api/models/${repoId}/commits/${encodeURIComponent(revision)}?limit=${batchSize}`;
    for await (const { id, title } of pages_listed(hub, path, manner)) {
        if (typeof id !== 'string')
            throw strange(hub);
        yield { oid: id, title: String(title) };
    }
}
async function readSnapshot(hub, repoId, head, manner = {}) {
    const files = [];
    const tree = `/api/models/${repoId}/tree/${head}?recursive=true&expand=false`;
    for await (const { type, path, size, oid, lfs } of pages_listed(hub, tree, manner)) {
        if (type !== 'file')
            continue;
        const stored = isObject(lfs) ? lfs : undefined;
        const bytes = stored?.size ?? size;
        if (typeof path !== 'string' || typeof oid !== 'string' || typeof bytes !== 'number')
            throw strange(hub);
        if (stored && typeof stored.oid !== 'string')
            throw strange(hub);
        files.push({ path, oid, size: bytes, ...(stored && { lfs: String(stored.oid) }) });
    }
    const find = (path) => files.find((one) => one.path === path);
    return {
        head,
        files,
        async readText(path) {
            const file = find(path);
            if (file === undefined)
                return undefined;
            if (file.size > LARGEST_TEXT)
                throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(path)} in ${repoId} has ${file.size} bytes: that is no text that could be worked on.`);
            return decoded(await readBytes(hub, repoId, head, file, manner), file, repoId);
        },
        async sha256(path) {
            const file = find(path);
            if (file === undefined)
                return undefined;
            return file.lfs ?? digestBytes(await readBytes(hub, repoId, head, file, manner)).sha256;
        },
    };
}
const LARGEST_TEXT = 4 * 2 ** 20;
const READS = 3;
async function readBytes(hub, repoId, head, { path, size, oid, lfs }, manner) {
    const { fetch, accessToken } = access(hub, manner);
    const url = `${hub.endpoint}/${repoId}/resolve/${head}/${(0,toolkit_lib/* encodedPath */.yT)(path)}`;
    for (let reads = 1;; reads++) {
        const response = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } });
        const bytes = new Uint8Array(await response.arrayBuffer());
        const digest = digestBytes(bytes);
        if (bytes.length === size && (lfs === undefined ? digest.gitSha1 === oid : digest.sha256 === lfs))
            return bytes;
        if (reads === READS)
            throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(path)} of ${repoId} could not be read: what came from ${(0,toolkit_lib/* visible */.RK)(hub.endpoint)} is not what the commit ${head.slice(0, 14)} holds, ${READS} times. Is a proxy in between, which answers itself or changes what it passes on?`);
        await (0,toolkit_lib/* pause */.v7)(hub.retry.firstWait * 2 ** (reads - 1), manner.signal);
    }
}
function decoded(bytes, { path }, repoId) {
    try {
        if (!bytes.includes(0))
            return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch { }
    throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(path)} in ${repoId} is not UTF-8; save it as UTF-8 there, so that nothing of it is lost.`);
}

;// CONCATENATED MODULE: ./packages/hub/lib/unfinished.js






const README = `<!-- mlops-actions: publishing -->
This repository is being published to for the first time.
`;
const README_OID = digestOf({ text: README }).gitSha1;
const UNFINISHED_TAG = 'mlops-actions-publishing';
async function createUnfinished(hub, { repoId, private: isPrivate }, manner) {
    return attempt(hub, { doing: `make the repository ${repoId}`, repoId }, async () => {
        const { fetch, ...way } = access(hub, manner);
        try {
            await (0,hub_dist/* createRepo */.Td)({
                ...way,
                fetch: async (input, init) => Response.json(await objectIn(hub, await fetch(input, init))),
                repo: { type: 'model', name: repoId },
                ...(isPrivate !== undefined && { visibility: 'private' }),
                files: [{ path: 'README.md', content: new Blob([README]) }],
            });
            return true;
        }
        catch (error) {
            if (!(error instanceof Failure) || ![401, 402, 403, 409].includes(error.status ?? 0))
                throw error;
            if ((await readRepository(hub, repoId, manner)) !== undefined)
                return false;
            throw error;
        }
    });
}
function isUnfinished({ files }) {
    return files.some(({ path, oid }) => path === 'README.md' && oid === README_OID);
}
function withoutMarker(snapshot) {
    if (!isUnfinished(snapshot))
        return snapshot;
    return {
        ...snapshot,
        files: snapshot.files.filter(({ path }) => path !== 'README.md'),
        readText: async (path) => (path === 'README.md' ? undefined : snapshot.readText(path)),
        sha256: async (path) => (path === 'README.md' ? undefined : snapshot.sha256(path)),
    };
}
function overMarker(snapshot, composition) {
    return isUnfinished(snapshot)
        ? { ...composition, remove: [...composition.remove, 'README.md'] }
        : composition;
}

;// CONCATENATED MODULE: ./packages/hub/lib/first-publication.js







class FirstPublication {
    isOpen = false;
    created = false;
    hasShown = false;
    #hub;
    #target;
    #manner;
    #isToBeShown = false;
    #isPrivate = false;
    #marked;
    constructor(hub, target, manner) {
        this.#hub = hub;
        this.#target = target;
        this.#manner = manner;
    }
    async resume({ snapshot, repository }, tags, hasCreated) {
        const { repoId, branch, private: isToBePrivate } = this.#target;
        this.#isPrivate = repository.private;
        this.#marked = tags.get(UNFINISHED_TAG);
        const isMarked = await this.#isMarked(snapshot);
        if (hasCreated || isUnfinished(snapshot)) {
            this.isOpen = true;
            this.created = true;
            this.#isToBeShown ||= isToBePrivate === undefined ? !this.#isPrivate || isMarked : !isToBePrivate;
        }
        else if (isMarked) {
            if (this.#isPrivate && !isToBePrivate)
                await this.#show();
            await this.#unmark(`What was first published to ${repoId} is complete`);
            this.isOpen = false;
            this.created = true;
        }
        else if (!this.isOpen && branch === 'main' && this.#marked !== undefined)
            await this.#forgetMark();
    }
    async hide({ snapshot }) {
        if (!this.#isToBeShown || !isUnfinished(snapshot))
            return;
        const { repoId } = this.#target;
        if (this.#marked !== snapshot.head) {
            const purpose = { doing: `delete the tag "${UNFINISHED_TAG}" of ${repoId}`, repoId };
            if (this.#marked !== undefined)
                await attempt(this.#hub, purpose, () => this.#deleteTag());
            await makeTag(this.#hub, repoId, UNFINISHED_TAG, snapshot.head, this.#manner);
        }
        if (!this.#isPrivate)
            await this.#setVisibility('private', 'private until everything is there');
    }
    async finish(hasCommitted) {
        const { repoId, private: isToBePrivate } = this.#target;
        if (this.isOpen) {
            if (this.#isToBeShown && (this.#isPrivate || hasCommitted))
                await this.#show();
            if (this.#isToBeShown || this.#marked !== undefined)
                await this.#unmark(`Everything is published to ${repoId}`);
        }
        else if (this.#isPrivate && !isToBePrivate)
            this.#hub.log.info(`${repoId} is private, and stays so`);
    }
    async #isMarked(snapshot) {
        const { repoId, branch } = this.#target;
        if (this.#marked === undefined || branch !== 'main')
            return false;
        if (this.#marked === snapshot.head)
            return isUnfinished(snapshot);
        const newest = [];
        for await (const { oid } of listCommits(this.#hub, repoId, snapshot.head, 2, this.#manner))
            if (newest.push(oid) === 2)
                break;
        return (newest[1] === this.#marked &&
            isUnfinished(await readSnapshot(this.#hub, repoId, this.#marked, this.#manner)));
    }
    async #show() {
        await this.#setVisibility('public', 'public, to which everything has been published');
        this.#isPrivate = false;
        this.hasShown = true;
    }
    async #setVisibility(visibility, how) {
        const { repoId } = this.#target;
        const question = { ...this.#manner, method: 'PUT', body: { visibility } };
        await attempt(this.#hub, { doing: `make ${repoId} ${how}`, repoId }, () => client_ask(this.#hub, `/api/models/${repoId}/settings`, question));
    }
    async #unmark(done) {
        const { repoId } = this.#target;
        try {
            await this.#deleteTag();
        }
        catch (error) {
            if (!(error instanceof Failure))
                throw error;
            throw new toolkit_lib/* UserError */.yo(`${done}, but the tag "${UNFINISHED_TAG}" could not be deleted: ${(0,toolkit_lib/* visible */.RK)(error.message)}. Delete it by hand before anything else, or ${repoId} could become public again after somebody has made it private:\n  git push ${this.#hub.endpoint}/${repoId} --delete refs/tags/${UNFINISHED_TAG}`, { cause: error });
        }
    }
    async #forgetMark() {
        try {
            await this.#deleteTag({ isOnce: true });
        }
        catch (error) {
            if (!(error instanceof Failure))
                throw error;
            this.#hub.log.debug(`The tag "${UNFINISHED_TAG}" is left in ${this.#target.repoId}: ${(0,toolkit_lib/* visible */.RK)(error.message)}`);
        }
    }
    #deleteTag(manner = {}) {
        return deleteTag(this.#hub, this.#target.repoId, UNFINISHED_TAG, { ...this.#manner, ...manner });
    }
}

;// CONCATENATED MODULE: ./packages/hub/lib/look.js




async function lookAtBranch(hub, publication) {
    const { signal, target } = publication;
    const { repoId, branch } = target;
    const repository = await readRepository(hub, repoId, { signal });
    if (repository === undefined) {
        const composition = await publication.compose(NOTHING);
        return { changes: changesOf([], composition) };
    }
    if (target.private && !repository.private)
        throw new toolkit_lib/* UserError */.yo(`private: is true, and ${repoId} is there already for everybody to see.`);
    const head = branch === 'main' ? repository.head : await readHead(hub, repoId, branch, { signal });
    const look = await lookAtCommit(hub, publication, head ?? repository.head);
    return { ...look, repository, isNewBranch: head === undefined };
}
async function lookAtCommit(hub, publication, commit) {
    const { signal, target } = publication;
    const snapshot = await readSnapshot(hub, target.repoId, commit, { signal });
    const composition = await publication.compose(withoutMarker(snapshot));
    signal?.throwIfAborted();
    return { snapshot, changes: changesOf(snapshot.files, overMarker(snapshot, composition)) };
}

;// CONCATENATED MODULE: ./packages/hub/lib/pull-requests.js



const OIDC = '[OIDC]';
async function findOwnPullRequest(hub, repoId, title, manner) {
    const found = (await openPullRequests(hub, repoId, manner)).filter((one) => one.title === title);
    if (found.length === 0)
        return undefined;
    const name = hub.auth === 'token' ? (await whoIs(hub, manner)).name : OIDC;
    const own = found.filter(({ author }) => author?.name === name).map(({ num }) => num);
    if (own.length === 0)
        return undefined;
    const number = Math.max(...own);
    return { number, url: pullRequestUrl(hub, repoId, number), ref: `refs/pr/${number}` };
}
function pullRequestUrl({ endpoint }, repoId, number) {
    return `${endpoint}/${repoId}/discussions/${number}`;
}
async function openPullRequests(hub, repoId, manner) {
    const all = [];
    for (let page = 0;; page++) {
        const { json } = await client_ask(hub, `/api/models/${repoId}/discussions?type=pull_request&status=open&p=${page}`, manner);
        if (!Array.isArray(json?.discussions) || !json.discussions.every(isObject) || page === MOST_PAGES)
            throw strange(hub);
        all.push(...json.discussions);
        if (json.discussions.length === 0 || all.length >= Number(json.count ?? 0))
            return all.filter(({ isPullRequest, status }) => isPullRequest && status === 'open');
    }
}

;// CONCATENATED MODULE: ./packages/hub/lib/commit.js






const MOST_REGULAR = 256 * 2 ** 20;
async function commit(hub, request) {
    const { repoId, branch, changes, signal } = request;
    const upload = new Upload(hub, request);
    const iterator = (0,hub_dist/* commitIter */.w8)({
        ...access(hub, { signal }),
        fetch: upload.fetch,
        repo: { type: 'model', name: repoId },
        branch,
        parentCommit: request.parent,
        title: request.title,
        ...(request.description && { description: request.description }),
        isPullRequest: request.createPr,
        operations: operationsOf(changes),
        ...(signal && { abortSignal: signal }),
    });
    try {
        let step = await iterator.next();
        for (; !step.done; step = await iterator.next())
            if (step.value.event === 'phase')
                upload.enter(step.value.phase);
        const made = step.value;
        if (made === undefined)
            throw new Error('no commit was made');
        return {
            kind: 'done',
            oid: made.commit.oid,
            ...(made.pullRequestUrl && { pullRequestUrl: made.pullRequestUrl }),
        };
    }
    catch (error) {
        signal?.throwIfAborted();
        if (error instanceof toolkit_lib/* UserError */.yo)
            throw error;
        return upload.judge(error);
    }
}
function operationsOf({ write, remove }) {
    return [
        ...write.map(({ path, size, source }) => ({
            operation: 'addOrUpdate',
            path,
            content: 'text' in source ? new Blob([source.text]) : new FileBlob(source.file, size),
        })),
        ...remove.map((path) => ({ operation: 'delete', path })),
    ];
}
class Upload {
    #hub;
    #request;
    #progress;
    #isLfs = new Set();
    #ignored = [];
    #isSent = false;
    #ofStorage;
    constructor(hub, request) {
        this.#hub = hub;
        this.#request = request;
    }
    fetch = async (input, init) => {
        const { endpoint } = this.#hub;
        const { signal, repoId } = this.#request;
        const url = String(input);
        if (url.startsWith(`${endpoint}/api/models/${repoId}/commit/`)) {
            await (0,toolkit_lib/* pause */.v7)(10);
            this.#isSent = true;
            const response = await access(this.#hub, { signal, isOnce: true }).fetch(url, init);
            const made = await objectIn(this.#hub, response);
            if (typeof made.commitOid !== 'string')
                throw strange(this.#hub);
            return Response.json(made);
        }
        const { fetch } = access(this.#hub, { signal });
        if (url.startsWith(`${endpoint}/api/models/${repoId}/preupload/`))
            return this.#preuploaded(await fetch(url, init));
        if (url === `${endpoint}/${repoId}.git/info/lfs/objects/batch`) {
            const batch = await objectIn(this.#hub, await fetch(url, init));
            if (!Array.isArray(batch.objects) || !batch.objects.every(isObject))
                throw strange(this.#hub);
            return Response.json(batch);
        }
        try {
            const response = await fetch(url, init);
            if (typeof init?.body !== 'string')
                this.#progress?.add(sizeOf(init?.body));
            return response;
        }
        catch (error) {
            this.#ofStorage = error;
            throw error;
        }
    };
    enter(phase) {
        if (phase !== 'uploadingLargeFiles')
            return;
        this.#refuse();
        const { repoId, changes, now } = this.#request;
        const large = changes.write.filter(({ path }) => this.#isLfs.has(path));
        if (large.length === 0)
            return;
        const { log } = this.#hub;
        const total = large.reduce((sum, { size }) => sum + size, 0);
        log.info(`Uploading ${(0,toolkit_lib/* count */.U9)(large.length, 'file')} to the large-file storage of ${repoId}, ${(0,toolkit_lib/* bytesInWords */.ob)(total)}`);
        this.#progress = new toolkit_lib/* ByteProgress */.Om(total, 'uploaded', log, now);
    }
    async #preuploaded(response) {
        const answer = await objectIn(this.#hub, response);
        if (!Array.isArray(answer.files) || !answer.files.every(isObject))
            throw strange(this.#hub);
        const sizes = new Map(this.#request.changes.write.map(({ path, size }) => [path, size]));
        for (const file of answer.files) {
            if (file.shouldIgnore)
                this.#ignored.push(file.path);
            if (sizes.get(file.path) === 0)
                file.uploadMode = 'regular';
            if (file.uploadMode === 'lfs')
                this.#isLfs.add(file.path);
        }
        return Response.json(answer);
    }
    #refuse() {
        const { repoId, changes } = this.#request;
        if (this.#ignored.length > 0)
            throw new toolkit_lib/* UserError */.yo(`The .gitignore of ${repoId} leaves out ${(0,toolkit_lib/* firstOf */.Ku)(this.#ignored.map((path) => `"${path}"`), 5)}, so that the Hub would not take what is to be published. Mend .gitignore there, or leave them out:\n  exclude: |\n${this.#ignored
                .slice(0, 5)
                .map((path) => `    ${(0,toolkit_lib/* visible */.RK)(path)}`)
                .join('\n')}`);
        const regular = changes.write.filter(({ path }) => !this.#isLfs.has(path));
        const bytes = regular.reduce((sum, { size }) => sum + size, 0);
        if (bytes > MOST_REGULAR)
            throw new toolkit_lib/* UserError */.yo(`${regular.length} of the files are not for LFS, and have ${(0,toolkit_lib/* bytesInWords */.ob)(bytes)} together: in one commit the Hub takes less than ${(0,toolkit_lib/* bytesInWords */.ob)(MOST_REGULAR)}. Put large ones into LFS by a line for their kind in the repository's .gitattributes, for example:\n  *.csv filter=lfs diff=lfs merge=lfs -text\nor leave some out with exclude.`);
    }
    judge(error) {
        if (this.#isSent) {
            const { origin } = new URL(this.#hub.endpoint);
            const failure = error instanceof Failure ? error : new Failure(origin, undefined, String(error));
            if (failure.mayBeDone)
                return { kind: 'unknown', failure };
            if (failure.status === 412 || failure.status === 409)
                return { kind: 'again', failure };
        }
        else if (error instanceof Failure && error === this.#ofStorage) {
            if ([400, 403, 404, 410].includes(error.status ?? 0))
                return { kind: 'again', failure: error };
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/hub/lib/rounds.js





const TRIES = 5;
class Rounds {
    #hub;
    #publication;
    #tries = 0;
    #last;
    #pending;
    #creations = 0;
    #hasCreated = false;
    constructor(hub, publication) {
        this.#hub = hub;
        this.#publication = publication;
    }
    get hasCreated() {
        return this.#hasCreated;
    }
    async create() {
        const { target, signal } = this.#publication;
        if (this.#creations++ === TRIES)
            throw new toolkit_lib/* UserError */.yo(`${target.repoId} was made, and is not there: has it been deleted meanwhile?`);
        const isMade = await createUnfinished(this.#hub, target, { signal });
        this.#hasCreated ||= isMade;
        if (this.#creations > 1)
            await this.#pause(this.#creations);
        if (isMade)
            this.#hub.log.info(`${target.repoId} is new, and hidden until everything is there`);
    }
    async commit({ snapshot, changes }, branch, createPr) {
        const { target, title, description, signal, now } = this.#publication;
        const { repoId } = target;
        if (this.#tries === TRIES)
            throw this.#surrender();
        this.#tries++;
        const outcome = await commit(this.#hub, {
            repoId,
            branch,
            parent: snapshot.head,
            title,
            description,
            changes,
            createPr,
            signal,
            now,
        });
        if (outcome.kind === 'done') {
            const { oid, pullRequestUrl } = outcome;
            return { commit: oid, ...(pullRequestUrl !== undefined && { pullRequestUrl }), ...written(changes) };
        }
        this.#last = outcome.failure;
        if (outcome.kind === 'unknown')
            this.#pending = { snapshot, changes };
        this.#hub.log.debug(`${outcome.failure.message}: looking again at what ${repoId} holds`);
        await this.#pause(this.#tries, outcome.kind === 'again' ? Math.random() : 1);
        return undefined;
    }
    async madeBefore({ snapshot }, revision = this.#publication.target.branch) {
        if (this.#pending === undefined)
            return undefined;
        const { title, target, signal } = this.#publication;
        const made = { commit: snapshot.head, ...written(this.#pending.changes) };
        for await (const commit of listCommits(this.#hub, target.repoId, revision, 20, { signal })) {
            if (commit.oid === this.#pending.snapshot.head)
                break;
            if (commit.title === title)
                return { ...made, commit: commit.oid };
        }
        return made;
    }
    async #pause(tries, share = 1) {
        const { signal } = this.#publication;
        const wait = this.#hub.retry.firstWait * 2 ** (tries - 1) * share;
        await (0,toolkit_lib/* pause */.v7)(wait, signal);
    }
    #surrender() {
        const { repoId, branch } = this.#publication.target;
        const failure = this.#last;
        if (failure.status === 412 || failure.status === 409)
            return new toolkit_lib/* UserError */.yo(`Could not publish to ${repoId}: its branch "${(0,toolkit_lib/* visible */.RK)(branch)}" was moved by others ${TRIES} times meanwhile. Let jobs take turns, for example:\n  concurrency: publish-${repoId.replace('/', '-')}`, { cause: failure });
        return explained(failure, this.#hub, { doing: `publish to ${repoId}`, repoId });
    }
}
function written({ write, remove }) {
    return { uploaded: write.map(({ path, size }) => ({ path, size })), removed: remove };
}

;// CONCATENATED MODULE: ./packages/hub/lib/target.js









async function inspectTarget(hub, target) {
    const { repoId } = target;
    const problems = problemsOf(target);
    if (repoIdProblem(repoId) !== undefined)
        return { problems };
    const purpose = { doing: `look at ${repoId}`, repoId };
    return attempt(hub, purpose, async () => {
        try {
            const repository = await readRepository(hub, repoId);
            if (repository === undefined) {
                problems.push(...(await problemsOfNew(hub, target)));
                return { state: { exists: false }, problems };
            }
            const head = target.branch === 'main' ? repository.head : await readHead(hub, repoId, target.branch);
            const state = { exists: true, private: repository.private, ...(head !== undefined && { head }) };
            problems.push(...(await problemsOfOld(hub, target, state)));
            return { state, problems };
        }
        catch (error) {
            if (!(error instanceof Failure) || (error.status !== 401 && error.status !== 403))
                throw error;
            return { problems: [...problems, explained(error, hub, purpose).message] };
        }
    });
}
function problemsOf({ repoId, branch, createPr, tag }) {
    return [
        repoIdProblem(repoId),
        refProblem('branch', branch),
        tag === undefined ? undefined : (refProblem('tag', tag) ?? takenProblem(tag, branch)),
        tag === undefined || !createPr
            ? undefined
            : 'tag: a pull request publishes nothing yet that could be tagged. Leave out tag or create-pr.',
    ].filter((problem) => problem !== undefined);
}
function takenProblem(tag, branch) {
    if (tag === UNFINISHED_TAG)
        return `tag: "${tag}" is what marks a first publication that is not finished. Write another tag, for example:\n  tag: v1`;
    if (tag === branch || tag === 'main')
        return `tag: "${(0,toolkit_lib/* visible */.RK)(tag)}" is the name of a branch, and one name cannot tell which of them is meant. Write another tag, for example:\n  tag: v1`;
    return undefined;
}
function firstProblems({ repoId, branch, createPr }) {
    return [
        createPr
            ? `create-pr: nothing has been published to ${repoId} yet, and a pull request needs something to change. Publish once without.`
            : undefined,
        branch === 'main'
            ? undefined
            : `branch: nothing has been published to ${repoId} yet, and the first publication makes its branch "main". Publish once to that.`,
    ].filter((problem) => problem !== undefined);
}
function keylessProblems({ auth }, { repoId }) {
    if (auth === 'token')
        return [];
    return [
        `auth: ${repoId} does not exist, and by its OIDC token a job cannot make a repository. Publish once with hf-token.`,
    ];
}
async function problemsOfNew(hub, target) {
    const { repoId } = target;
    const problems = [...firstProblems(target), ...keylessProblems(hub, target)];
    if (hub.auth === 'oidc')
        return problems;
    const why = creationProblem(await whoIs(hub), repoId, hub.endpoint);
    if (why !== undefined)
        problems.push(`repo-id: ${repoId} does not exist, and cannot be made: ${why}`);
    return problems;
}
async function problemsOfOld(hub, target, { head, private: isPrivate }) {
    const { repoId, branch, createPr } = target;
    const problems = [];
    if (branch !== 'main' && head !== undefined && (await readTags(hub, repoId)).has(branch))
        problems.push(branchIsTag(repoId, branch));
    if (!createPr) {
        const { status, said, code } = await client_ask(hub, `/api/models/${repoId}/auth-check/write`, {
            accept: [401, 403, 404],
        });
        if (status === 401 || status === 403 || (status === 404 && code === 'RepoNotFound'))
            problems.push(`repo-id: ${repoId} may not be written to: ${hub.endpoint} answered ${status}${failure_quoted(said)}. For that, ${rights(hub, repoId)} Whoever may not write can propose, with create-pr: true`);
    }
    else {
        if (head === undefined)
            problems.push(`branch: ${repoId} has no branch "${branch}" that a pull request could go to.`);
        if (hub.auth === 'token' && (await whoIs(hub)).tokenRole === 'read')
            problems.push(`hf-token: only reads, and a pull request is written. Make one with the role "write" at ${hub.endpoint}/settings/tokens.`);
    }
    if (target.private && !isPrivate)
        problems.push(`private: is true, and ${repoId} is there already for everybody to see. Make it private at ${hub.endpoint}/${repoId}/settings, or leave the input out.`);
    return problems;
}

;// CONCATENATED MODULE: ./packages/hub/lib/publish.js











async function publish(hub, publication) {
    const { target, signal } = publication;
    const { repoId, createPr } = target;
    refuse(problemsOf(target));
    signal?.throwIfAborted();
    return attempt(hub, { doing: `publish to ${repoId}`, repoId }, () => untilAborted(createPr ? toPullRequest(hub, publication) : toBranch(hub, publication), signal));
}
async function planOf(hub, publication) {
    const { repoId } = publication.target;
    refuse(problemsOf(publication.target));
    return attempt(hub, { doing: `read ${repoId}`, repoId }, async () => {
        const look = await lookAtBranch(hub, publication);
        const { changes } = look;
        if ('repository' in look && (await isTagged(hub, publication, look)))
            return { add: [], update: [], remove: [], unchanged: changes.unchanged + changes.write.length };
        const part = (isNew) => changes.write.filter((one) => one.isNew === isNew).map(({ path, size }) => ({ path, size }));
        return { add: part(true), update: part(false), remove: changes.remove, unchanged: changes.unchanged };
    });
}
function refuse(problems) {
    if (problems.length > 0)
        throw new toolkit_lib/* UserError */.yo(problems.join('\n'));
}
async function untilAborted(work, signal) {
    if (!signal)
        return work;
    work.catch(() => { });
    let leave = () => { };
    const aborted = new Promise((_, reject) => {
        leave = () => reject(signal.reason);
        signal.addEventListener('abort', leave);
    });
    return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', leave));
}
async function toBranch(hub, publication) {
    const { target, signal } = publication;
    const { repoId, branch, tag } = target;
    const manner = { signal };
    const rounds = new Rounds(hub, publication);
    const first = new FirstPublication(hub, target, manner);
    for (;;) {
        const look = await lookAtBranch(hub, publication);
        if (!('repository' in look)) {
            refuse([...firstProblems(target), ...keylessProblems(hub, target)]);
            await rounds.create();
            continue;
        }
        const { snapshot, changes, isNewBranch } = look;
        if (isUnfinished(snapshot))
            refuse(firstProblems(target));
        const tags = await readTags(hub, repoId, manner);
        if (tags.has(branch))
            refuse([branchIsTag(repoId, branch)]);
        await first.resume(look, tags, rounds.hasCreated);
        const { created } = first;
        const tagged = first.isOpen ? undefined : await isTagged(hub, publication, look, tags);
        if (tagged !== undefined)
            return published(hub, target, undefined, tagged, { changed: first.hasShown, created, tagged: true });
        const isThere = isNothing(changes);
        if (!isThere)
            await first.hide(look);
        if (isNewBranch)
            await makeBranch(hub, repoId, branch, snapshot.head, manner);
        const made = await (isThere ? rounds.madeBefore(look) : rounds.commit(look, branch, false));
        if (!isThere && made === undefined)
            continue;
        const commit = made?.commit ?? snapshot.head;
        if (tag !== undefined && tags.get(tag) !== commit)
            await makeTag(hub, repoId, tag, commit, manner);
        await first.finish(made !== undefined);
        const changed = made !== undefined || isNewBranch || first.hasShown;
        return published(hub, target, made, commit, { changed, created, tagged: tag !== undefined });
    }
}
async function isTagged(hub, publication, { snapshot, changes }, known) {
    const { repoId, tag } = publication.target;
    if (tag === undefined)
        return undefined;
    const commit = (known ?? (await readTags(hub, repoId, { signal: publication.signal }))).get(tag);
    if (commit === undefined || (commit === snapshot.head && isNothing(changes)))
        return undefined;
    const { write, remove } = (await lookAtCommit(hub, publication, commit)).changes;
    const different = [...write.map(({ path }) => path), ...remove].filter((path) => path !== 'README.md');
    if (different.length > 0)
        throw new toolkit_lib/* UserError */.yo(tagProblem(repoId, tag, commit, different));
    hub.log.info(`${repoId} has all of it under the tag "${(0,toolkit_lib/* visible */.RK)(tag)}", which stays as it is, card and all`);
    return commit;
}
async function toPullRequest(hub, publication) {
    const { target, signal, title } = publication;
    const { repoId, branch } = target;
    const manner = { signal };
    const rounds = new Rounds(hub, publication);
    for (;;) {
        const look = await lookAtBranch(hub, publication);
        if (!('repository' in look) || isUnfinished(look.snapshot)) {
            refuse(firstProblems(target));
            continue;
        }
        if (look.isNewBranch)
            refuse([`branch: ${repoId} has no branch "${(0,toolkit_lib/* visible */.RK)(branch)}" that a pull request could go to.`]);
        if (isNothing(look.changes))
            return published(hub, target, undefined, look.snapshot.head);
        const own = await findOwnPullRequest(hub, repoId, title, manner);
        const head = own && (await readHead(hub, repoId, own.ref, manner));
        if (!own || head === undefined) {
            const made = await rounds.commit(look, branch, true);
            if (made)
                return published(hub, target, made, made.commit);
            continue;
        }
        const proposed = await lookAtCommit(hub, publication, head);
        if (isNothing(proposed.changes)) {
            const made = await rounds.madeBefore(proposed, own.ref);
            return published(hub, target, made, head, { pullRequestUrl: own.url });
        }
        const made = await rounds.commit(proposed, own.ref, false);
        if (made)
            return published(hub, target, made, made.commit, { pullRequestUrl: own.url });
    }
}
function published({ endpoint }, { repoId, branch }, made, commit, more = {}) {
    return {
        changed: made !== undefined,
        commit,
        url: `${endpoint}/${repoId}${branch === 'main' ? '' : `/tree/${(0,toolkit_lib/* encodedPath */.yT)(branch)}`}`,
        created: false,
        tagged: false,
        uploaded: [],
        removed: [],
        ...made,
        ...more,
    };
}

;// CONCATENATED MODULE: ./packages/hub/lib/index.js






// EXTERNAL MODULE: ./packages/report/lib/index.js + 18 modules
var report_lib = __webpack_require__(5104);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./packages/model-card/lib/license.js

const LIST = 'https://huggingface.co/docs/hub/repositories-licenses';
function checkLicense(license, hasName) {
    if (!/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(license)) {
        const near = license
            .toLowerCase()
            .replace(/[^a-z0-9.]+/g, '-')
            .replace(/-(?:or-later|only)$/, '')
            .replace(/^[-.]+|[-.]+$/g, '');
        throw new toolkit_lib/* UserError */.yo(`license: "${(0,toolkit_lib/* visible */.RK)(license.slice(0, 100))}" is not written as the Hub writes licences: an id of ${LIST} is expected, in lower case. Write for example license: ${near || 'apache-2.0'}`);
    }
    if (license === 'other' && !hasName)
        throw new toolkit_lib/* UserError */.yo('license: other needs a name and a link, which only a card can hold. Write a card of your own that begins with these lines, and give its path as model-card:\n---\nlicense: other\nlicense_name: my-licence\nlicense_link: LICENSE\n---');
}

;// CONCATENATED MODULE: ./packages/model-card/lib/redact.js
const REDACTED = '(redacted)';
const LOOKED_AT = 2_000;
const SECRET_WORD = /password|passwd|passphrase|passcode|secret(?!ar)|credential|apikey|^(?:o?auth2?|authorization|authentication|bearer|cookie|creds?|dsn|pwd)$|pwd$/;
const redact_KEYS = /(?:^| )(?:api|access|account|auth|client|deploy|encryption|master|private|secret|session|shared|signing|ssh|storage|subscription) keys?(?: |$)/;
const KEYS_OF_DATA = /(?:^| )(?:answer|array|attention|attn|audio|batch|by|cache|caption|cluster|col|column|composite|config|data|dataset|date|dict|dim|embedding|entity|event|feature|field|foreign|group|hash|head|hidden|id|image|index|input|item|join|json|key|label|logits|lookup|loss|map|mask|metric|monitor|n|name|natural|num|order|output|param|partition|path|per|primary|prng|prompt|public|query|question|random|range|response|result|rng|row|sample|score|search|shard|sort|source|split|state|surrogate|target|task|test|text|time|timestamp|train|unique|use|val|value|video|weight) key$/;
const RUN_TOGETHER_KEY = /(?:access|account|api|auth|aws|azure|client|comet|encryption|hf|license|master|neptune|openai|private|secret|signing|ssh|storage|wandb)keys?$/;
const OF_TEXT = 'additional|assistant|audio|blank|bos|class|cls|decoder|end|eoi|eos|eot|first|forced|image|last|mask|max|middle|min|multi|new|newline|next|non|num|pad|padding|per|pre|prefix|register|sep|special|speech|split|start|stop|sub|suffix|target|text|think|timestamp|unk|video|vision|word';
const redact_TOKENS_OF_TEXT = new RegExp(`(?:^| )(?:${OF_TEXT}) ?token$`);
const redact_TOKENS = /(?:^| )(?:access|api|auth|bearer|databricks|deploy|github|gitlab|hf|hub|huggingface|jwt|npm|oauth|personal|pypi|refresh|sas|slack|wandb) ?tokens?(?: |$)/;
const OTHER_PASSES = /(?:^| )(?:(?:all|backward|band|by|final|first|forward|high|last|low|max|min|multi|n|num|one|over|per|second|single|third|two|under) ?|com|encom|sur|tres)pass$/;
function isSecretName(name) {
    const words = name
        .slice(0, LOOKED_AT)
        .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== '');
    const text = words.join(' ');
    if (words.some((word) => SECRET_WORD.test(word)) || redact_KEYS.test(text) || redact_TOKENS.test(text))
        return true;
    const unnumbered = text.replace(/[ \d]+$/, '');
    if (/ key$/.test(unnumbered) && !KEYS_OF_DATA.test(unnumbered))
        return true;
    if (RUN_TOGETHER_KEY.test(unnumbered))
        return true;
    if (/token$/.test(unnumbered) && !redact_TOKENS_OF_TEXT.test(unnumbered))
        return true;
    return /pass$/.test(text) && !OTHER_PASSES.test(text);
}
const redact_NAMED = 'pass(?:word|wd|phrase|code)|pwd|secret(?:[_-]?key)?|api[_-]?key|(?:access|account|auth|private)[_-]?key|(?:access|auth|api)[_-]?token';
const TELLS_NONE = 'a|above|allowed|also|always|an|as|asked|available|below|by|case|changed|checked|different|empty|encrypted|expected|for|from|given|hashed|held|hidden|in|injected|invalid|kept|known|longer|mandatory|masked|missing|needed|never|no|none|not|now|obtained|on|only|optional|passed|provided|random|read|redacted|removed|required|rotated|set|shared|shown|stored|supplied|taken|that|the|to|unknown|unset|used|valid|what|wrong|your';
const ASSIGNMENT = /(?<![A-Za-z0-9_])([A-Za-z_][\w.-]*)(["'])?\s*([=:])(?!=)\s*(?!(?:true|false|none|null|\d)(?![\w.-]))["']?[^\s"',;&]{3}/gi;
const FLAG = /(?:^|\s)--?([A-Za-z][\w-]*)\s+[^\s-]/g;
const isProgramName = (name) => /[_.]|[a-z][A-Z]|^[A-Z\d]{4,}$/.test(name);
const assignsSecret = (text) => Array.from(text.matchAll(ASSIGNMENT)).some(([, name = '', quote, sign]) => (sign === '=' || quote !== undefined || isProgramName(name)) && isSecretName(name)) || Array.from(text.matchAll(FLAG)).some(([, name = '']) => isSecretName(name));
const SECRETS = [
    /\bhf_[\w-]{16,}/,
    /\b(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}\b/,
    /\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}/,
    /\bxox[abeprs]-[\w-]{10,}|\bsk-[\w-]{20,}|\b[rsw]k_(?:live|test)_\w{10,}|\bwhsec_\w{16,}/,
    /\bAIza[\w-]{35}|\bya29\.[\w-]{20,}|\bnpm_\w{30,}|\bpypi-[\w-]{16,}|\bdapi[0-9a-f]{32}|\bdckr_pat_[\w-]{16,}/,
    /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/,
    /-----BEGIN [A-Z ]*PRIVATE KEY/,
    /:\/\/(?!git@)[^\s/?#@]*@/,
    /:\/\/[^\s/@:]+:(?!\d{1,5}(?:[/?#]|$))\S*@/,
    /\b(?:Bearer|Basic)\s+[\w.+/=-]{8,}/i,
    /[?&](?:sig|signature|key|code|x-(?:amz|goog)-(?:signature|credential|security-token))=[^&\s]/i,
    new RegExp(`(?:^|[^A-Za-z0-9])(?:${redact_NAMED})["']?\\s*[=:]\\s*(?!(?:true|false|none|null)(?![\\w.-]))["']?[^\\s"',;&]{4}`, 'i'),
    /(?:^|\W)token["']?\s*[=:]\s*["']?[^\s"',;&]{8}/i,
    new RegExp(`\\b(?:${redact_NAMED}|api (?:key|token)|access (?:key|token))(?: (?:for|of|to|on|in)(?: [^\\s:]+){1,3}?)? (?:is|are|was)(?: now| still)?:? +(?!(?:${TELLS_NONE})(?![\\w-]))["'\`]?[^\\s"'\`]{3}`, 'i'),
    /\b(?:mysql|mariadb)[\w-]*\s(?:[^\n|;]*\s)?-p[^\s]/,
    /\b(?:sshpass|mongo\w*|docker\s+login)\s(?:[^\n|;]*\s)?-p\s*[^\s-]|\bredis-cli\s(?:[^\n|;]*\s)?-a\s*[^\s-]/,
    /\b(?:curl|wget)\s(?:[^\n|;]*\s)?(?:-u|--user)[\s=]*[^\s:-][^\s:]*:\S/,
];
function holdsSecret(text) {
    const start = text.slice(0, LOOKED_AT);
    return (SECRETS.some((secret) => secret.test(start)) ||
        assignsSecret(start) ||
        (start.match(/[A-Za-z0-9+/=_-]{32,}/g) ?? []).some(redact_isRandom));
}
function redact_isRandom(run) {
    const pieces = /[-_]/.test(run) ? run.split(/[^A-Za-z0-9]+/) : [run.replace(/[^A-Za-z0-9]/g, '')];
    return pieces.some((piece) => {
        if (piece.length < 16)
            return false;
        const kinds = Array.from(piece, (char) => (char <= '9' ? 'digit' : char <= 'Z' ? 'upper' : 'lower'));
        const turns = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
        return new Set(kinds).size === 3 && turns / (piece.length - 1) > 0.33;
    });
}
const redacted = (text) => (holdsSecret(text) ? REDACTED : text);

;// CONCATENATED MODULE: ./packages/model-card/lib/links.js

const links_LONGEST = 2_000;
function webLink(text) {
    const url = urlOf(text);
    if (url === undefined || !/^https?:$/.test(url.protocol))
        return undefined;
    url.username = '';
    url.password = '';
    if (holdsSecret(url.href))
        return undefined;
    return url.href.replace(/[\\()<>`|[\]"'^{}]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
function commitLink(repository, commit) {
    if (!repository.startsWith('https:') || !/^[0-9a-f]{7,64}$/i.test(commit))
        return undefined;
    const base = webLink(repository.replace(/\/*$/, '').replace(/\.git$/, ''));
    if (base === undefined || base.includes('?') || base.includes('#'))
        return undefined;
    return `${base}/${/^https:\/\/bitbucket\.org\//.test(base) ? 'commits' : 'commit'}/${commit}`;
}
function urlOf(text) {
    try {
        return text.length > links_LONGEST ? undefined : new URL(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/model-card/lib/model-index.js




const MOST_METRICS = 100;
const NAME_LIMIT = 100;
const IDS = new Set(('accuracy bertscore bleu bleurt brier_score cer character charcut_mt chrf code_eval comet confusion_matrix coval ' +
    'exact_match f1 frugalscore glue google_bleu indic_glue loss mae mahalanobis mape mase matthews_correlation mauve ' +
    'mean_iou meteor mse nist_mt pearsonr perplexity poseval precision r_squared recall rmse roc_auc rouge sacrebleu ' +
    'sari seqeval smape spearmanr squad super_glue ter wer xtreme_s').split(' '));
const model_index_ALIASES = new Map([
    ['accuracy_score', 'accuracy'],
    ['brier_score_loss', 'brier_score'],
    ['f1_score', 'f1'],
    ['matthews_corrcoef', 'matthews_correlation'],
    ['mean_absolute_error', 'mae'],
    ['mean_absolute_percentage_error', 'mape'],
    ['mean_squared_error', 'mse'],
    ['precision_score', 'precision'],
    ['r2', 'r_squared'],
    ['r2_score', 'r_squared'],
    ['recall_score', 'recall'],
    ['roc_auc_score', 'roc_auc'],
    ['root_mean_squared_error', 'rmse'],
]);
const SPLIT = /^(val(?:id(?:ation)?)?|dev|eval(?:uation)?|test)[/_.-](?=.)/i;
const OF_TRAINING = /^train(?:ing)?[/_.-]/i;
const isOfTraining = ({ context = '' }) => /^train/i.test(context);
function metricType(name) {
    const bare = name.toLowerCase().replace(SPLIT, '');
    if (/^rouge-?(?:[12]|lsum|l)(?:[/_.-]?(?:fmeasure|precision|recall|f1))?$/.test(bare))
        return 'rouge';
    const id = model_index_ALIASES.get(bare) ?? bare;
    return IDS.has(id) ? id : name;
}
function splitOf(name) {
    const said = SPLIT.exec(name)?.[1]?.toLowerCase() ?? '';
    return said.startsWith('val') || said === 'dev' ? 'validation' : said.replace('evaluation', 'eval');
}
function indexEntry(facts) {
    const metrics = indexedMetrics(facts);
    if (metrics.length === 0)
        return undefined;
    const { runLink } = facts.provenance;
    const url = runLink === undefined ? undefined : webLink(runLink);
    const dataset = datasetName(facts.datasets);
    const splits = [...new Set(metrics.map(([name]) => splitOf(name)))].sort();
    return {
        name: (0,report_lib/* plainText */.wh)(facts.name ?? facts.title, NAME_LIMIT) || facts.repoId,
        results: splits.map((split) => ({
            task: { type: model_index_textOf(facts.kind.pipelineTag ?? 'other') },
            dataset: { type: 'custom', name: dataset, ...(split && { split }) },
            metrics: metrics
                .filter(([name]) => splitOf(name) === split)
                .map(([name, value]) => ({
                type: model_index_textOf(metricType(name)),
                value: value === 0 ? 0 : value,
                name: model_index_textOf(name),
            })),
            ...(url !== undefined && { source: { name: 'MLflow run', url } }),
        })),
    };
}
const resultDigest = (result) => (0,external_node_crypto_.createHash)('sha256')
    .update(JSON.stringify(result, (_, value) => model_index_isObject(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value) ?? '')
    .digest('hex')
    .slice(0, 16);
function isOurResult(result, { results }) {
    return results === undefined ? hasOurForm(result) : results.includes(resultDigest(result));
}
function hasOurForm(result) {
    if (!model_index_isObject(result) || !hasOnly(result, ['task', 'dataset', 'metrics', 'source']))
        return false;
    const { task, dataset, metrics, source } = result;
    return (hasOnly(task, ['type']) &&
        hasOnly(dataset, ['type', 'name', 'split']) &&
        dataset.type === 'custom' &&
        Array.isArray(metrics) &&
        metrics.every((metric) => hasOnly(metric, ['type', 'value', 'name']) && 'name' in metric) &&
        (source === undefined || (hasOnly(source, ['name', 'url']) && source.name === 'MLflow run')));
}
const model_index_isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const hasOnly = (value, keys) => model_index_isObject(value) && Object.keys(value).every((key) => keys.includes(key));
function indexedMetrics({ metrics, datasets }) {
    const rank = (name) => (IDS.has(metricType(name)) ? 0 : 1);
    const isLossOfTraining = datasets.length > 0 && datasets.every(isOfTraining);
    const isResult = (name) => (0,report_lib/* plainText */.wh)(name) !== '' &&
        !name.startsWith('system/') &&
        !OF_TRAINING.test(name) &&
        !(isLossOfTraining && name.toLowerCase() === 'loss');
    return [...metrics]
        .filter(([name, value]) => Number.isFinite(value) && isResult(name))
        .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
        .slice(0, MOST_METRICS);
}
function datasetName(datasets) {
    const meant = datasets.filter((dataset) => !isOfTraining(dataset));
    const [name, ...others] = new Set(meant.map((dataset) => model_index_textOf(dataset.name)));
    return name && others.length === 0 ? name : 'not stated';
}
const model_index_textOf = (text) => (0,report_lib/* plainText */.wh)(redacted(text), NAME_LIMIT);

;// CONCATENATED MODULE: ./packages/model-card/lib/text.js



const text_LONGEST = 2_000;
function shown(text, limit = 150) {
    if (holdsSecret(text))
        return REDACTED;
    const plain = (0,report_lib/* plainText */.wh)(text.slice(0, text_LONGEST));
    const start = (0,report_lib/* plainText */.wh)(plain, limit);
    if (text.length <= text_LONGEST && start === plain)
        return plain;
    return `${start.replace(/…$/, '')}… (${count(Array.from(text).length)} characters in all)`;
}
const said = (text, limit) => (0,report_lib/* escapeText */.X1)(shown(text, limit));
const code = (text, limit) => (0,report_lib/* codeSpan */.SS)(shown(text, limit));
function linked(markdown, address) {
    const url = address === undefined ? undefined : webLink(address);
    return url === undefined ? markdown : `[${markdown}](${url.replaceAll('&', '&amp;')})`;
}
function fenced(language, lines) {
    const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
    const fence = '`'.repeat(Math.max(2, ...runs) + 1);
    return [fence + language, ...lines, fence].join('\n');
}
const count = (value) => value.toLocaleString('en-US');
const counted = (value, noun) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

;// CONCATENATED MODULE: ./packages/model-card/lib/yaml-text.js
const isPlain = (text) => /^[A-Za-z][\w./+-]*(?: [\w./+-]+)*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
const escapeOf = (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
const yamlText = (text) => isPlain(text) ? text : JSON.stringify(text).replace(UNPRINTABLE, escapeOf);
function yamlNumber(value) {
    if (Object.is(value, -0))
        return '0.0';
    const [mantissa = '', exponent] = String(value).split('e');
    const digits = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
    return exponent === undefined ? digits : `${digits}e${exponent}`;
}
const scalar = (value) => (typeof value === 'string' ? yamlText(value) : yamlNumber(value));
const isScalar = (value) => typeof value !== 'object';
const isList = (value) => Array.isArray(value);
function yamlBlock(value) {
    if (isScalar(value))
        return [scalar(value)];
    if (isList(value))
        return value.flatMap((item) => yamlBlock(item).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`));
    return Object.entries(value).flatMap(([key, item]) => isScalar(item)
        ? [`${yamlText(key)}: ${scalar(item)}`]
        : [`${yamlText(key)}:`, ...yamlBlock(item).map((line) => `  ${line}`)]);
}
function yamlFlow(value) {
    if (isScalar(value))
        return scalar(value);
    if (isList(value))
        return `[${value.map(yamlFlow).join(', ')}]`;
    return `{${Object.entries(value)
        .map(([key, item]) => `${yamlText(key)}: ${yamlFlow(item)}`)
        .join(', ')}}`;
}

;// CONCATENATED MODULE: ./packages/model-card/lib/yaml-source.js




const MOST_CHARACTERS = 1_000_000;
const MOST_PIECES = 50_000;
class YamlSource {
    text;
    eol;
    data;
    #map;
    #edits = [];
    #added = [];
    constructor(text, eol) {
        this.text = text;
        this.eol = eol;
        if (/\r(?!\n)/.test(text))
            throw yaml_source_refusal('its lines end in a lone carriage return');
        checkSize(text);
        const document = (0,dist.parseDocument)(text, { keepSourceTokens: true, logLevel: 'error', uniqueKeys: false });
        const [error] = document.errors;
        if (error !== undefined)
            throw yaml_source_refusal(error.message);
        (0,dist.visit)(document, { Map: (_, map) => checkKeys(map) });
        const { contents } = document;
        if (contents !== null &&
            !((0,dist.isScalar)(contents) && contents.value === null) &&
            !((0,dist/* isMap */.jh)(contents) && !contents.flow))
            throw yaml_source_refusal('it is no list of `key: value` lines');
        this.#map = (0,dist/* isMap */.jh)(contents) ? contents : undefined;
        try {
            this.data = (this.#map && document.toJS()) ?? {};
        }
        catch (error) {
            throw yaml_source_refusal(error instanceof Error ? error.message : String(error));
        }
    }
    set(key, value) {
        const pair = this.#pair(key);
        if (pair === undefined) {
            this.#added.push(...yamlBlock({ [key]: value }));
            return;
        }
        const [from, to] = this.#valueOf(pair);
        const column = this.#indentAt(from).length + 2;
        const text = this.#lines(value, column);
        this.#edit(from, to, isText(value) ? ` ${text}` : `${this.eol}${' '.repeat(column)}${text}`);
    }
    drop(key) {
        const pair = this.#pair(key);
        if (pair === undefined)
            return;
        const [from, to] = this.#valueOf(pair);
        this.#edit(this.#lineStart(pair.key.range?.[0] ?? from), this.#lineEnd(to), '');
    }
    written(key) {
        const pair = this.#pair(key);
        return pair && this.text.slice(...this.#valueOf(pair)).trim();
    }
    isList(key) {
        return (0,dist/* isSeq */.oP)(this.#pair(key)?.value);
    }
    change(key, change) {
        this.#changeList(key, this.#pair(key)?.value, change);
    }
    changeIn(key, index, inner, change) {
        const list = this.#pair(key)?.value;
        const item = (0,dist/* isSeq */.oP)(list) ? list.items[index] : undefined;
        this.#changeList(inner, (0,dist/* isMap */.jh)(item) ? item.get(inner, true) : undefined, change);
    }
    #changeList(key, list, change) {
        if (!(0,dist/* isSeq */.oP)(list))
            throw yaml_source_refusal(`${key} is no list`);
        const ranges = list.items.map((item) => this.#rangeOf(item));
        if (list.flow || list.items.length === 0)
            this.#changeFlow(list, ranges, change);
        else
            this.#changeBlock(list, ranges, change);
    }
    edited() {
        let text = '';
        let at = 0;
        for (const { from, to, insert } of this.#edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
            text += this.text.slice(at, from) + insert;
            at = to;
        }
        text += this.text.slice(at);
        const [first] = this.#map?.items ?? [];
        const indent = first === undefined ? '' : this.#indentAt(this.#valueOf(first)[0]);
        return text + this.#added.map((line) => indent + line + this.eol).join('');
    }
    #changeBlock(list, ranges, { without, instead, more }) {
        const dashes = dashesOf(list);
        for (const index of without) {
            const [from, to] = ranges[index] ?? missing();
            this.#edit(this.#lineStart(dashes[index] ?? from), this.#lineEnd(to), '');
        }
        if (instead !== undefined) {
            const [from, to] = ranges[instead.index] ?? missing();
            this.#edit(from, to, this.#lines(instead.value, from - this.#lineStart(from)));
        }
        const last = ranges.at(-1) ?? missing();
        const column = (dashes.at(-1) ?? missing()) - this.#lineStart(dashes.at(-1) ?? missing());
        const end = this.#lineEnd(last[1]);
        for (const value of more)
            this.#edit(end, end, `${' '.repeat(column)}- ${this.#lines(value, column + 2)}${this.eol}`);
    }
    #changeFlow(list, ranges, { without, instead, more }) {
        const added = more.map(yamlFlow);
        const last = ranges.at(-1);
        if (without.length === 0 && last !== undefined) {
            if (instead !== undefined)
                this.#edit(...(ranges[instead.index] ?? missing()), yamlFlow(instead.value));
            this.#edit(last[1], last[1], added.map((item) => `, ${item}`).join(''));
            return;
        }
        const items = ranges.map((range, index) => index === instead?.index ? yamlFlow(instead.value) : this.text.slice(...range));
        const [from, to] = list.range ?? missing();
        this.#edit(from, to, `[${[...items.filter((_, index) => !without.includes(index)), ...added].join(', ')}]`);
    }
    #lines(value, column) {
        return yamlBlock(value).join(this.eol + ' '.repeat(column));
    }
    #edit(from, to, insert) {
        this.#edits.push({ from, to, insert });
    }
    #pair(key) {
        return this.#map?.items.find((pair) => (0,dist.isScalar)(pair.key) && pair.key.value === key);
    }
    #valueOf(pair) {
        const colon = pair.srcToken?.sep?.find((token) => token.type === 'map-value-ind');
        if (colon === undefined)
            throw yaml_source_refusal('a key in it has no value');
        const from = colon.offset + 1;
        const [, to] = this.#rangeOf(pair.value);
        return [from, from + this.text.slice(from, to).trimEnd().length];
    }
    #rangeOf(node) {
        const [from, to] = ((0,dist/* isNode */.Ll)(node) && node.range) || [0, 0];
        return [from, from + this.text.slice(from, Math.max(from, endOf(node) ?? to)).trimEnd().length];
    }
    #indentAt(offset) {
        return /^ */.exec(this.text.slice(this.#lineStart(offset)))?.[0] ?? '';
    }
    #lineStart(offset) {
        return this.text.lastIndexOf('\n', offset - 1) + 1;
    }
    #lineEnd(offset) {
        const end = this.text.indexOf('\n', offset);
        return end < 0 ? this.text.length : end + 1;
    }
}
const isText = (value) => typeof value !== 'object';
function checkSize(text) {
    if (text.length > MOST_CHARACTERS)
        throw yaml_source_refusal(`it has ${count(text.length)} characters, and ${count(MOST_CHARACTERS)} are the most`);
    const pieces = text.match(/[\n,]/g)?.length ?? 0;
    if (pieces > MOST_PIECES)
        throw yaml_source_refusal(`it has ${count(pieces)} lines and commas, and ${count(MOST_PIECES)} are the most`);
}
function checkKeys(map) {
    const keys = new Set();
    for (const { key } of map.items) {
        const value = (0,dist.isScalar)(key) ? key.value : key;
        if (keys.has(value))
            throw yaml_source_refusal(`its keys must be unique, and ${String(value)} is there twice`);
        keys.add(value);
    }
}
function endOf(node) {
    if (!(0,dist/* isCollection */.P3)(node) || node.flow)
        return (0,dist/* isNode */.Ll)(node) ? node.range?.[1] : undefined;
    const last = node.items.at(-1);
    const end = endOf((0,dist/* isPair */.tO)(last) ? last.value : last);
    return end ?? node.range?.[1];
}
function dashesOf(list) {
    const token = list.srcToken;
    if (token?.type !== 'block-seq')
        return missing();
    return token.items.flatMap((item) => item.start.find((part) => part.type === 'seq-item-ind')?.offset ?? []);
}
function missing() {
    throw new Error('YAML without its positions');
}
function yaml_source_refusal(reason) {
    return new toolkit_lib/* UserError */.yo(`model-card: the front matter of README.md (the lines between --- and ---) cannot be used: ${(0,toolkit_lib/* visible */.RK)(reason.split('\n', 1)[0] ?? '')}. Write it as one \`key: value\` a line, or as lists of lines that begin with a dash. Nothing was changed.`);
}

;// CONCATENATED MODULE: ./packages/model-card/lib/front-matter.js







function mergedFrontMatter(facts, yaml, before, eol) {
    const source = new YamlSource(yaml, eol);
    const expected = { ...source.data };
    if (facts.license !== undefined)
        checkLicense(facts.license, Boolean(source.data.license_name));
    const keys = mergeTexts(source, textsOf(facts), before.keys, expected);
    const tags = mergeTags(source, tagsOf(facts), before.tags, expected);
    const entry = indexEntry(facts);
    const results = mergeIndex(source, entry, before, expected);
    const merged = source.edited();
    return {
        yaml: merged,
        data: readAgain(merged, eol, expected),
        written: { keys, tags, ...(entry && { index: entry.name, results }) },
    };
}
const LIMIT = 100;
function textsOf({ license, kind }) {
    const { baseModel = '' } = kind;
    return {
        license,
        library_name: (0,report_lib/* plainText */.wh)(kind.libraryName ?? '', LIMIT) || undefined,
        pipeline_tag: (0,report_lib/* plainText */.wh)(kind.pipelineTag ?? '', LIMIT) || undefined,
        base_model: /^[\w.-]+(?:\/[\w.-]+)?$/.test(baseModel) ? baseModel : undefined,
    };
}
const tagsOf = ({ kind }) => [
    ...new Set(kind.tags.map((tag) => (0,report_lib/* plainText */.wh)(tag, LIMIT)).filter((tag) => tag !== '')),
];
const isSafelyWritten = (written, text) => written !== text || yamlText(text) === text;
function mergeTexts(source, ours, before, expected) {
    const written = {};
    for (const [key, text] of Object.entries(ours)) {
        const there = source.data[key];
        const wasOurs = there !== undefined && before[key] === there;
        if (text === undefined) {
            if (!wasOurs)
                continue;
            source.drop(key);
            delete expected[key];
            continue;
        }
        if (key === 'base_model' && Array.isArray(there) && there.includes(text))
            continue;
        if (there !== text || wasOurs)
            written[key] = text;
        if (there === text && isSafelyWritten(source.written(key), text))
            continue;
        source.set(key, text);
        expected[key] = text;
    }
    return written;
}
function mergeTags(source, ours, before, expected) {
    const there = listIn(source, 'tags');
    const without = there.flatMap((tag, index) => before.some((old) => old === tag && !ours.includes(old)) ? index : []);
    const more = ours.filter((tag) => !there.includes(tag));
    changeList(source, 'tags', there, { without, more }, expected);
    return ours.filter((tag) => before.includes(tag) || !there.includes(tag));
}
function mergeIndex(source, entry, before, expected) {
    const key = 'model-index';
    const there = listIn(source, key);
    const named = (name) => name === undefined ? -1 : there.findIndex((item) => item?.name === name);
    const own = named(entry?.name);
    const old = before.index === entry?.name ? -1 : named(before.index);
    const ours = (index) => (result) => there[index].name === before.index && isOurResult(result, before);
    const isWhole = (index) => {
        const { name: _, results, ...others } = there[index];
        return Object.keys(others).length === 0 && (results ?? []).every?.(ours(index));
    };
    const index = own < 0 && entry !== undefined && old >= 0 && isWhole(old) ? old : own;
    const items = [...there];
    const written = entry?.results ?? [];
    let added = written;
    const changeResults = (at, more) => {
        const item = there[at];
        const results = item.results ?? [];
        if (!Array.isArray(results))
            throw yaml_source_refusal(`results of an entry of ${key} is no list`);
        const isThere = (result, list) => list.some((other) => (0,external_node_util_.isDeepStrictEqual)(other, result));
        const without = results.flatMap((result, number) => ours(at)(result) && !isThere(result, more) ? number : []);
        const missing = more.filter((result) => !isThere(result, results));
        const theirs = results.filter((result) => !ours(at)(result));
        if (more.length > 0)
            added = more.filter((result) => !isThere(result, theirs));
        if (without.length === 0 && missing.length === 0)
            return;
        if (without.length === results.length && missing.length === 0)
            throw yaml_source_refusal(`nothing would be left of the results of an entry of ${key} that has other keys`);
        items[at] = {
            ...item,
            results: [...results.filter((_, number) => !without.includes(number)), ...missing],
        };
        source.changeIn(key, at, 'results', { without, more: missing });
    };
    const without = [];
    if (old >= 0 && old !== index) {
        if (isWhole(old))
            without.push(old);
        else
            changeResults(old, []);
    }
    const instead = entry && index >= 0 && isWhole(index) ? { instead: { index, value: entry } } : undefined;
    if (entry && index >= 0 && instead === undefined)
        changeResults(index, entry.results);
    changeList(source, key, items, { without, ...instead, more: entry && index < 0 ? [entry] : [] }, expected);
    if (items.some((item, at) => item !== there[at]) && expected[key] === source.data[key])
        expected[key] = items;
    return added.map(resultDigest);
}
function listIn(source, key) {
    const there = source.data[key] ?? [];
    if (Array.isArray(there))
        return there;
    if (typeof there === 'string')
        return [there];
    throw yaml_source_refusal(`${key} is no list`);
}
function changeList(source, key, there, change, expected) {
    const { without, instead, more } = change;
    if (without.length === 0 && instead === undefined && more.length === 0)
        return;
    const items = there
        .map((item, index) => (index === instead?.index ? instead.value : item))
        .filter((_, index) => !without.includes(index));
    items.push(...more);
    if (items.length === 0) {
        source.drop(key);
        delete expected[key];
        return;
    }
    expected[key] = items;
    if (source.isList(key))
        source.change(key, change);
    else if (Array.isArray(source.data[key]))
        throw yaml_source_refusal(`${key} stands for a list elsewhere in it`);
    else
        source.set(key, items);
}
function readAgain(yaml, eol, expected) {
    let data;
    try {
        data = new YamlSource(yaml, eol).data;
    }
    catch (error) {
        if (!(error instanceof toolkit_lib/* UserError */.yo))
            throw error;
    }
    if (data === undefined || !(0,external_node_util_.isDeepStrictEqual)({ ...data }, expected))
        throw yaml_source_refusal('our keys cannot be written into it without a change of others');
    return data;
}

;// CONCATENATED MODULE: ./packages/model-card/lib/marks.js

const BEGIN = '<!-- mlops-actions:begin -->';
const BEGIN_WITH_NOTE = '<!-- mlops-actions:begin (each publication writes anew what follows, up to the end mark; write outside of it) -->';
const END = '<!-- mlops-actions:end -->';
const MARK = /^[ \t]*<!--[ \t]*mlops-actions:(begin|end|record)\b([^\r\n]*)$/gm;
function regionOf(text, line = 1) {
    const lines = [...text.matchAll(MARK)].map((match) => ({
        kind: match[1],
        isWhole: /-->[ \t]*$/.test(match[2] ?? ''),
        start: match.index,
        end: match.index + match[0].length,
        line: line + (text.slice(0, match.index).match(/\r\n|\r|\n/g)?.length ?? 0),
    }));
    if (lines.length === 0)
        return undefined;
    const marks = lines.filter(({ kind }) => kind !== 'record');
    const [begin, end] = marks;
    if (marks.length === 2 && begin?.kind === 'begin' && end?.kind === 'end' && begin.isWhole && end.isWhole)
        return { start: begin.start, end: end.end };
    const found = lines.map((mark) => `${mark.kind} in line ${mark.line}${mark.isWhole ? '' : ' (without its -->)'}`);
    throw new toolkit_lib/* UserError */.yo(`model-card: the part of README.md that is written anew by each publication lies between one line ${BEGIN} and one line ${END}, each on a line of its own. Found: ${list(found)}. ${advice(marks)} Nothing was changed.`);
}
function withoutRegion(text) {
    const at = (kind) => [...text.matchAll(MARK)].find((match) => match[1] === kind)?.index ?? -1;
    const [begin, end] = [at('begin'), at('end')];
    const around = begin < 0 || end < begin ? text : text.slice(0, begin) + text.slice(end);
    return around.replace(MARK, '');
}
function advice(marks) {
    const [only] = marks;
    if (only === undefined)
        return `The marks of that part are gone. Write ${BEGIN} before the record and ${END} after the last line of that part, or delete the record and that part: it is then written at the end of the card.`;
    if (marks.length === 1 && only?.kind === 'begin')
        return `Write ${END} after the last line of that part, or delete the mark and that part: it is then written at the end of the card.`;
    if (marks.length === 1)
        return `Write ${BEGIN} before the first line of that part, or delete the mark and that part: it is then written at the end of the card.`;
    return 'Delete the marks that are too many, with the text between them, or all of them with the whole part: it is then written at the end of the card.';
}
function list(items) {
    const shown = items.slice(0, 10);
    return shown.join(', ') + (items.length > shown.length ? `, and ${items.length - shown.length} more` : '');
}

;// CONCATENATED MODULE: ./packages/model-card/lib/readme.js
const FRONT_MATTER = /^(\s*)(---(\r\n|\r(?!\n)|\n))([\S\s]*?(?:\r\n|\r|\n))(---[ \t]*(?:\r\n|\n|$))/;
const EMPTY = /^(\s*)(---(\r\n|\r(?!\n)|\n))()(---[ \t]*(?:\r\n|\n|$))/;
function readmeOf(text) {
    const match = FRONT_MATTER.exec(text) ?? EMPTY.exec(text);
    if (match === null) {
        const lead = text.startsWith('\ufeff') ? '\ufeff' : '';
        const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
        const fence = `---${eol}`;
        return { lead, yaml: undefined, fences: [fence, fence], body: text.slice(lead.length), line: 1, eol };
    }
    const [all, lead = '', opening = '', eol = '\n', yaml = '', closing = ''] = match;
    const line = all.split(/\r\n|\r|\n/).length;
    return { lead, yaml, fences: [opening, closing], body: text.slice(all.length), line, eol };
}

;// CONCATENATED MODULE: ./packages/model-card/lib/download.js
const pythonText = (text) => `"${Array.from(text, (char) => /[\w ./+=,@()-]/.test(char) ? char : `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`).join('')}"`;
const download_folderOf = ({ repoId }) => repoId.split('/').at(-1) ?? repoId;
const downloadArguments = ({ revision }, ...given) => [...given, ...(revision === undefined ? [] : [`revision=${pythonText(revision)}`])].join(', ');
const snapshotDownload = (facts) => `snapshot_download(${downloadArguments(facts, pythonText(facts.repoId), `local_dir=${pythonText(download_folderOf(facts))}`)})`;

;// CONCATENATED MODULE: ./packages/model-card/lib/install.js



const REQUIREMENTS = 'requirements.txt';
function install(facts, packages) {
    const { repoId, revision, files, environment } = facts;
    const needed = [...new Set(packages)];
    if (!files.some(({ path }) => path === REQUIREMENTS))
        return fenced('bash', [`pip install ${['huggingface_hub', ...needed].join(' ')}`]);
    const named = new Set(environment.requirements.map(nameOf));
    const more = needed.filter((name) => !named.has(name));
    const folder = download_folderOf(facts);
    const at = revision === undefined ? '' : ` --revision ${shellText(revision)}`;
    return fenced('bash', [
        'pip install -U huggingface_hub',
        `hf download ${shellText(repoId)} ${REQUIREMENTS}${at} --local-dir ${shellText(folder)}`,
        ['pip install -r', shellText(`${folder}/${REQUIREMENTS}`), ...more].join(' '),
    ]);
}
const nameOf = (line) => (/^[A-Za-z0-9._-]+/.exec(line)?.[0] ?? '').toLowerCase().replace(/[-_.]+/g, '-');
const shellText = (text) => /^[\w./@+-]+$/.test(text) ? text : `'${(0,report_lib/* plainText */.wh)(text).replaceAll("'", `'\\''`)}'`;

;// CONCATENATED MODULE: ./packages/model-card/lib/loaders.js
const RUNS_CODE = '# Loading a pickle runs the code that it names: only if you trust where it comes from.';
function loaderOf({ flavor, format }, file) {
    if (flavor === 'xgboost')
        return {
            title: 'XGBoost',
            imports: ['import xgboost'],
            load: ['model = xgboost.Booster()', 'model.load_model(path)'],
        };
    if (flavor === 'lightgbm' && file.endsWith('.lgb'))
        return {
            title: 'LightGBM',
            imports: ['import lightgbm'],
            load: ['model = lightgbm.Booster(model_file=path)'],
        };
    if (flavor === 'catboost')
        return {
            title: 'CatBoost',
            imports: ['import catboost'],
            load: ['model = catboost.CatBoost().load_model(path)'],
        };
    if (flavor !== 'sklearn' && flavor !== 'lightgbm')
        return undefined;
    if (format === 'skops' || file.endsWith('.skops'))
        return {
            title: 'skops',
            packages: ['skops'],
            imports: ['import skops.io'],
            load: ['print(skops.io.get_untrusted_types(file=path))'],
            next: {
                text: 'skops makes only objects of types that it knows and of those that you trust. Look up the types that this prints, if any, and put between the brackets those that you have read and trust:',
                lines: ['trusted = []', 'model = skops.io.load(path, trusted=trusted)'],
            },
        };
    if (format === 'joblib' || file.endsWith('.joblib'))
        return {
            title: 'joblib',
            packages: ['joblib'],
            imports: ['import joblib'],
            load: [RUNS_CODE, 'model = joblib.load(path)'],
        };
    if (format !== 'pickle' && format !== 'cloudpickle')
        return undefined;
    return {
        title: format,
        ...(format === 'cloudpickle' && { packages: [format] }),
        imports: [`import ${format}`],
        load: [RUNS_CODE, 'with open(path, "rb") as file:', `    model = ${format}.load(file)`],
    };
}

;// CONCATENATED MODULE: ./packages/model-card/lib/transformers.js

const AUTO_MODELS = new Map([
    ['audio-classification', 'AutoModelForAudioClassification'],
    ['automatic-speech-recognition', 'AutoModelForSpeechSeq2Seq'],
    ['depth-estimation', 'AutoModelForDepthEstimation'],
    ['document-question-answering', 'AutoModelForDocumentQuestionAnswering'],
    ['fill-mask', 'AutoModelForMaskedLM'],
    ['image-classification', 'AutoModelForImageClassification'],
    ['image-segmentation', 'AutoModelForImageSegmentation'],
    ['image-text-to-text', 'AutoModelForImageTextToText'],
    ['object-detection', 'AutoModelForObjectDetection'],
    ['question-answering', 'AutoModelForQuestionAnswering'],
    ['summarization', 'AutoModelForSeq2SeqLM'],
    ['text2text-generation', 'AutoModelForSeq2SeqLM'],
    ['text-classification', 'AutoModelForSequenceClassification'],
    ['text-generation', 'AutoModelForCausalLM'],
    ['token-classification', 'AutoModelForTokenClassification'],
    ['translation', 'AutoModelForSeq2SeqLM'],
    ['video-classification', 'AutoModelForVideoClassification'],
    ['visual-question-answering', 'AutoModelForVisualQuestionAnswering'],
    ['zero-shot-classification', 'AutoModelForSequenceClassification'],
    ['zero-shot-image-classification', 'AutoModelForZeroShotImageClassification'],
]);
const PROCESSORS = [
    { file: 'tokenizer_config.json', name: 'tokenizer', type: 'AutoTokenizer' },
    { file: 'processor_config.json', name: 'processor', type: 'AutoProcessor' },
    { file: 'preprocessor_config.json', name: 'processor', type: 'AutoProcessor' },
];
function transformersWay(facts) {
    const { repoId, kind, files } = facts;
    const has = (name) => files.some(({ path }) => path === name);
    const model = AUTO_MODELS.get(kind.pipelineTag ?? '') ?? 'AutoModel';
    const there = new Map(PROCESSORS.filter(({ file }) => has(file)).map(({ type, name }) => [type, name]));
    const isAdapter = has('adapter_config.json');
    const call = `from_pretrained(${downloadArguments(facts, 'repository')})`;
    return {
        title: isAdapter ? 'With transformers and peft' : 'With transformers',
        packages: ['transformers', 'torch', ...(isAdapter ? ['peft'] : [])],
        lines: [
            `from transformers import ${[model, ...there.keys()].sort().join(', ')}`,
            '',
            `repository = ${pythonText(repoId)}`,
            `model = ${model}.${isAdapter ? adapterCall(facts) : call}`,
            ...[...there].map(([type, name]) => `${name} = ${type}.${call}`),
        ],
    };
}
const adapterCall = ({ revision }) => revision === undefined
    ? 'from_pretrained(repository)'
    : `from_pretrained(repository, adapter_kwargs={"revision": ${pythonText(revision)}})`;

;// CONCATENATED MODULE: ./packages/model-card/lib/usage.js





const LONGEST_PATH = 300;
const MLFLOW_FLAVORS = new Set(('catboost dspy h2o johnsnowlabs keras langchain lightgbm llama_index onnx openai paddle pmdarima prophet pytorch ' +
    'sentence_transformers shap sklearn spacy spark statsmodels tensorflow transformers xgboost').split(' '));
const PACKAGES = new Map([
    ['paddle', 'paddlepaddle'],
    ['pytorch', 'torch'],
    ['sklearn', 'scikit-learn'],
    ['spark', 'pyspark'],
]);
const SENTENCE_TRANSFORMER = 'model.sentence_transformer';
function usage(facts) {
    const ways = [own(facts), byMlflow(facts)].filter((way) => way !== undefined);
    if (ways.length === 0)
        return 'No library is known to load the files of this repository as they are.';
    const packages = ways.flatMap((way) => way.packages);
    return [install(facts, [...packages, ...packagesOf(facts)]), ...ways.map(markdownOf)].join('\n\n');
}
function packagesOf({ kind: { flavor } }) {
    return MLFLOW_FLAVORS.has(flavor) ? [PACKAGES.get(flavor) ?? flavor.replaceAll('_', '-')] : [];
}
function markdownOf({ title, lines, next }) {
    const more = next === undefined ? [] : [next.text, fenced('python', next.lines)];
    return [`### ${title}`, fenced('python', lines), ...more].join('\n\n');
}
function byMlflow(facts) {
    if (!facts.files.some(({ path }) => path === 'MLmodel'))
        return undefined;
    return {
        title: 'With MLflow',
        packages: ['mlflow'],
        lines: [
            'import mlflow.pyfunc',
            'from huggingface_hub import snapshot_download',
            '',
            `folder = ${snapshotDownload(facts)}`,
            'model = mlflow.pyfunc.load_model(folder)',
            '# model.predict(data) takes and gives what "Inputs and outputs" says.',
        ],
    };
}
function own(facts) {
    const { kind, files } = facts;
    const has = (path) => files.some((file) => file.path === path);
    if (kind.flavor === 'transformers' && (has('config.json') || has('adapter_config.json')))
        return transformersWay(facts);
    if (has(`${SENTENCE_TRANSFORMER}/modules.json`))
        return {
            title: 'With sentence-transformers',
            packages: ['sentence-transformers'],
            lines: [
                'from huggingface_hub import snapshot_download',
                'from sentence_transformers import SentenceTransformer',
                '',
                `folder = ${snapshotDownload(facts)}`,
                `model = SentenceTransformer(f"{folder}/${SENTENCE_TRANSFORMER}")`,
            ],
        };
    const { modelFile } = kind;
    if (modelFile !== undefined && has(modelFile) && modelFile.length <= LONGEST_PATH) {
        const way = ofOneFile(facts, modelFile);
        if (way !== undefined)
            return way;
    }
    if (!MLFLOW_FLAVORS.has(kind.flavor) || !has('MLmodel'))
        return undefined;
    return {
        title: `With MLflow, as ${kind.flavor}`,
        packages: ['mlflow'],
        lines: [
            `import mlflow.${kind.flavor}`,
            'from huggingface_hub import snapshot_download',
            '',
            `folder = ${snapshotDownload(facts)}`,
            `model = mlflow.${kind.flavor}.load_model(folder)`,
        ],
    };
}
function ofOneFile(facts, file) {
    const loader = loaderOf(facts.kind, file);
    if (loader === undefined)
        return undefined;
    const { title, packages = [], imports, load, next } = loader;
    return {
        title: `With ${title}`,
        packages,
        lines: [
            ...imports,
            'from huggingface_hub import hf_hub_download',
            '',
            `path = hf_hub_download(${downloadArguments(facts, pythonText(facts.repoId), pythonText(file))})`,
            ...load,
        ],
        ...(next && { next }),
    };
}

;// CONCATENATED MODULE: ./packages/model-card/lib/sections.js





const MOST_ROWS = 100;
const MOST_FILES = 50;
const MOST_LINES = 100;
const MOST_PICKLES = 20;
const DESCRIPTION_LIMIT = 2_000;
const sections_NAME_LIMIT = 100;
function sections(facts, data) {
    const parts = [
        { text: overview(facts, data), rank: 0 },
        { text: `## How to load\n\n${usage(facts)}`, rank: 0 },
        part('Inputs and outputs', signature(facts), 2),
        part('Metrics', metrics(facts), 1),
        part('Parameters', params(facts), 6),
        part('Datasets', datasets(facts), 3),
        part('Environment', environment(facts), 5),
        part('Files', files(facts), 4),
        part('Pickles', pickles(facts), 0),
        part('Provenance', provenance(facts), 0),
    ];
    return parts.filter((piece) => piece !== undefined);
}
function part(title, body, rank) {
    if (body === undefined)
        return undefined;
    return { text: `## ${title}\n\n${body}`, short: `## ${title}\n\nToo long for this card.`, rank };
}
function sections_list(items) {
    return items.flatMap(([name, text]) => (text === undefined ? [] : `- **${name}:** ${text}`)).join('\n');
}
function overview(facts, data) {
    const { name, version, kind } = facts;
    const model = name === undefined ? '' : `**${said(name)}**, `;
    const items = sections_list([
        ['Flavor', code(kind.flavor) + (kind.format === undefined ? '' : `, stored as ${code(kind.format)}`)],
        ['Task', kind.pipelineTag && code(kind.pipelineTag)],
        ['Base model', kind.baseModel && code(kind.baseModel)],
        ['Licence', license(data)],
    ]);
    return [
        `${model}${version === undefined ? '' : `version ${said(version)}, `}published from MLflow.`.replace(/^p/, 'P'),
        items,
        quote(facts.description),
    ]
        .filter((piece) => piece !== '')
        .join('\n\n');
}
function license(data) {
    const ids = [data.license].flat().filter((id) => typeof id === 'string' && id !== '');
    if (ids.length === 0)
        return 'not stated';
    const { license_name: name, license_link: link } = data;
    const named = typeof name === 'string' && ids.includes('other')
        ? ` (${linked(said(name), typeof link === 'string' ? link : undefined)})`
        : '';
    return ids.map((id) => code(id)).join(', ') + named;
}
function quote(description = '') {
    const paragraphs = description
        .slice(0, DESCRIPTION_LIMIT)
        .split(/(?:[ \t]*(?:\r\n|\r|\n)){2,}/)
        .map((paragraph) => paragraph.split(/\r\n|\r|\n/).filter((line) => shown(line) !== ''))
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.map((line) => `> ${said(line, DESCRIPTION_LIMIT)}`).join('\\\n'));
    if (description.length > DESCRIPTION_LIMIT)
        paragraphs.push(`> … (${count(description.length)} characters in all)`);
    return paragraphs.join('\n>\n');
}
function signature({ signature }) {
    if (signature === undefined)
        return undefined;
    const { inputs, outputs, params } = signature;
    const typeOf = ({ type, shape }) => shown(shape === undefined ? type : `${type}, shape (${shape.join(', ')})`);
    const tables = [
        fields('Inputs', ['Type', 'Required'], inputs, (field) => [
            typeOf(field),
            field.required === false ? 'no' : 'yes',
        ]),
        fields('Outputs', ['Type'], outputs, (field) => [typeOf(field)]),
        fields('Parameters', ['Type', 'Default'], params, (field) => [
            typeOf(field),
            isSecretName(field.name ?? '')
                ? REDACTED
                : field.default === undefined
                    ? ''
                    : shown(JSON.stringify(field.default) ?? ''),
        ]),
    ];
    return tables.filter((table) => table !== '').join('\n\n') || undefined;
}
function fields(title, columns, rows, cells) {
    if (rows.length === 0)
        return '';
    return `**${title}**\n\n${table(['Name', ...columns], rows.map((field) => [shown(field.name ?? '', sections_NAME_LIMIT), ...cells(field)]), 'MLmodel')}`;
}
function metrics(facts) {
    const rows = byName(facts.metrics).map(([name, value]) => [shown(name, sections_NAME_LIMIT), String(value)]);
    if (rows.length === 0)
        return undefined;
    return table(['Metric', '>Value'], rows, 'MLflow');
}
function params(facts) {
    const rows = byName(facts.params).map(([name, value]) => [
        shown(name, sections_NAME_LIMIT),
        isSecretName(name) ? REDACTED : shown(value),
    ]);
    return rows.length === 0 ? undefined : table(['Parameter', 'Value'], rows, 'MLflow');
}
function datasets(facts) {
    const rows = facts.datasets
        .map(({ name, digest, context, sourceType }) => [
        shown(name, sections_NAME_LIMIT),
        shown(context ?? ''),
        shown(sourceType ?? ''),
        shown(digest),
    ])
        .sort((a, b) => compare(a.join('\n'), b.join('\n')));
    return rows.length === 0 ? undefined : table(['Dataset', 'Used for', 'Source', 'Digest'], rows, 'MLflow');
}
function environment({ environment }) {
    const { python, mlflow, requirements } = environment;
    const versions = sections_list([
        ['Python', python && said(python)],
        ['MLflow', mlflow && said(mlflow)],
    ]);
    const lines = requirements.slice(0, MOST_LINES).map((line) => {
        const text = shown(line);
        return text === REDACTED ? `# ${REDACTED}` : text;
    });
    const more = requirements.length - lines.length;
    if (more > 0)
        lines.push(`# and ${count(more)} more in requirements.txt`);
    const pieces = [versions, lines.length === 0 ? '' : fenced('text', lines)].filter((piece) => piece !== '');
    return pieces.join('\n\n') || undefined;
}
function files({ files }) {
    if (files.length === 0)
        return undefined;
    const rows = files
        .toSorted((a, b) => compare(a.path, b.path))
        .map(({ path, size, sha256 }) => [(0,report_lib/* plainText */.wh)(path), count(size), sha256]);
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    return `${counted(files.length, 'file')}, ${counted(bytes, 'byte')}.\n\n${table(['File', '>Bytes', 'SHA-256'], rows, 'SHA256SUMS', MOST_FILES)}`;
}
function pickles({ pickles }) {
    if (pickles.length === 0)
        return undefined;
    const items = pickles
        .toSorted((a, b) => compare(a.path, b.path))
        .slice(0, MOST_PICKLES)
        .map(({ path, unknown, dangerous }) => {
        const found = [
            dangerous.length > 0 && `**can run programs or reach files by** ${imports(dangerous)}`,
            unknown.length > 0 && `outside the known libraries: ${imports(unknown)}`,
        ].filter((text) => text !== false);
        return `- ${code(path)}: ${found.join('; ') || 'nothing out of the ordinary found'}`;
    });
    if (pickles.length > items.length)
        items.push(`- and ${count(pickles.length - items.length)} more files`);
    const isSkops = ({ path }) => path.endsWith('.skops');
    const notes = [
        !pickles.every(isSkops) &&
            'Loading a pickle runs code, whatever was found in it: load it only if you trust where it comes from.',
        pickles.some(isSkops) &&
            'A skops file is no pickle: of its types, skops makes only those that it knows and those that you trust.',
        'These files were read for what they import, and nothing of it was run.',
    ];
    return [notes.filter((note) => note !== false).join(' '), items.join('\n')].join('\n\n');
}
function imports(names) {
    const shownNames = names.slice(0, MOST_PICKLES).map((name) => (0,report_lib/* codeSpan */.SS)(name, 80));
    const more = names.length - shownNames.length;
    return shownNames.join(', ') + (more > 0 ? ` and ${count(more)} more` : '');
}
function provenance({ name, version, provenance: facts }) {
    const { runId, runName, runLink, gitCommit, gitRepo, modelId, workflowRun, createdAt } = facts;
    const made = new Date(createdAt ?? Number.NaN);
    const text = sections_list([
        ['Registered model', version && `${said(name ?? '')}, version ${said(version)}`],
        ['MLflow run', runId && linked(runName ? `${said(runName)} (${said(runId)})` : said(runId), runLink)],
        ['MLflow model', modelId && code(modelId)],
        ['Git commit', gitCommit && sections_commit(gitCommit, gitRepo)],
        [
            'Created',
            Number.isNaN(made.getTime()) ? undefined : `${made.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
        ],
        ['Published by', workflowRun && linked('workflow run', workflowRun)],
    ]);
    return text || undefined;
}
function sections_commit(id, repository = '') {
    const page = webLink(repository);
    const name = (page ?? repository).replace(/^https?:\/\//, '').replace(/\.git\/*$/, '');
    return (linked(code(id), commitLink(repository, id)) + (name === '' ? '' : ` of ${linked(said(name), page)}`));
}
function table(columns, rows, where, most = MOST_ROWS) {
    const markdown = (0,report_lib/* markdownTable */.Qj)(columns.map((title) => title.startsWith('>') ? { header: title.slice(1), align: 'right' } : { header: title }), rows.slice(0, most));
    const more = rows.length - most;
    return more > 0 ? `${markdown}\n\nand ${count(more)} more, all in ${where}` : markdown;
}
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byName = (map) => [...map].sort(([a], [b]) => compare(a, b));

;// CONCATENATED MODULE: ./packages/model-card/lib/written.js
const written_NOTHING = { keys: {}, tags: [] };
const LINE = /^<!-- mlops-actions:record (\{.*\}) -->$/m;
function recordLine(record) {
    const json = JSON.stringify(record)
        .replaceAll('--', '-\\u002d')
        .replace(/[<>]/g, (char) => (char === '<' ? '\\u003c' : '\\u003e'));
    return `<!-- mlops-actions:record ${json} -->`;
}
function writtenIn(text) {
    const json = LINE.exec(text.replace(/\r\n?/g, '\n'))?.[1];
    if (json === undefined)
        return written_NOTHING;
    let given;
    try {
        given = JSON.parse(json);
    }
    catch {
        return written_NOTHING;
    }
    const { keys, tags, index, results, workflowRun } = given;
    return {
        keys: Object.fromEntries(Object.entries(Object(keys)).filter(written_isText)),
        tags: textsIn(tags),
        ...(typeof index === 'string' && { index }),
        ...(results !== undefined && { results: textsIn(results) }),
        ...(typeof workflowRun === 'string' && { workflowRun }),
    };
}
const textsIn = (list) => Array.isArray(list) ? list.filter((text) => typeof text === 'string') : [];
const written_isText = (entry) => typeof entry[1] === 'string';

;// CONCATENATED MODULE: ./packages/model-card/lib/card.js







const REGION_LIMIT = 300_000;
const FOR_PEOPLE = ['Intended use', 'Limitations', 'Training data', 'Citation'];
function cardOf(facts, existing, published = existing) {
    const readme = readmeOf(existing ?? '');
    const place = placeOf(readme, facts);
    const card = cardIn(facts, readme, place);
    if (published === undefined)
        return card;
    const { workflowRun: _, ...lasting } = facts.provenance;
    const { workflowRun } = writtenIn(published);
    const provenance = workflowRun === undefined ? lasting : { ...lasting, workflowRun };
    const same = cardIn({ ...facts, provenance }, readme, place);
    return same === published ? same : card;
}
function frontMatterOf(facts, existing) {
    const readme = readmeOf(existing ?? '');
    return fencedIn(readme, mergedFrontMatter(facts, readme.yaml ?? '', placeOf(readme, facts).written, readme.eol));
}
function placeOf(readme, facts) {
    const { body, eol } = readme;
    const region = regionOf(body, readme.line);
    if (region !== undefined) {
        const written = writtenIn(body.slice(region.start, region.end));
        return { before: body.slice(0, region.start), after: body.slice(region.end), written };
    }
    if (body.trim() === '') {
        const after = FOR_PEOPLE.map((title) => `${eol}${eol}## ${title}${eol}${eol}Not stated.`).join('') + eol;
        return { before: `${eol}# ${(0,report_lib/* escapeText */.X1)(facts.title, 200)}${eol}${eol}`, after, written: written_NOTHING };
    }
    const blank = body.endsWith(eol + eol) ? '' : body.endsWith(eol) ? eol : eol + eol;
    return { before: body + blank, after: eol, written: written_NOTHING };
}
function cardIn(facts, readme, { before, after, written }) {
    const merged = mergedFrontMatter(facts, readme.yaml ?? '', written, readme.eol);
    const gap = readme.yaml === undefined && merged.yaml !== '' && !before.startsWith(readme.eol) ? readme.eol : '';
    return fencedIn(readme, merged) + gap + before + regionOn(facts, merged).join(readme.eol) + after;
}
function fencedIn({ lead, yaml, fences }, merged) {
    if (yaml === undefined && merged.yaml === '')
        return lead;
    return lead + fences[0] + merged.yaml + fences[1];
}
function regionOn(facts, { data, written }) {
    const parts = sections(facts, data).map((part) => ({ ...part, text: withoutComments(part.text) }));
    const { markdown } = (0,report_lib/* fitParts */.u5)(parts, REGION_LIMIT, Buffer.byteLength);
    const { workflowRun } = facts.provenance;
    const link = workflowRun && webLink(workflowRun);
    const record = recordLine({ ...written, ...(link && { workflowRun: link }) });
    return [BEGIN_WITH_NOTE, record, '', ...markdown.split('\n'), '', END];
}
const withoutComments = (text) => text.replaceAll('<!--', '<\u200b!--');

;// CONCATENATED MODULE: ./packages/model-card/lib/lost.js


function lostLines(card, other) {
    const kept = new Set(lost_linesOf(other));
    return lost_linesOf(withoutRegion(readmeOf(card).body)).filter((line) => !kept.has(line));
}
function lost_linesOf(text) {
    return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}

;// CONCATENATED MODULE: ./packages/model-card/lib/index.js



;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/sums.js
const SUMS = 'SHA256SUMS';
const HEAD = '# What mlflow-to-hf published here. To check a download: sha256sum -c SHA256SUMS\n';
function sumsText(sums) {
    const lines = sums.map(({ path, sha256 }) => {
        const escaped = path.replace(/[\\\n\r]/g, (char) => sums_ESCAPES[char] ?? char);
        return `${escaped === path ? '' : '\\'}${sha256}  ${escaped}\n`;
    });
    return HEAD + lines.join('');
}
const sums_ESCAPES = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };
function publishedBefore(text) {
    const [first, ...lines] = (text ?? '').split(/\r?\n/);
    if (first?.trim() !== HEAD.trim())
        return [];
    return lines.flatMap((line) => {
        const [, isEscaped, sha256 = '', path = ''] = /^(\\?)([0-9a-f]{64}) [ *]([\s\S]+)$/.exec(line) ?? [];
        return path === '' ? [] : [{ sha256, path: isEscaped ? unescaped(path) : path }];
    });
}
function unescaped(path) {
    return path.replace(/\\([\\nr])/g, (_, char) => UNESCAPES[char] ?? char);
}
const UNESCAPES = { n: '\n', r: '\r' };
async function leftovers(snapshot, paths) {
    const there = new Map(snapshot.files.map((file) => [file.path, file]));
    if (!there.has(SUMS))
        return { remove: [], changed: [] };
    const gone = publishedBefore(await snapshot.readText(SUMS)).filter(({ path }) => there.has(path) && !paths.has(path));
    const result = { remove: [], changed: [] };
    for (const { path, sha256 } of gone)
        ((await snapshot.sha256(path)) === sha256 ? result.remove : result.changed).push(path);
    return result;
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/contents.js





const contents_README = 'README.md';
const CONFIG = 'config.json';
async function contentsOf({ model, config }, folder) {
    const { files } = model.layout;
    refuseOurNames(files.map(({ to }) => to), [SUMS, ...(config === undefined ? [] : [CONFIG])]);
    const contents = [];
    for (const { from, to } of files) {
        if (to === contents_README)
            continue;
        const file = (0,external_node_path_.join)(folder, from);
        const source = to === 'MLmodel'
            ? { text: mlmodelFor(model.mlmodelText, model.layout) }
            : { file, digest: await digestFile(file) };
        contents.push({ path: to, source });
    }
    if (config !== undefined)
        contents.push({ path: CONFIG, source: { text: config } });
    return contents.sort((one, other) => (one.path < other.path ? -1 : 1));
}
async function differing({ model }, folder) {
    const notes = [];
    for (const { to, from } of model.layout.clashes) {
        const digests = await Promise.all(from.map((path) => digestFile((0,external_node_path_.join)(folder, path))));
        const others = from.filter((_, index) => digests[index]?.sha256 !== digests[0]?.sha256);
        if (others.length > 0)
            notes.push(`${(0,toolkit_lib/* visible */.RK)(to)} in the repository is the model's ${(0,toolkit_lib/* visible */.RK)(from[0] ?? to)}; ${others.map(toolkit_lib/* visible */.RK).join(' and ')} differs from it.`);
    }
    return notes;
}
function refuseOurNames(paths, ours) {
    for (const name of ours)
        if (paths.includes(name))
            throw new toolkit_lib/* UserError */.yo(`The model has a file ${name}, and so has what is published with it. Leave the model's out:\n  exclude: ${name}`);
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/compose.js





class Composition {
    card;
    notes = [];
    files;
    #prepared;
    #inputs;
    #pickles;
    #modelReadme;
    constructor(prepared, inputs, contents, pickles, modelReadme) {
        this.#prepared = prepared;
        this.#inputs = inputs;
        this.#pickles = pickles;
        this.#modelReadme = modelReadme;
        this.files = [...contents, { path: SUMS, source: { text: sumsText(contents.map(compose_listed)) } }];
    }
    get everything() {
        const files = this.files.map(compose_listed);
        return this.card === undefined ? files : [...files, { path: contents_README, size: Buffer.byteLength(this.card) }];
    }
    compose = async (snapshot) => {
        const files = [...this.files];
        const notes = [];
        if (this.#inputs.card.kind !== 'none') {
            const published = await snapshot.readText(contents_README);
            this.card = await this.#composeCard(published);
            files.push({ path: contents_README, source: { text: this.card } });
            notes.push(...this.#lostWords(published));
        }
        const paths = new Set(files.map(({ path }) => path));
        const { remove, changed } = await leftovers(snapshot, paths);
        const others = snapshot.files
            .map(({ path }) => path)
            .filter((path) => !paths.has(path) && !remove.includes(path));
        this.notes = [
            ...changed.map((path) => `${(0,toolkit_lib/* visible */.RK)(path)} is no part of the model now. Somebody has changed it, so it stays.`),
            ...others
                .filter((path) => compose_WEIGHTS.test(path) && !changed.includes(path))
                .map((path) => `The repository has ${(0,toolkit_lib/* visible */.RK)(path)} too, which is not of this model. A loader may take it.`),
            ...notes,
        ];
        return { files, remove };
    };
    #lostWords(published) {
        const { ownCard } = this.#prepared;
        if (ownCard === undefined || published === undefined)
            return [];
        const lost = lostLines(published, ownCard);
        if (lost.length === 0)
            return [];
        return [
            `The card on the Hub had ${(0,toolkit_lib/* count */.U9)(lost.length, 'line')} that the file of model-card does not have, such as "${(0,toolkit_lib/* visible */.RK)(lost[0]?.slice(0, 80) ?? '')}". The file took its place.`,
        ];
    }
    async #composeCard(published) {
        const { facts, ownCard, hub } = this.#prepared;
        const before = ownCard ?? published ?? this.#modelReadme;
        const files = this.files.map(compose_listed);
        const card = cardOf({ ...facts, files, pickles: this.#pickles }, before, published ?? before);
        if (card === this.card)
            return card;
        const { problems } = await validateCard(hub, card);
        if (problems.length > 0)
            throw new toolkit_lib/* UserError */.yo(problems.join('\n'));
        return card;
    }
}
const compose_WEIGHTS = /^[^/]+\.(?:safetensors|bin|pt|pth|ckpt|h5|keras|msgpack|onnx|gguf|pkl|pickle|joblib|skops)$/i;
function compose_listed({ path, source }) {
    const { size, sha256 } = digestOf(source);
    return { path, size, sha256 };
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/outcome.js


const at = { title: 'mlflow-to-hf' };
function tell(report, { done, composition, warnings, prepared }, log) {
    for (const warning of warnings)
        log.warning(warning, at);
    const { card } = composition;
    if (card !== undefined && !statesLicence(card))
        log.notice('The card states no licence, so nobody may use the model. Write for example:\n  license: mit', at);
    switch (done.kind) {
        case 'refused':
            for (const reason of done.reasons)
                log.error(reason, at);
            break;
        case 'planned':
            for (const { path, size } of done.add)
                log.info(`would add ${path} (${size} bytes)`);
            for (const { path, size } of done.update)
                log.info(`would update ${path} (${size} bytes)`);
            for (const path of withoutPlaceholder(done.remove))
                log.info(`would remove ${path}`);
            if (card !== undefined)
                log.info(`README.md:\n${card}`);
            break;
        case 'published':
            tellUploaded(done.uploaded, log);
            for (const path of withoutPlaceholder(done.removed))
                log.info(`removed ${path}, which was published before and is not now`);
    }
    log.info(report.headline);
    log.info(outcome_addressOf({ prepared, done }));
}
const FILES_TOLD = 20;
function tellUploaded(files, log) {
    for (const { path, size } of files.slice(0, FILES_TOLD))
        log.info(`published ${path} (${size} bytes)`);
    if (files.length > FILES_TOLD)
        log.info(`and ${(0,toolkit_lib/* count */.U9)(files.length - FILES_TOLD, 'file')} more`);
}
function statesLicence(card) {
    return /^license:/m.test(card.split(/^---\s*$/m)[1] ?? '');
}
function withoutPlaceholder(paths) {
    return paths.filter((path) => path !== contents_README);
}
function outcome_addressOf({ prepared: { hub, target }, done }) {
    const published = done.kind === 'published' ? done : undefined;
    return published?.pullRequestUrl ?? published?.url ?? `${hub.endpoint}/${target.repoId}`;
}
function outputsOf({ prepared, composition, done }, path) {
    const { resolved } = prepared.model;
    const { files, bytes } = outcome_sizeOf(composition);
    const published = done.kind === 'published' ? done : undefined;
    return {
        'repo-id': prepared.target.repoId,
        url: published?.url ?? `${prepared.hub.endpoint}/${prepared.target.repoId}`,
        commit: published?.commit ?? '',
        'pull-request-url': published?.pullRequestUrl ?? '',
        changed: String(published?.changed ?? false),
        'model-version': resolved.version ?? '',
        'run-id': resolved.runId ?? '',
        files: String(files),
        bytes: String(bytes),
        report: path,
    };
}
function outcome_sizeOf({ everything }) {
    return { files: everything.length, bytes: everything.reduce((sum, { size }) => sum + size, 0) };
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/bytes.js
function bytesOfFile(file, size) {
    return {
        size,
        read: async (target, at) => {
            let filled = 0;
            while (filled < target.length && at + filled < size) {
                const { bytesRead } = await file.read(target, filled, target.length - filled, at + filled);
                if (bytesRead === 0)
                    break;
                filled += bytesRead;
            }
            return filled;
        },
    };
}
function stretch(inner, start, length) {
    const size = Math.max(0, Math.min(length, inner.size - start));
    return {
        size,
        read: async (target, at) => at >= size ? 0 : inner.read(target.subarray(0, Math.min(target.length, size - at)), start + at),
    };
}
function bytesOf(memory) {
    return {
        size: memory.length,
        read: async (target, at) => (at >= memory.length ? 0 : memory.copy(target, 0, at)),
    };
}
function feedOf(bytes, start = 0) {
    let at = start;
    return {
        read: async (target) => {
            const count = await bytes.read(target, at);
            at += count;
            return count;
        },
        skip: async (count) => {
            const skipped = Math.max(0, Math.min(count, bytes.size - at));
            at += skipped;
            return skipped;
        },
        close: () => { },
    };
}
function feedOfStream(stream) {
    const chunks = stream[Symbol.asyncIterator]();
    let chunk = Buffer.alloc(0);
    const more = async () => {
        const { value, done } = await chunks.next();
        if (!done)
            chunk = value;
        return !done;
    };
    return {
        read: async (target) => {
            while (chunk.length === 0)
                if (!(await more()))
                    return 0;
            const count = chunk.copy(target);
            chunk = chunk.subarray(count);
            return count;
        },
        skip: async (count) => {
            let left = count;
            while (left > chunk.length) {
                left -= chunk.length;
                chunk = chunk.subarray(chunk.length);
                if (!(await more()))
                    return count - left;
            }
            chunk = chunk.subarray(left);
            return count;
        },
        close: () => stream.destroy(),
    };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./packages/pickle-scan/lib/cursor.js
const GLANCE = 16 * 1024;
const cursor_CHUNK = 256 * 1024;
class Cursor {
    buffer = Buffer.allocUnsafe(GLANCE);
    at = 0;
    end = 0;
    trouble;
    #before = 0;
    #ended = false;
    #feed;
    constructor(feed) {
        this.#feed = feed;
    }
    get offset() {
        return this.#before + this.at;
    }
    get left() {
        return this.end - this.at;
    }
    async need(count) {
        if (count > this.buffer.length)
            this.#grow(count);
        while (this.end - this.at < count && !this.#ended)
            await this.#fill();
        return this.end - this.at >= count;
    }
    async peek(count) {
        await this.need(count);
        return this.buffer.subarray(this.at, Math.min(this.end, this.at + count));
    }
    async skip(count) {
        const here = Math.min(count, this.left);
        this.at += here;
        if (here === count)
            return true;
        if (this.#ended)
            return false;
        this.#before += this.end;
        this.at = 0;
        this.end = 0;
        const skipped = await this.#guarded(() => this.#feed.skip(count - here));
        this.#before += skipped;
        return skipped === count - here;
    }
    lineHere() {
        const newline = this.buffer.indexOf(10, this.at);
        if (newline < 0 || newline >= this.end)
            return undefined;
        const line = this.buffer.toString('latin1', this.at, newline);
        this.at = newline + 1;
        return line;
    }
    async line(limit) {
        let text = '';
        for (;;) {
            const newline = this.buffer.subarray(0, this.end).indexOf(10, this.at);
            const stop = newline < 0 ? this.end : newline;
            text += this.buffer.toString('latin1', this.at, Math.min(stop, this.at + limit + 1 - text.length));
            this.at = newline < 0 ? stop : stop + 1;
            if (newline >= 0 || !(await this.need(1))) {
                return { text: text.slice(0, limit), whole: text.length <= limit, ended: newline >= 0 };
            }
        }
    }
    close() {
        this.#feed.close();
    }
    #grow(size) {
        const grown = Buffer.allocUnsafe(size);
        this.buffer.copy(grown, this.at, this.at, this.end);
        this.buffer = grown;
    }
    async #fill() {
        if (this.offset > 0 && this.buffer.length < cursor_CHUNK)
            this.#grow(cursor_CHUNK);
        this.buffer.copyWithin(0, this.at, this.end);
        this.#before += this.at;
        this.end -= this.at;
        this.at = 0;
        const count = await this.#guarded(() => this.#feed.read(this.buffer.subarray(this.end)));
        this.end += count;
        if (count === 0)
            this.#ended = true;
    }
    async #guarded(read) {
        try {
            return await read();
        }
        catch (error) {
            this.trouble = error.message;
            this.#ended = true;
            return 0;
        }
    }
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/limits.js
class Limits {
    #inflated;
    #members = limits_MOST_FILES;
    constructor(size) {
        this.#inflated = 2 ** 31 + 20 * size;
    }
    inflate(bytes) {
        this.#inflated -= bytes;
        if (this.#inflated < 0)
            throw new Error('it unpacks to more than 20 times its size and 2 GiB: no more was looked at');
    }
    enter() {
        return this.#members-- > 0;
    }
}
const limits_MOST_FILES = 50_000;
const limits_MOST_PICKLES = 100_000;
const limits_DEEPEST = 3;
const MOST_MEMORY = 64 * 2 ** 20;

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/content.js






function contentOf(name, bytes) {
    return { name, bytes, feed: () => feedOf(bytes) };
}
async function opened(content, start = 0) {
    const cursor = new Cursor(content.feed());
    await cursor.skip(start);
    return cursor;
}
const INFLATERS = { gzip: external_node_zlib_.createGunzip, zlib: external_node_zlib_.createInflate, raw: external_node_zlib_.createInflateRaw };
function inflated(content, kind, limits, start = 0) {
    return {
        name: content.name,
        feed: () => {
            const source = content.feed();
            const inflater = INFLATERS[kind]();
            (0,external_node_stream_.pipeline)(external_node_stream_.Readable.from(chunksOf(source, start), { objectMode: false }), inflater, () => source.close());
            return content_counted(feedOfStream(inflater), limits);
        },
    };
}
async function inflatedSmall(content, limits) {
    const { name, bytes } = content;
    if (bytes.size <= SMALL) {
        const compressed = Buffer.alloc(bytes.size);
        await bytes.read(compressed, 0);
        const whole = await inflateRawAsync(compressed, { maxOutputLength: 16 * SMALL }).catch(() => undefined);
        if (whole) {
            limits.inflate(whole.length);
            return contentOf(name, bytesOf(whole));
        }
    }
    return inflated(content, 'raw', limits);
}
const SMALL = 64 * 1024;
const inflateRawAsync = (0,external_node_util_.promisify)(external_node_zlib_.inflateRaw);
async function* chunksOf(feed, start) {
    await feed.skip(start);
    for (;;) {
        const chunk = Buffer.allocUnsafe(64 * 1024);
        const count = await feed.read(chunk);
        if (count === 0)
            return;
        yield chunk.subarray(0, count);
    }
}
function content_counted(feed, limits) {
    const count = (bytes) => {
        limits.inflate(bytes);
        return bytes;
    };
    return {
        read: async (target) => count(await feed.read(target)),
        skip: async (bytes) => count(await feed.skip(bytes)),
        close: () => feed.close(),
    };
}
async function inMemory(content) {
    if (content.bytes)
        return content.bytes;
    const cursor = await opened(content);
    try {
        const chunks = [];
        let size = 0;
        while (await cursor.need(1)) {
            const chunk = Buffer.from(await cursor.peek(cursor.left));
            cursor.at = cursor.end;
            size += chunk.length;
            if (size > MOST_MEMORY)
                return undefined;
            chunks.push(chunk);
        }
        return cursor.trouble === undefined ? bytesOf(Buffer.concat(chunks)) : undefined;
    }
    finally {
        cursor.close();
    }
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/imports.js
const imports_MOST = 10_000;
class Import {
    module;
    name;
    called = false;
    pushed = 0;
    followed = 0;
    finding;
    constructor(module, name) {
        this.module = module;
        this.name = name;
    }
    get isGetattr() {
        return this.name === 'getattr' && /^(builtins|__builtin__)$/.test(this.module);
    }
    get isWrapper() {
        return /(^|\.)NumpyArrayWrapper$/.test(this.name);
    }
}
class Imports {
    #all = new Map();
    overfull = false;
    add(module, name) {
        return this.addText(utf8(module), utf8(name));
    }
    addText(module, name) {
        const key = `${module}\n${name}`;
        let found = this.#all.get(key);
        if (!found) {
            found = new Import(module, name);
            if (this.#all.size < imports_MOST)
                this.#all.set(key, found);
            else
                this.overfull = true;
        }
        return found;
    }
    join(others, wanted = () => true) {
        this.overfull ||= others.overfull;
        for (const other of others.values().filter(wanted)) {
            const own = this.addText(other.module, other.name);
            own.called ||= other.called;
            own.pushed += other.pushed;
            own.followed += other.followed;
            own.finding ??= other.finding;
        }
    }
    values() {
        return [...this.#all.values()];
    }
    get size() {
        return this.#all.size;
    }
}
function utf8(text) {
    return /[\x80-\xff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/npy.js
const NPY_MAGIC = Buffer.from('\x93NUMPY', 'latin1');
const LONGEST_HEADER = 64 * 1024;
const NUMBERS = /^[<>|=]?[?biufcmMSUV]\d*(\[\w+\])?$/;
async function objectsFollow(cursor) {
    const head = await cursor.peek(12);
    if (head.length < 10)
        return undefined;
    const wide = head[6] > 1;
    if (wide && head.length < 12)
        return undefined;
    const length = wide ? head.readUInt32LE(8) : head.readUInt16LE(8);
    const start = wide ? 12 : 10;
    if (length > LONGEST_HEADER || !(await cursor.need(start + length)))
        return undefined;
    await cursor.skip(start);
    const header = (await cursor.peek(length)).toString('latin1');
    await cursor.skip(length);
    return !holdsNumbers(header);
}
function holdsNumbers(header) {
    if (header.includes('\\'))
        return false;
    const types = /^\{'descr': ('[^']*'|\[.*\]), 'fortran_order': (True|False), 'shape': \([\d, ]*\),? *\}\s*$/.exec(header)?.[1];
    if (types === undefined)
        return false;
    if (types.startsWith("'"))
        return NUMBERS.test(types.slice(1, -1));
    const columns = [...types.matchAll(/\('[^']*', '([^']*)'(?:, \([\d, ]*\))?\)/g)];
    const rest = types.replace(/\('[^']*', '[^']*'(?:, \([\d, ]*\))?\)/g, '');
    return /^\[[, ]*\]$/.test(rest) && columns.every(([, type]) => NUMBERS.test(type));
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/broken.js
class Broken extends Error {
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/values.js
const LONG_TEXT = Symbol('long text');
const LONGEST_TEXT = 256;
class Items {
    items;
    constructor(items) {
        this.items = items.map((item) => (item instanceof Items || item instanceof Fields ? undefined : item));
    }
}
const MOST_ITEMS = 10;
const values_EMPTY = new Items([]);
function tupleOf({ count, items }) {
    if (count === 0)
        return values_EMPTY;
    return count === items.length && items.some((item) => item !== undefined) ? new Items(items) : undefined;
}
const MOST_FIELDS = 256;
class Fields {
    entries = new Map();
    clear = true;
    fill({ count, items }) {
        if (count !== items.length || count % 2 === 1)
            this.clear = false;
        for (let i = 0; i + 1 < items.length; i += 2)
            this.set(items[i], items[i + 1]);
    }
    set(key, value) {
        if (typeof key === 'string' && (this.entries.size < 64 || this.entries.has(key)))
            this.entries.set(key, value);
        else if (typeof key !== 'number')
            this.clear = false;
    }
}
class Dtype {
    code;
    size;
    objects;
    constructor(code) {
        const [, kind, digits] = /^[<>|=]?([biufcmMSUVO])(\d*)$/.exec(code ?? '') ?? [];
        this.code = kind;
        this.objects = kind === 'O';
        const count = digits ? Number(digits) : undefined;
        this.size = count === undefined ? undefined : kind === 'U' ? 4 * count : count;
    }
    setState(state) {
        const items = state instanceof Items ? state.items : [];
        const [version, , , , , size, , flags] = items;
        const plain = (version === 3 && items.length === 8) || (version === 4 && items.length === 9);
        if (!plain || typeof size !== 'number' || typeof flags !== 'number') {
            this.size = undefined;
            return;
        }
        if (/[SUV]/.test(this.code ?? '') && size >= 0)
            this.size = size;
        this.objects ||= (flags & 1) === 1;
    }
}
class Wrapper {
    fields = new Fields();
    constructor(clear) {
        this.fields.clear = clear;
    }
    setState(state) {
        if (!(state instanceof Fields)) {
            this.fields.clear = false;
            return;
        }
        this.fields.clear &&= state.clear;
        for (const [key, value] of state.entries)
            this.fields.set(key, value);
    }
    layout() {
        const { clear, entries } = this.fields;
        const dtype = entries.get('dtype');
        const shape = entries.get('shape');
        const alignment = entries.get('numpy_array_alignment_bytes');
        if (!clear || !(dtype instanceof Dtype))
            return undefined;
        if (dtype.objects)
            return 'pickle';
        if (!(shape instanceof Items) || dtype.size === undefined)
            return undefined;
        if (entries.has('numpy_array_alignment_bytes') && alignment !== null && typeof alignment !== 'number') {
            return undefined;
        }
        let bytes = dtype.size;
        for (const length of shape.items) {
            if (typeof length !== 'number' || length < 0)
                return undefined;
            bytes *= length;
        }
        if (!Number.isSafeInteger(bytes))
            return undefined;
        return { padded: typeof alignment === 'number', bytes };
    }
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/calls.js


class Calls {
    #imports;
    awaited = 0;
    constructor(imports) {
        this.#imports = imports;
    }
    called(callee, given) {
        if (!(callee instanceof Import))
            return this.#made(callee, given);
        callee.called = true;
        if (callee.isGetattr)
            return this.#attribute(callee, given);
        if (given === values_EMPTY && !callee.isWrapper)
            callee.followed++;
        const items = given instanceof Items ? given.items : [];
        const [first] = items;
        const name = `${callee.module}.${callee.name}`;
        if (first instanceof Import && !first.isWrapper && isEmptyInstance(name, items)) {
            first.called = true;
            first.followed++;
        }
        if (TYPES.has(name) && given instanceof Items && items.length !== 1) {
            callee.finding = { risk: 'unknown', reason: 'makes a class while it is loaded' };
        }
        if (SUBIMPORTS.has(name) && typeof first === 'string')
            return new Import(first, '');
        if (STRING_DTYPES.has(name))
            return new Dtype('O');
        if (DTYPES.has(name)) {
            this.awaited++;
            return new Dtype(typeof first === 'string' ? first : isVoid(first) ? 'V' : undefined);
        }
        return RECONSTRUCTORS.has(name) && isWrapper(first) ? this.#wrapper(first) : this.#made(callee, given);
    }
    made(made, given) {
        if (made instanceof Import)
            made.called = true;
        if (isWrapper(made) && given === values_EMPTY)
            return this.#wrapper(made);
        if (made instanceof Import && !made.isWrapper && given === values_EMPTY)
            made.followed++;
        return this.#made(made, given);
    }
    #wrapper(made) {
        made.followed++;
        this.awaited++;
        return new Wrapper(true);
    }
    #made(made, given) {
        if (!isWrapper(made) && !(given instanceof Items && given.items.some(isWrapper)))
            return undefined;
        this.awaited++;
        return new Wrapper(false);
    }
    #attribute(callee, given) {
        const [owner, name] = given instanceof Items ? given.items : [];
        if (typeof name !== 'string' || name.includes('__')) {
            const attribute = typeof name === 'string' ? `the attribute ${name}` : 'an attribute whose name is made';
            callee.finding = { risk: 'dangerous', reason: `takes ${attribute} while it is loaded` };
            return undefined;
        }
        if (!(owner instanceof Import))
            return undefined;
        callee.followed++;
        if (!owner.isWrapper)
            owner.followed++;
        return this.#imports.add(owner.module, owner.name ? `${owner.name}.${name}` : name);
    }
    stated(target, state) {
        if (target instanceof Import) {
            target.finding = { risk: 'dangerous', reason: 'is itself changed while it is loaded' };
        }
        else if (target instanceof Dtype || target instanceof Wrapper) {
            target.setState(state);
            if (this.awaited > 0)
                this.awaited--;
        }
    }
}
const SUBIMPORTS = new Set([
    'cloudpickle.cloudpickle.subimport',
    'cloudpickle.subimport',
    'dill._dill._import_module',
]);
const DTYPES = new Set([
    'numpy.dtype',
    'numpy.core.multiarray.dtype',
    'numpy._core.multiarray.dtype',
]);
const STRING_DTYPES = new Set(['numpy._core._internal._convert_to_stringdtype_kwargs']);
const TYPES = new Set(['builtins.type', '__builtin__.type']);
const RECONSTRUCTORS = new Set(['copyreg._reconstructor', 'copy_reg._reconstructor']);
function isEmptyInstance(name, items) {
    const [, base] = items;
    if (NEW_OBJECTS.has(name))
        return items.length === 1;
    return RECONSTRUCTORS.has(name) && items.length === 3 && base instanceof Import && base.name === 'object';
}
const NEW_OBJECTS = new Set(['copyreg.__newobj__', 'copy_reg.__newobj__']);
function isWrapper(value) {
    return value instanceof Import && value.isWrapper;
}
function isVoid(value) {
    return value instanceof Import && /(^|\.)(void|record)$/.test(value.name);
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/memo.js


const REMEMBERED = 2 ** 17;
const MOST_KEPT = 2 ** 17;
const MOST_SCATTERED = 2 ** 20;
class Memo {
    #dense = 0;
    #scattered = new Set();
    #kept = new Map();
    #latest = [];
    #keys = [];
    forgot = false;
    memoize(value) {
        this.put(this.#dense + this.#scattered.size, value);
    }
    put(key, value) {
        if (!this.#add(key)) {
            this.#kept.delete(key);
            if (typeof key === 'number' && this.#keys[key % REMEMBERED] === key)
                this.#latest[key % REMEMBERED] = undefined;
        }
        if (value === undefined)
            return;
        if ((typeof value === 'string' || value instanceof Items) && typeof key === 'number')
            this.#remember(key, value);
        else
            this.#keep(key, value);
    }
    get(key) {
        if (!(typeof key === 'number' && key < this.#dense) && !this.#scattered.has(key)) {
            throw new Broken('it recalls what it never memorized');
        }
        if (typeof key === 'number' && this.#keys[key % REMEMBERED] === key) {
            const value = this.#latest[key % REMEMBERED];
            if (value !== undefined)
                return value;
        }
        return this.#kept.get(key);
    }
    keepLatest(...texts) {
        const next = this.#dense + this.#scattered.size;
        for (const key of [next - 1, next - 2]) {
            const value = key >= 0 && this.#keys[key % REMEMBERED] === key ? this.#latest[key % REMEMBERED] : undefined;
            if (value !== undefined && texts.includes(value))
                this.#keep(key, value);
        }
    }
    #remember(key, value) {
        const place = key % REMEMBERED;
        if (this.#latest[place] !== undefined)
            this.forgot = true;
        this.#latest[place] = value;
        this.#keys[place] = key;
    }
    #keep(key, value) {
        if (this.#kept.size < MOST_KEPT)
            this.#kept.set(key, value);
        else
            this.forgot = true;
    }
    #add(key) {
        if (typeof key === 'number' && key < this.#dense)
            return false;
        if (key === this.#dense) {
            this.#dense++;
            while (this.#scattered.size > 0 && this.#scattered.delete(this.#dense))
                this.#dense++;
            return true;
        }
        if (this.#scattered.has(key))
            return false;
        if (this.#scattered.size >= MOST_SCATTERED)
            throw new Broken('it scatters more than a million memo entries');
        this.#scattered.add(key);
        return true;
    }
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/opcodes.js
const opcodes_PLAIN = Array.from({ length: 256 }, (_, code) => plainOf(code));
function plainOf(code) {
    const push = (argument) => ({ argument, pops: 0, base: 0, pushes: 1 });
    switch (code) {
        case 0x4e:
        case 0x88:
        case 0x89:
        case 0x5d:
        case 0x7d:
        case 0x8f:
        case 0x97:
            return push(0);
        case 0x4b:
            return push(1);
        case 0x4d:
            return push(2);
        case 0x4a:
            return push(4);
        case 0x47:
            return push(8);
        case 0x61:
            return { argument: 0, pops: 1, base: 1, pushes: 0 };
        case 0x95:
            return { argument: 8, pops: 0, base: 0, pushes: 0 };
        case 0x51:
            return { argument: 0, pops: 1, base: 0, pushes: 1 };
        case 0x98:
            return { argument: 0, pops: 0, base: 1, pushes: 0 };
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/text.js
function unquoted(line) {
    const quote = line[0];
    if (line.length < 2 || (quote !== '"' && quote !== "'") || line.at(-1) !== quote)
        return undefined;
    return line
        .slice(1, -1)
        .replace(/\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([\s\S]))/g, (all, hex, octal, other) => {
        if (hex)
            return String.fromCharCode(Number.parseInt(hex, 16));
        if (octal)
            return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
        return SINGLE[other] ?? all;
    });
}
const SINGLE = {
    '\n': '',
    '\\': '\\',
    "'": "'",
    '"': '"',
    b: '\b',
    f: '\f',
    t: '\t',
    n: '\n',
    r: '\r',
    v: '\v',
    a: '\x07',
};
function rawUnicode(line) {
    const text = line.replace(/(\\+)(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/g, (all, slashes, coded) => {
        const point = Number.parseInt(coded.slice(1), 16);
        return slashes.length % 2 === 1 && point <= 0x10ffff
            ? slashes.slice(1) + String.fromCodePoint(point)
            : all;
    });
    return /[^\x00-\x7f]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}
function integer(line) {
    if (/^\d{1,15}$/.test(line))
        return Number(line);
    const trimmed = line.replace(/^[ \t\n\r\v\f]+|[ \t\n\r\v\f]+$/g, '');
    if (!/^[+-]?\d+(_\d+)*$/.test(trimmed))
        return undefined;
    const value = Number(trimmed.replaceAll('_', ''));
    return Number.isSafeInteger(value)
        ? value
        : BigInt(trimmed.replace('+', '').replaceAll('_', '')).toString();
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/operands.js



const LONGEST_LINE = 4 * LONGEST_TEXT;
class Operands {
    #cursor;
    constructor(cursor) {
        this.#cursor = cursor;
    }
    pass(length) {
        const at = this.#cursor.at;
        if (at + length > this.#cursor.end)
            throw new Broken(CUT_OFF);
        this.#cursor.at = at + length;
        return at;
    }
    unsigned(length) {
        const at = this.pass(length);
        const { buffer } = this.#cursor;
        if (length === 1)
            return buffer[at];
        if (length === 8)
            return buffer.readUInt32LE(at) + 2 ** 32 * buffer.readUInt32LE(at + 4);
        return buffer.readUIntLE(at, length);
    }
    signed() {
        const at = this.pass(4);
        return this.#cursor.buffer.readInt32LE(at);
    }
    text(length) {
        if (length < 0 || length > LONGEST_TEXT)
            return this.skip(length, LONG_TEXT);
        const { buffer, at, end } = this.#cursor;
        if (at + length > end)
            return this.#textAfter(length);
        this.#cursor.at = at + length;
        return length === 0 ? '' : buffer.toString('latin1', at, at + length);
    }
    async #textAfter(length) {
        if (!(await this.#cursor.need(length)))
            throw new Broken(CUT_OFF);
        return this.text(length);
    }
    skip(length, value) {
        const cursor = this.#cursor;
        if (length < 0)
            throw new Broken('it has a value of negative length');
        if (cursor.at + length > cursor.end)
            return this.#skipFar(length, value);
        cursor.at += length;
        return value;
    }
    async #skipFar(length, value) {
        if (!(await this.#cursor.skip(length)))
            throw new Broken(CUT_OFF);
        return value;
    }
    long(length, wanted) {
        const { buffer, at, end } = this.#cursor;
        if (!wanted || length > 6 || length < 1 || at + length > end)
            return this.skip(length, undefined);
        this.#cursor.at += length;
        return buffer.readIntLE(at, length);
    }
    digits(wanted) {
        return this.#line((line) => {
            const value = wanted ? integer(line.replace(/L$/, '')) : undefined;
            return typeof value === 'number' ? value : undefined;
        }, undefined);
    }
    quoted() {
        return this.#line((line) => {
            const text = unquoted(line);
            if (text === undefined)
                throw new Broken('it has text without quotes');
            return text;
        }, LONG_TEXT);
    }
    escaped() {
        return this.#line(rawUnicode, LONG_TEXT);
    }
    line() {
        return this.#line(() => undefined, undefined);
    }
    key() {
        const key = this.#line(keyOf, NO_KEY);
        return key instanceof Promise ? key.then(keyGiven) : keyGiven(key);
    }
    #line(then, long) {
        const line = this.#cursor.lineHere();
        if (line === undefined)
            return this.#lineAfter(then, long);
        return line.length <= LONGEST_LINE ? then(line) : long;
    }
    async #lineAfter(then, long) {
        const { text, whole, ended } = await this.#cursor.line(LONGEST_LINE);
        if (!ended)
            throw new Broken(CUT_OFF);
        return whole ? then(text) : long;
    }
    async names() {
        const module = await this.#cursor.line(LONGEST_TEXT);
        const name = await this.#cursor.line(LONGEST_TEXT);
        return { module: operands_nameOf(module), name: operands_nameOf(name), cutOff: !name.ended };
    }
}
const CUT_OFF = 'it ends in the middle';
const NO_KEY = '';
function keyOf(line) {
    return integer(line) ?? NO_KEY;
}
function keyGiven(key) {
    if (typeof key === 'number' ? key >= 0 : key !== NO_KEY && !key.startsWith('-'))
        return key;
    throw new Broken('it has a memo key that is no number, or a very long one');
}
function operands_nameOf({ text, whole, ended }) {
    if (!whole)
        return `${text}…`;
    return ended ? text : text.slice(0, -1);
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/stack.js

const stack_REMEMBERED = 2 ** 16;
const DEEPEST_NESTING = 2 ** 20;
class Stack {
    #depth = 0;
    #floor = 0;
    #marks = [];
    #values = [];
    #heights = [];
    #known = 0;
    forgot = false;
    push(value) {
        if (value !== undefined) {
            if (this.#known === 2 * stack_REMEMBERED)
                this.#forget();
            this.#values[this.#known] = value;
            this.#heights[this.#known] = this.#depth;
            this.#known++;
        }
        this.#depth++;
    }
    pop() {
        const value = this.top();
        this.#depth--;
        if (value !== undefined)
            this.#known--;
        return value;
    }
    top() {
        if (this.#depth === this.#floor)
            this.require(1);
        const last = this.#known - 1;
        return last >= 0 && this.#heights[last] === this.#depth - 1 ? this.#values[last] : undefined;
    }
    drop(count, base) {
        this.require(count + base);
        this.#cut(this.#depth - count);
    }
    mark() {
        if (this.#marks.length >= DEEPEST_NESTING)
            throw new Broken('it nests more than a million deep');
        this.#marks.push(this.#floor);
        this.#floor = this.#depth;
    }
    get atMark() {
        return this.#depth === this.#floor && this.#marks.length > 0;
    }
    dropMark() {
        const below = this.#marks.pop();
        if (below === undefined)
            throw new Broken('it closes a group that was not opened');
        this.#cut(this.#floor);
        this.#floor = below;
    }
    popMark(most) {
        const floor = this.#floor;
        const count = this.#depth - floor;
        const items = new Array(Math.min(count, most)).fill(undefined);
        for (let i = this.#known - 1; i >= 0 && this.#heights[i] >= floor; i--) {
            const height = this.#heights[i] - floor;
            if (height < most)
                items[height] = this.#values[i];
        }
        this.dropMark();
        return { count, items };
    }
    get known() {
        return this.#known > 0 && this.#heights[this.#known - 1] >= this.#floor;
    }
    require(count) {
        if (this.#depth - this.#floor < count)
            throw new Broken('it takes more from its stack than there is');
    }
    #cut(depth) {
        this.#depth = depth;
        while (this.#known > 0 && this.#heights[this.#known - 1] >= depth)
            this.#known--;
    }
    #forget() {
        for (let i = 0; i < stack_REMEMBERED; i++) {
            this.#values[i] = this.#values[stack_REMEMBERED + i];
            this.#heights[i] = this.#heights[stack_REMEMBERED + i];
        }
        this.#known = stack_REMEMBERED;
        this.forgot = true;
    }
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/machine.js
var _a;








const LONGEST_OPCODE = 9;
class Machine {
    #cursor;
    #imports;
    #joblib;
    #operands;
    #calls;
    #stack = new Stack();
    #memo = new Memo();
    #opcodes = 0;
    #headed = false;
    #arrays = 'none';
    #frameEnd = 0;
    constructor(cursor, imports, joblib) {
        this.#cursor = cursor;
        this.#imports = imports;
        this.#operands = new Operands(cursor);
        this.#calls = new Calls(imports);
        this.#joblib = joblib;
    }
    async run() {
        let broken;
        try {
            await this.#loop();
        }
        catch (error) {
            if (!(error instanceof Broken))
                throw error;
            broken = this.#cursor.trouble ?? error.message;
        }
        const overrun = this.#cursor.offset < this.#frameEnd;
        return { broken, headed: this.#headed, opcodes: this.#opcodes, overrun, arrays: this.#arrays };
    }
    async #loop() {
        const cursor = this.#cursor;
        const stack = this.#stack;
        for (;;) {
            if (cursor.end - cursor.at < LONGEST_OPCODE)
                await cursor.need(LONGEST_OPCODE);
            if (cursor.at === cursor.end)
                throw new Broken(CUT_OFF);
            const code = cursor.buffer[cursor.at];
            const plain = opcodes_PLAIN[code];
            if (plain !== undefined && this.#calls.awaited === 0 && code !== 0x95) {
                if (cursor.end - cursor.at <= plain.argument)
                    throw new Broken(CUT_OFF);
                cursor.at += 1 + plain.argument;
                if (plain.pops + plain.base > 0)
                    stack.drop(plain.pops, plain.base);
                if (plain.pushes === 1)
                    stack.push(undefined);
            }
            else {
                cursor.at++;
                if (code === 0x2e) {
                    stack.require(1);
                    this.#opcodes++;
                    return;
                }
                const waiting = this.#step(code);
                if (waiting !== undefined)
                    await waiting;
            }
            this.#opcodes++;
        }
    }
    #step(code) {
        const stack = this.#stack;
        const operands = this.#operands;
        switch (code) {
            case 0x80:
                this.#headed ||= this.#opcodes === 0;
                if (operands.unsigned(1) > 5)
                    throw new Broken('it is of a protocol newer than 5');
                return;
            case 0x95:
                this.#frameEnd = operands.unsigned(8);
                this.#frameEnd += this.#cursor.offset;
                return;
            case 0x8c:
            case 0x55:
                return this.#pushSoon(operands.text(operands.unsigned(1)));
            case 0x58:
                return this.#pushSoon(operands.text(operands.unsigned(4)));
            case 0x54:
                return this.#pushSoon(operands.text(operands.signed()));
            case 0x8d:
                return this.#pushSoon(operands.text(operands.unsigned(8)));
            case 0x43:
                return this.#pushSoon(operands.skip(operands.unsigned(1), undefined));
            case 0x42:
                return this.#pushSoon(operands.skip(operands.unsigned(4), undefined));
            case 0x8e:
            case 0x96:
                return this.#pushSoon(operands.skip(operands.unsigned(8), undefined));
            case 0x8a:
                return this.#pushSoon(operands.long(operands.unsigned(1), this.#calls.awaited > 0));
            case 0x8b:
                return this.#pushSoon(operands.long(operands.signed(), this.#calls.awaited > 0));
            case 0x53:
                return this.#pushSoon(operands.quoted());
            case 0x56:
                return this.#pushSoon(operands.escaped());
            case 0x49:
            case 0x4c:
                return this.#pushSoon(operands.digits(this.#calls.awaited > 0));
            case 0x46:
            case 0x50:
                return this.#pushSoon(operands.line());
            case 0x94:
                this.#memo.memoize(stack.top());
                return;
            case 0x71:
                this.#memo.put(operands.unsigned(1), stack.top());
                return;
            case 0x72:
                this.#memo.put(operands.unsigned(4), stack.top());
                return;
            case 0x70:
                return soon(operands.key(), (key) => this.#memo.put(key, stack.top()));
            case 0x68:
                this.#push(this.#memo.get(operands.unsigned(1)));
                return;
            case 0x6a:
                this.#push(this.#memo.get(operands.unsigned(4)));
                return;
            case 0x67:
                return soon(operands.key(), (key) => this.#push(this.#memo.get(key)));
            case 0x28:
                stack.mark();
                return;
            case 0x30:
                if (stack.atMark)
                    stack.dropMark();
                else
                    stack.pop();
                return;
            case 0x31:
                stack.dropMark();
                return;
            case 0x32:
                this.#push(stack.top());
                return;
            case 0x29:
                stack.push(values_EMPTY);
                return;
            case 0x85:
                stack.push(tupleOf({ count: 1, items: [stack.pop()] }));
                return;
            case 0x86: {
                const last = stack.pop();
                stack.push(tupleOf({ count: 2, items: [stack.pop(), last] }));
                return;
            }
            case 0x87: {
                const last = stack.pop();
                const middle = stack.pop();
                stack.push(tupleOf({ count: 3, items: [stack.pop(), middle, last] }));
                return;
            }
            case 0x74: {
                if (stack.known || this.#calls.awaited > 0) {
                    stack.push(tupleOf(stack.popMark(MOST_ITEMS)));
                }
                else {
                    stack.dropMark();
                    stack.push(undefined);
                }
                return;
            }
            case 0x6c:
            case 0x91:
                stack.dropMark();
                stack.push(undefined);
                return;
            case 0x64:
                this.#dictionary(stack.popMark(this.#calls.awaited > 0 ? MOST_FIELDS : 0));
                return;
            case 0x65:
            case 0x90:
                stack.dropMark();
                stack.require(1);
                return;
            case 0x75: {
                if (this.#calls.awaited > 0) {
                    const group = stack.popMark(MOST_FIELDS);
                    this.#fill(group);
                }
                else {
                    stack.dropMark();
                    stack.require(1);
                }
                return;
            }
            case 0x73: {
                const value = stack.pop();
                const key = stack.pop();
                this.#fill({ count: 2, items: [key, value] });
                return;
            }
            case 0x63:
                return this.#global().then((found) => this.#push(found));
            case 0x69:
                return this.#global().then((callee) => {
                    callee.pushed++;
                    this.#push(this.#calls.called(callee, tupleOf(stack.popMark(MOST_ITEMS))));
                });
            case 0x93: {
                const name = stack.pop();
                this.#push(this.#named(stack.pop(), name));
                return;
            }
            case 0x82:
                this.#push(this.#imports.add('copyreg', `extension ${operands.unsigned(1)}`));
                return;
            case 0x83:
                this.#push(this.#imports.add('copyreg', `extension ${operands.unsigned(2)}`));
                return;
            case 0x84:
                this.#push(this.#imports.add('copyreg', `extension ${operands.signed()}`));
                return;
            case 0x52: {
                const given = stack.pop();
                this.#push(this.#calls.called(stack.pop(), given));
                return;
            }
            case 0x81: {
                const given = stack.pop();
                stack.push(this.#calls.made(stack.pop(), given));
                return;
            }
            case 0x92: {
                stack.pop();
                stack.pop();
                stack.push(this.#calls.made(stack.pop(), undefined));
                return;
            }
            case 0x6f: {
                const { count, items } = stack.popMark(MOST_ITEMS + 1);
                this.#push(this.#calls.called(items[0], tupleOf({ count: count - 1, items: items.slice(1) })));
                return;
            }
            case 0x62:
                return this.#build();
            default:
                return this.#otherwise(code);
        }
    }
    #otherwise(code) {
        const stack = this.#stack;
        const operands = this.#operands;
        switch (code) {
            case 0x4b:
                stack.push(operands.unsigned(1));
                return;
            case 0x4d:
                stack.push(operands.unsigned(2));
                return;
            case 0x4a:
                stack.push(operands.signed());
                return;
            case 0x4e:
                stack.push(null);
                return;
            case 0x7d:
                stack.push(new Fields());
                return;
        }
        const plain = opcodes_PLAIN[code];
        if (plain === undefined) {
            const hex = code.toString(16).padStart(2, '0');
            throw new Broken(`byte ${this.#cursor.offset - 1} is no opcode (0x${hex})`);
        }
        operands.pass(plain.argument);
        stack.drop(plain.pops, plain.base);
        if (plain.pushes === 1)
            stack.push(undefined);
    }
    #push(value) {
        if (value instanceof Import)
            value.pushed++;
        this.#stack.push(value);
    }
    #pushSoon(value) {
        if (value instanceof Promise)
            return value.then((late) => this.#stack.push(late));
        this.#stack.push(value);
        return undefined;
    }
    #dictionary(group) {
        const fields = this.#calls.awaited > 0 ? new Fields() : undefined;
        fields?.fill(group);
        this.#stack.push(fields);
    }
    #fill(group) {
        const target = this.#stack.top();
        if (target instanceof Fields)
            target.fill(group);
    }
    async #global() {
        const { module, name, cutOff } = await this.#operands.names();
        const found = this.#imports.add(module, name);
        if (cutOff)
            throw new Broken(CUT_OFF);
        return found;
    }
    #named(module, name) {
        if (typeof module === 'string' && typeof name === 'string') {
            this.#memo.keepLatest(module, name);
            return this.#imports.add(module, name);
        }
        const spelled = (value) => (typeof value === 'string' ? value : '?');
        const found = this.#imports.add(spelled(module), spelled(name));
        const forgotten = this.#memo.forgot || this.#stack.forgot || module === LONG_TEXT || name === LONG_TEXT;
        found.finding = forgotten
            ? { risk: 'unknown', reason: 'its name is longer, or further back in the file, than is kept track of' }
            : { risk: 'dangerous', reason: 'its name is put together while it is loaded, as only what hides does' };
        return found;
    }
    #build() {
        const state = this.#stack.pop();
        const target = this.#stack.top();
        this.#calls.stated(target, state);
        if (!(target instanceof Wrapper))
            return undefined;
        const layout = target.layout();
        if (this.#arrays !== 'objects')
            this.#arrays = layout === 'pickle' ? 'objects' : 'numbers';
        return this.#joblib ? this.#array(layout) : undefined;
    }
    async #array(layout) {
        this.#stack.pop();
        this.#stack.push(undefined);
        const cursor = this.#cursor;
        if (cursor.offset < this.#frameEnd) {
            throw new Broken('an array of joblib stands inside a frame, where joblib puts none');
        }
        if (layout === undefined)
            throw new Broken('it does not say plainly how long one of its arrays is');
        if (layout === 'pickle') {
            const { broken, overrun } = await new _a(cursor, this.#imports, false).run();
            if (broken !== undefined || overrun)
                throw new Broken(`in an array of objects: ${broken ?? OVERRUN}`);
            return;
        }
        if (!(await cursor.need(layout.padded ? 1 : 0)))
            throw new Broken(CUT_OFF);
        const padding = layout.padded ? this.#operands.unsigned(1) : 0;
        if (!(await cursor.skip(padding + layout.bytes)))
            throw new Broken(CUT_OFF);
    }
}
_a = Machine;
const OVERRUN = 'a frame goes on behind the end of its pickle';
function soon(value, then) {
    if (value instanceof Promise)
        return value.then(then);
    then(value);
    return undefined;
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/knowledge.js
const DANGEROUS_MODULES = {
    'runs programs': words('os posix nt subprocess _posixsubprocess _winapi pty commands popen2 popen3 webbrowser antigravity pydoc', 'multiprocessing.util multiprocessing.spawn multiprocessing.popen_fork multiprocessing.popen_spawn_posix', 'multiprocessing.forkserver multiprocessing.managers multiprocessing.connection multiprocessing.process', 'asyncio.subprocess asyncio.unix_events asyncio.windows_events asyncio.base_subprocess', '_osx_support _aix_support _pyrepl distutils setuptools _distutils_hack pip ensurepip venv idlelib lib2to3', 'test unittest doctest turtledemo pytest _pytest nose pexpect plumbum invoke fabric sh psutil docker', 'numpy.distutils torch.utils.cpp_extension torch.utils.collect_env torch._inductor', 'joblib.externals.loky.backend mlflow.utils.process mlflow.projects'),
    'runs text or bytes as code': words('code codeop runpy marshal _marshal bdb pdb cProfile profile _lsprof trace timeit rlcompleter py_compile', 'compileall pyximport Cython IPython ipykernel execnet fire weave numexpr', 'numpy.testing numpy.f2py pandas.core.computation torch._dynamo torch.package torch.fx', 'torch.jit.unsupported_tensor_ops torch.utils.bottleneck torch.utils._config_module torch.distributed.rpc'),
    'imports modules by name': words('importlib _frozen_importlib _frozen_importlib_external imp _imp pkgutil zipimport pkg_resources', 'site sitecustomize usercustomize modulefinder'),
    "gets at the interpreter's insides": words('sys gc ctypes _ctypes cffi _cffi_backend atexit signal _signal faulthandler msvcrt winreg _winreg fcntl', 'mmap resource readline _xxsubinterpreters _interpreters numpy.ctypeslib'),
    'loads other pickles or code': words('pickle _pickle cPickle pickletools shelve jsonpickle yaml', 'torch.hub torch.utils.model_zoo torch.utils.data.datapipes joblib.memory'),
    'reaches the network': words('socket _socket socketserver ssl _ssl http httplib urllib.request urllib2 ftplib telnetlib smtplib smtpd', 'poplib imaplib nntplib xmlrpc xmlrpclib wsgiref requests urllib3 aiohttp httpx paramiko boto3 botocore', 'rpyc Pyro4 Pyro5 websocket websockets'),
    'changes files': words('shutil tempfile fileinput logging.config logging.handlers'),
};
const DANGEROUS_NAMES = {
    'runs text or bytes as code': [
        ...named('builtins', 'eval exec compile execfile input breakpoint apply help'),
        ...words('pandas.eval sympy.sympify sympy.parse_expr gettext.c2py torch.compile torch.jit.script'),
    ],
    'imports modules by name': words('builtins.__import__ builtins.reload inspect.getmodule'),
    "gets at the interpreter's insides": [
        ...named('builtins', 'globals locals vars setattr delattr dir exit quit'),
        ...named('copyreg', 'add_extension pickle constructor'),
    ],
    'changes files': words('builtins.open builtins.file io.open io.open_code io.FileIO _io.open _io.open_code _io.FileIO codecs.open'),
    'loads other pickles or code': words('torch.load torch.jit.load torch.serialization.load numpy.load numpy.lib.npyio.load', 'numpy.lib._npyio_impl.load joblib.load joblib.numpy_pickle.load joblib.numpy_pickle.load_temporary_memmap', 'pandas.read_pickle pandas.io.pickle.read_pickle cloudpickle.load cloudpickle.loads', 'cloudpickle.cloudpickle.load cloudpickle.cloudpickle.loads dill.load dill.loads dill._dill.load', 'dill._dill.loads dill.load_session dill.load_module dill.session.load_session dill.session.load_module', 'keras.models.load_model skops.io.load skops.io.loads mlflow.pyfunc.load_model mlflow.sklearn.load_model'),
};
const DANGEROUS_ANYWHERE = new Set(words('eval exec execfile system popen Popen check_output check_call getoutput getstatusoutput import_module', 'import_string load_source load_dynamic load_module exec_module exec_command run_module run_path run_code', 'runstring execWrapper resolve_name urlopen urlretrieve rmtree fork spawnv', 'spawnl spawnvp execv execve execl startfile CDLL PyDLL WinDLL Unpickler builtins __builtin__', 'os posix nt sys subprocess shutil importlib runpy socket ctypes marshal pickle pty pdb commands'));
const SUSPECT_ANYWHERE = new Set(words('attrgetter itemgetter methodcaller getattr hasattr setattr delattr getattr_static partial partialmethod reduce', 'starmap vectorize frompyfunc get_type_hints eval_type ForwardRef Parallel BatchedCalls FuncWrapper MemorizedFunc', 'Thread Process Timer Pool ThreadPool ThreadPoolExecutor ProcessPoolExecutor Client Listener Memory Session', 'PoolManager CodeType FunctionType LambdaType MethodType ModuleType CellType memmap fromfile DataSource FileIO', 'OSFile NativeFile PythonFile MemoryMappedFile TextIOWrapper BufferedReader BufferedWriter BufferedRandom ZipFile', 'TarFile GzipFile BZ2File LZMAFile FileHandler FileLock ExcelFile ExcelWriter HDFStore TemporaryFile', 'NamedTemporaryFile SpooledTemporaryFile TemporaryDirectory SourceFileLoader SourcelessFileLoader', 'ExtensionFileLoader LocaleTime TimeRE NumpyUnpickler'));
const SUSPECT_PART = /response_method/;
const SUSPECTS = {
    'takes attributes by name while it is loaded': words('builtins.getattr builtins.hasattr operator.attrgetter _operator.attrgetter inspect.getattr_static'),
    'takes items by name while it is loaded': words('operator.itemgetter _operator.itemgetter operator.getitem _operator.getitem builtins.dict.get'),
    'calls what it is given': [
        ...named('torch._tensor', '_rebuild_from_type _rebuild_from_type_v2'),
        ...named('functools', 'partial partialmethod reduce'),
        ...named('_functools', 'partial reduce'),
        ...named('operator', 'methodcaller call'),
        ...named('_operator', 'methodcaller call'),
        ...named('builtins', 'map filter sorted max min property staticmethod classmethod'),
        ...named('itertools', 'starmap accumulate groupby dropwhile takewhile'),
        ...named('numpy', 'vectorize frompyfunc fromfunction apply_along_axis apply_over_axes piecewise seterrcall'),
        ...named('joblib', 'Parallel parallel.Parallel parallel.BatchedCalls'),
    ],
    'the model holds code of its own, pickled by value: what that does cannot be told here': words('cloudpickle dill joblib.externals.cloudpickle pyspark.cloudpickle ray.cloudpickle numba.core.serialize'),
    'loads a pickle that is stored as bytes inside this one': words('torch.storage._load_from_bytes'),
    'is code of the model itself': [
        ...named('types', 'CodeType FunctionType LambdaType CellType MethodType ModuleType new_class'),
        ...named('builtins', 'code function'),
    ],
    'runs code that its state holds': named('scipy.stats', '_distn_infrastructure _continuous_distns _discrete_distns distributions rv_continuous rv_discrete rv_histogram'),
    'evaluates formulas that its state holds': words('statsmodels.base.data statsmodels.formula patsy formulaic'),
    'connects to what its state names': words('optuna.storages'),
    'opens files': [
        ...named('numpy', 'memmap fromfile fromregex genfromtxt loadtxt save savez savez_compressed savetxt DataSource'),
        ...words('pandas.ExcelFile pandas.ExcelWriter pandas.HDFStore xgboost.DMatrix xgboost.core.DMatrix'),
        ...words('logging.FileHandler zipfile.ZipFile tarfile.TarFile tarfile.open gzip.GzipFile gzip.open bz2.BZ2File'),
        ...words('lzma.LZMAFile sqlite3.connect _sqlite3.connect linecache.getline linecache.getlines'),
    ],
};
const HARMLESS = new Set([
    ...named('builtins', 'object set frozenset list dict tuple int float complex bool str bytes bytearray slice'),
    ...named('builtins', 'range type Ellipsis NotImplemented NoneType memoryview len abs round sum super'),
    ...named('builtins.str', 'split rsplit splitlines strip lstrip rstrip lower upper casefold title capitalize swapcase'),
    ...named('builtins', 'long unicode basestring xrange'),
    ...named('copyreg', '_reconstructor __newobj__ __newobj_ex__'),
    ...named('_codecs', 'encode'),
    ...named('collections', 'OrderedDict defaultdict Counter deque ChainMap UserDict UserList UserString'),
    ...named('_collections', 'OrderedDict defaultdict deque'),
    ...named('datetime', 'datetime date time timedelta timezone'),
    ...named('decimal', 'Decimal Context'),
    ...named('_decimal', 'Decimal'),
    ...named('fractions', 'Fraction'),
    ...named('uuid', 'UUID SafeUUID'),
    ...named('pathlib', 'Path PosixPath WindowsPath PurePath PurePosixPath PureWindowsPath'),
    ...named('pathlib._local', 'Path PosixPath WindowsPath PurePath PurePosixPath PureWindowsPath'),
    ...named('re', '_compile compile Pattern RegexFlag'),
    ...named('enum', 'Enum IntEnum Flag IntFlag StrEnum'),
    ...named('types', 'SimpleNamespace NoneType MappingProxyType GenericAlias'),
    ...named('argparse', 'Namespace'),
    ...named('array', 'array _array_reconstructor'),
    ...named('random', 'Random'),
    ...named('zoneinfo', 'ZoneInfo ZoneInfo._unpickle'),
    ...named('logging', 'Logger RootLogger getLogger'),
    ...named('abc', 'ABC ABCMeta'),
    ...named('numbers', 'Number Complex Real Rational Integral'),
    ...named('ipaddress', 'IPv4Address IPv6Address IPv4Network IPv6Network IPv4Interface IPv6Interface'),
    ...named('typing', 'Any Union Optional List Dict Tuple Set FrozenSet Callable Type Literal Sequence Mapping Iterable TypeVar Generic'),
    ...named('time', 'struct_time'),
    ...named('io', 'BytesIO StringIO'),
    ...named('_io', 'BytesIO StringIO'),
    ...named('operator', 'add sub mul truediv floordiv mod pow neg pos abs and_ or_ xor not_ eq ne lt le gt ge'),
    ...named('_operator', 'add sub mul truediv floordiv mod pow neg pos abs and_ or_ xor not_ eq ne lt le gt ge'),
]);
const HARMLESS_MODULES = words('math cmath __torch__');
const CYTHON = /^__pyx_unpickle_\w+$/;
const CYTHON_LIBRARIES = words('numpy.random scipy sklearn pandas._libs');
function set(...lines) {
    return new Set(words(...lines));
}
const NUMPY = set('abs absolute acos acosh add arccos arccosh arcsin arcsinh arctan arctan2 arctanh asin asinh atan atan2 atanh', 'bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor', 'cbrt ceil conj conjugate copysign cos cosh deg2rad degrees divide divmod equal exp exp2 expm1 fabs float_power floor', 'floor_divide fmax fmin fmod frexp gcd greater greater_equal heaviside hypot invert isfinite isinf isnan isnat lcm', 'ldexp left_shift less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or', 'logical_xor matmul matvec maximum minimum mod modf multiply negative nextafter not_equal positive pow power rad2deg', 'radians reciprocal remainder right_shift rint sign signbit sin sinh spacing sqrt square subtract tan tanh', 'true_divide trunc vecdot vecmat', 'sum prod mean median std var min max amin amax argmin argmax ptp average percentile quantile nansum nanmean', 'nanmedian nanstd nanvar nanmin nanmax nanpercentile nanquantile nanargmin nanargmax cumsum cumprod diff any all', 'count_nonzero round around clip nan_to_num ravel reshape squeeze transpose concatenate stack hstack vstack', 'column_stack expand_dims atleast_1d atleast_2d array asarray asanyarray ascontiguousarray asfortranarray zeros ones', 'empty full zeros_like ones_like arange linspace logspace geomspace eye identity where unique sort argsort dot inner', 'outer sinc real imag angle isclose allclose array_equal interp histogram bincount digitize searchsorted argwhere', 'nonzero flip roll tile repeat log_softmax', 'ndarray dtype matrix recarray record ufunc poly1d void generic number integer signedinteger unsignedinteger inexact', 'floating complexfloating flexible character bool bool_ bool8 int8 int16 int32 int64 uint8 uint16 uint32 uint64 intp', 'uintp int_ uint intc uintc byte ubyte short ushort long ulong longlong ulonglong half single double longdouble', 'float16 float32 float64 float96 float128 float_ complex64 complex128 complex192 complex256 complex_ csingle cdouble', 'clongdouble cfloat object_ str_ string_ unicode_ bytes_ datetime64 timedelta64 nan inf pi newaxis');
const NUMPY_RECONSTRUCTORS = set('_reconstruct scalar _frombuffer _ufunc_reconstruct _DType_reconstruct _convert_to_stringdtype_kwargs');
const NUMPY_TYPES = set('ndarray dtype record recarray matrix void flatiter ufunc');
const PREDICTION_SCORES = set('mean_absolute_error mean_pinball_loss mean_absolute_percentage_error mean_squared_error root_mean_squared_error', 'mean_squared_log_error root_mean_squared_log_error median_absolute_error explained_variance_score r2_score max_error', 'mean_tweedie_deviance mean_poisson_deviance mean_gamma_deviance d2_tweedie_score d2_pinball_score', 'd2_absolute_error_score accuracy_score confusion_matrix multilabel_confusion_matrix cohen_kappa_score jaccard_score', 'jaccard_similarity_score matthews_corrcoef zero_one_loss f1_score fbeta_score precision_recall_fscore_support', 'class_likelihood_ratios precision_score recall_score balanced_accuracy_score hamming_loss log_loss hinge_loss', 'brier_score_loss d2_log_loss_score d2_brier_score auc average_precision_score det_curve roc_auc_score', 'precision_recall_curve roc_curve label_ranking_average_precision_score coverage_error label_ranking_loss dcg_score', 'ndcg_score top_k_accuracy_score rand_score adjusted_rand_score homogeneity_score completeness_score', 'v_measure_score mutual_info_score adjusted_mutual_info_score normalized_mutual_info_score fowlkes_mallows_score', 'silhouette_score calinski_harabasz_score davies_bouldin_score positive_likelihood_ratio negative_likelihood_ratio', 'euclidean_distances nan_euclidean_distances haversine_distances manhattan_distances cosine_distances', 'paired_euclidean_distances paired_manhattan_distances paired_cosine_distances linear_kernel polynomial_kernel', 'sigmoid_kernel rbf_kernel laplacian_kernel cosine_similarity additive_chi2_kernel chi2_kernel _passthrough_scorer', 'newObj');
const SPECIAL = set('expit logit log_expit gamma gammaln loggamma psi digamma beta betaln erf erfc erfcx erfinv erfcinv ndtr ndtri log_ndtr', 'boxcox boxcox1p inv_boxcox inv_boxcox1p xlogy xlog1py entr rel_entr kl_div huber pseudo_huber exprel expm1 log1p', 'exp2 exp10 cbrt softmax log_softmax logsumexp');
const DISTANCES = set('minkowski euclidean sqeuclidean correlation cosine hamming jaccard seuclidean cityblock mahalanobis chebyshev', 'braycurtis canberra jensenshannon yule dice rogerstanimoto russellrao sokalsneath sokalmichener');
const SPARSE = set('spmatrix sparray bsr_matrix coo_matrix csc_matrix csr_matrix dia_matrix dok_matrix lil_matrix', 'bsr_array coo_array csc_array csr_array dia_array dok_array lil_array');
const TORCH = set('device dtype layout memory_format strided sparse_coo sparse_csr sparse_csc sparse_bsr sparse_bsc contiguous_format', 'channels_last channels_last_3d preserve_format uint8 uint16 uint32 uint64 int8 int16 int32 int64 float16 float32', 'float64 float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz bfloat16 complex32 complex64 complex128 qint8', 'qint32 quint8 quint4x2 quint2x4 bool half double float int long short cfloat cdouble relu tanh sigmoid Size Generator Tensor', 'FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage IntStorage ShortStorage CharStorage ByteStorage', 'BoolStorage ComplexFloatStorage ComplexDoubleStorage QInt8Storage QInt32Storage QUInt8Storage QUInt4x2Storage', 'QUInt2x4Storage UntypedStorage TypedStorage FloatTensor DoubleTensor HalfTensor BFloat16Tensor LongTensor IntTensor', 'ShortTensor CharTensor ByteTensor BoolTensor');
const TORCH_RECONSTRUCTORS = set('_rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_parameter _rebuild_parameter_with_state', '_rebuild_parameter_v2 _rebuild_qtensor _rebuild_sparse_tensor _rebuild_sparse_csr_tensor _rebuild_nested_tensor', '_rebuild_meta_tensor_no_storage _rebuild_device_tensor_from_numpy _rebuild_device_tensor_from_cpu_tensor', '_rebuild_xla_tensor _rebuild_wrapper_subclass');
const ACTIVATIONS = set('relu relu_ relu6 gelu silu mish elu elu_ selu celu leaky_relu leaky_relu_ prelu rrelu glu sigmoid logsigmoid hardsigmoid', 'hardswish hardtanh tanh tanhshrink softmax log_softmax softmin softplus softsign softshrink hardshrink threshold', 'normalize dropout cross_entropy binary_cross_entropy binary_cross_entropy_with_logits mse_loss l1_loss smooth_l1_loss', 'huber_loss nll_loss kl_div cosine_similarity pairwise_distance layer_norm batch_norm interpolate pad');
const knowledge_LIBRARIES = [
    {
        modules: words('numpy.dtypes numpy.ma.core numpy.polynomial'),
        callable: true,
        names: [
            ['numpy', NUMPY_TYPES],
            ['numpy.core', NUMPY_RECONSTRUCTORS],
            ['numpy._core', NUMPY_RECONSTRUCTORS],
            ['numpy.random._pickle', set('__randomstate_ctor __generator_ctor __bit_generator_ctor')],
            ['numpy.random', set('SeedSequence MT19937 PCG64 PCG64DXSM Philox SFC64 RandomState Generator')],
            ['numpy.ma', set('MaskedArray _mareconstruct _mvreconstruct mvoid masked_array')],
        ],
    },
    {
        modules: words('scipy.sparse scipy.spatial scipy.interpolate scipy.optimize scipy.cluster scipy.signal scipy.ndimage'),
        names: [
            ['scipy.sparse', SPARSE],
            ['scipy._lib.array_api_compat', set('asarray')],
            ['scipy.special', SPECIAL],
            ['scipy.spatial', DISTANCES],
            ['scipy.interpolate', set('interp1d interp2d')],
            ['scipy.spatial', set('cKDTree')],
            ['scipy.stats._kde', set('gaussian_kde')],
            ['scipy.stats.kde', set('gaussian_kde')],
        ],
    },
    {
        modules: words('sklearn'),
        except: words('sklearn.datasets sklearn.externals sklearn.utils sklearn.callback sklearn._build_utils sklearn.conftest'),
        callable: true,
        names: [
            ['sklearn.metrics', PREDICTION_SCORES],
            ['sklearn.neighbors', set('newObj')],
            [
                'sklearn.feature_selection',
                set('f_classif f_oneway chi2 r_regression f_regression mutual_info_classif mutual_info_regression'),
            ],
            [
                'sklearn.preprocessing',
                set('_identity scale minmax_scale maxabs_scale robust_scale normalize binarize add_dummy_feature', 'quantile_transform power_transform label_binarize'),
            ],
            ['sklearn.feature_extraction', set('strip_accents_unicode strip_accents_ascii strip_tags')],
            ['sklearn.compose', set('make_column_selector')],
            [
                'sklearn.cluster',
                set('_kmeans_single_lloyd _kmeans_single_elkan _kmeans_single_full k_means kmeans_plusplus'),
            ],
        ],
    },
    {
        modules: words('sklearn.utils._bunch sklearn.utils._metadata_requests sklearn.utils._weight_vector'),
        names: [['sklearn.utils', set('Bunch')]],
    },
    {
        modules: words('pandas.core.indexes pandas.core.arrays pandas.core.dtypes pandas.core.internals pandas.core.frame', 'pandas.core.series pandas.core.index pandas.core.categorical pandas.core.generic pandas.indexes pandas.arrays', 'pandas.tseries.offsets pandas._libs.tslibs pandas._libs.internals pandas._libs.interval pandas._libs.arrays', 'pandas._libs.missing pandas._libs.sparse pandas._libs.index pandas._libs.hashtable'),
        callable: true,
        names: [
            [
                'pandas',
                set('DataFrame Series Index RangeIndex MultiIndex CategoricalIndex DatetimeIndex TimedeltaIndex PeriodIndex', 'IntervalIndex Categorical CategoricalDtype DatetimeTZDtype IntervalDtype PeriodDtype SparseDtype StringDtype', 'BooleanDtype ArrowDtype Int8Dtype Int16Dtype Int32Dtype Int64Dtype UInt8Dtype UInt16Dtype UInt32Dtype', 'UInt64Dtype Float32Dtype Float64Dtype Timestamp Timedelta Period Interval Flags NA NaT', '_new_Index _new_DatetimeIndex _new_PeriodIndex _unpickle_block new_block _unpickle_timestamp', '_timedelta_unpickle _nat_unpickle __nat_unpickle _unpickle_timedelta'),
            ],
        ],
    },
    {
        modules: words('torch.nn torch.optim torch.distributions'),
        except: words('torch.nn.parallel torch.nn.utils'),
        callable: true,
        names: [
            ['torch._utils', TORCH_RECONSTRUCTORS],
            ['torch.serialization', set('_get_layout')],
            [
                'torch.jit._pickle',
                set('build_intlist build_tensorlist build_doublelist build_boollist build_tensor_from_id restore_type_tag'),
            ],
            ['torch.nn.functional', ACTIVATIONS],
            ['torch._C._nn', ACTIVATIONS],
            ['torch.torch_version', set('TorchVersion')],
            ['torch.storage', set('UntypedStorage TypedStorage _TypedStorage _UntypedStorage')],
            [
                'torch.cuda',
                set('FloatStorage HalfStorage DoubleStorage LongStorage BFloat16Storage FloatTensor HalfTensor'),
            ],
        ],
    },
    {
        modules: words('torch._tensor torch.amp torch.cuda.amp torch.ao.nn torch.nn.parallel torch.nn.utils torch.utils.data'),
    },
    {
        modules: words('xgboost lightgbm catboost _catboost ngboost pytorch_tabnet tabpfn interpret pygam imblearn', 'category_encoders feature_engine mapie pyod umap hdbscan pynndescent skorch econml causalml dowhy', 'implicit lightfm surprise river sklearn_crfsuite mlxtend statsmodels prophet pmdarima sktime darts', 'lifelines arch statsforecast'),
        except: words('statsmodels.base.data statsmodels.formula'),
        names: [
            ['joblib.numpy_pickle', set('NumpyArrayWrapper NDArrayWrapper ZNDArrayWrapper')],
            ['joblib.numpy_pickle_compat', set('NDArrayWrapper ZNDArrayWrapper')],
        ],
    },
    {
        modules: words('torchvision torchmetrics torch_geometric transformers tokenizers sentence_transformers peft', 'accelerate setfit timm gensim ultralytics pytorch_lightning lightning stable_baselines3 gymnasium'),
        except: words('transformers.testing_utils transformers.dynamic_module_utils transformers.pipelines tokenizers.tools'),
        names: [
            [
                'transformers',
                set('IntervalStrategy EvaluationStrategy HubStrategy SaveStrategy SchedulerType FSDPOption OptimizerNames', 'DebugOption PaddingStrategy TruncationStrategy TensorType ParallelMode'),
            ],
            [
                'accelerate.utils.dataclasses',
                set('DistributedType PrecisionType DynamoBackend RNGType LoggerType SageMakerDistributedType ComputeEnvironment'),
            ],
            ['tokenizers', set('Tokenizer AddedToken Model')],
            ['peft', set('PeftType TaskType')],
            ['sentence_transformers', set('SimilarityFunction')],
        ],
    },
    {
        modules: words('networkx.classes omegaconf optuna.trial optuna.study optuna.distributions'),
        names: [
            ['optuna', set('StudyDirection TrialState')],
            ['pytz', set('_p _UTC')],
            ['dateutil.tz.tz', set('tzutc tzoffset tzlocal')],
            ['dateutil.relativedelta', set('relativedelta')],
            ['PIL.Image', set('Image')],
            ['polars', set('Series DataFrame PySeries')],
            [
                'pyarrow.lib',
                set('type_for_alias py_buffer _restore_array _reconstruct_table _reconstruct_record_batch chunked_array schema', 'field list_ large_list struct map_ dictionary timestamp time32 time64 duration binary decimal128 decimal256', 'DataType Field Schema Table RecordBatch ChunkedArray ListType StructType MapType DictionaryType TimestampType'),
            ],
        ],
    },
    {
        modules: words('mlflow.pyfunc mlflow.models mlflow.types mlflow.entities'),
        names: [['mlflow.types.schema', set('DataType')]],
    },
];
const TOP_NAMES = new Map([
    ['numpy', NUMPY],
    ['torch', TORCH],
]);
const PYTHON_2_MODULES = {
    __builtin__: 'builtins',
    exceptions: 'builtins',
    copy_reg: 'copyreg',
    cStringIO: 'io',
    StringIO: 'io',
    UserDict: 'collections',
    UserList: 'collections',
    UserString: 'collections',
};
function words(...lines) {
    return lines.join(' ').split(' ');
}
function named(module, names) {
    return words(names).map((name) => `${module}.${name}`);
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/risk.js

const RISKS = ['dangerous', 'unknown', 'known'];
const KNOWN = { risk: 'known' };
const HANDED_ON = {
    risk: 'unknown',
    reason: 'is called with arguments or handed on, where models only make empty instances of it',
};
function classified(imports) {
    const rank = ({ risk }) => RISKS.indexOf(risk);
    const key = ({ module, name }) => `${module}.${name}`;
    return imports
        .values()
        .map((found) => ({ module: found.module, name: found.name, ...judged(found) }))
        .sort((a, b) => rank(a) - rank(b) || (key(a) < key(b) ? -1 : 1));
}
function judged(found) {
    const judgement = riskOf(found.module, found.name);
    if (found.finding && RISKS.indexOf(found.finding.risk) <= RISKS.indexOf(judgement.risk))
        return found.finding;
    if (found.isGetattr && found.pushed === found.followed)
        return KNOWN;
    const { module, name, pushed, followed, called } = found;
    if (judgement.risk !== 'known' ||
        pushed === followed ||
        isHarmless(PYTHON_2_MODULES[module] ?? module, name))
        return judgement;
    if (!called && /\.[A-Z][A-Z\d_]*$/.test(name))
        return judgement;
    return HANDED_ON;
}
function riskOf(module, name) {
    const home = PYTHON_2_MODULES[module] ?? module;
    const full = `${home}.${name}`;
    if (HARMLESS.has(full))
        return KNOWN;
    const reason = DANGEROUS.get(full) ?? ofNearest(DANGEROUS_WITHIN, full);
    if (reason !== undefined)
        return { risk: 'dangerous', reason };
    const parts = name.split('.');
    const telling = parts.find((part) => DANGEROUS_ANYWHERE.has(part.replace(/^_+/, '')) || /^__\w+__$/.test(part));
    if (telling !== undefined)
        return { risk: 'dangerous', reason: `leads to ${telling}` };
    if (home === 'copyreg' && name.startsWith('extension ')) {
        return {
            risk: 'unknown',
            reason: 'stands for what the program that loads it registered under that number',
        };
    }
    const suspicion = ofNearest(SUSPECT, full);
    if (suspicion !== undefined)
        return { risk: 'unknown', reason: suspicion };
    if (parts.some((part) => SUSPECT_ANYWHERE.has(part.replace(/^_+/, '')) || SUSPECT_PART.test(part)))
        return { risk: 'unknown', reason: 'does what it is told, in whatever module it is found' };
    return isHarmless(home, name) || isClass(home, parts, false) ? KNOWN : { risk: 'unknown' };
}
function isHarmless(module, name) {
    if (HARMLESS.has(`${module}.${name}`))
        return true;
    const parts = name.split('.');
    const [first = '', ...inner] = parts;
    if (!inner.every((part) => CLASS.test(part)))
        return false;
    if (module === 'builtins')
        return EXCEPTION.test(name);
    const places = upwards(module);
    if (places.some((place) => HARMLESS_MODULES.includes(place)))
        return true;
    if (CYTHON.test(name))
        return places.some((place) => CYTHON_LIBRARIES.includes(place));
    if (TOP_NAMES.get(module)?.has(name))
        return true;
    return (isClass(module, parts, true) ||
        knowledge_LIBRARIES.some(({ names }) => names?.some(([place, own]) => own.has(first) && places.includes(place))));
}
function isClass(module, parts, callable) {
    if (!parts.every((part) => CLASS.test(part)))
        return false;
    const places = upwards(module);
    const within = (modules) => places.some((place) => modules?.includes(place));
    return knowledge_LIBRARIES.some((library) => (!callable || library.callable) && within(library.modules) && !within(library.except));
}
const CLASS = /^_*[A-Z]\w*$/;
const EXCEPTION = /^([A-Z]\w*(Error|Exception|Warning|Iteration|Interrupt|Exit)|Exception)$/;
function upwards(name) {
    const parts = name.split('.', 16);
    return parts.map((_, i) => parts.slice(0, parts.length - i).join('.'));
}
function ofNearest(known, name) {
    for (const place of upwards(name)) {
        const reason = known.get(place);
        if (reason !== undefined)
            return reason;
    }
    return undefined;
}
function inverted(lists) {
    return new Map(Object.entries(lists).flatMap(([reason, names]) => names.map((name) => [name, reason])));
}
const DANGEROUS_WITHIN = inverted(DANGEROUS_MODULES);
const DANGEROUS = inverted(DANGEROUS_NAMES);
const SUSPECT = inverted(SUSPECTS);

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/pickles.js




const CONVINCING = 8;
const TORCH_MAGIC = Buffer.from('80028a0a6cfc9c46f9206aa850192e', 'hex');
async function readPickles(open, expected) {
    const plain = await readAs(open, expected, false);
    if (plain === undefined || plain.arrays === 'none')
        return plain;
    const meant = ({ called, module, name }) => called && (plain.arrays === 'numbers' || riskOf(module, name).risk !== 'unknown');
    const found = (await readAs(open, expected, true)) ?? plain;
    found.imports.join(plain.imports, meant);
    return found;
}
async function readAs(open, expected, joblib) {
    const cursor = await open();
    try {
        const legacyTorch = (await cursor.peek(TORCH_MAGIC.length)).equals(TORCH_MAGIC);
        const imports = new Imports();
        const unreadable = [];
        let arrays = 'none';
        let count = 0;
        while (await cursor.need(1)) {
            const own = new Imports();
            const reading = await new Machine(cursor, own, joblib).run();
            if (arrays !== 'objects' && reading.arrays !== 'none')
                arrays = reading.arrays;
            if (!isPickle(reading, own, expected))
                break;
            if (count === limits_MOST_PICKLES) {
                unreadable.push(`it holds more than ${limits_MOST_PICKLES} pickles`);
                break;
            }
            imports.join(own);
            count++;
            if (reading.broken !== undefined)
                unreadable.push(reading.broken);
            if (joblib && own.values().some((found) => found.isWrapper && found.pushed !== found.followed)) {
                unreadable.push("it makes joblib's arrays in another way than joblib");
            }
            if (reading.broken !== undefined)
                break;
            if (reading.overrun && (await cursor.need(1)))
                unreadable.push(OVERRUN);
        }
        return count > 0 ? { imports, unreadable, arrays, legacyTorch } : undefined;
    }
    finally {
        cursor.close();
    }
}
function isPickle({ broken, headed, opcodes }, imports, expected) {
    if (imports.values().some(({ called }) => called || expected))
        return true;
    if (broken === undefined)
        return headed || expected || imports.size > 0;
    return headed && opcodes >= CONVINCING;
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/prefix.js


const SEARCHED = 64 * 1024;
const MOST_TRIED = 16;
async function hiddenPickles(content) {
    const { bytes } = content;
    if (bytes === undefined)
        return undefined;
    const head = Buffer.alloc(Math.min(SEARCHED, bytes.size));
    await bytes.read(head, 0);
    let tried = 0;
    for (let at = head.indexOf(0x80, 1); at > 0 && tried < MOST_TRIED; at = head.indexOf(0x80, at + 1)) {
        const protocol = head[at + 1] ?? 0;
        if (protocol < 2 || protocol > 5 || !/[c(\]})K\x8c\x95]/.test(String.fromCharCode(head[at + 2] ?? 0)))
            continue;
        tried++;
        const found = await readPickles(() => opened(content, at), false);
        if (found?.imports.values().some(({ called }) => called)) {
            const where = `it holds a pickle that begins after ${at} other bytes`;
            return { imports: found.imports, unreadable: [where, ...found.unreadable] };
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/schema.js
const schema_LONGEST_TEXT = 512;
const schema_DEEPEST_NESTING = 10_000;
const schema_KEYS = new Set([
    '__module__',
    '__class__',
    '__loader__',
    'func',
    'module_path',
    'function',
]);
const schema_PLAIN = new Uint8Array(256);
for (const code of Buffer.from(' \t\n\r+-.0123456789eEtrualsfnNIity'))
    schema_PLAIN[code] = 1;
async function readSchema(cursor, imports) {
    const stack = [];
    let node;
    let text;
    for (;;) {
        if (cursor.at === cursor.end && !(await cursor.need(1))) {
            return cursor.trouble ?? (stack.length > 0 ? 'schema.json is cut off' : undefined);
        }
        const code = cursor.buffer[cursor.at++];
        if (schema_PLAIN[code] === 1)
            continue;
        switch (code) {
            case 0x22: {
                const key = node?.key;
                const wanted = key === undefined || schema_KEYS.has(key);
                text = quotedHere(cursor, wanted) ?? (await schema_quoted(cursor));
                if (text === undefined)
                    return cursor.trouble ?? 'schema.json is no JSON';
                if (node && key !== undefined && wanted) {
                    node.texts ??= new Map();
                    node.texts.set(key, text);
                }
                break;
            }
            case 0x7b:
            case 0x5b:
                if (stack.length === schema_DEEPEST_NESTING)
                    return 'schema.json nests more than 10,000 deep';
                node = { array: code === 0x5b, texts: undefined, content: undefined, key: undefined };
                stack.push(node);
                break;
            case 0x3a:
                if (node && !node.array)
                    node.key = text;
                break;
            case 0x2c:
                if (node)
                    node.key = undefined;
                break;
            case 0x7d:
            case 0x5d: {
                const closed = stack.pop();
                if (closed === undefined || closed.array !== (code === 0x5d))
                    return 'schema.json is no JSON';
                node = stack.at(-1);
                if (closed.texts) {
                    if (node?.key === 'content')
                        node.content = closed.texts;
                    importsOf(closed.texts, closed.content, imports);
                }
                break;
            }
            default:
                return 'schema.json is no JSON in UTF-8';
        }
    }
}
function importsOf(texts, content, imports) {
    const [path, called] = [texts.get('module_path'), texts.get('function')];
    if (path !== undefined && called !== undefined)
        imports.addText(path, called);
    const [module, name] = [texts.get('__module__'), texts.get('__class__')];
    const loader = texts.get('__loader__');
    if (module === undefined || name === undefined || loader === 'JsonNode')
        return;
    imports.addText(module, name);
    const method = content?.get('func');
    if (loader === 'MethodNode' && method !== undefined)
        imports.addText(module, `${name}.${method}`);
}
function quotedHere(cursor, wanted) {
    const { buffer, at, end } = cursor;
    let stop = at;
    while (stop < end && buffer[stop] !== 0x22 && buffer[stop] !== 0x5c)
        stop++;
    if (stop === end || buffer[stop] === 0x5c)
        return undefined;
    cursor.at = stop + 1;
    return wanted ? buffer.toString('utf8', at, Math.min(stop, at + schema_LONGEST_TEXT)) : '';
}
async function schema_quoted(cursor) {
    let raw = '';
    for (;;) {
        const { buffer, at, end } = cursor;
        let stop = at;
        while (stop < end && buffer[stop] !== 0x22 && buffer[stop] !== 0x5c)
            stop++;
        if (raw.length < schema_LONGEST_TEXT)
            raw += buffer.toString('latin1', at, Math.min(stop, at + schema_LONGEST_TEXT));
        cursor.at = stop;
        if (stop === end) {
            if (!(await cursor.need(1)))
                return undefined;
        }
        else if (buffer[stop] === 0x22) {
            cursor.at++;
            return schema_unescaped(raw);
        }
        else {
            if (!(await cursor.need(2)))
                return undefined;
            if (raw.length < schema_LONGEST_TEXT)
                raw += cursor.buffer.toString('latin1', cursor.at, cursor.at + 2);
            cursor.at += 2;
        }
    }
}
function schema_unescaped(raw) {
    const text = Buffer.from(raw, 'latin1').toString('utf8');
    return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex, char) => hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (schema_ESCAPES[char] ?? char));
}
const schema_ESCAPES = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/tar.js



const BLOCK = 512;
function isTarHeader(block) {
    if (block.length < BLOCK)
        return false;
    let sum = 0;
    for (let i = 0; i < BLOCK; i++)
        sum += i >= 148 && i < 156 ? 0x20 : block[i];
    return sum > 8 * 0x20 && numberOf(block.subarray(148, 156)) === sum;
}
async function* tarMembers(content, limits, unreadable) {
    const cursor = await opened(content);
    try {
        while (await cursor.need(BLOCK)) {
            const header = await cursor.peek(BLOCK);
            if (!isTarHeader(header))
                break;
            if (!limits.enter())
                throw new Error(`it holds more than ${limits_MOST_FILES} files`);
            const name = tar_textOf(header.subarray(0, 100));
            const type = String.fromCharCode(header[156]);
            const size = numberOf(header.subarray(124, 136));
            if (size === undefined || size < 0)
                throw new Error(`${name} is of no size`);
            if (type === 'S')
                throw new Error(`${name} is stored with holes`);
            await cursor.skip(BLOCK);
            const end = cursor.offset + Math.ceil(size / BLOCK) * BLOCK;
            if (type === 'x' || type === 'g') {
                const attributes = size < 2 ** 20 && (await cursor.peek(size)).toString('latin1');
                if (attributes === false || /^\d+ (size|GNU\.sparse)/m.test(attributes)) {
                    throw new Error(`${name} states a size of its own`);
                }
            }
            else if (size > 0) {
                const member = await memberOf(content, cursor, name, size);
                if (member)
                    yield member;
                else
                    unreadable.push(`${name} is too big to be looked into inside compressed data`);
            }
            if (!(await cursor.skip(end - cursor.offset)) && cursor.offset < end - BLOCK) {
                throw new Error('it ends in the middle');
            }
        }
        if (cursor.trouble !== undefined)
            throw new Error(cursor.trouble);
    }
    catch (error) {
        unreadable.push(error.message);
    }
    finally {
        cursor.close();
    }
}
async function memberOf({ bytes }, cursor, name, size) {
    if (bytes)
        return contentOf(name, stretch(bytes, cursor.offset, size));
    if (size > MOST_MEMORY)
        return undefined;
    return contentOf(name, bytesOf(Buffer.from(await cursor.peek(size))));
}
function tar_textOf(field) {
    const end = field.indexOf(0);
    return field.subarray(0, end < 0 ? field.length : end).toString('utf8');
}
function numberOf(field) {
    if (field[0] === 0x80)
        return Number(`0x${field.subarray(1).toString('hex')}`);
    const digits = tar_textOf(field).trim();
    return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined;
}

// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(663);
;// CONCATENATED MODULE: ./packages/pickle-scan/lib/zip.js




const zip_HEAD = Buffer.from('PK\x03\x04', 'latin1');
const zip_END = Buffer.from('PK\x05\x06', 'latin1');
const END_SIZE = 22;
const LOCATOR_SIZE = 20;
const END64_SIZE = 56;
async function zipIn(bytes) {
    const head = Buffer.alloc(4);
    await bytes.read(head, 0);
    if (head.equals(zip_HEAD) || head.equals(zip_END))
        return bytes;
    const directory = await directoryOf(bytes);
    if (directory === undefined)
        return undefined;
    const start = directory.end - directory.size - directory.offset;
    return start < 0 ? undefined : stretch(bytes, start, directory.after - start);
}
async function* zipMembers(bytes, limits, unreadable) {
    let zip;
    try {
        const directory = await directoryOf(bytes);
        if (directory === undefined)
            throw new Error('it is a zip without its end');
        if (directory.offset + directory.size !== directory.end) {
            throw new Error('its directory is not where it says');
        }
        zip = await directoryReader(stretch(bytes, 0, directory.after));
        let size = 0;
        let data = 0;
        for await (const entry of zip.eachEntry()) {
            size += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
            data += entry.compressedSize;
            if (data > bytes.size)
                throw new Error('its members overlap');
            if (!limits.enter())
                throw new Error(`it holds more than ${limits_MOST_FILES} files`);
            const name = entry.fileNameRaw.toString('utf8');
            if (entry.isEncrypted()) {
                unreadable.push(`${name} is encrypted`);
            }
            else if (!entry.canDecodeFileData()) {
                unreadable.push(`${name} is compressed by method ${entry.compressionMethod} of zip`);
            }
            else {
                const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
                const member = contentOf(name, stretch(bytes, fileDataStart, entry.compressedSize));
                const stored = entry.compressionMethod === 0;
                if (stored && entry.compressedSize !== entry.uncompressedSize)
                    unreadable.push(`${name} has two sizes`);
                yield stored ? member : await inflatedSmall(member, limits);
            }
        }
        if (size !== directory.size)
            throw new Error('its directory lists more than it counts');
    }
    catch (error) {
        unreadable.push(error.message);
    }
    finally {
        zip?.close();
    }
}
function directoryReader(bytes) {
    return new Promise((resolve, reject) => {
        const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false };
        (0,yauzl/* fromRandomAccessReader */.hH)(new Reader(bytes), bytes.size, options, (error, zip) => error ? reject(error) : resolve(zip));
    });
}
class Reader extends yauzl/* RandomAccessReader */.lJ {
    #bytes;
    constructor(bytes) {
        super();
        this.#bytes = bytes;
    }
    read(target, start, length, position, callback) {
        this.#bytes
            .read(target.subarray(start, start + length), position)
            .then((count) => callback(count < length ? new Error('its directory points behind its end') : null), callback);
    }
}
async function directoryOf(bytes) {
    const start = Math.max(0, bytes.size - END_SIZE - 0xffff);
    const tail = Buffer.alloc(bytes.size - start);
    await bytes.read(tail, start);
    const at = tail.lastIndexOf(zip_END);
    if (at < 0 || at + END_SIZE > tail.length)
        return undefined;
    const [disks, here, all] = [
        tail.readUInt32LE(at + 4),
        tail.readUInt16LE(at + 8),
        tail.readUInt16LE(at + 10),
    ];
    if (disks !== 0 || here !== all)
        return undefined;
    const after = Math.min(bytes.size, start + at + END_SIZE + tail.readUInt16LE(at + 20));
    const locator = at >= LOCATOR_SIZE ? tail.readUInt32LE(at - LOCATOR_SIZE) : 0;
    const end64 = start + at - LOCATOR_SIZE - END64_SIZE;
    if (locator === 0x07064b50 && end64 >= 0) {
        const record = Buffer.alloc(END64_SIZE);
        await bytes.read(record, end64);
        const [size, offset] = [record.readBigUInt64LE(40), record.readBigUInt64LE(48)];
        return { size: Number(size), offset: Number(offset), end: end64, after };
    }
    return { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16), end: start + at, after };
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/scan-file.js













async function scanFile(file, path) {
    const handle = await (0,promises_.open)(file);
    try {
        const { size } = await handle.stat();
        const found = await inspect(contentOf(path, bytesOfFile(handle, size)), new Limits(size), 0);
        if (found === undefined)
            return undefined;
        const imports = classified(found.imports);
        if (found.imports.overfull)
            found.unreadable.push('it imports more than is listed');
        const why = [...new Set(found.unreadable)];
        if (why.length === 0)
            return { path, format: found.format, imports };
        const shown = why.slice(0, 3).map(toolkit_lib/* visible */.RK);
        if (why.length > 3)
            shown.push(`and ${why.length - 3} more`);
        return { path, format: found.format, imports, unreadable: shown.join('; ') };
    }
    finally {
        await handle.close();
    }
}
const PICKLE_NAME = /\.(pkl|pickle|pck|pcl|joblib|dill|cloudpickle)(\.(gz|z))?$/i;
const MODEL_NAME = /\.(pkl|pickle|pck|pcl|joblib|dill|cloudpickle|pt|pth|bin|ckpt|model|dat)$/i;
const UNREAD = [
    ['bzip2', /^BZh[1-9]/],
    ['xz', /^\xfd7zXZ\0/],
    ['lzma', /^\x5d\0\0/],
    ['lz4', /^\x04\x22\x4d\x18/],
    ['zstandard', /^\x28\xb5\x2f\xfd/],
    ['7-Zip', /^7z\xbc\xaf\x27\x1c/],
    ['RAR', /^Rar!\x1a\x07/],
];
async function inspect(content, limits, depth) {
    const expected = PICKLE_NAME.test(content.name);
    const { head, trouble } = await headOf(content);
    const first = head.toString('latin1', 0, 16);
    if (head.length === 0)
        return expected || trouble ? unread(trouble ?? 'it is empty') : undefined;
    const foreign = UNREAD.find(([, magic]) => magic.test(first))?.[0];
    if (foreign !== undefined)
        return unread(`it is compressed by ${foreign}, which cannot be looked into here`);
    const compressed = compressionOf(content, head, limits);
    if (compressed) {
        if (depth === limits_DEEPEST)
            return unread(TOO_DEEP);
        const inner = await inspect(compressed.content, limits, depth + 1);
        if (compressed.kind === 'zlib' && !expected && inner?.imports.size === 0)
            return undefined;
        return inner?.format === 'pickle' && compressed.kind === 'zlib' ? { ...inner, format: 'joblib' } : inner;
    }
    if (head.subarray(0, NPY_MAGIC.length).equals(NPY_MAGIC))
        return ofNumpy(content);
    const archive = await archiveIn(content, head, limits, depth);
    const found = await readPickles(() => opened(content), expected);
    const pickles = found && {
        format: found.legacyTorch ? 'torch' : found.arrays !== 'none' ? 'joblib' : 'pickle',
        imports: found.imports,
        unreadable: found.unreadable,
    };
    if (archive && pickles)
        return joined(archive, pickles);
    if (archive ?? pickles)
        return archive ?? pickles;
    const hidden = MODEL_NAME.test(content.name) ? await hiddenPickles(content) : undefined;
    if (hidden)
        return { format: 'pickle', ...hidden };
    return expected ? unread('it is named like a pickle, but does not begin like one') : undefined;
}
const TOO_DEEP = `it is an archive more than ${limits_DEEPEST} archives deep`;
function unread(why) {
    return { format: 'pickle', imports: new Imports(), unreadable: [why] };
}
async function headOf(content) {
    const cursor = await opened(content);
    try {
        return { head: Buffer.from(await cursor.peek(512)), trouble: cursor.trouble };
    }
    finally {
        cursor.close();
    }
}
function compressionOf(content, head, limits) {
    const of = (kind, start = 0) => ({
        kind,
        content: inflated(content, kind, limits, start),
    });
    if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8)
        return of('gzip');
    if (/^ZF0x[0-9a-f]+ *$/.test(head.toString('latin1', 0, 21)))
        return of('zlib', head[21] === 0x20 ? 22 : 21);
    return head[0] === 0x78 && head.length > 1 && head.readUInt16BE(0) % 31 === 0 ? of('zlib') : undefined;
}
async function ofNumpy(content) {
    const cursor = await opened(content);
    let objects;
    let start = 0;
    try {
        objects = await objectsFollow(cursor);
        start = cursor.offset;
    }
    finally {
        cursor.close();
    }
    if (objects === false)
        return undefined;
    const part = { format: 'numpy', imports: new Imports(), unreadable: [] };
    if (objects === undefined) {
        part.unreadable.push('its header cannot be read');
        return part;
    }
    const found = await readPickles(() => opened(content, start), true);
    if (found)
        part.imports.join(found.imports);
    part.unreadable.push(...(found?.unreadable ?? ['its objects are not where they belong']));
    return part;
}
async function archiveIn(content, head, limits, depth) {
    const zipped = head.toString('latin1', 0, 4) === 'PK\x03\x04';
    const tarred = !zipped && isTarHeader(head);
    if (!zipped && !tarred && (depth > 0 || !content.bytes))
        return undefined;
    const bytes = zipped ? await inMemory(content) : content.bytes;
    const zip = !tarred && bytes ? await zipIn(bytes) : undefined;
    if (!zipped && !tarred && !zip)
        return undefined;
    const unreadable = [];
    const part = { format: tarred ? 'tar' : 'zip', imports: new Imports(), unreadable };
    if (depth === limits_DEEPEST) {
        unreadable.push(TOO_DEEP);
        return part;
    }
    if (!zip && !tarred) {
        unreadable.push('it is a zip inside compressed data, too big to be looked into');
        return part;
    }
    const members = zip ? zipMembers(zip, limits, unreadable) : tarMembers(content, limits, unreadable);
    return ofMembers(members, part, limits, depth);
}
async function ofMembers(members, part, limits, depth) {
    let format = part.format;
    let arrays = true;
    let anything = false;
    for await (const member of members) {
        if (/(^|\/)data\.pkl$/.test(member.name))
            format = 'torch';
        arrays &&= member.name.endsWith('.npy');
        if (member.name === 'schema.json' && part.format === 'zip') {
            const why = await ofSchema(member, part.imports);
            if (why)
                part.unreadable.push(why);
            if (part.imports.size > 0) {
                format = 'skops';
                anything = true;
            }
        }
        const inner = await inspect(member, limits, depth + 1);
        if (inner === undefined)
            continue;
        anything = true;
        part.imports.join(inner.imports);
        part.unreadable.push(...inner.unreadable.map((why) => `${member.name}: ${why}`));
    }
    if (!anything && part.unreadable.length === 0)
        return undefined;
    return { ...part, format: format === 'zip' && arrays ? 'numpy' : format };
}
async function ofSchema(member, imports) {
    const cursor = await opened(member);
    try {
        return await readSchema(cursor, imports);
    }
    finally {
        cursor.close();
    }
}
function joined(archive, pickles) {
    archive.imports.join(pickles.imports);
    archive.unreadable.push(...pickles.unreadable);
    return archive;
}

;// CONCATENATED MODULE: ./packages/pickle-scan/lib/index.js


;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/pickles.js



async function pickles_inspect(folder, paths) {
    const findings = [];
    for (const path of paths) {
        const scan = await scanFile((0,external_node_path_.join)(folder, path), path);
        if (scan === undefined)
            continue;
        const finding = findingOf(scan);
        if (scan.format !== 'skops' || isOutOfTheOrdinary(finding))
            findings.push(finding);
    }
    return findings;
}
function isOutOfTheOrdinary({ unknown, dangerous }) {
    return unknown.length + dangerous.length > 0;
}
function findingOf({ path, imports, unreadable }) {
    const named = (wanted) => [
        ...new Set(imports
            .filter(({ risk }) => risk === wanted)
            .map(({ module, name, reason }) => {
            const import_ = name ? `${module}.${name}` : module;
            return reason === undefined ? import_ : `${import_} (${reason})`;
        })),
    ];
    return {
        path,
        unknown: [
            ...named('unknown'),
            ...(unreadable === undefined ? [] : [`what cannot be read: ${unreadable}`]),
        ],
        dangerous: named('dangerous'),
    };
}
function pickles_judged(findings, policy) {
    const dangerous = findings
        .filter((finding) => finding.dangerous.length > 0)
        .map(({ path, dangerous: names }) => `${(0,toolkit_lib/* visible */.RK)(path)} would run ${(0,toolkit_lib/* firstOf */.Ku)(names, 10)} on whoever loads it.`);
    const unknown = findings
        .filter((finding) => finding.unknown.length > 0)
        .map(({ path, unknown: names }) => `${(0,toolkit_lib/* visible */.RK)(path)} runs code when it is loaded, and uses more than the known libraries: ${(0,toolkit_lib/* firstOf */.Ku)(names, 10)}.`);
    const allowing = (line) => `${line} If you know why, and trust it:\n  pickle-policy: allow`;
    switch (policy) {
        case 'allow':
            return { warnings: dangerous, failures: [] };
        case 'warn':
            return { warnings: unknown, failures: dangerous.map(allowing) };
        case 'fail':
            return {
                warnings: [],
                failures: [
                    ...dangerous.map(allowing),
                    ...unknown.map((line) => `${line} To publish it all the same, with a warning:\n  pickle-policy: warn`),
                ],
            };
    }
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/card-facts.js
function factsOf({ names, license }, { resolved, facts, kind, mlmodel, requirements }, { repoId, tag }, { runUrl }) {
    const { run, metrics, params, datasets } = facts;
    const name = names['model-name'] ?? resolved.name;
    return {
        title: name ?? repoId.split('/').at(-1) ?? repoId,
        ...(name && { name }),
        ...(resolved.version && { version: resolved.version }),
        ...(resolved.description && { description: resolved.description }),
        kind,
        ...(license && { license }),
        repoId,
        ...(tag && { revision: tag }),
        ...(mlmodel.signature && { signature: mlmodel.signature }),
        metrics,
        params,
        datasets,
        environment: {
            ...(mlmodel.pythonVersion && { python: mlmodel.pythonVersion }),
            ...(mlmodel.mlflowVersion && { mlflow: mlmodel.mlflowVersion }),
            requirements,
        },
        files: [],
        pickles: [],
        provenance: {
            ...(run && { runId: run.id, runName: run.name }),
            ...(run?.gitCommit && { gitCommit: run.gitCommit }),
            ...(run?.gitRepo && { gitRepo: run.gitRepo }),
            ...(resolved.modelId && { modelId: resolved.modelId }),
            ...(resolved.createdAt !== undefined && { createdAt: resolved.createdAt }),
            ...(runUrl && { workflowRun: runUrl }),
        },
    };
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/choose.js


function chosen(files, include, exclude) {
    for (const [input, globs] of Object.entries({ include, exclude }))
        for (const glob of globs)
            if (!files.some(matching([glob])))
                throw new toolkit_lib/* UserError */.yo(`${input}: no file of the model matches ${(0,toolkit_lib/* visible */.RK)(glob)}. It has ${(0,toolkit_lib/* firstOf */.Ku)(files.map(({ path }) => path), 5)}.`);
    const isIncluded = include.length === 0 ? () => true : matching(include);
    const isExcluded = exclude.length === 0 ? () => false : matching(exclude);
    const left = files.filter((file) => isIncluded(file) && !isExcluded(file));
    if (left.length === 0)
        throw new toolkit_lib/* UserError */.yo('include and exclude leave no file of the model to publish.');
    return left;
}
function matching(globs) {
    const matchers = globs.map((glob) => picomatch(glob, { dot: true, basename: !glob.includes('/'), nonegate: true }));
    return ({ path }) => matchers.some((matches) => matches(path));
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/secrets.js




function secretNames(files, include) {
    return files.flatMap(({ path }) => {
        const why = include.includes(path) ? undefined : looksSecret(path);
        if (why === undefined)
            return [];
        return [`${(0,toolkit_lib/* visible */.RK)(path)} looks like a secret (${why}). Leave it out:\n  exclude: ${(0,toolkit_lib/* visible */.RK)(path)}`];
    });
}
function secretText(path, text, include) {
    const found = include.includes(path) ? [] : secretsIn(text);
    if (found.length === 0)
        return [];
    const first = found.slice(0, 3).join(', ');
    return [
        `${(0,toolkit_lib/* visible */.RK)(path)} of the model holds what looks like a secret (${first}${found.length > 3 ? `, and ${found.length - 3} more` : ''}). Revoke it, since MLflow has it too, and log the model without it; or leave the file out:\n  exclude: ${(0,toolkit_lib/* visible */.RK)(path)}`,
    ];
}
const LARGEST = 1_000_000;
const TEXT = /(?:^|\/)[^./]+$|\.(?:py|r|sh|json|ya?ml|toml|ini|cfg|conf|properties|txt|md|ipynb|xml)$/i;
async function refuseSecrets(folder, files, include) {
    const problems = [];
    for (const { path, size } of files)
        if (size <= LARGEST && TEXT.test(path))
            problems.push(...secretText(path, await (0,promises_.readFile)((0,external_node_path_.join)(folder, path), 'utf8'), include));
    if (problems.length > 1)
        throw new toolkit_lib/* UserError */.yo([`${(0,toolkit_lib/* count */.U9)(problems.length, 'file')} may not be published:`, ...problems].join('\n- '));
    if (problems.length === 1)
        throw new toolkit_lib/* UserError */.yo(problems[0] ?? '');
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/model.js





const ENVIRONMENT = ['MLmodel', 'requirements.txt', 'python_env.yaml', 'conda.yaml'];
async function openModel(mlflow, resolved, inputs, problems) {
    const [facts, artifacts] = await Promise.all([
        (0,lib/* readModelFacts */.BO)(mlflow, resolved),
        (0,lib/* openArtifacts */.ue)(mlflow, resolved),
    ]);
    const paths = new Set(artifacts.files.map(({ path }) => path));
    if (!paths.has('MLmodel'))
        throw new toolkit_lib/* UserError */.yo(`${resolved.label} has no file MLmodel, so it is not what MLflow's log_model writes. It has ${(0,toolkit_lib/* firstOf */.Ku)([...paths], 5)}.${inputs.source.kind === 'run' ? ' artifact-path names the folder of the model in its run.' : ''}`);
    const text = async (path) => (paths.has(path) ? artifacts.readText(path) : undefined);
    const texts = await Promise.all(ENVIRONMENT.map(text));
    const [mlmodelText = '', requirementsText = '', pythonEnv] = texts;
    const mlmodel = parseMlmodel(mlmodelText);
    const requirements = requirementsOf(withoutUrlSecrets(requirementsText));
    const files = chosen(artifacts.files, inputs.include, inputs.exclude);
    problems.add(...secretNames(files, inputs.include));
    for (const { path } of files)
        problems.add(...secretText(path, texts[ENVIRONMENT.indexOf(path)] ?? '', inputs.include));
    const layout = layoutOf(mlmodel, files.map(({ path }) => path));
    if (!layout.weights)
        throw new toolkit_lib/* UserError */.yo(`${resolved.label} cannot be published: ${layout.notes.join(' ')}`);
    const kind = kindOf(mlmodel, inputs.task);
    return {
        resolved,
        facts,
        artifacts,
        files,
        mlmodel,
        mlmodelText,
        kind,
        layout,
        requirements,
        warnings: [
            ...layout.notes,
            ...modelFileMissing(kind, files),
            ...environmentWarnings({ mlmodel, requirements, ...(pythonEnv !== undefined && { pythonEnv }) }),
        ],
    };
}
function modelFileMissing({ modelFile }, files) {
    if (modelFile === undefined || files.some(({ path }) => path === modelFile))
        return [];
    return [`${(0,toolkit_lib/* visible */.RK)(modelFile)} is left out, and without it the model cannot be loaded.`];
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/skops.js



async function configOf({ dataFile, task }, { kind, requirements, mlmodel }, workspace) {
    if (dataFile === undefined || task === undefined)
        return undefined;
    if (kind.flavor !== 'sklearn' || kind.modelFile === undefined)
        throw new toolkit_lib/* UserError */.yo(`data-file makes the config.json of a scikit-learn model, and this one is of ${(0,toolkit_lib/* visible */.RK)(kind.flavor)}. Leave data-file out.`);
    const [path = ''] = await (0,toolkit_lib/* findFiles */.lY)('data-file', [dataFile], workspace);
    const text = await skopsConfig({
        modelFile: kind.modelFile,
        format: kind.format === 'skops' ? 'skops' : 'pickle',
        requirements,
        task,
        dataFile: (0,external_node_path_.resolve)(workspace, path),
    });
    return { text, warnings: columnWarnings(JSON.parse(text).sklearn.columns, mlmodel.signature) };
}
function columnWarnings(columns, signature) {
    const inputs = signature?.inputs.map(({ name }) => name).filter((name) => name !== undefined) ?? [];
    if (columns === undefined || inputs.length === 0)
        return [];
    const more = columns.filter((column) => !inputs.includes(column));
    const missing = inputs.filter((input) => !columns.includes(input));
    const listed = (names) => names.slice(0, 10).map(toolkit_lib/* visible */.RK).join(', ');
    return [
        ...(more.length > 0
            ? [
                `data-file has columns that the model does not take, and config.json names them: ${listed(more)}. Leave them out of the file.`,
            ]
            : []),
        ...(missing.length > 0 ? [`data-file lacks columns that the model takes: ${listed(missing)}.`] : []),
    ];
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/preflight.js










async function prepare(inputs, ports, patience) {
    const problems = new toolkit_lib/* Problems */.Zw();
    const { fetch, log, secret } = ports;
    const mlflow = await problems.of(() => (0,lib.connectMlflow)({ ...inputs.mlflow, fetch, log, secret, ...(patience && { retry: patience }) }));
    const resolved = mlflow && (await problems.of(() => (0,lib/* resolveModel */.AX)(mlflow, inputs.source)));
    const ownCard = await problems.of(() => readOwnCard(inputs, ports));
    const [place, model] = await Promise.all([
        openPlace(inputs, resolved, ports, patience, problems),
        mlflow && resolved && problems.of(() => openModel(mlflow, resolved, inputs, problems)),
    ]);
    const config = model && (await problems.of(() => configOf(inputs, model, ports.context.workspace)));
    const warnings = [...(model?.warnings ?? []), ...(config?.warnings ?? [])];
    const facts = model && place && factsOf(inputs, model, place.target, ports.context);
    if (facts && place && inputs.card.kind !== 'none') {
        const card = await problems.of(() => frontMatterOf(facts, ownCard));
        if (card !== undefined) {
            const verdict = await validateCard(place.hub, card);
            problems.add(...verdict.problems);
            warnings.push(...verdict.warnings);
        }
    }
    problems.finish();
    if (!model || !place || !facts)
        throw new Error('a problem got lost');
    return {
        ...place,
        model,
        facts,
        ...(ownCard !== undefined && { ownCard }),
        ...(config && { config: config.text }),
        warnings,
    };
}
async function openPlace(inputs, resolved, { fetch, log, secret, idToken }, patience, problems) {
    const { repoId: template, tag, commitMessage, ...others } = inputs.target;
    const names = preflight_namesOf(inputs, resolved);
    const fill = (input, text) => problems.of(() => filledIn(input, text, names));
    if (!resolved && (await new toolkit_lib/* Problems */.Zw().of(() => filledIn('repo-id', template, names))) === undefined)
        return undefined;
    const repoId = await fill('repo-id', template);
    const title = await fill('commit-message', commitMessage ?? defaultTitle(names));
    const filledTag = tag === undefined ? undefined : await fill('tag', tag);
    if (repoId === undefined || title === undefined)
        return undefined;
    const hub = await problems.of(() => connectHub({ endpoint: inputs.hub.endpoint, fetch, log, secret, ...(patience && { retry: patience }) }, { auth: inputs.hub.auth, token: inputs.hub.token, ...(idToken && { idToken }) }, repoId));
    if (hub === undefined)
        return undefined;
    const target = { repoId, ...others, ...(filledTag !== undefined && { tag: filledTag }) };
    const inspected = await problems.of(() => inspectTarget(hub, target));
    problems.add(...(inspected?.problems ?? []));
    return { hub, target, title };
}
function preflight_namesOf({ names, source }, resolved) {
    const { name, version, runId, modelId } = resolved ?? {};
    return {
        ...(name && { 'model-name': name }),
        ...(version && { 'model-version': version }),
        ...(runId && { 'run-id': runId }),
        ...(modelId && { 'model-id': modelId }),
        ...names,
        ...(source.kind === 'version' && { 'model-version': source.version }),
    };
}
function defaultTitle(names) {
    if (names['model-version'])
        return 'Publish {model-name} {model-version} from MLflow';
    if (names['model-id'])
        return 'Publish the model {model-id} from MLflow';
    return 'Publish the model of run {run-id} from MLflow';
}
const README_LIMIT = 1_000_000;
async function readOwnCard({ card }, { context }) {
    if (card.kind !== 'file')
        return undefined;
    const [path = ''] = await (0,toolkit_lib/* findFiles */.lY)('model-card', [card.path], context.workspace);
    const bytes = await (0,promises_.readFile)((0,external_node_path_.resolve)(context.workspace, path));
    if (bytes.length > README_LIMIT)
        throw new toolkit_lib/* UserError */.yo(`model-card: ${(0,toolkit_lib/* visible */.RK)(path)} has ${bytes.length} bytes, and the Hub shows at most a million.`);
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw new toolkit_lib/* UserError */.yo(`model-card: ${(0,toolkit_lib/* visible */.RK)(path)} is not UTF-8. Save it as UTF-8.`);
    }
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/report.js



const FILES_SHOWN = 50;
function reportOf(findings, context, id) {
    const { inputs, prepared, warnings } = findings;
    return {
        schema: 'mlops-report/v1',
        action: 'mlflow-to-hf',
        id,
        title: 'Model on the Hub',
        verdict: findings.done.kind === 'refused' ? 'fail' : warnings.length > 0 ? 'warn' : 'pass',
        headline: headlineOf(findings),
        metrics: [...prepared.model.facts.metrics].map(rowOf),
        sections: sectionsOf(findings),
        provenance: {
            ...(0,report_lib/* provenanceOf */.Jj)(context, undefined),
            settings: { 'pickle-policy': inputs.picklePolicy, auth: prepared.hub.auth },
        },
    };
}
function headlineOf({ prepared, composition, done, warnings }) {
    const { model, target } = prepared;
    const { files, bytes } = outcome_sizeOf(composition);
    const what = (0,toolkit_lib/* visible */.RK)(model.resolved.label);
    const much = `${(0,toolkit_lib/* count */.U9)(files, 'file')}, ${(0,toolkit_lib/* bytesInWords */.ob)(bytes)}`;
    const warned = warnings.length === 0 ? '' : `, with ${(0,toolkit_lib/* count */.U9)(warnings.length, 'warning')}`;
    switch (done.kind) {
        case 'refused':
            return `Nothing was published: ${what} has ${(0,toolkit_lib/* count */.U9)(done.reasons.length, 'file')} that pickle-policy does not let through.`;
        case 'planned':
            return `Dry run: ${target.repoId} would get ${what}: ${(0,toolkit_lib/* count */.U9)(done.add.length, 'file')} new, ${done.update.length} changed, ${done.remove.length} removed, ${done.unchanged} as they are${warned}.`;
        case 'published': {
            const proposal = done.pullRequestUrl !== undefined;
            if (!done.changed)
                return `${proposal ? `A pull request on ${target.repoId} proposes` : `${target.repoId} holds`} ${what} already (${much})${warned}.`;
            const where = proposal ? `a pull request on ${target.repoId}` : target.repoId;
            return `Published ${what} to ${where}: ${much}; ${done.uploaded.length} new or changed${warned}.`;
        }
    }
}
function rowOf([name, value]) {
    return Number.isFinite(value)
        ? { name, value, verdict: 'neutral' }
        : { name, value: null, valueText: String(value), verdict: 'neutral' };
}
function sectionsOf(findings) {
    const { warnings, pickles, composition, inputs, done } = findings;
    const texts = (lines) => lines.map((text) => ({ kind: 'text', text }));
    return [
        ...(done.kind === 'refused' ? [{ title: 'Why', blocks: texts(done.reasons) }] : []),
        { title: 'Publication', blocks: [placeLine(findings), placeTable(findings)] },
        ...(warnings.length > 0 ? [{ title: 'Warnings', blocks: texts(warnings) }] : []),
        ...(pickles.length > 0 ? [picklesSection(findings)] : []),
        filesSection(findings),
        ...(inputs.dryRun && composition.card !== undefined
            ? [{ title: 'README.md', collapsed: true, blocks: [{ kind: 'code', text: composition.card }] }]
            : []),
    ];
}
function placeLine({ prepared, done }) {
    const { hub, target } = prepared;
    const link = (text, url) => `[${(0,report_lib/* escapeText */.X1)(text)}](<${url}>)`;
    const repository = `${hub.endpoint}/${target.repoId}`;
    const place = outcome_addressOf({ prepared, done });
    const commit = done.kind === 'published' ? done.commit : undefined;
    const parts = [
        link(target.repoId, repository),
        ...(place !== repository ? [link(place.slice(repository.length + 1), place)] : []),
        ...(commit ? [link(commit.slice(0, 7), `${repository}/commit/${commit}`)] : []),
    ];
    return { kind: 'markdown', markdown: parts.join(' · ') };
}
function placeTable({ prepared, inputs }) {
    const { model, target } = prepared;
    const { resolved, facts, kind } = model;
    const rows = [
        ['Model', resolved.label],
        ['Run', facts.run && (facts.run.name ? `${facts.run.name} (${facts.run.id})` : facts.run.id)],
        ['Git commit', facts.run?.gitCommit],
        ['Flavor', kind.format === undefined ? kind.flavor : `${kind.flavor}, ${kind.format}`],
        ['Licence', inputs.license],
        ['Tag', target.tag],
    ];
    return {
        kind: 'table',
        columns: [{ header: 'What' }, { header: 'Which' }],
        rows: rows.filter((row) => Boolean(row[1])),
    };
}
function picklesSection({ pickles }) {
    return {
        title: 'Files that run code when they are loaded',
        collapsed: true,
        blocks: [
            {
                kind: 'table',
                columns: [{ header: 'File' }, { header: 'Outside of the known libraries' }, { header: 'Dangerous' }],
                rows: pickles.map(({ path, unknown, dangerous }) => [path, unknown.join(', '), dangerous.join(', ')]),
            },
        ],
    };
}
function filesSection({ composition, done }) {
    const rows = composition.everything.map(({ path, size }) => [
        path,
        (0,toolkit_lib/* bytesInWords */.ob)(size),
        stateOf(path, done),
    ]);
    return {
        title: `Files (${rows.length})`,
        collapsed: true,
        blocks: [
            {
                kind: 'table',
                columns: [{ header: 'File' }, { header: 'Size', align: 'right' }, { header: 'In the repository' }],
                rows: rows.slice(0, FILES_SHOWN),
                ...(rows.length > FILES_SHOWN && { more: rows.length - FILES_SHOWN }),
            },
        ],
    };
}
function stateOf(path, done) {
    const among = (files) => files.some((file) => file.path === path);
    switch (done.kind) {
        case 'refused':
            return 'not published';
        case 'planned':
            return among(done.add) ? 'would be new' : among(done.update) ? 'would change' : 'as it is';
        case 'published':
            return among(done.uploaded) ? 'new or changed' : 'as it was';
    }
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/run.js












const ACTION = 'mlflow-to-hf';
async function run(inputs, ports, patience) {
    const { temp } = ports.context;
    ports.secret(inputs.hub.token);
    const prepared = await prepare(inputs, ports, patience);
    await (0,promises_.mkdir)(temp, { recursive: true });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, `${ACTION}-`));
    try {
        return await publishFrom(folder, prepared, inputs, ports);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function publishFrom(folder, prepared, inputs, { context, log, now }) {
    const { model, hub, target, title } = prepared;
    log.info(`Downloading ${(0,toolkit_lib/* count */.U9)(model.files.length, 'file')} of ${model.resolved.label} by ${model.artifacts.route}`);
    await model.artifacts.download(model.files, folder, { now });
    await refuseSecrets(folder, model.files, inputs.include);
    const paths = model.files.map(({ path }) => path);
    const pickles = await pickles_inspect(folder, paths);
    const judgement = pickles_judged(pickles, inputs.picklePolicy);
    const warnings = [...prepared.warnings, ...judgement.warnings, ...(await differing(prepared, folder))];
    const contents = await contentsOf(prepared, folder);
    const composition = new Composition(prepared, inputs, contents, pickles, await modelReadme(prepared, folder));
    const publication = {
        target,
        title,
        ...(context.runUrl && { description: `Published by ${context.runUrl}` }),
        compose: composition.compose,
        now,
    };
    const done = await (async () => {
        if (judgement.failures.length > 0)
            return { kind: 'refused', reasons: judgement.failures };
        if (inputs.dryRun)
            return { kind: 'planned', ...(await planOf(hub, publication)) };
        return { kind: 'published', ...(await publish(hub, publication)) };
    })();
    const findings = {
        inputs,
        prepared,
        pickles,
        composition,
        warnings: [...warnings, ...composition.notes],
        done,
    };
    const report = reportOf(findings, context, (0,report_lib/* unusedReportId */.uQ)(context, ACTION));
    const path = await (0,report_lib/* writeReport */.bI)(context.reports, report);
    tell(report, findings, log);
    return {
        outputs: outputsOf(findings, path),
        summary: (0,report_lib/* renderReport */.B1)(report, { trusted: true }),
        ...(done.kind === 'refused' && { failure: `${ACTION}: ${report.headline}` }),
    };
}
async function modelReadme({ model }, folder) {
    const file = model.layout.files.find(({ to }) => to === contents_README);
    return file && (0,promises_.readFile)((0,external_node_path_.join)(folder, file.from), 'utf8');
}

;// CONCATENATED MODULE: ./actions/mlflow-to-hf/lib/index.js


const action = { name: 'mlflow-to-hf', readInputs: readInputs, run: run };


/***/ })

};
