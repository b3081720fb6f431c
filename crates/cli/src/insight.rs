//! Questions about a plan beyond its figures.

use std::{fs, path::PathBuf};

use changeover_planner::{
    import::SourceFile,
    insight::{Topic, Values},
};
use clap::{Args, builder::PossibleValuesParser};

use crate::{
    Tongue, export,
    place::{self, Refused},
};

/// What is asked about which plan.
#[derive(Args)]
pub struct Asked {
    /// The question.
    #[arg(value_parser = PossibleValuesParser::new(Topic::ALL.map(Topic::key)))]
    topic: String,
    /// The plan.
    file: PathBuf,
    /// Language of the answer.
    #[arg(long, value_enum, default_value_t = Tongue::En)]
    lang: Tongue,
    /// A value of the question, such as days=14; may be given several times.
    #[arg(long, value_parser = pair)]
    set: Vec<(String, String)>,
    /// A file the question is about; may be given several times.
    #[arg(long)]
    with: Vec<PathBuf>,
    /// Writes the letters and files of the answer into this folder.
    #[arg(long)]
    save: Option<PathBuf>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("name=value is wanted")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// Prints the answer.
///
/// # Errors
/// When a file cannot be read or written, or the plan does not open.
pub fn answer(asked: &Asked) -> Result<(), Refused> {
    let document = export::plan_in(&asked.file)?;
    let read = |path: &PathBuf| {
        let bytes = fs::read(path).map_err(|error| place::unreadable(path, &error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(SourceFile { name, bytes })
    };
    let files = asked.with.iter().map(read).collect::<Result<Vec<_>, Refused>>()?;
    let values: Values = asked.set.iter().cloned().collect();
    // The parser has let only known questions through.
    let Some(topic) = Topic::from_key(&asked.topic) else { return Ok(()) };
    let told = topic.answer(&document, asked.lang.into(), &values, &files);
    if let Some(folder) = &asked.save {
        for text in &told.texts {
            let path = folder.join(&text.file);
            fs::write(&path, &text.body)
                .map_err(|error| Refused::Input(format!("{}: cannot be written: {error}", path.display())))?;
        }
    }
    // Writing owned strings and lists cannot fail.
    place::print(&format!("{:#}\n", serde_json::to_value(&told).unwrap_or_default()))
}
