export { validateCard } from './card.js';
export type { Composition, LocalFile } from './changes.js';
export { type Credentials, connectHub, type Hub, type HubSettings } from './client.js';
export { type Digest, digestFile, digestOf } from './digest.js';
export type { Plan, Publication, Published } from './publication.js';
export { planOf, publish } from './publish.js';
export type { RemoteFile, Snapshot } from './repository.js';
export { inspectTarget, type Target, type TargetState } from './target.js';
