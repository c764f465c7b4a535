import {
  createComment,
  createCommitComment,
  deleteComment,
  deleteCommitComment,
  findComment,
  findCommitComment,
  type GitHub,
  minimiseComment,
  updateComment,
  updateCommitComment,
} from '@mlops-actions/github';
import type { Place } from './place.js';
import type { Thread } from './post.js';

/** The comments at a place. */
export function threadAt(place: Exclude<Place, { kind: 'none' }>, github: GitHub): Thread {
  const hide: Thread['hide'] = ({ nodeId }) => minimiseComment(github, nodeId);
  if (place.kind === 'commit')
    return {
      find: (isOurs) => findCommitComment(github, place.sha, isOurs),
      create: (body, isThis) => createCommitComment(github, place.sha, body, isThis),
      update: ({ id }, body) => updateCommitComment(github, id, body),
      remove: ({ id }) => deleteCommitComment(github, id),
      hide,
    };
  return {
    find: (isOurs) => findComment(github, place.number, isOurs),
    create: (body, isThis) => createComment(github, place.number, body, isThis),
    update: ({ id }, body) => updateComment(github, id, body),
    remove: ({ id }) => deleteComment(github, id),
    hide,
  };
}
