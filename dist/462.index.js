export const id = 462;
export const ids = [462];
export const modules = {

/***/ 5462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var lib = __webpack_require__(9783);
;// CONCATENATED MODULE: ./packages/docker/lib/steps.js
const SETUP_BUILDX = '  - uses: docker/setup-buildx-action@d7f5e7f509e45cec5c76c4d5afdd7de93d0b3df5 # v4.1.0';
const SETUP_QEMU = '  - uses: docker/setup-qemu-action@06116385d9baf250c9f4dcb4858b16962ea869c3 # v4.1.0';

;// CONCATENATED MODULE: ./packages/docker/lib/features.js

function missingFeatures(engine, request) {
    if (engine.way === 'builder')
        return [];
    const { label, platforms, cacheFrom, cacheTo, secrets } = request;
    const many = platforms.length > 1;
    const attested = ['provenance', 'sbom'].filter((name) => isAsked(request[name]));
    if (engine.way === 'plain') {
        const foreign = platforms.some((one) => one !== engine.platform);
        const needs = [
            ...(foreign ? [`platforms: "${platforms.join(',')}"`] : []),
            ...(cacheFrom.length > 0 ? ['cache-from'] : []),
            ...(cacheTo.length > 0 ? ['cache-to'] : []),
            ...(secrets.length > 0 ? ['secrets'] : []),
            ...attested,
        ];
        return needs.map((what) => `${label}: ${what} needs buildx, and this docker (${engine.version}, ${engine.platform}) has none. Put before the step:\n${SETUP_BUILDX}`);
    }
    if (engine.containerd)
        return [];
    const needs = [
        ...(many ? [`platforms: "${platforms.join(',')}" are several, which`] : []),
        ...(cacheTo.some((to) => !isInline(to)) ? ['cache-to: anything but type=inline'] : []),
        ...attested.map((name) => `${name}: "${request[name]}"`),
    ];
    return needs.map((what) => `${label}: ${what} needs a builder of its own, and "${engine.buildx?.builder}" is the engine's, whose image store cannot hold that. Put before the step:\n${SETUP_BUILDX}`);
}
const isAsked = (value) => value !== undefined && value !== '' && value !== 'false' && value !== 'disabled=true';
const isInline = (cacheTo) => /(^|,)type=inline(,|$)/.test(cacheTo);

;// CONCATENATED MODULE: ./packages/docker/lib/build-arguments.js

function buildArguments(engine, request, destination) {
    const { target, buildArgs, labels, secrets, cacheFrom, pull, dockerfile, context } = request;
    return [
        ...command(engine),
        ...into(engine, destination),
        `--file=${dockerfile}`,
        ...(target === undefined ? [] : [`--target=${target}`]),
        ...platform(engine, request, destination),
        ...[...buildArgs].map(([name, value]) => `--build-arg=${name}=${value}`),
        ...[...labels].map(([name, value]) => `--label=${name}=${value}`),
        ...secrets.map(({ id, file }) => `--secret=${csv(`id=${id}`)},${csv(`src=${file}`)}`),
        ...cacheFrom.map((from) => `--cache-from=${from}`),
        ...cacheTo(engine, request, destination).map((to) => `--cache-to=${to}`),
        ...attestations(engine, request, destination),
        ...(pull && isFirst(engine, destination) ? ['--pull'] : []),
        '--',
        context,
    ];
}
function command({ way, buildx }) {
    if (way === 'plain')
        return ['build', '--force-rm'];
    return ['buildx', 'build', '--progress=plain', ...(buildx ? [`--builder=${buildx.builder}`] : [])];
}
function into({ way }, destination) {
    switch (destination.to) {
        case 'cache':
            return ['--output=type=cacheonly'];
        case 'engine':
            return [`--tag=${destination.name}`, ...(way === 'plain' ? [] : ['--load'])];
        case 'registry':
            return [
                `--output=type=image,name=${destination.repository},push-by-digest=true,name-canonical=true,push=true`,
                `--metadata-file=${destination.metadata}`,
            ];
    }
}
function isFirst({ way }, { to }) {
    return way !== 'builder' || to === 'cache';
}
function platform(engine, request, { to }) {
    const { platforms } = request;
    if (platforms.length === 0 || (engine.way === 'plain' && platforms[0] === engine.platform))
        return [];
    const loads = engine.way === 'builder' && to === 'engine';
    return [`--platform=${loads ? loadedPlatform(engine, request) : platforms.join(',')}`];
}
function loadedPlatform({ platform }, { platforms }) {
    return platforms.includes(platform) ? platform : platforms[0];
}
function cacheTo({ way }, request, { to }) {
    if (way !== 'builder')
        return [...request.cacheTo];
    if (to === 'engine')
        return [];
    return request.cacheTo.filter((one) => isInline(one) === (to === 'registry'));
}
function attestations({ way, containerd }, request, { to }) {
    if (way === 'plain')
        return [];
    if (way === 'builder' ? to === 'engine' : !containerd)
        return [];
    return [
        ...(request.provenance ? [`--provenance=${request.provenance}`] : []),
        ...(isAsked(request.sbom) ? [`--sbom=${request.sbom}`] : []),
    ];
}
const csv = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

;// CONCATENATED MODULE: ./packages/docker/lib/contents.js

const FIELDS = [
    'Cmd',
    'Entrypoint',
    'Env',
    'ExposedPorts',
    'Labels',
    'StopSignal',
    'User',
    'Volumes',
    'WorkingDir',
];
function contentsInEngine({ Os, Architecture, RootFS, Config }) {
    return contentsOf(Os, Architecture, RootFS?.Layers, Config);
}
function contentsInRegistry({ os, architecture, rootfs, config }) {
    return contentsOf(os, architecture, rootfs?.diff_ids, config);
}
function contentsOf(os, architecture, layers, config) {
    const fields = FIELDS.map((name) => [name, config?.[name]]);
    const all = [['os', os], ['architecture', architecture], ['layers', layers], ...fields];
    return new Map(all.filter(([, value]) => !isEmpty(value)));
}
const isEmpty = (value) => value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0);
function differences(one, other) {
    const names = new Set([...one.keys(), ...other.keys()]);
    return [...names].filter((name) => !(0,external_node_util_.isDeepStrictEqual)(one.get(name), other.get(name)));
}

;// CONCATENATED MODULE: ./packages/docker/lib/faults.js

const BREAKS = /\bEOF\b|connection (reset|refused|timed out)|broken pipe|i\/o timeout|handshake timeout|deadline exceeded|no such host|temporary failure|server misbehaving|network is unreachable|closed network connection|closed by the remote host|Client\.Timeout|\b5\d\d (Internal|Bad|Service|Gateway)|\bHTTP (status: )?5\d\d\b|too ?many ?requests/i;
const isBreak = (said) => BREAKS.test(said);
const WAITS = [2_000, 10_000];
async function persist(work, waits) {
    let ran = await work();
    for (const wait of waits) {
        if (ran.code === 0 || !isBreak(reasonIn(ran.stderr)))
            return ran;
        await (0,lib/* pause */.v7)(wait);
        ran = await work();
    }
    return ran;
}
function reasonIn(stderr) {
    const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== '');
    const last = lines.findLast((line) => /^(ERROR|Error|error)\b/.test(line)) ?? lines.at(-1) ?? '';
    return (0,lib/* visible */.RK)(last
        .trim()
        .replace(/^(ERROR: |Error response from daemon: |Error: |error: )+/, '')
        .replace(/^(failed to build: |failed to solve: )+/, '')
        .slice(0, 500));
}

;// CONCATENATED MODULE: ./packages/docker/lib/left.js
const OWNER = 'mlops-actions.owner';
const localName = (owner) => `mlops-actions/${owner.toLowerCase()}`;
async function removeLeft(docker, owner) {
    await removeAll(docker, 'container', ['--all', '--quiet', `--filter=label=${OWNER}=${owner}`], ['--volumes']);
    const names = ['--format={{.Repository}}:{{.Tag}}', `--filter=reference=${localName(owner)}`];
    await removeAll(docker, 'image', names);
}
async function removeAll(docker, kind, which, how = []) {
    const { stdout } = await docker.run([kind, 'ls', ...which]);
    const left = stdout.split('\n').filter((one) => one !== '' && !one.endsWith(':<none>'));
    if (left.length > 0)
        await docker.run([kind, 'rm', '--force', ...how, ...left]);
}

;// CONCATENATED MODULE: ./packages/docker/lib/build.js








async function build(docker, engine, request, { owner, log, now }) {
    const begun = now();
    const { label, load } = request;
    const local = engine.way !== 'builder' || load ? `${localName(owner)}:${(0,external_node_crypto_.randomUUID)()}` : undefined;
    const run = async (args) => {
        const output = new Tail();
        const ran = await docker.run(args, {
            onLine: (line) => {
                output.add(line);
                log.info((0,external_node_util_.stripVTControlCharacters)(line));
            },
            ...(engine.way === 'plain' && { env: { DOCKER_BUILDKIT: '0' } }),
        });
        if (ran.code !== 0)
            throw new lib/* UserError */.yo(failure(label, ran, output.lines));
    };
    if (engine.way === 'builder')
        await run(buildArguments(engine, request, { to: 'cache' }));
    if (local !== undefined)
        await run(buildArguments(engine, request, { to: 'engine', name: local }));
    const built = { label, seconds: (now() - begun) / 1000 };
    if (local === undefined)
        return { ...built, exposed: [] };
    const inspected = await inspectImage(docker, local);
    log.info(`${label}: ${(0,lib/* bytesInWords */.ob)(inspected.bytes)}`);
    return { ...built, local, ...inspected };
}
class Tail {
    lines = [];
    add(line) {
        const text = (0,lib/* visible */.RK)((0,external_node_util_.stripVTControlCharacters)(line).replaceAll('\t', '    ').trimEnd());
        if (text === '')
            return;
        this.lines.push(text.length > 300 ? `${text.slice(0, 300)}…` : text);
        if (this.lines.length > 30)
            this.lines.shift();
    }
}
function failure(label, { code, stdout, stderr }, lines) {
    const step = stdout.match(/^Step \d+\/\d+ : .*/gm)?.at(-1);
    const reason = reasonIn(stderr) || `docker ended with ${code}`;
    return [
        `${label}: the build failed: ${reason}`,
        ...(step ? [`In ${(0,lib/* visible */.RK)(step.slice(0, 300))}`] : []),
        ...advice(stdout + stderr),
        'Its last lines:',
        ...lines.map((line) => `  ${line}`),
    ].join('\n');
}
function advice(said) {
    if (/exec format error/i.test(said))
        return [
            `The builder's machine cannot run programs of that platform by itself. Put before the step:\n${SETUP_QEMU}`,
        ];
    if (/requires BuildKit|unknown flag: mount|dockerfile parse error.*<</i.test(said))
        return [`This Dockerfile needs BuildKit. Put before the step:\n${SETUP_BUILDX}`];
    if (/toomanyrequests|pull rate limit/i.test(said))
        return [
            'Docker Hub limits how often images are pulled without an account. Give username and password, also where nothing is pushed.',
        ];
    if (/no space left on device/i.test(said))
        return ['The disk of the machine that builds is full.'];
    return [];
}
async function inspectImage(docker, name) {
    const { code, stdout, stderr } = await docker.run(['image', 'inspect', '--format', '{{json .}}', name]);
    if (code !== 0)
        throw new lib/* UserError */.yo(`docker: the image that was built is gone: ${reasonIn(stderr)}`);
    const inspected = JSON.parse(stdout);
    const { Size, Config } = inspected;
    const ports = Object.keys(Config?.ExposedPorts ?? {});
    return {
        bytes: Size,
        exposed: ports
            .flatMap((port) => /^(\d+)(\/tcp)?$/.exec(port)?.[1] ?? [])
            .map(Number)
            .sort((a, b) => a - b),
        contents: contentsInEngine(inspected),
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/docker/lib/names.js

const DOCKER_HUB = 'docker.io';
const HUB_ALIASES = new Set([
    'index.docker.io',
    'registry-1.docker.io',
    'registry.hub.docker.com',
    'hub.docker.com',
]);
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[a-f0-9:]+\])(?::\d+)?$/;
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const LONGEST_NAME = 255;
const LONGEST_TAG = 128;
function parseImageName(text, registry, username) {
    const refuse = (problem) => {
        throw new lib/* UserError */.yo(`image ${shown(text)}: ${problem}`);
    };
    if (text === '')
        refuse('the name is empty. Write one such as <username>/api.');
    if (text.includes('://'))
        refuse('this is an address. Write the name alone, such as <username>/api.');
    const { host, rest } = splitHost(text);
    const repository = /^[^:@]*/.exec(rest)?.[0] ?? '';
    if (rest.includes('@'))
        refuse(`the name has a digest in it. Write ${shown(text.slice(0, text.indexOf('@')))}.`);
    if (rest.includes(':'))
        refuse(tagProblem(text, rest));
    const bad = /[^A-Za-z0-9._/-]/u.exec(repository)?.[0];
    if (bad !== undefined)
        refuse(`${charName(bad)} cannot be in a name. It has lower-case letters, digits, and between them . _ - and /.`);
    if (repository !== repository.toLowerCase())
        refuse(`a name has no capitals. Write ${shown(text.toLowerCase())}.`);
    const wrong = repository.split('/').find((part) => !COMPONENT.test(part));
    if (wrong !== undefined)
        refuse(wrong === ''
            ? 'a part between two slashes is empty. Write a name such as <username>/api.'
            : `${shown(wrong)} cannot be a part of a name: it begins and ends with a letter or digit, and has one . or one or two _ or some - between two of them.`);
    if (host !== undefined && !HOST.test(host))
        refuse(`${shown(host)} is no host of a registry.`);
    const own = host === undefined ? registry : canonical(host);
    if (own !== registry)
        refuse(`this name is of the registry ${shown(own)}, and images go to ${shown(registry)}. Write registry: ${shown(own)}, or the name without ${shown(host ?? '')}/.`);
    if (registry === DOCKER_HUB)
        checkHubName(repository, username, refuse);
    const { length } = `${registry}/${repository}`;
    if (length > LONGEST_NAME)
        refuse(`the name has ${length} characters with its registry, and ${LONGEST_NAME} are the most.`);
    return { registry, repository };
}
function checkHubName(repository, username, refuse) {
    const parts = repository.split('/');
    if (parts.length === 1)
        refuse(`on Docker Hub a name begins with the user or organisation it belongs to. Write ${shown(`${username ?? '<username>'}/${repository}`.toLowerCase())}.`);
    if (parts.length > 2)
        refuse(`on Docker Hub a name has two parts, and this one has ${parts.length}. Write ${shown(`${parts[0]}/${parts.slice(1).join('-')}`)}.`);
}
function tagProblem(text, rest) {
    const colon = text.length - rest.length + rest.indexOf(':');
    return `the name has a tag in it. Write ${shown(text.slice(0, colon))}, and the tag ${shown(text.slice(colon + 1))} by tag-template or tags.`;
}
function splitHost(text) {
    const slash = text.indexOf('/');
    const first = text.slice(0, Math.max(slash, 0));
    if (!/[.:]/.test(first) && first !== 'localhost')
        return { rest: text };
    return { host: first.toLowerCase(), rest: text.slice(slash + 1) };
}
const canonical = (host) => (HUB_ALIASES.has(host) ? DOCKER_HUB : host);
function parseRegistry(text) {
    const bare = text.replace(/^https?:\/\//i, '').replace(/\/$/, '');
    if (text.trim() === '')
        return DOCKER_HUB;
    if (bare.includes('@'))
        throw new lib/* UserError */.yo('registry: an address with a user or password. Write the host alone, and username: and password:.');
    const [host = '', ...path] = bare.toLowerCase().split('/');
    const known = canonical(host);
    if (path.length > 0 && !(known === DOCKER_HUB && /^v[12]$/.test(path.join('/'))))
        throw new lib/* UserError */.yo(`registry ${shown(text)}: an address with a path. Write registry: ${shown(host)}, and what comes after it in the name of the image, ${shown(path.join('/'))}/….`);
    if (!HOST.test(known) || known.length > LONGEST_NAME)
        throw new lib/* UserError */.yo(`registry ${shown(text)}: no host of a registry. Write one such as ghcr.io or registry.example.com:5000, or leave it out for Docker Hub.`);
    return known;
}
function nameOf({ registry, repository }) {
    return registry === DOCKER_HUB ? repository : `${registry}/${repository}`;
}
function refuseTag(tag) {
    const problem = problemOfTag(tag);
    if (problem !== undefined)
        throw new UserError(`tag ${shown(tag)}: ${problem}.`);
}
function problemOfTag(tag) {
    if (tag === '')
        return 'it is empty';
    const bad = badInTag(tag);
    if (bad !== undefined)
        return `${charName(bad)} cannot be in a tag, which has letters, digits, _ . and -`;
    if (/^[.-]/.test(tag))
        return `a tag cannot begin with ${charName(tag.charAt(0))}`;
    if (tag.length > LONGEST_TAG)
        return `it has ${tag.length} characters, and ${LONGEST_TAG} are the most`;
    return undefined;
}
const badInTag = (text) => /[^A-Za-z0-9_.-]/u.exec(text)?.[0];
const charName = (char) => (char === ' ' ? 'a blank' : (0,lib/* visible */.RK)(char));
const shown = (text) => text.length > 300 ? `${(0,lib/* visible */.RK)(text.slice(0, 300))}…` : (0,lib/* visible */.RK)(text);

;// CONCATENATED MODULE: ./packages/docker/lib/compose-file.js




const HEADER = ` Written by docker-hub-publish. Nothing is built here: each image is the one that was published, by its digest.
 The ports are open to this machine alone. Take 127.0.0.1: away to open one to the network.`;
function composeFile(services) {
    const taken = new Set();
    const publish = (port) => {
        const isTaken = taken.has(port);
        taken.add(port);
        return `127.0.0.1:${isTaken ? '' : port}:${port}`;
    };
    const entries = services.map(({ name, image, ports }) => {
        const published = [...new Set(ports)].map(publish);
        return [name, { image, ...(published.length > 0 && { ports: published }) }];
    });
    const names = entries.map(([name]) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined)
        throw new lib/* UserError */.yo(`compose-file: two images would be the service ${(0,lib/* visible */.RK)(twice)}. Give each image a name: of its own.`);
    const document = new dist/* Document */.yo({ services: new Map(entries) });
    document.commentBefore = HEADER;
    return document.toString({ lineWidth: 0 });
}
const LONGEST = 200_000;
function pinnedCompose(text, path, images) {
    const refuse = (problem) => {
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(path)}: ${problem}`);
    };
    if (text.length > LONGEST)
        refuse(`it has ${text.length} characters, and ${LONGEST} are the most.`);
    const document = (0,dist.parseDocument)(text, { merge: true, uniqueKeys: false });
    const [error] = document.errors;
    if (error !== undefined)
        refuse(`this is no YAML: ${(0,lib/* visible */.RK)(error.message.split('\n', 1)[0] ?? '')}`);
    (0,dist.visit)(document, { Map: (_, map) => checkKeys(map, refuse) });
    const before = servicesIn(document, refuse);
    const problems = [];
    const changes = new Map();
    for (const [name, service] of Object.entries(before)) {
        const ours = images.find((image) => isNamed(service, image)) ??
            images.find((image) => isBuilt(service, image, path));
        if (ours !== undefined)
            changes.set(name, ours);
        else if (service.build !== undefined)
            problems.push(`${(0,lib/* visible */.RK)(path)}: the service ${(0,lib/* visible */.RK)(name)} builds an image that was not published. Add it to images:, or give it an image: that is. Published are ${images.map((image) => (0,lib/* visible */.RK)(nameOf(image.name))).join(', ')}.`);
        if (isObject(service.extends) && service.extends.file !== undefined)
            problems.push(`${(0,lib/* visible */.RK)(path)}: the service ${(0,lib/* visible */.RK)(name)} extends one of another file, which cannot be seen from here. Write it out.`);
    }
    if (isObject(document.toJS()) && document.has('include'))
        problems.push(`${(0,lib/* visible */.RK)(path)}: it includes other files, which cannot be pinned from here. Write their services out.`);
    if (problems.length === 0 && changes.size === 0)
        refuse(`no service has one of the images that were published: ${images.map((image) => (0,lib/* visible */.RK)(nameOf(image.name))).join(', ')}. Name one by image:`);
    if (problems.length > 0)
        throw new lib/* UserError */.yo(problems.join('\n'));
    for (const [name, { image }] of changes) {
        const service = serviceNode(document, name);
        if (service === undefined)
            continue;
        pin(service, image);
    }
    const pinned = document.toString({ lineWidth: 0 });
    checkPinned(pinned, changes, refuse);
    return pinned;
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function checkKeys({ items }, refuse) {
    const keys = new Set();
    for (const { key } of items) {
        const value = (0,dist.isScalar)(key) ? key.value : key;
        if (keys.has(value) && value !== '<<')
            refuse(`${(0,lib/* visible */.RK)(String(value))}: is there twice among the same keys.`);
        keys.add(value);
    }
}
function servicesIn(document, refuse) {
    let data;
    try {
        data = document.toJS();
    }
    catch (error) {
        return refuse(`this is no YAML that can be read: ${(0,lib/* visible */.RK)(error instanceof Error ? error.message : String(error))}`);
    }
    const services = isObject(data) ? data.services : undefined;
    if (!isObject(services) || Object.keys(services).length === 0)
        return refuse('there is no service in it. A compose file has services:, and under it a name: with an image: for each.');
    for (const [name, service] of Object.entries(services))
        if (!isObject(service))
            return refuse(`the service ${(0,lib/* visible */.RK)(name)} is no list of keys such as image: and ports:.`);
    return services;
}
const withoutVariables = (text) => text.replace(/\$\{[^}]*\}|\$\w+/g, 'variable');
function isNamed({ image }, { name }) {
    if (typeof image !== 'string')
        return false;
    const [bare = ''] = withoutVariables(image).split('@');
    const untagged = bare.replace(/:[^/:]*$/, '');
    const first = untagged.split('/')[0] ?? '';
    const isHosted = untagged.includes('/') && (/[.:]/.test(first) || first === 'localhost');
    try {
        const found = parseImageName(untagged, isHosted ? parseRegistry(first) : parseRegistry(''));
        return found.registry === name.registry && found.repository === name.repository;
    }
    catch {
        return false;
    }
}
function isBuilt({ build }, { context, dockerfile, target }, path) {
    const options = typeof build === 'string' ? { context: build } : build;
    if (!isObject(options) || options.dockerfile_inline !== undefined)
        return false;
    const text = (value, otherwise) => (typeof value === 'string' ? value : otherwise);
    const folder = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), text(options.context, '.'));
    const file = (0,external_node_path_.resolve)(folder, text(options.dockerfile, 'Dockerfile'));
    const stage = typeof options.target === 'string' ? options.target.toLowerCase() : undefined;
    return folder === (0,external_node_path_.resolve)(context) && file === (0,external_node_path_.resolve)(dockerfile) && stage === target?.toLowerCase();
}
function serviceNode(document, name) {
    const services = document.get('services', true);
    if (!(0,dist/* isMap */.jh)(services))
        return undefined;
    const pair = services.items.find(({ key }) => String((0,dist.isScalar)(key) ? key.value : key) === name);
    return (0,dist/* isMap */.jh)(pair?.value) ? pair.value : undefined;
}
function pin(service, image) {
    const keyOf = (pair) => ((0,dist.isScalar)(pair.key) ? pair.key.value : pair.key);
    const drop = service.items.filter((pair) => keyOf(pair) === 'pull_policy' && (0,dist.isScalar)(pair.value) && pair.value.value === 'build');
    const places = service.items.filter((pair) => keyOf(pair) === 'image' || keyOf(pair) === 'build');
    const [first] = places;
    if (first === undefined) {
        service.set('image', image);
        return;
    }
    const old = places.find((pair) => keyOf(pair) === 'image')?.value;
    if ((0,dist.isScalar)(first.key))
        first.key.value = 'image';
    const node = old ?? first.value;
    if ((0,dist.isScalar)(node))
        node.value = image;
    first.value = (0,dist.isScalar)(node) ? node : image;
    for (const pair of [...drop, ...places.slice(1)]) {
        const index = service.items.indexOf(pair);
        if (index >= 0)
            service.items.splice(index, 1);
    }
}
function checkPinned(text, changes, refuse) {
    const services = servicesIn((0,dist.parseDocument)(text, { merge: true, uniqueKeys: false }), refuse);
    for (const [name, service] of Object.entries(services)) {
        const ours = changes.get(name);
        const isPinned = ours === undefined || service.image === ours.image;
        if (!isPinned || service.build !== undefined || service.pull_policy === 'build')
            refuse(`the service ${(0,lib/* visible */.RK)(name)} shares image:, build: or pull_policy: with other services by <<, & or *. Write these keys in the service itself.`);
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./packages/docker/lib/cli.js



const MOST = 4 * 2 ** 20;
function dockerCommand(env) {
    return {
        env,
        run: async (args, options = {}) => {
            try {
                return await runCommand('docker', args, { ...options, env: { ...env, ...options.env } });
            }
            catch (error) {
                if (error.code !== 'ENOENT')
                    throw error;
                throw new lib/* UserError */.yo('docker: no such command in PATH. The job needs a runner with docker, for example:\n  runs-on: ubuntu-latest', { cause: error });
            }
        },
    };
}
function runCommand(command, args, { env = {}, input = '', onLine }) {
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(command, args, { env, stdio: 'pipe', windowsHide: true });
        const stdout = collect(child.stdout, onLine);
        const stderr = collect(child.stderr, onLine);
        child.on('error', reject);
        child.on('close', (code, signal) => resolve({
            code: code ?? 128 + (signal ? external_node_os_.constants.signals[signal] : 0),
            stdout: stdout(),
            stderr: stderr(),
        }));
        child.stdin.on('error', () => { }).end(input);
    });
}
function collect(stream, onLine) {
    let text = '';
    let rest = '';
    stream.setEncoding('utf8').on('data', (chunk) => {
        text = bounded(text + chunk);
        if (onLine === undefined)
            return;
        const lines = chunk.split('\n');
        lines[0] = rest + lines[0];
        rest = bounded(lines.pop() ?? '');
        for (const line of lines)
            onLine(line.replace(/\r$/, ''));
    });
    stream.on('end', () => {
        if (rest !== '')
            onLine?.(rest);
    });
    return () => text.slice(-MOST);
}
const bounded = (text) => (text.length > 2 * MOST ? text.slice(-MOST) : text);

;// CONCATENATED MODULE: ./packages/docker/lib/config.js





const CONFIG = 'config.json';
const configFolder = (folder) => (0,external_node_path_.join)(folder, 'config');
async function openDocker({ env, folder, log, }) {
    const usual = (0,external_node_path_.resolve)(env.DOCKER_CONFIG || (0,external_node_path_.join)(env.HOME || (0,external_node_os_.homedir)(), '.docker'));
    const config = configFolder(folder);
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    await (0,promises_.mkdir)(config, { mode: 0o700 });
    await writeConfig(config, withLoginsOf(env, await usualConfig(usual, log)));
    for (const name of await namesIn(usual))
        if (name !== CONFIG)
            await (0,promises_.symlink)((0,external_node_path_.join)(usual, name), (0,external_node_path_.join)(config, name));
    return dockerCommand(childEnv(env, config));
}
function reopenDocker({ env, folder, }) {
    return dockerCommand(childEnv(env, configFolder(folder)));
}
function childEnv(env, config) {
    const kept = Object.entries(env).filter((entry) => entry[1] !== undefined && !/^INPUT_/i.test(entry[0]) && entry[0] !== 'DOCKER_AUTH_CONFIG');
    return { ...Object.fromEntries(kept), DOCKER_CONFIG: config, DOCKER_CLI_HINTS: 'false' };
}
function withLoginsOf({ DOCKER_AUTH_CONFIG: text }, config) {
    if (!text)
        return config;
    const auths = configIn(text, 'DOCKER_AUTH_CONFIG').auths ?? {};
    const inFile = Object.fromEntries(Object.keys(auths).map((key) => [key, '']));
    return {
        ...config,
        auths: { ...config.auths, ...auths },
        credHelpers: { ...config.credHelpers, ...inFile },
    };
}
async function usualConfig(folder, log) {
    const path = (0,external_node_path_.join)(folder, CONFIG);
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (!isMissing(error))
            log.warning(`${path} cannot be read, so logins of earlier steps do not count: ${error.message}`);
        return {};
    }
    return text.trim() === '' ? {} : configIn(text, path);
}
function configIn(text, where) {
    try {
        const config = JSON.parse(text);
        if (typeof config === 'object' && config !== null && !Array.isArray(config))
            return config;
    }
    catch {
    }
    throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(where)}: is not the JSON object that docker writes. Mend it or remove it.`);
}
async function namesIn(folder) {
    try {
        return await (0,promises_.readdir)(folder);
    }
    catch {
        return [];
    }
}
function isMissing(error) {
    return ['ENOENT', 'ENOTDIR'].includes(String(error.code));
}
async function readConfig(folder) {
    const path = (0,external_node_path_.join)(folder, CONFIG);
    return configIn(await (0,promises_.readFile)(path, 'utf8'), path);
}
async function writeConfig(folder, config) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, CONFIG), JSON.stringify(config), { mode: 0o600 });
}

