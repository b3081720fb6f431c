//! Time as a picture: each subscription a lane, the old above, the new below, what is between them across both. Shapes carry their
//! colours themselves, so that it looks the same in a page, in a file of its own and on paper.

use std::fmt::Write;

use super::{
    answer::{Answer, Row, line},
    sentences,
    words::Words,
};
use crate::{
    engine::{Action, Regime},
    i18n::{Language, labels},
    model::{Date, Strategy},
};

/// Coordinates are whole units; this many make the width.
const WIDTH: i64 = 760;
/// Where time begins: to the left stand the names.
const LEFT: i64 = 204;
const RIGHT: i64 = 752;
const TOP: i64 = 46;
const LANE: i64 = 52;
/// Lanes a picture shows; a table shows the rest.
const MOST_LANES: usize = 24;

const INK: &str = "#17211d";
const SOFT: &str = "#4a554f";
const RULE: &str = "#dcd7c8";
const OLD: &str = "#74828a";
const NEW: &str = "#0f6b50";
const GAP: &str = "#c2261c";
const TODAY: &str = "#c2410c";
const GRACE: (&str, &str) = ("#dde8c2", "#66802f");
const EXTENSION: (&str, &str) = ("#f5cf86", "#9a5b00");
const KEPT: &str = "#87877a";
const FONT: &str =
    "font-family=\"'Segoe UI',system-ui,-apple-system,'Noto Sans','DejaVu Sans',Arial,sans-serif\"";

/// Days along the width.
struct Scale {
    from: Date,
    days: i64,
}

impl Scale {
    /// From a month before the plan's day, to a month after the last thing that happens; four years at most.
    fn of(answer: &Answer) -> Scale {
        let as_of = answer.document.plan.as_of;
        let days = answer.rows().flat_map(|row| {
            let option = row.option;
            [
                row.end(),
                option.and_then(|option| option.new_start),
                option.and_then(|option| option.old_last_access),
                option.and_then(|option| option.data_deleted),
            ]
        });
        let days: Vec<Date> = days.flatten().collect();
        let first = days.iter().copied().min().unwrap_or(as_of).min(as_of).max(as_of.plus_months(-12));
        let last = days.iter().copied().max().unwrap_or(as_of).max(as_of.plus_months(3));
        let from = month_of(first.plus_months(-1));
        let to = month_of(last.min(as_of.plus_months(48))).plus_months(2);
        Scale { from, days: i64::from(from.days_until(to)).max(1) }
    }

    fn at(&self, day: Date) -> i64 {
        let days = i64::from(self.from.days_until(day)).clamp(0, self.days);
        LEFT + days * (RIGHT - LEFT) / self.days
    }

    /// From the beginning of a day to the end of another; `None` when nothing of it is in sight.
    fn span(&self, first: Date, last: Date) -> Option<(i64, i64)> {
        let (left, right) = (self.at(first), self.at(last.plus_days(1)));
        let in_sight =
            i64::from(self.from.days_until(last)) >= 0 && i64::from(self.from.days_until(first)) < self.days;
        (in_sight && first <= last).then_some((left, (right - left).max(2)))
    }

    fn last(&self) -> Date {
        self.from.plus_days(i32::try_from(self.days).unwrap_or(0) - 1)
    }
}

fn month_of(day: Date) -> Date {
    Date::new(day.year(), day.month(), 1).unwrap_or(day)
}

/// The picture as an SVG document that needs nothing else.
#[must_use]
pub fn svg(answer: &Answer) -> String {
    let words = Words::of(answer.language);
    let scale = Scale::of(answer);
    let rows: Vec<Row<'_>> = answer.rows().collect();
    let shown = rows.len().min(MOST_LANES);
    let more = rows.len().saturating_sub(shown);
    let lanes = i64::try_from(shown).unwrap_or(0);
    let foot = TOP + lanes * LANE + if more > 0 { 24 } else { 4 };
    let mut canvas = Canvas { text: String::new(), height: foot + 52 };
    canvas.open(words.picture, &scale);
    axis(&mut canvas, answer.language, &scale, foot);
    today(&mut canvas, answer, &scale, foot);
    for (row, place) in rows.iter().take(shown).zip(0..) {
        lane(&mut canvas, answer, *row, &scale, TOP + place * LANE);
    }
    if more > 0 {
        canvas.words(2, foot - 6, &format!("+ {more} {}", words.more_rows), SOFT, 12, "start", false);
    }
    legend(&mut canvas, words, &rows, foot + 14);
    canvas.close()
}

