//! The proposal as one file that needs nothing else: its own style, no script, nothing fetched, every word escaped. It prints on A4
//! and Letter, and carries the plan it shows.

use super::proposal::{Cited, Proposal, Section};
use crate::share::META;

/// The style, inside the file.
const STYLE: &str = include_str!("report.css");
/// What the file itself may do: show its own style and pictures that are part of it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The proposal as a self-contained HTML file.
#[must_use]
pub fn html(proposal: &Proposal) -> String {
    let mut page = Page(String::with_capacity(64 << 10));
    page.raw("<!doctype html>\n<html lang=\"");
    page.text(&proposal.language);
    page.raw("\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"");
    page.raw(POLICY);
    page.raw("\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\">");
    page.raw(&format!("<meta name=\"{META}\" content=\""));
    page.text(&proposal.payload);
    page.raw("\"><title>");
    let (_, customer) = &proposal.customer;
    page.text(&format!("{} · {customer}", proposal.title));
    page.raw("</title><style>");
    page.raw(STYLE);
    page.raw("</style></head><body>");
    cover(&mut page, proposal);
    page.raw("<main>");
    summary(&mut page, proposal);
    let (title, picture) = &proposal.picture;
    page.raw("<section class=\"time\"><h2>");
    page.text(title);
    page.raw("</h2>");
    // Made by us, every word in it escaped there.
    page.raw(picture);
    page.raw("</section>");
    moves(&mut page, proposal);
    steps(&mut page, proposal);
    money(&mut page, proposal);
    section(&mut page, &proposal.users);
    section(&mut page, &proposal.assumptions);
    rules(&mut page, proposal);
    page.raw("</main><footer>");
    page.text(&proposal.reopens);
    page.raw("</footer></body></html>\n");
    page.0
}

struct Page(String);

impl Page {
    /// Markup of ours.
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Words of anyone's. The short word that ends a Russian date stays on its line.
    fn text(&mut self, words: &str) {
        for letter in words.replace(" г.", "\u{a0}г.").chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                letter if letter.is_control() => self.0.push(' '),
                letter => self.0.push(letter),
            }
        }
    }

    fn tag(&mut self, tag: &str, words: &str) {
        self.raw(&format!("<{tag}>"));
        self.text(words);
        self.raw(&format!("</{}>", tag.split(' ').next().unwrap_or_default()));
    }
}

fn cover(page: &mut Page, proposal: &Proposal) {
    page.raw("<header class=\"cover\"><div class=\"cover__brand\">");
    if !proposal.logo.is_empty() {
        page.raw("<img alt=\"\" src=\"");
        page.text(&proposal.logo);
        page.raw("\">");
    }
    page.tag("span", &proposal.partner.1);
    page.raw("</div><div class=\"cover__title\">");
    page.tag("h1", &proposal.title);
    if !proposal.subject.is_empty() {
        page.tag("p", &proposal.subject);
    }
    page.raw("</div><dl>");
    for (title, value) in [&proposal.customer, &proposal.partner, &proposal.as_of, &proposal.edition] {
        page.raw("<div>");
        page.tag("dt", title);
        page.tag("dd", value);
        page.raw("</div>");
    }
    page.raw("</dl></header>");
}

fn summary(page: &mut Page, proposal: &Proposal) {
    page.raw("<section class=\"short\">");
    page.tag("h2", &proposal.summary.title);
    page.raw("<p>");
    page.text(&proposal.summary.lines.join(" "));
    page.raw("</p><div class=\"tiles\">");
    for tile in &proposal.tiles {
        page.raw(if tile.warns { "<div class=\"tile tile--warns\">" } else { "<div class=\"tile\">" });
        page.tag("span", &tile.title);
        page.tag("strong", &tile.value);
        page.raw("</div>");
    }
    page.raw("</div></section>");
}

