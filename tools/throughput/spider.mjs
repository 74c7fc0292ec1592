// The plain spider on Crawlee: follows lists, takes title, date and text of each article, and writes them as JSON lines.
//   node spider.mjs URL FILE
import { createWriteStream } from 'node:fs';
import { CheerioCrawler, Configuration, log } from '@crawlee/cheerio';

const [start, file] = process.argv.slice(2);
log.setLevel(log.LEVELS.ERROR);
const out = createWriteStream(file);
const crawler = new CheerioCrawler({
  minConcurrency: 16,
  maxConcurrency: 32,
  respectRobotsTxtFile: true,
  async requestHandler({ request, $, enqueueLinks }) {
    if (request.label === 'article') {
      out.write(JSON.stringify({
        url: request.url,
        title: $('h1').text(),
        published: $('.info').text().slice(5, 15),
        body: $('.content p').map((_, p) => $(p).text()).get().join('\n'),
      }) + '\n');
      return;
    }
    await enqueueLinks({ selector: 'ul.list a', label: 'article' });
    await enqueueLinks({ selector: '.pages a' });
  },
}, new Configuration({ persistStorage: false }));
await crawler.run([start]);
out.end();
