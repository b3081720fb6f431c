// Changeover's engine in a page of your own. The site's files lie beside this page, in the folder `site/`.

/** Loads the engine of a built site: a function from the text of a plan document to the text of its evaluation. */
export async function changeover(site) {
  // The names of the program's files change with every release; the site's own page knows them, and the program's digest.
  const page = new URL("index.html", new URL(site, document.baseURI));
  const text = await (await fetch(page)).text();
  const { js, wasm, integrity } = new DOMParser().parseFromString(text, "text/html").querySelector("script[data-wasm]").dataset;
  const glue = await import(new URL(js, page).href);
  // The program shows itself only in a page that has an element with the id `app`; this one has none.
  await glue.default({ module_or_path: fetch(new URL(wasm, page), { integrity }) });
  // The first question fetches the planner, a part of its own.
  return async (plan, language = "en") => JSON.parse(await glue.evaluate(JSON.stringify(plan), language));
}

const form = document.getElementById("ask");
const answer = document.getElementById("answer");
const findings = document.getElementById("findings");
const day = (text) => new Date(`${text}T00:00:00Z`).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** The one subscription of the form as a plan; what is left out has the defaults of the schema. */
function plan({ product, seats, price, start, end, asOf }) {
  const subscription = { id: "s1", channel: "mca-direct", product: { name: product }, seats: Number(seats), start, end };
  return {
    format: "changeover-plan",
    schema: 1,
    asOf,
    currency: "EUR",
    subscriptions: [{ ...subscription, price: { amount: price, per: "month" } }],
  };
}

function show({ subscriptions: [{ chosen, options }], findings: about }) {
  const way = options.find(({ strategy }) => strategy === chosen);
  answer.textContent = way
    ? `Buy on ${day(way.newStart)}. Days without service: ${way.gapDays}. Days paid twice: ${way.overlapDays}, ${way.overlapCost ?? "?"} EUR.`
    : "There is no way to move this.";
  const said = [...(way?.findings ?? []), ...about].filter(({ severity }) => severity !== "informs");
  findings.replaceChildren(...said.map(({ message }) => Object.assign(document.createElement("li"), { textContent: message })));
}

const evaluate = await changeover("site/");
const work = async () => {
  try {
    show(await evaluate(plan(Object.fromEntries(new FormData(form)))));
  } catch (error) {
    // A plan that cannot be read is refused with its place.
    answer.textContent = error.message;
    findings.replaceChildren();
  }
};
form.addEventListener("submit", (event) => {
  event.preventDefault();
  work();
});
work();