;// CONCATENATED MODULE: ./packages/docker/lib/dockerfile.js

function parseDockerfile(text, path) {
    const stages = [];
    const args = new Map();
    const exposed = new Set();
    let stageCount = 0;
    let count = 0;
    for (const { name, rest, escapeMark } of instructionsOf(text)) {
        count++;
        if (name === 'FROM') {
            stageCount++;
            const [, as, stage] = rest.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
            if (as?.toLowerCase() === 'as' && stage !== undefined)
                stages.push(stage.toLowerCase());
        }
        else if (name === 'ARG') {
            for (const word of wordsOf(rest, escapeMark)) {
                const [key = '', value] = splitOnce(word);
                const plain = value === undefined ? undefined : unquoted(value, escapeMark);
                if (key !== '' && args.get(key) === undefined)
                    args.set(key, plain);
            }
        }
        else if (name === 'EXPOSE') {
            for (const word of rest.split(/\s+/))
                for (const port of portsOf(word))
                    exposed.add(port);
        }
    }
    if (count === 0)
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(path)}: the Dockerfile is empty.`);
    if (stageCount === 0)
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(path)}: there is no FROM in it, so it is no Dockerfile. It begins with the image it builds on, such as FROM python:3.12-slim.`);
    return { stages, stageCount, args, exposed: [...exposed] };
}
function checkDockerfile(dockerfile, path, use) {
    const problems = [];
    const warnings = [];
    const { target } = use;
    if (target !== undefined && !isStage(dockerfile, target)) {
        const { stages } = dockerfile;
        const there = stages.length === 0 ? 'It names no stage with AS' : `It has ${stages.map(lib/* visible */.RK).join(', ')}`;
        problems.push(`target: ${(0,lib/* visible */.RK)(path)} has no stage ${(0,lib/* visible */.RK)(target)}. ${there}.${proposal(target, stages)}`);
    }
    for (const [name, value] of use.buildArgs) {
        const shown = (0,lib/* visible */.RK)(name);
        if (value === '')
            problems.push(`build-args: ${shown} is empty. Is the variable or secret it comes from not set? Leave ${shown} out where the default of ${(0,lib/* visible */.RK)(path)} is meant.`);
        if (!dockerfile.args.has(name) && !isPredefined(name))
            warnings.push(`build-args: ${(0,lib/* visible */.RK)(path)} has no ARG ${shown}, so ${shown} changes nothing.${proposal(name, [...dockerfile.args.keys()])}`);
    }
    return { problems, warnings };
}
function isStage({ stages, stageCount }, target) {
    return stages.includes(target.toLowerCase()) || (/^\d{1,9}$/.test(target) && Number(target) < stageCount);
}
const PREDEFINED = /^(?:(?:http|https|ftp|no|all)_proxy|(?:HTTP|HTTPS|FTP|NO|ALL)_PROXY|BUILDKIT_\w+|SOURCE_DATE_EPOCH|(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)|TARGETSTAGE)$/;
const isPredefined = (name) => PREDEFINED.test(name);
function* instructionsOf(text) {
    const lines = text
        .replace(/^\ufeff/, '')
        .split('\n')
        .map(withoutReturns);
    const { escapeMark, start } = directivesOf(lines);
    const continued = escapeMark === '`' ? /(?<!`)`[ \t]*$/ : /(?<!\\)\\[ \t]*$/;
    for (let index = start; index < lines.length; index++) {
        const first = lines[index].trimStart();
        if (first === '' || first.startsWith('#'))
            continue;
        const parts = [];
        for (let part = first;; part = lines[index]) {
            const isNothing = parts.length > 0 && /^\s*(?:#|$)/.test(part);
            const isContinued = isNothing || continued.test(part);
            if (!isNothing)
                parts.push(part.replace(continued, ''));
            if (!isContinued || index + 1 === lines.length)
                break;
            index++;
        }
        const line = parts.join('');
        const [, name = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
        if (name !== '')
            yield { name: name.toUpperCase(), rest, escapeMark };
        index = endOfHeredocs(name, rest, lines, index);
    }
}
function withoutReturns(line) {
    let end = line.length;
    while (line.charAt(end - 1) === '\r')
        end--;
    return line.slice(0, end);
}
const DIRECTIVE = /^#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.*\S)\s*$/;
function directivesOf(lines) {
    let escapeMark = '\\';
    let start = 0;
    for (; start < lines.length; start++) {
        const [, name = '', value = ''] = DIRECTIVE.exec(lines[start].trimStart()) ?? [];
        if (!/^(?:syntax|escape|check)$/i.test(name))
            break;
        if (name.toLowerCase() === 'escape' && value === '`')
            escapeMark = value;
    }
    return { escapeMark, start };
}
function endOfHeredocs(name, rest, lines, index) {
    const command = /^onbuild$/i.test(name) ? /^\S*/.exec(rest)?.[0] : name;
    if (!/^(?:run|copy|add)$/i.test(command ?? '') || !rest.includes('<<'))
        return index;
    let end = index;
    for (const word of wordsOf(rest, '\\')) {
        const [, tabs, marked = ''] = /^\d*<<(-?)([^<]+)$/.exec(word) ?? [];
        const terminator = unquoted(marked, '\\');
        if (terminator === '')
            continue;
        const isEnd = (line) => (tabs ? line.replace(/^\t+/, '') : line) === terminator;
        do
            end++;
        while (end < lines.length && !isEnd(lines[end]));
    }
    return end;
}
function wordsOf(text, escapeMark) {
    const words = [];
    let word;
    let quote = '';
    for (let index = 0; index < text.length; index++) {
        let piece = text.charAt(index);
        if (piece === escapeMark && quote !== "'")
            piece += text.charAt(++index);
        else if (quote !== '')
            quote = piece === quote ? '' : quote;
        else if (piece === '"' || piece === "'")
            quote = piece;
        else if (/\s/.test(piece)) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
            continue;
        }
        word = (word ?? '') + piece;
    }
    return word === undefined ? words : [...words, word];
}
function splitOnce(word) {
    const equals = word.indexOf('=');
    return equals < 0 ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
}
function unquoted(word, escapeMark) {
    let text = '';
    let quote = '';
    for (let index = 0; index < word.length; index++) {
        const char = word.charAt(index);
        const next = word.charAt(index + 1);
        if (char === escapeMark && quote !== "'" && next !== '') {
            text += quote === '' || next === '"' || next === '$' || next === escapeMark ? next : char + next;
            index++;
        }
        else if (quote === '' ? char === '"' || char === "'" : char === quote)
            quote = quote === '' ? char : '';
        else
            text += char;
    }
    return text;
}
function portsOf(word) {
    const [, from = '', to = from] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/tcp)?$/i.exec(word) ?? [];
    return [Number(from), Number(to)].filter((port) => port > 0 && port < 65_536);
}
function proposal(name, names) {
    const near = names
        .filter((other) => isNear(name.toLowerCase(), other.toLowerCase()))
        .slice(0, 3)
        .map(lib/* visible */.RK);
    return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}
function isNear(a, b) {
    const limit = Math.max(a.length, b.length) >> 2;
    if (Math.abs(a.length - b.length) > limit || a.length > 200)
        return false;
    let row = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++)
            next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        row = next;
    }
    return row[b.length] <= limit;
}

;// CONCATENATED MODULE: ./packages/docker/lib/engine.js



async function inspectEngine(docker, builder) {
    const server = await serverOf(docker);
    const buildx = await buildxOf(docker, builder);
    const driver = buildx?.driver;
    return {
        version: server.Version,
        platform: `${server.Os}/${server.Arch}`,
        way: driver === undefined ? 'plain' : driver === 'docker' ? 'engine' : 'builder',
        containerd: await usesContainerd(docker),
        ...(buildx && { buildx }),
    };
}
async function serverOf(docker) {
    const { code, stdout, stderr } = await docker.run(['version', '--format', '{{json .Server}}']);
    const server = code === 0 ? JSON.parse(stdout) : null;
    if (server !== null)
        return server;
    const said = reasonIn(stderr);
    const advice = /permission denied/i.test(said)
        ? 'The user that the runner works as may not use it: add that user to the group "docker" of the machine and start the runner again.'
        : 'Start it on the machine of the runner, or let the job run where one is running:\n  runs-on: ubuntu-latest';
    throw new lib/* UserError */.yo(`docker: the engine does not answer: ${said}. ${advice}`);
}
async function usesContainerd(docker) {
    const { stdout } = await docker.run(['info', '--format', '{{json .DriverStatus}}']);
    return stdout.includes('io.containerd.snapshotter');
}
async function buildxOf(docker, builder) {
    const version = await docker.run(['buildx', 'version']);
    if (version.code !== 0) {
        if (builder === undefined)
            return undefined;
        throw new lib/* UserError */.yo(`builder: "${(0,lib/* visible */.RK)(builder)}" needs buildx, which this docker does not have. Put before the step:\n${SETUP_BUILDX}`);
    }
    const name = builder === undefined ? [] : [builder];
    const { code, stdout, stderr } = await docker.run(['buildx', 'inspect', '--bootstrap', ...name]);
    if (code !== 0)
        throw await builderFault(docker, builder, stderr);
    return {
        version: /\bv?\d+\.\d+\.\d+\S*/.exec(version.stdout)?.[0] ?? version.stdout.trim(),
        builder: field(stdout, 'Name') ?? builder ?? 'default',
        driver: field(stdout, 'Driver') ?? 'docker',
        platforms: platformsIn(stdout),
    };
}
async function builderFault(docker, builder, stderr) {
    const said = reasonIn(stderr);
    if (builder === undefined)
        return new lib/* UserError */.yo(`builder: the current builder of buildx does not work: ${said}. Make one before the step:\n${SETUP_BUILDX}\nor name one that works, with the input builder.`);
    const named = `builder: "${(0,lib/* visible */.RK)(builder)}"`;
    if (!/no builder/i.test(said))
        return new lib/* UserError */.yo(`${named} does not work: ${said}.`);
    const there = builderNames((await docker.run(['buildx', 'ls'])).stdout);
    return new lib/* UserError */.yo(`${named} is not there. buildx has ${(0,lib/* firstOf */.Ku)(there, 10)}. Leave the input out for the current one, or take its name from the step that made it:\n  builder: $\{{ steps.buildx.outputs.name }}`);
}
const field = (text, name) => new RegExp(`^${name}:[ \\t]*(\\S.*)$`, 'm').exec(text)?.[1]?.trim();
function platformsIn(text) {
    const lines = text.matchAll(/^\s*Platforms:[ \t]*(.+)$/gm);
    const all = [...lines].flatMap(([, list = '']) => list.split(',').map((one) => one.trim().replace(/\*$/, '')));
    return [...new Set(all.filter((one) => one !== ''))];
}
function builderNames(text) {
    const [, ...lines] = text.split('\n');
    return lines.flatMap((line) => /^[^\s\\]\S*/.exec(line)?.[0].replace(/\*$/, '') ?? []);
}

;// CONCATENATED MODULE: ./packages/docker/lib/foreign.js

const foreign_MOST = 80;
function foreign(text) {
    return text.length > foreign_MOST ? `${(0,lib/* visible */.RK)(text.slice(0, foreign_MOST))}…` : (0,lib/* visible */.RK)(text);
}

;// CONCATENATED MODULE: ./packages/docker/lib/registry/failure.js

class Failure extends Error {
    kind;
    place;
    said;
    status;
    name = 'Failure';
    constructor(kind, place, said, status, options) {
        super(`${place} ${status === undefined ? 'failed' : `answered ${status}`}${quoted(said)}`, options);
        this.kind = kind;
        this.place = place;
        this.said = said;
        this.status = status;
    }
}
function quoted(said) {
    return said === '' ? '' : ` ("${said}")`;
}
function failure_wordsOf(body) {
    const text = body.toString('utf8');
    const short = (words) => (0,lib/* visible */.RK)(words.trim().slice(0, 300));
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return /^\s*</.test(text) ? '' : short(text);
    }
    return short(sentences(value).join('; '));
}
function sentences(value) {
    if (typeof value === 'string')
        return [value];
    if (Array.isArray(value))
        return value.flatMap(sentences);
    if (typeof value !== 'object' || value === null)
        return [];
    const { errors, code, message, details, detail, error, error_description, ...fields } = value;
    if (Array.isArray(errors))
        return errors.flatMap(sentences);
    const said = [message, details, detail, error, error_description].filter((one) => typeof one === 'string');
    const named = said.filter((one) => one !== '');
    if (named.length > 0)
        return [typeof code === 'string' ? `${code}: ${named[0]}` : named.join(': ')];
    if (typeof code === 'string')
        return [code];
    return Object.entries(fields).flatMap(([field, one]) => Array.isArray(one) ? sentences(one).map((sentence) => `${field}: ${sentence}`) : []);
}

