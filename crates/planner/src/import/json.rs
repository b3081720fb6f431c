//! JSON → table: the list is found in whatever wraps it, each object becomes a row, nested objects become dotted columns.

use std::collections::HashMap;

use serde_json::{Map, Value, value::RawValue};

use super::{
    problem::{JsonFault, Problem},
    table::{Shape, Table},
};

/// Names under which programs put the list they return.
const WRAPPERS: [&str; 8] = ["value", "items", "data", "results", "subscriptions", "lineItems", "d", "body"];
/// Lists inside an entry whose entries are rows of their own; an entry with `lineItems` is no row itself.
const NESTED: [&str; 4] = ["lineItems", "addonItems", "addOnMigrations", "addOnMigrationSchedules"];
const ENVELOPE: &str = "lineItems";
/// Before the names of what a row has from the entry it is nested in.
const PARENT: &str = "parent.";
/// How deep wrappers are opened and objects flattened.
const DEPTH: usize = 4;
/// Most columns of a table.
const MAX_COLUMNS: usize = 2_000;

/// What a JSON text holds.
#[derive(Debug)]
pub(super) struct Listing {
    /// The objects as rows.
    pub(super) table: Table,
    /// Lines of entries that are no objects.
    pub(super) not_records: Vec<u32>,
    /// The list says it is longer: how many entries in all, 0 when only a next page is named.
    pub(super) total: Option<u64>,
    /// The value of `format`, where the text is an object that has one.
    pub(super) format: Option<String>,
}

/// Whether a text is meant to be JSON.
pub(super) fn looks_like(text: &str) -> bool {
    matches!(text.trim_start().as_bytes().first(), Some(b'{' | b'['))
}

/// Reads a JSON text, several after each other, or one a line.
///
/// # Errors
/// Line, column and reason where the text is not JSON.
pub(super) fn read(text: &str) -> Result<Listing, (Problem, u32, u32)> {
    let mut tops: Vec<&RawValue> = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
        match value {
            Ok(value) => tops.push(value),
            Err(error) => {
                let whole = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                let fault = fault(text, &error);
                return Err((Problem::NotJson { fault }, whole(error.line()), whole(error.column())));
            }
        }
    }
    let mut finder = Finder { text, line: 1, offset: 0, found: Vec::new(), total: None, format: None };
    for top in tops {
        finder.open(top, 0);
    }
    let Finder { found, total, format, .. } = finder;
    let mut columns = Columns::default();
    let mut not_records = Vec::new();
    let mut rows: Vec<(Entry<'_>, Vec<(usize, String)>)> = Vec::new();
    for entry in found {
        let mut cells = Vec::new();
        match serde_json::from_str::<Value>(entry.raw.get()) {
            Ok(Value::Object(mut object)) => {
                object.retain(|key, _| !is_nested(key));
                columns.flatten("", object, 0, &mut cells);
                if let Some((_, above)) = entry.parent.and_then(|parent| rows.get(parent)) {
                    for (column, cell) in above.clone() {
                        columns.inherit(column, cell, &mut cells);
                    }
                }
            }
            _ => not_records.push(entry.line),
        }
        rows.push((entry, cells));
    }
    let mut table = Table::new(Shape::Json, columns.names.iter().map(String::as_str));
    let width = columns.names.len();
    let mut row: Vec<String> = vec![String::new(); width];
    for (entry, cells) in rows {
        if entry.envelope || cells.is_empty() {
            continue;
        }
        row.iter_mut().for_each(String::clear);
        for (column, cell) in cells {
            if let Some(place) = row.get_mut(column) {
                *place = cell;
            }
        }
        table.push(entry.line, row.iter().map(String::as_str));
    }
    let total = total.filter(|total| *total == 0 || *total > table.len() as u64);
    Ok(Listing { table, not_records, total, format })
}

