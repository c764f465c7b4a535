/** Pairs of texts as a summariser and a human might write them: the same bytes from the same seed, on any machine. */
import { closeSync, existsSync, openSync, renameSync, writeSync } from 'node:fs';

/** To be raised with any change below: the names of the files carry it. */
export const dataVersion = 1;

const functionWords =
  'the of and to in a is that for it as was with be by on not he i this are or his from at which but have an had they you were their one all we can her has there been if more when will would who so no she my out up into than them only some could these two may then do its about over new time now people made after also such before much where most should even well back each here way any because those how through very between under while being'.split(
    ' ',
  );
const onsets =
  'b c d f g h l m n p r s t w b c d f g h l m n p r s t v w br ch cl cr dr fl gr pl pr sh sp st str th tr'.split(
    ' ',
  );
const vowels = 'a e i o u a e i o ea ai ou ee'.split(' ');
const codas = ['', '', '', '', '', '', 'n', 'r', 's', 't', 'l', 'nd', 'st', 'rm', 'ck', 'll', 'ss'];
const endings = [
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  's',
  's',
  'ed',
  'ed',
  'ing',
  'ly',
  'er',
  'ation',
  'ness',
  'ment',
  'ies',
  'ization',
  'ful',
];

/** Powers of two, so that a draw is a mask. */
const drawTable = 2 ** 18;
const vocabularySize = 20_000;

/** mulberry32 */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return (word ^ (word >>> 14)) >>> 0;
  };
}

/** Words in the order of their frequency, each as often as Zipf and Mandelbrot have it: 1 / (rank + 2.7). */
function drawTableOf(random) {
  const pick = (list) => list[random() % list.length];
  const words = new Set(functionWords);
  while (words.size < vocabularySize) {
    let word = '';
    for (let syllables = 1 + (random() % 2); syllables > 0; syllables--)
      word += pick(onsets) + pick(vowels) + pick(codas);
    words.add(word + pick(endings));
  }
  const ranked = [...words];
  const weights = ranked.map((_, rank) => 1 / (rank + 2.7));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Array(drawTable);
  let [rank, sum] = [0, weights[0]];
  for (let i = 0; i < drawTable; i++) {
    while (rank < ranked.length - 1 && sum < (total * (i + 1)) / drawTable) sum += weights[++rank];
    table[i] = ranked[rank];
  }
  return table;
}

/**
 * Writes JSON Lines of `{"prediction":…,"reference":…}`, unless the file is there. Lengths go through `lengths`, so that
 * any few neighbours are together as long as any others. About half of a prediction is taken from its reference, in spans.
 */
export function writePairs(path, pairs, lengths) {
  if (existsSync(path)) return;
  const random = randomOf(20_040_704);
  const table = drawTableOf(random);
  // Names and numbers are never exhausted: one token in fifty is one that few texts have.
  const word = () => (random() % 50 === 0 ? String(random() % 1_000_000) : table[random() & (drawTable - 1)]);
  const unfinished = openSync(`${path}.unfinished`, 'w');
  let lines = [];
  for (let pair = 0; pair < pairs; pair++) {
    const length = lengths[pair % lengths.length];
    const reference = Array.from({ length }, word);
    const prediction = predict(reference, lengths[(3 * pair + 1) % lengths.length], word, random);
    const record = { prediction: written(prediction, random), reference: written(reference, random) };
    lines.push(`${JSON.stringify(record)}\n`);
    if (lines.length === 5000 || pair === pairs - 1) {
      writeSync(unfinished, lines.join(''));
      lines = [];
    }
  }
  closeSync(unfinished);
  renameSync(`${path}.unfinished`, path);
}

function predict(reference, length, word, random) {
  const prediction = [];
  while (prediction.length < length) {
    let span = 1 + (random() % 6);
    if (random() % 2 === 0) {
      const at = Math.floor((prediction.length / length) * reference.length) + (random() % 7) - 3;
      prediction.push(...reference.slice(Math.max(0, at), Math.max(0, at) + span));
    } else {
      for (; span > 0; span--) prediction.push(word());
    }
  }
  return prediction.slice(0, length);
}

/** With capitals, commas, full stops and, in one text of eight, signs outside ASCII; a sentence per line, at least three. */
function written(words, random) {
  const sentences = Math.max(3, Math.round(words.length / 20));
  const typographic = random() % 8 === 0;
  let text = '';
  for (let s = 0, at = 0; s < sentences; s++) {
    const end = Math.round(((s + 1) * words.length) / sentences);
    const sentence = words.slice(at, end);
    at = end;
    sentence[0] = sentence[0][0].toUpperCase() + sentence[0].slice(1);
    for (let i = 0; i + 1 < sentence.length; i++) {
      const chance = random() % 100;
      if (chance < 8) sentence[i] += ',';
      else if (chance < 10) sentence[i] = typographic ? `“${sentence[i]}”` : `"${sentence[i]}"`;
    }
    text += `${s === 0 ? '' : '\n'}${sentence.join(' ')}.`;
  }
  return text;
}
