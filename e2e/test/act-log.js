/**
 * What a user sees of a run, from the JSON lines that act prints.
 * `said`: what steps wrote on the log; `errors`: annotations, with `text` beside their properties; `outputs` and `summary`
 * of the step "Gate"; `steps`: the result of each step by its name.
 */
export function readLog(printed) {
  const seen = { said: '', errors: [], outputs: {}, summary: '', steps: {} };
  for (const line of printed.split('\n')) {
    if (!line.startsWith('{')) continue;
    const event = JSON.parse(line);
    if (event.raw_output) seen.said += event.msg;
    if (event.command === 'error') seen.errors.push({ ...event.kvPairs, text: event.arg });
    if (event.stepResult) seen.steps[event.step] = event.stepResult;
    if (event.step !== 'Gate') continue;
    if (event.command === 'set-output') seen.outputs[event.name] = event.arg;
    if (event.command === 'summary') seen.summary += event.content;
  }
  return seen;
}
