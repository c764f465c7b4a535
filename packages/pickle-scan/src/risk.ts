import type { Import, Imports } from './imports.js';
import {
  CYTHON,
  CYTHON_LIBRARIES,
  DANGEROUS_ANYWHERE,
  DANGEROUS_MODULES,
  DANGEROUS_NAMES,
  HARMLESS,
  HARMLESS_MODULES,
  LIBRARIES,
  PYTHON_2_MODULES,
  SUSPECT_ANYWHERE,
  SUSPECT_PART,
  SUSPECTS,
  TOP_NAMES,
} from './knowledge.js';
import type { PickleImport } from './types.js';

type Judgement = Pick<PickleImport, 'risk' | 'reason'>;

const RISKS: readonly PickleImport['risk'][] = ['dangerous', 'unknown', 'known'];
const KNOWN: Judgement = { risk: 'known' };
const HANDED_ON: Judgement = {
  risk: 'unknown',
  reason: 'is called with arguments or handed on, where models only make empty instances of it',
};

/** The imports of a file with their risks, the worst first. */
export function classified(imports: Imports): PickleImport[] {
  const rank = ({ risk }: PickleImport) => RISKS.indexOf(risk);
  const key = ({ module, name }: PickleImport) => `${module}.${name}`;
  return imports
    .values()
    .map((found) => ({ module: found.module, name: found.name, ...judged(found) }))
    .sort((a, b) => rank(a) - rank(b) || (key(a) < key(b) ? -1 : 1));
}

function judged(found: Import): Judgement {
  const judgement = riskOf(found.module, found.name);
  if (found.finding && RISKS.indexOf(found.finding.risk) <= RISKS.indexOf(judgement.risk))
    return found.finding;
  // What getattr took stands in the list itself, where all of it could be followed.
  if (found.isGetattr && found.pushed === found.followed) return KNOWN;
  const { module, name, pushed, followed, called } = found;
  if (
    judgement.risk !== 'known' ||
    pushed === followed ||
    isHarmless(PYTHON_2_MODULES[module] ?? module, name)
  )
    return judgement;
  // A member of an enumeration.
  if (!called && /\.[A-Z][A-Z\d_]*$/.test(name)) return judgement;
  return HANDED_ON;
}

/**
 * What an import can do. A deny-list never ends, so that only what is listed as harmless is known: classes of the field's
 * libraries, as long as pickles make instances of them the usual way, and of other names those that their pickles are made of.
 * @param name may be dotted: Python then takes attribute after attribute, which may lead into other modules
 */
export function riskOf(module: string, name: string): Judgement {
  const home = PYTHON_2_MODULES[module] ?? module;
  const full = `${home}.${name}`;
  if (HARMLESS.has(full)) return KNOWN;
  const reason = DANGEROUS.get(full) ?? ofNearest(DANGEROUS_WITHIN, full);
  if (reason !== undefined) return { risk: 'dangerous', reason };
  const parts = name.split('.');
  const telling = parts.find(
    (part) => DANGEROUS_ANYWHERE.has(part.replace(/^_+/, '')) || /^__\w+__$/.test(part),
  );
  if (telling !== undefined) return { risk: 'dangerous', reason: `leads to ${telling}` };
  if (home === 'copyreg' && name.startsWith('extension ')) {
    return {
      risk: 'unknown',
      reason: 'stands for what the program that loads it registered under that number',
    };
  }
  const suspicion = ofNearest(SUSPECT, full);
  if (suspicion !== undefined) return { risk: 'unknown', reason: suspicion };
  if (parts.some((part) => SUSPECT_ANYWHERE.has(part.replace(/^_+/, '')) || SUSPECT_PART.test(part)))
    return { risk: 'unknown', reason: 'does what it is told, in whatever module it is found' };
  return isHarmless(home, name) || isClass(home, parts, false) ? KNOWN : { risk: 'unknown' };
}

/** Whether it is known whatever is done with it. */
function isHarmless(module: string, name: string): boolean {
  if (HARMLESS.has(`${module}.${name}`)) return true;
  const parts = name.split('.');
  const [first = '', ...inner] = parts;
  // A class within a class, or a constant of one. Anything else may lead out of the library.
  if (!inner.every((part) => CLASS.test(part))) return false;
  if (module === 'builtins') return EXCEPTION.test(name);
  const places = upwards(module);
  if (places.some((place) => HARMLESS_MODULES.includes(place))) return true;
  if (CYTHON.test(name)) return places.some((place) => CYTHON_LIBRARIES.includes(place));
  if (TOP_NAMES.get(module)?.has(name)) return true;
  return (
    isClass(module, parts, true) ||
    LIBRARIES.some(({ names }) => names?.some(([place, own]) => own.has(first) && places.includes(place)))
  );
}

/** Whether it is a class of a library, by its name. @param callable of one whose classes may be called with anything */
function isClass(module: string, parts: readonly string[], callable: boolean): boolean {
  if (!parts.every((part) => CLASS.test(part))) return false;
  const places = upwards(module);
  const within = (modules: readonly string[] | undefined) => places.some((place) => modules?.includes(place));
  return LIBRARIES.some(
    (library) => (!callable || library.callable) && within(library.modules) && !within(library.except),
  );
}

/** By Python's convention for names. Of those that numpy and Cython name otherwise there are lists. */
const CLASS = /^_*[A-Z]\w*$/;
const EXCEPTION = /^([A-Z]\w*(Error|Exception|Warning|Iteration|Interrupt|Exit)|Exception)$/;

/** A dotted name and those above it: a.b.c, a.b, a. */
function upwards(name: string): string[] {
  const parts = name.split('.', 16);
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('.'));
}

function ofNearest(known: ReadonlyMap<string, string>, name: string): string | undefined {
  for (const place of upwards(name)) {
    const reason = known.get(place);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function inverted(lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(lists).flatMap(([reason, names]) => names.map((name) => [name, reason])));
}

const DANGEROUS_WITHIN = inverted(DANGEROUS_MODULES);
const DANGEROUS = inverted(DANGEROUS_NAMES);
const SUSPECT = inverted(SUSPECTS);
