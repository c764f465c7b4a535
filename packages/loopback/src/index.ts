export { type CompletionsApi, startCompletionsApi } from './completions.js';
export type { CompletionsModel } from './completions-dialects.js';
export {
  type DockerHubApi,
  type DockerHubRepository,
  type DockerHubTagState,
  startDockerHub,
} from './docker-hub.js';
export { type FaultProxy, startFaultProxy } from './fault-proxy.js';
export type { Fault } from './faulty-server.js';
export type { HubApi, HubCall, HubRepo } from './hub/api.js';
export { startHub } from './hub/hub.js';
export { startTokenServer, type TokenServer } from './registry-tokens.js';
export { type GitHubApi, startGitHubApi } from './server.js';
export { BOS, toyLogprob, toyTokens } from './toy-model.js';
