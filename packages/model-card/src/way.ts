/** A way to load a model. */
export interface Way {
  readonly title: string;
  /** What it needs of PyPI, beside huggingface_hub. */
  readonly packages: readonly string[];
  /** Python. */
  readonly lines: readonly string[];
  /** What a reader is to do before more Python; Markdown. */
  readonly next?: { readonly text: string; readonly lines: readonly string[] };
}
