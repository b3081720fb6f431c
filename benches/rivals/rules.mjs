// The same subset as plain.mjs, with its decisions written as rules for json-rules-engine and only the arithmetic in code:
// which regime follows the term, whether both overlap, whether the extension bridges, whether the seven days are open.
import { Engine } from "json-rules-engine";
import { charged, newCost, number, oldCost, plusMonths, prepare } from "./plain.mjs";

const fact = (name, operator, other) => ({ fact: name, operator, value: typeof other === "string" ? { fact: other } : other });
const rule = (type, ...all) => ({ conditions: { all }, event: { type } });

const RULES = [
  rule("overlaps", fact("way", "equal", 1), fact("day", "lessThanInclusive", "end")),
  rule("bridged", fact("extended", "equal", true), fact("day", "greaterThan", "dayAfter")),
  rule("gap", fact("extended", "equal", false), fact("inUse", "equal", true), fact("day", "greaterThan", "lastFreeDay")),
  rule("refunded", fact("way", "equal", 2), fact("day", "lessThanInclusive", "end"), fact("day", "lessThanInclusive", "windowEnd")),
  rule("forfeited", fact("way", "equal", 2), fact("day", "lessThanInclusive", "end"), fact("day", "greaterThan", "windowEnd")),
];

export async function sweep(plan, days) {
  const engine = new Engine(RULES);
  const asOf = number(plan.asOf);
  const horizon = plusMonths(asOf + days, 12);
  const sums = { cost: 0, gapDays: 0, overlapDays: 0, blocked: 0 };
  for (let day = asOf; day < asOf + days; day += 1) {
    for (const sub of plan.subscriptions) {
      const held = prepare(sub);
      for (const way of [1, 2]) {
        const lastFreeDay = Math.max(held.end + 31, asOf);
        const { events } = await engine.run({
          way,
          day,
          end: held.end,
          dayAfter: held.end + 1,
          extended: held.extended,
          inUse: held.inUse,
          lastFreeDay,
          windowEnd: held.bought + 6,
        });
        const said = new Set(events.map((event) => event.type));
        const paidTo = said.has("refunded") ? day - 1 : held.end;
        sums.cost += oldCost(held, asOf, paidTo) + newCost(held, day, horizon);
        if (said.has("bridged")) sums.cost += charged(held.end + 1, 1, held.extension, held.end + 1, day - 1);
        if (said.has("gap")) sums.gapDays += day - lastFreeDay;
        if (said.has("overlaps")) sums.overlapDays += held.end - day + 1;
        if (said.has("forfeited")) [sums.overlapDays, sums.blocked] = [sums.overlapDays + 1, sums.blocked + 1];
      }
    }
  }
  return sums;
}
