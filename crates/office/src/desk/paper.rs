//! The proposal as elements: the page makes them one by one, so that no word of a plan is ever read as markup.

use changeover_planner::handout::{Cited, Moved, Proposal, Section, Sums, Todo};
use serde_json::{Value, json};

/// The sheets, in the order they are printed.
pub(super) fn sheet(proposal: &Proposal) -> Value {
    let mut list = vec![cover(proposal), summary(proposal)];
    let (title, picture) = &proposal.picture;
    list.push(json!([
        "section",
        { "class": "paper__time" },
        ["h3", {}, title],
        ["img", { "alt": title, "src": format!("data:image/svg+xml;charset=utf-8,{}", escaped(picture)) }],
    ]));
    list.push(titled("paper__moves", &proposal.moves_title, proposal.moves.iter().map(moved).collect()));
    list.push(steps(proposal));
    list.push(money(&proposal.money));
    list.extend([&proposal.users, &proposal.assumptions].map(section));
    let rules = element("ol", "", proposal.rules.iter().map(cited).collect());
    list.push(titled("paper__rules", &proposal.rules_title, vec![rules]));
    Value::Array(list)
}

/// An element of a class.
fn element(tag: &str, class: &str, inside: Vec<Value>) -> Value {
    let attributes = if class.is_empty() { json!({}) } else { json!({ "class": class }) };
    let mut list = vec![tag.into(), attributes];
    list.extend(inside);
    Value::Array(list)
}

fn text(tag: &str, class: &str, words: &str) -> Value {
    element(tag, class, vec![words.into()])
}

fn titled(class: &str, title: &str, mut inside: Vec<Value>) -> Value {
    inside.insert(0, text("h3", "", title));
    element("section", class, inside)
}

fn cover(proposal: &Proposal) -> Value {
    let mut brand = Vec::new();
    if !proposal.logo.is_empty() {
        brand.push(json!(["img", { "alt": "", "src": proposal.logo }]));
    }
    brand.push(text("span", "", &proposal.partner.1));
    let mut title = vec![text("h2", "", &proposal.title)];
    if !proposal.subject.is_empty() {
        title.push(text("p", "", &proposal.subject));
    }
    let facts = [&proposal.customer, &proposal.partner, &proposal.as_of, &proposal.edition];
    let facts =
        facts.map(|(name, value)| element("div", "", vec![text("dt", "", name), text("dd", "", value)]));
    element(
        "header",
        "paper__cover",
        vec![
            element("div", "paper__brand", brand),
            element("div", "paper__title", title),
            element("dl", "", facts.to_vec()),
        ],
    )
}

fn summary(proposal: &Proposal) -> Value {
    let tiles = proposal.tiles.iter().map(|tile| {
        let class = if tile.warns { "paper__tile paper__tile--warns" } else { "paper__tile" };
        element("div", class, vec![text("span", "", &tile.title), text("strong", "", &tile.value)])
    });
    titled(
        "paper__short",
        &proposal.summary.title,
        vec![
            text("p", "", &proposal.summary.lines.join(" ")),
            element("div", "paper__tiles", tiles.collect()),
        ],
    )
}

fn moved(moved: &Moved) -> Value {
    let mut then = vec![text("p", "", &moved.then)];
    if !moved.notes.is_empty() {
        then.push(text("p", "paper__soft", &moved.notes.join(" · ")));
    }
    let class = if moved.blocked { "paper__move paper__move--blocked" } else { "paper__move" };
    element(
        "article",
        class,
        vec![
            element("div", "", vec![text("h4", "", &moved.product), text("p", "paper__soft", &moved.today)]),
            element("div", "paper__way", vec![text("span", "", &moved.way)]),
            element("div", "", then),
        ],
    )
}

fn heads(columns: &[String]) -> Value {
    let cells = columns.iter().map(|title| json!(["th", { "scope": "col" }, title]));
    element("thead", "", vec![element("tr", "", cells.collect())])
}

fn steps(proposal: &Proposal) -> Value {
    let rows = proposal.steps.iter().map(step).collect();
    let table =
        element("table", "paper__steps", vec![heads(&proposal.steps_columns), element("tbody", "", rows)]);
    titled("", &proposal.steps_title, vec![table])
}

fn step(step: &Todo) -> Value {
    let mut due = vec![Value::from(step.due.as_str())];
    if !step.done.is_empty() {
        due.push(text("small", "", &format!("✓ {}", step.done)));
    }
    let what = match step.product.as_str() {
        "" => step.what.clone(),
        product => format!("{} · {product}", step.what),
    };
    let class = if step.done.is_empty() { "" } else { "paper__done" };
    element(
        "tr",
        class,
        vec![
            element("td", "", due),
            text("td", "", &step.who),
            element("td", "", vec![text("strong", "", &what), text("p", "paper__soft", &step.how)]),
        ],
    )
}

fn money(money: &Sums) -> Value {
    // On a phone the columns stand below each other, each figure with the heading of its column.
    let cell = |(place, cell): (usize, &String)| match money.columns.get(place).filter(|_| place > 0) {
        Some(column) => element("td", "", vec![text("span", "paper__column", column), cell.as_str().into()]),
        None => text("td", "", cell),
    };
    let row = |cells: &Vec<String>| element("tr", "", cells.iter().enumerate().map(cell).collect());
    let table = element(
        "table",
        "paper__money",
        vec![
            heads(&money.columns),
            element("tbody", "", money.rows.iter().map(row).collect()),
            element("tfoot", "", vec![row(&money.total)]),
        ],
    );
    titled("", &format!("{}, {}", money.title, money.currency), vec![table])
}

fn section(section: &Section) -> Value {
    let lines = section.lines.iter().map(|line| text("li", "", line)).collect();
    titled("", &section.title, vec![element("ul", "", lines)])
}

fn cited(rule: &Cited) -> Value {
    let mut sources = Vec::new();
    for (title, version, address) in &rule.sources {
        if !sources.is_empty() {
            sources.push(Value::from("; "));
        }
        // Of our own register; still nothing but a web address becomes a link.
        sources.push(match address.starts_with("https://") {
            true => json!(["a", { "href": address }, title]),
            false => title.as_str().into(),
        });
        sources.push(format!(", {version}").into());
    }
    element(
        "li",
        if rule.unverified { "paper__unverified" } else { "" },
        vec![
            text("strong", "", &rule.title),
            " ".into(),
            text("span", "paper__soft", &format!("{} · {}", rule.holds, rule.confidence)),
            text("p", "", &rule.says),
            element("p", "paper__soft", sources),
        ],
    )
}

/// A drawing as part of an address.
fn escaped(drawing: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/=:,; ()'".contains(&byte);
    drawing
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
