/** Which way a metric gets better. */
export type Direction = 'higher' | 'lower';

const higher = [
  ...['accuracy', 'acc', 'f1', 'fscore', 'fmeasure', 'precision', 'recall', 'sensitivity', 'specificity'],
  ...['auc', 'auroc', 'auprc', 'ndcg', 'mrr', 'iou', 'dice', 'mcc', 'kappa', 'r2', 'psnr', 'ssim'],
  ...['bleu', 'sacrebleu', 'chrf', 'meteor', 'exact match', 'pass rate', 'win rate', 'throughput'],
];

const lower = [
  ...['perplexity', 'ppl', 'nll', 'loss', 'logloss', 'cross entropy', 'bits per byte', 'brier'],
  ...['error', 'error rate', 'wer', 'cer', 'ter', 'mae', 'mse', 'rmse', 'mape', 'fid', 'latency'],
];

const known = new Map<string, Direction>([
  ...higher.map((words) => [words, 'higher'] as const),
  ...lower.map((words) => [words, 'lower'] as const),
]);

const rouge = /^rouge([1-9]|l|lsum|w|s|su)?$/;

/** Words after a metric's name that say of which data, step or average the value is, and not what it measures. */
const qualifiers = new Set([
  ...['train', 'training', 'val', 'valid', 'validation', 'dev', 'test', 'eval', 'epoch', 'step'],
  ...[
    'mean',
    'avg',
    'average',
    'median',
    'macro',
    'micro',
    'weighted',
    'total',
    'value',
    'score',
    'norm',
    'none',
  ],
  ...['s', 'ms', 'us', 'ns', 'seconds', 'milliseconds'],
]);

/** With one of these the value is something else than the metric: its spread, its change, its opposite. */
const altering = new Set([
  ...[
    'std',
    'stdev',
    'stderr',
    'var',
    'variance',
    'ci',
    'delta',
    'diff',
    'difference',
    'change',
    'gap',
    'ratio',
  ],
  ...['neg', 'negative', 'minus', 'inverse', 'inv', 'no', 'non', 'not', 'false', 'anti'],
]);

/**
 * The direction of a metric that is known by its name; undefined for any other, which the user must state. Read word
 * by word, never by parts of words: `val/accuracy` and `eval_loss` are known, `losslessness` is not. What counts is the
 * last word that is no qualifier, as in the nouns that names are made of: `loss_scale` is a scale.
 */
export function knownDirection(metric: string): Direction | undefined {
  // 1-accuracy is no accuracy.
  if (/(^|[\s/.:(])1\s*-\s*\p{L}/u.test(metric)) return undefined;
  const words = metric.split(/[^\p{L}\p{N}]+/u).flatMap(wordsOf);
  if (words.some((word) => altering.has(word))) return undefined;
  for (let end = words.length; end > 0; end--) {
    for (const start of [end - 3, end - 2, end - 1]) {
      if (start < 0) continue;
      const found = directionOf(words.slice(start, end).join(' '));
      if (found !== undefined) return found;
    }
    if (!isQualifier(words[end - 1]!)) return undefined;
  }
  return undefined;
}

function directionOf(words: string): Direction | undefined {
  // rouge-1 and rouge_l, as some tools write them
  return rouge.test(words.replace(' ', '')) ? 'higher' : known.get(words);
}

/** A word of a name; evalLoss is two, but rougeL and rougeLsum are one. */
function wordsOf(word: string): string[] {
  const whole = word.toLowerCase();
  if (whole === '') return [];
  if (directionOf(whole) !== undefined) return [whole];
  return word.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u).map((part) => part.toLowerCase());
}

/** Also a cut-off or a percentile: recall@10, latency.p95. */
function isQualifier(word: string): boolean {
  return qualifiers.has(word) || /^(p|top)?\d+$/.test(word);
}
