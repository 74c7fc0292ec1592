// Shows the OpenAPI document as a form for each operation, in [data-explorer]. The page lists the operations without it as well.
import SwaggerUIBundle from "swagger-ui-dist/swagger-ui-es-bundle.js";

const root = document.documentElement;
const sight = matchMedia("(prefers-color-scheme: dark)");

// The package goes dark by a class of its own; the site by a setting, else by the system.
function followTheme() {
  root.classList.toggle("dark-mode", root.dataset.theme ? root.dataset.theme === "dark" : sight.matches);
}

followTheme();
sight.addEventListener("change", followTheme);

// The page has its own title, main landmark and address of the document: only the operations are the package's.
const operationsAlone = ({ React }) => ({
  components: {
    OperationsAlone: ({ getComponent, specSelectors }) => {
      if (specSelectors.loadingStatus() !== "success") return null;
      const part = (name, connected) => React.createElement(getComponent(name, connected));
      return React.createElement("div", { className: "swagger-ui" }, part("SvgAssets"), part("operations", true));
    },
  },
});

const place = document.querySelector("[data-explorer]");
SwaggerUIBundle({
  url: place.dataset.explorer,
  domNode: place,
  plugins: [operationsAlone],
  layout: "OperationsAlone",
  // Nothing is asked of another site, and nothing but reading is offered.
  validatorUrl: null,
  supportedSubmitMethods: ["get", "head"],
  docExpansion: "list",
  queryConfigEnabled: false,
  // A page of rows is thousands of coloured words.
  syntaxHighlight: false,
});

// Names the fields that the package leaves nameless, and lets the keyboard scroll its answers.
new MutationObserver(() => {
  for (const field of place.querySelectorAll("tr[data-param-name] :is(select, input, textarea):not([aria-label])"))
    field.setAttribute("aria-label", field.closest("tr").dataset.paramName);
  for (const text of place.querySelectorAll("pre:not([tabindex])")) text.tabIndex = 0;
}).observe(place, { childList: true, subtree: true });