/// Names the fault by the character at its place.
fn fault(text: &str, error: &serde_json::Error) -> JsonFault {
    if error.is_eof() {
        return JsonFault::EndsEarly;
    }
    let start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = start + error.column().saturating_sub(1);
    let mut here = at.min(text.len());
    while !text.is_char_boundary(here) {
        here -= 1;
    }
    let rest = text.get(here..).unwrap_or_default();
    if rest.starts_with("//") || rest.starts_with("/*") {
        return JsonFault::Remark;
    }
    if rest.starts_with(['}', ']']) && text.get(..here).is_some_and(|before| before.trim_end().ends_with(','))
    {
        return JsonFault::SpareComma;
    }
    JsonFault::Unexpected(rest.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// One entry of the list, or of a list inside it.
struct Entry<'t> {
    line: u32,
    raw: &'t RawValue,
    /// The entry it is nested in, by number.
    parent: Option<usize>,
    /// It only holds rows.
    envelope: bool,
}

fn is_nested(key: &str) -> bool {
    NESTED.iter().any(|name| name.eq_ignore_ascii_case(key))
}

struct Finder<'t> {
    text: &'t str,
    line: u32,
    offset: usize,
    found: Vec<Entry<'t>>,
    total: Option<u64>,
    format: Option<String>,
}

impl<'t> Finder<'t> {
    /// Line of a part of the text; parts come in the order of the text.
    fn line_of(&mut self, raw: &'t RawValue) -> u32 {
        let at = (raw.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        if at > self.offset {
            let breaks = self
                .text
                .as_bytes()
                .get(self.offset..at)
                .unwrap_or_default()
                .iter()
                .filter(|byte| **byte == b'\n')
                .count();
            self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            self.offset = at;
        }
        self.line
    }

    fn open(&mut self, raw: &'t RawValue, depth: usize) {
        if depth > DEPTH {
            return;
        }
        if let Ok(list) = serde_json::from_str::<Vec<&'t RawValue>>(raw.get()) {
            for entry in list {
                if depth < 2 && self.page(entry).is_some() {
                    self.open(entry, depth + 1);
                } else {
                    self.entry(entry, None);
                }
            }
            return;
        }
        if let Some(list) = self.page(raw) {
            self.open(list, depth + 1);
        } else {
            self.entry(raw, None);
        }
    }

