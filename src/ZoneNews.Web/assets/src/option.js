// From a chart's data to ECharts options: a true time scale, gaps as gaps, estimates dashed, targets dotted.

const symbols = ["circle", "rect", "diamond", "triangle", "path://M0 0L10 0L5 9Z", "path://M3 0L7 0L10 5L7 10L3 10L0 5Z", "roundRect", "path://M4 0L6 0L6 4L10 4L10 6L6 6L6 10L4 10L4 6L0 6L0 4L4 4Z"];

export function option(chart, theme, width) {
  const points = chart.series.flatMap(s => s.points);
  const first = Math.min(...points.map(p => p.year));
  const last = Math.max(...points.map(p => p.year));
  const years = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const narrow = width < 560;
  return {
    animation: false,
    textStyle: { fontFamily: theme.font, fontSize: theme.text, color: theme.ink2 },
    grid: { left: startSpace(chart, theme), right: chart.kind === "bar" ? 4 : endSpace(chart, theme, narrow), top: theme.text * 2.2, bottom: theme.text * 2, containLabel: false },
    tooltip: tooltip(chart, theme),
    xAxis: xAxis(years, theme),
    yAxis: chart.kind === "rank" ? rankAxis(chart, theme) : valueAxis(chart, theme),
    series: chart.kind === "bar" ? [bars(chart.series[0], years, theme, width)] : chart.series.flatMap((s, n) => lines(s, n, years, theme, narrow, chart)),
  };
}

function endSpace(chart, theme, narrow) {
  if (narrow) return 12;
  const longest = Math.max(...chart.series.map(s => s.name.length));
  return Math.min(16, longest) * theme.text + 12;
}

function xAxis(years, theme) {
  return {
    type: "category", data: years.map(String), boundaryGap: true,
    axisLine: { onZero: false, lineStyle: { color: theme.axis, width: 1 } }, axisTick: { show: false }, position: "bottom",
    axisLabel: { color: theme.ink2, fontSize: theme.text, hideOverlap: true },
  };
}

// Room for the longest number on the axis.
function startSpace(chart, theme) {
  const longest = Math.max(...chart.series.flatMap(s => s.points.map(p => number(Math.ceil(p.value)).length)));
  return Math.max(2, longest + (chart.kind === "rank" ? 0 : 1)) * theme.text * 0.6 + 8;
}

// The unit stands over the axis, once.
function valueAxis(chart, theme) {
  return {
    type: "value", scale: false, splitNumber: 4, name: chart.unit, nameGap: theme.text * 0.9,
    nameTextStyle: { color: theme.ink2, fontSize: theme.text, align: "left", padding: [0, 0, 0, -startSpace(chart, theme)] },
    splitLine: { lineStyle: { color: theme.grid } }, axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { color: theme.ink2, fontSize: theme.text, formatter: number },
  };
}

function rankAxis(chart, theme) {
  const worst = Math.max(...chart.series.flatMap(s => s.points.map(p => p.value)));
  return {
    type: "value", inverse: true, min: 1, max: Math.max(5, Math.ceil(worst)), minInterval: 1,
    splitLine: { lineStyle: { color: theme.grid } },
    axisLabel: { color: theme.ink2, fontSize: theme.text },
    axisLine: { show: false }, axisTick: { show: false },
  };
}

const number = value => String(Math.round(value * 100) / 100).replace("-", "−").replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",");

function bars(series, years, theme, width) {
  const at = new Map(series.points.map(p => [p.year, p]));
  const roomy = width / years.length > theme.text * 4;
  return {
    type: "bar", barCategoryGap: "38%", barMaxWidth: 56,
    data: years.map(year => {
      const point = at.get(year);
      if (!point) return { value: 0, itemStyle: { color: "transparent" }, label: { show: true, formatter: "·", color: theme.ink2, position: "top" } };
      return {
        value: point.value, point,
        itemStyle: barStyle(point, theme),
        label: { show: roomy || point === series.points.at(-1), position: "top", color: theme.ink, fontWeight: 600, fontSize: theme.text, formatter: () => sign(point) + number(point.value) },
      };
    }),
  };
}

