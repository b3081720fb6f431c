//! Files for other programs: a calendar, tables, a picture.

use changeover_office::messages::{For, Form, Make};
use leptos::{prelude::*, task::spawn_local};

use super::{Sending, act, standing, way};
use crate::{
    ui::{asking::asking, browser, outside, parts::Icon},
    words::Words,
};

/// The type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The deadlines.
#[component]
pub(super) fn CalendarWay(sending: Sending) -> impl IntoView {
    let save = move || sending.make(Form::Calendar, false, sending.name("", "ics"), "text/calendar");
    let body =
        view! { <div class="way-out__acts">{act(sending.page, "button", |w| w.share.ics, save)}</div> };
    way(sending, Icon::Clock, "", |w| w.calendar, |w| w.calendar_says, body.into_any())
}

/// Steps, subscriptions and money.
#[component]
pub(super) fn TablesWay(sending: Sending) -> impl IntoView {
    let book = move || sending.make(Form::Workbook, false, sending.name("", "xlsx"), WORKBOOK);
    let csv = |key: &'static str, name: fn(&'static Words) -> &'static str| {
        let save = move || {
            sending.make(
                Form::Csv(key.to_owned()),
                false,
                sending.name(&format!(" {key}"), "csv"),
                "text/csv",
            );
        };
        act(sending.page, "button", name, save)
    };
    let body = view! {
        <div class="way-out__acts">
            {act(sending.page, "button", |w| w.share.workbook, book)}
            {csv("steps", |w| w.share.csv_steps)}
            {csv("subscriptions", |w| w.share.csv_subscriptions)}
            {csv("money", |w| w.share.csv_money)}
        </div>
    };
    way(sending, Icon::Sample, "", |w| w.tables, |w| w.tables_says, body.into_any())
}

/// The timeline.
#[component]
pub(super) fn PictureWay(sending: Sending) -> impl IntoView {
    let page = sending.page;
    let drawing = asking(move || {
        let to: For = sending.to();
        let nothing = String::new();
        Some(Make {
            to,
            form: Form::Picture,
            with_plan: false,
            logo: nothing.clone(),
            sender: nothing.clone(),
            now: nothing,
        })
    });
    let shown = move || {
        let drawing = drawing.answer.get()?;
        let address = format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(&drawing));
        Some(view! { <img class="picture" src=address alt=sending.word(|w| w.picture_says) /> })
    };
    let svg = move || {
        if let Some(drawing) = drawing.answer.get_untracked() {
            browser::download(&sending.name("", "svg"), "image/svg+xml", &drawing);
        }
    };
    let png = move || {
        let Some(drawing) = drawing.answer.get_untracked() else { return };
        let name = sending.name("", "png");
        spawn_local(async move {
            match outside::png(&drawing).await {
                Some(file) => outside::save_file(&name, "image/png", &file),
                None => sending.unmade.set(true),
            }
        });
    };
    let svg_name: fn(&'static Words) -> &'static str = |_| "SVG";
    let png_name: fn(&'static Words) -> &'static str = |_| "PNG";
    let body = view! {
        {standing(page, drawing.failed)}
        {shown}
        <div class="way-out__acts">{act(page, "button", svg_name, svg)}{act(page, "button", png_name, png)}</div>
    };
    way(sending, Icon::Sample, "way-out--wide", |w| w.picture, |w| w.picture_says, body.into_any())
}
