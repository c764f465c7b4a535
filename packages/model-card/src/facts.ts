import type { ModelKind, Signature } from '@mlops-actions/model-files';

/** What is known of a model. Every text of it may be a stranger's. */
export interface CardFacts {
  readonly title: string;
  /** Of the registered model, or a logged model's. */
  readonly name?: string;
  readonly version?: string;
  /** As MLflow has it; may be Markdown, and is shown as text. */
  readonly description?: string;
  readonly kind: ModelKind;
  /** An id of the Hub's list, such as `apache-2.0`. */
  readonly license?: string;
  /** `namespace/name` on the Hub. */
  readonly repoId: string;
  /** A tag there, which the code of "How to load" then names; without it, that code loads what is newest. */
  readonly revision?: string;
  readonly signature?: Signature;
  /** NaN and ±Infinity are told in the text, but not in `model-index`. */
  readonly metrics: ReadonlyMap<string, number>;
  readonly params: ReadonlyMap<string, string>;
  readonly datasets: readonly {
    readonly name: string;
    readonly digest: string;
    readonly sourceType?: string;
    readonly context?: string;
  }[];
  readonly environment: {
    readonly python?: string;
    readonly mlflow?: string;
    readonly requirements: readonly string[];
  };
  /** Of the repository, without the card itself. */
  readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
  /** Files that hold a pickle or that skops wrote, with the imports outside the known ones. */
  readonly pickles: readonly {
    readonly path: string;
    readonly unknown: readonly string[];
    readonly dangerous: readonly string[];
  }[];
  readonly provenance: {
    readonly runId?: string;
    readonly runName?: string;
    readonly runLink?: string;
    readonly gitCommit?: string;
    readonly gitRepo?: string;
    readonly modelId?: string;
    /** URL of the workflow run that publishes. */
    readonly workflowRun?: string;
    /** Milliseconds since 1970. */
    readonly createdAt?: number;
  };
}
