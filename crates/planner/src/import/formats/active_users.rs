//! Lists of users with the names of their licences joined by `+`: "Active users" of the admin center, and the usage report
//! of active users. Only how many hold each product is kept.

use crate::{
    import::{
        problem::Problem,
        reading::{Fit, Importer, Reading},
        table::{Shape, Table},
        value::words,
    },
    model::Product,
};

/// "Active users", exported from the admin center.
pub(super) struct ActiveUsers;
/// The report `getOffice365ActiveUserDetail`.
pub(super) struct ActiveUserDetail;

const USERS: [&str; 8] = [
    "User principal name",
    "Username",
    "UserPrincipalName",
    "Benutzerprinzipalname",
    "Имя участника-пользователя",
    "Имя пользователя",
    "Nom d'utilisateur principal",
    "Sign-in name",
];
const LICENCES: [&str; 4] = ["Licenses", "Lizenzen", "Лицензии", "Licences"];
const ASSIGNED: [&str; 1] = ["Assigned Products"];
const DELETED: [&str; 1] = ["Is Deleted"];

/// What stands in place of a licence when there is none.
const NONE: [&str; 6] =
    ["unlicensed", "nicht lizenziert", "без лицензии", "нелицензированный", "sans licence", "none"];

impl Importer for ActiveUsers {
    fn id(&self) -> &'static str {
        "active-users"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.shape == Shape::Delimited && table.has_any(&USERS) && table.has_any(&LICENCES) {
            Fit::Sure
        } else {
            Fit::No
        }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        read(reading, &LICENCES);
    }
}

impl Importer for ActiveUserDetail {
    fn id(&self) -> &'static str {
        "active-user-detail"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has_any(&USERS) && table.has_any(&ASSIGNED) { Fit::Sure } else { Fit::No }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        read(reading, &ASSIGNED);
    }
}

fn read(reading: &mut Reading<'_>, names: &[&str]) {
    let Some(column) = reading.table.column(names) else { return };
    let deleted = reading.table.column(&DELETED);
    for row in reading.table.rows() {
        let cell = row.cell(column);
        if deleted.and_then(|column| words::truth(row.cell(column))) == Some(true) {
            reading.refused_as(row, cell, Problem::NotActive { status: "Is Deleted".to_owned() });
            continue;
        }
        let held = held(cell);
        if held.is_empty() {
            reading.refused_as(row, cell, Problem::Unlicensed);
            continue;
        }
        for name in held {
            reading.holds(Product { name: name.to_owned(), ..Product::default() });
        }
        reading.taken_as(row, cell);
    }
}

/// The names of the licences in a cell.
pub(super) fn held(cell: &str) -> Vec<&str> {
    split(cell).filter(|name| !NONE.contains(&name.to_lowercase().as_str())).collect()
}

/// Cuts at `+`, but not inside "Enterprise Mobility + Security E3".
fn split(cell: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let mut names = Vec::new();
    for (at, _) in cell.match_indices('+') {
        let spaced = cell.get(..at).is_some_and(|before| before.ends_with(' '))
            && cell.get(at + 1..).is_some_and(|after| after.starts_with(' '));
        if !spaced {
            names.push(cell.get(from..at).unwrap_or_default());
            from = at + 1;
        }
    }
    names.push(cell.get(from..).unwrap_or_default());
    names.into_iter().map(str::trim).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_plus_inside_a_name_does_not_cut() {
        assert_eq!(
            split("Office 365 E1+Enterprise Mobility + Security E3").collect::<Vec<_>>(),
            ["Office 365 E1", "Enterprise Mobility + Security E3"]
        );
        assert_eq!(split("").count(), 0);
    }
}
