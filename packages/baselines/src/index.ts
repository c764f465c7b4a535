export { type BaselinePorts, type LocatedBaseline, locateBaseline } from './locate.js';
export { type BaselineSource, parseBaseline } from './source.js';
