/**
 * What a user sees of a run, from the JSON lines that act prints.
 * `said`: what steps wrote on the log; `errors` and `notices`: annotations, with `text` beside their properties; `outputs`
 * and `summary` of the step "Gate", in `comment`, `published` and `images` those of the steps "Comment", "Publish" and "Images";
 * `steps`: the result of each step by its name.
 */
export function readLog(printed) {
  const seen = { said: '', errors: [], notices: [], steps: {} };
  const shown = Object.fromEntries(
    ['Gate', 'Comment', 'Publish', 'Images'].map((step) => [step, { outputs: {}, summary: '' }]),
  );
  for (const line of printed.split('\n')) {
    if (!line.startsWith('{')) continue;
    const event = JSON.parse(line);
    if (event.raw_output) seen.said += event.msg;
    if (event.command === 'error') seen.errors.push({ ...event.kvPairs, text: event.arg });
    if (event.command === 'notice') seen.notices.push({ ...event.kvPairs, text: event.arg });
    if (event.stepResult) seen.steps[event.step] = event.stepResult;
    const step = shown[event.step];
    if (step === undefined) continue;
    if (event.command === 'set-output') step.outputs[event.name] = event.arg;
    if (event.command === 'summary') step.summary += event.content;
  }
  return { ...seen, ...shown.Gate, comment: shown.Comment, published: shown.Publish, images: shown.Images };
}
