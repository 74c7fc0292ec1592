// Readability over linkedom: each page of the manifest (argument 1) as a row of id, title, date, source, body. It is given the right
// characters: what is well-formed UTF-8 is decoded so whatever the page declares, else by its declaration.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const { parseHTML } = require('linkedom');
const { Readability } = require('@mozilla/readability');

function decode(bytes) {
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { /* not UTF-8 */ }
  const declared = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1] ?? 'utf-8';
  try { return new TextDecoder(declared).decode(bytes); } catch { return new TextDecoder('gb18030').decode(bytes); }
}

for (const line of readFileSync(process.argv[2], 'utf8').trim().split('\n')) {
  const { id, file } = JSON.parse(line);
  let read = null;
  try { read = new Readability(parseHTML(decode(readFileSync(file))).document).parse(); } catch { /* scores as empty */ }
  console.log(JSON.stringify({ id, title: read?.title, date: read?.publishedTime, source: read?.siteName, body: read?.textContent }));
}
