export { type BranchFile, type BranchHead, commitToBranch, readBranchFile } from './branch.js';
export { type Check, type CheckAnnotation, upsertCheck } from './checks.js';
export { connect, type GitHub, type GitHubSettings } from './client.js';
export {
  createComment,
  deleteComment,
  findComment,
  minimiseComment,
  updateComment,
} from './comments.js';
export {
  createCommitComment,
  deleteCommitComment,
  findCommitComment,
  updateCommitComment,
} from './commit-comments.js';
export { type ContentsRequest, readContents } from './contents.js';
export { Forbidden } from './forbidden.js';
export { headOfPullRequest, type PullRequest, pullRequestOf, type Resolution } from './pull-request.js';
export { isPrivate, listFiles, mergeBase } from './repository.js';
export type { Comment } from './thread.js';
