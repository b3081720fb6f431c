//! What no file says: asked once a file, filled with an answer or an assumption, and marked as such.

use std::{collections::HashMap, rc::Rc};

use super::{
    combine::{Entry, Whole, handle},
    compare::SUBSCRIPTION_ID,
    draft::Draft,
    intern::QuickMap,
    outcome::{Found, Unsaid},
    question::{Answer, Answers, Ask, PriceGap, Question},
};
use crate::model::{Billing, Channel, Choice, Extra, Seller, Subscription, Term};

/// What rows leave open, by the file they were first read from.
pub(super) struct Gaps<'a> {
    header_keys: &'a [String],
    answers: &'a Answers,
    channel: Vec<u32>,
    commitment: Vec<u32>,
    unpriced: Vec<PriceGap>,
    places: HashMap<String, usize>,
    /// Places by the address of a product that entries share; all entries live as long as this.
    spellings: QuickMap<usize, usize>,
    unpriced_file: usize,
}

/// Most products whose price is asked.
const MOST_PRICED: usize = 1_000;
/// Where a subscription was bought when nobody says it: most tenants without a partner buy on the web.
const ASSUMED_CHANNEL: Channel = Channel::McaDirect;
const PRICES: &str = "prices";

impl<'a> Gaps<'a> {
    pub(super) fn new(header_keys: &'a [String], answers: &'a Answers) -> Gaps<'a> {
        let none = vec![0; header_keys.len()];
        Gaps {
            header_keys,
            answers,
            channel: none.clone(),
            commitment: none,
            unpriced: Vec::new(),
            places: HashMap::new(),
            spellings: QuickMap::default(),
            unpriced_file: 0,
        }
    }

    pub(super) fn count(&mut self, entry: &Entry) {
        let file = entry.origins.first().map_or(0, |origin| origin.file);
        if entry.draft.channel.is_none()
            && let Some(count) = self.channel.get_mut(file)
        {
            *count += 1;
        }
        if entry.draft.term.is_none()
            && let Some(count) = self.commitment.get_mut(file)
        {
            *count += 1;
        }
        if entry.draft.price.is_none() {
            let seats = seats(&entry.draft);
            let spelling = Rc::as_ptr(&entry.draft.product).addr();
            if let Some(gap) = self.spellings.get(&spelling).and_then(|place| self.unpriced.get_mut(*place)) {
                gap.seats = gap.seats.saturating_add(seats);
                return;
            }
            let key = handle(&entry.draft.product);
            if self.unpriced.is_empty() {
                self.unpriced_file = file;
            }
            let next = self.unpriced.len();
            let place = *self.places.entry(key.clone()).or_insert(next);
            self.spellings.insert(spelling, place);
            match self.unpriced.get_mut(place) {
                Some(gap) => gap.seats = gap.seats.saturating_add(seats),
                None if place < MOST_PRICED => {
                    self.unpriced.push(PriceGap { key, name: entry.draft.name(), seats });
                }
                None => {}
            }
        }
    }

    fn id(&self, kind: &str, file: usize) -> String {
        format!("{kind}/{}", self.header_keys.get(file).map_or("", String::as_str))
    }

    pub(super) fn prices(&self) -> Option<&'a Answer> {
        self.answers.get(PRICES)
    }

    fn answered_channel(&self, file: usize) -> Channel {
        match self.answers.get(&self.id("channel", file)) {
            Some(Answer::Channel(channel)) => *channel,
            _ => ASSUMED_CHANNEL,
        }
    }

    fn answered_commitment(&self, file: usize) -> (Term, Billing) {
        match self.answers.get(&self.id("commitment", file)) {
            Some(Answer::Commitment(term, billing)) => (*term, *billing),
            _ => (Term::Year, Billing::Monthly),
        }
    }

    pub(super) fn ask(self, whole: &mut Whole) {
        for file in 0..self.header_keys.len() {
            let kinds = [
                ("channel", self.channel.get(file), Answer::Channel(ASSUMED_CHANNEL)),
                ("commitment", self.commitment.get(file), Answer::Commitment(Term::Year, Billing::Monthly)),
            ];
            for (kind, rows, assumed) in kinds {
                let rows = rows.copied().unwrap_or(0);
                if rows > 0 {
                    let id = self.id(kind, file);
                    let answer = self.answers.get(&id).cloned();
                    let ask =
                        if kind == "channel" { Ask::Channel { rows } } else { Ask::Commitment { rows } };
                    whole.questions.push((file, Question { id, ask, assumed: Some(assumed), answer }));
                }
            }
        }
        if !self.unpriced.is_empty() {
            let answer = self.answers.get(PRICES).cloned();
            let question = Question {
                id: PRICES.to_owned(),
                ask: Ask::Prices { products: self.unpriced },
                assumed: None,
                answer,
            };
            whole.questions.push((self.unpriced_file, question));
        }
    }
}

fn seats(draft: &Draft) -> u32 {
    u32::try_from(draft.seats.unwrap_or(0)).unwrap_or(u32::MAX)
}

/// Writes an entry as a subscription of a plan.
pub(super) fn found(number: usize, entry: Entry, gaps: &Gaps<'_>, prices: &Option<&Answer>) -> Found {
    let Entry { draft, origins } = entry;
    let file = origins.first().map_or(0, |origin| origin.file);
    let mut unsaid = Vec::new();
    let mut missing = |missing: bool, field: Unsaid| {
        if missing {
            unsaid.push(field);
        }
    };
    missing(draft.channel.is_none(), Unsaid::Channel);
    missing(draft.term.is_none(), Unsaid::Term);
    missing(draft.billing.is_none(), Unsaid::Billing);
    missing(draft.end.is_none(), Unsaid::End);
    missing(draft.price.is_none(), Unsaid::Price);
    missing(draft.auto_renew.is_none(), Unsaid::AutoRenew);
    let answered = match prices {
        Some(Answer::Prices(prices)) => prices.get(&handle(&draft.product)).copied(),
        _ => None,
    };
    let (term, billing) = gaps.answered_commitment(file);
    let seats = seats(&draft);
    let mut product = (*draft.product).clone();
    if product.name.is_empty() {
        product.name = draft.name();
    }
    let mut extra = Extra::new();
    if let Some(id) = &draft.subscription_id {
        extra.insert(SUBSCRIPTION_ID.to_owned(), id.to_string().into());
    }
    let subscription = Subscription {
        id: format!("i{}", number + 1),
        channel: draft.channel.unwrap_or_else(|| gaps.answered_channel(file)),
        seller: Seller { name: draft.seller.to_string(), ..Seller::default() },
        product,
        seats,
        assigned: draft.assigned.map(|users| u32::try_from(users).unwrap_or(u32::MAX)),
        term: draft.term.unwrap_or(term),
        billing: draft.billing.unwrap_or(if draft.term.is_none() { billing } else { Billing::Monthly }),
        purchased: draft.purchased,
        start: draft.start,
        end: draft.end,
        auto_renew: draft.auto_renew.unwrap_or(true),
        cancel_at_end: false,
        trial: draft.trial,
        promotion: false,
        price: draft.price.or(answered),
        target: None,
        strategy: Choice::Auto,
        transfer_on: None,
        notes: draft.notes.to_string(),
        group: None,
        extra,
    };
    Found {
        subscription,
        subscription_id: draft.subscription_id.map(|id| id.to_string()),
        customer: (*draft.customer).clone(),
        currency: draft.currency,
        unsaid,
        origins,
    }
}
