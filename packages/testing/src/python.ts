import { execFileSync } from 'node:child_process';

/**
 * What a Python program makes of a value. The program finds it in `given` and puts its answer in `result`; both travel
 * as JSON, so doubles and lone surrogates arrive as they are. rouge_score, nltk and numpy can be imported.
 */
export function python(program: string, given: unknown): unknown {
  const script = `import json, sys\ngiven = json.load(sys.stdin)\n${program}\njson.dump(result, sys.stdout)`;
  const output = execFileSync(process.env.REFERENCE_PYTHON!, ['-X', 'utf8', '-c', script], {
    input: JSON.stringify(given),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return JSON.parse(output);
}
