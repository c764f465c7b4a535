/** A file and its place. Of two with one place the lower rank wins. */
export interface Placed {
  readonly from: string;
  readonly to: string;
  readonly rank: number;
}

/** Where files go before clashes are told; what the flavors' own layouts give. */
export interface Placement {
  readonly placed: readonly Placed[];
  readonly notes: readonly string[];
  readonly weights: boolean;
  readonly flavorChanges: Readonly<Record<string, string>>;
}

/** Each file where it is. */
export const asTheyAre = (paths: readonly string[]): Placed[] =>
  paths.map((path) => ({ from: path, to: path, rank: 0 }));
