import type { Reply } from '../faulty-server.js';
import * as commits from './commits.js';
import * as discussions from './discussions.js';
import * as files from './files.js';
import * as identity from './identity.js';
import * as lfs from './lfs.js';
import * as refs from './refs.js';
import * as repos from './repos.js';
import type { Route } from './routes.js';

const MODEL = '/api/models/([^/]+/[^/]+)';
const at = (path: string) => new RegExp(`^${path}$`);
const ok = (): Reply => ({ status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from('OK') });

/** What the Hub answers to, as far as it is known here. */
export const ROUTES: readonly Route[] = [
  // Python asks which programs of its kind there are.
  { method: 'GET', pattern: at('/api/agent-harnesses'), for: 'anyone', answer: identity.harnesses },
  { method: 'GET', pattern: at('/api/whoami-v2'), for: 'somebody', answer: identity.whoami },
  {
    method: 'POST',
    pattern: at('/oauth/token'),
    for: 'anyone',
    body: 'exchange',
    answer: identity.exchangeToken,
  },
  {
    method: 'POST',
    pattern: at('/api/validate-yaml'),
    for: 'anyone',
    body: 'card',
    answer: identity.validate,
  },

  { method: 'POST', pattern: at('/api/repos/create'), for: 'somebody', body: 'create', answer: repos.create },
  {
    method: 'DELETE',
    pattern: at('/api/repos/delete'),
    for: 'somebody',
    body: 'delete',
    answer: repos.remove,
  },
  { method: 'GET', pattern: at(MODEL), for: 'reader', answer: repos.info },
  { method: 'GET', pattern: at(`${MODEL}/revision/(.+)`), for: 'reader', answer: repos.info },
  { method: 'GET', pattern: at(`${MODEL}/auth-check`), for: 'reader', answer: ok },
  { method: 'GET', pattern: at(`${MODEL}/auth-check/write`), for: 'writer', answer: ok },
  {
    method: 'PUT',
    pattern: at(`${MODEL}/settings`),
    for: 'writer',
    body: 'settings',
    answer: repos.settings,
  },
  { method: 'GET', pattern: at(`${MODEL}/refs`), for: 'reader', answer: refs.refs },
  { method: 'GET', pattern: at(`${MODEL}/commits/(.+)`), for: 'reader', answer: repos.commits },
  {
    method: 'POST',
    pattern: at(`${MODEL}/branch/([^/]+)`),
    for: 'writer',
    body: 'branch',
    answer: refs.createBranch,
  },
  { method: 'DELETE', pattern: at(`${MODEL}/branch/([^/]+)`), for: 'writer', answer: refs.deleteBranch },
  {
    method: 'POST',
    pattern: at(`${MODEL}/tag/([^/]+)`),
    for: 'writer',
    body: 'tag',
    answer: refs.createTag,
  },
  { method: 'DELETE', pattern: at(`${MODEL}/tag/([^/]+)`), for: 'writer', answer: refs.deleteTag },

  { method: 'GET', pattern: at(`${MODEL}/discussions`), for: 'reader', answer: discussions.list },
  {
    method: 'POST',
    pattern: at(`${MODEL}/discussions`),
    for: 'contributor',
    body: 'discussion',
    answer: discussions.create,
  },
  { method: 'GET', pattern: at(`${MODEL}/discussions/(\\d+)`), for: 'reader', answer: discussions.detail },
  {
    method: 'POST',
    pattern: at(`${MODEL}/discussions/(\\d+)/status`),
    for: 'contributor',
    body: 'status',
    answer: discussions.changeStatus,
  },

  {
    method: 'POST',
    pattern: at(`${MODEL}/preupload/([^/]+)`),
    for: 'contributor',
    body: 'preupload',
    answer: commits.preupload,
  },
  {
    method: 'POST',
    pattern: at(`${MODEL}/commit/([^/]+)`),
    for: 'contributor',
    body: 'commit',
    answer: commits.commit,
  },
  {
    method: 'POST',
    pattern: at('/([^/]+/[^/]+)\\.git/info/lfs/objects/batch'),
    for: 'contributor',
    body: 'batch',
    answer: lfs.batch,
  },
  {
    method: 'POST',
    pattern: at('/([^/]+/[^/]+)\\.git/info/lfs/objects/verify'),
    for: 'contributor',
    body: 'verify',
    answer: lfs.verify,
  },
  { method: 'PUT', pattern: at('/lfs-storage/([^/]+)'), for: 'holder', answer: lfs.put },
  { method: 'GET', pattern: at('/lfs-storage/([^/]+)'), for: 'holder', answer: lfs.get },
  {
    method: 'POST',
    pattern: at('/api/complete_multipart'),
    for: 'holder',
    body: 'complete',
    answer: lfs.complete,
  },

  { method: 'GET', pattern: at(`${MODEL}/tree/(.+)`), for: 'reader', answer: files.tree },
  {
    method: 'POST',
    pattern: at(`${MODEL}/paths-info/(.+)`),
    for: 'reader',
    body: 'paths',
    answer: files.pathsInfo,
  },
  { method: 'GET', pattern: at('/([^/]+/[^/]+)/resolve/(.+)'), for: 'reader', answer: files.resolve },
  { method: 'GET', pattern: at('/([^/]+/[^/]+)/raw/(.+)'), for: 'reader', answer: files.raw },
];
