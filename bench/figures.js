/** The measurements as Markdown, and the targets that they are held against. */

/** Median, least and greatest of an odd or even number of values. */
export function summarised(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return {
    median: (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2,
    least: sorted[0],
    greatest: sorted.at(-1),
  };
}

export function figures(results) {
  const { machine } = results;
  return [
    `${machine.cores} × ${machine.cpu}; ${machine.versions.join(', ')}. Load before the run ${machine.load.toFixed(1)}; the run took ${results.minutes.toFixed(0)} minutes.${results.quick ? ' A quick run, not for the record.' : ''}`,
    '### Targets',
    table(['', 'target', 'measured', ''], targets(results)),
    '### Scoring alone',
    scoring(results),
    '### The whole process',
    processes(results),
    growth(results),
    '### Start and size',
    start(results),
  ].join('\n\n');
}

function targets({ scoring, processes, start, bytes }) {
  const times = (tokens) => {
    const { seconds, reference } = processes.find((one) => one.tokens === tokens);
    return reference.median / seconds.median;
  };
  const rougers = (stemmed) => {
    const { ours, rougers } = scoring.find((one) => one.tokens === 60 && one.stemmed === stemmed);
    return rougers && ours.median / rougers.median;
  };
  const atLeast = (name, target, value, unit) => [
    name,
    `≥ ${target} ×`,
    value === undefined ? 'not measured: no cargo' : `${number(value)} × ${unit}`,
    value === undefined ? '' : met(value >= target),
  ];
  return [
    atLeast('the whole process, 60 tokens', 100, times(60), 'rouge_score’s scoring'),
    atLeast('the whole process, 400 tokens', 500, times(400), 'rouge_score’s scoring'),
    atLeast('scoring alone, 60 tokens', 1, rougers(false), 'rougers'),
    atLeast('scoring alone, 60 tokens, stemmed', 1, rougers(true), 'rougers'),
    [
      'start above bare Node',
      '≤ 45 ms',
      `${number(start.failing.median)} ms`,
      met(start.failing.median <= 45),
    ],
    ['composed tree as tar.gz', '≤ 0.8 MB', `${(bytes / 1e6).toFixed(3)} MB`, met(bytes <= 800_000)],
  ];
}

function scoring({ scoring: rows }) {
  const none = 'no cargo';
  return table(
    [
      'tokens',
      '',
      'rouge_score',
      'rougers',
      'ours',
      'ours ÷ rouge_score',
      'ours ÷ rougers',
      'pairs (sample)',
    ],
    rows.map(({ tokens, stemmed, reference, rougers, ours, pairs, sampled }) => [
      number(tokens),
      stemmed ? 'stemmed' : '',
      spread(reference),
      rougers ? spread(rougers) : none,
      spread(ours),
      number(ours.median / reference.median),
      rougers ? (ours.median / rougers.median).toFixed(2) : none,
      `${number(pairs)} (${number(sampled)})`,
    ]),
  );
}

function processes({ processes: rows }) {
  return table(
    ['pairs', 'tokens', 'seconds', 'peak memory', 'rouge_score’s scoring, seconds', 'times', 'sample'],
    rows.map(({ pairs, tokens, seconds, memory, reference, sampled }) => [
      number(pairs),
      number(tokens),
      spread(seconds),
      `${number(memory)} MiB`,
      spread(reference),
      number(reference.median / seconds.median),
      number(sampled),
    ]),
  );
}

function growth({ growth: rows }) {
  return table(
    ['pairs', 'tokens', 'seconds', 'peak memory', 'pairs/s'],
    rows.map(({ pairs, seconds, memory }) => [
      number(pairs),
      '20 to 60',
      number(seconds),
      `${number(memory)} MiB`,
      number(pairs / seconds),
    ]),
  );
}

function start({ start: { runs, bare, failing, scoring }, bytes }) {
  return table(
    ['', `median of ${runs} (least to greatest)`],
    [
      ['bare Node, `node -e 0`', `${spread(bare)} ms`],
      ['`dist/rouge-gate.js` up to the error of a missing input, above bare Node', `${spread(failing)} ms`],
      ['`dist/rouge-gate.js` over one pair, report included, above bare Node', `${spread(scoring)} ms`],
      ['composed tree as tar.gz', `${bytes.toLocaleString('en')} bytes`],
    ],
  );
}

function met(is) {
  return is ? 'met' : '**missed**';
}

function spread({ median, least, greatest }) {
  return `${number(median)} (${number(least)} to ${number(greatest)})`;
}

/** Three digits; figures of machines have no more in them. */
function number(value) {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 20 });
}

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