struct Canvas {
    text: String,
    height: i64,
}

impl Canvas {
    // Writing to a text cannot fail.
    fn open(&mut self, title: &str, _: &Scale) {
        let height = self.height;
        let _ = write!(
            self.text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" {FONT}>\
             <title>{}</title>\
             <defs><pattern id=\"twice\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <path d=\"M0 0V5\" stroke=\"{INK}\" stroke-width=\"3\"/></pattern>\
             <pattern id=\"gap\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\">\
             <rect width=\"6\" height=\"6\" fill=\"#fbe0dc\"/><path d=\"M0 0V6\" stroke=\"{GAP}\" stroke-width=\"3\"/></pattern></defs>\
             <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>",
            escaped(title)
        );
    }

    fn close(mut self) -> String {
        self.text.push_str("</svg>\n");
        self.text
    }

    fn rect(&mut self, (x, width): (i64, i64), y: i64, height: i64, paint: &str) {
        let _ = write!(
            self.text,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"2\" {paint}/>"
        );
    }

    fn line(&mut self, x: i64, from: i64, to: i64, paint: &str) {
        let _ = write!(self.text, "<path d=\"M{x} {from}V{to}\" {paint}/>");
    }

    #[allow(clippy::too_many_arguments, reason = "the attributes of one text")]
    fn words(&mut self, x: i64, y: i64, words: &str, ink: &str, size: u8, anchor: &str, strong: bool) {
        let weight = if strong { " font-weight=\"600\"" } else { "" };
        let _ = write!(
            self.text,
            "<text x=\"{x}\" y=\"{y}\" fill=\"{ink}\" font-size=\"{size}\" text-anchor=\"{anchor}\"{weight}>{}</text>",
            escaped(words)
        );
    }
}

/// Text between tags, without what no XML may hold.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

const MONTHS: [[&str; 12]; 2] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
];

fn month(language: Language, day: Date) -> &'static str {
    let [english, russian] = &MONTHS;
    let names = match language {
        Language::En => english,
        Language::Ru => russian,
    };
    let place = usize::try_from(day.month()).unwrap_or(1).saturating_sub(1);
    names.get(place).copied().unwrap_or_default()
}

/// "14 Mar 2027".
fn short(language: Language, day: Date) -> String {
    // Of the short names only May has a genitive of its own.
    let month = match month(language, day) {
        "май" => "мая",
        month => month,
    };
    format!("{} {month} {}", day.day(), day.year())
}

fn axis(canvas: &mut Canvas, language: Language, scale: &Scale, foot: i64) {
    let months = scale.days / 30;
    let every = if months <= 14 {
        1
    } else if months <= 30 {
        3
    } else {
        6
    };
    let mut day = scale.from;
    let mut year = 0;
    while day <= scale.last() {
        let x = scale.at(day);
        if (day.month() - 1).is_multiple_of(every) {
            canvas.line(x, 30, foot, &format!("stroke=\"{RULE}\""));
            canvas.words(x + 3, 38, month(language, day), SOFT, 11, "start", false);
        }
        if day.year() != year && (year != 0 || day.month() < 12) {
            canvas.words(x + 3, 22, &day.year().to_string(), INK, 12, "start", true);
        }
        year = day.year();
        day = day.plus_months(1);
    }
}

fn today(canvas: &mut Canvas, answer: &Answer, scale: &Scale, foot: i64) {
    let as_of = answer.document.plan.as_of;
    let x = scale.at(as_of);
    canvas.line(
        x,
        26,
        foot,
        &format!("stroke=\"{TODAY}\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\" fill=\"none\""),
    );
    canvas.words(x, 10, &short(answer.language, as_of), TODAY, 11, "middle", true);
}

/// A long name in the short form the trade uses; the whole name is in the title.
fn abbreviated(name: &str) -> String {
    if name.chars().count() <= 26 {
        return name.to_owned();
    }
    name.replace("Microsoft 365", "M365").replace("Office 365", "O365")
}