;// CONCATENATED MODULE: ./packages/docker/lib/registry/json.js
function jsonOf(body) {
    try {
        return JSON.parse(body.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function json_isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./packages/docker/lib/registry/transport.js



const RETRY = { tries: 6, firstWait: 1000, timeout: 60_000 };
const AGENT = `mlops-actions/${lib/* version */.rE} (+https://github.com/org/mlops-actions)`;
const MOST_REDIRECTS = 5;
const AT_ONCE = 8;
const LARGEST = 4 << 20;
const LONG = 3000;
function transportOf({ fetch, log, retry = RETRY }) {
    const slots = new lib/* Slots */.WR(AT_ONCE);
    return async (url, call = {}) => {
        for (let tries = 1;; tries++) {
            const outcome = await slots.with(() => tried(fetch, url, call, retry.timeout));
            const wait = tries < retry.tries && !call.once ? waitAfterTry(outcome, tries, retry) : undefined;
            if (wait === undefined)
                return lastOf(outcome, url, tries);
            const what = 'answer' in outcome ? `answered ${outcome.answer.status}` : 'failed';
            const line = `${url.origin} ${what} at ${call.method ?? 'GET'} ${url.pathname}, trying again in ${wait} ms`;
            if (wait > LONG)
                log.info(line);
            else
                log.debug(line);
            await (0,external_node_timers_promises_.setTimeout)(wait);
        }
    };
}
async function tried(fetch, url, call, timeout) {
    try {
        return { answer: await followed(fetch, url, call, AbortSignal.timeout(timeout)) };
    }
    catch (error) {
        return { error };
    }
}
async function followed(fetch, start, { method = 'GET', headers, body }, signal) {
    const sent = new Headers({ ...headers, 'user-agent': AGENT });
    for (let at = start, hops = 0;; hops++) {
        const response = await fetch(at, {
            method,
            headers: sent,
            redirect: 'manual',
            signal,
            ...(body !== undefined && { body }),
        });
        const { status } = response;
        const location = status >= 300 && status < 400 ? response.headers.get('location') : null;
        const to = location !== null && URL.canParse(location, at.href) ? new URL(location, at) : undefined;
        if (!to || !['GET', 'HEAD'].includes(method) || hops === MOST_REDIRECTS || !/^https?:$/.test(to.protocol))
            return { status, headers: response.headers, body: await bodyOf(response, at), url: at };
        await response.body?.cancel();
        if (to.origin !== at.origin)
            sent.delete('authorization');
        at = to;
    }
}
async function bodyOf(response, { origin }) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.length;
        if (size > LARGEST)
            throw new Failure('strange', origin, `more than ${LARGEST >> 20} MB`, response.status);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
function waitAfterTry(outcome, tries, { firstWait }) {
    const usual = firstWait * Math.min(8, 2 ** (tries - 1));
    if ('answer' in outcome)
        return (0,lib/* waitAfter */.Wv)(waitable(outcome.answer), usual);
    return outcome.error instanceof Failure || isCertificate(outcome.error) ? undefined : usual;
}
function waitable({ status, headers }) {
    const until = Number(headers.get('x-retry-after') ?? Number.NaN);
    const now = Date.parse(headers.get('date') ?? '') / 1000;
    if (headers.has('retry-after') || !(until > 1e9) || Number.isNaN(now))
        return { status, headers };
    return { status, headers: new Headers({ 'retry-after': String(Math.max(0, Math.ceil(until - now))) }) };
}
function isCertificate(error) {
    return /CERT|SELF_SIGNED|VERIFY|ERR_SSL/.test((0,lib/* reasonOf */.A3)(error, ''));
}
function lastOf(outcome, { origin }, tries) {
    if ('answer' in outcome)
        return outcome.answer;
    if (outcome.error instanceof Failure)
        throw outcome.error;
    const reason = `${(0,lib/* reasonOf */.A3)(outcome.error, 'no answer in time')}${tries > 1 ? `, ${tries} times` : ''}`;
    throw new Failure('unreachable', origin, reason, undefined, { cause: outcome.error });
}

;// CONCATENATED MODULE: ./packages/docker/lib/hub/explained.js


const TOKENS = 'https://app.docker.com/settings/personal-access-tokens';
const PASSWORD_YAML = `\n  password: $\{{ secrets.DOCKERHUB_TOKEN }}`;
function explained(failure, doing, username, repository) {
    return new lib/* UserError */.yo(`Could not ${doing}: ${reasonOf(failure, (0,lib/* visible */.RK)(username), repository)}`, {
        cause: failure,
    });
}
function reasonOf({ kind, status = 0, said, place }, user, repository) {
    const answered = `${place} answered ${status}${quoted(said)}.`;
    if (kind === 'unreachable')
        return `${place} cannot be reached: ${(0,lib/* visible */.RK)(said)}. Can this runner reach it? If so, run the job again.`;
    if (kind === 'strange')
        return `${place} answered ${status}, but not as Docker Hub does: ${said}. Is a proxy in between?`;
    if (kind === 'login')
        return `${answered} It does not accept the login of "${user}". Has the token expired or been deleted? username is the account's name, and no e-mail address; for an organization's token it is the organization's. A password is not taken where the account has two-factor authentication or its organization single sign-on. Make a token with "Read, Write, Delete" at ${TOKENS}, save it as a secret, and write:${PASSWORD_YAML}`;
    if (/immutab/i.test(said))
        return `${answered} The tag is immutable by the repository's settings, and is not deleted either. Let prune leave it out, or change that at https://hub.docker.com/r/${repository}.`;
    if (kind === 'denied' || (status === 500 && /UNAUTHORIZED/.test(said)))
        return `${answered} For descriptions and for deleting tags, a personal access token needs "Read, Write, Delete" ("Read & Write" is enough to push only), and its account the role owner, editor or admin of ${repository}. An organization's access token cannot do that: use one of a member's, made at ${TOKENS}.`;
    if (status === 404)
        return `${answered} It also says that of what the login may not see. Is ${repository} the right name, and is it on Docker Hub?`;
    if (status === 429)
        return `${answered} Its rate limit is used up, and waiting did not help. Run the job again later.`;
    if (status >= 500 || status === 408)
        return `${answered} That was so each time it was tried. Run the job again later.`;
    return answered;
}

;// CONCATENATED MODULE: ./packages/docker/lib/hub/client.js





const DOCKER_HUB_URL = 'https://hub.docker.com';
const FULL_LIMIT = 25_000;
const SHORT_LIMIT = 100;
async function connectDockerHub(url, login, settings) {
    const hub = new Client(url, login, settings);
    await hub.logIn();
    return hub;
}
const MOST_PAGES = 10_000;
const PAGE_SIZE = 100;
class Client {
    #origin;
    #login;
    #settings;
    #token = '';
    constructor(url, login, settings) {
        this.#origin = new URL(url).origin;
        this.#login = login;
        this.#settings = settings;
        if (login.password !== '')
            settings.secret(login.password);
    }
    logIn() {
        return this.#attempt('log in to Docker Hub', '', async () => {
            const { username, password } = this.#login;
            const answer = await this.#send('/v2/auth/token', jsonCall('POST', { identifier: username, secret: password }));
            if (answer.status === 401)
                throw this.#refused('login', answer);
            if (answer.status !== 200)
                throw this.#refused('refused', answer);
            const { access_token } = this.#objectIn(answer);
            if (typeof access_token !== 'string' || !/^[\x21-\x7e]+$/.test(access_token))
                throw this.#strange(answer, 'no token');
            this.#settings.secret(access_token);
            this.#token = access_token;
        });
    }
    async describe(repository, { full, short }) {
        if (full !== undefined)
            refuseLength('full', full, FULL_LIMIT);
        if (short !== undefined)
            refuseLength('short', short, SHORT_LIMIT);
        return this.#attempt(`describe ${repository} on Docker Hub`, repository, async () => {
            const found = await this.#ask(pathOf(repository));
            if (found.status !== 200)
                throw this.#refused('refused', found);
            const now = this.#objectIn(found);
            const isSame = (given, there) => given === undefined || plain(given) === plain(typeof there === 'string' ? there : '');
            if (isSame(full, now.full_description) && isSame(short, now.description))
                return false;
            const body = {
                ...(full !== undefined && { full_description: full }),
                ...(short !== undefined && { description: short }),
            };
            const changed = await this.#ask(`/v2/repositories/${repository}/`, jsonCall('PATCH', body));
            if (changed.status !== 200)
                throw this.#refused('refused', changed);
            return true;
        });
    }
    tags(repository) {
        return this.#attempt(`list the tags of ${repository} on Docker Hub`, repository, async () => {
            const tags = new Map();
            const seen = new Set();
            let path = `${pathOf(repository)}/tags?page_size=${PAGE_SIZE}`;
            while (path !== undefined) {
                const answer = await this.#ask(path);
                if (answer.status === 404 && seen.size === 0)
                    return [];
                if (answer.status !== 200)
                    throw this.#refused('refused', answer);
                if (seen.has(path) || seen.size === MOST_PAGES)
                    throw this.#strange(answer, 'its list of tags does not end');
                seen.add(path);
                const { results, next } = this.#objectIn(answer);
                if (!Array.isArray(results))
                    throw this.#strange(answer, 'no list of tags');
                for (const result of results) {
                    const tag = tagOf(result);
                    if (!tag)
                        throw this.#strange(answer, 'a tag without a name');
                    tags.set(tag.name, tag);
                }
                path = this.#pathOfNext(next, answer);
            }
            return [...tags.values()];
        });
    }
    deleteTag(repository, tag) {
        return this.#attempt(`delete ${repository}:${tag} on Docker Hub`, repository, async () => {
            const answer = await this.#ask(`/v2/repositories/${repository}/tags/${encodeURIComponent(tag)}/`, {
                method: 'DELETE',
            });
            if (![200, 202, 204, 404].includes(answer.status))
                throw this.#refused('refused', answer);
        });
    }
    async #ask(path, call = {}) {
        const answer = await this.#send(path, call, this.#token);
        if (answer.status !== 401)
            return answer;
        await this.logIn();
        const second = await this.#send(path, call, this.#token);
        if (second.status === 401)
            throw this.#refused('denied', second);
        return second;
    }
    #send(path, call, token) {
        const headers = {
            accept: 'application/json',
            ...call.headers,
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
        };
        return transportOf(this.#settings)(new URL(`${this.#origin}${path}`), { ...call, headers });
    }
    #pathOfNext(next, answer) {
        if (next === null || next === undefined || next === '')
            return undefined;
        const url = typeof next === 'string' && URL.canParse(next, this.#origin) && new URL(next, this.#origin);
        if (!url || url.host !== new URL(this.#origin).host)
            throw this.#strange(answer, 'its list of tags goes on at another server');
        return `${url.pathname}${url.search}`;
    }
    #objectIn(answer) {
        const value = jsonOf(answer.body);
        if (!json_isObject(value))
            throw this.#strange(answer, 'no JSON object');
        return value;
    }
    #refused(kind, { status, body }) {
        const said = [this.#login.password, this.#token]
            .filter((one) => one !== '')
            .reduce((text, one) => text.replaceAll(one, '***'), failure_wordsOf(body));
        return new Failure(kind === 'refused' && status === 403 ? 'denied' : kind, this.#origin, said, status);
    }
    #strange({ status }, said) {
        return new Failure('strange', this.#origin, said, status);
    }
    async #attempt(doing, repository, action) {
        try {
            return await action();
        }
        catch (error) {
            throw error instanceof Failure
                ? explained(error, (0,lib/* visible */.RK)(doing), this.#login.username, repository)
                : error;
        }
    }
}
function jsonCall(method, body) {
    return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
function pathOf(repository) {
    const [namespace, name] = repository.split('/');
    return `/v2/namespaces/${namespace}/repositories/${name}`;
}
function plain(text) {
    return text.replaceAll('\r\n', '\n').trim();
}
function refuseLength(which, text, limit) {
    const bytes = Buffer.byteLength(text);
    if (bytes <= limit)
        return;
    const input = which === 'full' ? 'readme' : 'short-description';
    throw new lib/* UserError */.yo(`${input}: Docker Hub takes ${limit} bytes for the ${which} description, and this one has ${bytes}. Shorten it by ${bytes - limit}${which === 'full' ? ', or give a shorter file for Docker Hub as this input:\n  readme: docs/docker-hub.md' : '.'}`);
}
function tagOf(value) {
    if (!json_isObject(value) || typeof value.name !== 'string')
        return undefined;
    const { name, tag_last_pushed, last_updated, digest, images, full_size } = value;
    const updatedAt = [tag_last_pushed, last_updated].find((one) => typeof one === 'string' && one !== '');
    const only = Array.isArray(images) && images.length === 1 && json_isObject(images[0]) ? images[0].digest : undefined;
    const known = [digest, only].find((one) => typeof one === 'string' && one !== '');
    return {
        name,
        updatedAt: String(updatedAt ?? ''),
        ...(typeof known === 'string' && { digest: known }),
        ...(typeof full_size === 'number' && { bytes: full_size }),
    };
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./packages/docker/lib/hub/prune.js


function prunePlan(tags, { pattern, keep, spare }) {
    if (pattern.trim() === '')
        throw new lib/* UserError */.yo('prune: is empty. Write the pattern of the tags to delete, such as\n  prune: "*-sentiment-analyzer-*"');
    if (!Number.isSafeInteger(keep) || keep < 1)
        throw new lib/* UserError */.yo(`prune-keep: "${keep}" is no number of tags to keep, 1 or more. Write for example\n  prune-keep: 10`);
    const matches = matcherOf(pattern);
    const names = new Set([...spare, 'latest']);
    const isNamed = ({ name }) => names.has(name);
    const digests = new Set(tags.filter(isNamed).flatMap(({ digest }) => digest ?? []));
    const isSpared = (tag) => isNamed(tag) || (tag.digest !== undefined && digests.has(tag.digest)) || Number.isNaN(ageOf(tag));
    const sorted = tags.filter(({ name }) => matches(name)).sort(byAge);
    const old = new Set(sorted.slice(0, Math.max(0, sorted.length - keep)));
    const remove = sorted.filter((tag) => old.has(tag) && !isSpared(tag));
    const gone = new Set(remove);
    return { remove, keep: sorted.filter((tag) => !gone.has(tag)) };
}
function matcherOf(pattern) {
    try {
        return picomatch(pattern, { dot: true });
    }
    catch (error) {
        throw new lib/* UserError */.yo(`prune: "${(0,lib/* visible */.RK)(pattern)}" is no pattern: ${error instanceof Error ? error.message : error}.`);
    }
}
function ageOf({ updatedAt }) {
    return Date.parse(updatedAt);
}
function byAge(one, other) {
    const [first, second] = [one, other].map((tag) => (Number.isNaN(ageOf(tag)) ? Infinity : ageOf(tag)));
    if (first === second)
        return one.name < other.name ? -1 : 1;
    return first - second;
}

;// CONCATENATED MODULE: ./packages/docker/lib/login.js




async function login(docker, registry, { username, password }, waits = WAITS) {
    const folder = docker.env.DOCKER_CONFIG ?? '';
    const config = await readConfig(folder);
    await writeConfig(folder, { ...config, credHelpers: { ...config.credHelpers, [keyOf(registry)]: '' } });
    const server = registry === 'docker.io' ? [] : [registry];
    const ran = await persist(() => docker.run(['login', `--username=${username}`, '--password-stdin', ...server], { input: password }), waits);
    if (ran.code === 0)
        return;
    const basic = Buffer.from(`${username}:${password}`).toString('base64');
    const said = reasonIn(ran.stderr.replaceAll(password, '***').replaceAll(basic, '***'));
    throw new lib/* UserError */.yo(isBreak(said) || !REFUSED.test(said) ? unreachable(registry, said) : refused(registry, username, said));
}
const REFUSED = /\b40[13]\b|unauthorized|incorrect username or password|denied|authentication required|forbidden/i;
function refused(registry, username, said) {
    const where = `${registry} does not let "${(0,lib/* visible */.RK)(username)}" in: ${said}.`;
    if (registry === 'docker.io')
        return `username, password: ${where} Docker Hub takes the name of the account (no e-mail address) and an access token with the right to read and write, made at https://app.docker.com/settings/personal-access-tokens. Of an account with two-factor authentication it takes no password. Write:
  username: $\{{ vars.DOCKER_HUB_USERNAME }}
  password: $\{{ secrets.DOCKER_HUB_TOKEN }}`;
    if (registry === 'ghcr.io')
        return `username, password: ${where} ghcr.io takes the job's own token:
  permissions:
    packages: write
and in the step
  username: $\{{ github.actor }}
  password: $\{{ secrets.GITHUB_TOKEN }}`;
    return `username, password: ${where} Give the name and the token that this registry has made for you.`;
}
function unreachable(registry, said) {
    if (/HTTP response to HTTPS client/i.test(said))
        return `registry: ${registry} speaks http, and docker only speaks https to it. Add it to "insecure-registries" in the engine's /etc/docker/daemon.json, or give it a certificate.`;
    if (/certificate|x509/i.test(said))
        return `registry: docker does not trust the certificate of ${registry}: ${said}. Put its authority into /etc/docker/certs.d/${registry}/ca.crt on the machine of the engine.`;
    return `registry: the login at ${registry} failed: ${said}. Is that the registry's address, and can the machine of the docker engine reach it?`;
}
function keyOf(registry) {
    return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}
async function savedLogin(docker, registry) {
    const config = await readConfig(docker.env.DOCKER_CONFIG ?? '');
    const key = keyOf(registry);
    const helper = config.credHelpers?.[key] ?? config.credsStore ?? '';
    return helper === '' ? ofFile(config.auths ?? {}, key) : ofHelper(docker, helper, key);
}
function ofFile(auths, key) {
    const found = auths[key] ?? Object.entries(auths).find(([other]) => hostIn(other) === key)?.[1];
    return found && ofAuth(found);
}
const hostIn = (address) => address.replace(/^https?:\/\//, '').split('/', 1)[0];
function ofAuth({ auth = '', username = '', password = '', identitytoken, }) {
    if (identitytoken)
        return { identityToken: identitytoken };
    const text = Buffer.from(auth, 'base64').toString();
    const colon = text.indexOf(':');
    const saved = colon === -1
        ? { username, password }
        : { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') };
    return saved.username === '' || saved.password === '' ? undefined : saved;
}
async function ofHelper({ env }, helper, key) {
    const command = `docker-credential-${helper}`;
    const failed = (why) => new lib/* UserError */.yo(`username: none is given, and ${(0,lib/* visible */.RK)(command)}, which docker's config.json names, does not tell its own: ${why}. Give username and password.`);
    try {
        const { code, stdout, stderr } = await runCommand(command, ['get'], { env, input: key });
        if (code !== 0) {
            if (/not found/i.test(stdout + stderr))
                return undefined;
            throw failed(reasonIn(stderr || stdout) || `it ended with ${code}`);
        }
        const { Username: username, Secret: secret } = JSON.parse(stdout);
        if (!username || !secret)
            return undefined;
        return username === '<token>' ? { identityToken: secret } : { username, password: secret };
    }
    catch (error) {
        if (error instanceof lib/* UserError */.yo)
            throw error;
        throw failed(error instanceof SyntaxError ? 'its answer is no JSON' : (0,lib/* visible */.RK)(error.message));
    }
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
;// CONCATENATED MODULE: ./packages/docker/lib/git-tags.js


const git_tags_LONGEST = 128;
function versionOf({ ref }) {
    return (ref?.startsWith('refs/tags/') && (0,semver.parse)(ref.slice('refs/tags/'.length))) || undefined;
}
const fullVersion = ({ version, build }) => [version, ...build.join('.').split('.')].filter(Boolean).join('-');
function tagFromName(name) {
    const tag = name.replace(/[^A-Za-z0-9_.-]/gu, '-').replace(/^[.-]+/, '');
    if (tag !== '' && tag.length <= git_tags_LONGEST)
        return tag;
    const digest = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 8);
    return `${tag.slice(0, git_tags_LONGEST - 1 - digest.length) || 'ref'}-${digest}`;
}
const shortSha = ({ sha }) => sha && /^[0-9a-f]{7,64}$/i.test(sha) ? sha.slice(0, 7).toLowerCase() : undefined;
function branchOf({ ref, pullRequest }) {
    if (pullRequest !== undefined)
        return `pr-${pullRequest}`;
    return ref?.startsWith('refs/heads/') ? tagFromName(ref.slice('refs/heads/'.length)) : undefined;
}
function gitTags(git) {
    const fixed = (name) => ({ name, moves: false });
    const moving = (name) => ({ name, moves: true });
    const branch = branchOf(git);
    if (git.pullRequest !== undefined)
        return [moving(`pr-${git.pullRequest}`)];
    const version = versionOf(git);
    if (version !== undefined) {
        const { major, minor, prerelease } = version;
        if (prerelease.length > 0)
            return [fixed(fullVersion(version))];
        const wide = major === 0 ? [] : [moving(`${major}`)];
        return [fixed(fullVersion(version)), moving(`${major}.${minor}`), ...wide];
    }
    if (git.ref?.startsWith('refs/tags/'))
        return [fixed(tagFromName(git.ref.slice('refs/tags/'.length)))];
    const sha = shortSha(git);
    return [
        ...(sha === undefined ? [] : [fixed(`sha-${sha}`)]),
        ...(branch === undefined ? [] : [moving(branch)]),
    ];
}

;// CONCATENATED MODULE: ./packages/docker/lib/tags.js




const input = (name) => `Write ${name}: …`;
const NO_VERSION = 'It comes from a git tag such as v1.2.3, and this run is of none';
const tags_FIELDS = new Map([
    ['code-version', { fixed: true, value: ({ facts }) => facts.codeVersion, missing: input('code-version') }],
    ['model-name', { value: ({ facts }) => facts.modelName, missing: input('model-name') }],
    [
        'model-version',
        { fixed: true, value: ({ facts }) => facts.modelVersion, missing: input('model-version') },
    ],
    ['branch', { value: ({ git }) => branchOf(git), missing: 'This run is of no branch' }],
    ['sha', { fixed: true, value: ({ git }) => shortSha(git), missing: 'The commit is not known' }],
    ['version', { fixed: true, value: ({ git }) => fullVersionOf(git), missing: NO_VERSION }],
    ['major', { wide: true, value: ({ git }) => versionOf(git)?.major.toString(), missing: NO_VERSION }],
    ['minor', { wide: true, value: ({ git }) => versionOf(git)?.minor.toString(), missing: NO_VERSION }],
]);
function tagsOf(request) {
    const templates = templatesOf(request);
    const problems = [];
    const made = templates.length > 0
        ? templates.flatMap((template) => render(template, request, problems))
        : gitTags(request.git);
    if (problems.length > 0)
        throw new lib/* UserError */.yo(problems.join('\n'));
    if (made.length === 0)
        throw new lib/* UserError */.yo('tag-template: there is nothing to make a tag of. Give model-name: and model-version:, or code-version:, or a tag itself: tag-template: 1.0.0');
    if (isLatest(request, templates))
        made.push(LATEST);
    const others = made.filter(({ name }) => name !== LATEST.name);
    const all = [...others.filter(({ moves }) => !moves), ...others.filter(({ moves }) => moves)];
    if (others.length < made.length)
        all.push(LATEST);
    return all.filter(({ name }, index) => all.findIndex((tag) => tag.name === name) === index);
}
const LATEST = { name: 'latest', moves: true };
function templatesOf({ templates, facts, git }) {
    if (templates.length > 0) {
        const rest = templates.filter((template) => !isWide(template));
        const isPrerelease = (versionOf(git)?.prerelease.length ?? 0) > 0;
        return isPrerelease && rest.length > 0 ? rest : templates;
    }
    const code = facts.codeVersion ? '{code-version}' : undefined;
    const model = facts.modelName || facts.modelVersion ? '{model-name}-{model-version}' : undefined;
    const template = [code, model].filter((part) => part !== undefined).join('-');
    return template === '' ? [] : [template];
}
const isWide = (template) => {
    const fields = fieldsIn(template);
    return fields.some((name) => tags_FIELDS.get(name)?.wide) && !fields.includes('version');
};
const FIELD = /\{([^{}]*)\}/g;
const fieldsIn = (template) => Array.from(template.matchAll(FIELD), ([, name = '']) => name.trim());
function piecesOf(template, request) {
    return template.split(FIELD).map((text, index) => {
        const field = text.trim();
        return index % 2 === 0 ? { text } : { text: tags_FIELDS.get(field)?.value(request) ?? '', field };
    });
}
function render(template, request, problems) {
    const fields = fieldsIn(template);
    const wrong = fields.flatMap((name) => {
        const field = tags_FIELDS.get(name);
        const known = [...tags_FIELDS.keys()].map((key) => `{${key}}`).join(' ');
        if (field === undefined)
            return `there is no field {${(0,lib/* visible */.RK)(name)}}. There are ${known}.`;
        return field.value(request) ? [] : `{${name}} has no value. ${field.missing}.`;
    });
    const where = `tag-template ${(0,lib/* visible */.RK)(template)}`;
    if (wrong.length > 0) {
        problems.push(...wrong.map((problem) => `${where}: ${problem}`));
        return [];
    }
    const pieces = piecesOf(template, request);
    const name = pieces.map(({ text }) => text).join('');
    const problem = problemOfTag(name);
    if (problem !== undefined) {
        problems.push(`${where} makes ${(0,lib/* visible */.RK)(name)}, which is no tag: ${problem}.${culprits(pieces)}`);
        return [];
    }
    const isFixed = fields.length === 0 || fields.some((field) => tags_FIELDS.get(field)?.fixed);
    return [{ name, moves: !isFixed || name === LATEST.name }];
}
function culprits(pieces) {
    const longest = Math.max(...pieces.map(({ text }) => text.length));
    const bad = pieces.filter(({ text }) => badInTag(text) !== undefined);
    const first = pieces.find(({ text }) => text !== '');
    const isLong = pieces.reduce((sum, { text }) => sum + text.length, 0) > 128;
    const found = bad.length > 0 ? bad : isLong ? pieces.filter(({ text }) => text.length === longest) : [first];
    return found
        .flatMap((piece) => {
        if (piece?.field === undefined)
            return [];
        const char = badInTag(piece.text);
        return ` ${piece.field} is ${(0,lib/* visible */.RK)(piece.text)}${char === undefined ? '' : `, with ${charName(char)} in it`}.`;
    })
        .join('');
}
function isLatest({ latest, facts, git }, templates) {
    if (latest !== 'auto')
        return latest === 'true';
    if (git.pullRequest !== undefined || isPrerelease(facts.codeVersion))
        return false;
    const version = versionOf(git);
    if (version !== undefined)
        return version.prerelease.length === 0;
    const isByFacts = templates.flatMap(fieldsIn).some((name) => /^(?:code|model)-/.test(name));
    return isByFacts && Boolean(git.defaultBranch) && git.ref === `refs/heads/${git.defaultBranch}`;
}
const isPrerelease = (version) => ((0,semver.parse)(version)?.prerelease.length ?? 0) > 0;
function fullVersionOf(git) {
    const version = versionOf(git);
    return version && fullVersion(version);
}

;// CONCATENATED MODULE: ./packages/docker/lib/previous.js



const ORDERED = new Set(['code-version', 'model-version', 'version', 'major', 'minor']);
const natural = new Intl.Collator('en', { numeric: true });
function previousTag(existing, request, ours) {
    const names = new Set(ours.map(({ name }) => name));
    const [template = versionOf(request.git) && '{version}'] = templatesOf(request);
    const pieces = template === undefined ? [] : piecesOf(template, request);
    const own = pieces.flatMap(({ field, text }) => (ORDERED.has(field ?? '') ? [text] : []));
    const candidates = own.length === 0 || pieces.some(({ field }) => field === 'sha') ? [] : existing;
    const pattern = new RegExp(`^${pieces.map(({ field, text }) => (ORDERED.has(field ?? '') ? '([A-Za-z0-9_.-]+)' : escaped(text))).join('')}$`);
    let previous;
    for (const tag of candidates) {
        const values = names.has(tag) ? undefined : pattern.exec(tag)?.slice(1);
        if (values === undefined || !values.every((value, index) => isLike(value, own[index] ?? '')))
            continue;
        if (previous === undefined || order(values, previous.values) > 0)
            previous = { tag, values };
    }
    return previous?.tag ?? (existing.includes('latest') ? 'latest' : undefined);
}
const escaped = (text) => text.replace(/[^\w]/g, '\\$&');
function isLike(value, own) {
    if ((0,semver.parse)(own) !== null)
        return (0,semver.parse)(value) !== null;
    return /^v?\d/.test(value) === /^v?\d/.test(own);
}
function order(a, b) {
    for (const [index, value] of a.entries()) {
        const other = b[index] ?? '';
        const both = (0,semver.parse)(value) && (0,semver.parse)(other);
        const sign = both ? (0,semver.compare)(value, other) : natural.compare(value, other);
        if (sign !== 0)
            return sign;
    }
    return 0;
}

;// CONCATENATED MODULE: ./packages/docker/lib/push.js







async function push(docker, engine, request, built, reference, tools) {
    const digest = engine.way === 'builder'
        ? await pushFromBuilder(docker, engine, request, built, reference, tools)
        : await pushFromEngine(docker, engine, request, built, reference, tools);
    if (digest === undefined)
        throw new lib/* UserError */.yo(`${request.label}: docker says that it pushed ${reference}, and not under which digest. Is its version (${engine.version}) older than 18.09?`);
    tools.log.info(engine.way === 'builder'
        ? `${repositoryOf(reference)}@${digest} is pushed, without a tag yet`
        : `${reference} is ${digest}`);
    return digest;
}
const DIGEST = /sha256:[0-9a-f]{64}/;
async function pushFromBuilder(docker, engine, request, built, reference, { folder, log, configurationOf, waits = WAITS }) {
    const metadata = (0,external_node_path_.join)(folder, `${(0,external_node_crypto_.randomUUID)()}.json`);
    const repository = repositoryOf(reference);
    const args = buildArguments(engine, request, { to: 'registry', repository, metadata });
    try {
        refuse(request.label, reference, await persist(() => docker.run(args, { onLine: (line) => log.info(line) }), waits));
        const noted = JSON.parse(await (0,promises_.readFile)(metadata, 'utf8'))['containerimage.digest'];
        const digest = DIGEST.exec(String(noted))?.[0];
        if (digest !== undefined && built.contents !== undefined) {
            const pushed = await configurationOf(digest, loadedPlatform(engine, request));
            refuseOther(request, built.contents, pushed, `${repository}@${digest}`);
        }
        return digest;
    }
    finally {
        await (0,promises_.rm)(metadata, { force: true });
    }
}
function refuseOther({ label }, tested, pushed, name) {
    if (pushed === undefined)
        throw new lib/* UserError */.yo(`${label}: the builder says that it pushed ${name}, and the registry has no such image. No tag was given to it.`);
    const other = differences(tested, contentsInRegistry(pushed));
    if (other.length === 0)
        return;
    throw new lib/* UserError */.yo(`${label}: what was pushed is not what was tested (not the same: ${other.join(', ')}). A base image or the builder's cache changed in between: a builder of its own looks for the base image each time, with or without pull. No tag was given to ${name}. Run the job again, which builds and tests anew. To rule it out, name the base image by its digest as well:\n  FROM python:3.12-slim@sha256:…`);
}
async function pushFromEngine(docker, engine, request, built, reference, tools) {
    const digest = await pushLocal(docker, built, reference, tools);
    if (digest === undefined || built.contents === undefined)
        return digest;
    const pushed = await configurationIfRead(digest, loadedPlatform(engine, request), reference, tools);
    const other = pushed ? differences(built.contents, contentsInRegistry(pushed)) : [];
    if (other.length === 0)
        return digest;
    throw new lib/* UserError */.yo(`${built.label}: what was pushed as ${reference} is not what was built here (not the same: ${other.join(', ')}). ${TAKE_TURNS}`);
}
const TAKE_TURNS = 'Another job on this machine pushed the same tag at the same time. Let one wait for the other, and run this one again:\n  concurrency:\n    group: images';
async function configurationIfRead(digest, platform, reference, { configurationOf, log }) {
    const warn = (why) => log.warning(`${reference} was pushed, and not compared with what was built: ${why}`);
    try {
        const pushed = await configurationOf(digest, platform);
        if (pushed === undefined)
            warn(`the registry does not show ${digest}.`);
        return pushed;
    }
    catch (error) {
        if (!(error instanceof lib/* UserError */.yo))
            throw error;
        warn(error.message);
        return undefined;
    }
}
async function pushLocal(docker, { label, local }, reference, { log, waits = WAITS }) {
    if (local === undefined)
        throw new Error(`${label} was not built`);
    const before = await idOf(docker, reference);
    refuse(label, reference, await docker.run(['tag', local, reference]));
    try {
        const ran = await persist(() => docker.run(['push', reference], { onLine: (line) => log.info(line) }), waits);
        refuse(label, reference, ran);
        const said = /\bdigest: (sha256:[0-9a-f]{64}) size: \d+/.exec(ran.stdout)?.[1];
        return said ?? (await onlyDigest(docker, reference));
    }
    finally {
        await docker.run(before === undefined ? ['image', 'rm', reference] : ['tag', before, reference]);
    }
}
async function idOf(docker, reference) {
    const { code, stdout } = await docker.run(['image', 'inspect', '--format', '{{.Id}}', reference]);
    return code === 0 ? stdout.trim() : undefined;
}
async function onlyDigest(docker, reference) {
    const { stdout } = await docker.run([
        'image',
        'inspect',
        '--format',
        '{{range .RepoDigests}}{{println .}}{{end}}',
        reference,
    ]);
    const repository = repositoryOf(reference);
    const digests = stdout
        .split('\n')
        .filter((one) => one.startsWith(`${repository}@`))
        .flatMap((one) => DIGEST.exec(one)?.[0] ?? []);
    return digests.length === 1 ? digests[0] : undefined;
}
function refuse(label, reference, { code, stderr }) {
    if (code === 0)
        return;
    const said = reasonIn(stderr);
    throw new lib/* UserError */.yo(`${label}: ${reference} was not pushed: ${said}${ended(said)} ${push_advice(reference, said)}`.trim());
}
const ended = (said) => (/[.!?]$/.test(said) ? '' : '.');
function push_advice(reference, said) {
    if (/does not exist locally|tag does not exist/i.test(said))
        return TAKE_TURNS;
    if (/immutab|cannot be overwritten/i.test(said))
        return 'The registry lets no tag of this repository move: give the image a tag that is new, or take "immutable" off in the settings of the repository.';
    if (isBreak(said))
        return 'Is the registry up, and does the machine that builds reach it? Running the job again pushes what is missing.';
    if (/quota|storage limit|no space left/i.test(said))
        return 'The registry has no room left for it.';
    if (/no basic auth credentials|unauthorized|authentication required|\b401\b/i.test(said))
        return 'Nobody is logged in there, or the token is none. Give username and password of an account that may write to it.';
    if (/denied|forbidden|insufficient|\b403\b/i.test(said))
        return `Does ${repositoryOf(reference)} belong to that account, and may its token write? On Docker Hub the token needs "Read & Write", on ghcr.io the job needs\n  permissions:\n    packages: write`;
    return '';
}
const repositoryOf = (reference) => reference.slice(0, reference.lastIndexOf(':'));

// EXTERNAL MODULE: ./node_modules/mdast-util-from-markdown/lib/index.js + 53 modules
var mdast_util_from_markdown_lib = __webpack_require__(3825);
;// CONCATENATED MODULE: ./packages/docker/lib/html-links.js
const SHOWN = new Set(['src', 'poster', 'srcset']);
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/dg;
function linksInHtml(html) {
    const spans = [];
    for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
        if (html.startsWith('<!--', at)) {
            const end = html.indexOf('-->', at + 4);
            if (end < 0)
                break;
            at = end;
        }
        else if (!/[A-Za-z]/.test(html.charAt(at + 1)))
            at++;
        else {
            const end = endOfTag(html, at);
            if (end === undefined)
                break;
            spans.push(...linksInTag(html.slice(at, end), at));
            at = end;
        }
    }
    return spans;
}
function endOfTag(html, start) {
    let quote = '';
    for (let index = start + 1; index < html.length; index++) {
        const char = html.charAt(index);
        if (quote !== '')
            quote = char === quote ? '' : quote;
        else if (char === '"' || char === "'")
            quote = char;
        else if (char === '>')
            return index;
    }
    return undefined;
}
function linksInTag(tag, offset) {
    const name = /^<[^\s/>]*/.exec(tag)?.[0] ?? '';
    return Array.from(tag.slice(name.length).matchAll(ATTRIBUTE)).flatMap((match) => {
        const key = match[1]?.toLowerCase() ?? '';
        const range = match.indices?.[2] ?? match.indices?.[3] ?? match.indices?.[4];
        if (range === undefined || !(SHOWN.has(key) || (key === 'href' && name.toLowerCase() === '<a')))
            return [];
        const [from, to] = range.map((index) => offset + name.length + index);
        const value = tag.slice(from - offset, to - offset);
        if (key === 'srcset')
            return candidates(value, from);
        if (value.trim() === '')
            return [];
        const blank = value.length - value.trimStart().length;
        return {
            from: from + blank,
            to: from + value.trimEnd().length,
            isShown: key !== 'href',
            isBare: range === match.indices?.[4],
        };
    });
}
function candidates(value, offset) {
    return Array.from(value.matchAll(/([^\s,]\S*?),*(?:\s+[^,]*)?(?:,|$)/dg)).flatMap((match) => {
        const [from, to] = match.indices?.[1] ?? [0, 0];
        return { from: offset + from, to: offset + to, isShown: true };
    });
}

;// CONCATENATED MODULE: ./packages/docker/lib/readme.js


function withAbsoluteLinks(markdown, place) {
    const mark = markdown.startsWith('\ufeff') ? '\ufeff' : '';
    const text = markdown.slice(mark.length);
    let result = mark;
    let at = 0;
    for (const { from, to, isShown, isBare } of addressesIn(text).sort((a, b) => a.from - b.from)) {
        if (from < at)
            continue;
        const old = text.slice(from, to);
        const address = absolute(old, place, isShown);
        result += text.slice(at, from) + (isBare && address !== old ? `"${address}"` : address);
        at = to;
    }
    return result + text.slice(at);
}
function addressesIn(text) {
    const spans = [];
    const shown = new Set();
    const definitions = [];
    function address(token) {
        const node = this.stack.at(-1);
        const span = { from: token.start.offset, to: token.end.offset, isShown: node.type === 'image' };
        if (node.type === 'definition')
            definitions.push({ span, node });
        else
            spans.push(span);
        this.buffer();
    }
    const extension = {
        enter: { resourceDestinationString: address, definitionDestinationString: address },
    };
    const nodes = [(0,mdast_util_from_markdown_lib/* fromMarkdown */.Y)(text, { mdastExtensions: [extension] })];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
        if (node.type === 'imageReference')
            shown.add(node.identifier);
        else if (node.type === 'html') {
            const start = node.position?.start.offset ?? 0;
            for (const span of linksInHtml(text.slice(start, node.position?.end.offset)))
                spans.push({ ...span, from: start + span.from, to: start + span.to });
        }
        if ('children' in node)
            nodes.push(...node.children);
    }
    for (const { span, node } of definitions) {
        if (!node.identifier.startsWith('^'))
            spans.push({ ...span, isShown: shown.has(node.identifier) });
    }
    return spans;
}
function absolute(address, { repositoryUrl, ref, folder }, isShown) {
    if (/^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/|[#?]|$)/.test(address))
        return address;
    const [path = ''] = /^[^?#]*/.exec(address) ?? [];
    const start = path.startsWith('/') ? [] : folder.split('/').map(encoded);
    const parts = [isShown ? 'raw' : 'blob', ref.split('/').map(encoded).join('/')];
    const all = [...start, ...path.split('/')];
    for (const part of all) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    const end = /(?:^|\/)\.{0,2}$/.test(path) && path !== '' && parts.length > 2 ? '/' : '';
    return [repositoryUrl.replace(/\/+$/, ''), ...parts].join('/') + end + address.slice(path.length);
}
const encoded = (text) => text === '.' || text === '..'
    ? text
    : encodeURIComponent(text).replace(/[()']/g, (char) => char === "'" ? '%27' : char === '(' ? '%28' : '%29');

;// CONCATENATED MODULE: ./packages/docker/lib/registry/address.js
const HUB = 'docker.io';
function addressOf(registry) {
    const isHub = registry === HUB;
    const host = isHub ? 'registry-1.docker.io' : registry;
    const { hostname } = new URL(`http://${host}`);
    const { origin } = new URL(`${isLoopback(hostname) ? 'http' : 'https'}://${host}`);
    return { registry, place: isHub ? 'Docker Hub' : registry, origin };
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
function imageNameOf({ registry }, repository) {
    return registry === HUB ? repository : `${registry}/${repository}`;
}

;// CONCATENATED MODULE: ./packages/docker/lib/registry/challenge.js
const PART = /[\s,]*([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]*)))?/y;
function challengesIn(header) {
    const found = [];
    const parts = new RegExp(PART);
    for (let match = parts.exec(header ?? ''); match; match = parts.exec(header ?? '')) {
        const [, name = '', quoted, plain] = match;
        const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
        if (value === undefined)
            found.push({ scheme: name.toLowerCase(), parameters: new Map() });
        else
            found.at(-1)?.parameters.set(name.toLowerCase(), value);
    }
    return found;
}

;// CONCATENATED MODULE: ./packages/docker/lib/registry/access.js





class Access {
    #origin;
    #login;
    #transport;
    #secret;
    #tokens = new Map();
    #hidden = new Set();
    #takesLogin = false;
    constructor(origin, login, transport, secret) {
        this.#origin = origin;
        this.#login = login;
        this.#transport = transport;
        this.#secret = secret;
        if (!login)
            return;
        if ('identityToken' in login)
            this.#hide(login.identityToken);
        else
            for (const one of [login.password, basicOf(login)])
                this.#hide(one);
    }
    async send(scope, path, call = {}) {
        const url = new URL(`${this.#origin}${path}`);
        const held = this.#tokens.get(scope);
        const credential = this.#credential(await held);
        const answer = await this.#sendWith(credential, url, call);
        if (answer.status !== 401 || answer.url.origin !== this.#origin)
            return answer;
        const challenges = challengesIn(answer.headers.get('www-authenticate'));
        const basic = challenges.some(({ scheme }) => scheme === 'basic');
        const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
        if (bearer) {
            const token = await this.#newToken(bearer, scope, held);
            return token === undefined ? answer : this.#sendWith(this.#credential(token), url, call);
        }
        this.#tokens.delete(scope);
        if (!basic)
            return answer;
        if (!this.#login)
            throw this.#failure('anonymous', answer);
        if ('identityToken' in this.#login || credential !== undefined)
            throw this.#failure('login', answer);
        this.#takesLogin = true;
        const second = await this.#sendWith(this.#credential(undefined), url, call);
        if (second.status === 401)
            throw this.#failure('login', second);
        return second;
    }
    clean(text) {
        let cleaned = text;
        for (const one of this.#hidden)
            cleaned = cleaned.replaceAll(one, '***');
        return cleaned;
    }
    words({ body }) {
        return this.clean(failure_wordsOf(body));
    }
    #hide(secret) {
        if (secret === '' || this.#hidden.has(secret))
            return;
        this.#hidden.add(secret);
        this.#secret(secret);
    }
    #failure(kind, answer) {
        return new Failure(kind, answer.url.origin, this.words(answer), answer.status);
    }
    #credential(token) {
        if (token !== undefined)
            return `Bearer ${token}`;
        return this.#takesLogin && this.#login && 'username' in this.#login
            ? `Basic ${basicOf(this.#login)}`
            : undefined;
    }
    #sendWith(authorization, url, call) {
        const headers = { ...call.headers, ...(authorization !== undefined && { authorization }) };
        return this.#transport(url, { ...call, headers });
    }
    #newToken(challenge, scope, refused) {
        const other = this.#tokens.get(scope);
        if (other && other !== refused)
            return other;
        const token = this.#getToken(challenge, scope);
        this.#tokens.set(scope, token);
        token.catch(() => this.#tokens.delete(scope));
        return token;
    }
    async #getToken({ parameters }, scope) {
        const realm = this.#realmOf(parameters.get('realm') ?? '');
        const service = parameters.get('service');
        const scopes = [...new Set([scope, parameters.get('scope') ?? scope])];
        const login = this.#login;
        let answer;
        if (login && 'identityToken' in login) {
            const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'mlops-actions' });
            form.set('refresh_token', login.identityToken);
            form.set('scope', scopes.join(' '));
            if (service !== undefined)
                form.set('service', service);
            const headers = { 'content-type': 'application/x-www-form-urlencoded' };
            answer = await this.#transport(realm, { method: 'POST', headers, body: form.toString() });
        }
        else {
            if (service !== undefined)
                realm.searchParams.append('service', service);
            for (const one of scopes)
                realm.searchParams.append('scope', one);
            answer = await this.#transport(realm, {
                headers: login ? { authorization: `Basic ${basicOf(login)}` } : {},
            });
        }
        const { status, body } = answer;
        if (status === 401 && login)
            throw this.#failure('login', answer);
        if (status === 401 || status === 403)
            return undefined;
        if (login && 'identityToken' in login && [400, 404, 405].includes(status))
            throw this.#failure('login', answer);
        if (status !== 200)
            throw this.#failure('refused', answer);
        const { token, access_token, refresh_token } = (jsonOf(body) ?? {});
        const given = [token, access_token].find((one) => typeof one === 'string' && one !== '');
        if (typeof given !== 'string' || !/^[\x21-\x7e]+$/.test(given))
            throw new Failure('strange', realm.origin, 'no token', status);
        this.#hide(given);
        if (typeof refresh_token === 'string')
            this.#hide(refresh_token);
        return given;
    }
    #realmOf(realm) {
        const url = URL.canParse(realm) ? new URL(realm) : undefined;
        const isHere = url && isLoopback(url.hostname) && isLoopback(new URL(this.#origin).hostname);
        if (url?.protocol === 'https:' || (isHere && url.protocol === 'http:'))
            return url;
        throw new Failure('strange', this.#origin, `it sends to "${foreign(realm)}" for a token`, 401);
    }
}
function basicOf(login) {
    return Buffer.from(`${login.username}:${login.password}`).toString('base64');
}

;// CONCATENATED MODULE: ./packages/docker/lib/registry/explained.js



const LOGIN_YAML = `\n  username: <your name>\n  password: $\{{ secrets.REGISTRY_TOKEN }}`;
function explained_explained(failure, doing, side, repository) {
    return new lib/* UserError */.yo(`Could not ${doing}: ${explained_reasonOf(failure, side, repository)}`, { cause: failure });
}
function explained_reasonOf(failure, side, repository) {
    const { kind, said, status } = failure;
    const place = placeOf(failure, side);
    const answered = `${place} answered ${status}${quoted(said)}.`;
    switch (kind) {
        case 'unreachable':
            return `${place} cannot be reached: ${(0,lib/* visible */.RK)(said)}. ${unreachableAdvice(said)}`;
        case 'strange':
            return `${place} answered ${status}, but not as a registry does: ${said}. Check registry: ${side.address.registry}, or is a proxy in between?`;
        case 'login':
            return `${answered} ${loginAdvice(side)}`;
        case 'anonymous':
            return `${answered} It wants a login. Write:${LOGIN_YAML}`;
        case 'denied':
            return `${answered} ${rightsAdvice(side, repository)}`;
        case 'refused':
            return `${answered}${refusalAdvice(failure, side, repository)}`;
    }
}
function placeOf({ place }, { address }) {
    return place === address.origin ? address.place : place;
}
function unreachableAdvice(said) {
    if (/ERR_SSL|EPROTO/.test(said))
        return 'Registries are asked by https, but for those on this machine; does this one speak http only?';
    return /CERT|SELF_SIGNED|VERIFY/.test(said)
        ? 'Node does not trust its certificate: set NODE_EXTRA_CA_CERTS to the file of the authority that signed it.'
        : 'Is registry right, and can this runner reach it? If so, run the job again.';
}
function loginAdvice({ address, login }) {
    if (!login || 'identityToken' in login)
        return `It does not accept the login that docker has saved for it. Log in again in a step before this one, or write:${LOGIN_YAML}`;
    const who = `It does not accept the login of "${(0,lib/* visible */.RK)(login.username)}".`;
    return address.registry === 'docker.io'
        ? `${who} Has the token expired or been deleted? username is the account's name, and no e-mail address; for an organization's token it is the organization's. Make a token at https://app.docker.com/settings/personal-access-tokens, save it as a secret, and write:\n  password: $\{{ secrets.DOCKERHUB_TOKEN }}`
        : `${who} Check username, and whether the token in password has expired or is of another server.`;
}
function rightsAdvice({ address, login }, repository) {
    const name = imageNameOf(address, repository);
    if (!login)
        return `Nobody pushes there without a login. Write:${LOGIN_YAML}`;
    const who = 'username' in login ? `"${(0,lib/* visible */.RK)(login.username)}"` : 'the login that docker has saved';
    const may = `So ${who} may not write to ${name}, or it does not exist.`;
    switch (address.registry) {
        case 'docker.io':
            return `${may} Is ${(0,lib/* visible */.RK)(repository.split('/')[0] ?? '')} the right account or organization, and does ${who} write there? A personal access token needs "Read & Write", an organization's token "Image Push" for this repository.`;
        case 'ghcr.io':
            return `${may} In a workflow, github.token needs\n  permissions:\n    packages: write\nand a package that was made elsewhere must list this repository under "Manage Actions access" with the role Write.`;
        default:
            return `${may} Check the name, and what the token in password may do.`;
    }
}
function refusalAdvice({ status = 0, said }, { address, login }, repository) {
    const name = imageNameOf(address, repository);
    if (isImmutable(said))
        return ` The repository's settings have this tag immutable: choose another tag, or change that in the settings of ${name}.`;
    if (status === 429)
        return ` Its rate limit is used up, and waiting did not help. Run the job again later${login ? '' : ', or give username and password: a login has a higher limit'}.`;
    if (status >= 500 || status === 408)
        return ' That was so each time it was tried. Run the job again later.';
    if (status === 404)
        return ` There is no repository ${name}, and this registry does not make one by itself: create it first.`;
    if (status === 405)
        return ' It takes no images: is it a mirror?';
    if (status >= 300 && status < 400)
        return ' It sends requests on to another place: write that as registry.';
    return '';
}
function isImmutable(said) {
    return /immutab/i.test(said) || /TAG_INVALID.*already exists/i.test(said);
}

;// CONCATENATED MODULE: ./packages/docker/lib/registry/connection.js






class Connection {
    #side;
    #access;
    #log;
    constructor(address, login, settings) {
        this.#side = { address, login };
        this.#access = new Access(address.origin, login, transportOf(settings), settings.secret);
        this.#log = settings.log;
    }
    async attempt(repository, doing, action) {
        try {
            return await action();
        }
        catch (error) {
            throw error instanceof Failure ? explained_explained(error, doing, this.#side, repository) : error;
        }
    }
    shown(repository, reference) {
        const name = imageNameOf(this.#side.address, repository);
        return reference === undefined ? name : `${name}${reference.includes(':') ? '@' : ':'}${reference}`;
    }
    async read(repository, path, call = {}) {
        const actions = this.#side.login ? ['pull', 'pull,push'] : ['pull'];
        let answer;
        for (const action of actions) {
            answer = await this.#access.send(`repository:${repository}:${action}`, path, call);
            if (answer.status === 404)
                return this.#isPage(answer) ? Promise.reject(this.#page(answer)) : undefined;
            if (answer.status === 200 || (answer.status === 405 && call.method === 'HEAD'))
                return answer;
            if (answer.status !== 401 && answer.status !== 403)
                throw this.refused(answer);
        }
        if (answer && this.#isPage(answer))
            throw this.#page(answer);
        if (answer && this.#side.login && (await this.pushProblems(repository)).length === 0)
            throw new lib/* UserError */.yo(`${this.shown(repository)} may be written to, but not read (${answer.status}): what is there would be overwritten unseen. Give a token that may read too.`);
        return undefined;
    }
    write(repository, path, call) {
        return this.#access.send(`repository:${repository}:pull,push`, path, call);
    }
    async pushProblems(repository) {
        try {
            const answer = await this.write(repository, `/v2/${repository}/blobs/uploads/`, { method: 'POST' });
            if (answer.status < 200 || answer.status > 299)
                throw this.refused(answer);
            await this.#cancel(repository, answer);
            return [];
        }
        catch (error) {
            if (!(error instanceof Failure))
                throw error;
            return [`${this.shown(repository)}: ${explained_reasonOf(error, this.#side, repository)}`];
        }
    }
    async #cancel(repository, begun) {
        const path = this.ownPath(begun.headers.get('location') ?? '', begun);
        if (path === undefined)
            return;
        const cancelled = await this.write(repository, path, { method: 'DELETE', once: true }).catch((error) => error);
        this.#log.debug(`cancelled an upload: ${cancelled instanceof Error ? cancelled.message : cancelled.status}`);
    }
    ownPath(link, { url }) {
        if (link === '' || !URL.canParse(link, url.href))
            return undefined;
        const { host, pathname, search } = new URL(link, url);
        return host === new URL(this.#side.address.origin).host ? `${pathname}${search}` : undefined;
    }
    #isPage({ body, headers }) {
        return body.length === 0
            ? /^text\/html\b/.test(headers.get('content-type') ?? '')
            : /^\s*</.test(body.subarray(0, 100).toString());
    }
    #page({ status }) {
        return this.strange('a web page', status);
    }
    strange(said, status = 200) {
        return new Failure('strange', this.#side.address.origin, said, status);
    }
    refused(answer) {
        const said = this.#access.words(answer);
        const isDenied = answer.status === 401 || (answer.status === 403 && !/immutab/i.test(said));
        return new Failure(isDenied ? 'denied' : 'refused', answer.url.origin, said, answer.status);
    }
}

;// CONCATENATED MODULE: ./packages/docker/lib/registry/manifest.js





const INDEXES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
];
const MANIFESTS = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const ACCEPT = [...INDEXES, ...MANIFESTS].join(', ');
function manifestIn(answer, reference, shown) {
    const { headers, body, url, status } = answer;
    const strange = (said) => new Failure('strange', url.origin, said, status);
    const json = jsonOf(body);
    if (!json_isObject(json))
        throw strange('no JSON where a manifest should be');
    const mediaType = mediaTypeOf(headers, json);
    if (/\bdocker\.distribution\.manifest\.v1\+/.test(mediaType) || json.schemaVersion === 1)
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(shown)} is in docker's old format (schema 1), which no registry takes any more. Push it again with a docker of today, or delete it.`);
    if (!INDEXES.includes(mediaType) && !MANIFESTS.includes(mediaType))
        throw strange(`a manifest of the type "${foreign(mediaType)}"`);
    const named = reference.includes(':') ? reference : headers.get('docker-content-digest');
    const digest = digestOf(body, named ?? 'sha256:');
    if (named !== null && digest !== named)
        throw strange(`the manifest's digest is ${digest ?? 'none'}, and not ${foreign(named)}`);
    return { digest: digest ?? '', mediaType, bytes: body, json };
}
function mediaTypeOf(headers, json) {
    const type = (headers.get('content-type') ?? '').replace(/;.*/, '').trim();
    if (type.startsWith('application/vnd.'))
        return type;
    if (typeof json.mediaType === 'string')
        return json.mediaType;
    return type;
}
function digestOf(bytes, like) {
    const algorithm = /^(sha256|sha512):/.exec(like)?.[1];
    return algorithm && `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes).digest('hex')}`;
}
function isIndex({ mediaType }) {
    return INDEXES.includes(mediaType);
}
function entriesOf({ json }) {
    const entries = (Array.isArray(json.manifests) ? json.manifests : []).filter(json_isObject);
    const isAttestation = ({ annotations }) => json_isObject(annotations) && annotations['vnd.docker.reference.type'] === 'attestation-manifest';
    const images = entries.flatMap((entry) => {
        const platform = platformOf(entry.platform);
        if (isAttestation(entry) || platform === undefined || typeof entry.digest !== 'string')
            return [];
        return { digest: entry.digest, platform };
    });
    return { images, attestations: entries.filter(isAttestation).length };
}
function platformOf(value) {
    if (!json_isObject(value))
        return undefined;
    const { os, architecture, variant } = value;
    const isPart = (part) => typeof part === 'string' && part !== '';
    if (!isPart(os) || !isPart(architecture) || os === 'unknown')
        return undefined;
    return [os, architecture, variant].filter(isPart).join('/');
}
function manifest_contentsOf({ json }) {
    const { config, layers } = json;
    const parts = [config, ...(Array.isArray(layers) ? layers : [])].filter(json_isObject);
    const bytes = parts.reduce((sum, { size }) => sum + (Number.isSafeInteger(size) ? Number(size) : 0), 0);
    const isImage = json_isObject(config) &&
        ['application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json'].includes(String(config.mediaType));
    return { bytes, ...(isImage && typeof config.digest === 'string' && { config: config.digest }) };
}

;// CONCATENATED MODULE: ./packages/docker/lib/registry/memory.js
class Memory {
    #found = new Map();
    #most;
    constructor(most) {
        this.#most = most;
    }
    get(key, find) {
        const known = this.#found.get(key);
        if (known)
            return known;
        const found = find();
        this.#found.set(key, found);
        const forget = () => void this.#found.delete(key);
        found.then((value) => value ?? forget(), forget);
        const [oldest] = this.#found.keys();
        if (oldest !== undefined && this.#found.size > this.#most)
            this.#found.delete(oldest);
        return found;
    }
}

;// CONCATENATED MODULE: ./packages/docker/lib/registry/client.js







function connectRegistry(registry, login, settings) {
    return new client_Client(addressOf(registry), login, settings);
}
const client_MOST_PAGES = 10_000;
const client_PAGE_SIZE = 1000;
const MOST_REMEMBERED = 64;
class client_Client {
    registry;
    #connection;
    #manifests = new Memory(MOST_REMEMBERED);
    #configurations = new Memory(MOST_REMEMBERED);
    constructor(address, login, settings) {
        this.registry = address.registry;
        this.#connection = new Connection(address, login, settings);
    }
    image(repository, reference, platform) {
        return this.#connection.attempt(repository, `look at ${this.#connection.shown(repository, reference)}`, async () => {
            const top = await this.#manifest(repository, reference);
            if (!top)
                return undefined;
            const { digest, mediaType } = top;
            const { images, attestations } = isIndex(top) ? entriesOf(top) : { images: [], attestations: 0 };
            const { bytes, config } = manifest_contentsOf(await this.#imageFor(repository, top, platform));
            const { platform: only, ...more } = config === undefined
                ? { labels: new Map() }
                : factsOf(await this.#configuration(repository, config));
            const platforms = isIndex(top) ? images.map((one) => one.platform) : only === undefined ? [] : [only];
            return { digest, mediaType, bytes, platforms, attestations, ...more };
        });
    }
    digestOf(repository, reference) {
        return this.#connection.attempt(repository, `look at ${this.#connection.shown(repository, reference)}`, async () => {
            const path = manifestPath(repository, reference);
            const headers = { accept: ACCEPT };
            const answer = await this.#connection.read(repository, path, { method: 'HEAD', headers });
            if (!answer)
                return undefined;
            const digest = answer.headers.get('docker-content-digest') ?? '';
            if (isDigest(reference) ? digest === reference : isDigest(digest))
                return digest;
            return (await this.#manifest(repository, reference))?.digest;
        });
    }
    configuration(repository, reference, platform) {
        return this.#connection.attempt(repository, `look at ${this.#connection.shown(repository, reference)}`, async () => {
            const top = await this.#manifest(repository, reference);
            const { config } = top ? manifest_contentsOf(await this.#imageFor(repository, top, platform)) : {};
            return config === undefined ? undefined : this.#configuration(repository, config);
        });
    }
    tags(repository) {
        return this.#connection.attempt(repository, `list the tags of ${this.#connection.shown(repository)}`, async () => {
            const tags = new Set();
            const seen = new Set();
            for (let path = `/v2/${repository}/tags/list?n=${client_PAGE_SIZE}`; path !== undefined;) {
                if (seen.has(path) || seen.size === client_MOST_PAGES)
                    throw this.#connection.strange('its list of tags does not end');
                seen.add(path);
                const answer = await this.#connection.read(repository, path);
                if (!answer)
                    return [];
                const page = jsonOf(answer.body);
                const names = json_isObject(page) && 'tags' in page ? (page.tags ?? []) : undefined;
                if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
                    throw this.#connection.strange('no list of tags', answer.status);
                for (const name of names)
                    tags.add(name);
                path = this.#nextOf(answer);
            }
            return [...tags];
        });
    }
    copyTag(repository, digest, tag) {
        const doing = `give ${this.#connection.shown(repository, digest)} the tag ${tag}`;
        return this.#connection.attempt(repository, doing, async () => {
            const manifest = await this.#manifest(repository, digest);
            if (!manifest)
                throw new lib/* UserError */.yo(`Could not ${doing}: there is no such image.`);
            const answer = await this.#connection.write(repository, manifestPath(repository, tag), {
                method: 'PUT',
                headers: { 'content-type': manifest.mediaType },
                body: new Uint8Array(manifest.bytes),
            });
            if (answer.status < 200 || answer.status > 299)
                throw this.#connection.refused(answer);
            const made = answer.headers.get('docker-content-digest') ?? (await this.#manifest(repository, tag))?.digest;
            if (made !== digest)
                throw this.#connection.strange(`the tag has become ${foreign(made ?? 'nothing')}, and not ${digest}`, answer.status);
        });
    }
    pushProblems(repository) {
        return this.#connection.pushProblems(repository);
    }
    #manifest(repository, reference) {
        const find = () => this.#readManifest(repository, reference);
        return isDigest(reference) ? this.#manifests.get(manifestPath(repository, reference), find) : find();
    }
    async #readManifest(repository, reference) {
        const headers = { accept: ACCEPT };
        const answer = await this.#connection.read(repository, manifestPath(repository, reference), { headers });
        if (!answer)
            return undefined;
        const manifest = manifestIn(answer, reference, this.#connection.shown(repository, reference));
        this.#manifests.get(manifestPath(repository, manifest.digest), async () => manifest);
        return manifest;
    }
    async #imageFor(repository, top, platform) {
        const chosen = isIndex(top) ? entryFor(entriesOf(top).images, platform) : undefined;
        return chosen ? this.#child(repository, chosen.digest) : top;
    }
    async #child(repository, digest) {
        const manifest = await this.#manifest(repository, digest);
        if (!manifest || isIndex(manifest))
            throw this.#connection.strange(`its index names ${foreign(digest)}, which is no image`);
        return manifest;
    }
    #configuration(repository, digest) {
        const path = `/v2/${repository}/blobs/${digest}`;
        return this.#configurations.get(path, async () => {
            const answer = await this.#connection.read(repository, path);
            const json = answer && jsonOf(answer.body);
            if (!answer || !json_isObject(json) || digestOf(answer.body, digest) !== digest)
                throw this.#connection.strange(`what it has as ${foreign(digest)} is something else`, answer?.status);
            return json;
        });
    }
    #nextOf(answer) {
        const link = /<([^>]*)>\s*;\s*rel="?next\b/.exec(answer.headers.get('link') ?? '')?.[1];
        if (link === undefined)
            return undefined;
        const path = this.#connection.ownPath(link, answer);
        if (path === undefined)
            throw this.#connection.strange('its list of tags goes on at another server', answer.status);
        return path;
    }
}
function factsOf(json) {
    const { Labels } = json_isObject(json.config) ? json.config : {};
    const labels = Object.entries(json_isObject(Labels) ? Labels : {}).filter((label) => typeof label[1] === 'string');
    const platform = platformOf(json);
    return {
        labels: new Map(labels),
        ...(typeof json.created === 'string' && { created: json.created }),
        ...(platform !== undefined && { platform }),
    };
}
function isDigest(reference) {
    return /^sha(256:[0-9a-f]{64}|512:[0-9a-f]{128})$/.test(reference);
}
function manifestPath(repository, reference) {
    return `/v2/${repository}/manifests/${reference}`;
}
function entryFor(images, wanted) {
    const of = ({ platform }) => platform === wanted || platform.startsWith(`${wanted}/`);
    return images.find(of) ?? images[0];
}

