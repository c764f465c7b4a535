import { visible } from '@mlops-actions/toolkit';

const MOST = 80;

/** For messages: the start of a text that somebody else wrote, such as a label of an image in a registry, made visible. */
export function foreign(text: string): string {
  return text.length > MOST ? `${visible(text.slice(0, MOST))}…` : visible(text);
}
