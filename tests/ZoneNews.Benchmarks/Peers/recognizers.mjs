// Microsoft's recognisers for zh-cn (number, percentage, currency, dimension): each text of the list (argument 1). Prints characters a second of one round after a warm-up.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const R = require('@microsoft/recognizers-text-suite');
const texts = readFileSync(process.argv[2], 'utf8').trim().split('\n').map(f => readFileSync(f, 'utf8'));
const read = text => [R.recognizeNumber, R.recognizePercentage, R.recognizeCurrency, R.recognizeDimension].forEach(f => f(text, 'zh-cn'));
read(texts[0]);
const start = process.hrtime.bigint();
texts.forEach(read);
console.log(texts.reduce((n, t) => n + t.length, 0) / (Number(process.hrtime.bigint() - start) / 1e9));
