export { type ActionMetadata, actionNames, isJavaScript, readAction, root } from './actions.js';
export { withTable } from './tables.js';
