//! Changeover's planner without a page: the same engine, the same importers, plain files in and out.

mod catalog;
mod changes;
mod copies;
mod coverage;
mod evaluate;
mod export;
mod import;
mod insight;
mod lines;
mod place;

use std::{path::PathBuf, process::ExitCode};

use changeover_planner::{i18n::Language, report, schema, share::merge};
use clap::{Parser, Subcommand, ValueEnum};

/// Works out the move of Microsoft licence subscriptions into a CSP partner.
///
/// Exit: 0 done, 1 some input refused (what and where is on standard error), 2 wrong use.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads a plan document and prints its evaluation.
    Evaluate {
        /// A plan document, or with --jsonl one plan document a line; `-` is standard input.
        file: PathBuf,
        /// Language of the sentences.
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
        /// One plan a line in, one evaluation a line out, in the same order; a line that is refused gives an error object.
        #[arg(long)]
        jsonl: bool,
        /// How many lines to work on at once [default: one for each processor].
        #[arg(long, requires = "jsonl", value_parser = clap::value_parser!(u16).range(1..=256))]
        jobs: Option<u16>,
    },
    /// Reads licence exports, with the importers of the page, and prints the inventory.
    Import {
        /// The files; several make one inventory.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Language of the sentences.
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
    },
    /// Writes a plan in another form: proposal, letters, calendar, tables, link.
    Export(export::Export),
    /// Prints the plan that a document, a report or a link carries.
    Open {
        /// The file; `-` is standard input.
        file: PathBuf,
    },
    /// Prints what differs between two plans, a sentence a line.
    Compare {
        /// The plan before.
        before: PathBuf,
        /// The plan after.
        after: PathBuf,
        /// Language of the sentences.
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
    },
    /// Prints what changes in the figures from one day, variant or edition of the rule book to another, as JSON, one a line.
    Changes(changes::Asked),
    /// Prints the plan that two copies make together, with the common state they carry.
    Merge {
        /// Our copy.
        ours: PathBuf,
        /// Their copy.
        theirs: PathBuf,
        /// Whose word counts where both changed the same field; without it conflicts are told and nothing is printed.
        #[arg(long, value_enum)]
        take: Option<Side>,
        /// Language of the sentences.
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
    },
    /// Prints, SKU by SKU, on which days fewer seats are enabled than people hold a licence, and what would mend it.
    Coverage {
        /// The plan.
        file: PathBuf,
        /// Language of the sentence.
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
    },
    /// Answers a question about a plan beyond its figures: what if the seller refuses, what to ask first, in how many waves.
    Insight(insight::Asked),
    /// Asks about the product tables.
    #[command(subcommand)]
    Catalog(catalog::Asked),
    /// Prints the JSON Schema (2020-12) of a document.
    Schema {
        /// Which document.
        #[arg(value_enum)]
        document: Document,
    },
    /// Prints the rule book: every rule in words, with its dates, sources and confidence.
    Rulebook {
        /// Language of the texts.
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
    },
}

/// A language of the sentences.
#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    /// English
    En,
    /// Russian
    Ru,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Language {
        match tongue {
            Tongue::En => Language::En,
            Tongue::Ru => Language::Ru,
        }
    }
}

/// A side of a merge.
#[derive(Clone, Copy, ValueEnum)]
enum Side {
    /// The first copy's
    Ours,
    /// The second copy's
    Theirs,
}

impl From<Side> for merge::Side {
    fn from(side: Side) -> merge::Side {
        match side {
            Side::Ours => merge::Side::Ours,
            Side::Theirs => merge::Side::Theirs,
        }
    }
}

/// A document that has a schema.
#[derive(Clone, Copy, ValueEnum)]
enum Document {
    /// What a person said and decided
    Plan,
    /// What follows from it
    Evaluation,
    /// What was read from files
    Import,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Evaluate { file, lang, jsonl: false, .. } => evaluate::one(&file, lang.into()),
        Command::Evaluate { file, lang, jsonl: true, jobs } => lines::all(&file, lang.into(), jobs),
        Command::Export(asked) => export::export(&asked),
        Command::Open { file } => copies::open(&file),
        Command::Compare { before, after, lang } => copies::compare(&before, &after, lang.into()),
        Command::Changes(asked) => changes::answer(&asked),
        Command::Merge { ours, theirs, take, lang } => {
            copies::merged(&ours, &theirs, take.map(Into::into), lang.into())
        }
        Command::Coverage { file, lang } => coverage::ledger(&file, lang.into()),
        Command::Insight(asked) => insight::answer(&asked),
        Command::Catalog(asked) => catalog::answer(&asked),
        Command::Import { files, lang } => import::all(&files, lang.into()),
        Command::Rulebook { lang } => {
            // Writing owned strings and lists cannot fail.
            let book = serde_json::to_string(&report::rule_book(lang.into())).unwrap_or_default();
            place::print(&format!("{book}\n"))
        }
        Command::Schema { document } => place::print(&format!(
            "{:#}\n",
            match document {
                Document::Plan => schema::plan(),
                Document::Evaluation => schema::evaluation(),
                Document::Import => schema::import(),
            }
        )),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(refused) => {
            refused.say();
            ExitCode::from(1)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_command_and_every_argument_says_what_it_is() {
        let guide = include_str!("../../../docs/embedding.md");
        for command in Arguments::command().get_subcommands() {
            let name = command.get_name();
            assert!(command.get_about().is_some_and(|says| says.to_string().contains(' ')), "{name}");
            for argument in command.get_arguments() {
                assert!(
                    argument.get_help().is_some_and(|says| !says.to_string().is_empty()),
                    "{name} {argument}"
                );
            }
            assert!(
                guide.contains(&format!("\nchangeover-cli {name} ")),
                "docs/embedding.md does not show {name}"
            );
        }
        Arguments::command().debug_assert();
    }
}
