//! Days and moments in the person's locale, through the browser's `Intl`, for tables and fields. Sentences use the planner's
//! own long form, which reads the same everywhere.

use std::{cell::RefCell, collections::BTreeMap};

use changeover_planner::{i18n::Language, model::Date};
use js_sys::{Array, Function, Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::JsValue;

thread_local! {
    // Making a formatter costs a hundred times what using it does.
    static FORMATS: RefCell<BTreeMap<(&'static str, Form), Function>> = const { RefCell::new(BTreeMap::new()) };
}

/// What of a moment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Day,
    Moment,
    DayOfMonth,
    Month,
}

fn formatted(language: Language, form: Form, at: &js_sys::Date) -> String {
    let locale = match language {
        Language::En => "en-GB", // the day before the month, the month in letters: nobody can misread it
        Language::Ru => "ru-RU",
    };
    FORMATS.with_borrow_mut(|formats| {
        let format = formats.entry((locale, form)).or_insert_with(|| {
            let options = Object::new();
            let mut set = vec![("month", "short")];
            if form != Form::Month {
                set.push(("day", "numeric"));
            }
            if form != Form::DayOfMonth {
                set.push(("year", "numeric"));
            }
            if form == Form::Moment {
                set.extend([("hour", "2-digit"), ("minute", "2-digit")]);
            } else {
                set.push(("timeZone", "UTC"));
            }
            for (name, value) in set {
                let _ = Reflect::set(&options, &name.into(), &value.into());
            }
            DateTimeFormat::new(&Array::of1(&locale.into()), &options).format()
        });
        format.call1(&JsValue::UNDEFINED, at).ok().and_then(|text| text.as_string()).unwrap_or_default()
    })
}

fn start_of(day: Date) -> js_sys::Date {
    js_sys::Date::new(&format!("{day}T00:00:00Z").into())
}

/// "14 Mar 2027".
pub fn day(language: Language, day: Date) -> String {
    formatted(language, Form::Day, &start_of(day)).trim_end_matches(" г.").to_owned()
}

/// A label on a line of days: "14 Mar", or "Mar 2027" where a label stands for a month.
pub fn tick(language: Language, day: Date, month: bool) -> String {
    let form = if month { Form::Month } else { Form::DayOfMonth };
    formatted(language, form, &start_of(day)).trim_end_matches(" г.").to_owned()
}

/// "Mar 2027": the month as a heading.
pub fn month(language: Language, day: Date) -> String {
    tick(language, day, true)
}

/// "22 Nov 2026, 10:15", where the person is.
pub fn moment(language: Language, instant: &str) -> String {
    let at = js_sys::Date::new(&instant.into());
    if at.get_time().is_nan() { String::new() } else { formatted(language, Form::Moment, &at) }
}
