// The stylesheet's tokens, as they hold now: theme, text size and contrast come from there.
export function readTheme() {
  const css = getComputedStyle(document.documentElement);
  const token = name => css.getPropertyValue(name).trim();
  return {
    paper: token("--paper"), ink: token("--ink"), ink2: token("--ink-2"), grid: token("--grid"), axis: token("--axis"),
    claim: token("--claim"), rule: token("--rule"),
    text: parseFloat(token("--chart-text")) || 13,
    line: parseFloat(token("--chart-line")) || 2.25,
    font: getComputedStyle(document.body).fontFamily,
    series: [1, 2, 3, 4, 5, 6, 7, 8].map(n => token(`--c${n}`)),
  };
}
