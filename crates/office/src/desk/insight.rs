//! Questions about a plan beyond its figures: the planner answers, here the answer becomes elements.

use changeover_planner::{
    document,
    i18n::Language,
    import::SourceFile,
    insight::{Edit, Figures, InputKind, Told, Tone, Topic},
};
use serde_json::{Value, json};

use super::{Answer, Refused, asked, told};
use crate::messages::{Handed, Insight, Offered, Request, Setting, Topics, Wonder};

/// Answers a question about a plan, or gives `None` for another request.
pub(super) fn answer(kind: &str, request: &str, files: &[SourceFile]) -> Option<Result<Answer, Refused>> {
    Some(match kind {
        Topics::KIND => asked(request).and_then(|request: Topics| {
            let language = Language::from_tag(&request.language).unwrap_or_default();
            let name = |topic: Topic| (topic.key().to_owned(), topic.title(language).to_owned());
            told(&Topic::ALL.map(name))
        }),
        Wonder::KIND => asked(request).and_then(|request| told(&insight(&request, files)?)),
        _ => return None,
    })
}

fn insight(request: &Wonder, files: &[SourceFile]) -> Result<Insight, Refused> {
    let document = document::open(&request.plan).map_err(|error| Refused(error.to_string()))?;
    let topic =
        Topic::from_key(&request.topic).ok_or_else(|| Refused(format!("no question {}", request.topic)))?;
    let language = Language::from_tag(&request.language).unwrap_or_default();
    let values = request.values.iter().cloned().collect();
    let found = topic.answer(&document, language, &values, files);
    Ok(Insight {
        elements: elements(&found).to_string(),
        sentence: found.sentence,
        tone: tone(found.tone).to_owned(),
        offers: found
            .offers
            .into_iter()
            .map(|offer| {
                let (kind, value) = match offer.edit {
                    Edit::Start(day) => ("start", day.to_string()),
                    Edit::Seats(seats) => ("seats", seats.to_string()),
                    Edit::Strategy(strategy) => ("strategy", strategy.key().to_owned()),
                };
                Offered { says: offer.says, subscription: offer.subscription, kind: kind.to_owned(), value }
            })
            .collect(),
        texts: found
            .texts
            .into_iter()
            .map(|text| Handed { title: text.title, file: text.file, body: text.body })
            .collect(),
        inputs: found
            .inputs
            .into_iter()
            .map(|input| Setting {
                name: input.name.to_owned(),
                label: input.label,
                kind: match input.kind {
                    InputKind::Number => "number",
                    InputKind::Day => "day",
                    InputKind::File => "file",
                }
                .to_owned(),
                value: input.value,
            })
            .collect(),
    })
}

const fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Good => "good",
        Tone::Warns => "warns",
        Tone::Bad => "bad",
    }
}

fn elements(found: &Told) -> Value {
    let mut list = Vec::new();
    if !found.lines.is_empty() {
        let mut lines = vec![json!("ul"), json!({ "class": "insight__lines" })];
        lines.extend(found.lines.iter().map(|line| json!(["li", {}, line])));
        list.push(Value::Array(lines));
    }
    if !found.strips.is_empty() {
        let mut strips = vec![json!("ul"), json!({ "class": "insight__strips" })];
        strips.extend(found.strips.iter().map(|strip| {
            json!(["li", {}, ["span", {}, strip.title], ["img", { "alt": strip.says, "src": drawn(&strip.parts) }]])
        }));
        list.push(Value::Array(strips));
    }
    for figures in &found.tables {
        list.push(json!(["h3", {}, figures.title]));
        list.push(
            json!(["div", { "class": "scroll insight__figures", "region": figures.title }, table(figures)]),
        );
    }
    Value::Array(list)
}

/// Stretches of days as a picture that fills its place; the tones are told apart on light and dark ground.
fn drawn(parts: &[(u32, Tone)]) -> String {
    let (mut at, mut bars) = (0, String::new());
    for (days, tone) in parts {
        let colour = match tone {
            Tone::Bad => "%23d0402b",
            Tone::Good => "%233f9c78",
            Tone::Warns => "%23c78a1c",
            Tone::Plain => "%239aa39f",
        };
        // Where nobody is without, the strip is low; what is wrong stands out in height too.
        let (top, height) = if *tone == Tone::Bad { (0, 16) } else { (4, 8) };
        bars += &format!("<rect x='{at}' y='{top}' width='{days}' height='{height}' fill='{colour}'/>");
        at += days;
    }
    format!(
        "data:image/svg+xml;charset=utf-8,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {} 16' preserveAspectRatio='none'>{bars}</svg>",
        at.max(1)
    )
    .replace('<', "%3C")
    .replace('>', "%3E")
}

fn table(figures: &Figures) -> Value {
    let row = |cells: Vec<Value>, class: &str| {
        let mut row = vec![json!("tr"), json!({ "class": class })];
        row.extend(cells);
        Value::Array(row)
    };
    let heads = figures.columns.iter().map(|name| json!(["th", { "scope": "col" }, name])).collect();
    let mut body = vec![json!("tbody"), json!({})];
    body.extend(figures.rows.iter().map(|figures| {
        let cells = figures.cells.iter().enumerate().map(|(at, cell)| match at {
            0 => json!(["th", { "scope": "row" }, cell]),
            _ => json!(["td", {}, cell]),
        });
        row(cells.collect(), &format!("insight__row--{}", tone(figures.tone)))
    }));
    json!(["table", { "class": "table" }, ["thead", {}, row(heads, "")], Value::Array(body)])
}
