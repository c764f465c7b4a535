import type { Body } from './body.js';
import type { Hosted } from './image-branch.js';

type Image = Body['images'][number];

/** The text with addresses that a reader's browser can load; in a private repository with links to the images instead. */
export function withHosted(body: Body, { urls, isPrivate }: Hosted): string {
  return replaced(body, (image) => {
    const url = urls.get(image.file.sha256) ?? '';
    if (!isPrivate) return image.withUrl(url);
    return `<a href="${url}">${asEntities(nameOf(image))}</a> <em>(an image; this repository is private, so GitHub shows it on its own page)</em>`;
  });
}

/** The text with the names of the images in their places. */
export function withNames(body: Body): string {
  return replaced(body, (image) => `<em>(image not shown: ${asEntities(nameOf(image))})</em>`);
}

/** The same for the same images, wherever they are. */
export function withDigests(body: Body): string {
  return replaced(body, (image) => image.withUrl(image.file.sha256));
}

function nameOf({ alt, file }: Image): string {
  return alt === '' ? file.label : alt;
}

/** Text that stays text within Markdown and within HTML: an image may stand in either. */
function asEntities(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)};`);
}

function replaced({ markdown, images }: Body, replacement: (image: Image) => string): string {
  let text = '';
  let end = 0;
  for (const image of images) {
    text += markdown.slice(end, image.start) + replacement(image);
    end = image.end;
  }
  return text + markdown.slice(end);
}
