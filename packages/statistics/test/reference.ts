import { execFileSync } from 'node:child_process';

/** What a Python program makes of a value: it reads `given` and sets `result` (both JSON, so doubles arrive exactly). */
export function python(program: string, given: unknown): unknown {
  const script = `import json, sys\ngiven = json.load(sys.stdin)\n${program}\njson.dump(result, sys.stdout)`;
  const output = execFileSync(process.env.REFERENCE_PYTHON!, ['-c', script], {
    input: JSON.stringify(given),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(output);
}
