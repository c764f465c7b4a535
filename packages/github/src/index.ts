export { type ContentsRequest, readContents } from './contents.js';
