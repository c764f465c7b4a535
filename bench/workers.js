/**
 * Processes that score: each loads its texts, says `ready`, and then waits for lines `from to into`. It scores the pairs
 * from … to (exclusive), writes the scores (doubles: precision, recall, fmeasure per type and pair) to the file `into`,
 * and answers with the seconds that the scoring alone took. So they can take turns, and every one stays warm.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export const types = ['rouge1', 'rouge2', 'rougeL', 'rougeLsum'];
const columns = 3 * types.length;

export class Worker {
  #child;
  #answers;
  #scores;

  /** @param command the program, with its own arguments */
  static async start(command, { file, count, stemmed, scores }) {
    const worker = new Worker();
    const [program, ...own] = command;
    worker.#child = spawn(program, [...own, file, String(count), stemmed ? 'stemmed' : 'plain', ...types], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    worker.#answers = createInterface({ input: worker.#child.stdout })[Symbol.asyncIterator]();
    worker.#scores = scores;
    await worker.#answer();
    return worker;
  }

  /** Scores pairs; the seconds, and the scores in a row per pair. */
  async score(from, to) {
    this.#child.stdin.write(`${from} ${to} ${this.#scores}\n`);
    const seconds = Number(await this.#answer());
    const bytes = readFileSync(this.#scores);
    const scores = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    if (scores.length !== columns * (to - from)) throw new Error(`${this.#child.spawnargs}: too few scores`);
    return { from, seconds, scores };
  }

  async stop() {
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.stdin.end();
    await ended;
  }

  async #answer() {
    const { value, done } = await this.#answers.next();
    if (done) throw new Error(`${this.#child.spawnargs.join(' ')} ended`);
    return value;
  }
}

/** How often is only worth knowing where all compute the same: holds one's scores against those of the same pairs. */
export function assertSame(name, some, all) {
  const start = columns * (some.from - all.from);
  for (const [index, score] of some.scores.entries()) {
    const ours = all.scores[start + index];
    if (Math.abs(score - ours) <= 1e-12) continue;
    const pair = some.from + Math.floor(index / columns);
    const type = types[Math.floor((index % columns) / 3)];
    throw new Error(
      `pair ${pair}, ${type}: ${name} has ${score}, we have ${ours}. Different work is not compared.`,
    );
  }
}
