import { TokenList } from '../src/token-list.js';

export function tokenList(sentences: readonly (readonly number[])[]): TokenList {
  const list = new TokenList();
  for (const sentence of sentences) {
    for (const token of sentence) list.push(token);
    list.endSentence();
  }
  return list;
}
