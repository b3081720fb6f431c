//! One typed line, understood and shown back as fields while it is typed.

use changeover_planner::{
    catalog,
    i18n::{self, Language, labels},
    import::quick::{Draft, Open, Part, Sureness, quick_line},
    model::{Channel, Date, Price},
};
use leptos::prelude::*;

use super::super::super::{Page, browser, parts::format};
use crate::{app::Msg, words::Words};

/// What a person chose where the line leaves it open.
#[derive(Debug, Clone, Default, PartialEq)]
struct Chosen {
    product: Option<&'static catalog::Entry>,
    days: Vec<(Part, Date)>,
    price: Option<Price>,
    channel: Option<Channel>,
    seats: Option<u32>,
}

impl Chosen {
    fn over(&self, mut draft: Draft) -> Draft {
        draft.product = draft.product.or(self.product);
        draft.channel = draft.channel.or(self.channel);
        draft.seats = draft.seats.or(self.seats);
        draft.price = draft.price.or(self.price);
        for (part, day) in &self.days {
            match part {
                Part::Start => draft.start = Some(*day),
                Part::Purchased => draft.purchased = Some(*day),
                _ => draft.end = Some(*day),
            }
        }
        draft
    }
}

/// See the module.
#[component]
pub fn QuickLine() -> impl IntoView {
    let page = Page::here();
    let text = RwSignal::new(String::new());
    let chosen = RwSignal::new(Chosen::default());
    let line = Memo::new(move |_| {
        let text = text.get();
        if !text.is_empty() {
            page.with_full_list();
        }
        quick_line(&text)
    });
    let draft = Memo::new(move |_| chosen.get().over(line.get().draft));
    let typed = Memo::new(move |_| text.with(|text| !text.trim().is_empty()));
    let ready = Memo::new(move |_| draft.with(|draft| draft.missing().is_empty()));
    let make = move || {
        let draft = draft.get_untracked();
        if let Some(subscription) = draft.subscription("s1") {
            page.tell(Msg::AddSubscription { subscription: Box::new(subscription), id: browser::new_id() });
        }
    };
    let fields = move || {
        let language = page.language.get();
        let words = page.words.get().0;
        line.with(|line| {
            draft.with(|draft| {
                read_back(language, words, draft)
                    .into_iter()
                    .map(|(part, name, value)| {
                        let likely = line
                            .fields
                            .iter()
                            .any(|field| field.part == part && field.sureness == Sureness::Likely);
                        view! {
                            <div class="readback__field" class:readback__field--likely=likely>
                                <dt>{name}</dt>
                                <dd>{value}{likely.then_some(" ?")}</dd>
                            </div>
                        }
                    })
                    .collect_view()
            })
        })
    };
    let unknown = move || {
        line.with(|line| {
            let text = text.get();
            let parts: Vec<String> = line.unknown.iter().filter_map(|span| text.get(span.clone())).map(str::to_owned).collect();
            (!parts.is_empty()).then(|| view! {
                <p class="readback__unknown">{page.word(|w| w.not_understood)}": "<mark>{parts.join(" · ")}</mark></p>
            })
        })
    };
    view! {
        <form class="quick" on:submit=move |event| { event.prevent_default(); make(); }>
            <label class="field">
                <span class="field__label">{page.word(|w| w.type_label)}</span>
                <input class="input quick__line" type="text" autocomplete="off" spellcheck="false" enterkeyhint="done"
                    placeholder=page.word(|w| w.type_placeholder) prop:value=text aria-describedby="quick-read"
                    on:input=move |event| { chosen.set(Chosen::default()); text.set(event_target_value(&event)); } />
            </label>
            <div class="readback" id="quick-read" aria-live="polite">
                <Show when=move || typed.get() fallback=move || view! {
                    <button class="button button--quiet button--small readback__try" type="button"
                        on:click=move |_| text.set(page.words.get_untracked().type_placeholder.to_owned())>
                        {page.word(|w| w.type_try)}
                    </button>
                }>
                    <dl class="readback__fields">{fields}</dl>
                    {unknown}
                    {move || questions(page, &line.get().questions, chosen)}
                    {move || missing(page, &draft.get(), chosen)}
                </Show>
            </div>
            <button class="button button--primary" type="submit" disabled=move || !ready.get()>{page.word(|w| w.make_plan)}</button>
        </form>
    }
}

