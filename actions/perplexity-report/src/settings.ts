import type { ScoringSettings, Unit } from '@mlops-actions/language-model';
import type { Inputs } from './inputs.js';

/** What a perplexity's definition depends on; others, such as the model, are what a change changes. */
const defining = [
  'context',
  'stride',
  'first token',
  'end of text',
  'unscored words',
  'oov',
  'tokens',
  // Which part of a text, and which texts.
  'scored',
  'task',
  'task version',
  'limit',
  'documents',
  'samples',
] as const;

/** Settings of a comparison, by name. Only those that are known. */
export type Definition = Readonly<Record<string, string>>;

export function definitionOf(settings: ScoringSettings, { stated, reading, aggregate }: Inputs): Definition {
  const { logBase = Math.E } = reading;
  const all: ScoringSettings = { ...settings, ...stated };
  const known = ['tokenizer', ...defining].flatMap((name) =>
    all[name] === undefined ? [] : [[name, String(all[name])] as const],
  );
  return {
    ...Object.fromEntries(known),
    base: logBase === Math.E ? 'e' : String(logBase),
    aggregate,
  };
}

/** One line that says what the number is: numbers of different lines do not compare. */
export function signatureOf(unit: Unit, definition: Definition): string {
  const parts = Object.entries(definition).map(
    ([name, value]) => `${name}:${value.replace(/[|:\s]+/g, '-')}`,
  );
  return ['perplexity', `unit:${unit}`, ...parts, 'v:1'].join('|');
}

/** Why two perplexities of a unit do not compare; undefined where nothing speaks against it. */
export function unlike(unit: Unit, current: Definition, baseline: Definition): string | undefined {
  const names = new Set([...Object.keys(current), ...Object.keys(baseline)]);
  const reasons: string[] = [];
  for (const name of names) {
    const [now, before] = [current[name], baseline[name]];
    // What one side does not tell is no difference; and how a text is cut into tokens is none to its bytes.
    if (now === undefined || before === undefined || now === before) continue;
    if (name === 'tokenizer' && unit !== 'token') continue;
    reasons.push(`${name} is ${now} here and ${before} there`);
  }
  return reasons.length === 0 ? undefined : reasons.join('; ');
}
