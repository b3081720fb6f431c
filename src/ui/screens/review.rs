//! What was dropped, before it becomes part of a plan: every row with what became of it, and what the files leave open.

use std::collections::BTreeMap;

use changeover_planner::{
    document::OpenError,
    i18n::{self, labels},
    import::{Answer, Ask, Field, FileReport, Outcome, Question, Severity, messages},
    model::{Currency, Date, Decimal, Per, Price},
};
use leptos::{ev, prelude::*};

use super::super::{
    Page, browser,
    parts::{Icon, icon},
};
use crate::{
    app::{Arrived, Msg, Standing},
    words,
};

/// Rows of a file shown at once.
const ROWS: usize = 300;

/// See the module.
#[component]
pub fn Review() -> impl IntoView {
    let page = Page::here();
    let review = Memo::new(move |_| page.workspace.with(|state| state.review.clone()));
    move || {
        let w = page.words.get();
        let Some(review) = review.get() else {
            return view! { <h1 tabindex="-1">{w.review_title}</h1><p class="empty">{w.review_nothing}</p> }
                .into_any();
        };
        let language = page.language.get();
        let found = review.import.subscriptions.len();
        let mut questions: Vec<Question> = Vec::new();
        for question in review.import.files.iter().flat_map(|file| &file.questions) {
            if !questions.iter().any(|known| known.id == question.id) {
                questions.push(question.clone());
            }
        }
        let accept_word = if review.into.is_some() { w.review_accept_into } else { w.review_accept_new };
        view! {
            <h1 tabindex="-1">{w.review_title}</h1>
            {(!review.documents.is_empty()).then(|| view! {
                <section aria-labelledby="arrived"><h2 id="arrived">{w.arrived}</h2>
                    <ul class="plans">{review.documents.iter().enumerate().map(|(index, arrived)| arrival(page, index, arrived)).collect_view()}</ul>
                </section>
            })}
            {(!review.import.files.is_empty()).then(|| view! {
                <section class="files">{review.import.files.iter().map(|file| file_view(page, file)).collect_view()}</section>
                {(!questions.is_empty()).then(|| view! {
                    <section class="questions" aria-labelledby="questions">
                        <h2 id="questions">{w.review_questions}</h2>
                        <p class="quiet">{w.review_once}</p>
                        {questions.iter().map(|question| ask(page, question)).collect_view()}
                    </section>
                })}
                {(found > 0).then(|| view! {
                    <section aria-labelledby="found">
                        <h2 id="found">{w.review_found}</h2>
                        <div class="sheet scroll" tabindex="0">
                            <table class="table">
                                <thead><tr><th scope="col">{w.col_product}</th><th scope="col" class="num">{w.col_seats}</th><th scope="col" class="num">{w.col_assigned}</th><th scope="col">{w.col_channel}</th><th scope="col">{w.col_term}</th><th scope="col">{w.col_end}</th><th scope="col">{w.col_price}</th></tr></thead>
                                <tbody>{review.import.subscriptions.iter().take(ROWS).map(|found| {
                                    let sub = &found.subscription;
                                    view! { <tr>
                                        <th scope="row">{sub.product.name.clone()}</th>
                                        <td class="num">{i18n::number(u64::from(sub.seats))}</td>
                                        <td class="num">{sub.assigned.map_or("—".to_owned(), |n| i18n::number(u64::from(n)))}</td>
                                        <td>{labels::channel(language, sub.channel)}</td>
                                        <td>{labels::term(language, sub.term)}", "{labels::billing(language, sub.billing)}</td>
                                        <td>{sub.end.map_or("—".to_owned(), |day: Date| i18n::date(language, day))}</td>
                                        <td>{sub.price.map_or("—".to_owned(), |price| price.amount.to_string())}</td>
                                    </tr> }
                                }).collect_view()}</tbody>
                            </table>
                        </div>
                    </section>
                })}
            })}
            <div class="bar">
                <div class="bar__push">
                    {if found > 0 { words::subscriptions(language, found as u64) } else if review.documents.is_empty() { w.review_nothing.to_owned() } else { String::new() }}
                </div>
                <button class="button" type="button" on:click=move |_| page.tell(Msg::ReviewDismissed)>{w.review_dismiss}</button>
                {(found > 0).then(|| view! { <button class="button button--primary" type="button" on:click=move |_| page.tell(Msg::ReviewAccepted { id: browser::new_id() })>{accept_word}</button> })}
            </div>
        }
        .into_any()
    }
}

