import { digestOf, type LocalFile, type Snapshot, validateCard } from '@mlops-actions/hub';
import { cardOf, lostLines } from '@mlops-actions/model-card';
import { count, UserError, visible } from '@mlops-actions/toolkit';
import { README } from './contents.js';
import type { Inputs } from './inputs.js';
import type { PickleFinding } from './pickles.js';
import type { Prepared } from './preflight.js';
import { leftovers, SUMS, sumsText } from './sums.js';

/** What the repository is to hold. It depends on what it holds: people write into its card. */
export class Composition {
  /** The card as it was composed last. */
  card: string | undefined;
  /** What to know of the repository as it was found last. */
  notes: readonly string[] = [];
  readonly files: readonly LocalFile[];
  readonly #prepared: Prepared;
  readonly #inputs: Inputs;
  readonly #pickles: readonly PickleFinding[];
  readonly #modelReadme: string | undefined;

  /** @param modelReadme a README among the model's files: the beginning of a card where there is none yet */
  constructor(
    prepared: Prepared,
    inputs: Inputs,
    contents: readonly LocalFile[],
    pickles: readonly PickleFinding[],
    modelReadme: string | undefined,
  ) {
    this.#prepared = prepared;
    this.#inputs = inputs;
    this.#pickles = pickles;
    this.#modelReadme = modelReadme;
    this.files = [...contents, { path: SUMS, source: { text: sumsText(contents.map(listed)) } }];
  }

  /** All that the repository is to hold of ours, the card as it was composed last among it. */
  get everything(): readonly { readonly path: string; readonly size: number }[] {
    const files = this.files.map(listed);
    return this.card === undefined ? files : [...files, { path: README, size: Buffer.byteLength(this.card) }];
  }

  /** @throws UserError when the Hub would refuse the card */
  compose = async (snapshot: Snapshot): Promise<{ files: LocalFile[]; remove: string[] }> => {
    const files = [...this.files];
    const notes: string[] = [];
    if (this.#inputs.card.kind !== 'none') {
      const published = await snapshot.readText(README);
      this.card = await this.#composeCard(published);
      files.push({ path: README, source: { text: this.card } });
      notes.push(...this.#lostWords(published));
    }
    const paths = new Set(files.map(({ path }) => path));
    const { remove, changed } = await leftovers(snapshot, paths);
    const others = snapshot.files
      .map(({ path }) => path)
      .filter((path) => !paths.has(path) && !remove.includes(path));
    this.notes = [
      ...changed.map(
        (path) => `${visible(path)} is no part of the model now. Somebody has changed it, so it stays.`,
      ),
      ...others
        .filter((path) => WEIGHTS.test(path) && !changed.includes(path))
        .map(
          (path) =>
            `The repository has ${visible(path)} too, which is not of this model. A loader may take it.`,
        ),
      ...notes,
    ];
    return { files, remove };
  };

  /** A card of the workflow's own takes the place of the one that is there, and of what people wrote into that. */
  #lostWords(published: string | undefined): string[] {
    const { ownCard } = this.#prepared;
    if (ownCard === undefined || published === undefined) return [];
    const lost = lostLines(published, ownCard);
    if (lost.length === 0) return [];
    return [
      `The card on the Hub had ${count(lost.length, 'line')} that the file of model-card does not have, such as "${visible(lost[0]?.slice(0, 80) ?? '')}". The file took its place.`,
    ];
  }

  async #composeCard(published: string | undefined): Promise<string> {
    const { facts, ownCard, hub } = this.#prepared;
    const before = ownCard ?? published ?? this.#modelReadme;
    const files = this.files.map(listed);
    const card = cardOf({ ...facts, files, pickles: this.#pickles }, before, published ?? before);
    if (card === this.card) return card; // The Hub has taken it.
    const { problems } = await validateCard(hub, card);
    if (problems.length > 0) throw new UserError(problems.join('\n'));
    return card;
  }
}

/** Such a file at the root is what loaders look for. */
const WEIGHTS =
  /^[^/]+\.(?:safetensors|bin|pt|pth|ckpt|h5|keras|msgpack|onnx|gguf|pkl|pickle|joblib|skops)$/i;

function listed({ path, source }: LocalFile): { path: string; size: number; sha256: string } {
  const { size, sha256 } = digestOf(source);
  return { path, size, sha256 };
}
