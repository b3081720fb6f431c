//! Files in, text out, and what is said when one of them is refused.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, ErrorKind, Read, Write},
    path::Path,
};

use changeover_planner::{document::MAX_BYTES, share::seal};

/// Why the command ends with 1.
pub enum Refused {
    /// An input, with what is wrong and where; ready to be shown.
    Input(String),
    /// Lines of standard output say so already; how many, and the first.
    Lines {
        /// How many lines were refused.
        count: u64,
        /// What the first one was.
        first: String,
    },
    /// Whoever read our output went away: nobody is left to tell.
    NobodyReads,
}

impl Refused {
    /// Says it on standard error.
    pub fn say(&self) {
        match self {
            Refused::Input(what) => eprintln!("changeover-cli: {what}"),
            Refused::Lines { count: 1, first } => eprintln!("changeover-cli: {first}"),
            Refused::Lines { count, first } => eprintln!("changeover-cli: {first} ({count} lines refused)"),
            Refused::NobodyReads => {}
        }
    }
}

/// What the file is called in messages.
pub fn name(path: &Path) -> String {
    if is_standard_input(path) { "standard input".into() } else { path.display().to_string() }
}

/// Opens a file, or standard input for `-`.
///
/// # Errors
/// When the file cannot be opened.
pub fn open(path: &Path) -> Result<Box<dyn BufRead>, Refused> {
    if is_standard_input(path) {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    match File::open(path) {
        Ok(file) => Ok(Box::new(BufReader::with_capacity(1 << 16, file))),
        Err(error) => Err(unreadable(path, &error)),
    }
}

/// The text of a file that should hold plans.
///
/// # Errors
/// When it cannot be read, is empty, locked with a pass-phrase, or not text.
pub fn text(path: &Path) -> Result<String, Refused> {
    let mut bytes = Vec::new();
    // One byte more than the largest plan is enough to see that a file is larger.
    open(path)?
        .take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(path, &error))?;
    let what = match String::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => "is empty".to_owned(),
        Ok(text) => return Ok(text),
        Err(error) if seal::open_envelope(error.as_bytes()).is_ok() => {
            "is locked with a pass-phrase: open it in the page, which alone can, and export the plan unlocked"
                .to_owned()
        }
        Err(error) => format!(
            "holds no plan: it is not UTF-8 after {} bytes (licence exports are for the command import)",
            error.utf8_error().valid_up_to()
        ),
    };
    Err(Refused::Input(format!("{}: {what}", name(path))))
}

/// The refusal of a file that cannot be read.
pub fn unreadable(path: &Path, error: &io::Error) -> Refused {
    Refused::Input(format!("{}: cannot be read: {error}", name(path)))
}

/// Writes a text to standard output.
///
/// # Errors
/// When it cannot be written.
pub fn print(text: &str) -> Result<(), Refused> {
    print_bytes(text.as_bytes())
}

/// Writes bytes to standard output.
///
/// # Errors
/// When they cannot be written.
pub fn print_bytes(bytes: &[u8]) -> Result<(), Refused> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| unwritable(&error))
}

/// The refusal of standard output.
pub fn unwritable(error: &io::Error) -> Refused {
    if error.kind() == ErrorKind::BrokenPipe {
        Refused::NobodyReads
    } else {
        Refused::Input(format!("standard output: {error}"))
    }
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}