;// CONCATENATED MODULE: ./packages/docker/lib/smoke/env-file.js

const env_file_MOST = 65_535;
function envFileOf(env) {
    return [...env].map(([name, value]) => `${lineOf(name, value)}\n`).join('');
}
function lineOf(name, value) {
    const line = `${name}=${value}`;
    if (!/^[^\s=#\0][^\s=\0]*$/.test(name))
        throw new lib/* UserError */.yo(`env: "${(0,lib/* visible */.RK)(name)}" cannot be the name of a variable. It has no spaces, no "=", and no "#" at its start. Write for example:\n  env:\n    WORKERS: 1`);
    if (/[\r\n\0]/.test(value))
        throw new lib/* UserError */.yo(`env: ${(0,lib/* visible */.RK)(name)} has a line break in its value, which docker takes in no file of variables. Give it in one line, such as JSON or base64, or build a file into the image.`);
    const bytes = Buffer.byteLength(line);
    if (bytes > env_file_MOST)
        throw new lib/* UserError */.yo(`env: ${(0,lib/* visible */.RK)(name)} takes ${bytes} bytes with its name, and docker reads no more than ${env_file_MOST}. Build a file into the image instead.`);
    return line;
}

;// CONCATENATED MODULE: ./packages/docker/lib/smoke/json-path.js

const STEP = /\.?([^\s.[\]"'$*?@()]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]/y;
function atJsonPath(value, path) {
    return stepsOf(path).reduce(child, value);
}
function stepsOf(path) {
    const steps = [];
    let at = path.startsWith('$') ? 1 : 0;
    if (path === '')
        throw fault(path, 'is empty');
    while (at < path.length) {
        STEP.lastIndex = at;
        const match = STEP.exec(path);
        const dot = path[at] === '.';
        if (match === null || (match[1] !== undefined && !dot && at > 0))
            throw fault(path, `cannot be read from "${(0,lib/* visible */.RK)(path.slice(at, at + 20))}" on`);
        const [, name, index, double, single] = match;
        steps.push(name ?? index ?? (double ?? single ?? '').replace(/\\(.)/g, '$1'));
        at = STEP.lastIndex;
    }
    return steps;
}
function child(value, step) {
    if (Array.isArray(value))
        return /^(0|[1-9]\d*)$/.test(step) ? value[Number(step)] : undefined;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
        return undefined;
    return value[step];
}
function fault(path, why) {
    return new lib/* UserError */.yo(`smoke-test: json-path "${(0,lib/* visible */.RK)(path)}" ${why}. It leads to one value, for example:\n  json-path: $.predictions[0].label`);
}

;// CONCATENATED MODULE: ./packages/docker/lib/smoke/ask.js


const ask_MOST = 16 * 2 ** 20;
async function ask(fetch, url, init, timeout) {
    try {
        const response = await fetch(url, {
            ...init,
            redirect: 'manual',
            signal: AbortSignal.timeout(Math.ceil(timeout)),
        });
        const location = response.headers.get('location');
        const { status } = response;
        return { status, ...(await start(response)), ...(location !== null && { location }) };
    }
    catch (error) {
        return { reason: (0,lib/* reasonOf */.A3)(error, 'it takes too long') };
    }
}
async function start(response) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > ask_MOST)
            break;
    }
    return { body: Buffer.concat(chunks).subarray(0, ask_MOST).toString(), whole: bytes <= ask_MOST };
}
function answered({ status, body, location }) {
    const to = location === undefined ? '' : ` to ${foreign(location)}`;
    const said = (0,lib/* visible */.RK)(body.trim().slice(0, 300));
    return `${status}${to}${said === '' ? '' : ` "${said}${body.trim().length > 300 ? '…' : ''}"`}`;
}

;// CONCATENATED MODULE: ./packages/docker/lib/smoke/listeners.js
const LISTEN = '0A';
const LOOPBACK_6 = '00000000000000000000000001000000';
const MAPPED = '0000000000000000FFFF0000';
function listenersIn(text) {
    const found = new Map();
    for (const line of text.split('\n')) {
        const [, address, hex, state] = /^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) \S+ ([0-9A-F]{2}) /i.exec(line) ?? [];
        if (address === undefined || hex === undefined || state !== LISTEN)
            continue;
        const four = address.replace(MAPPED, '');
        if (four === '0B00007F')
            continue;
        const loopback = address === LOOPBACK_6 || (four.length === 8 && four.endsWith('7F'));
        const port = Number.parseInt(hex, 16);
        found.set(port, loopback && (found.get(port) ?? true));
    }
    return [...found].map(([port, loopback]) => ({ port, loopback })).sort((a, b) => a.port - b.port);
}

