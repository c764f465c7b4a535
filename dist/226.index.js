export const id = 226;
export const ids = [226];
export const modules = {

/***/ 3226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   blocksOf: () => (/* binding */ blocksOf),
/* harmony export */   endOf: () => (/* binding */ endOf)
/* harmony export */ });
/* harmony import */ var mdast_util_from_markdown__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3825);

const FOLDED = 3;
const OPEN = 2;
const DEFINITION = 1;
function blocksOf(markdown) {
    const parts = [];
    let start = 0;
    let depth = 0;
    for (const node of (0,mdast_util_from_markdown__WEBPACK_IMPORTED_MODULE_0__/* .fromMarkdown */ .Y)(markdown).children) {
        const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
        if (depth === 0)
            start = from;
        depth = Math.max(0, depth + nesting(node));
        if (depth > 0)
            continue;
        const text = markdown.slice(start, to);
        parts.push({ text, rank: rankOf(node, text) });
        start = to;
    }
    const rest = markdown.slice(start).trim();
    if (depth > 0 && rest !== '')
        parts.push({ text: rest, rank: FOLDED });
    return parts;
}
function rankOf(node, text) {
    if (node.type === 'definition')
        return DEFINITION;
    return /^\s*<details\b/i.test(text) ? FOLDED : OPEN;
}
function endOf(markdown) {
    const { children } = (0,mdast_util_from_markdown__WEBPACK_IMPORTED_MODULE_0__/* .fromMarkdown */ .Y)(markdown);
    const last = children.at(-1);
    const text = markdown.slice(last?.position?.start.offset);
    const [fence = ''] = /^(`{3,}|~{3,})/.exec(text) ?? [];
    let end = '';
    if (last?.type === 'code' &&
        fence !== '' &&
        !new RegExp(`\\n {0,3}${fence}${fence[0]}*[ \\t]*$`).test(text.trimEnd()))
        end = `\n${fence}`;
    if (last?.type === 'html' && /<!--(?!.*-->)/s.test(text))
        end = ' -->';
    const open = children.reduce((depth, node) => Math.max(0, depth + nesting(node, FOLD)), 0);
    return end + '\n\n</details>'.repeat(open);
}
function nesting(node, names = PAIRED) {
    if (node.type !== 'html')
        return 0;
    let open = 0;
    for (const [, slash, name = ''] of node.value
        .replace(/<!--.*?(?:-->|$)/gs, '')
        .matchAll(/<(\/?)([a-z][a-z0-9-]*)\b[^>]*>/gi))
        if (names.has(name.toLowerCase()))
            open += slash === '' ? 1 : -1;
    return open;
}
const FOLD = new Set(['details']);
const PAIRED = new Set([
    'details',
    'div',
    'table',
    'p',
    'ul',
    'ol',
    'picture',
    'blockquote',
    'sub',
    'sup',
    'center',
]);


/***/ })

};
