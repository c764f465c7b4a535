import { escapeText, fitParts } from '@mlops-actions/report';
import type { CardFacts } from './facts.js';
import { type FrontMatter, mergedFrontMatter } from './front-matter.js';
import { webLink } from './links.js';
import { BEGIN_WITH_NOTE, END, regionOf } from './marks.js';
import { type Readme, readmeOf } from './readme.js';
import { sections } from './sections.js';
import { NOTHING, recordLine, type Written, writtenIn } from './written.js';

/** Bytes of the region. The front matter is bounded by what it may hold, to some 100 kB. */
const REGION_LIMIT = 300_000;

/** What only people know. It is written once and never touched again. */
const FOR_PEOPLE = ['Intended use', 'Limitations', 'Training data', 'Citation'];

/**
 * The whole README.md. `existing` is the card there is, a person's or ours from before: only our region and our own keys
 * of the front matter change. The same facts over our own card give the same bytes, even if `workflowRun` alone differs.
 * @param published what the repository holds, where `existing` is from elsewhere; kept if `workflowRun` alone differs
 * @throws UserError where `existing` cannot be changed without guessing: damaged marks of the region, front matter that is
 * no map of keys; and for a `license` that is no id.
 */
export function cardOf(facts: CardFacts, existing?: string, published = existing): string {
  const readme = readmeOf(existing ?? '');
  const place = placeOf(readme, facts);
  const card = cardIn(facts, readme, place);
  if (published === undefined) return card;
  // Each publication has a run of its own, which is no reason for a commit.
  const { workflowRun: _, ...lasting } = facts.provenance;
  const { workflowRun } = writtenIn(published);
  const provenance = workflowRun === undefined ? lasting : { ...lasting, workflowRun };
  const same = cardIn({ ...facts, provenance }, readme, place);
  return same === published ? same : card;
}

/** A README.md of the front matter alone, for `validate-yaml` before anything is downloaded. Throws as `cardOf` does. */
export function frontMatterOf(facts: CardFacts, existing?: string): string {
  const readme = readmeOf(existing ?? '');
  return fencedIn(
    readme,
    mergedFrontMatter(facts, readme.yaml ?? '', placeOf(readme, facts).written, readme.eol),
  );
}

interface Place {
  /** The text around the region. */
  readonly before: string;
  readonly after: string;
  /** What of the card is ours. */
  readonly written: Written;
}

/** Where the region of a card is or goes. */
function placeOf(readme: Readme, facts: CardFacts): Place {
  const { body, eol } = readme;
  const region = regionOf(body, readme.line);
  if (region !== undefined) {
    const written = writtenIn(body.slice(region.start, region.end));
    return { before: body.slice(0, region.start), after: body.slice(region.end), written };
  }
  if (body.trim() === '') {
    const after = FOR_PEOPLE.map((title) => `${eol}${eol}## ${title}${eol}${eol}Not stated.`).join('') + eol;
    return { before: `${eol}# ${escapeText(facts.title, 200)}${eol}${eol}`, after, written: NOTHING };
  }
  const blank = body.endsWith(eol + eol) ? '' : body.endsWith(eol) ? eol : eol + eol;
  return { before: body + blank, after: eol, written: NOTHING };
}

function cardIn(facts: CardFacts, readme: Readme, { before, after, written }: Place): string {
  const merged = mergedFrontMatter(facts, readme.yaml ?? '', written, readme.eol);
  const gap =
    readme.yaml === undefined && merged.yaml !== '' && !before.startsWith(readme.eol) ? readme.eol : '';
  return fencedIn(readme, merged) + gap + before + regionOn(facts, merged).join(readme.eol) + after;
}

function fencedIn({ lead, yaml, fences }: Readme, merged: FrontMatter): string {
  if (yaml === undefined && merged.yaml === '') return lead;
  return lead + fences[0] + merged.yaml + fences[1];
}

/** The lines of the region. */
function regionOn(facts: CardFacts, { data, written }: FrontMatter): string[] {
  const parts = sections(facts, data).map((part) => ({ ...part, text: withoutComments(part.text) }));
  const { markdown } = fitParts(parts, REGION_LIMIT, Buffer.byteLength);
  const { workflowRun } = facts.provenance;
  const link = workflowRun && webLink(workflowRun);
  const record = recordLine({ ...written, ...(link && { workflowRun: link }) });
  return [BEGIN_WITH_NOTE, record, '', ...markdown.split('\n'), '', END];
}

/** Whoever reads the region again must find none but our own marks in it. */
const withoutComments = (text: string) => text.replaceAll('<!--', '<\u200b!--');
