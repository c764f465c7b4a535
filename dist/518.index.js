export const id = 518;
export const ids = [518];
export const modules = {

/***/ 2518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findImages: () => (/* binding */ findImages)
/* harmony export */ });
/* harmony import */ var mdast_util_from_markdown__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3825);

function findImages(markdown) {
    const tree = (0,mdast_util_from_markdown__WEBPACK_IMPORTED_MODULE_0__/* .fromMarkdown */ .Y)(markdown);
    const definitions = new Map();
    visit(tree, (node) => {
        if (node.type === 'definition' && !definitions.has(node.identifier))
            definitions.set(node.identifier, node.url);
    });
    const found = [];
    visit(tree, (node) => {
        const start = node.position?.start.offset ?? 0;
        const end = node.position?.end.offset ?? 0;
        if (node.type === 'html')
            found.push(...tagsIn(markdown.slice(start, end), start));
        const url = node.type === 'image'
            ? node.url
            : node.type === 'imageReference'
                ? definitions.get(node.identifier)
                : undefined;
        if (url !== undefined)
            found.push(imageOf(node.alt ?? '', url, start, end));
    });
    return found.sort((a, b) => a.start - b.start);
}
function imageOf(alt, url, start, end) {
    const escaped = alt.replace(/[\\[\]`<>*_&|]/g, '\\$&').replace(/\s+/g, ' ');
    return { url, alt, start, end, withUrl: (other) => `![${escaped}](${other})` };
}
const TAG = /<img\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const SOURCE = /(\ssrc\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/i;
const ALTERNATIVE = /\salt\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/i;
function tagsIn(html, offset) {
    const shown = html.replace(/<!--.*?(?:-->|$)/gs, (comment) => ' '.repeat(comment.length));
    return [...shown.matchAll(TAG)].flatMap((match) => {
        const [tag] = match;
        const source = SOURCE.exec(tag)?.[2];
        if (source === undefined)
            return [];
        const start = offset + match.index;
        return {
            url: unquoted(source).replaceAll('&amp;', '&'),
            alt: unquoted(ALTERNATIVE.exec(tag)?.[1] ?? ''),
            start,
            end: start + tag.length,
            withUrl: (url) => tag.replace(SOURCE, (_, before) => `${before}"${url}"`),
        };
    });
}
function unquoted(value) {
    return value.replace(/^(["'])(.*)\1$/s, '$2').trim();
}
function visit(node, see) {
    see(node);
    if ('children' in node)
        for (const child of node.children)
            visit(child, see);
}


/***/ })

};
