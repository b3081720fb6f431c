//! One file: what became of its rows, what is to be said about it, and every row on demand.

use changeover_office::messages::{FileLook, RowLook, Rows, Weight};
use changeover_planner::i18n;
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::super::{
        Page, office,
        parts::{Icon, icon},
    },
    asked, more,
};

/// Rows fetched at once.
const ROWS: u32 = 200;

/// The file whose rows are looked at, and those of them that have been fetched.
#[derive(Clone, Copy)]
pub(super) struct OpenRows {
    file: RwSignal<Option<u32>>,
    outcome: RwSignal<u8>,
    rows: RwSignal<Vec<RowLook>>,
    ended: RwSignal<bool>,
}

impl OpenRows {
    pub(super) fn new(page: Page) -> OpenRows {
        let rows = OpenRows {
            file: RwSignal::new(None),
            outcome: RwSignal::new(0),
            rows: RwSignal::new(Vec::new()),
            ended: RwSignal::new(true),
        };
        let look = Memo::new(move |_| {
            page.workspace.with(|state| state.review.as_ref().map(|review| review.look.clone()))
        });
        // Another file, another outcome, or the same files read anew: from the first row.
        Effect::new(move |_| {
            look.track();
            rows.file.track();
            rows.outcome.track();
            rows.rows.set(Vec::new());
            rows.fetch();
        });
        rows
    }

    fn fetch(self) {
        let Some(file) = self.file.get_untracked() else { return };
        let outcome = self.outcome.get_untracked();
        let from = self.rows.with_untracked(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX));
        spawn_local(async move {
            let Ok(more) = office::ask(&Rows { file, outcome, from, count: ROWS }).await else { return };
            let same = self.file.get_untracked() == Some(file)
                && self.outcome.get_untracked() == outcome
                && self.rows.with_untracked(Vec::len) == from as usize;
            if same {
                self.ended.set(more.len() < ROWS as usize);
                self.rows.update(|rows| rows.extend(more));
            }
        });
    }
}

/// See the module.
pub(super) fn file(page: Page, at: usize, file: &FileLook, open: OpenRows) -> AnyView {
    let w = page.words.get();
    let names = [w.review.read, w.review.taken, w.review.aside, w.review.rejected];
    let counts: Vec<AnyView> = names
        .iter()
        .zip(file.rows)
        .map(|(name, count)| {
            view! { <div><dt>{*name}</dt><dd>{i18n::number(u64::from(count))}</dd></div> }.into_any()
        })
        .collect();
    let told: Vec<AnyView> = file
        .told
        .iter()
        .map(|told| {
            let (class, sign) = match told.weight {
                Weight::Blocks => ("finding finding--blocks", Icon::Stop),
                Weight::Warns => ("finding finding--warns", Icon::Warn),
                Weight::Informs => ("finding", Icon::Note),
            };
            view! { <li class=class><span class="finding__sign">{icon(sign)}</span><div class="finding__body"><p>{told.text.clone()}</p></div></li> }.into_any()
        })
        .collect();
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    let untold = (file.untold > 0).then(|| more(page, file.untold as usize));
    let any = file.rows.first().is_some_and(|read| *read > 0);
    let rows = any.then(|| row_list(page, at, open));
    // What each column was taken for, to be changed where it is wrong.
    let columns = file.columns.as_ref().map(|columns| {
        let fields = asked::fields(page, columns);
        view! { <details><summary>{w.review.see_columns}</summary><div class="facts-panel__grid">{fields}</div></details> }.into_any()
    });
    let kind = file.kind.clone().unwrap_or_else(|| w.review.unknown.to_owned());
    view! {
        <article class="file-report">
            <h2>{file.name.clone()}</h2>
            <p class="quiet small">{kind}</p>
            <dl class="figures">{counts}</dl>
            <ul class="findings">{told}</ul>
            {untold}
            {columns}
            {rows}
        </article>
    }
    .into_any()
}

fn row_list(page: Page, at: u32, open: OpenRows) -> AnyView {
    let shown = Memo::new(move |_| open.file.get() == Some(at));
    let toggle = move |_| {
        open.outcome.set(0);
        open.file.set((!shown.get_untracked()).then_some(at));
    };
    let word = move || {
        let w = page.words.get();
        if shown.get() { w.review.hide_rows } else { w.review.see_rows }
    };
    let list = move || shown.get().then(|| rows_of(page, open));
    view! { <div><button class="button button--small" type="button" aria-expanded=move || shown.get().to_string() on:click=toggle>{word}</button></div>{list} }.into_any()
}

fn rows_of(page: Page, open: OpenRows) -> AnyView {
    let w = page.words.get();
    let kinds = [w.review.all_rows, w.review.taken, w.review.aside, w.review.rejected];
    let kinds: Vec<AnyView> = kinds
        .into_iter()
        .zip(0_u8..)
        .map(|(word, outcome)| view! { <button class="segments__item" type="button" aria-pressed=move || (open.outcome.get() == outcome).to_string() on:click=move |_| open.outcome.set(outcome)>{word}</button> }.into_any())
        .collect();
    let rows = move || {
        open.rows.with(|rows| {
            rows.iter()
                .map(|row| {
                    let (class, word) = match row.outcome {
                        1 => ("tag tag--good", w.review.row_taken),
                        2 => ("tag tag--note", w.review.row_aside),
                        _ => ("tag tag--bad", w.review.row_rejected),
                    };
                    view! { <tr><td class="num">{row.line}</td><td><span class=class>{word}</span></td><td>{row.reason.clone()}</td><td class="preview">{row.preview.clone()}</td></tr> }.into_any()
                })
                .collect::<Vec<AnyView>>()
        })
    };
    let next = move || {
        (!open.ended.get()).then(|| view! { <button class="button button--small" type="button" on:click=move |_| open.fetch()>{w.review.more_rows}</button> }.into_any())
    };
    view! {
        <div class="segments" role="group" aria-label=w.review.row_outcome>{kinds}</div>
        <div class="scroll review__rows" tabindex="0"><table class="table"><thead><tr><th scope="col" class="num">{w.review.row_line}</th><th scope="col">{w.review.row_outcome}</th><th scope="col">{w.review.row_reason}</th><th scope="col">{w.review.row_preview}</th></tr></thead><tbody>{rows}</tbody></table></div>
        {next}
    }
    .into_any()
}
