"""The plain spider: follows lists, takes title, date, source and text of each article, and writes them as JSON lines.

    scrapy runspider tools/throughput/spider.py -a start=URL -a out=FILE
"""
import json

import scrapy


class Spider(scrapy.Spider):
    name = "plain"
    custom_settings = {
        "LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 16, "DOWNLOAD_DELAY": 0, "ROBOTSTXT_OBEY": True,
        "TELNETCONSOLE_ENABLED": False, "COOKIES_ENABLED": False,
    }

    def __init__(self, start, out):
        self.start_urls = [start]
        self.file = open(out, "w", encoding="utf-8")

    def parse(self, response):
        for href in response.css("ul.list a::attr(href)").getall():
            yield response.follow(href, self.article)
        for href in response.css(".pages a::attr(href)").getall():
            yield response.follow(href, self.parse)

    def article(self, response):
        info = response.css(".info::text").get("")
        self.file.write(json.dumps({
            "url": response.url, "title": response.css("h1::text").get(), "published": info[5:15],
            "body": "\n".join("".join(p.css("::text").getall()) for p in response.css(".content p")),
        }, ensure_ascii=False) + "\n")

    def closed(self, reason):
        self.file.close()
