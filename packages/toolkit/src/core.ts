/**
 * The parts of `@actions/core` that every action uses, taken from their own files: the package's entry also loads its
 * HTTP client and undici, which costs each step about 50 ms before its first line and is used by none of this.
 */
export { issue, issueCommand } from '../../../node_modules/@actions/core/lib/command.js';
export {
  issueFileCommand,
  prepareKeyValueMessage,
} from '../../../node_modules/@actions/core/lib/file-command.js';
export { summary } from '../../../node_modules/@actions/core/lib/summary.js';
export { toCommandProperties } from '../../../node_modules/@actions/core/lib/utils.js';
