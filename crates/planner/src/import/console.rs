//! What a console prints: a table with names, a line of dashes and values under the names; or a list of `Name : value`.

use std::collections::HashMap;

use super::table::{Shape, Table};

/// Reads what a console printed; `None` when it is neither a table nor a list.
pub(super) fn read(text: &str) -> Option<Table> {
    table(text).or_else(|| list(text))
}

/// Entries of lines `Name : value`, apart by blank lines.
fn list(text: &str) -> Option<Table> {
    let named = |line: &str| {
        line.split_once(" : ")
            .or_else(|| line.strip_suffix(" :").map(|name| (name, "")))
            .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
    };
    let mut entries: Vec<(u32, Vec<(String, String)>)> = Vec::new();
    let mut apart = true;
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            apart = true;
            continue;
        }
        match named(line) {
            Some((name, _)) if name.is_empty() || name.contains([',', ';', '\t', '"']) => return None,
            Some(cell) => {
                if apart {
                    entries.push((u32::try_from(number + 1).unwrap_or(u32::MAX), Vec::new()));
                }
                apart = false;
                entries.last_mut()?.1.push(cell);
            }
            // A long value goes on in the next line, under its beginning.
            None if line.starts_with("    ") => entries.last_mut()?.1.last_mut()?.1.push_str(line.trim()),
            None => return None,
        }
    }
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in entries.iter().flat_map(|(_, cells)| cells) {
        places.entry(name).or_insert_with(|| {
            names.push(name);
            names.len() - 1
        });
    }
    if names.len() < 2 {
        return None;
    }
    let mut table = Table::new(Shape::Console, names.iter().copied());
    for (line, cells) in &entries {
        let mut row = vec![""; names.len()];
        for (name, value) in cells {
            if let Some(slot) = places.get(name.as_str()).and_then(|place| row.get_mut(*place)) {
                *slot = value;
            }
        }
        table.push(*line, row.into_iter());
    }
    Some(table)
}

fn table(text: &str) -> Option<Table> {
    let lines: Vec<&str> = text.lines().collect();
    let ruler_at = lines.iter().take(30).position(|line| is_ruler(line)).filter(|at| *at > 0)?;
    let ruler: Vec<char> = lines.get(ruler_at)?.chars().collect();
    let names: Vec<char> = lines.get(ruler_at - 1)?.chars().collect();
    let starts: Vec<usize> = (0..ruler.len())
        .filter(|at| ruler.get(*at) == Some(&'-') && (*at == 0 || ruler.get(at - 1) != Some(&'-')))
        .collect();
    let mut table = Table::new(Shape::Console, cut(&names, &starts).iter().map(String::as_str));
    for (number, line) in lines.iter().enumerate().skip(ruler_at + 1) {
        if !line.trim().is_empty() && !is_ruler(line) {
            let chars: Vec<char> = line.chars().collect();
            let cells = cut(&chars, &starts);
            table.push(u32::try_from(number + 1).unwrap_or(u32::MAX), cells.iter().map(String::as_str));
        }
    }
    Some(table)
}

fn is_ruler(line: &str) -> bool {
    let line = line.trim_end();
    line.contains("--") && line.chars().all(|c| c == '-' || c == ' ') && line.split_whitespace().count() > 1
}

/// Cuts a line at the columns. A value that begins before its column (numbers are set to the right) belongs to it as a whole.
/// A value longer than its column pushes the others to the right: then the words are the cells, if there are as many.
fn cut(line: &[char], starts: &[usize]) -> Vec<String> {
    let whole: String = line.iter().collect();
    let words: Vec<String> = whole.split_whitespace().map(str::to_owned).collect();
    if words.len() == starts.len() {
        return words;
    }
    let blank = |at: usize| line.get(at).is_none_or(|c| c.is_whitespace());
    let begin = |start: usize| {
        let mut at = start.min(line.len());
        while at > 0 && !blank(at) && !blank(at - 1) {
            at -= 1;
        }
        at
    };
    starts
        .iter()
        .enumerate()
        .map(|(index, start)| {
            let from = begin(*start);
            let to = starts.get(index + 1).map_or(line.len(), |next| begin(*next));
            line.get(from..to.max(from)).unwrap_or_default().iter().collect::<String>().trim().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_under_names_are_cells() {
        let table = read("\nAccountSkuId   ActiveUnits ConsumedUnits\n------------   ----------- -------------\ncontoso:SPB             40 38\ncontoso:VISIO_PLAN2_FACULTY 1000000     0\n\n").unwrap();
        let rows: Vec<Vec<&str>> = table.rows().map(|row| row.cells().collect()).collect();
        assert_eq!(rows, [["contoso:SPB", "40", "38"], ["contoso:VISIO_PLAN2_FACULTY", "1000000", "0"]]);
        assert_eq!(table.rows().map(|row| row.line()).collect::<Vec<_>>(), [4, 5]);
    }

    #[test]
    fn lines_of_name_and_value_are_entries() {
        let table = read("\nSkuPartNumber : SPB\nActiveUnits   : 40\nServiceStatus : {a,\n                b}\n\nSkuPartNumber : VISIO\nActiveUnits   :\n").unwrap();
        let rows: Vec<Vec<&str>> = table.rows().map(|row| row.cells().collect()).collect();
        assert_eq!(rows, [["SPB", "40", "{a,b}"], ["VISIO", "", ""]]);
        assert_eq!(table.rows().map(|row| row.line()).collect::<Vec<_>>(), [2, 7]);
    }

    #[test]
    fn other_text_is_no_console_table() {
        assert!(read("a,b\n1,2\n").is_none());
        assert!(read("Title\n--------\ntext").is_none());
    }
}
