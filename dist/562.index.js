export const id = 562;
export const ids = [562];
export const modules = {

/***/ 562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readValue: () => (/* binding */ readValue)
/* harmony export */ });
/* harmony import */ var _mlops_actions_metric_files__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9452);
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9783);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1993);
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5989);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7255);





const TRAINING = /(?:^|[._/-])train(?:ing)?[._/-]/i;
const DOCUMENT = /\.(?:json|ya?ml|toml|csv|tsv)$/i;
async function readValue(file, options) {
    const isDocument = DOCUMENT.test(file);
    const text = isDocument ? '' : (await (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeText */ .r)(file, options.onBytes)).trim();
    if (!isDocument && options.field === undefined) {
        const value = Number(text);
        if (text !== '' && !Number.isNaN(value))
            return (0,_value_js__WEBPACK_IMPORTED_MODULE_3__/* .statedValue */ .d)({ source: file, value }, options);
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: is not a number. Expected a file with nothing else in it, or one that ends in .json, .yaml, ` +
            '.toml, .csv or .tsv and a field: that names its value.');
    }
    if (!isDocument) {
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`field: "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(options.field)}" is looked for in files that end in .json, .yaml, .toml, .csv or .tsv, and ` +
            `input: is ${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}. Name the file after what it is.`);
    }
    const { metrics } = await (0,_mlops_actions_metric_files__WEBPACK_IMPORTED_MODULE_0__/* .readMetricFile */ .D)(file, file);
    const { name, value } = chosen(file, metrics, options);
    if (typeof value === 'number')
        return (0,_value_js__WEBPACK_IMPORTED_MODULE_3__/* .statedValue */ .d)({ source: file, name, value }, options);
    throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(name)}" is ${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(JSON.stringify(value))}, expected a number.`);
}
function chosen(file, metrics, { field }) {
    if (field !== undefined) {
        const metric = metrics.find(({ name }) => name === field);
        if (metric !== undefined)
            return metric;
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: has no value "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(field)}". ${listed(metrics)} Write for example:\n` +
            `  field: ${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(metrics[0]?.name ?? 'eval.perplexity')}`);
    }
    const numbers = metrics.filter(({ name, value }) => typeof value === 'number' && !TRAINING.test(name));
    const told = numbers.filter(({ name }) => (0,_quantity_js__WEBPACK_IMPORTED_MODULE_4__/* .meaningOf */ .P)(name) !== undefined);
    const perplexities = told.filter(({ name }) => (0,_quantity_js__WEBPACK_IMPORTED_MODULE_4__/* .meaningOf */ .P)(name)?.quantity === 'perplexity');
    for (const choice of [perplexities, told, numbers]) {
        if (choice.length === 1)
            return choice[0];
        if (choice.length > 1)
            break;
    }
    throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(file)}: has ${numbers.length} numbers, and none stands out as the perplexity. ${listed(metrics)} ` +
        `Say which:\n  field: ${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)((perplexities[0] ?? told[0] ?? numbers[0])?.name ?? 'eval.perplexity')}`);
}
function listed(metrics) {
    const names = metrics.slice(0, 20).map(({ name }) => (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(name));
    return names.length === 0
        ? 'It has none.'
        : `It has ${names.join(', ')}${metrics.length > 20 ? ', …' : ''}.`;
}


/***/ })

};
