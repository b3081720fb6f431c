// What a careful programmer would write without a planner: the two ways to move a new-commerce subscription to the same product
// (wait for the end of the term, or cut now) for one start day. Dates are day numbers, money is a floating-point number.
// It knows one channel and one rule edition and says nothing of why; what it does answer must equal the planner's sweep.

const DAY = 86_400_000;
const FIRST_EXTENDED_PURCHASE = number("2025-04-01");
const FIRST_EXTENDED_END = number("2026-05-04");
const INSTALMENTS_COST_MORE = number("2025-04-01");
const MONTHS = { P1M: 1, P1Y: 12, P3Y: 36 };
const CYCLE = { monthly: 1, annual: 12, triennial: 36 };

/** The number of a day written YYYY-MM-DD. */
export function number(text) {
  return Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10))) / DAY;
}

// Date objects would make this four times slower: days and civil dates are counted by hand, from 1 March of the year 0 on.
const EPOCH = 719_468;

function civil(day) {
  const days = day + EPOCH;
  const century = Math.floor((4 * days + 3) / 146_097);
  const rest = days - Math.floor((146_097 * century) / 4);
  const year = Math.floor((4 * rest + 3) / 1461);
  const ofYear = rest - Math.floor((1461 * year) / 4);
  const month = Math.floor((5 * ofYear + 2) / 153);
  return { month: (100 * century + year) * 12 + month + 2, day: ofYear - Math.floor((153 * month + 2) / 5) + 1 };
}

function ofMonth(count, day) {
  const year = Math.floor(count / 12);
  const month = count - year * 12;
  const length = month === 1 ? 28 + Number(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) : 31 - ((month % 7) & 1);
  const [y, m] = month > 1 ? [year, month - 2] : [year - 1, month + 10];
  const century = Math.floor(y / 100);
  const before = Math.floor((1461 * y) / 4) - century + Math.floor(century / 4) + Math.floor((153 * m + 2) / 5);
  return before + Math.min(day, length) - 1 - EPOCH;
}

/** The same day of the month, `months` later, clamped to the month's end. */
function plusMonths(day, months) {
  const from = civil(day);
  return ofMonth(from.month + months, from.day);
}

function cycleAt(anchor, months, day) {
  const [from, to] = [civil(anchor), civil(day)];
  const start = (index) => ofMonth(from.month + index * months, from.day);
  let index = Math.floor((to.month - from.month) / months);
  if (start(index) > day) index -= 1;
  else if (start(index + 1) <= day) index += 1;
  return { index, start: start(index), next: start(index + 1) };
}

/** What the days `from` … `to` bear when a cycle costs `charge`. */
function charged(anchor, months, charge, from, to) {
  if (to < from) return 0;
  const first = cycleAt(anchor, months, from);
  const last = cycleAt(anchor, months, to);
  if (first.index === last.index) return (charge / (first.next - first.start)) * (to - from + 1);
  return (
    (charge / (first.next - first.start)) * (first.next - from) +
    charge * (last.index - first.index - 1) +
    (charge / (last.next - last.start)) * (to - last.start + 1)
  );
}

/** The facts of a subscription that do not depend on the start day. */
export function prepare(sub) {
  const [start, end] = [number(sub.start), number(sub.end)];
  const months = MONTHS[sub.term];
  const cycle = Math.min(CYCLE[sub.billing], months);
  const monthly = Number(sub.price.amount) * sub.seats;
  const whole = plusMonths(end + 1, -months) === start;
  const instalments = months > 1 && cycle === 1 && start >= INSTALMENTS_COST_MORE;
  const extension = months === 1 ? monthly * 1.03 : (instalments ? monthly / 1.05 : monthly) * 1.2 * 1.03;
  return {
    start,
    end,
    cycle,
    anchor: whole ? end + 1 : start,
    perCycle: monthly * cycle,
    bought: Math.min(Math.max(start, number(sub.purchased)), end),
    extended: !sub.cancelAtEnd && Math.max(start, number(sub.purchased)) >= FIRST_EXTENDED_PURCHASE && end >= FIRST_EXTENDED_END,
    extension,
    inUse: sub.assigned !== 0,
    wanted: Number(sub.target.price.amount) * sub.target.seats,
  };
}

const oldCost = (held, from, to) => charged(held.anchor, held.cycle, held.perCycle, from, to);
const newCost = (held, from, to) => charged(from, 1, held.wanted, from, to);

export function wait(held, asOf, day, horizon) {
  const cost = oldCost(held, asOf, held.end) + newCost(held, day, horizon);
  if (day <= held.end) return { cost, gapDays: 0, overlapDays: held.end - day + 1, blocked: false };
  if (held.extended) {
    const bridged = day === held.end + 1 ? 0 : charged(held.end + 1, 1, held.extension, held.end + 1, day - 1);
    return { cost: cost + bridged, gapDays: 0, overlapDays: 0, blocked: false };
  }
  const without = Math.max(held.end + 31, asOf);
  return { cost, gapDays: held.inUse ? Math.max(day - without, 0) : 0, overlapDays: 0, blocked: false };
}

export function cut(held, asOf, day, horizon) {
  if (day > held.end) return wait(held, asOf, day, horizon);
  if (day <= Math.max(held.bought, held.start) + 6) {
    return { cost: oldCost(held, asOf, day - 1) + newCost(held, day, horizon), gapDays: 0, overlapDays: 0, blocked: false };
  }
  return { cost: oldCost(held, asOf, held.end) + newCost(held, day, horizon), gapDays: 0, overlapDays: 1, blocked: true };
}

/** Everything over one horizon, added up as the planner's sweep does it. */
export function sweep(plan, days, figures = { wait, cut }) {
  const asOf = number(plan.asOf);
  const horizon = plusMonths(asOf + days, 12);
  const held = plan.subscriptions.map(prepare);
  const sums = { cost: 0, gapDays: 0, overlapDays: 0, blocked: 0 };
  for (let day = asOf; day < asOf + days; day += 1) {
    for (const one of held) {
      for (const way of [figures.wait, figures.cut]) {
        const found = way(one, asOf, day, horizon);
        sums.cost += found.cost;
        sums.gapDays += found.gapDays;
        sums.overlapDays += found.overlapDays;
        sums.blocked += Number(found.blocked);
      }
    }
  }
  return sums;
}

export { newCost, oldCost, charged, plusMonths };
