// Plans to measure with: every channel and term in turn, all values made up, the same on every run.

const CHANNELS = ["mca-direct", "mosa", "csp-nce", "csp-legacy", "ea", "open", "open-value", "syndication", "mca-e", "prepaid"];
const PRODUCTS = [
  ["Microsoft 365 Business Premium", "23.10"],
  ["Microsoft 365 Business Basic", "6.30"],
  ["Exchange Online (Plan 1)", "4.20"],
  ["Microsoft 365 E3", "37.80"],
];
const SHAPES = [
  { term: "P1Y", billing: "monthly", months: 12 },
  { term: "P1M", billing: "monthly", months: 1 },
  { term: "P1Y", billing: "annual", months: 12 },
  { term: "P3Y", billing: "monthly", months: 36 },
];

const day = (date) => date.toISOString().slice(0, 10);

function subscription(index) {
  const { months, ...shape } = SHAPES[index % SHAPES.length];
  const [name, amount] = PRODUCTS[(index * 7) % PRODUCTS.length];
  // Terms end spread over the year after the day the plan is made for.
  const end = new Date(Date.UTC(2026, 10, 23 + ((index * 37) % (months === 1 ? 28 : 360))));
  const start = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - months, Math.min(end.getUTCDate(), 28)));
  end.setTime(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, start.getUTCDate() - 1));
  const seats = 5 + ((index * 13) % 200);
  const product = { name, partNumber: null, skuId: null, productId: null, productSku: null, offerId: null };
  return {
    id: `s${index + 1}`,
    channel: CHANNELS[index % CHANNELS.length],
    seller: { name: "Fabrikam", isUs: false, consent: index % 3 ? "agrees" : "unknown", inProgram: true },
    product,
    seats,
    assigned: seats - (index % 5),
    ...shape,
    purchased: day(start),
    start: day(start),
    end: day(end),
    autoRenew: index % 2 === 0,
    cancelAtEnd: false,
    trial: false,
    promotion: false,
    price: { amount, per: "month" },
    target: { product, seats, term: "P1Y", billing: "monthly", price: { amount, per: "month" }, start: null },
    strategy: "auto",
    transferOn: null,
    notes: "",
  };
}

/** The text of a plan document with so many subscriptions. */
export function samplePlan(subscriptions) {
  return JSON.stringify({
    format: "changeover-plan",
    schema: 1,
    id: "01939e6e-0000-7000-8000-000000000001",
    title: "Contoso to CSP",
    revision: 1,
    savedAt: "2026-11-22T10:15:00Z",
    rulebook: "2026-11-22",
    asOf: "2026-11-22",
    currency: "USD",
    customer: { name: "Contoso", domain: "contoso.com", country: "US", segment: "commercial", relationship: "none", agreement: "unknown" },
    partner: { name: "Fabrikam", country: "US", model: "direct-bill" },
    policy: { acceptanceDays: 5, reassignDays: 3, safetyDays: 2 },
    subscriptions: Array.from({ length: subscriptions }, (_, index) => subscription(index)),
    progress: {},
  });
}

/** The same with every subscription a new-commerce one that is bought again as what it is: what the rivals know. */
export function newCommercePlan(subscriptions) {
  const plan = JSON.parse(samplePlan(subscriptions));
  for (const sub of plan.subscriptions) {
    sub.channel = "csp-nce";
    sub.product = { ...sub.product, name: "Microsoft 365 E3" };
    sub.target.product = sub.product;
  }
  return JSON.stringify(plan);
}