fn arrival(page: Page, index: usize, arrived: &Arrived) -> impl IntoView + use<> {
    let w = page.words.get();
    match &arrived.document {
        Err(error) => {
            let reason = error.to_string();
            let newer = matches!(error, OpenError::TooNew { .. });
            view! { <li class="plans__item plans__item--bad"><span class="plans__title">{arrived.file.clone()}</span><span class=if newer { "tag tag--warn" } else { "tag tag--bad" }>{w.unreadable}</span><span class="plans__about">{reason}</span></li> }.into_any()
        }
        Ok(document) => {
            let standing = match arrived.standing {
                Standing::New => w.standing_new,
                Standing::Same => w.standing_same,
                Standing::Newer => w.standing_newer,
                Standing::Older => w.standing_older,
                Standing::Conflicting => w.standing_conflicting,
            };
            let title =
                if document.title.is_empty() { w.untitled.to_owned() } else { document.title.clone() };
            let about = words::subscriptions(page.language.get(), document.plan.subscriptions.len() as u64);
            let stored = arrived.standing != Standing::New;
            view! {
                <li class="plans__item">
                    <span class="plans__title">{title}</span><span class="tag tag--note">{standing}</span><span class="plans__about">{about}</span>
                    <button class="button button--primary button--small" type="button" on:click=move |_| page.tell(Msg::ArrivedKept { index, as_copy: None })>{if stored { w.replace_stored } else { w.keep_arrived }}</button>
                    {stored.then(|| view! { <button class="button button--small" type="button" on:click=move |_| page.tell(Msg::ArrivedKept { index, as_copy: Some(browser::new_id()) })>{w.keep_both}</button> })}
                </li>
            }
            .into_any()
        }
    }
}

fn file_view(page: Page, file: &FileReport) -> impl IntoView + use<> {
    let w = page.words.get();
    let language = page.language.get();
    let rows = file.rows;
    let counts = [
        (w.review_read, rows.read),
        (w.review_taken, rows.taken),
        (w.review_aside, rows.set_aside),
        (w.review_rejected, rows.rejected),
    ];
    let told = file
        .diagnostics
        .iter()
        .take(ROWS)
        .map(|diagnostic| {
            let severity = match diagnostic.problem.severity() {
                Severity::Blocks => ("finding finding--blocks", Icon::Stop),
                Severity::Warns => ("finding finding--warns", Icon::Warn),
                Severity::Informs => ("finding", Icon::Note),
            };
            let (class, sign) = severity;
            let place = diagnostic.line.map(|line| format!("{} {line}: ", w.line));
            view! { <li class=class><span class="finding__sign">{icon(sign)}</span><div class="finding__body"><p>{place}{messages::problem(language, &diagnostic.problem)}</p></div></li> }
        })
        .collect_view();
    let log: Vec<_> = file
        .log
        .iter()
        .take(ROWS)
        .map(|row| {
            let (class, outcome) = match row.outcome {
                Outcome::Taken => ("tag tag--good", w.review_taken),
                Outcome::SetAside => ("tag tag--note", w.review_aside),
                Outcome::Rejected => ("tag tag--bad", w.review_rejected),
            };
            view! { <tr><td class="num">{row.line}</td><td><span class=class>{outcome}</span></td><td>{row.reason.unwrap_or_default()}</td><td class="preview">{row.preview.to_owned()}</td></tr> }
        })
        .collect();
    view! {
        <article class="file-report">
            <h2>{file.name.clone()}</h2>
            <p class="quiet small">{file.importer.unwrap_or(w.review_unknown)}</p>
            <dl class="figures">{counts.map(|(name, count)| view! { <div><dt>{name}</dt><dd>{i18n::number(u64::from(count))}</dd></div> }).into_iter().collect_view()}</dl>
            <ul class="findings">{told}</ul>
            {(!log.is_empty()).then(|| view! {
                <details><summary>{w.review_rows}</summary>
                    <div class="scroll" tabindex="0"><table class="table"><tbody>{log}</tbody></table></div>
                </details>
            })}
        </article>
    }
}

