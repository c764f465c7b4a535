import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a measurement into README.md, between the comments of its name. */
export function writeFigures(name, text) {
  const file = join(import.meta.dirname, 'README.md');
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const readme = readFileSync(file, 'utf8');
  const [before, after] = [readme.split(start)[0], readme.split(end)[1]];
  writeFileSync(file, `${before}${start}\n\n${text}\n\n${end}${after}`);
}
