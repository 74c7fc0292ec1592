// Draws each [data-chart] with Apache ECharts. Every number drawn stands in the table beside the chart as well.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { option } from "./option.js";
import { readTheme } from "./theme.js";

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

const drawn = new Map();

function draw(plot) {
  const chart = drawn.get(plot) ?? echarts.init(plot, null, { renderer: "svg" });
  drawn.set(plot, chart);
  chart.setOption(option(JSON.parse(plot.dataset.chart), readTheme(), plot.clientWidth), true);
}

function save(name, url) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

function svgText(chart) {
  return new XMLSerializer().serializeToString(chart.getDom().querySelector("svg"));
}

function savePng(chart, name) {
  const image = new Image();
  const box = chart.getDom();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = box.clientWidth * 2;
    canvas.height = box.clientHeight * 2;
    const pen = canvas.getContext("2d");
    pen.fillStyle = readTheme().paper;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    save(name, canvas.toDataURL("image/png"));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(chart))}`;
}

// The buttons come with the page, so that nothing moves when this code does.
function equipTools(plot) {
  const figure = plot.closest("figure");
  const title = figure?.querySelector("h3")?.textContent.trim() || "chart";
  figure?.querySelector("[data-save=png]")?.addEventListener("click", () => savePng(drawn.get(plot), `${title}.png`));
  figure?.querySelector("[data-save=svg]")?.addEventListener("click", () => save(`${title}.svg`, `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(drawn.get(plot)))}`));
}

function redraw(plot) {
  drawn.get(plot).resize();
  draw(plot);
}

const plots = document.querySelectorAll("[data-chart]");
for (const plot of plots) {
  draw(plot);
  equipTools(plot);
}
if (plots.length > 0) {
  // Called before the frame is painted: a drawing is never shown in a width that its place has no longer.
  const sizes = new ResizeObserver(entries => entries.forEach(entry => redraw(entry.target)));
  plots.forEach(plot => sizes.observe(plot));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plots.forEach(redraw));
}
