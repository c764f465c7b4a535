export const id = 756;
export const ids = [756];
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

/***/ 756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   webPage: () => (/* binding */ webPage)
/* harmony export */ });
/* harmony import */ var marked__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8022);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8328);


function webPage(markdown) {
    return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>mlops-actions</title>
<style>${style}</style>
<main>
${marked__WEBPACK_IMPORTED_MODULE_0__/* .marked */ .xI.parser((0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .blocksOf */ .S)(markdown))}</main>
</html>
`;
}
const style = `
:root { color-scheme: light dark; --line: #d1d9e0; --soft: #f6f8fa; --quiet: #59636e }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #151b23; --quiet: #9198a1 } }
body { font: 16px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; margin: 2rem }
main { max-width: 62rem; margin: auto; border: 1px solid var(--line); border-radius: 6px; padding: 1rem 2rem }
h2 { border-bottom: 1px solid var(--line); padding-bottom: .3em }
table { border-collapse: collapse; display: block; overflow: auto; margin: 1rem 0 }
th, td { border: 1px solid var(--line); padding: 6px 13px }
tr:nth-child(2n) td { background: var(--soft) }
code { background: var(--soft); border-radius: 6px; padding: .2em .4em; font-size: 85% }
pre code { display: block; padding: 1rem; overflow: auto }
sub { color: var(--quiet) }
`;


/***/ })

};