;// CONCATENATED MODULE: ./packages/docker/lib/smoke/containers.js









async function createContainer(docker, settings) {
    const { image, owner, folder, port, loopback, env, command } = settings;
    const file = (0,external_node_path_.join)(folder, `${(0,external_node_crypto_.randomUUID)()}.env`);
    if (env.size > 0)
        await (0,promises_.writeFile)(file, envFileOf(env), { mode: 0o600 });
    try {
        const ran = await docker.run([
            'container',
            'create',
            `--label=${OWNER}=${owner}`,
            `--publish=${loopback ? '127.0.0.1::' : ''}${port}`,
            ...(env.size > 0 ? [`--env-file=${file}`] : []),
            image,
            ...command,
        ]);
        if (ran.code !== 0)
            throw new lib/* UserError */.yo(reasonIn(ran.stderr));
        return ran.stdout.trim();
    }
    finally {
        await (0,promises_.rm)(file, { force: true });
    }
}
async function startContainer(docker, id) {
    const { code, stderr } = await docker.run(['container', 'start', id]);
    if (code !== 0)
        throw new lib/* UserError */.yo(reasonIn(stderr.replace(/^Error: failed to start containers:.*$/m, '')));
}
async function stateOf(docker, id, port) {
    const { code, stdout, stderr } = await docker.run([
        'container',
        'inspect',
        '--format',
        '[{{json .State}}, {{json .NetworkSettings.Ports}}]',
        id,
    ]);
    if (code !== 0)
        throw new lib/* UserError */.yo(`docker: the container is gone: ${reasonIn(stderr)}`);
    const [{ Running, ExitCode, OOMKilled, Pid }, ports] = JSON.parse(stdout);
    const published = ports?.[`${port}/tcp`]?.[0]?.HostPort;
    return {
        running: Running,
        exitCode: ExitCode,
        outOfMemory: OOMKilled,
        pid: Pid,
        ...(published && { hostPort: Number(published) }),
    };
}
async function logTail(docker, id, most) {
    const lines = [];
    await docker.run(['container', 'logs', '--timestamps', `--tail=${most}`, id], {
        onLine: (line) => void lines.push(line),
    });
    return lines
        .sort((a, b) => compare(timeOf(a), timeOf(b)))
        .slice(-most)
        .map((line) => {
        const text = (0,lib/* visible */.RK)((0,external_node_util_.stripVTControlCharacters)(line.slice(timeOf(line).length + 1)).replaceAll('\t', '    '));
        return text.length > 300 ? `${text.slice(0, 300)}…` : text;
    });
}
const timeOf = (line) => /^\S*/.exec(line)?.[0] ?? '';
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
async function listenersOf(docker, id, pid) {
    const own = (await filesOf(id, pid)) ?? (await filesInside(docker, id));
    return own === undefined ? undefined : listenersIn(own);
}
async function filesOf(id, pid) {
    try {
        if (!(await (0,promises_.readFile)(`/proc/${pid}/cgroup`, 'utf8')).includes(id))
            return undefined;
        const files = ['tcp', 'tcp6'].map((name) => (0,promises_.readFile)(`/proc/${pid}/net/${name}`, 'utf8').catch(() => ''));
        const text = (await Promise.all(files)).join('\n');
        return text.trim() === '' ? undefined : text;
    }
    catch {
        return undefined;
    }
}
async function filesInside(docker, id) {
    const { stdout } = await docker.run(['container', 'exec', id, 'cat', '/proc/net/tcp', '/proc/net/tcp6']);
    return stdout.trim() === '' ? undefined : stdout;
}
async function removeContainer(docker, id) {
    await docker.run(['container', 'rm', '--force', '--volumes', id]);
}

;// CONCATENATED MODULE: ./packages/docker/lib/smoke/engine-host.js
async function engineHost(docker) {
    const { stdout } = await docker.run(['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']);
    const address = stdout.trim();
    if (!/^(tcp|https?|ssh):/.test(address) || !URL.canParse(address))
        return '127.0.0.1';
    const { hostname } = new URL(address.replace(/^\w+:/, 'http:'));
    return ['localhost', '[::1]', '0.0.0.0'].includes(hostname) || hostname.startsWith('127.')
        ? '127.0.0.1'
        : hostname;
}

;// CONCATENATED MODULE: ./packages/docker/lib/smoke/why-unready.js



async function whyUnready(docker, id, { pid }, { port, path, status, deadline }, last) {
    const within = `${deadline / 1000} s`;
    if ('status' in last)
        return `${path} answered ${answered(last)}, not ${status ?? 'a success (2xx)'}, for ${within}.`;
    const listeners = await listenersOf(docker, id, pid);
    const reason = (0,lib/* visible */.RK)(last.reason);
    if (listeners === undefined)
        return `${path} on port ${port} gave no answer within ${within}: ${reason}.${await exposes(docker, id, port)}`;
    const here = listeners.find((one) => one.port === port);
    if (here?.loopback)
        return `the image listens on port ${port}, but on 127.0.0.1 alone, where nobody outside of the container reaches it. Let it listen on 0.0.0.0 (many servers take --host 0.0.0.0).`;
    if (here !== undefined)
        return `the image listens on port ${port}, and ${path} gave no answer within ${within}: ${reason}. If it only needs longer, give it a longer deadline. A job that itself runs in a container cannot reach the ports of others: run it on the machine.`;
    if (listeners.length > 0)
        return `the image listens on ${ports(listeners)}, not on ${port}. Write\n  smoke-test: |\n    port: ${listeners[0]?.port}\nor let the image listen on ${port}.`;
    return `the image listens on no port within ${within}. If it only needs longer, give it a longer deadline.${await exposes(docker, id, port)}`;
}
const ports = (listeners) => listeners.map(({ port, loopback }) => `${port}${loopback ? ' (of 127.0.0.1 alone)' : ''}`).join(', ');
async function exposes(docker, id, port) {
    const { stdout } = await docker.run([
        'container',
        'inspect',
        '--format',
        '{{json .Config.ExposedPorts}}',
        id,
    ]);
    const exposed = Object.keys(JSON.parse(stdout || 'null') ?? {})
        .map((one) => Number.parseInt(one, 10))
        .filter((one) => one !== port);
    return exposed.length === 0 ? '' : ` Its Dockerfile has EXPOSE ${exposed.join(' ')}.`;
}

;// CONCATENATED MODULE: ./packages/docker/lib/smoke/smoke-test.js







