import type { ScoringSettings, StatedLoss, TextLoss } from '../types.js';
import type { StatedOptions } from './options.js';

interface Known {
  readonly settings: ScoringSettings;
  readonly caveats: readonly string[];
}

/** What one file says. */
export type FileLoss =
  | (Known & {
      readonly kind: 'texts';
      /** Reads on from the start, each time. `nextId` numbers the texts of all files. */
      texts(nextId: () => string): AsyncIterable<readonly TextLoss[]>;
    })
  | (Known & { readonly kind: 'stated'; readonly stated: readonly StatedLoss[] });

export type FileReader = (file: string, options: StatedOptions) => Promise<FileLoss>;
