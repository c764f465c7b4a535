import type { Body, LocalImage } from './body.js';
import type { Hosted } from './image-branch.js';
import type { ImageFile } from './image-file.js';

/** The text with addresses that a reader's browser can load; in a private repository with links to the images instead. */
export function withHosted(body: Body, { urls, isPrivate }: Hosted): string {
  return replaced(body, (image, { sha256 }) => {
    const url = urls.get(sha256) ?? '';
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
  return replaced(body, (image, { sha256 }) => image.withUrl(sha256));
}

function nameOf({ alt, file, url }: LocalImage): string {
  return alt || (file?.label ?? url.slice(0, 100));
}

/** Text that stays text within Markdown and within HTML: an image may stand in either. */
function asEntities(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** The text with another in the place of each image; one that is not there is named. */
function replaced(
  { markdown, images }: Body,
  replacement: (image: LocalImage, file: ImageFile) => string,
): string {
  let text = '';
  let end = 0;
  for (const image of images) {
    const { file } = image;
    text += markdown.slice(end, image.start);
    text += file ? replacement(image, file) : `<em>(image missing: ${asEntities(nameOf(image))})</em>`;
    end = image.end;
  }
  return text + markdown.slice(end);
}
