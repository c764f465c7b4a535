import { AssignedSecrets } from './assigned-secrets.js';
import { tokensIn } from './token-shapes.js';
import { withoutUrlSecrets } from './url-secrets.js';

/**
 * What looks like a credential in a small text file of a model (MLmodel, requirements.txt, YAML, JSON, Python): a URL that
 * holds one, a token of a known form, a literal that is assigned to the name of a secret. In time linear in the text.
 * @returns a line and a kind each, never the secret itself: 'line 12: api_key', 'line 3: GitHub token', 'line 4: URL with credentials'
 */
export function secretsIn(text: string): string[] {
  const assigned = new AssignedSecrets(text);
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const tokens = tokensIn(line);
    const url = !line.includes('://') || withoutUrlSecrets(line) === line ? [] : ['URL with credentials'];
    const kinds = [...url, ...assigned.in(line), ...tokens];
    return [...new Set(kinds)].map((kind) => `line ${index + 1}: ${kind}`);
  });
}
