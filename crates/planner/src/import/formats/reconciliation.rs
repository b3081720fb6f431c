//! Licence-based reconciliation files, legacy and new commerce: several charges a subscription, from which the seats held
//! today are found. What the partner pays is not kept.

use crate::{
    import::{
        draft::{Draft, Grain},
        field::Field,
        intern::QuickMap,
        problem::Problem,
        question::DateOrder,
        reading::{Fit, Importer, Reading},
        sheet::{Names, Sheet},
        table::{Row, Table, key},
        value::{ids::Id, words},
    },
    model::{Billing, Channel, Moment, Term},
};

/// Charges of legacy subscriptions.
pub(super) struct LegacyReconciliation;
/// Charges of new-commerce subscriptions.
pub(super) struct NceReconciliation;

const COMMON: [Names; 5] = [
    (Field::Seats, &["Quantity"]),
    (Field::Start, &["SubscriptionStartDate"]),
    (Field::End, &["SubscriptionEndDate"]),
    (Field::Price, &[]),
    (Field::Seller, &[]),
];
const LEGACY: [Names; 5] = [
    (Field::ProductName, &["OfferName", "SubscriptionName"]),
    (Field::OfferId, &["DurableOfferId"]),
    (Field::SubscriptionId, &["SyndicationPartnerSubscriptionNumber"]),
    (Field::Billing, &["BillingCycleType"]),
    (Field::Purchased, &[]),
];
const NCE: [Names; 6] = [
    (Field::ProductName, &["SkuName", "ProductName"]),
    (Field::ProductId, &["ProductId"]),
    (Field::ProductSku, &["SkuId"]),
    (Field::SubscriptionId, &["SubscriptionId"]),
    (Field::Billing, &["BillingFrequency"]),
    (Field::Term, &["TermAndBillingCycle"]),
];

/// What a charge says about the seats held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Effect {
    /// From now on it is this many.
    Sets,
    /// So many more.
    Adds,
    /// So many fewer.
    Takes,
    /// It is over.
    Ends,
    /// Nothing.
    None,
}

/// Charge types of both generations, by letters.
pub(in crate::import) fn effect(kind: &str) -> Effect {
    let kind = key(kind);
    match kind.as_str() {
        "new"
        | "renew"
        | "cyclecharge"
        | "cyclefee"
        | "newpurchasecyclefee"
        | "purchasefee"
        | "proratefeewhenrenew"
        | "proratefeesrenew"
        | "activationfee"
        | "proratefeeswhenactivate"
        | "proratefeeswhenpurchase"
        | "cycleinstanceprorate"
        | "changebillingplan"
        | "extendterm"
        | "proratefeeswhenconverttoanewoffering" => Effect::Sets,
        "addquantity" => Effect::Adds,
        "removequantity" | "movequantity" => Effect::Takes,
        "cancelimmediate"
        | "cancelfee"
        | "proratefeeswhencancel"
        | "cancelinstanceprorate"
        | "convert"
        | "proratefeeswhenconvertawayfromcurrentoffering" => Effect::Ends,
        _ => Effect::None,
    }
}

impl Importer for LegacyReconciliation {
    fn id(&self) -> &'static str {
        "reconciliation-legacy"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has(&["SyndicationPartnerSubscriptionNumber", "ChargeType", "Quantity"]) {
            Fit::Sure
        } else {
            Fit::No
        }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        read(reading, &LEGACY, |_, draft| {
            draft.channel = Some(Channel::CspLegacy);
            Ok(())
        });
    }
}

impl Importer for NceReconciliation {
    fn id(&self) -> &'static str {
        "reconciliation-nce"
    }

    fn sniff(&self, table: &Table) -> Fit {
        if table.has(&["SubscriptionId", "ChargeType", "ProductId", "SkuId", "Quantity"]) {
            Fit::Sure
        } else {
            Fit::No
        }
    }

    fn read(&self, reading: &mut Reading<'_>) {
        let commitment = reading.table.column(&["TermAndBillingCycle"]);
        read(reading, &NCE, move |row, draft| {
            let said = commitment.map_or("", |column| row.cell(column)).to_lowercase();
            if said.contains("trial") {
                return Err(Problem::Trial { name: draft.name() });
            }
            // Products of licences begin with CFQ7; the marketplace and reservations have other ids.
            if draft.product.product_id.as_deref().is_some_and(|id| !id.starts_with("CFQ7"))
                || (!said.is_empty() && draft.term.is_none())
            {
                return Err(Problem::NotLicence { name: draft.name() });
            }
            draft.channel = Some(Channel::CspNce);
            draft.billing = draft.billing.or(match draft.term {
                Some(Term::Month) => Some(Billing::Monthly),
                Some(Term::Year) => Some(Billing::Annual),
                _ => None,
            });
            Ok(())
        });
    }
}

