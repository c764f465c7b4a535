/** What a rule's pattern is held against. */
export interface Named {
  readonly file: string;
  readonly name: string;
}

/**
 * Whether a pattern means a metric: `*` is any text, slashes and dots included, `?` one character, the rest as it stands.
 * It is held against the name and, where it has a colon, also against `FILE:NAME`; without one `*loss*` would mean
 * everything in `loss.json`.
 */
export function matches(pattern: string, { file, name }: Named): boolean {
  return matchesText(pattern, name) || (pattern.includes(':') && matchesText(pattern, `${file}:${name}`));
}

export function isPattern(text: string): boolean {
  return /[*?]/.test(text);
}

/** Without a regular expression: those take time without end for some patterns and names. */
function matchesText(pattern: string, text: string): boolean {
  const [wanted, given] = [[...pattern], [...text]];
  let [at, star, resume] = [0, -1, 0];
  for (let index = 0; index < given.length; ) {
    if (wanted[at] === '*') {
      star = at++;
      resume = index;
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      // The last star takes one character more.
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  return wanted.slice(at).every((rest) => rest === '*');
}

/**
 * The rules that count for a metric: those whose name is exactly its own, else those of the first pattern that matches.
 * Several have one name where a limit is given absolute and relative.
 */
export function rulesFor<Rule extends { readonly metric: string }>(
  rules: readonly Rule[],
  metric: Named,
): Rule[] {
  const first =
    rules.find((rule) => !isPattern(rule.metric) && matches(rule.metric, metric)) ??
    rules.find((rule) => matches(rule.metric, metric));
  return first === undefined ? [] : rules.filter((rule) => rule.metric === first.metric);
}
