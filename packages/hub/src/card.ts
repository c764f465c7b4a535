import { UserError, visible } from '@mlops-actions/toolkit';
import { ask, type Hub } from './client.js';
import { Failure } from './failure.js';

/**
 * What the Hub has against a model card, and what it only remarks, as lines for the user. Its rules change, so that it is asked
 * before anything is uploaded: it refuses a bad card only with the commit, after the weights. That it cannot be asked is a
 * warning.
 */
export async function validateCard(
  hub: Hub,
  card: string,
): Promise<{ problems: string[]; warnings: string[] }> {
  try {
    const body = { content: card, repoType: 'model' };
    const { status, said, json } = await ask(hub, '/api/validate-yaml', {
      method: 'POST',
      body,
      accept: [400],
    });
    const problems = linesOf(json?.errors);
    // A refusal all the same, if not in the words that we know.
    if (status === 400 && problems.length === 0) problems.push(said || 'the Hub does not say why');
    return {
      problems: problems.map((line) => `The Hub does not take the model card: ${line}`),
      warnings: linesOf(json?.warnings).map((line) => `The Hub remarks on the model card: ${line}`),
    };
  } catch (error) {
    if (!(error instanceof Failure || error instanceof UserError)) throw error;
    return {
      problems: [],
      warnings: [
        `The model card could not be checked before the upload: ${error.message.replace(/[.?]$/, '')}.`,
      ],
    };
  }
}

function linesOf(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((one) => visible(String(one?.message ?? one).slice(0, 500)));
}
