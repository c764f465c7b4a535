export { type ActionLoaders, runCommand } from './command.js';
