export { type Fault, type GitHubApi, startGitHubApi } from './server.js';
