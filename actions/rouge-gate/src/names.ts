/** The three numbers of every ROUGE type, in the order in which a row of scores holds them. */
export const statistics = ['precision', 'recall', 'fmeasure'] as const;

export function metricName(type: string, statistic: string): string {
  return `${type}.${statistic}`;
}

/** The names of a row's columns: `rouge1.precision`, `rouge1.recall`, … */
export function columnNames(types: readonly string[]): string[] {
  return types.flatMap((type) => statistics.map((statistic) => metricName(type, statistic)));
}
