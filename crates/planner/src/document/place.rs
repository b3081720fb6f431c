//! Which field of a JSON text a place lies in: `subscriptions[3].seats`. Only asked when a document does not open.

/// The path of the value that is read at a place, or of the object or list that ends there, from a line and a column counted from 1.
/// Total: a text that is not JSON gives the path as far as it could be followed.
pub(super) fn field_at(text: &str, line: usize, column: usize) -> String {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let place = start.saturating_add(column.saturating_sub(1));
    let mut walk = Walk { levels: Vec::new(), key: String::new(), found: String::new() };
    let mut bytes = text.char_indices().peekable();
    while let Some((at, letter)) = bytes.next() {
        if at > place {
            break;
        }
        match letter {
            '{' => walk.open(Level::Object(None)),
            '[' => walk.open(Level::List(0)),
            '}' | ']' => {
                walk.levels.pop();
            }
            ',' => walk.next(),
            ':' => walk.named(),
            '"' => {
                walk.key.clear();
                let mut escaped = false;
                for (_, letter) in bytes.by_ref() {
                    match letter {
                        '"' if !escaped => break,
                        '\\' if !escaped => escaped = true,
                        other => {
                            escaped = false;
                            walk.key.push(other);
                        }
                    }
                }
            }
            _ => {}
        }
        // Blanks begin nothing. A closing bracket is where a whole object is refused: its path is what it closes.
        if !letter.is_whitespace() {
            walk.found = walk.path();
        }
    }
    walk.found
}

enum Level {
    /// An object, and the key whose value is read.
    Object(Option<String>),
    /// A list, and the place of the item that is read.
    List(usize),
}

struct Walk {
    levels: Vec<Level>,
    /// The text read last: a key, when a colon follows.
    key: String,
    found: String,
}

impl Walk {
    fn open(&mut self, level: Level) {
        self.levels.push(level);
    }

    fn next(&mut self) {
        match self.levels.last_mut() {
            Some(Level::List(place)) => *place += 1,
            Some(Level::Object(key)) => *key = None,
            None => {}
        }
    }

    fn named(&mut self) {
        if let Some(Level::Object(key)) = self.levels.last_mut() {
            *key = Some(self.key.clone());
        }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for level in &self.levels {
            match level {
                Level::Object(Some(key)) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(key);
                }
                Level::Object(None) => {}
                Level::List(place) => path.push_str(&format!("[{place}]")),
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "{\n \"a\": 1,\n \"list\": [\n  {\"x\": \"q,:{\\\"\"},\n  {\"y\": true, \"z\": 5}\n ]\n}";

    #[test]
    fn a_place_lies_in_the_field_read_there() {
        let field = |line, column| field_at(TEXT, line, column);
        assert_eq!(field(2, 7), "a");
        assert_eq!(field(4, 9), "list[0].x");
        assert_eq!(field(5, 9), "list[1].y");
        assert_eq!(field(5, 20), "list[1].z");
        assert_eq!(field(5, 21), "list[1]");
        assert_eq!(field(6, 2), "list");
    }

    #[test]
    fn what_is_not_json_has_a_place_too() {
        for text in ["", "{", "]]]", "\"", "{\"a\":[,,", "é{\"ü\":\u{1f600}"] {
            let _ = field_at(text, 1, 1);
            let _ = field_at(text, 1, 100);
        }
    }
}