fn moves(page: &mut Page, proposal: &Proposal) {
    page.raw("<section>");
    page.tag("h2", &proposal.moves_title);
    page.raw("<div class=\"moves\">");
    for moved in &proposal.moves {
        page.raw(if moved.blocked { "<article class=\"blocked\">" } else { "<article>" });
        page.raw("<div>");
        page.tag("h3", &moved.product);
        page.tag("p class=\"soft\"", &moved.today);
        page.raw("</div><div class=\"way\">");
        page.tag("span", &moved.way);
        page.raw("</div><div>");
        page.tag("p", &moved.then);
        if !moved.notes.is_empty() {
            page.tag("p class=\"soft\"", &moved.notes.join(" · "));
        }
        page.raw("</div></article>");
    }
    page.raw("</div></section>");
}

fn steps(page: &mut Page, proposal: &Proposal) {
    page.raw("<section>");
    page.tag("h2", &proposal.steps_title);
    page.raw("<table class=\"steps\"><thead><tr>");
    for column in &proposal.steps_columns {
        page.tag("th scope=\"col\"", column);
    }
    page.raw("</tr></thead><tbody>");
    for step in &proposal.steps {
        page.raw(if step.done.is_empty() { "<tr>" } else { "<tr class=\"done\">" });
        page.raw("<td class=\"day\">");
        page.text(&step.due);
        if !step.done.is_empty() {
            page.tag("small", &format!("✓ {}", step.done));
        }
        page.raw("</td>");
        page.tag("td", &step.who);
        page.raw("<td><strong>");
        page.text(&step.what);
        if !step.product.is_empty() {
            page.text(&format!(" · {}", step.product));
        }
        page.raw("</strong>");
        page.tag("p class=\"soft\"", &step.how);
        page.raw("</td></tr>");
    }
    page.raw("</tbody></table></section>");
}

fn money(page: &mut Page, proposal: &Proposal) {
    let money = &proposal.money;
    page.raw("<section class=\"sums\"><h2>");
    page.text(&format!("{}, {}", money.title, money.currency));
    page.raw("</h2><table class=\"money\"><thead><tr>");
    for column in &money.columns {
        page.tag("th scope=\"col\"", column);
    }
    page.raw("</tr></thead><tbody>");
    for row in &money.rows {
        page.raw("<tr>");
        for cell in row {
            page.tag("td", cell);
        }
        page.raw("</tr>");
    }
    page.raw("</tbody><tfoot><tr>");
    for cell in &money.total {
        page.tag("td", cell);
    }
    page.raw("</tr></tfoot></table></section>");
}

fn section(page: &mut Page, section: &Section) {
    page.raw("<section>");
    page.tag("h2", &section.title);
    page.raw("<ul>");
    for line in &section.lines {
        page.tag("li", line);
    }
    page.raw("</ul></section>");
}

fn rules(page: &mut Page, proposal: &Proposal) {
    page.raw("<section class=\"rules\">");
    page.tag("h2", &proposal.rules_title);
    page.raw("<ol>");
    for rule in &proposal.rules {
        cited(page, rule);
    }
    page.raw("</ol></section>");
}

fn cited(page: &mut Page, rule: &Cited) {
    page.raw(if rule.unverified { "<li class=\"unverified\"><strong>" } else { "<li><strong>" });
    page.text(&rule.title);
    page.raw("</strong> ");
    page.tag("span class=\"soft\"", &format!("{} · {}", rule.holds, rule.confidence));
    page.tag("p", &rule.says);
    page.raw("<p class=\"soft\">");
    for (place, (title, version, address)) in rule.sources.iter().enumerate() {
        if place > 0 {
            page.raw("; ");
        }
        // Of our own register; still nothing but a web address becomes a link.
        if address.starts_with("https://") {
            page.raw("<a rel=\"noreferrer\" href=\"");
            page.text(address);
            page.raw("\">");
            page.text(title);
            page.raw("</a>");
        } else {
            page.text(title);
        }
        page.text(&format!(", {version}"));
    }
    page.raw("</p></li>");
}
