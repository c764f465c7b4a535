import { ExamplesFile } from '@mlops-actions/report';
import type { Example } from './examples.js';
import { statistics } from './names.js';
import { NumberTexts } from './number-texts.js';
import type { TextHashes } from './text-hash.js';

/**
 * The file with the scores of every example:
 * `{"id":"7","slice":"news","scores":{"rougeL":[precision,recall,fmeasure]},"hash":{"prediction":1,"references":2}}`.
 * The hashes tell whether texts have changed.
 */
export class ScoresFile extends ExamplesFile {
  /** What stands before each triple: `,"rougeL":` */
  readonly #names: readonly string[];
  readonly #texts: boolean;
  readonly #numbers = new NumberTexts();

  /** @param texts whether predictions and references are written too */
  constructor(path: string, types: readonly string[], texts: boolean) {
    super(path);
    this.#names = types.map((type, index) => `${index === 0 ? '' : ','}"${type}":`);
    this.#texts = texts;
  }

  addScores(example: Example, scores: Float64Array, hash: TextHashes): void {
    const { of } = this.#numbers;
    let triples = '';
    for (let type = 0; type < this.#names.length; type++) {
      const at = type * statistics.length;
      triples += `${this.#names[type]}[${of(scores[at]!)},${of(scores[at + 1]!)},${of(scores[at + 2]!)}]`;
    }
    const slice = example.slice === undefined ? '' : `,"slice":${JSON.stringify(example.slice)}`;
    const texts = this.#texts
      ? `,"prediction":${JSON.stringify(example.prediction)},"references":${JSON.stringify(example.references)}`
      : '';
    this.add(
      `{"id":${JSON.stringify(example.id)}${slice},"scores":{${triples}},"hash":{"prediction":${hash.prediction},"references":${hash.references}}${texts}}`,
    );
  }
}
