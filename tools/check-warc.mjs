// Reads a web archive with Webrecorder's warcio (npm install warcio), a program that is not ours: record types, and whether each answer's digest is its bytes'.
//   zonenews export warc --output news.warc.gz && node tools/check-warc.mjs news.warc.gz
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { WARCParser } from "warcio";

const types = {};
let right = 0;
let wrong = 0;
for await (const record of new WARCParser(createReadStream(process.argv[2]))) {
  types[record.warcType] = (types[record.warcType] ?? 0) + 1;
  const body = await record.readFully(false);
  if (record.warcType !== "response") continue;
  const [algorithm, digest] = record.warcHeader("WARC-Payload-Digest").split(":");
  if (createHash(algorithm).update(body).digest("hex") === digest) right += 1;
  else wrong += 1;
}
console.log(`${JSON.stringify(types)}: digests right ${right}, wrong ${wrong}`);
process.exit(wrong === 0 && right > 0 ? 0 : 1);
