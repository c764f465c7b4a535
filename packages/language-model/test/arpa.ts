import fc from 'fast-check';

const WORDS = ['a', 'b', 'c', 'd', 'é', '<unk>'];

/** log10 values as tools print them. */
const log10 = fc.integer({ min: -40_000_000, max: -1 }).map((digits) => digits / 1e7);

/** ARPA files of orders 2 to 5. As in pruned models, some n-grams lack the shorter one that they end in. */
export const arpaFiles: fc.Arbitrary<string> = fc
  .record({
    order: fc.integer({ min: 2, max: 5 }),
    known: fc.constantFrom(WORDS, WORDS.slice(0, -1)),
    paths: fc.array(fc.array(fc.nat(6), { minLength: 2, maxLength: 5 }), {
      minLength: 1,
      maxLength: 40,
      size: 'max',
    }),
    logs: fc.infiniteStream(log10),
    weights: fc.infiniteStream(fc.option(log10)),
  })
  .map(({ order, known, paths, logs, weights }) => {
    const levels = levelsOf(order, known, paths);
    levels.forEach((level, i) => {
      if (i > 0 && i < order - 1) prune(level, levels[i + 1]!);
    });
    const line = (ngram: string, i: number) => {
      const log = ngram === '<s>' ? -99 : logs.next().value;
      const weight = i === order - 1 || ngram.endsWith('</s>') ? null : weights.next().value;
      return `${log}\t${ngram}${weight === null ? '' : `\t${weight}`}\n`;
    };
    const counts = levels.map((level, i) => `ngram ${i + 1}=${level.size}\n`);
    const sections = levels.map(
      (level, i) => `\n\\${i + 1}-grams:\n${[...level].map((ngram) => line(ngram, i)).join('')}`,
    );
    return `\\data\\\n${counts.join('')}${sections.join('')}\n\\end\\\n`;
  });

/** By length, the n-grams of some paths. */
function levelsOf(
  order: number,
  known: readonly string[],
  paths: readonly (readonly number[])[],
): Set<string>[] {
  const levels = Array.from({ length: order }, () => new Set<string>());
  for (const word of ['<s>', '</s>', ...known]) levels[0]!.add(word);
  for (const path of paths) {
    const words = path.map((i, at) => (at === 0 && i === 6 ? '<s>' : known[i % known.length]!));
    const whole = [...words, '</s>'];
    for (let start = 0; start < whole.length; start++) {
      for (let length = 2; length <= order && start + length <= whole.length; length++) {
        levels[length - 1]!.add(whole.slice(start, start + length).join(' '));
      }
    }
  }
  return levels;
}

/** Removes an n-gram that some longer one ends in and none starts with. KenLM bears few of these, and demands the starts. */
function prune(level: Set<string>, longer: ReadonlySet<string>): void {
  const ends = [...level].filter(
    (ngram) =>
      [...longer].some((one) => one.endsWith(` ${ngram}`)) &&
      ![...longer].some((one) => one.startsWith(`${ngram} `)),
  );
  if (level.size >= 8 && ends[0] !== undefined) level.delete(ends[0]);
}

export const texts: fc.Arbitrary<string[]> = fc.array(
  fc
    .array(fc.constantFrom(...WORDS, 'out', 'other'), { maxLength: 12, size: 'max' })
    .map((words) => words.join(' ')),
  { minLength: 1, maxLength: 8, size: 'max' },
);