function barStyle(point, theme) {
  if (point.status === "target") return { color: "transparent", borderColor: theme.claim, borderWidth: 1.75, borderType: [1.5, 3] };
  if (point.status === "estimate") {
    return {
      color: theme.paper, borderColor: theme.claim, borderWidth: 1.25, borderType: [4, 3],
      decal: { symbol: "rect", color: theme.claim, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 },
    };
  }
  return { color: theme.series[0] };
}

const sign = point => (point.bound === "at_least" ? "⌃ ≥" : point.bound === "at_most" ? "≤" : point.bound === "approx" ? "≈" : "");

// A line from year to year where both are known; a hairline across years without data.
function lines(series, n, years, theme, narrow, chart) {
  const color = theme.series[n % theme.series.length];
  const at = new Map(series.points.map(p => [p.year, p]));
  const known = years.filter(y => at.has(y));
  const main = {
    type: "line", name: series.name, symbol: symbols[n % symbols.length], symbolSize: theme.text * 0.75, showAllSymbol: true,
    lineStyle: { width: 0, color }, itemStyle: { color }, connectNulls: false,
    data: years.map(year => datum(at.get(year), color, theme)),
    endLabel: { show: !narrow, formatter: `${series.name}`, color: theme.ink, fontWeight: 600, fontSize: theme.text, distance: 8 },
    labelLayout: { moveOverlap: "shiftY" },
    z: 4,
  };
  const segments = known.slice(1).map((year, k) => segment(at.get(known[k]), at.get(year), years, color, theme));
  return [main, ...segments];
}

function datum(point, color, theme) {
  if (!point) return { value: "-" };
  const open = point.status !== "actual" || point.bound === "at_least";
  return {
    value: point.value, point,
    symbol: point.bound === "at_least" ? "triangle" : undefined,
    itemStyle: open ? { color: theme.paper, borderColor: color, borderWidth: 2 } : { color, borderColor: theme.paper, borderWidth: 1.5 },
  };
}

function segment(from, to, years, color, theme) {
  const gap = to.year - from.year > 1;
  const status = [from.status, to.status].includes("target") ? "target" : [from.status, to.status].includes("estimate") ? "estimate" : "actual";
  const type = status === "target" ? [0.1, 5] : status === "estimate" ? [6, 4] : "solid";
  return {
    type: "line", symbol: "none", silent: true, connectNulls: true, tooltip: { show: false },
    lineStyle: { color, width: gap ? 1 : theme.line, type, cap: "round", opacity: gap ? 0.55 : 1 },
    data: years.map(y => (y === from.year ? from.value : y === to.year ? to.value : "-")),
    z: 2,
  };
}

function tooltip(chart, theme) {
  return {
    trigger: "item", confine: true, transitionDuration: 0, appendTo: undefined,
    backgroundColor: theme.paper, borderColor: theme.ink, borderWidth: 1, borderRadius: 2, padding: [6, 10],
    textStyle: { color: theme.ink, fontSize: theme.text, fontFamily: theme.font },
    formatter: params => tip(chart, params),
  };
}

// Nodes, not markup: the words come from pages of other people.
function tip(chart, params) {
  const point = params.data?.point;
  const box = document.createElement("div");
  if (!point) return box;
  const line = (text, strong) => {
    const row = document.createElement("div");
    row.textContent = text;
    if (strong) row.className = "strong";
    box.append(row);
  };
  line(`${params.seriesName && chart.series.length > 1 ? `${params.seriesName} ` : ""}${point.year}${chart.labels.year}`);
  line(point.text, true);
  line([chart.labels[point.status], point.source].filter(Boolean).join(" "));
  return box;
}
