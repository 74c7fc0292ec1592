// Bundles the charts. Argument: the file to write.
import { build } from "esbuild";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

await build({
  entryPoints: [resolve(dirname(fileURLToPath(import.meta.url)), "src/charts.js")],
  outfile: resolve(process.argv[2]),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome105", "safari16", "firefox110"],
  legalComments: "none",
  logLevel: "warning",
});