/// Cut to what fits into the column of names.
fn fitted(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

fn lane(canvas: &mut Canvas, answer: &Answer, row: Row<'_>, scale: &Scale, y: i64) {
    let language = answer.language;
    canvas.text.push_str("<g>");
    let name = line(&row.sub.product.name);
    let name = if name.is_empty() { row.sub.id.clone() } else { name };
    let way = row.option.map(|option| labels::strategy(language, option.strategy)).unwrap_or("—");
    let under = format!("{} · {way}", sentences::seats(language, row.sub.seats));
    let _ = write!(canvas.text, "<title>{}</title>", escaped(&format!("{name}, {under}")));
    canvas.words(2, y + 21, &fitted(&abbreviated(&name), 26), INK, 12, "start", true);
    canvas.words(2, y + 37, &fitted(&under, 30), SOFT, 11, "start", false);
    let _ = write!(canvas.text, "<path d=\"M2 {y}H{RIGHT}\" stroke=\"{RULE}\"/>");
    bars(canvas, answer, row, scale, y);
    flags(canvas, answer, row, scale, y);
    canvas.text.push_str("</g>");
}

/// A word in a bar where there is room, else beside it; text takes some six units a letter.
fn label(canvas: &mut Canvas, (x, width): (i64, i64), y: i64, text: &str, beside: &str) {
    let needs = i64::try_from(text.chars().count()).unwrap_or(0) * 6 + 12;
    if width >= needs {
        canvas.words(x + 6, y, text, "#ffffff", 11, "start", false);
    } else if x + width + needs <= RIGHT {
        canvas.words(x + width + 5, y, text, beside, 11, "start", false);
    } else {
        canvas.words(x - 5, y, text, beside, 11, "end", false);
    }
}

fn bars(canvas: &mut Canvas, answer: &Answer, row: Row<'_>, scale: &Scale, y: i64) {
    let language = answer.language;
    let (over, under) = (y + 9, y + 29);
    let far = scale.last();
    let stays = row.option.is_none_or(|option| option.strategy == Strategy::Keep);
    if let Some(end) = row.end() {
        let begin = row.sub.start.unwrap_or_else(|| end.plus_months(-row.sub.term.months()).plus_days(1));
        let access = row.option.and_then(|option| option.old_last_access).unwrap_or(end);
        // What was transferred goes on as ours.
        let handed_over = row
            .option
            .filter(|option| option.strategy == Strategy::Transfer)
            .and_then(|option| option.new_start)
            .map(|day| day.plus_days(-1));
        let last = if stays { far } else { handed_over.unwrap_or(access).min(end) };
        if let Some(span) = scale.span(begin.max(scale.from), last) {
            canvas.rect(span, over, 15, &format!("fill=\"{OLD}\""));
            let text = if stays {
                Words::of(language).stays.to_owned()
            } else {
                match language {
                    Language::En => format!("to {}", short(language, last)),
                    Language::Ru => format!("до {}", short(language, last)),
                }
            };
            // Beside the bar is where what follows is drawn.
            let needs = i64::try_from(text.chars().count()).unwrap_or(0) * 6 + 12;
            if span.1 >= needs {
                canvas.words(span.0 + 6, over + 11, &text, "#ffffff", 11, "start", false);
            }
        }
        if access > end && !stays {
            let (fill, edge) = if row.option.and_then(|option| option.regime) == Some(Regime::Est) {
                EXTENSION
            } else {
                GRACE
            };
            if let Some(span) = scale.span(end.plus_days(1), access) {
                canvas.rect(span, over, 15, &format!("fill=\"{fill}\" stroke=\"{edge}\""));
            }
        }
        let deleted = row.option.and_then(|option| option.data_deleted).filter(|deleted| *deleted > access);
        if let Some(span) = deleted.and_then(|deleted| scale.span(access.plus_days(1), deleted)) {
            canvas.rect(
                span,
                over + 5,
                6,
                &format!("fill=\"none\" stroke=\"{KEPT}\" stroke-dasharray=\"3 2\""),
            );
        }
    }
    let Some((option, start)) =
        row.option.filter(|_| !stays).and_then(|option| Some((option, option.new_start?)))
    else {
        return;
    };
    if let Some(span) = scale.span(start, far) {
        canvas.rect(span, under, 15, &format!("fill=\"{NEW}\""));
        let text = match language {
            Language::En => format!("from {}", short(language, start)),
            Language::Ru => format!("с {}", short(language, start)),
        };
        label(canvas, span, under + 11, &text, NEW);
    }
    if let Some(paid) = option.old_last_paid.filter(|paid| option.overlap_days > 0 && *paid >= start)
        && let Some(span) = scale.span(start, paid)
    {
        canvas.rect(
            span,
            over - 2,
            37,
            &format!("fill=\"url(#twice)\" fill-opacity=\"0.55\" stroke=\"{INK}\""),
        );
    }
    let access = option.old_last_access.or(row.end());
    if let Some(access) = access.filter(|access| option.gap_days > 0 && *access < start)
        && let Some(span) = scale.span(access.plus_days(1), start.plus_days(-1))
    {
        canvas.rect(span, over - 2, 37, &format!("fill=\"url(#gap)\" stroke=\"{GAP}\""));
    }
}

/// Deadlines of the lane that have a price: a triangle on their day.
fn flags(canvas: &mut Canvas, answer: &Answer, row: Row<'_>, scale: &Scale, y: i64) {
    let told = [Action::SetCancelAtEnd, Action::TurnAutoRenewOff, Action::Cancel, Action::ApproveTransfer];
    let due = answer.evaluation.steps.iter().filter(|step| {
        step.subject == crate::engine::Subject::Subscription(row.index)
            && told.contains(&step.action)
            && answer.done(step).is_none()
    });
    for step in due.filter(|step| scale.span(step.due, step.due).is_some()) {
        let x = scale.at(step.due);
        let _ = write!(
            canvas.text,
            "<path d=\"M{x} {}l-5 -8h10z\" fill=\"{TODAY}\"><title>{}</title></path>",
            y + 8,
            escaped(&answer.says(step))
        );
    }
}

/// Only what the picture shows, in as many lines as it takes.
fn legend(canvas: &mut Canvas, words: &'static Words, rows: &[Row<'_>], mut y: i64) {
    let options = || rows.iter().filter_map(|row| row.option);
    let beyond = |regime: Regime| {
        rows.iter().any(|row| {
            row.option.is_some_and(|option| {
                option.regime == Some(regime)
                    && option.old_last_access.zip(row.end()).is_some_and(|(access, end)| access > end)
            })
        })
    };
    let mut items: Vec<(String, &str)> = vec![(format!("fill=\"{OLD}\""), words.old_term)];
    if options().any(|option| option.new_start.is_some()) {
        items.push((format!("fill=\"{NEW}\""), words.new_term));
    }
    if options().any(|option| option.overlap_days > 0) {
        items.push((
            format!("fill=\"url(#twice)\" fill-opacity=\"0.55\" stroke=\"{INK}\""),
            words.legend_twice,
        ));
    }
    if options().any(|option| option.gap_days > 0) {
        items.push((format!("fill=\"url(#gap)\" stroke=\"{GAP}\""), words.legend_gap));
    }
    if beyond(Regime::Grace) {
        items.push((format!("fill=\"{}\" stroke=\"{}\"", GRACE.0, GRACE.1), words.legend_grace));
    }
    if beyond(Regime::Est) {
        items.push((format!("fill=\"{}\" stroke=\"{}\"", EXTENSION.0, EXTENSION.1), words.legend_extension));
    }
    if options().any(|option| option.data_deleted.is_some()) {
        items.push((format!("fill=\"none\" stroke=\"{KEPT}\" stroke-dasharray=\"3 2\""), words.legend_kept));
    }
    let mut x = 2;
    for (paint, text) in items {
        let needs = 24 + i64::try_from(text.chars().count()).unwrap_or(0) * 13 / 2;
        if x + needs > RIGHT {
            (x, y) = (2, y + 18);
        }
        canvas.rect((x, 18), y, 10, &paint);
        canvas.words(x + 24, y + 9, text, SOFT, 11, "start", false);
        x += 24 + i64::try_from(text.chars().count()).unwrap_or(0) * 13 / 2 + 14;
    }
    if x + 90 > RIGHT {
        (x, y) = (2, y + 18);
    }
    let _ = write!(canvas.text, "<path d=\"M{} {}l-5 -8h10z\" fill=\"{TODAY}\"/>", x + 6, y + 9);
    canvas.words(x + 16, y + 9, words.legend_step, SOFT, 11, "start", false);
}
