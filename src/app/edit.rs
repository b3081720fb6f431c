//! Changing one cell of the plan by the text a person typed or pasted. A text that cannot be understood changes nothing.

mod column;
mod head;
mod value;

use changeover_planner::model::Plan;

pub use column::{Column, choose_start};
pub use head::Head;
pub use value::{billing_key, from_entry, term_key};

/// What was wrong with a typed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistyped {
    /// Not a whole number from 1 to 10,000,000.
    Count,
    /// Not a day, or a day that can be read in two ways.
    Day,
    /// Not an amount.
    Amount,
    /// Not one of the choices.
    Choice,
    /// Must not be empty.
    Empty,
}

/// Puts texts into cells: subscription, column, text.
///
/// # Errors
/// The first [`Mistyped`]; a plan in which some cells are changed is then not to be used.
pub fn cells(plan: &mut Plan, cells: &[(String, Column, String)]) -> Result<(), Mistyped> {
    for (id, column, text) in cells {
        if let Some(sub) = plan.subscriptions.iter_mut().find(|sub| sub.id == *id) {
            column.write(sub, text)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use changeover_planner::model::{Date, Subscription};

    use super::{value::day, *};

    fn sub() -> Subscription {
        serde_json::from_str(r#"{"id":"s1","channel":"mca-direct","product":{"name":"Microsoft 365 Business Premium"},"seats":40,"end":"2027-03-14"}"#)
            .unwrap()
    }

    #[test]
    fn what_a_cell_reads_it_also_writes() {
        let mut full = sub();
        for (column, text) in [
            (Column::Seller, "Partner A"),
            (Column::Assigned, "38"),
            (Column::Start, "2026-03-15"),
            (Column::Price, "264.00/year"),
            (Column::TargetProduct, "Microsoft 365 E3"),
            (Column::TargetSeats, "41"),
            (Column::TargetTerm, "P1M"),
            (Column::TargetBilling, "monthly"),
            (Column::TargetPrice, "23.10"),
            (Column::TargetStart, "2027-03-14"),
            (Column::Strategy, "cut"),
            (Column::Consent, "agrees"),
            (Column::Notes, "call first"),
        ] {
            assert_eq!(column.write(&mut full, text), Ok(()), "{column:?}");
            assert_eq!(column.read(&full), text, "{column:?}");
        }
        let mut copy = sub();
        for column in Column::ALL {
            assert_eq!(column.write(&mut copy, &column.read(&full)), Ok(()), "{column:?}");
        }
        for column in Column::ALL {
            assert_eq!(column.read(&copy), column.read(&full), "{column:?}");
        }
    }

    #[test]
    fn a_day_is_never_guessed() {
        assert_eq!(day("14.03.2027"), Ok(Date::new(2027, 3, 14)));
        assert_eq!(day("14/3/2027"), Ok(Date::new(2027, 3, 14)));
        assert_eq!(day("3/14/2027"), Ok(Date::new(2027, 3, 14)));
        assert_eq!(day("5/5/2027"), Ok(Date::new(2027, 5, 5)));
        for wrong in ["3/4/2027", "31.02.2027", "tomorrow", "2027", "1999-12-31"] {
            assert_eq!(day(wrong), Err(Mistyped::Day), "{wrong}");
        }
    }

    #[test]
    fn a_mistyped_cell_changes_nothing() {
        for (column, text) in [
            (Column::Seats, "0"),
            (Column::Seats, "many"),
            (Column::Price, "-1/decade"),
            (Column::Channel, "shop"),
            (Column::Product, ""),
            (Column::Start, "2027-03-15"),
        ] {
            let mut changed = sub();
            assert!(column.write(&mut changed, text).is_err(), "{column:?} {text}");
            assert_eq!(changed, sub());
        }
    }
}
