import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREAMBLE = `
import json, os, sys, warnings
from huggingface_hub import *
from huggingface_hub import errors
given = json.load(sys.stdin)
api = HfApi()
def refused(do):
    """The kind of an error, and its text."""
    try:
        do()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
`;

/**
 * What a program makes of a Hub through `huggingface_hub`, by LFS and not by Xet. It has an `api` of its own with the token, finds
 * `given`, and puts its answer in `result`; both travel as JSON. Not one process waits for the other, since the Hub is in ours.
 */
export async function hubPython(
  hub: { readonly url: string; readonly token: string },
  program: string,
  given: unknown,
  env = {},
): Promise<unknown> {
  const home = mkdtempSync(join(tmpdir(), 'mlops-actions-hub-'));
  const script = `${PREAMBLE}${program}\njson.dump(result, sys.stdout)`;
  const child = spawn(process.env.REFERENCE_PYTHON!, ['-X', 'utf8', '-c', script], {
    env: {
      ...process.env,
      HF_HOME: home,
      HF_ENDPOINT: hub.url,
      HF_TOKEN: hub.token,
      HF_HUB_DISABLE_XET: '1',
      HF_HUB_DISABLE_PROGRESS_BARS: '1',
      HF_HUB_DISABLE_TELEMETRY: '1',
      ...env,
    },
  });
  child.stdin.end(JSON.stringify(given));
  const output = Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
  const [code] = await once(child, 'exit');
  const [stdout, stderr] = (await output).map((chunks) => Buffer.concat(chunks).toString());
  rmSync(home, { recursive: true, force: true });
  if (code !== 0) throw new Error(`${stderr}`);
  return JSON.parse(stdout!);
}