/// A charge that was understood.
struct Charge<'t> {
    row: Row<'t>,
    draft: Draft,
    effect: Effect,
    from: Option<Moment>,
}

fn read<'t>(
    reading: &mut Reading<'t>,
    own: &[Names],
    adapt: impl Fn(Row<'t>, &mut Draft) -> Result<(), Problem>,
) {
    let names: Vec<Names> = own.iter().chain(&COMMON).copied().collect();
    let mut sheet = reading.bind(&names, Some(DateOrder::MonthFirst));
    let kind = reading.table.column(&["ChargeType"]);
    let from = reading.table.column(&["ChargeStartDate"]);
    if let Some(from) = from {
        sheet.decide_date_columns(&[from], Some(DateOrder::MonthFirst), reading.answers);
    }
    reading.questions.append(&mut sheet.questions);
    let mut charges: QuickMap<Option<Id>, Vec<Charge<'t>>> = QuickMap::default();
    let mut order: Vec<Option<Id>> = Vec::new();
    for row in reading.table.rows() {
        let mut notes = Vec::new();
        match charge(&sheet, row, kind, from, &adapt, &mut notes) {
            Ok(charge) => {
                let id = charge.draft.subscription_id.clone();
                if !charges.contains_key(&id) {
                    order.push(id.clone());
                }
                charges.entry(id).or_default().push(charge);
                reading.taken(row, notes);
            }
            Err(problem) => reading.refused(row, problem),
        }
    }
    for id in order {
        if let Some(of_subscription) = charges.remove(&id) {
            fold(reading, of_subscription);
        }
    }
}

fn charge<'t>(
    sheet: &Sheet<'t>,
    row: Row<'t>,
    kind: Option<usize>,
    from: Option<usize>,
    adapt: &impl Fn(Row<'t>, &mut Draft) -> Result<(), Problem>,
    notes: &mut Vec<crate::import::sheet::Note>,
) -> Result<Charge<'t>, Problem> {
    if let Some(problem) = sheet.not_data(row) {
        return Err(problem);
    }
    let kind = kind.map_or("", |column| row.cell(column));
    let effect = effect(kind);
    if effect == Effect::None {
        return Err(Problem::OtherCharge { kind: kind.to_owned() });
    }
    // A credit has its seats below zero; how many it takes away is the number without its sign.
    let mut draft = match sheet.draft(row, notes) {
        Err(Problem::BadNumber { text, .. }) if text.starts_with(['-', '(']) => {
            return Err(Problem::OtherCharge { kind: kind.to_owned() });
        }
        draft => draft?,
    };
    if draft.subscription_id.is_none() {
        return Err(Problem::MissingField { header: "SubscriptionId".to_owned() });
    }
    draft.term = draft.term.or_else(|| words::term(sheet.cell(row, Field::Term)));
    adapt(row, &mut draft)?;
    draft.grain = Grain::Purchase;
    let from = from.and_then(|column| sheet.moment(row, column, notes));
    Ok(Charge { row, draft, effect, from })
}

/// The seats of a subscription after all its charges, in the order of their days.
fn fold<'t>(reading: &mut Reading<'t>, mut charges: Vec<Charge<'t>>) {
    charges.sort_by_key(|charge| charge.from);
    let mut seats = 0_u64;
    let mut ended = false;
    for charge in &charges {
        let quantity = charge.draft.seats.unwrap_or(0);
        match charge.effect {
            Effect::Sets => (seats, ended) = (quantity, false),
            Effect::Adds => seats = seats.saturating_add(quantity),
            Effect::Takes => seats = seats.saturating_sub(quantity),
            Effect::Ends => ended = true,
            Effect::None => {}
        }
    }
    let Some(newest) = charges.last().map(|charge| charge.draft.clone()) else { return };
    let mut draft = Draft { seats: Some(seats), ..newest };
    if ended {
        draft.status = "cancelled".into();
    }
    let mut notes = Vec::new();
    match reading.settled(draft, &mut notes) {
        Ok(draft) => {
            for note in notes {
                reading.say(note.problem, Some(draft.line), note.column);
            }
            reading.drafts.push(draft);
        }
        Err(problem) => {
            for charge in charges {
                reading.withdraw(charge.row, problem.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charge_types_of_both_generations() {
        for (kind, expected) in [
            ("cycleCharge", Effect::Sets),
            ("New purchase cycle fee", Effect::Sets),
            ("addQuantity", Effect::Adds),
            ("removeQuantity", Effect::Takes),
            ("cancelImmediate", Effect::Ends),
            ("Offset a line item", Effect::None),
            ("customerCredit", Effect::None),
        ] {
            assert_eq!(effect(kind), expected, "{kind}");
        }
    }
}
