//! Plans and rows that come and go: made, added to, kept, removed, put into one file.

use std::sync::Arc;

use changeover_planner::{
    document::{self, Document},
    model::{Choice, Subscription},
};

use super::{Effect, Notice, OpenPlan, Route, SaveState, Tab, Workspace, intake};
use crate::store::Listing;

pub(super) fn add_subscription(
    workspace: &mut Workspace,
    subscription: Subscription,
    id: String,
) -> Vec<Effect> {
    let on_plan = matches!((&workspace.route, &workspace.open), (Route::Plan(id, _), Some(open)) if *id == open.envelope.id);
    if on_plan {
        return workspace.edit_always(|plan| {
            let id = plan.free_id();
            plan.subscriptions.push(Subscription { id, ..subscription });
        });
    }
    let mut document = intake::blank(id, workspace.today, &workspace.preferences);
    document.plan.subscriptions.push(Subscription { id: "s1".into(), ..subscription });
    workspace.keep(document)
}

/// Keeps a plan from outside without leaving the screen, unless it is to be shown.
pub(super) fn keep_arrival(
    workspace: &mut Workspace,
    document: Document,
    id: String,
    show: bool,
) -> Vec<Effect> {
    let known = workspace.plans.iter().find(|known| known.id == document.id);
    // What is stored and cannot be read is not written over.
    let unreadable = known.is_some_and(|known| known.document().is_none());
    let fresh = document.id.is_empty() || unreadable;
    let stored = known.and_then(Listing::document).map(|known| known.revision);
    let document = if fresh { Document { id, ..document } } else { document };
    let id = document.id.clone();
    let mut effects = match workspace.open.as_mut().filter(|open| open.envelope.id == id) {
        Some(open) if open.save == SaveState::ReadOnly => Vec::new(),
        Some(open) => {
            open.take(document);
            workspace.changed()
        }
        None => workspace.store_aside(document, stored),
    };
    if show {
        effects.push(Effect::Go(Route::Plan(id, Tab::default())));
    }
    effects
}

pub(super) fn remove_plan(workspace: &mut Workspace, id: String) -> Vec<Effect> {
    let removed =
        workspace.plans.iter().position(|known| known.id == id).map(|at| workspace.plans.remove(at));
    let mut effects = vec![Effect::Remove(id.clone())];
    let shown = workspace.open.as_ref().filter(|open| open.envelope.id == id).map(OpenPlan::document);
    if let Some(document) =
        shown.or_else(|| removed.as_ref().and_then(Listing::document).map(|kept| Document::clone(kept)))
    {
        workspace.tell(Notice::Removed(document.title.clone()));
        workspace.removed = Some(document);
    }
    workspace.aside.retain(|left| left.envelope.id != id);
    if workspace.open.as_ref().is_some_and(|open| open.envelope.id == id) {
        workspace.open = None;
        effects.extend([Effect::Hold(None), Effect::Go(Route::Start)]);
    }
    effects
}

/// A row nothing is known of yet.
pub(super) fn empty_row(id: String) -> Subscription {
    use changeover_planner::model::{Billing, Channel, Product, Seller, Term};
    Subscription {
        id,
        channel: Channel::McaDirect,
        seller: Seller::default(),
        product: Product::default(),
        seats: 1,
        assigned: None,
        term: Term::Year,
        billing: Billing::Monthly,
        purchased: None,
        start: None,
        end: None,
        auto_renew: true,
        cancel_at_end: false,
        trial: false,
        promotion: false,
        price: None,
        target: None,
        strategy: Choice::Auto,
        transfer_on: None,
        group: None,
        notes: String::new(),
        extra: Default::default(),
    }
}

/// Whether two lists are of the same documents, as they were read: a document that was written since is another.
#[must_use]
pub fn same_documents(one: &[Arc<Document>], other: &[Arc<Document>]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
}

/// All plans in one text: a list of documents, as each would be exported.
#[must_use]
pub fn backup(documents: &[Arc<Document>]) -> String {
    let plans: Vec<String> =
        documents.iter().map(|document| document::save(document).trim_end().to_owned()).collect();
    format!("[\n{}\n]\n", plans.join(",\n"))
}
