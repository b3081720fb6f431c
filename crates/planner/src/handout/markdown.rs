//! The proposal as Markdown: headings, lists and tables that read well as plain text too.

use super::proposal::{Cited, Proposal, Section};

/// The proposal as Markdown (CommonMark with tables).
#[must_use]
pub fn markdown(proposal: &Proposal) -> String {
    let mut text = Text(String::new());
    text.block(&format!("# {}", escaped(&proposal.title)));
    if !proposal.subject.is_empty() {
        text.block(&format!("**{}**", escaped(&proposal.subject)));
    }
    let facts = [&proposal.customer, &proposal.partner, &proposal.as_of, &proposal.edition];
    text.list(facts.iter().map(|(title, value)| format!("{}: {}", escaped(title), escaped(value))));
    text.section(&proposal.summary);
    text.block(&format!("## {}", escaped(&proposal.moves_title)));
    text.list(proposal.moves.iter().map(|moved| {
        let notes: String = moved.notes.iter().map(|note| format!("; {}", escaped(note))).collect();
        format!(
            "**{}** ({})  \n  {}: {}{notes}",
            escaped(&moved.product),
            escaped(&moved.today),
            escaped(&moved.way),
            escaped(&moved.then)
        )
    }));
    text.block(&format!("## {}", escaped(&proposal.steps_title)));
    text.table(
        &proposal.steps_columns,
        proposal.steps.iter().map(|step| {
            let done = if step.done.is_empty() { String::new() } else { format!(" ✓ {}", step.done) };
            [format!("{}{done}", step.due), step.who.clone(), step.how.clone()]
        }),
        0,
    );
    text.block(&format!("## {}, {}", escaped(&proposal.money.title), escaped(&proposal.money.currency)));
    let rows = proposal.money.rows.iter().chain(Some(&proposal.money.total)).cloned();
    text.table(&proposal.money.columns, rows, 1);
    text.section(&proposal.users);
    text.section(&proposal.assumptions);
    text.block(&format!("## {}", escaped(&proposal.rules_title)));
    text.list(proposal.rules.iter().map(rule));
    text.0
}

fn rule(rule: &Cited) -> String {
    let sources: Vec<String> = rule
        .sources
        .iter()
        .map(|(title, version, address)| {
            let cited = format!("{}, {}", escaped(title), escaped(version));
            if address.is_empty() { cited } else { format!("{cited} <{address}>") }
        })
        .collect();
    format!(
        "**{}** ({}, {}). {} {}",
        escaped(&rule.title),
        escaped(&rule.holds),
        escaped(&rule.confidence),
        escaped(&rule.says),
        sources.join("; ")
    )
}

struct Text(String);

impl Text {
    fn block(&mut self, line: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn section(&mut self, section: &Section) {
        self.block(&format!("## {}", escaped(&section.title)));
        self.list(section.lines.iter().map(|line| escaped(line)));
    }

    fn list(&mut self, items: impl Iterator<Item = String>) {
        self.0.push('\n');
        for item in items {
            self.0.push_str(&format!("- {item}\n"));
        }
    }

    /// Columns from `amounts` on are aligned to the right; 0 aligns none.
    fn table<R: AsRef<[String]>>(
        &mut self,
        columns: &[String],
        rows: impl Iterator<Item = R>,
        amounts: usize,
    ) {
        self.0.push('\n');
        let line = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        self.0.push_str(&line(columns));
        let rules: Vec<&str> = (0..columns.len())
            .map(|place| if amounts > 0 && place >= amounts { "---:" } else { "---" })
            .collect();
        self.0.push_str(&format!("| {} |\n", rules.join(" | ")));
        for row in rows {
            self.0.push_str(&line(row.as_ref()));
        }
    }
}

/// Words that stay words: nothing in them is a heading, a link, an image or a tag.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '~' | '&' => {
                safe.push('\\');
                safe.push(letter);
            }
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}
