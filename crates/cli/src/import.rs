//! Files in, one inventory out.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use changeover_planner::{
    i18n::Language,
    import::{Answers, SourceFile, import},
};

use crate::{
    catalog,
    place::{self, Refused},
};

/// Largest file read, bytes; the longest export of a tenant is a small part of it.
const MOST_BYTES: u64 = 256 << 20;

/// Reads the files and prints what they make together.
///
/// # Errors
/// When a file cannot be read, no importer fits it, or some of its rows are not understood; the rest is printed all the same.
pub fn all(paths: &[PathBuf], language: Language) -> Result<(), Refused> {
    let mut refused = Vec::new();
    let mut files = Vec::new();
    for path in paths {
        let mut bytes = Vec::new();
        let read = place::open(path).and_then(|file| {
            file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| place::unreadable(path, &error))
        });
        match read {
            Ok(length) if length as u64 > MOST_BYTES => {
                refused.push(format!("{}: is larger than {MOST_BYTES} bytes", place::name(path)));
            }
            Ok(_) => {
                let shown = place::name(path);
                let name = Path::new(&shown)
                    .file_name()
                    .map_or(shown.clone(), |name| name.to_string_lossy().into_owned());
                files.push(SourceFile { name, bytes });
            }
            Err(Refused::Input(what)) => refused.push(what),
            Err(other) => return Err(other),
        }
    }
    catalog::register();
    let document = import(&files, &Answers::default()).written(language);
    for file in document.files.iter().filter(|file| file.importer.is_none() || file.rows.rejected > 0) {
        refused.extend(file.diagnostics.iter().map(|diagnostic| {
            let line = diagnostic.line.map(|line| format!("line {line}: ")).unwrap_or_default();
            format!("{}: {line}{}", file.name, diagnostic.message)
        }));
    }
    // Serialising owned strings and numbers cannot fail.
    place::print(&format!("{}\n", serde_json::to_string(&document).unwrap_or_default()))?;
    if refused.is_empty() { Ok(()) } else { Err(Refused::Input(refused.join("\nchangeover-cli: "))) }
}
