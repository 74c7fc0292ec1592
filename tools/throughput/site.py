"""Writes a site of so many articles: lists of twenty with a link to the next, pages of about 7 kB with a template around a text of figures.

    python3 tools/throughput/site.py FOLDER PAGES [ZONES]     (300: a paper that writes about so many zones of the shipped list, one a page)
"""
import csv
import os
import random
import sys

LIST = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/ZoneNews.App/Starter/zones.csv")
CHROME = "".join(f'<li class="nav-item"><a href="/channel/{i}/index.html">栏目导航第{i}项</a></li>' for i in range(24))
FOOT = "".join(f"<p>友情链接与版权信息第{i}行，未经许可不得转载，备案号示例000{i}号。</p>" for i in range(6))
PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}_开发区日报</title><meta name="keywords" content="示例,开发区">
<link rel="stylesheet" href="/css/site.css"><script src="/js/site.js"></script></head><body><div class="header"><ul class="nav">{chrome}</ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/news/list_1.html">新闻</a></div><div class="main"><div class="article"><h1>{title}</h1>
<div class="info">发布时间：{day} 来源：开发区日报 浏览：{views}</div><div class="content">{text}</div></div>
<div class="aside"><h3>相关新闻</h3><ul>{near}</ul></div></div><div class="footer">{foot}</div></body></html>"""
SENTENCES = [
    "{y}年{q}，{z}实现地区生产总值{a}亿元，同比增长{b}%，规模以上工业增加值增长{c}%。",
    "全区固定资产投资完成{a}亿元，其中工业投资{c}亿元，增速分别为{b}%和{d}%，高于全市平均水平。",
    "实际使用外资{c}亿美元，新签约项目{n}个，总投资{a}亿元，进出口总额达到{e}亿元。",
    "一般公共预算收入完成{d}亿元，税收占比{p}%，财政运行总体平稳，重点支出得到较好保障。",
    "会议要求，各部门要围绕编号{n}的任务清单逐项细化责任，把{m}个环节一一落到实处，确保项目早开工、早竣工、早达产。",
    "截至目前，园区累计入驻企业{n}家，其中高新技术企业{m}家，从业人员{e}人，研发投入强度为{d}%。",
    "走进第{m}号标准厂房，技术人员正在调试新到的第{n}台设备，企业负责人介绍，新产线投产后每年可以节约用电{e}万度。",
    "下一步，园区将深化“放管服”改革，推行第{m}项便民举措，完善第{n}号配套道路，继续优化营商环境，提升服务企业的质量和效率。",
]
QUARTERS = ["一季度", "上半年", "前三季度", "全年"]


def zones(count):
    with open(LIST, encoding="utf-8") as f:
        return [row["name"] for row in csv.DictReader(f)][:count]


def text(i):
    chance = random.Random(i)
    rows = []
    for _ in range(9):
        rows.append("<p>" + "".join(chance.choice(SENTENCES).format(
            z=ZONES[i % len(ZONES)], y=2015 + i % 8, q=chance.choice(QUARTERS), a=round(chance.uniform(10, 900), 1), b=round(chance.uniform(1, 15), 1), c=round(chance.uniform(1, 90), 2),
            d=round(chance.uniform(1, 9), 2), e=chance.randint(1000, 90000), m=chance.randint(2, 900), n=chance.randint(2, 9000), p=chance.randint(50, 95)) for _ in range(2)) + "</p>")
    return "".join(rows)


def title(i):
    return f"{ZONES[i % len(ZONES)]}召开第{i}次重点项目推进会"


def day(i):
    return f"{2015 + i % 8}-{i % 12 + 1:02d}-{i % 28 + 1:02d}"


def path(i):
    return f"/news/{day(i)[:4]}{day(i)[5:7]}/{100000 + i}.html"


def link(i):
    return f'<li><a href="{path(i)}" title="{title(i)}">{title(i)}</a><span>{day(i)}</span></li>'


def write(folder, where, content):
    file = folder + where
    os.makedirs(os.path.dirname(file), exist_ok=True)
    with open(file, "w", encoding="utf-8") as f:
        f.write(content)


def main(folder, pages):
    for i in range(pages):
        near = "".join(link((i + k) % pages) for k in range(1, 6))
        write(folder, path(i), PAGE.format(title=title(i), day=day(i), views=i % 977, chrome=CHROME, text=text(i), near=near, foot=FOOT))
    lists = (pages + 19) // 20
    for page in range(lists):
        rows = "".join(link(i) for i in range(page * 20, min(pages, page * 20 + 20)))
        more = f'<a href="/news/list_{page + 2}.html">下一页</a>' if page + 1 < lists else ""
        write(folder, f"/news/list_{page + 1}.html", f'<html><head><meta charset="utf-8"><title>新闻</title></head><body><ul class="list">{rows}</ul><div class="pages">{more}</div></body></html>')


ZONES = zones(int(sys.argv[3]) if len(sys.argv) > 3 else 300)
main(sys.argv[1], int(sys.argv[2]))