fn read_back(language: Language, words: &'static Words, draft: &Draft) -> Vec<(Part, &'static str, String)> {
    let day = |day: Option<Date>| day.map(|day| format::day(language, day));
    let yes = |on: bool| if on { words.yes } else { words.no }.to_owned();
    [
        (Part::Product, words.col_product, draft.product.map(|entry| entry.name.to_owned())),
        (Part::Seats, words.col_seats, draft.seats.map(|n| i18n::number(u64::from(n)))),
        (Part::Assigned, words.col_assigned, draft.assigned.map(|n| i18n::number(u64::from(n)))),
        (
            Part::Channel,
            words.col_channel,
            draft.channel.map(|channel| labels::channel(language, channel).to_owned()),
        ),
        (Part::Seller, words.col_seller, draft.seller.clone()),
        (Part::Term, words.col_term, draft.term.map(|term| labels::term(language, term).to_owned())),
        (
            Part::Billing,
            words.col_billing,
            draft.billing.map(|billing| labels::billing(language, billing).to_owned()),
        ),
        (Part::Purchased, words.col_purchased, day(draft.purchased)),
        (Part::Start, words.col_start, day(draft.start)),
        (Part::End, words.col_end, day(draft.end)),
        (Part::AutoRenew, words.col_autorenew, draft.auto_renew.map(yes)),
        (Part::CancelAtEnd, words.col_cancel, draft.cancel_at_end.then(|| words.yes.to_owned())),
        (Part::Trial, words.col_trial, draft.trial.then(|| words.yes.to_owned())),
        (Part::Promotion, words.col_promotion, draft.promotion.then(|| words.yes.to_owned())),
        (Part::Price, words.col_price, draft.price.map(|price| price.amount.to_string())),
        (Part::Currency, words.currency_part, draft.currency.map(|currency| currency.code().to_owned())),
    ]
    .into_iter()
    .filter_map(|(part, name, value)| value.map(|value| (part, name, value)))
    .collect()
}

/// What has more than one reading is asked, never guessed.
fn questions(page: Page, open: &[Open], chosen: RwSignal<Chosen>) -> AnyView {
    let language = page.language.get();
    let pick = move |name: String, act: Box<dyn Fn(&mut Chosen) + Send + Sync>| {
        view! { <button class="button button--small" type="button" on:click=move |_| chosen.update(|chosen| act(chosen))>{name}</button> }
            .into_any()
    };
    let asked = open
        .iter()
        .map(|question| {
            let buttons: Vec<AnyView> = match question {
                Open::Day { part, readings, .. } => {
                    let part = *part;
                    readings
                        .iter()
                        .map(|day| {
                            let day = *day;
                            pick(i18n::date(language, day), Box::new(move |chosen| {
                                chosen.days.retain(|(known, _)| *known != part);
                                chosen.days.push((part, day));
                            }))
                        })
                        .collect()
                }
                Open::Price { readings, .. } => readings
                    .iter()
                    .map(|price| {
                        let price = *price;
                        pick(price.amount.to_string(), Box::new(move |chosen| chosen.price = Some(price)))
                    })
                    .collect(),
                Open::Product { candidates, .. } => candidates
                    .iter()
                    .take(6)
                    .map(|entry| {
                        let entry = *entry;
                        pick(entry.name.to_owned(), Box::new(move |chosen| chosen.product = Some(entry)))
                    })
                    .collect(),
            };
            view! { <div class="ask"><span class="ask__text">{page.word(|w| w.which_one)}</span><div class="bar">{buttons}</div></div> }
        })
        .collect_view();
    asked.into_any()
}

/// Fields for what is still needed.
fn missing(page: Page, draft: &Draft, chosen: RwSignal<Chosen>) -> AnyView {
    let language = page.language.get();
    let words = page.words.get();
    let missing = draft.missing();
    if missing.is_empty() {
        return ().into_any();
    }
    let fields = missing
        .into_iter()
        .map(|part| match part {
            Part::Channel => {
                let options =
                    Channel::ALL.map(|channel| view! { <option value=channel.key()>{labels::channel(language, channel)}</option> });
                let pick = move |event| {
                    let key = event_target_value(&event);
                    chosen.update(|chosen| chosen.channel = Channel::ALL.into_iter().find(|channel| channel.key() == key));
                };
                view! {
                    <label class="field"><span class="field__label">{words.col_channel}</span>
                        <select class="input" on:change=pick><option value="">"—"</option>{options.collect_view()}</select></label>
                }
                .into_any()
            }
            Part::Seats => {
                let typed = move |event| {
                    let seats = event_target_value(&event).parse().ok().filter(|seats| *seats > 0);
                    chosen.update(|chosen| chosen.seats = seats);
                };
                view! {
                    <label class="field"><span class="field__label">{words.col_seats}</span>
                        <input class="input" type="number" min="1" max="10000000" on:change=typed /></label>
                }
                .into_any()
            }
            _ => view! { <p class="small">{words.col_product}</p> }.into_any(),
        })
        .collect_view();
    view! { <fieldset class="needed"><legend class="field__label">{words.still_needed}</legend>{fields}</fieldset> }.into_any()
}
