/** The least that Node can do with the same file: lines, JSON, a sum. Prints the perplexity into a file. */
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [file, into] = process.argv.slice(2);
let [sum, tokens] = [0, 0];
for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
  const { logprobs } = JSON.parse(line);
  for (let i = 1; i < logprobs.length; i++) sum += logprobs[i];
  tokens += logprobs.length - 1;
}
writeFileSync(into, String(Math.exp(-sum / tokens)));
