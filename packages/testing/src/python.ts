import { execFileSync } from 'node:child_process';

/** An answer may be long: what a model predicts, the hashes of 2,000 files. */
const LONGEST = 2 ** 30;

/**
 * What a Python program makes of a value. The program finds it in `given` and puts its answer in `result`; both travel
 * as JSON, so doubles and lone surrogates arrive as they are.
 * @param interpreter of the environment with the newest references; `process.env.MLFLOW2_PYTHON` is the other one's
 */
export function python(
  program: string,
  given: unknown,
  interpreter: string = process.env.REFERENCE_PYTHON!,
): unknown {
  const script = `import json, sys\ngiven = json.load(sys.stdin)\n${program}\njson.dump(result, sys.stdout)`;
  const output = execFileSync(interpreter, ['-X', 'utf8', '-c', script], {
    input: JSON.stringify(given),
    encoding: 'utf8',
    maxBuffer: LONGEST,
  });
  return JSON.parse(output);
}
