export { type BuildRequest, type Built, build } from './build.js';
export type { Docker } from './cli.js';
export { type ComposeService, composeFile, pinnedCompose } from './compose-file.js';
export { openDocker, reopenDocker } from './config.js';
export { checkDockerfile, type Dockerfile, parseDockerfile } from './dockerfile.js';
export { type Engine, inspectEngine } from './engine.js';
export { missingFeatures } from './features.js';
export { foreign } from './foreign.js';
export {
  connectDockerHub,
  DOCKER_HUB_URL,
  type DockerHub,
  type DockerHubTag,
  FULL_LIMIT,
  SHORT_LIMIT,
} from './hub/client.js';
export { prunePlan } from './hub/prune.js';
export { removeLeft } from './left.js';
export { login, savedLogin } from './login.js';
export { DOCKER_HUB, type ImageName, nameOf, parseImageName, parseRegistry, refuseTag } from './names.js';
export { previousTag } from './previous.js';
export { push } from './push.js';
export { withAbsoluteLinks } from './readme.js';
export {
  connectRegistry,
  type Registry,
  type RegistryLogin,
  type RegistrySettings,
  type RemoteImage,
} from './registry/client.js';
export { envFileOf } from './smoke/env-file.js';
export { atJsonPath } from './smoke/json-path.js';
export { type SmokeResult, type SmokeTest, smokeTest } from './smoke/smoke-test.js';
export { type BuildSource, sourceDigest } from './source-digest.js';
export { type Facts, type GitState, type Tag, type TagRequest, tagsOf } from './tags.js';
