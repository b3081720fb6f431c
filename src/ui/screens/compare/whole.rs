//! The whole plan under different aims: money, users touched and time against each other.

use changeover_planner::{
    engine::{self, Feasibility},
    i18n,
    model::{Choice, Date, Money, Plan, Strategy},
    report::evaluation::{EvaluationDocument, OptionView},
};
use leptos::prelude::*;

use super::super::subscriptions::choice_of;
use crate::{
    app::edit::{self, Column},
    ui::{
        Page, browser,
        parts::{
            Icon, format, icon,
            table::{self as parts, Cell, circle, path, text},
        },
    },
    words::{self, Words},
};

/// What a plan is bent towards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aim {
    Planned,
    Recommended,
    Money,
    Users,
    Time,
    Patience,
}

impl Aim {
    const ALL: [Aim; 6] = [Aim::Planned, Aim::Recommended, Aim::Money, Aim::Users, Aim::Time, Aim::Patience];

    const fn name(self) -> fn(&'static Words) -> &'static str {
        match self {
            Aim::Planned => |w| w.compare.as_planned,
            Aim::Recommended => |w| w.compare.recommended,
            Aim::Money => |w| w.compare.least_money,
            Aim::Users => |w| w.compare.fewest_users,
            Aim::Time => |w| w.compare.soonest,
            Aim::Patience => |w| w.compare.patient,
        }
    }

    /// What the aim chooses among the ways of a subscription: never one that is blocked, and a gap or staying where one is
    /// only where there is nothing else.
    fn choice(self, options: &[OptionView], planned: Choice) -> Choice {
        let last = (Date::LAST, Money::cents(i64::MAX));
        let start = |option: &OptionView| option.new_start.unwrap_or(last.0);
        let cost = |option: &OptionView| option.horizon_cost.unwrap_or(last.1);
        let usable = |option: &&OptionView| {
            option.feasibility != Feasibility::Blocked.key()
                && option.strategy != Strategy::Keep
                && option.gap_days == 0
        };
        let usable = options.iter().filter(usable);
        let best = match self {
            Aim::Planned => return planned,
            Aim::Recommended => return Choice::Auto,
            Aim::Money => usable.min_by_key(|option| (cost(option), option.users_to_reassign, start(option))),
            Aim::Users => usable.min_by_key(|option| (option.users_to_reassign, cost(option), start(option))),
            Aim::Time => usable.min_by_key(|option| (start(option), cost(option), option.users_to_reassign)),
            Aim::Patience => usable.min_by_key(|option| (option.strategy != Strategy::Wait, cost(option))),
        };
        best.map_or(Choice::Auto, |option| choice_of(option.strategy))
    }
}

/// A plan under an aim, worked out.
#[derive(Debug, Clone, PartialEq)]
struct Bent {
    aim: Aim,
    choices: Vec<Choice>,
    money: Option<Money>,
    users: u32,
    gap_days: u32,
    twice: Option<Money>,
    last_start: Option<Date>,
    stopped: usize,
}

fn bend(aim: Aim, plan: &Plan, evaluation: &EvaluationDocument) -> Bent {
    let mut bent = plan.clone();
    for (sub, view) in bent.subscriptions.iter_mut().zip(&evaluation.subscriptions) {
        sub.strategy = aim.choice(&view.options, sub.strategy);
        if let Some(target) = sub.target.as_mut().filter(|_| aim != Aim::Planned) {
            target.start = None;
        }
    }
    let answer = engine::evaluate(&bent);
    let chosen: Vec<_> = answer.subscriptions.iter().filter_map(engine::Assessment::chosen_option).collect();
    let cents =
        chosen.iter().map(|option| option.horizon_cost.map(|cost| cost.as_cents())).sum::<Option<i64>>();
    let stopped = chosen.iter().filter(|option| option.feasibility == Feasibility::Blocked).count();
    Bent {
        aim,
        choices: bent.subscriptions.iter().map(|sub| sub.strategy).collect(),
        money: cents.map(Money::cents),
        users: answer.totals.users_to_reassign,
        gap_days: answer.totals.gap_days,
        twice: answer.totals.overlap_cost,
        last_start: chosen.iter().filter_map(|option| option.new_start).max(),
        stopped: stopped + (answer.subscriptions.len() - chosen.len()),
    }
}

/// See the module.
pub fn whole(page: Page) -> AnyView {
    let all = Memo::new(move |_| {
        page.plan
            .get()
            .zip(page.evaluation.get())
            .map(|(plan, evaluation)| Aim::ALL.map(|aim| bend(aim, &plan, &evaluation)).to_vec())
            .unwrap_or_default()
    });
    view! {
        <p class="text">{page.word(|w| w.compare.whole_says)}</p>
        {move || table(page, &all.get())}
        {move || plot(page, &all.get())}
    }
    .into_any()
}

fn table(page: Page, all: &[Bent]) -> AnyView {
    let words = page.words.get();
    let language = page.language.get();
    let planned = all.first().map(|bent| bent.choices.clone()).unwrap_or_default();
    let least =
        |of: &dyn Fn(&Bent) -> Option<i64>| all.iter().filter(|bent| bent.stopped == 0).filter_map(of).min();
    let money = |bent: &Bent| bent.money.map(|money| money.as_cents());
    let users = |bent: &Bent| Some(i64::from(bent.users));
    let time = |bent: &Bent| bent.last_start.map(|day| i64::from(Date::FIRST.days_until(day)));
    let (low_money, low_users, low_time) = (least(&money), least(&users), least(&time));
    let rows = all
        .iter()
        .enumerate()
        .map(|(number, bent)| {
            let best = |value: Option<i64>, low: Option<i64>| {
                if value.is_some() && value == low && bent.stopped == 0 { "best" } else { "" }
            };
            let act = if bent.aim == Aim::Planned || bent.choices == planned {
                view! { <span class="tag tag--good">{words.compare.in_use}</span> }.into_any()
            } else {
                let choices = bent.choices.clone();
                view! { <button class="button button--small" type="button" on:click=move |_| apply(page, &choices)>{words.compare.use_this}</button> }.into_any()
            };
            let stopped = (bent.stopped > 0).then(|| view! { <span class="tag tag--bad">{icon(Icon::Stop)}{words.compare.stopped}": "{i18n::number(bent.stopped as u64)}</span> });
            let name = view! { <span class="plot__number">{i18n::number(number as u64 + 1)}</span>{page.word(bent.aim.name())}" "{stopped} };
            vec![
                Cell::Name(name.into_any()),
                Cell::Figure(best(money(bent), low_money), page.money(bent.money)),
                Cell::Figure(best(users(bent), low_users), i18n::number(u64::from(bent.users))),
                Cell::Figure(best(time(bent), low_time), bent.last_start.map_or_else(|| "—".to_owned(), |day| format::day(language, day))),
                Cell::Figure("", words::days(language, u64::from(bent.gap_days))),
                Cell::Figure("", page.money(bent.twice)),
                Cell::View(act),
            ]
        })
        .collect();
    let heads = vec![
        (words.compare.way_of_plan, false),
        (words.compare.money, true),
        (words.fig_users, true),
        (words.compare.done_by, true),
        (words.fig_gap, true),
        (words.fig_twice, true),
        (words.col_actions, false),
    ];
    parts::table(words.compare.whole, heads, rows)
}

/// All choices of an aim as one step of undo.
fn apply(page: Page, choices: &[Choice]) {
    let cells = page.plan.with_untracked(|plan| {
        let Some(plan) = plan else { return Vec::new() };
        let mut cells = Vec::new();
        for (sub, choice) in plan.subscriptions.iter().zip(choices) {
            let key = choice.strategy().map_or("auto", |strategy| strategy.key());
            cells.push((sub.id.clone(), Column::Strategy, key.to_owned()));
            if sub.target.as_ref().is_some_and(|target| target.start.is_some()) {
                cells.push((sub.id.clone(), Column::TargetStart, String::new()));
            }
        }
        cells
    });
    page.typed(|plan| edit::cells(plan, &cells));
}

/// Money against time, users as the size.
fn plot(page: Page, all: &[Bent]) -> Option<AnyView> {
    let words = page.words.get();
    let language = page.language.get();
    let known: Vec<(usize, i32, i64, u32)> = all
        .iter()
        .enumerate()
        .filter_map(|(at, bent)| {
            Some((at, Date::FIRST.days_until(bent.last_start?), bent.money?.as_cents(), bent.users))
        })
        .collect();
    let (first, last) = (known.iter().map(|point| point.1).min()?, known.iter().map(|point| point.1).max()?);
    let (low, high) = (known.iter().map(|point| point.2).min()?, known.iter().map(|point| point.2).max()?);
    let most = known.iter().map(|point| point.3).max()?.max(1);
    let width = if browser::narrow() { 440.0 } else { 1100.0 };
    let x = |day: i32| 140.0 + f64::from(day - first) / f64::from((last - first).max(1)) * (width - 200.0);
    let y = |cents: i64| 40.0 + (high - cents) as f64 / (high - low).max(1) as f64 * 150.0;
    // Aims that come to the same share one circle.
    let mut points: Vec<(f64, f64, f64, Vec<String>)> = Vec::new();
    for (at, day, cents, users) in known {
        let (left, top, radius) = (x(day), y(cents), 5.0 + 9.0 * f64::from(users) / f64::from(most));
        let number = (at + 1).to_string();
        let same = |point: &&mut (f64, f64, f64, Vec<String>)| {
            (point.0 - left).abs() < 1.0 && (point.1 - top).abs() < 1.0
        };
        match points.iter_mut().find(same) {
            Some(point) => point.3.push(number),
            None => points.push((left, top, radius, vec![number])),
        }
    }
    let mut drawn = vec![path("plot__axis", format!("M110 20V215H{}", width - 10.0))];
    let day = |days: i32| format::day(language, Date::FIRST.plus_days(days));
    for (x, y, anchor, words) in [
        (102.0, 45.0, "end", page.money(Some(Money::cents(high)))),
        (102.0, 195.0, "end", page.money(Some(Money::cents(low)))),
        (112.0, 234.0, "start", day(first)),
        (width - 10.0, 234.0, "end", day(last)),
    ] {
        drawn.push(text("picture__label", x, y, anchor, words));
    }
    // Numbers stand beside their circles, and above each other where circles lie close.
    points.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (left, top, radius, numbers) in points {
        let lowest = taken.iter().filter(|(x, _)| (x - left).abs() < 60.0).map(|(_, y)| *y - 15.0);
        let beside = lowest.fold(top + 5.0, f64::min);
        taken.push((left, beside));
        drawn.push(circle("plot__circle", left, top, radius));
        drawn.push(text("plot__text", left + radius + 5.0, beside, "start", numbers.join(", ")));
    }
    Some(
        view! {
            <figure class="plot">
                <svg viewBox=format!("0 0 {width} 240") class="curve__picture" role="img" aria-label=words.compare.plot>{drawn}</svg>
                <figcaption class="quiet small">{words.compare.plot_says}</figcaption>
            </figure>
        }
        .into_any(),
    )
}
