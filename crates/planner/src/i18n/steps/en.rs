//! Steps in English.

use crate::engine::Action;

/// The templates of a step.
pub(super) fn templates(action: Action, rule: &str) -> &'static [&'static str] {
    match (action, rule) {
        (Action::RequestRelationship, _) => &[
            "Send the reseller relationship request[ to {customer}] from Partner Center[ by {day}]. The text of the mail may be changed, its link may not.",
        ],
        (Action::AcceptRelationship, _) => &[
            "Open the link from the mail and accept the reseller relationship[ by {day}], signed in as Global administrator. It includes the Microsoft Customer Agreement and changes nothing about existing subscriptions.",
        ],
        (Action::AcceptAgreement, _) => &[
            "Accept the Microsoft Customer Agreement before the first purchase[, by {day}], in the admin center or by confirming it to the partner, who attests to it.",
        ],
        (Action::RequestGdap, _) => &[
            "Ask[ {customer}] for admin rights (GDAP)[ by {day}], for longer than the move takes. It is a request of its own; unanswered it lapses after 90 days.",
        ],
        (Action::CreateTransfer, _) => &[
            "Create the transfer request in Partner Center[ by {day}] as Admin agent, naming the current seller[, {seller}].",
        ],
        (Action::ApproveTransfer, _) => &[
            "Choose the subscription[ {product}] with its {seats:seat|seats} in the transfer request and approve it[ by {day}]. Nothing changes for users.",
            "Choose the subscription[ {product}] in the transfer request and approve it[ by {day}]. Nothing changes for users.",
        ],
        (Action::ScheduleRenewal, _) => &[
            "Schedule the renewal[ of {target}] to CSP for {seats:seat|seats} in Partner Center[ by {day}]. Check there which days and prices are offered.",
            "Schedule the renewal[ of {target}] to CSP in Partner Center[ by {day}]. Check there which days and prices are offered.",
        ],
        (Action::Buy, "mig-eligible") => &[
            "Migrate the legacy subscription[ {product}] with {seats:seat|seats} to new commerce in Partner Center; the new one starts on {day}. Base and add-ons go together.",
            "Migrate the legacy subscription[ {product}] to new commerce in Partner Center. Base and add-ons go together.",
        ],
        (Action::Buy, _) => &[
            "Buy {seats:seat|seats}[ of {target}][ on {day}]. Check product, term and billing plan before ordering: after the window to cancel they are fixed.",
            "Buy the new seats[ of {target}][ on {day}]. Check product, term and billing plan before ordering: after the window to cancel they are fixed.",
        ],
        (Action::Reassign, _) => &[
            "Replace the old licence with the new one[, {target},] for {seats:user|users} in one action[, finished by {day}]. Check service plans that clash and groups that assign licences.",
            "Replace the old licences with the new ones in one action[, finished by {day}]. Check service plans that clash and groups that assign licences.",
        ],
        (Action::Unassign, _) => &[
            "Take the licence from {seats:user|users} beyond the new number of seats, or have more bought[, by {day}].",
            "Take licences from users beyond the new number of seats, or have more bought[, by {day}].",
        ],
        (Action::CheckAssignments, _) => &[
            "Check that all users still hold their licence[ of {target}] and that no assignment is in error[, by {day}].",
        ],
        (Action::SetCancelAtEnd, _) => &[
            "Set \"cancel at end of term\" on the old subscription[ {product}][ by {day}]. Auto-renew off alone is not enough: it leads into the paid extension.",
        ],
        (Action::TurnAutoRenewOff, "est-manage") => &[
            "Turn auto-renew off on the old subscription[ {product}][ by {day}] without \"cancel at end of term\": the paid extension then bridges the days to the new one.",
        ],
        (Action::TurnAutoRenewOff, _) => &[
            "Turn auto-renew off on the old subscription[ {product}][ by {day}], so that it runs out instead of renewing for a whole term.",
        ],
        (Action::Cancel, "est-manage") => &[
            "Cancel the paid extension of {product} on {day}, once the new seats are in use. Only the days used are charged.",
            "Cancel the paid extension[ on {day}], once the new seats are in use. Only the days used are charged.",
        ],
        (Action::Cancel, _) => &[
            "Cancel the old subscription[ {product}][ on {day}], once the new seats are in use. Look at the purchase channel first: two subscriptions can bear one name. Leave domain and DNS alone.",
        ],
        (Action::LetExpire, _) => &[
            "The old subscription[ {product}] ends[ on {day}]; nothing is to be done. Do not delete it: deleting destroys data at once.",
        ],
        (Action::ClaimCredit, _) => &[
            "Ask Microsoft 365 billing support[ by {day}] for the credit for the days not used. Support decides.",
        ],
        (Action::MigrateData, _) => {
            &["Move the data to the customer's own tenant[ by {day}]: no licence does that."]
        }
        (Action::RemoveRelationship, "xfer-relationship-after") => &[
            "End the old reseller relationship and its admin rights after the transfer[, by {day}], unless other subscriptions stay with this seller.",
        ],
        (Action::RemoveRelationship, _) => &[
            "End the old reseller relationship and its admin rights[ by {day}], once no subscription of this seller is active any more.",
        ],
    }
}
