import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Watches the command lines of everything on this machine, often.
 * @param {RegExp} own must be among them: what was to be watched
 */
export function watchCommandLines(own) {
  const seen = new Set();
  const timer = setInterval(() => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      try {
        seen.add(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
      } catch {} // Gone already.
  }, 50);
  return {
    stop() {
      clearInterval(timer);
      const lines = [...seen].join('\n');
      assert.match(lines, own, 'the action was seen');
      return lines;
    },
  };
}
