// Readability over linkedom: each page of the list (argument 1) read as an article. Prints bytes a second of the fastest of three rounds.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const { parseHTML } = require('linkedom');
const { Readability } = require('@mozilla/readability');
const pages = readFileSync(process.argv[2], 'utf8').trim().split('\n').map(f => readFileSync(f, 'utf8'));
const bytes = pages.reduce((n, p) => n + Buffer.byteLength(p), 0);
let best = Infinity;
for (let round = 0; round < 3; round++) {
  const start = process.hrtime.bigint();
  for (const page of pages)
    try { new Readability(parseHTML(page).document).parse(); } catch { /* a page that it cannot read costs it nothing more */ }
  best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
}
console.log(bytes / best);
