// Bundles what comes from npm: the charts and the explorer of the API. Argument: the folder to write to.
import { build } from "esbuild";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const source = resolve(dirname(fileURLToPath(import.meta.url)), "src");

await build({
  entryPoints: ["charts.js", "explorer.js", "explorer.css"].map(name => resolve(source, name)),
  outdir: resolve(process.argv[2]),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome105", "safari16", "firefox110"],
  legalComments: "none",
  logLevel: "warning",
});
