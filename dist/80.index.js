export const id = 80;
export const ids = [80];
export const modules = {

/***/ 8328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ blocksOf)
/* harmony export */ });
/* harmony import */ var marked__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8022);

function blocksOf(markdown) {
    return marked__WEBPACK_IMPORTED_MODULE_0__/* .marked */ .xI.lexer(markdown).filter((token) => token.type !== 'code' || token.lang !== 'mermaid');
}


/***/ }),

/***/ 7080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   terminalText: () => (/* binding */ terminalText)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8328);

function terminalText(markdown, strong) {
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .blocksOf */ .S)(markdown)
        .map((token) => block(token, strong).trimEnd())
        .filter((text) => text !== '')
        .join('\n\n');
}
function block(token, strong) {
    switch (token.type) {
        case 'heading':
            return strong(inline(token.tokens));
        case 'paragraph':
            return inline(token.tokens);
        case 'table':
            return table(token);
        case 'list':
            return token.items.map((item) => `- ${inline(item.tokens)}`).join('\n');
        case 'code':
            return token.text;
        case 'html':
            return strong(decoded(token.text).trim());
        default:
            return '';
    }
}
function inline(tokens) {
    return (tokens ?? [])
        .map((token) => {
        if (token.type === 'html')
            return '';
        if ('tokens' in token && token.tokens)
            return inline(token.tokens);
        return decoded('text' in token ? token.text : '');
    })
        .join('');
}
function decoded(html) {
    const characters = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
    return html
        .replace(/<[^>]*>/g, '')
        .replace(/&(amp|lt|gt|quot|#39);/g, (entity, name) => characters[name] ?? entity)
        .replaceAll('\u200b', '');
}
function table({ header, rows, align }) {
    const cells = [header, ...rows].map((row) => row.map((cell) => inline(cell.tokens)));
    const widths = header.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
    const line = (row) => row
        .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - width(cell));
        return align[column] === 'right' ? padding + cell : cell + padding;
    })
        .join('  ')
        .trimEnd();
    const [head = [], ...body] = cells;
    return [line(head), widths.map((size) => '-'.repeat(size)).join('  '), ...body.map(line)].join('\n');
}
function width(text) {
    let columns = 0;
    for (const character of text) {
        if (/\p{Mark}|\u200d|\ufe0f/u.test(character))
            continue;
        columns +=
            /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(character)
                ? 2
                : 1;
    }
    return columns;
}


/***/ })

};
