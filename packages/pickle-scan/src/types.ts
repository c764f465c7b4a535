/** Something that a pickle asks Python to import while it is loaded. */
export interface PickleImport {
  readonly module: string;
  /** May be dotted: `Outer.Inner`. */
  readonly name: string;
  /** known: of a library of the field, and harmless there. dangerous: runs code or programs, or gets at what does. */
  readonly risk: 'known' | 'unknown' | 'dangerous';
  /** Why it is not known, where there is more to say than that nobody listed it. */
  readonly reason?: string;
}

export interface PickleScan {
  readonly path: string;
  /** What holds the pickles; `zip` and `tar` for archives of no particular kind. */
  readonly format: PickleFormat;
  /** Dangerous ones first, then unknown, then known; each once, by name. */
  readonly imports: readonly PickleImport[];
  /** Why it could not be read through: there may be more imports than those listed. */
  readonly unreadable?: string;
}

export type PickleFormat = 'pickle' | 'joblib' | 'torch' | 'skops' | 'numpy' | 'zip' | 'tar';
