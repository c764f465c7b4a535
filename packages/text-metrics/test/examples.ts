import type { Random } from './random.js';
import { englishWords } from './words.js';

export interface Example {
  prediction: string;
  references: string[];
}

const FUNCTION_WORDS = 'the of and to in a is that for it was on with as be by at from his had which'.split(
  ' ',
);
const SUFFIXES = ['', '', '', 's', 'ed', 'ing', 'ies', 'ly', 'ness', 'ation', 'ational', 'fully', 'ology'];
const ODDITIES = [
  'İstanbul',
  'İİİ',
  '\u212a',
  '\u212aelvin',
  'mo\u212a\u212a',
  'ſs',
  'Cristóbal',
  'Cristo\u0301bal',
  'ΟΔΟΣ',
  'don’t',
  "don't",
  'snake_case',
  'x\0y',
  '\ud83d\ude00',
  'half\ud83d',
  '\ude00half',
  'ﬁne',
  '１２',
  'e\u00adf',
  '今天',
  'हिन्दी',
];
const SEPARATORS = [
  '\r\n',
  '\r',
  '\t',
  '\u2028',
  '\u0085',
  '\u00a0',
  '\u3000',
  ' ',
  '  ',
  '\v',
  '\f',
  '\x1c',
  '\ufeff',
];

/** Few distinct tokens, so that there are many longest common subsequences to choose from. */
export function ofFewTokens(random: Random, lines: number, tokensPerLine: number, alphabet: number): Example {
  const line = () =>
    random.many(random.integer(0, tokensPerLine), () => `w${random.integer(1, alphabet)}`).join(' ');
  return like(random, () => random.many(random.integer(1, lines), line).join('\n'));
}

/** Sentences of English words in several forms, as a summary and another of the same text have them. */
export function ofWords(random: Random, lines: number, wordsPerLine: number): Example {
  const pool = random.many(wordsPerLine, () => random.pick(englishWords) + random.pick(SUFFIXES));
  const word = () => (random.chance(0.45) ? random.pick(FUNCTION_WORDS) : random.pick(pool));
  const line = () => {
    const words = random.many(random.integer(1, wordsPerLine), word).join(random.chance(0.1) ? ', ' : ' ');
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  };
  return like(random, () => random.many(random.integer(1, lines), line).join('\n'));
}

/** Numbers, other scripts, characters that look like letters, odd spaces, broken surrogates, upper case. */
export function ofOddities(random: Random): Example {
  const word = () => {
    if (random.chance(0.5)) return random.pick(ODDITIES);
    if (random.chance(0.3)) return String(random.integer(0, 3000) / 10);
    const plain = random.pick(FUNCTION_WORDS);
    return random.chance(0.5) ? plain.toUpperCase() : plain;
  };
  return like(random, () =>
    random
      .many(random.integer(0, 12), () => word() + (random.chance(0.15) ? '\n' : random.pick(SEPARATORS)))
      .join(''),
  );
}

/** Any characters, most of them near ASCII. */
export function ofNoise(random: Random): Example {
  const character = () => {
    const limit = random.pick([0x80, 0x80, 0x180, 0x3000, 0x10000]);
    return random.chance(0.4) ? random.pick('ab AB1.\n') : String.fromCharCode(random.integer(0, limit - 1));
  };
  return like(random, () => random.many(random.integer(0, 40), character).join(''));
}

/** Nothing, or nothing that counts, on one side or both. */
export function ofNothing(random: Random): Example {
  const text = () =>
    random.pick(['', ' ', '\n', '\n\n', '.', '?!\n…', '今天', 'a', 'a\n', '\na\n\nb', 'a b']);
  return like(random, text);
}

function like(random: Random, text: () => string): Example {
  const references = random.many(random.chance(0.15) ? random.integer(2, 4) : 1, text);
  // Sometimes the prediction shares long stretches with a reference, or is one.
  const source = random.pick(references);
  const cut = random.integer(0, source.length);
  const prediction = random.chance(0.3) ? source.slice(0, cut) + text() + source.slice(cut) : text();
  return { prediction: random.chance(0.03) ? source : prediction, references };
}