    /// Notes an entry and the entries of the lists inside it.
    fn entry(&mut self, raw: &'t RawValue, parent: Option<usize>) {
        let line = self.line_of(raw);
        let number = self.found.len();
        self.found.push(Entry { line, raw, parent, envelope: false });
        if !NESTED.iter().any(|name| raw.get().contains(name)) {
            return;
        }
        let Ok(object) = serde_json::from_str::<HashMap<std::borrow::Cow<'t, str>, &'t RawValue>>(raw.get())
        else {
            return;
        };
        for (key, list) in &object {
            if let Some(children) = Some(list)
                .filter(|_| is_nested(key))
                .and_then(|list| serde_json::from_str::<Vec<&'t RawValue>>(list.get()).ok())
            {
                if key.eq_ignore_ascii_case(ENVELOPE)
                    && !children.is_empty()
                    && let Some(entry) = self.found.get_mut(number)
                {
                    entry.envelope = true;
                }
                for child in children {
                    self.entry(child, Some(number));
                }
            }
        }
    }

    /// The list inside an object that does nothing but wrap one.
    fn page(&mut self, raw: &'t RawValue) -> Option<&'t RawValue> {
        if !raw.get().starts_with('{') {
            return None;
        }
        let object: HashMap<std::borrow::Cow<'t, str>, &'t RawValue> =
            serde_json::from_str(raw.get()).ok()?;
        let of = |name: &str| {
            object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
        };
        if self.format.is_none() {
            self.format = of("format").and_then(|format| serde_json::from_str(format.get()).ok());
        }
        let list = WRAPPERS.iter().find_map(|name| of(name).filter(|value| is_list(value, name)))?;
        // An entry with an identity of its own that happens to hold a list is an entry (a transfer with its lines).
        if of("id").is_some() {
            return None;
        }
        if of("@odata.nextLink").is_some() || of("odata.nextLink").is_some() {
            self.total = Some(0);
        } else if self.total == Some(0) {
            // The page that the one before named.
            self.total = None;
        }
        if let Some(total) = of("totalCount")
            .or_else(|| of("@odata.count"))
            .and_then(|total| serde_json::from_str(total.get()).ok())
        {
            self.total = Some(total);
        }
        Some(list)
    }
}

fn is_list(value: &RawValue, name: &str) -> bool {
    value.get().starts_with('[') || (matches!(name, "d" | "body") && value.get().starts_with('{'))
}

#[derive(Default)]
struct Columns {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Columns {
    fn flatten(
        &mut self,
        path: &str,
        object: Map<String, Value>,
        depth: usize,
        cells: &mut Vec<(usize, String)>,
    ) {
        for (key, value) in object {
            let name = if path.is_empty() { key } else { format!("{path}.{key}") };
            match value {
                // PowerShell writes a day as an object of the value and its text.
                Value::Object(mut inner) if inner.contains_key("DateTime") && inner.contains_key("value") => {
                    if let Some(Value::String(text)) = inner.remove("value") {
                        self.cell(name, text, cells);
                    }
                }
                Value::Object(inner) if depth < DEPTH => self.flatten(&name, inner, depth + 1, cells),
                Value::String(text) => self.cell(name, text, cells),
                Value::Null => self.cell(name, String::new(), cells),
                other => self.cell(name, other.to_string(), cells),
            }
        }
    }

    /// A cell of the entry above, under a name that says so; what is above that keeps its name.
    fn inherit(&mut self, column: usize, text: String, cells: &mut Vec<(usize, String)>) {
        let Some(name) = self.names.get(column) else { return };
        let name = if name.starts_with(PARENT) { name.clone() } else { format!("{PARENT}{name}") };
        if !cells.iter().any(|(place, _)| self.names.get(*place) == Some(&name)) {
            self.cell(name, text, cells);
        }
    }

    fn cell(&mut self, name: String, text: String, cells: &mut Vec<(usize, String)>) {
        let place = match self.places.get(&name) {
            Some(place) => *place,
            None if self.names.len() >= MAX_COLUMNS => return,
            None => {
                self.names.push(name.clone());
                self.places.insert(name, self.names.len() - 1);
                self.names.len() - 1
            }
        };
        cells.push((place, text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let listing = read(text).unwrap();
        listing.table.rows().map(|row| (row.line(), row.cells().map(str::to_owned).collect())).collect()
    }

    #[test]
    fn a_list_is_found_in_its_wrappers() {
        let entry = r#"{"a":1,"b":{"c":"x"}}"#;
        let cells = vec!["1".to_owned(), "x".to_owned()];
        for (text, line) in [
            (format!("[{entry}]"), 1),
            (format!("{{\"value\":\n[{entry}]}}"), 2),
            (format!("{{\"Items\":[\n\n{entry}],\"totalCount\":1}}"), 3),
            (format!("[{{\"value\":[{entry}]}}]"), 1),
            (entry.to_owned(), 1),
        ] {
            assert_eq!(rows(&text), [(line, cells.clone())], "{text}");
        }
    }

    #[test]
    fn one_object_a_line_keeps_its_lines() {
        assert_eq!(rows("{\"a\":1}\n{\"a\":2}\n"), [(1, vec!["1".to_owned()]), (2, vec!["2".to_owned()])]);
    }

    #[test]
    fn rows_inside_an_entry_know_it() {
        let text = r#"[{"id":"t1","status":"Active","lineItems":[{"id":0,"quantity":2,"addonItems":[{"id":1,"quantity":4}]}]}]"#;
        let listing = read(text).unwrap();
        let (quantity, status) =
            (listing.table.column(&["quantity"]).unwrap(), listing.table.column(&["parent.status"]).unwrap());
        let rows: Vec<(&str, &str)> =
            listing.table.rows().map(|row| (row.cell(quantity), row.cell(status))).collect();
        assert_eq!(rows, [("2", "Active"), ("4", "Active")]);
    }

    #[test]
    fn a_longer_list_is_noticed() {
        assert_eq!(read(r#"{"totalCount":37,"items":[{"a":1}]}"#).unwrap().total, Some(37));
        assert_eq!(read(r#"{"totalCount":1,"items":[{"a":1}]}"#).unwrap().total, None);
        assert_eq!(read(r#"{"@odata.nextLink":"x","value":[{"a":1}]}"#).unwrap().total, Some(0));
        let both = r#"[{"@odata.nextLink":"x","value":[{"a":1}]},{"value":[{"a":2}]}]"#;
        assert_eq!(read(both).unwrap().total, None);
    }

    #[test]
    fn what_is_not_json_is_refused_with_its_place() {
        for (text, fault, line, column) in [
            ("{\n  \"a\": 1,\n}", JsonFault::SpareComma, 3, 1),
            ("{\"a\": 1, // one\n}", JsonFault::Remark, 1, 10),
            ("[{\"a\": 1}", JsonFault::EndsEarly, 1, 9),
            ("[{\"a\": …}]", JsonFault::Unexpected('…'), 1, 8),
        ] {
            assert_eq!(read(text).unwrap_err(), (Problem::NotJson { fault }, line, column), "{text}");
        }
    }
}