const LOG_LINES = 40;
const PACE = 250;
async function smokeTest(docker, image, test, tools) {
    const { label, log, owner, folder } = tools;
    const host = await engineHost(docker);
    let id;
    try {
        const { port, env, command } = test;
        const loopback = host === '127.0.0.1';
        id = await createContainer(docker, { image, owner, folder, port, loopback, env, command });
        await startContainer(docker, id);
        const ready = await untilReady(docker, id, host, test, tools);
        log.info(`${label}: ready after ${(ready.readyAfter / 1000).toFixed(1)} s, ${test.path} answered ${ready.status}`);
        if (test.request === undefined)
            return ready.result;
        const answeredIn = await sample(`${ready.base}${test.request.path}`, test, test.request, tools);
        log.info(`${label}: ${test.request.path} answered as expected in ${Math.round(answeredIn)} ms`);
        return { ...ready.result, answeredIn };
    }
    catch (error) {
        if (!(error instanceof lib/* UserError */.yo))
            throw error;
        throw new lib/* UserError */.yo([`${label}: smoke-test: ${error.message}`, ...(await logLines(docker, id))].join('\n'), {
            cause: error,
        });
    }
    finally {
        if (id !== undefined)
            await removeContainer(docker, id);
    }
}
async function logLines(docker, id) {
    const lines = id === undefined ? [] : await logTail(docker, id, LOG_LINES);
    if (id === undefined)
        return [];
    return lines.length === 0
        ? ['The container logged nothing.']
        : ['The end of its log:', ...lines.map((line) => `  ${line}`)];
}
async function untilReady(docker, id, host, test, { fetch, now }) {
    const begun = now();
    let answer = { reason: 'no answer' };
    for (;;) {
        const state = await stateOf(docker, id, test.port);
        if (!state.running)
            throw new lib/* UserError */.yo(smoke_test_ended(test, state));
        const left = test.deadline - (now() - begun);
        if (left <= 0)
            throw new lib/* UserError */.yo(await whyUnready(docker, id, state, test, answer));
        const base = `http://${host}:${state.hostPort}`;
        const asked = await ask(fetch, `${base}${test.path}`, {}, Math.min(left, 30_000));
        if ('status' in asked || !('status' in answer))
            answer = asked;
        if ('status' in answer && isExpected(answer.status, test.status)) {
            const readyAfter = now() - begun;
            const { status } = answer;
            return { base, readyAfter, status, result: { readyAfter, status } };
        }
        await (0,lib/* pause */.v7)(PACE);
    }
}
const isExpected = (status, wanted) => wanted === undefined ? status >= 200 && status < 300 : status === wanted;
function smoke_test_ended({ path }, { exitCode, outOfMemory }) {
    const why = outOfMemory ? ', as it took more memory than there is' : '';
    return `the container ended with code ${exitCode}${why}, before ${path} answered. An image that is tested goes on running and serves.`;
}
async function sample(url, test, request, { fetch, now }) {
    const { method, path, headers, body, status, jsonPath } = request;
    const begun = now();
    const answer = await ask(fetch, url, { method, headers: [...headers], ...(body !== undefined && { body }) }, test.deadline);
    const answeredIn = now() - begun;
    const what = `${method} ${path}`;
    if ('reason' in answer)
        throw new lib/* UserError */.yo(`${what} got no answer: ${(0,lib/* visible */.RK)(answer.reason)}.`);
    if (!isExpected(answer.status, status))
        throw new lib/* UserError */.yo(`${what} answered ${answered(answer)}, not ${status ?? 'a success (2xx)'}.`);
    if (jsonPath !== undefined)
        checkJson(what, answer, jsonPath, request);
    return answeredIn;
}
function checkJson(what, answer, path, { equals }) {
    let json;
    try {
        json = JSON.parse(answer.body);
    }
    catch {
        throw new lib/* UserError */.yo(`${what} answered no JSON${answer.whole ? '' : ', or more than 16 MB of it'}: ${answered(answer)}.`);
    }
    const found = atJsonPath(json, path);
    if (found === undefined)
        throw new lib/* UserError */.yo(`${what}: there is no ${(0,lib/* visible */.RK)(path)} in what it answered: ${answered(answer)}.`);
    if (equals !== undefined && !(0,external_node_util_.isDeepStrictEqual)(found, equals))
        throw new lib/* UserError */.yo(`${what}: ${(0,lib/* visible */.RK)(path)} is ${smoke_test_shown(found)}, not ${smoke_test_shown(equals)}.`);
}
function smoke_test_shown(json) {
    const text = (0,lib/* visible */.RK)(JSON.stringify(json));
    return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

;// CONCATENATED MODULE: ./packages/docker/lib/ignore-file.js


class IgnoreFile {
    #patterns;
    constructor(text, path) {
        this.#patterns = text
            .replace(/^\ufeff/, '')
            .split('\n')
            .flatMap((line, index) => {
            try {
                return patternOf(line);
            }
            catch {
                throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(path)}:${index + 1}: ${(0,lib/* visible */.RK)(line.trim())} is no pattern that docker takes. Write \\[ for a bracket, and a name after each !.`);
            }
        });
    }
    look(path, parent = []) {
        let ignored = false;
        const verdicts = this.#patterns.map(({ isException, matches }, index) => {
            const says = parent[index] || (isException === ignored && matches(path));
            if (says)
                ignored = !isException;
            return says;
        });
        return { ignored, verdicts };
    }
    mayBeIn(folder) {
        return this.#patterns.some(({ isException, pattern }) => isException && (/[*?[\]^\\]/.test(pattern) || `${pattern}/`.startsWith(`${folder}/`)));
    }
}
function patternOf(line) {
    const trimmed = line.trim();
    if (line.startsWith('#') || trimmed === '')
        return [];
    const isException = trimmed.startsWith('!');
    const written = isException ? trimmed.slice(1).trim() : trimmed;
    if (written === '')
        throw new Error('an exception of nothing');
    const pattern = external_node_path_.posix
        .normalize(written)
        .replace(/(?<=.)\/$/, '')
        .replace(/^\/(?=.)/, '');
    return [{ isException, pattern, matches: ignore_file_matcherOf(pattern) }];
}
const CLASS = /\[\^?(?:(?:\\.|[^\\\]-])(?:-(?:\\.|[^\\\]-]))?)+\]/gsu;
function ignore_file_matcherOf(pattern) {
    if (/\[|\\$/.test(pattern.replace(CLASS, '').replace(/\\./gsu, '')))
        throw new Error('bad pattern');
    const tail = pattern.slice(2);
    const isPlain = (text) => !/[*?[\]\\]/.test(text);
    if (isPlain(pattern))
        return (path) => path === pattern;
    if (pattern.startsWith('**') && isPlain(tail))
        return (path) => path.endsWith(tail) || (tail.startsWith('/') && path === tail.slice(1));
    if (pattern.endsWith('**') && isPlain(pattern.slice(0, -2)))
        return (path) => path.startsWith(pattern.slice(0, -2));
    const regexp = new RegExp(`^${sourceOf(pattern)}$`, 'su');
    return (path) => regexp.test(path);
}
const COUNT = /^\{\d+(?:,\d*)?\}/;
function sourceOf(pattern) {
    let source = '';
    let isInClass = false;
    const chars = Array.from(pattern);
    for (let index = 0; index < chars.length; index++) {
        const char = chars[index];
        const count = char === '{' && !isInClass ? COUNT.exec(chars.slice(index).join(''))?.[0] : undefined;
        if (char === '*' && chars[index + 1] === '*') {
            index++;
            if (chars[index + 1] === '/')
                index++;
            source += chars[index + 1] === undefined ? '.*' : '(?:.*/)?';
        }
        else if (char === '*' || char === '?') {
            source += char === '*' ? '[^/]*' : '[^/]';
            isInClass = false;
        }
        else if (char === '\\')
            source += ignore_file_escaped(chars[++index] ?? '', isInClass);
        else if (char === '[' || (char === ']' && isInClass)) {
            source += char === '[' && isInClass ? '\\[' : char;
            isInClass = char === '[';
        }
        else if (count !== undefined) {
            source += count;
            index += count.length - 1;
        }
        else
            source += char === '^' || (char === '-' && isInClass) ? char : literal(char, isInClass);
    }
    return source;
}
const literal = (char, isInClass) => /[$.+()/{}\]]/.test(char) || (char === '-' && isInClass) ? `\\${char}` : char;
function ignore_file_escaped(char, isInClass) {
    if (char === 'a')
        return '\\x07';
    if (/[A-Za-z0-9]/.test(char) && !/[dDsSwWbBfnrtv]/.test(char))
        throw new Error('bad escape');
    return /[\^$\\.*+?()[\]{}|/A-Za-z]/.test(char) || (char === '-' && isInClass) ? `\\${char}` : char;
}

;// CONCATENATED MODULE: ./packages/docker/lib/source-digest.js







const FORMAT = 'mlops-actions.source-digest/v1';
const SPECIAL = 0o7000;
async function sourceDigest(source) {
    const { context, dockerfile } = source;
    const isFolder = await (0,promises_.stat)(context).then((there) => there.isDirectory(), () => false);
    if (!isFolder)
        throw new lib/* UserError */.yo(`context ${(0,lib/* visible */.RK)(context)}: there is no such folder. Write the folder that holds what the Dockerfile copies, such as context: .`);
    const instructions = await (0,promises_.readFile)(dockerfile).catch((error) => {
        throw new lib/* UserError */.yo(`file ${(0,lib/* visible */.RK)(dockerfile)}: the Dockerfile cannot be read (${error.code}).`);
    });
    const ignoreFile = await findIgnoreFile(source);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const byName = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    record(hash, FORMAT, (0,external_node_crypto_.createHash)('sha256').update(instructions).digest('hex'), source.target?.toLowerCase() ?? null, [...new Set(source.platforms)].sort(), byName(source.buildArgs), byName(source.labels));
    const except = (source.except ?? []).map((path) => (0,external_node_path_.relative)(context, path).replaceAll(external_node_path_.sep, '/'));
    const walk = new Walk(hash, ignoreFile && new IgnoreFile(ignoreFile.text, ignoreFile.name), new Set(except));
    await walk.folder(Buffer.from(context), '', undefined);
    return {
        digest: `sha256:${hash.digest('hex')}`,
        files: walk.files,
        bytes: walk.bytes,
        ...(ignoreFile && { ignoreFile: ignoreFile.name }),
    };
}
async function findIgnoreFile({ context, dockerfile }) {
    for (const path of [`${dockerfile}.dockerignore`, (0,external_node_path_.join)(context, '.dockerignore')]) {
        const text = await (0,promises_.readFile)(path, 'utf8').catch((error) => {
            if (error.code === 'ENOENT')
                return undefined;
            throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(path)} cannot be read (${error.code}).`);
        });
        if (text !== undefined)
            return { name: (0,external_node_path_.basename)(path), text };
    }
    return undefined;
}
const record = (hash, ...things) => {
    hash.update(`${JSON.stringify(things)}\n`);
};
class Walk {
    hash;
    ignore;
    except;
    files = 0;
    bytes = 0;
    #buffer = Buffer.allocUnsafe(1 << 18);
    constructor(hash, ignore, except) {
        this.hash = hash;
        this.ignore = ignore;
        this.except = except;
    }
    async folder(folder, parent, verdicts) {
        const entries = await (0,promises_.readdir)(folder, { withFileTypes: true, encoding: 'buffer' }).catch(source_digest_refuse(folder));
        entries.sort((a, b) => Buffer.compare(a.name, b.name));
        for (const entry of entries) {
            const name = entry.name.toString();
            const inside = parent === '' ? name : `${parent}/${name}`;
            if (name === '.git' || this.except.has(inside))
                continue;
            const look = this.ignore?.look(inside, verdicts);
            const path = Buffer.concat([folder, Buffer.from('/'), entry.name]);
            if (look?.ignored !== true)
                await this.#entry(entry, path, inside);
            if (entry.isDirectory() && (look?.ignored !== true || this.ignore?.mayBeIn(inside)))
                await this.folder(path, inside, look?.verdicts);
        }
    }
    async #entry(entry, path, inside) {
        const name = [inside, ...(isText(entry.name) ? [] : [entry.name.toString('hex')])];
        if (entry.isDirectory())
            record(this.hash, 'folder', ...name);
        else if (entry.isSymbolicLink()) {
            const target = await (0,promises_.readlink)(path, { encoding: 'buffer' }).catch(source_digest_refuse(path));
            record(this.hash, 'link', ...name, target.toString('latin1'));
        }
        else if (entry.isFile())
            await this.#file(path, name);
        else if (!entry.isSocket())
            record(this.hash, 'special', ...name, (await (0,promises_.lstat)(path)).mode & external_node_fs_.constants.S_IFMT);
    }
    async #file(path, name) {
        const file = opened(path);
        try {
            const { mode } = (0,external_node_fs_.fstatSync)(file);
            const content = (0,external_node_crypto_.createHash)('sha256');
            for (;;) {
                const size = (0,external_node_fs_.readSync)(file, this.#buffer, 0, this.#buffer.length, null);
                if (size === 0)
                    break;
                content.update(this.#buffer.subarray(0, size));
                this.bytes += size;
                if (size === this.#buffer.length)
                    await (0,external_node_timers_promises_.setImmediate)();
            }
            this.files++;
            const special = mode & SPECIAL;
            record(this.hash, mode & external_node_fs_.constants.S_IXUSR ? 'program' : 'file', ...name, content.digest('hex'), ...(special === 0 ? [] : [special]));
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
}
const isText = (name) => Buffer.from(name.toString()).equals(name);
function opened(path) {
    try {
        return (0,external_node_fs_.openSync)(path, 'r');
    }
    catch (error) {
        return source_digest_refuse(path)(error);
    }
}
const source_digest_refuse = (path) => (error) => {
    throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(path.toString())} cannot be read (${error.code}), by docker neither. Is it of another user? Name it in .dockerignore where the image does not need it.`);
};

;// CONCATENATED MODULE: ./packages/docker/lib/index.js






















;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/clean-up.js



async function cleanUp(left) {
    const { folder, owner } = JSON.parse(left);
    if (!(0,external_node_fs_.existsSync)(folder))
        return;
    try {
        await removeLeft(reopenDocker({ env: process.env, folder }), owner);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/pairs.js

function pairsOf(input, lines, example) {
    const pairs = new Map();
    for (const line of lines) {
        const [, name, value] = /^([^\s=]+)=(.*)$/s.exec(line) ?? [];
        if (name === undefined || value === undefined)
            throw new lib/* UserError */.yo(`${input}: "${(0,lib/* visible */.RK)(line)}" is not name=value. Write for example:\n  ${input}: |\n    ${example}`);
        const other = pairs.get(name);
        if (other !== undefined && other !== value)
            throw new lib/* UserError */.yo(`${input}: ${(0,lib/* visible */.RK)(name)} is there twice, with two values. Keep one of them.`);
        pairs.set(name, value);
    }
    return pairs;
}
function pairsOfYaml(input, value, example) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        const entries = Object.entries(value).map(([name, text]) => `${name}=${textOf(`${input}.${name}`, text)}`);
        return pairsOf(input, entries, example);
    }
    return pairsOf(input, linesOfYaml(input, value), example);
}
function linesOfYaml(input, value) {
    const lines = Array.isArray(value)
        ? value.map((line) => textOf(input, line))
        : textOf(input, value ?? '').split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '');
}
function textOf(input, value) {
    if (typeof value === 'string')
        return value.trim();
    throw new lib/* UserError */.yo(`${input} is ${Array.isArray(value) ? 'a list' : 'a mapping'} where a text belongs.`);
}
function fieldsOf(input, value, known) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new lib/* UserError */.yo(`${input} is not a mapping of ${known.join(', ')}.`);
    const unknown = Object.keys(value).filter((name) => !known.includes(name));
    if (unknown.length > 0)
        throw new lib/* UserError */.yo(`${input} has no field ${unknown.map((name) => `"${(0,lib/* visible */.RK)(name)}"`).join(', ')}. ${meant(unknown, known)}It has: ${known.join(', ')}.`);
    return { ...value };
}
const ELSEWHERE = {
    image: 'name',
    dockerfile: 'file',
    path: 'context',
    tag: 'tags',
};
function meant(unknown, known) {
    const names = unknown.flatMap((name) => {
        const own = name.toLowerCase().replaceAll('_', '-');
        const found = [own, ELSEWHERE[own] ?? ''].find((candidate) => known.includes(candidate));
        return found === undefined ? [] : [`"${(0,lib/* visible */.RK)(name)}" is ${found} here. `];
    });
    return names.join('');
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/smoke-input.js



const smoke_input_FIELDS = ['port', 'path', 'status', 'deadline', 'env', 'command', 'request'];
const REQUEST_FIELDS = ['path', 'method', 'headers', 'body', 'body-file', 'status', 'json-path', 'equals'];
const DEADLINE = '60';
function smokeInputOf(where, texts, values) {
    const fields = fieldsOf(where, texts, smoke_input_FIELDS);
    const text = (name) => textOf(`${where}.${name}`, fields[name] ?? '');
    const port = text('port');
    if (port === '')
        throw new lib/* UserError */.yo(`${where} needs the port that the image listens on. Write for example:\n  smoke-test: |\n    port: 8000\n    path: /health`);
    const status = text('status');
    const env = pairsOfYaml(`${where}.env`, fields.env, 'WORKERS=1');
    envFileOf(env);
    const request = requestOf(where, fields.request, values.request);
    return {
        test: {
            port: whole(`${where}.port`, port, 1, 65_535),
            path: smoke_input_pathOf(`${where}.path`, text('path') || '/'),
            ...(status !== '' && { status: whole(`${where}.status`, status, 100, 599) }),
            deadline: whole(`${where}.deadline`, text('deadline') || DEADLINE, 1, 3600) * 1000,
            env,
            command: linesOfYaml(`${where}.command`, fields.command),
            ...(request && { request: request.request }),
        },
        ...(request?.bodyFile && { bodyFile: request.bodyFile }),
    };
}
function requestOf(smoke, texts, values) {
    if (texts === undefined || texts === '')
        return undefined;
    const where = `${smoke}.request`;
    const fields = fieldsOf(where, texts, REQUEST_FIELDS);
    const text = (name) => typeof fields[name] === 'object' ? '' : textOf(`${where}.${name}`, fields[name] ?? '');
    const { body, equals } = values;
    const bodyFile = text('body-file');
    if (body !== undefined && body !== null && bodyFile !== '')
        throw new lib/* UserError */.yo(`${where}: body and body-file exclude each other. Leave one of them out.`);
    const hasBody = bodyFile !== '' || (body !== undefined && body !== null);
    const jsonPath = text('json-path');
    if (jsonPath === '' && equals !== undefined)
        throw new lib/* UserError */.yo(`${where}: equals is what stands at json-path, which is not given. Write for example:\n  json-path: $.label\n  equals: positive`);
    if (jsonPath !== '')
        atJsonPath({}, jsonPath);
    const headers = new Map([...pairsOfYaml(`${where}.headers`, fields.headers, 'authorization=Bearer test')].map(([name, value]) => [
        name.toLowerCase(),
        value,
    ]));
    if (typeof body === 'object' && body !== null && !headers.has('content-type'))
        headers.set('content-type', 'application/json');
    const status = text('status');
    const method = (text('method') || (hasBody ? 'POST' : 'GET')).toUpperCase();
    if (!/^[A-Z]+$/.test(method))
        throw new lib/* UserError */.yo(`${where}.method: "${(0,lib/* visible */.RK)(method)}" is no method. Write for example:\n  method: POST`);
    if (hasBody && ['GET', 'HEAD'].includes(method))
        throw new lib/* UserError */.yo(`${where}: a ${method} has no body. Write for example:\n  method: POST`);
    return {
        request: {
            method,
            path: smoke_input_pathOf(`${where}.path`, text('path') || '/'),
            headers,
            ...(body !== undefined && body !== null && { body: smoke_input_bodyOf(body) }),
            ...(status !== '' && { status: whole(`${where}.status`, status, 100, 599) }),
            ...(jsonPath !== '' && { jsonPath }),
            ...(equals !== undefined && { equals }),
        },
        bodyFile,
    };
}
function smoke_input_bodyOf(body) {
    return typeof body === 'string' ? body : JSON.stringify(body);
}
function smoke_input_pathOf(input, path) {
    if (!path.startsWith('/') || path.startsWith('//') || /\s/.test(path))
        throw new lib/* UserError */.yo(`${input}: "${(0,lib/* visible */.RK)(path)}" is not a path of the image's server. Write for example:\n  path: /health`);
    return path;
}
function whole(input, text, least, most) {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most)
        throw new lib/* UserError */.yo(`${input}: "${(0,lib/* visible */.RK)(text)}" is not a whole number from ${least} to ${most}.`);
    return number;
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/image-input.js




const image_input_FIELDS = [
    'name',
    'context',
    'file',
    'target',
    'build-args',
    'labels',
    'platforms',
    'tags',
    'smoke-test',
    'readme',
    'short-description',
];
function readImages(reader) {
    const [name, list] = [reader.text('image'), reader.text('images')];
    const shared = readShared(reader);
    if (name !== undefined && list !== undefined)
        reader.problem('image and images exclude each other: one names an image, the other lists several.');
    else if (name === undefined && list === undefined)
        reader.problem('Nothing says which image to build. Write for example:\n  image: acme/reviews-api\nor a list in images:\n  images: |\n    - name: acme/reviews-api\n      context: api');
    if (list === undefined)
        return name === undefined ? [] : [{ ...shared, where: '', name, tags: [] }];
    return reader.parsed(() => imagesOf(list, shared, reader), []);
}
function readShared(reader) {
    const optional = (name) => {
        const value = reader.text(name);
        return value === undefined ? {} : { value };
    };
    const file = optional('file').value;
    const target = optional('target').value;
    const readme = optional('readme').value;
    const shortDescription = optional('short-description').value;
    const smokeText = reader.text('smoke-test');
    const smoke = smokeText === undefined
        ? undefined
        : reader.parsed(() => {
            const { texts, values } = yamlOf('smoke-test', smokeText);
            return smokeInputOf('smoke-test', texts, values);
        }, undefined);
    return {
        context: reader.text('context') ?? '.',
        ...(file !== undefined && { file }),
        ...(target !== undefined && { target }),
        platforms: reader.words('platforms'),
        buildArgs: reader.parsed(() => pairsOf('build-args', reader.lines('build-args'), 'MODEL_VERSION=3'), new Map()),
        labels: reader.parsed(() => pairsOf('labels', reader.lines('labels'), 'maintainer=ml-team'), new Map()),
        ...(smoke && { smoke }),
        ...(readme !== undefined && { readme }),
        ...(shortDescription !== undefined && { shortDescription }),
    };
}
function imagesOf(text, shared, reader) {
    const { texts, values } = yamlOf('images', text);
    if (!Array.isArray(texts) || !Array.isArray(values) || texts.length === 0)
        throw new lib/* UserError */.yo('images is not a list. Write for example:\n  images: |\n    - name: acme/reviews-api\n      context: api\n    - name: acme/reviews-web\n      context: web');
    return texts.flatMap((item, index) => {
        const where = `images[${index}]`;
        return reader.parsed(() => [imageOf(where, item, values[index], shared)], []);
    });
}
function imageOf(where, item, values, shared) {
    const fields = fieldsOf(where, typeof item === 'string' ? { name: item } : item, image_input_FIELDS);
    const text = (name) => textOf(`${where}.${name}`, fields[name] ?? '');
    const given = (name) => fields[name] !== undefined && fields[name] !== '';
    const [file, target, readme, shortDescription] = ['file', 'target', 'readme', 'short-description'].map((name) => text(name));
    if (text('name') === '')
        throw new lib/* UserError */.yo(`${where} has no name. Write for example:\n  - name: acme/reviews-api`);
    const { file: _file, target: _target, ...others } = shared;
    const ofContext = given('context') ? others : shared;
    return {
        ...ofContext,
        where,
        name: text('name'),
        ...(given('context') && { context: text('context') }),
        ...(file && { file }),
        ...(target && { target }),
        ...(given('platforms') && {
            platforms: linesOfYaml(`${where}.platforms`, fields.platforms).flatMap((line) => line.split(/[\s,]+/).filter(Boolean)),
        }),
        buildArgs: new Map([
            ...shared.buildArgs,
            ...pairsOfYaml(`${where}.build-args`, fields['build-args'], 'MODEL_VERSION=3'),
        ]),
        labels: new Map([
            ...shared.labels,
            ...pairsOfYaml(`${where}.labels`, fields.labels, 'maintainer=ml-team'),
        ]),
        tags: linesOfYaml(`${where}.tags`, fields.tags),
        ...(given('smoke-test') && {
            smoke: smokeInputOf(`${where}.smoke-test`, fields['smoke-test'], values['smoke-test']),
        }),
        ...(readme && { readme }),
        ...(shortDescription && { shortDescription }),
    };
}
function yamlOf(input, text) {
    try {
        return { texts: (0,dist/* parse */.qg)(text, { schema: 'failsafe' }), values: (0,dist/* parse */.qg)(text) };
    }
    catch (error) {
        const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
        throw new lib/* UserError */.yo(`${input} is not YAML: ${reason}`);
    }
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/inputs.js




function readInputs(reader, env = process.env) {
    const images = readImages(reader);
    const registry = reader.parsed(() => parseRegistry(reader.text('registry') ?? ''), DOCKER_HUB);
    const composeFile = reader.text('compose-file');
    const composeFrom = reader.text('compose-from');
    if (composeFrom !== undefined && composeFile === undefined)
        reader.problem('compose-from needs a compose-file to write. Write for example:\n  compose-file: compose.release.yaml');
    const builder = reader.text('builder');
    if (builder?.startsWith('-'))
        reader.problem(`builder: "${(0,lib/* visible */.RK)(builder)}" is not the name of a builder. See them with docker buildx ls.`);
    const provenance = reader.text('provenance');
    const sbom = reader.text('sbom');
    const hubUrl = env.DOCKER_HUB_URL?.trim() || (registry === DOCKER_HUB ? DOCKER_HUB_URL : undefined);
    const username = reader.text('username');
    const login = readLogin(reader, username);
    const prune = readPrune(reader);
    if (hubUrl === undefined)
        refuseHubFeatures(reader, registry, images, prune !== undefined);
    const facts = readFacts(reader);
    const modelBuildArgs = reader.boolean('model-build-args');
    if (modelBuildArgs && Object.keys(facts).length === 0)
        reader.problem('model-build-args is true, and model-name, model-version, hf-repo and code-version are all empty. If they are expressions, the variables or outputs in them do not exist.');
    for (const platform of images.flatMap(({ platforms }) => platforms))
        if (!PLATFORM.test(platform))
            reader.problem(`platforms: "${(0,lib/* visible */.RK)(platform)}" is no platform. Write for example:\n  platforms: linux/amd64,linux/arm64`);
    return {
        images,
        templates: reader.lines('tag-template'),
        latest: reader.choice('latest', ['auto', 'true', 'false']),
        movingTags: reader.lines('moving-tags'),
        facts,
        modelBuildArgs,
        secrets: readSecrets(reader),
        push: reader.choice('push', ['auto', 'true', 'false']),
        overwrite: reader.boolean('overwrite'),
        registry,
        ...(username !== undefined && { username }),
        ...(login && { login }),
        ...(builder !== undefined && { builder }),
        pull: reader.boolean('pull'),
        cacheFrom: reader.lines('cache-from'),
        cacheTo: reader.lines('cache-to'),
        ...(provenance !== undefined && { provenance }),
        ...(sbom !== undefined && sbom !== 'false' && { sbom }),
        ...(prune && { prune }),
        ...(composeFile !== undefined && { composeFile }),
        ...(composeFrom !== undefined && { composeFrom }),
        ...(hubUrl !== undefined && { hubUrl }),
        env,
    };
}
const PLATFORM = /^(linux\/(amd64(\/v[1-4])?|386|arm64(\/v\d(\.\d)?)?|arm(\/v[5-8])?|ppc64le|s390x|riscv64|mips64(le)?|loong64)|windows\/(amd64|arm64))$/;
function readFacts(reader) {
    const [modelName, modelVersion, hfRepo, codeVersion] = [
        'model-name',
        'model-version',
        'hf-repo',
        'code-version',
    ].map((name) => reader.text(name));
    if (modelName !== undefined && modelVersion === undefined)
        reader.problem(`model-version is empty, and model-name is ${(0,lib/* visible */.RK)(modelName)}: of which version are the images? If it is an expression, what it stands for is not there. Write for example:\n  model-version: 3`);
    if (modelVersion !== undefined && modelName === undefined)
        reader.problem(`model-name is empty, and model-version is ${(0,lib/* visible */.RK)(modelVersion)}: of which model? Write for example:\n  model-name: sentiment-analyzer`);
    if (hfRepo !== undefined && modelName === undefined && modelVersion === undefined)
        reader.problem(`model-name and model-version are empty, and hf-repo is ${(0,lib/* visible */.RK)(hfRepo)}: of which model are the images? If they are expressions, the variables or outputs in them do not exist. Write for example:\n  model-name: sentiment-analyzer\n  model-version: 3`);
    if (hfRepo !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(hfRepo))
        reader.problem(`hf-repo: "${(0,lib/* visible */.RK)(hfRepo)}" is not a repository of the Hugging Face Hub. Write for example:\n  hf-repo: team/sentiment-analyzer-3`);
    return {
        ...(modelName !== undefined && { modelName }),
        ...(modelVersion !== undefined && { modelVersion }),
        ...(hfRepo !== undefined && { hfRepo }),
        ...(codeVersion !== undefined && { codeVersion }),
    };
}
function readLogin(reader, username) {
    const password = reader.text('password');
    if (username !== undefined && password !== undefined)
        return { username, password };
    if (username === undefined && password !== undefined)
        reader.problem(`password is given, and username is empty. Write for example:\n  username: $\{{ vars.DOCKER_HUB_USERNAME }}`);
    return undefined;
}
function readSecrets(reader) {
    const lines = reader.lines('secrets');
    return reader.parsed(() => {
        try {
            return pairsOf('secrets', lines, 'hf_token=…');
        }
        catch (error) {
            if (!(error instanceof lib/* UserError */.yo))
                throw error;
            throw new lib/* UserError */.yo(`secrets has a line that is not id=value, or an id twice. A secret of several lines does not fit: give it in base64. Write for example:\n  secrets: |\n    hf_token=$\{{ secrets.HF_TOKEN }}`);
        }
    }, new Map());
}
function readPrune(reader) {
    const pattern = reader.text('prune');
    const kept = reader.text('prune-keep');
    const dryRun = reader.boolean('prune-dry-run');
    if (pattern === undefined) {
        if (kept !== undefined)
            reader.problem('prune-keep goes with prune, which says which tags. Write for example:\n  prune: "*-sentiment-analyzer-*"');
        return undefined;
    }
    if (kept === undefined) {
        reader.problem('prune deletes tags, and prune-keep does not say how many stay. Write for example:\n  prune-keep: 10');
        return undefined;
    }
    return { pattern, keep: reader.count('prune-keep', 1), dryRun };
}
function needsHub(images, prunes) {
    return prunes || images.some(({ readme, shortDescription }) => (readme ?? shortDescription) !== undefined);
}
function refuseHubFeatures(reader, registry, images, prunes) {
    if (needsHub(images, prunes))
        reader.problem(`readme, short-description and prune are for Docker Hub: ${registry} has no such API. Leave them out, or leave registry out.`);
}

// EXTERNAL MODULE: ./packages/report/lib/index.js + 18 modules
var report_lib = __webpack_require__(5104);
;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/compose-output.js




function composeText(images, from, workspace) {
    if (from === undefined) {
        const names = serviceNames(images);
        return composeFile(images.map(({ reference, ports }, index) => ({ name: names[index], image: reference, ports })));
    }
    return pinnedCompose(from.text, from.path, images.map(({ image, reference, context, dockerfile, input }) => ({
        name: image,
        image: reference,
        context: (0,external_node_path_.relative)(workspace, context),
        dockerfile: (0,external_node_path_.relative)(workspace, dockerfile),
        ...(input.target !== undefined && { target: input.target }),
    })));
}
async function writeCompose(path, text, workspace) {
    const file = (0,external_node_path_.resolve)(workspace, path);
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_.writeFile)(file, text);
    }
    catch (error) {
        throw new lib/* UserError */.yo(`compose-file: ${(0,lib/* visible */.RK)(path)} cannot be written: ${error.message}`);
    }
    return (0,external_node_path_.relative)(workspace, file);
}
function serviceNames(images) {
    const seen = new Map();
    return images.map(({ image }) => {
        const name = image.repository
            .split('/')
            .at(-1)
            .replace(/[^a-z0-9_-]/g, '-');
        const times = (seen.get(name) ?? 0) + 1;
        seen.set(name, times);
        return times === 1 ? name : `${name}-${times}`;
    });
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/hide.js
const SECRET_NAME = /(?:^|[_-])(?:token|secret|password|passwd|credentials?|key|authorization)$/i;
const SHORTEST = 8;
function secretsOf({ login, secrets, images }) {
    const sent = images.flatMap(({ smoke }) => [
        ...(smoke?.test.env ?? []),
        ...(smoke?.test.request?.headers ?? []),
    ]);
    const values = [
        ...(login ? [login.password, Buffer.from(`${login.username}:${login.password}`).toString('base64')] : []),
        ...secrets.values(),
        ...sent
            .filter(([name]) => SECRET_NAME.test(name))
            .map(([, value]) => value.replace(/^(Bearer|Basic)\s+/i, ''))
            .filter((value) => value.length >= SHORTEST),
    ];
    return [...new Set(values.filter((value) => value !== ''))];
}
function hide_hidden(text, secrets) {
    return [...secrets].sort((a, b) => b.length - a.length).reduce(withoutSecret, text);
}
const BEGINNING = 16;
function withoutSecret(text, secret) {
    const beginning = secret.slice(0, BEGINNING);
    let shown = '';
    let rest = text;
    for (let at = rest.indexOf(beginning); at >= 0; at = rest.indexOf(beginning)) {
        let end = at;
        while (end < rest.length && rest[end] === secret[end - at])
            end++;
        shown += `${rest.slice(0, at)}***`;
        rest = rest.slice(end);
    }
    return shown + rest;
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/hub-page.js


async function tendHub(hub, images, prune, log) {
    const done = [];
    const tell = (line) => {
        log.info(line);
        done.push(line);
    };
    for (const { image, page, name } of images)
        if (page?.full !== undefined || page?.short !== undefined) {
            const changed = await hub.describe(image.repository, page);
            tell(`${name}: the description on Docker Hub ${changed ? 'is new' : 'was up to date'}.`);
        }
    if (prune === undefined)
        return done;
    for (const repository of new Set(images.map(({ image }) => image.repository))) {
        const spare = images.filter(({ image }) => image.repository === repository).flatMap(({ tags }) => tags);
        const { remove } = prunePlan(await hub.tags(repository), {
            pattern: prune.pattern,
            keep: prune.keep,
            spare: spare.map(({ name }) => name),
        });
        const names = remove.map(({ name }) => name).join(', ');
        if (remove.length === 0)
            tell(`${repository}: no tag to prune.`);
        else if (prune.dryRun)
            tell(`${repository}: prune would delete ${(0,lib/* count */.U9)(remove.length, 'tag')}: ${names}.`);
        else {
            for (const { name } of remove)
                await hub.deleteTag(repository, name);
            tell(`${repository}: prune deleted ${(0,lib/* count */.U9)(remove.length, 'tag')}: ${names}.`);
        }
    }
    return done;
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/outcome.js
const at = { title: 'docker-hub-publish' };
function tell(report, findings, log) {
    const { prepared, release } = findings;
    for (const warning of prepared.warnings)
        log.warning(warning, at);
    if (!prepared.policy.push)
        log.notice(`Nothing was pushed: ${prepared.policy.why}.`, at);
    for (const { image, digest } of release.images)
        if (digest !== undefined)
            log.info(`${image.name}@${digest}: ${outcome_tagsOf(findings, { image }).join(', ')}`);
    log.info(report.headline);
}
function outputsOf(findings, path) {
    const { release, composeFile } = findings;
    const [first, ...others] = release.images;
    const single = others.length === 0 ? first : undefined;
    return {
        images: JSON.stringify(release.images.map((released) => ({
            name: released.image.name,
            tags: outcome_tagsOf(findings, released),
            digest: released.digest ?? null,
            size: sizeOf(released) ?? null,
            pushed: outcome_tagsOf(findings, released).some((name) => release.ledger.wroteTag(`${released.image.name}:${name}`)),
        }))),
        digest: single?.digest ?? '',
        tags: single
            ? outcome_tagsOf(findings, single)
                .map((name) => `${single.image.name}:${name}`)
                .join('\n')
            : '',
        pushed: String(release.ledger.wrote),
        'compose-file': composeFile ?? '',
        report: path,
    };
}
function outcome_tagsOf({ release }, { image }) {
    const known = (name) => {
        const reference = `${image.name}:${name}`;
        return release.ledger.has(reference) || release.ledger.misses(reference);
    };
    const tags = image.tags.map(({ name }) => name);
    return tags.some(known) ? tags.filter(known) : tags;
}
function isThere(findings, { image }) {
    return outcome_tagsOf(findings, { image }).every((name) => findings.release.ledger.has(`${image.name}:${name}`));
}
function sizeOf({ bytes, built }) {
    return bytes ?? built?.bytes;
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/git-state.js
function gitStateOf({ ref, sha, event }) {
    const payload = event?.payload ?? {};
    const pullRequest = numberIn(payload.pull_request) ?? Number(/^refs\/pull\/(\d+)\//.exec(ref ?? '')?.[1]);
    const defaultBranch = textIn(payload.repository, 'default_branch');
    return {
        ...(ref && { ref }),
        ...(sha && { sha }),
        ...(Number.isInteger(pullRequest) && { pullRequest }),
        ...(defaultBranch && { defaultBranch }),
    };
}
function numberIn(value) {
    const { number } = Object(value);
    return typeof number === 'number' ? number : undefined;
}
function textIn(value, key) {
    const text = Object(value)[key];
    return typeof text === 'string' ? text : undefined;
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/labels.js
const SOURCE_LABEL = 'mlops-actions.source-digest';
const MODEL_NAME_LABEL = 'mlops-actions.model-name';
const MODEL_VERSION_LABEL = 'mlops-actions.model-version';
const CODE_VERSION_LABEL = 'mlops-actions.code-version';
const REVISION_LABEL = 'org.opencontainers.image.revision';
const VERSION_LABEL = 'org.opencontainers.image.version';
const SMOKE_LABEL = 'mlops-actions.smoke-test';
const LABELS_OF_THE_RUN = ['org.opencontainers.image.created', REVISION_LABEL];
function factLabels({ modelName, modelVersion, hfRepo, codeVersion }) {
    return new Map([
        [MODEL_NAME_LABEL, modelName],
        [MODEL_VERSION_LABEL, modelVersion],
        ['mlops-actions.hf-repo', hfRepo],
        [CODE_VERSION_LABEL, codeVersion],
    ].filter((entry) => entry[1] !== undefined));
}
function originLabels({ image: { repository }, tags, tagRequest: { facts } }, { serverUrl, repository: source, sha, ref }) {
    const released = Object.keys(facts).length === 0 ? /^refs\/tags\/v?(\d+\.\d+\.\d+\S*)$/.exec(ref ?? '')?.[1] : undefined;
    return new Map([
        ['org.opencontainers.image.title', repository.slice(repository.lastIndexOf('/') + 1)],
        [VERSION_LABEL, released ?? tags[0]?.name],
        ['org.opencontainers.image.source', source && `${serverUrl}/${source}`],
        [REVISION_LABEL, sha],
    ].filter((entry) => entry[1] !== undefined));
}
function factArguments({ modelName, modelVersion, hfRepo, codeVersion, }) {
    return new Map([
        ['MODEL_NAME', modelName],
        ['MODEL_VERSION', modelVersion],
        ['HF_REPO', hfRepo],
        ['HF_ID', hfRepo?.split('/')[0]],
        ['CODE_VERSION', codeVersion],
    ]);
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/page.js




async function readPage({ readme, shortDescription: short, where }, context) {
    if (readme === undefined && short === undefined)
        return undefined;
    const input = (name) => (where === '' ? name : `${where}.${name}`);
    if (short !== undefined && Buffer.byteLength(short) > SHORT_LIMIT)
        throw new lib/* UserError */.yo(`${input('short-description')} has ${Buffer.byteLength(short)} bytes, and Docker Hub takes ${SHORT_LIMIT}.`);
    if (readme === undefined)
        return { short: short };
    const path = (0,external_node_path_.resolve)(context.workspace, readme);
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (!found?.isFile())
        throw new lib/* UserError */.yo(`${input('readme')}: there is no file ${(0,lib/* visible */.RK)(readme)} in the workspace.`);
    if (found.size > FULL_LIMIT)
        throw tooLong(input('readme'), readme, found.size);
    const full = withLinks(await (0,promises_.readFile)(path, 'utf8'), path, context);
    const bytes = Buffer.byteLength(full);
    if (bytes > FULL_LIMIT)
        throw tooLong(input('readme'), readme, bytes);
    if (full.trim() === '')
        throw new lib/* UserError */.yo(`${input('readme')}: ${(0,lib/* visible */.RK)(readme)} is empty.`);
    return { full, ...(short !== undefined && { short }) };
}
function tooLong(input, readme, bytes) {
    return new lib/* UserError */.yo(`${input}: ${(0,lib/* visible */.RK)(readme)} has ${bytes} bytes with its links made absolute, and Docker Hub takes ${FULL_LIMIT}. Name a shorter file.`);
}
function withLinks(text, path, { repository, serverUrl, workspace, ref }) {
    if (repository === undefined)
        return text;
    return withAbsoluteLinks(text, {
        repositoryUrl: `${serverUrl}/${repository}`,
        ref: ref?.replace(/^refs\/(heads|tags)\//, '') ?? 'HEAD',
        folder: (0,external_node_path_.relative)(workspace, (0,external_node_path_.dirname)(path)).replaceAll('\\', '/'),
    });
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/plan.js





async function planImages(inputs, git, context, problems) {
    const planned = await Promise.all(inputs.images.map((input) => planImage(input, inputs, git, context, problems)));
    const images = planned.filter((image) => image !== undefined);
    refuseSharedTags(images, problems);
    return images;
}
async function planImage(input, inputs, git, { workspace }, problems) {
    const tagRequest = {
        templates: input.tags.length > 0 ? input.tags : inputs.templates,
        facts: inputs.facts,
        git,
        latest: input.tags.length > 0 && inputs.latest === 'auto' ? 'false' : inputs.latest,
    };
    const image = await problems.of(() => parseImageName(input.name, inputs.registry, inputs.login?.username));
    const tags = await problems.of(() => withMovingTags(tagsOf(tagRequest), input, inputs, tagRequest));
    const folder = (0,external_node_path_.resolve)(workspace, input.context);
    const file = (0,external_node_path_.resolve)(workspace, input.file ?? `${input.context}/Dockerfile`);
    const dockerfile = await problems.of(() => readDockerfile(input, folder, file, workspace));
    const smoke = await problems.of(() => readSmoke(input, workspace));
    if (!image || !tags || !dockerfile)
        return undefined;
    const buildArgs = argumentsOf(input, inputs, dockerfile, problems);
    const { problems: wrong, warnings } = checkDockerfile(dockerfile, input.file ?? `${input.context}/Dockerfile`, {
        ...(input.target !== undefined && { target: input.target }),
        buildArgs,
    });
    problems.add(...wrong);
    return {
        input,
        image,
        name: nameOf(image),
        tagRequest,
        tags,
        context: folder,
        dockerfile: file,
        buildArgs,
        labels: new Map([...factLabels(inputs.facts), ...input.labels]),
        ...(smoke && { smoke }),
        ports: smoke ? [smoke.port] : dockerfile.exposed,
        warnings,
    };
}
function withMovingTags(tags, { tags: own }, { movingTags }, request) {
    if (movingTags.length === 0 || own.length > 0)
        return [...tags];
    const moving = tagsOf({ ...request, templates: [ASIDE, ...movingTags], latest: 'false' })
        .map(({ name }) => name)
        .filter((name) => name !== ASIDE);
    const both = tags.find(({ name, moves }) => !moves && moving.includes(name));
    if (both)
        throw new lib/* UserError */.yo(`moving-tags: ${both.name} is a release's tag too. What moves stands in moving-tags alone, and names no version of its own.`);
    const others = tags.filter(({ name }) => !moving.includes(name));
    const added = moving.map((name) => ({ name, moves: true }));
    return [...others.filter(({ moves }) => !moves), ...added, ...others.filter(({ moves }) => moves)];
}
const ASIDE = 'aside';
function argumentsOf({ buildArgs }, { modelBuildArgs, facts, login }, dockerfile, problems) {
    if (login && [...buildArgs.values()].some((value) => value.includes(login.password)))
        problems.add(`build-args holds the password, and everybody who has the image could read it. Give the build what it needs by secrets:\n  secrets: |\n    token=$\{{ secrets.TOKEN }}`);
    if (!modelBuildArgs)
        return new Map(buildArgs);
    const wanted = [...factArguments(facts)].filter(([name]) => dockerfile.args.has(name) && !buildArgs.has(name));
    for (const [name, value] of wanted)
        if (value === undefined && dockerfile.args.get(name) === undefined)
            problems.add(`${name} is an ARG of the Dockerfile without a default, and model-build-args has no value for it. Write for example:\n  ${FACT_INPUTS[name]}`);
    return new Map([
        ...wanted.filter((entry) => entry[1] !== undefined),
        ...buildArgs,
    ]);
}
const FACT_INPUTS = {
    MODEL_NAME: 'model-name: sentiment-analyzer',
    MODEL_VERSION: 'model-version: 3',
    HF_REPO: 'hf-repo: team/sentiment-analyzer-3',
    HF_ID: 'hf-repo: team/sentiment-analyzer-3',
    CODE_VERSION: 'code-version: 1.4.0',
};
async function readDockerfile({ where, context, file }, folder, path, workspace) {
    const input = (name) => (where === '' ? name : `${where}.${name}`);
    if (/^(https?|git|ssh):\/\/|^git@|^-$/.test(context))
        throw new lib/* UserError */.yo(`${input('context')}: "${(0,lib/* visible */.RK)(context)}" is not a folder. Check the repository out in a step before, and name the folder:\n  context: api`);
    if (!(await plan_isThere(folder, 'folder')))
        throw new lib/* UserError */.yo(`${input('context')}: there is no folder ${(0,lib/* visible */.RK)(context)} in the workspace. ${await hint(workspace)}`);
    if (!(await plan_isThere(path, 'file')))
        throw new lib/* UserError */.yo(file === undefined
            ? `${input('context')}: ${(0,lib/* visible */.RK)(context)} has no Dockerfile. ${await hint(workspace)} Or name another file with ${input('file')}, from the workspace:\n  file: docker/api.Dockerfile`
            : `${input('file')}: there is no file ${(0,lib/* visible */.RK)(file)} in the workspace, which it is relative to, whatever the context is.`);
    return parseDockerfile(await (0,promises_.readFile)(path, 'utf8'), file ?? `${context}/Dockerfile`);
}
async function hint(workspace) {
    const entries = await (0,promises_.readdir)(workspace, { withFileTypes: true }).catch(() => []);
    if (entries.every(({ name }) => name.startsWith('.')))
        return 'The workspace is empty: a step `uses: actions/checkout@…` must come before.';
    const folders = await Promise.all(entries
        .filter((entry) => entry.isDirectory())
        .map(async ({ name }) => ((await plan_isThere((0,external_node_path_.join)(workspace, name, 'Dockerfile'), 'file')) ? [name] : [])));
    const found = folders.flat().sort();
    return found.length === 0 ? '' : `Folders with a Dockerfile: ${(0,lib/* firstOf */.Ku)(found, 10)}.`;
}
async function plan_isThere(path, kind) {
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    return (kind === 'file' ? found?.isFile() : found?.isDirectory()) ?? false;
}
const BODY_LIMIT = 10_000_000;
async function readSmoke({ smoke, where }, workspace) {
    if (smoke?.bodyFile === undefined || smoke.test.request === undefined)
        return smoke?.test;
    const input = `${where === '' ? '' : `${where}.`}smoke-test.request.body-file`;
    const path = (0,external_node_path_.resolve)(workspace, smoke.bodyFile);
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (!found?.isFile())
        throw new lib/* UserError */.yo(`${input}: there is no file ${(0,lib/* visible */.RK)(smoke.bodyFile)} in the workspace.`);
    if (found.size > BODY_LIMIT)
        throw new lib/* UserError */.yo(`${input}: ${(0,lib/* visible */.RK)(smoke.bodyFile)} has ${found.size} bytes, and at most ${BODY_LIMIT} are sent.`);
    return { ...smoke.test, request: { ...smoke.test.request, body: await (0,promises_.readFile)(path) } };
}
function refuseSharedTags(images, problems) {
    const owners = new Set();
    for (const { name, tags } of images)
        for (const tag of tags) {
            const reference = `${name}:${tag.name}`;
            if (owners.has(reference))
                problems.add(`Two images would be ${reference}. Give one of them another name, or tags of its own:\n  tags: "{code-version}-gpu"${tag.name === 'latest' ? '\nand write\n  latest: false' : ''}`);
            owners.add(reference);
        }
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/push-policy.js
const PUSHING = ['push', 'create', 'release', 'schedule', 'workflow_dispatch', 'repository_dispatch'];
function pushPolicy(choice, { event }) {
    if (choice !== 'auto')
        return { push: choice === 'true', why: `push is ${choice}` };
    const name = event?.name ?? '';
    if (PUSHING.includes(name))
        return { push: true, why: '' };
    return {
        push: false,
        why: name === '' ? 'no event of GitHub started this' : `on ${name} nothing is pushed, unless push is true`,
    };
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/standing.js


const VERSION = /^v?\d+(?:[._]\d+)*(?:[-+].*)?$/;
const SEMVER = /^\d+\.\d+\.\d+(?:-.*)?$/;
const byNumber = new Intl.Collator('en', { numeric: true });
function versionOrder(a, b) {
    const [release, other] = [parts(a), parts(b)];
    const order = byNumber.compare(release.main, other.main);
    if (order !== 0)
        return order;
    if (release.pre === undefined || other.pre === undefined)
        return Number(release.pre === undefined) - Number(other.pre === undefined);
    return byNumber.compare(release.pre, other.pre);
}
function parts(version) {
    const [main = '', ...pre] = version.replace(/^v(?=\d)/, '').split('-');
    return { main, pre: pre.length === 0 ? undefined : pre.join('-') };
}
function namesNewest({ name, moves }) {
    return moves && (name === 'latest' || /^\d+(\.\d+)?$/.test(name));
}
function newerBy(there, ours) {
    if (!there.has(SOURCE_LABEL))
        return undefined;
    const model = there.get(MODEL_NAME_LABEL);
    if (model !== ours.get(MODEL_NAME_LABEL))
        return undefined;
    const compared = model === undefined
        ? [
            [CODE_VERSION_LABEL, 'version'],
            [VERSION_LABEL, 'version'],
        ]
        : [
            [MODEL_VERSION_LABEL, `version`],
            [CODE_VERSION_LABEL, `code version`],
        ];
    for (const [label, what] of compared) {
        const [theirs, own] = [there.get(label), ours.get(label)];
        const isVersion = label === VERSION_LABEL ? SEMVER : VERSION;
        if (theirs === undefined || own === undefined)
            continue;
        if (!isVersion.test(theirs) || !isVersion.test(own))
            continue;
        const order = versionOrder(theirs, own);
        if (order > 0)
            return `${what} ${foreign(theirs)}`;
        if (order < 0)
            return undefined;
    }
    return undefined;
}
function ofModel({ labels }) {
    const [model, version] = [labels.get(MODEL_NAME_LABEL), labels.get(MODEL_VERSION_LABEL)];
    return model && version ? `, ${foreign(model)} version ${foreign(version)}` : '';
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/remote-state.js




async function remoteStateOf(registry, { image, tags, tagRequest }, sourceDigest, { revision, pull, platform }) {
    const { repository } = image;
    const found = await Promise.all(tags.map(async ({ name }) => [name, await registry.image(repository, name, platform)]));
    const existing = new Map(found.filter((entry) => entry[1] !== undefined));
    const made = tags
        .filter(({ name, moves }) => {
        const labels = existing.get(name)?.labels;
        const isCurrent = !moves || (!pull && labels?.get(REVISION_LABEL) === revision);
        return isCurrent && labels?.get(SOURCE_LABEL) === sourceDigest;
    })
        .map(({ name }) => existing.get(name))[0];
    const previous = await previousOf();
    return { existing, ...(made && { made }), ...(previous && { previous }) };
    async function previousOf() {
        try {
            const tag = previousTag(await registry.tags(repository), tagRequest, tags);
            const found = tag === undefined ? undefined : await registry.image(repository, tag, platform);
            return tag !== undefined && found ? { tag, bytes: found.bytes } : undefined;
        }
        catch (error) {
            if (error instanceof lib/* UserError */.yo)
                return undefined;
            throw error;
        }
    }
}
function overwritten({ name, tags }, { existing }, sourceDigest) {
    return tags.flatMap((tag) => {
        const there = existing.get(tag.name);
        if (tag.moves || there === undefined || there.labels.get(SOURCE_LABEL) === sourceDigest)
            return [];
        return [
            `${name}:${tag.name} exists and is another image (${there.digest.slice(0, 19)}…${ofModel(there)}). A release's tag is never given to another image: raise code-version or model-version. Where only files have changed that the image does not need, leave them out by a .dockerignore. If the release must be replaced, write\n  overwrite: true`,
        ];
    });
}
function standing({ name, tags, tagRequest }, { existing }, labels) {
    return tags.flatMap((tag) => {
        const there = existing.get(tag.name);
        const by = there && keepsTag(tag, there, tagRequest, labels);
        return by === undefined ? [] : [{ tag, notice: stays(`${name}:${tag.name}`, by, tag) }];
    });
}
function keepsTag(tag, there, { latest }, labels) {
    if (!namesNewest(tag) || (tag.name === 'latest' && latest === 'true'))
        return undefined;
    return newerBy(there.labels, labels);
}
function stays(reference, by, { name }) {
    return `${reference} stays: it is ${by}, and this is older.${name === 'latest' ? ' To move it all the same, write\n  latest: true' : ''}`;
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/smoke-digest.js

function smokeDigest({ port, path, status, env, command, request }) {
    const asked = request && {
        ...request,
        headers: [...request.headers].sort(),
        body: request.body && Buffer.from(request.body).toString('base64'),
    };
    const text = JSON.stringify([port, path, status, [...env].sort(), command, asked]);
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex')}`;
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/preflight.js













async function prepare(inputs, ports, folder, retry) {
    const { context, log, fetch, secret } = ports;
    const problems = new lib/* Problems */.Zw();
    const settings = { fetch, log, secret, ...(retry && { retry }) };
    const policy = pushPolicy(inputs.push, context);
    const warnings = [];
    for (const [id, value] of inputs.secrets) {
        if (value !== '')
            continue;
        const empty = `secrets: ${(0,lib/* visible */.RK)(id)} is empty. The secret in the expression does not exist here, or this is a pull request of a fork, which has none.`;
        if (policy.push)
            problems.add(empty);
        else
            warnings.push(empty);
    }
    const planned = await planImages(inputs, gitStateOf(context), context, problems);
    const pages = await Promise.all(planned.map(({ input }) => problems.of(() => readPage(input, context))));
    const composeFrom = await problems.of(() => readComposeFrom(inputs, context.workspace));
    if (inputs.composeFile !== undefined) {
        const pinned = planned.map((image) => ({ ...image, reference: `${image.name}@sha256:0` }));
        await problems.of(() => composeText(pinned, composeFrom, context.workspace));
    }
    const docker = await openDocker({ env: inputs.env, folder, log });
    const engine = await problems.of(() => inspectEngine(docker, inputs.builder));
    const secrets = await writeSecrets(inputs.secrets, folder);
    const requests = planned.map((image) => preflight_requestOf(image, inputs, secrets));
    if (engine)
        for (const request of requests)
            problems.add(...missingFeatures(engine, request));
    const { registry, states } = await askRegistry();
    const hub = policy.push ? await problems.of(openHub) : undefined;
    problems.finish();
    if (!engine)
        throw new Error('a problem got lost');
    return {
        docker,
        engine,
        policy,
        images: planned.map((image, index) => imageOf(image, requests[index], states[index], pages[index])),
        ...(registry && { registry }),
        ...(hub && { hub }),
        ...(composeFrom !== undefined && { composeFrom }),
        warnings: [...new Set([...planned.flatMap((image) => image.warnings), ...warnings])],
    };
    async function askRegistry() {
        const credentials = inputs.login;
        if (engine && credentials && !(await logIn(credentials)))
            return { states: [] };
        if (!policy.push) {
            await foresee();
            return { states: [] };
        }
        if (inputs.username !== undefined && credentials === undefined) {
            problems.add(`password is empty, and username is ${(0,lib/* visible */.RK)(inputs.username)}: the secret in the expression does not exist, or is of an environment that the job does not name. Write for example:\n  password: $\{{ secrets.DOCKER_HUB_PASSWORD }}`);
            return { states: [] };
        }
        const saved = credentials ?? (await problems.of(() => savedLogin(docker, inputs.registry)));
        const registry = connectRegistry(inputs.registry, saved, settings);
        for (const repository of new Set(planned.map(({ image }) => image.repository))) {
            const wrong = (await problems.of(() => registry.pushProblems(repository))) ?? ['?'];
            if (wrong.length > 0) {
                problems.add(...wrong.filter((line) => line !== '?'));
                return { states: [] };
            }
        }
        const states = await Promise.all(planned.map((image) => problems.of(() => lookUp(registry, image))));
        for (const state of states)
            problems.add(...(state?.conflicts ?? []));
        return { registry, states };
    }
    async function logIn(credentials) {
        try {
            await login(docker, inputs.registry, credentials);
            return true;
        }
        catch (error) {
            if (!(error instanceof lib/* UserError */.yo))
                throw error;
            if (policy.push)
                problems.add(error.message);
            else
                log.warning(error.message);
            return false;
        }
    }
    async function foresee() {
        if (context.event?.name !== 'pull_request' || inputs.overwrite)
            return;
        try {
            const saved = inputs.login ?? (await savedLogin(docker, inputs.registry));
            const registry = connectRegistry(inputs.registry, saved, { ...settings, retry: ONE_TRY });
            for (const image of planned) {
                const { repository } = image.image;
                const fixed = image.tags.filter(({ moves }) => !moves).map(({ name }) => name);
                const digests = await Promise.all(fixed.map((name) => registry.digestOf(repository, name)));
                if (digests.every((digest) => digest === undefined))
                    continue;
                const { conflicts } = await lookUp(registry, image);
                if (conflicts.length > 0)
                    warnings.push(`After the merge this will fail: ${conflicts.join(' ')}`);
            }
        }
        catch (error) {
            if (!(error instanceof lib/* UserError */.yo))
                throw error;
            log.debug(error.message);
        }
    }
    async function lookUp(registry, image) {
        const usual = usualPlatform(engine, inputs.env);
        const source = await sourceDigest({
            context: image.context,
            dockerfile: image.dockerfile,
            ...(image.input.target !== undefined && { target: image.input.target }),
            platforms: image.input.platforms.length > 0 ? image.input.platforms : [usual],
            buildArgs: image.buildArgs,
            labels: new Map([...image.labels].filter(([name]) => !LABELS_OF_THE_RUN.includes(name))),
            ...(inputs.composeFile !== undefined && { except: [(0,external_node_path_.resolve)(context.workspace, inputs.composeFile)] }),
        });
        const { ignoreFile } = source;
        if (engine?.way === 'plain' && ignoreFile !== undefined && (0,external_node_path_.basename)(ignoreFile) !== '.dockerignore')
            problems.add(`${image.name}: docker without buildx does not read ${(0,lib/* visible */.RK)((0,external_node_path_.basename)(ignoreFile))}, so files would be in the image that it keeps out. Rename it to .dockerignore in the context, or add buildx:\n  - uses: docker/setup-buildx-action`);
        log.info(`${image.name}: ${source.files} files (${(0,lib/* bytesInWords */.ob)(source.bytes)}) in the context, ${source.digest.slice(0, 19)}…`);
        const remote = await remoteStateOf(registry, image, source.digest, {
            revision: context.sha,
            pull: inputs.pull,
            platform: image.input.platforms.includes(usual) ? usual : (image.input.platforms[0] ?? usual),
        });
        const conflicts = inputs.overwrite ? [] : overwritten(image, remote, source.digest);
        const labels = new Map([
            ...originLabels(image, context),
            ...image.labels,
            [SOURCE_LABEL, source.digest],
            ...(image.smoke ? [[SMOKE_LABEL, smokeDigest(image.smoke)]] : []),
        ]);
        const stay = standing(image, remote, labels);
        const tags = image.tags.filter((tag) => stay.every((other) => other.tag !== tag));
        const notices = stay.map(({ notice }) => notice);
        if (tags.length > 0)
            for (const notice of notices)
                log.notice(notice);
        else
            conflicts.push(`${image.name} would have no tag of its own. ${notices.join(' ')}`);
        return { remote, labels, conflicts, tags };
    }
    async function openHub() {
        if (!needsHub(inputs.images, inputs.prune !== undefined) || inputs.hubUrl === undefined)
            return undefined;
        if (inputs.login === undefined)
            throw new lib/* UserError */.yo(`readme, short-description and prune are for Docker Hub's own API, which must know who asks. Write for example:\n  username: $\{{ vars.DOCKER_HUB_USERNAME }}\n  password: $\{{ secrets.DOCKER_HUB_PASSWORD }}`);
        return connectDockerHub(inputs.hubUrl, inputs.login, settings);
    }
    function imageOf(image, request, found, page) {
        const labels = new Map([...originLabels(image, context), ...image.labels]);
        return {
            ...image,
            tags: found?.tags ?? image.tags,
            request: { ...request, labels: found?.labels ?? labels },
            remote: found?.remote ?? { existing: new Map() },
            ...(page && { page }),
        };
    }
}
const ONE_TRY = { tries: 1, firstWait: 0, timeout: 10_000 };
function usualPlatform(engine, { DOCKER_DEFAULT_PLATFORM: chosen }) {
    if (chosen)
        return chosen;
    return (engine?.way === 'builder' ? engine.buildx?.platforms[0] : engine?.platform) ?? 'linux/amd64';
}
function preflight_requestOf({ name, tags, input, context, dockerfile, buildArgs, labels, smoke }, inputs, secrets) {
    return {
        label: `${name}:${tags[0]?.name ?? ''}`,
        context,
        dockerfile,
        ...(input.target !== undefined && { target: input.target }),
        platforms: input.platforms,
        buildArgs,
        labels,
        cacheFrom: inputs.cacheFrom,
        cacheTo: inputs.cacheTo,
        secrets,
        ...(inputs.provenance !== undefined && { provenance: inputs.provenance }),
        ...(inputs.sbom !== undefined && { sbom: inputs.sbom }),
        pull: inputs.pull,
        load: smoke !== undefined,
    };
}
async function writeSecrets(secrets, folder) {
    return Promise.all([...secrets].map(async ([id, value], index) => {
        const file = (0,external_node_path_.join)(folder, `secret-${index}`);
        await (0,promises_.writeFile)(file, value, { mode: 0o600 });
        return { id, file };
    }));
}
async function readComposeFrom({ composeFrom }, workspace) {
    if (composeFrom === undefined)
        return undefined;
    const file = (0,external_node_path_.resolve)(workspace, composeFrom);
    if (!(await (0,promises_.stat)(file).catch(() => undefined))?.isFile())
        throw new lib/* UserError */.yo(`compose-from: there is no file ${(0,lib/* visible */.RK)(composeFrom)} in the workspace.`);
    return { path: (0,external_node_path_.relative)(workspace, file), text: await (0,promises_.readFile)(file, 'utf8') };
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/ledger.js
class Ledger {
    #there = new Map();
    #missing = new Set();
    #written = new Set();
    plan(reference) {
        this.#missing.add(reference);
    }
    there(reference, digest) {
        this.#missing.delete(reference);
        this.#there.set(reference, digest);
    }
    written(reference, digest) {
        this.#written.add(reference);
        this.there(reference, digest);
    }
    get wrote() {
        return this.#written.size > 0;
    }
    wroteTag(reference) {
        return this.#written.has(reference);
    }
    leave(reference) {
        this.#missing.delete(reference);
    }
    has(reference) {
        return this.#there.has(reference);
    }
    misses(reference) {
        return this.#missing.has(reference);
    }
    get state() {
        const list = (references) => [...references].map((reference) => `  ${reference}`).join('\n');
        return [
            this.#there.size === 0
                ? 'Nothing of this release is in the registry.'
                : `In the registry:\n${list(this.#there.keys())}`,
            ...(this.#missing.size > 0 ? [`Not in the registry:\n${list(this.#missing)}`] : []),
            'Run the job again: what is there stays, and the rest is pushed.',
        ].join('\n');
    }
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/push-all.js





async function pushAll(images, ledger, prepared, { log }, tools) {
    const push = new Push(ledger, prepared, log, tools);
    for (const { image } of images)
        push.plan(image);
    try {
        for (const released of images)
            await push.image(released);
        for (const released of images)
            await push.fixedTags(released);
        for (const released of images)
            await push.movingTags(released);
        for (const released of images)
            await push.fixedTags(released);
    }
    catch (error) {
        if (!(error instanceof lib/* UserError */.yo))
            throw error;
        await push.lookAgain(images.map(({ image }) => image));
        throw new lib/* UserError */.yo(`${error.message}\n${ledger.state}`);
    }
}
class Push {
    #ledger;
    #prepared;
    #registry;
    #log;
    #folder;
    constructor(ledger, prepared, log, { folder }) {
        this.#ledger = ledger;
        this.#prepared = prepared;
        this.#registry = prepared.registry;
        this.#log = log;
        this.#folder = folder;
    }
    plan({ name, tags, remote }) {
        for (const tag of tags)
            this.#ledger.plan(`${name}:${tag.name}`);
        for (const [tag, { digest }] of remote.existing)
            if (digest === remote.made?.digest)
                this.#ledger.there(`${name}:${tag}`, digest);
    }
    async image(released) {
        const { image } = released;
        const there = image.remote.made ?? (await this.#arrived(image));
        released.digest = there?.digest ?? (await this.#pushOrFind(released));
        const bytes = there?.bytes ?? (await this.#sizeOf(image, released.digest));
        if (bytes !== undefined)
            released.bytes = bytes;
    }
    async fixedTags(released) {
        const { image } = released;
        const { repository } = image.image;
        for (const tag of image.tags.filter(({ moves }) => !moves)) {
            const reference = `${image.name}:${tag.name}`;
            const digest = await this.#registry.digestOf(repository, tag.name);
            const isOurs = digest === released.digest;
            if (!isOurs && digest !== undefined && !this.#mayReplace(image, tag)) {
                const there = await this.#registry.image(repository, digest);
                if (!isSame(image, there))
                    throw taken(reference, there);
                if (tag === image.tags[0])
                    released.digest = digest;
                this.#ledger.there(reference, digest);
            }
            else if (isOurs)
                this.#ledger.there(reference, digest);
            else
                await this.#copy(released, tag);
        }
    }
    async movingTags(released) {
        const { image } = released;
        for (const tag of image.tags.filter(({ moves }) => moves)) {
            const reference = `${image.name}:${tag.name}`;
            const digest = await this.#registry.digestOf(image.image.repository, tag.name);
            if (digest === released.digest && digest !== undefined) {
                this.#ledger.there(reference, digest);
                continue;
            }
            const there = digest === undefined ? undefined : await this.#registry.image(image.image.repository, digest);
            const by = there && keepsTag(tag, there, image.tagRequest, image.request.labels);
            if (by === undefined)
                await this.#copy(released, tag);
            else {
                this.#ledger.leave(reference);
                this.#log.notice(stays(reference, by, tag));
            }
        }
    }
    async lookAgain(images) {
        try {
            for (const image of images)
                for (const { name } of image.tags) {
                    const reference = `${image.name}:${name}`;
                    if (!this.#ledger.misses(reference))
                        continue;
                    const there = await this.#registry.image(image.image.repository, name);
                    if (there && isSame(image, there))
                        this.#ledger.there(reference, there.digest);
                }
        }
        catch (error) {
            if (!(error instanceof lib/* UserError */.yo))
                throw error;
        }
    }
    async #arrived(image) {
        const { repository } = image.image;
        for (const tag of image.tags) {
            if (tag.moves || this.#mayReplace(image, tag))
                continue;
            if ((await this.#registry.digestOf(repository, tag.name)) === undefined)
                continue;
            const there = await this.#registry.image(repository, tag.name);
            if (there === undefined)
                continue;
            if (!isSame(image, there))
                throw taken(`${image.name}:${tag.name}`, there);
            return there;
        }
        return undefined;
    }
    #mayReplace({ remote, request }, { name }) {
        const there = remote.existing.get(name);
        return there !== undefined && there.labels.get(SOURCE_LABEL) !== request.labels.get(SOURCE_LABEL);
    }
    async #pushOrFind(released) {
        try {
            return await this.#push(released);
        }
        catch (error) {
            if (!(error instanceof lib/* UserError */.yo))
                throw error;
            const there = await this.#arrived(released.image).catch(() => undefined);
            if (there === undefined)
                throw error;
            return there.digest;
        }
    }
    async #push({ image, built }) {
        const { docker, engine } = this.#prepared;
        const reference = `${image.name}:${image.tags[0].name}`;
        return this.#log.group(`Push ${reference}`, async () => {
            const digest = await push(docker, engine, image.request, built, reference, {
                folder: this.#folder,
                log: this.#log,
                configurationOf: (pushed, platform) => this.#registry.configuration(image.image.repository, pushed, platform),
            });
            if (engine.way === 'builder')
                return digest;
            this.#ledger.written(reference, digest);
            return digest;
        });
    }
    async #copy({ image, digest }, { name }) {
        const reference = `${image.name}:${name}`;
        await this.#registry.copyTag(image.image.repository, digest, name);
        this.#log.info(`${reference} is ${digest}`);
        this.#ledger.written(reference, digest);
    }
    async #sizeOf({ image, input }, digest) {
        const { platform } = this.#prepared.engine;
        const shown = input.platforms.length === 0 || input.platforms.includes(platform) ? platform : input.platforms[0];
        try {
            return (await this.#registry.image(image.repository, digest, shown))?.bytes;
        }
        catch (error) {
            if (error instanceof lib/* UserError */.yo)
                return undefined;
            throw error;
        }
    }
}
function isSame({ request }, there) {
    return there !== undefined && there.labels.get(SOURCE_LABEL) === request.labels.get(SOURCE_LABEL);
}
function taken(reference, there) {
    return new lib/* UserError */.yo(`${reference} was given to another image while this job ran${there ? ` (${there.digest.slice(0, 19)}…${ofModel(there)})` : ''}. Let one job of a release wait for the other:\n  concurrency:\n    group: images`);
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/release.js






class Release {
    images;
    ledger = new Ledger();
    failure;
    #prepared;
    #ports;
    #tools;
    constructor(prepared, ports, tools) {
        this.#prepared = prepared;
        this.#ports = ports;
        this.#tools = tools;
        this.images = prepared.images.map((image) => ({ image }));
    }
    async run() {
        const { log } = this.#ports;
        for (const { image } of this.images)
            if (image.remote.made)
                log.info(`${image.name} is in the registry, made of the same sources: it is not built again`);
        const fresh = this.images.filter(({ image }) => image.remote.made === undefined);
        for (const released of fresh)
            if (!(await this.#stage('build', released, () => this.#build(released))))
                return;
        for (const released of this.images)
            if (!(await this.#stage('smoke test', released, () => this.#test(released))))
                return;
        if (this.#prepared.registry)
            await this.#stage('push', undefined, () => pushAll(this.images, this.ledger, this.#prepared, this.#ports, this.#tools));
    }
    async #stage(stage, released, work) {
        try {
            await work();
            return true;
        }
        catch (error) {
            if (!(error instanceof lib/* UserError */.yo))
                throw error;
            const message = hide_hidden(error.message, this.#tools.secrets);
            this.failure = { stage, ...(released && { image: released.image }), message };
            return false;
        }
    }
    async #build(released) {
        const { docker, engine } = this.#prepared;
        const { log, now } = this.#ports;
        const { request } = released.image;
        await log.group(`Build ${request.label}`, async () => {
            released.built = await build(docker, engine, request, { owner: this.#tools.owner, log, now });
        });
    }
    async #test(released) {
        const { smoke, request, remote } = released.image;
        if (smoke === undefined || isTested(released.image))
            return;
        await this.#ports.log.group(`Smoke test of ${request.label}`, async () => {
            if (remote.made === undefined)
                released.smoke = await this.#ask(released, released.built?.local, smoke);
            else
                await this.#testPulled(released, `${released.image.name}@${remote.made.digest}`, smoke);
        });
    }
    async #ask({ image }, local, smoke) {
        if (local === undefined)
            throw new Error('an image to test is not in the engine');
        const { log, fetch, now } = this.#ports;
        const tools = { ...this.#tools, label: image.request.label, log, fetch, now };
        return smokeTest(this.#prepared.docker, local, smoke, tools);
    }
    async #testPulled(released, reference, smoke) {
        const { docker } = this.#prepared;
        const { platforms } = released.image.input;
        const { engine } = this.#prepared;
        const platform = platforms.includes(engine.platform) ? engine.platform : platforms[0];
        const which = platform === undefined ? [] : [`--platform=${platform}`];
        const { code, stderr } = await docker.run(['pull', '--quiet', ...which, reference]);
        if (code !== 0)
            throw new lib/* UserError */.yo(`${reference} was made before its smoke test was written, and cannot be pulled to be tested: ${stderr.trim()}`);
        try {
            released.smoke = await this.#ask(released, reference, smoke);
        }
        finally {
            await docker.run(['image', 'rm', reference]);
        }
    }
}
function isTested({ remote, request }) {
    return remote.made !== undefined && remote.made.labels.get(SMOKE_LABEL) === request.labels.get(SMOKE_LABEL);
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/report.js




function reportOf(findings, context, id) {
    const { prepared } = findings;
    const failure = failureOf(findings);
    return {
        schema: 'mlops-report/v1',
        action: 'docker-hub-publish',
        id,
        title: 'Images',
        verdict: failure ? 'fail' : prepared.warnings.length > 0 ? 'warn' : 'pass',
        headline: headlineOf(findings, failure),
        metrics: [],
        sections: sectionsOf(findings, failure),
        provenance: {
            ...(0,report_lib/* provenanceOf */.Jj)(context, undefined),
            settings: { docker: prepared.engine.version, way: prepared.engine.way },
        },
    };
}
function failureOf({ release, failure }) {
    return release.failure ?? failure;
}
function headlineOf(findings, failure) {
    const { prepared, release } = findings;
    const names = release.images.map(({ image }) => (0,lib/* visible */.RK)(`${image.name}:${image.tags[0]?.name}`)).join(', ');
    if (failure) {
        const where = failure.image ? ` of ${(0,lib/* visible */.RK)(failure.image.request.label)}` : '';
        switch (failure.stage) {
            case 'build':
            case 'smoke test':
                return `The ${failure.stage}${where} failed, and nothing was pushed.`;
            case 'push':
                return `The push failed: ${release.images.filter((image) => isThere(findings, image)).length} of ${(0,lib/* count */.U9)(release.images.length, 'image')} have all their tags.`;
            default:
                return `${names}: all is in the registry, and the step for ${failure.stage === 'compose file' ? 'the compose file' : failure.stage} failed.`;
        }
    }
    const images = (0,lib/* count */.U9)(release.images.length, 'image');
    const tested = release.images.some(({ smoke }) => smoke) ? ' and tested' : '';
    if (!prepared.policy.push)
        return `Built${tested} ${images}, pushed nothing: ${names}`;
    if (!release.ledger.wrote)
        return `Everything is in the registry already: ${names}`;
    if (release.images.every(({ image }) => image.remote.made))
        return `Gave new tags to what was in the registry: ${names}`;
    return `Pushed ${images}: ${names}`;
}
function sectionsOf(findings, failure) {
    const { prepared, release, hub, composeFile } = findings;
    const texts = (lines) => lines.map((text) => ({ kind: 'text', text }));
    return [
        ...(failure ? [{ title: 'Why', blocks: [{ kind: 'code', text: failure.message }] }] : []),
        { title: 'Images', blocks: [...texts(modelLine(findings)), imagesTable(findings)] },
        ...(prepared.warnings.length > 0 ? [{ title: 'Warnings', blocks: texts(prepared.warnings) }] : []),
        ...(hub.length > 0 ? [{ title: 'Docker Hub', blocks: texts(hub) }] : []),
        ...(release.images.some(({ digest }) => digest)
            ? [{ title: 'Pull by digest', collapsed: true, blocks: [pullBlock(findings)] }]
            : []),
        ...(composeFile
            ? [{ title: 'Compose', blocks: texts([`${composeFile} pulls these images by their digests.`]) }]
            : []),
    ];
}
function modelLine({ inputs }) {
    const { modelName, modelVersion, hfRepo, codeVersion } = inputs.facts;
    const parts = [
        modelName && `Model: ${modelName} version ${modelVersion}`,
        hfRepo && `from ${hfRepo}`,
        codeVersion && `code ${codeVersion}`,
    ].filter(Boolean);
    return parts.length === 0 ? [] : [parts.join(', ')];
}
function imagesTable(findings) {
    return {
        kind: 'table',
        columns: [
            { header: 'Image' },
            { header: 'Tags' },
            { header: 'Size', align: 'right' },
            { header: 'Smoke test' },
            { header: 'Build', align: 'right' },
            { header: 'Registry' },
        ],
        rows: findings.release.images.map((released) => [
            released.image.name,
            outcome_tagsOf(findings, released).join(', '),
            sizeCell(released),
            smokeCell(findings, released),
            buildCell(released),
            registryCell(findings, released),
        ]),
    };
}
function sizeCell(released) {
    const size = sizeOf(released);
    if (size === undefined)
        return '';
    if (released.bytes === undefined)
        return `${(0,lib/* bytesInWords */.ob)(size)} on disk`;
    const { previous } = released.image.remote;
    if (previous === undefined)
        return (0,lib/* bytesInWords */.ob)(size);
    const change = size - previous.bytes;
    if (Math.abs(change) < previous.bytes / 100)
        return `${(0,lib/* bytesInWords */.ob)(size)}, as ${previous.tag}`;
    return `${(0,lib/* bytesInWords */.ob)(size)} (${change < 0 ? '−' : '+'}${(0,lib/* bytesInWords */.ob)(Math.abs(change))} against ${previous.tag})`;
}
function smokeCell({ release }, { image, smoke }) {
    if (smoke)
        return `passed, ready after ${seconds(smoke.readyAfter / 1000)}`;
    if (image.smoke === undefined)
        return 'none';
    if (release.failure?.stage === 'smoke test' && release.failure.image === image)
        return 'failed';
    return isTested(image) ? 'passed before' : 'not run';
}
function buildCell({ image, built }) {
    if (built)
        return seconds(built.seconds);
    return image.remote.made ? 'not again' : 'not built';
}
function registryCell(findings, released) {
    const { prepared, release } = findings;
    if (!prepared.policy.push)
        return 'not pushed';
    if (!isThere(findings, released))
        return release.failure?.stage === 'push' ? 'incomplete' : 'not pushed';
    return released.image.remote.made ? 'was there' : 'pushed';
}
function pullBlock({ release }) {
    const lines = release.images
        .filter(({ digest }) => digest !== undefined)
        .map(({ image, digest }) => `docker pull ${image.name}@${digest}`);
    return { kind: 'code', text: lines.join('\n'), language: 'shell' };
}
function seconds(value) {
    if (value < 1)
        return `${Math.round(value * 1000)} ms`;
    return `${value.toFixed(value < 10 ? 1 : 0)} s`;
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/run.js












const ACTION = 'docker-hub-publish';
async function run(inputs, ports, retry) {
    const secrets = secretsOf(inputs);
    for (const value of secrets)
        ports.secret(value);
    const { temp } = ports.context;
    await (0,promises_.mkdir)(temp, { recursive: true });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, `${ACTION}-`));
    const left = { folder, owner: (0,external_node_path_.basename)(folder) };
    ports.leave(JSON.stringify(left));
    try {
        const prepared = await prepare(inputs, ports, folder, retry);
        return await release(prepared, inputs, ports, { ...left, secrets });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function release(prepared, inputs, ports, tools) {
    const { context, log } = ports;
    const release = new Release(prepared, ports, tools);
    try {
        await release.run();
    }
    finally {
        await removeLeft(prepared.docker, tools.owner);
    }
    const after = release.failure ? {} : await afterwards(release, prepared, inputs, ports, tools);
    const findings = { inputs, prepared, release, hub: [], ...after };
    const report = reportOf(findings, context, (0,report_lib/* unusedReportId */.uQ)(context, ACTION));
    const path = await (0,report_lib/* writeReport */.bI)(context.reports, report);
    tell(report, findings, log);
    const failure = release.failure ?? after.failure;
    return {
        outputs: outputsOf(findings, path),
        summary: (0,report_lib/* renderReport */.B1)(report, { trusted: true }),
        ...(failure && { failure: `${ACTION}: ${report.headline}\n${failure.message}` }),
    };
}
async function afterwards({ images }, prepared, inputs, { context, log }, { secrets }) {
    const { registry, hub } = prepared;
    if (registry === undefined)
        return {};
    let stage = 'compose file';
    let done = {};
    try {
        if (inputs.composeFile !== undefined)
            done = {
                composeFile: await writeCompose(inputs.composeFile, pinned(images, prepared, context), context.workspace),
            };
        stage = 'Docker Hub';
        if (hub)
            done = { ...done, hub: await tendHub(hub, prepared.images, inputs.prune, log) };
        return done;
    }
    catch (error) {
        if (!(error instanceof lib/* UserError */.yo))
            throw error;
        return { ...done, failure: { stage, message: hide_hidden(error.message, secrets) } };
    }
}
function pinned(images, { composeFrom }, { workspace }) {
    return composeText(images.map(({ image, built, digest }) => ({
        ...image,
        reference: `${image.name}:${image.tags[0].name}@${digest}`,
        ports: image.smoke || !built?.exposed.length ? image.ports : built.exposed,
    })), composeFrom, workspace);
}

;// CONCATENATED MODULE: ./actions/docker-hub-publish/lib/index.js



const action = { name: 'docker-hub-publish', readInputs: readInputs, run: run, cleanUp: cleanUp };


/***/ })

};
