export { type CompletionsApi, startCompletionsApi } from './completions.js';
export type { CompletionsModel } from './completions-dialects.js';
export { type Fault, type GitHubApi, startGitHubApi } from './server.js';
export { BOS, toyLogprob, toyTokens } from './toy-model.js';
