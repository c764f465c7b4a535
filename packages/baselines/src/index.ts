export {
  type BaselinePorts,
  type LocatableSource,
  type LocatedBaseline,
  locateBaseline,
  notThereYet,
} from './locate.js';
export { baseOfPullRequest } from './merge-base.js';
export { type BaselineSource, parseBaseline } from './source.js';
export { type GitTree, openTree } from './tree.js';