/// One question with the way to answer it.
fn ask(page: Page, question: &Question) -> impl IntoView + use<> {
    let language = page.language.get();
    let w = page.words.get();
    let id = question.id.clone();
    let legend = messages::question(language, &question.ask);
    let given = question.answer.as_ref().or(question.assumed.as_ref()).cloned();
    let field = match &question.ask {
        Ask::Prices { products } => {
            let known: BTreeMap<String, Price> = match &given {
                Some(Answer::Prices(prices)) => prices.clone(),
                _ => BTreeMap::new(),
            };
            let prices = StoredValue::new(known.clone());
            let fields = products
                .iter()
                .map(|gap| {
                    let (key, id) = (gap.key.clone(), id.clone());
                    let value = known.get(&gap.key).map(|price| price.amount.to_string()).unwrap_or_default();
                    let set = move |event: ev::Event| {
                        let text = event_target_value(&event).replace(',', ".");
                        prices.update_value(|prices| {
                            match Decimal::parse(text.trim()) {
                                Some(amount) => prices.insert(key.clone(), Price { amount, per: Per::Month }),
                                None => prices.remove(&key),
                            };
                        });
                        page.tell(Msg::Answered(id.clone(), Answer::Prices(prices.get_value())));
                    };
                    view! { <label class="field"><span class="field__label">{format!("{} × {}", i18n::number(u64::from(gap.seats)), gap.name)}</span><input class="input" type="text" inputmode="decimal" placeholder=w.col_price value=value on:change=set /></label> }
                })
                .collect_view();
            view! { <div class="facts-panel__grid">{fields}</div> }.into_any()
        }
        Ask::Currency { .. } => {
            let set = move |event: ev::Event| {
                if let Some(currency) = Currency::parse(event_target_value(&event).trim()) {
                    page.tell(Msg::Answered(id.clone(), Answer::Currency(currency)));
                }
            };
            view! { <input class="input" type="text" maxlength="3" aria-label=w.currency on:change=set /> }
                .into_any()
        }
        Ask::Mapping { columns } => {
            let now = StoredValue::new(columns.iter().map(|column| column.field).collect::<Vec<_>>());
            let fields = columns
                .iter()
                .enumerate()
                .map(|(at, column)| {
                    let id = id.clone();
                    let set = move |event: ev::Event| {
                        let value = event_target_value(&event);
                        now.update_value(|now| {
                            if let Some(slot) = now.get_mut(at) {
                                *slot = serde_json::from_value::<Field>(value.into()).ok();
                            }
                        });
                        page.tell(Msg::Answered(id.clone(), Answer::Mapping(now.get_value())));
                    };
                    let chosen = column.field;
                    let options = Field::ALL
                        .map(|field| {
                            let key = serde_json::to_value(field).ok().and_then(|key| key.as_str().map(str::to_owned)).unwrap_or_default();
                            view! { <option value=key.clone() selected=chosen == Some(field)>{key.clone()}</option> }
                        })
                        .into_iter()
                        .collect_view();
                    view! { <label class="field"><span class="field__label">{format!("{} ({})", column.header, column.examples.join(", "))}</span><select class="input" on:change=set><option value="">"—"</option>{options}</select></label> }
                })
                .collect_view();
            view! { <div class="facts-panel__grid">{fields}</div> }.into_any()
        }
        other => {
            let choices = other.choices();
            let buttons = choices
                .into_iter()
                .map(|choice| {
                    let chosen = given.as_ref() == Some(&choice);
                    let text = messages::answer(language, &choice);
                    let id = id.clone();
                    view! { <button class="button button--small" type="button" aria-pressed=chosen.to_string() on:click=move |_| page.tell(Msg::Answered(id.clone(), choice.clone()))>{text}</button> }
                })
                .collect_view();
            view! { <div class="asked">{buttons}</div> }.into_any()
        }
    };
    view! { <fieldset class="question" data-question=question.id.clone()><legend>{legend}</legend>{field}</fieldset> }
}
