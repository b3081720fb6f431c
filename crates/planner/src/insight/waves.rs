//! Waves under the limits: which subscriptions start together so that no limit is broken on the day of the change, in as few
//! waves as possible.
//!
//! While a wave changes over, the old and the new subscriptions are both there: they count twice against the tenant's
//! subscriptions, and seats of a small-business SKU twice against its pool. Between waves the old ones are gone. A transfer or a
//! migration moves what is there and counts once.

use serde::Serialize;

use super::{
    files,
    told::{Figures, Text, Told, Tone, either},
};
use crate::{
    catalog::{self, Entry},
    engine,
    i18n::{Language, number},
    model::{Plan, Product, Strategy, Subscription},
    rules,
};

/// Steps the exact search may take before the plain packing is kept.
const MOST_STEPS: u32 = 200_000;

/// Waves of one plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Waves {
    /// Ids of the subscriptions that start together, a wave each.
    pub waves: Vec<Vec<String>>,
    /// Subscriptions that no wave can hold beside their old one: they start when it has ended.
    pub after_the_old: Vec<String>,
    /// It is known that fewer waves are impossible.
    pub fewest: bool,
    /// Transfer requests, each for one seller and of at most [`rules::TRANSFER_ITEMS`].
    pub transfers: Vec<TransferRequest>,
    /// Batches for the migration tool, each of at most [`rules::BATCH_SUBSCRIPTIONS`], in the order of the plan.
    pub batches: Vec<Vec<String>>,
    /// Minutes the migration calls take at the permitted pace (rule `limit-api`), at least.
    pub minutes: u32,
}

/// Items asked of one seller at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferRequest {
    /// Name of the seller.
    pub seller: String,
    /// Ids of the subscriptions.
    pub subscriptions: Vec<String>,
}

/// One subscription that is there twice while it changes over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// Place of the pool it takes new seats from; `None` outside every pool.
    pub pool: Option<usize>,
    /// New seats.
    pub seats: u32,
}

/// Room that a wave has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Subscriptions that may come.
    pub subscriptions: u32,
    /// Seats that may come, by pool.
    pub pools: Vec<u32>,
}

/// Plans the waves of a plan's chosen ways.
#[must_use]
pub fn waves(plan: &Plan) -> Waves {
    let evaluation = engine::evaluate(plan);
    let ways: Vec<(&Subscription, Strategy)> = plan
        .subscriptions
        .iter()
        .zip(&evaluation.subscriptions)
        .filter_map(|(sub, assessment)| Some((sub, assessment.chosen?)))
        .collect();
    let of = |wanted: Strategy| ways.iter().filter(move |(_, way)| *way == wanted).map(|(sub, _)| *sub);
    let (room, items) = demand(plan, &ways);
    let packed = pack(&room, &items);
    let ids = |subs: &[&Subscription]| subs.iter().map(|sub| sub.id.clone()).collect::<Vec<_>>();
    let migrated: Vec<&Subscription> = of(Strategy::Migrate).collect();
    let batch = usize::try_from(rules::BATCH_SUBSCRIPTIONS).unwrap_or(1);
    let mut sellers: Vec<(&str, Vec<&Subscription>)> = Vec::new();
    for sub in of(Strategy::Transfer) {
        match sellers.iter_mut().find(|(name, _)| *name == sub.seller.name) {
            Some((_, subs)) => subs.push(sub),
            None => sellers.push((&sub.seller.name, vec![sub])),
        }
    }
    let most = usize::try_from(rules::TRANSFER_ITEMS).unwrap_or(1);
    Waves {
        waves: packed.waves,
        after_the_old: packed.after_the_old,
        fewest: packed.fewest,
        transfers: sellers
            .iter()
            .flat_map(|(seller, subs)| {
                subs.chunks(most)
                    .map(|some| TransferRequest { seller: (*seller).to_owned(), subscriptions: ids(some) })
            })
            .collect(),
        batches: migrated.chunks(batch).map(ids).collect(),
        minutes: minutes(migrated.len()),
    }
}

/// Minutes that so many migration calls take at the permitted pace, at least.
pub(super) fn minutes(calls: usize) -> u32 {
    let calls = u32::try_from(calls).unwrap_or(u32::MAX);
    calls.saturating_sub(1) / rules::MIGRATION_CALLS * rules::API_MINUTES
}

/// That so many subscriptions start only when their old ones have ended.
pub(super) fn late(count: usize, language: Language) -> String {
    let late = number(u64::try_from(count).unwrap_or(u64::MAX));
    match language {
        Language::En => format!(
            "{late} subscriptions do not fit beside their old ones and start the day after these end."
        ),
        Language::Ru => format!(
            "Подписок, которым нет места рядом со старыми: {late}; они начинаются на следующий день после их окончания."
        ),
    }
}

/// The room of the tenant and what wants to come into it.
fn demand(plan: &Plan, ways: &[(&Subscription, Strategy)]) -> (Room, Vec<Item>) {
    let listed = u32::try_from(plan.subscriptions.len()).unwrap_or(u32::MAX);
    let active = plan.customer.active_subscriptions.unwrap_or(0).max(listed);
    let mut pools: Vec<(&Entry, u32)> = Vec::new();
    let capped = |product: &Product| catalog::find(product).filter(|entry| entry.business_300);
    let held = |entry: &Entry| {
        plan.subscriptions
            .iter()
            .filter(|sub| sub.channel.is_new_commerce())
            .filter(|sub| capped(&sub.product).is_some_and(|own| std::ptr::eq(own, entry)))
            .fold(0_u32, |sum, sub| sum.saturating_add(sub.seats))
    };
    let mut items = Vec::new();
    for (sub, _) in
        ways.iter().filter(|(_, way)| matches!(way, Strategy::Wait | Strategy::Cut | Strategy::Renew))
    {
        let target = sub.target.as_ref();
        let product = target.and_then(|target| target.product.as_ref()).unwrap_or(&sub.product);
        let pool = capped(product).map(|entry| {
            pools.iter().position(|(known, _)| std::ptr::eq(*known, entry)).unwrap_or_else(|| {
                pools.push((entry, rules::SMALL_BUSINESS_SEATS.saturating_sub(held(entry))));
                pools.len() - 1
            })
        });
        let seats = target.and_then(|target| target.seats).unwrap_or(sub.seats);
        items.push(Item { id: sub.id.clone(), pool, seats });
    }
    let room = Room {
        subscriptions: rules::TENANT_SUBSCRIPTIONS.saturating_sub(active),
        pools: pools.into_iter().map(|(_, room)| room).collect(),
    };
    (room, items)
}

/// Items in waves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Ids, a wave each.
    pub waves: Vec<Vec<String>>,
    /// Ids of what fits into no wave.
    pub after_the_old: Vec<String>,
    /// Fewer waves are impossible.
    pub fewest: bool,
}

/// Packs items into as few waves as possible, each within the room.
#[must_use]
pub fn pack(room: &Room, items: &[Item]) -> Packed {
    let space =
        |pool: Option<usize>| pool.map_or(u32::MAX, |pool| room.pools.get(pool).copied().unwrap_or(0));
    let (fitting, after): (Vec<&Item>, Vec<&Item>) =
        items.iter().partition(|item| room.subscriptions > 0 && item.seats <= space(item.pool));
    let mut order = fitting;
    // Large ones first; those outside every pool fill what is left.
    order.sort_by_key(|item| (item.pool.is_none(), std::cmp::Reverse(item.seats)));
    let mut waves: Vec<Vec<&Item>> = Vec::new();
    for item in &order {
        match waves.iter_mut().find(|wave| fits(room, wave, item)) {
            Some(wave) => wave.push(item),
            None => waves.push(vec![item]),
        }
    }
    let bound = bound(room, &order);
    let mut fewest = waves.len() <= bound;
    let mut steps = MOST_STEPS;
    let mut wanted = bound;
    while !fewest && wanted < waves.len() {
        let mut tried: Vec<Vec<&Item>> = vec![Vec::new(); wanted];
        match search(room, &order, &mut tried, &mut steps) {
            Some(true) => {
                waves = tried;
                fewest = true;
            }
            Some(false) => wanted += 1,
            None => break,
        }
        fewest |= wanted == waves.len();
    }
    let ids = |items: &[&Item]| items.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
    Packed { waves: waves.iter().map(|wave| ids(wave)).collect(), after_the_old: ids(&after), fewest }
}

fn fits(room: &Room, wave: &[&Item], item: &Item) -> bool {
    let count = u32::try_from(wave.len()).unwrap_or(u32::MAX);
    let taken =
        wave.iter().filter(|other| other.pool == item.pool).map(|other| u64::from(other.seats)).sum::<u64>();
    let space = item.pool.map_or(u64::MAX, |pool| room.pools.get(pool).copied().unwrap_or(0).into());
    count < room.subscriptions && (item.pool.is_none() || taken + u64::from(item.seats) <= space)
}

/// No packing has fewer waves than this: by count, and by the seats of each pool.
fn bound(room: &Room, items: &[&Item]) -> usize {
    let by_count = items.len().div_ceil(usize::try_from(room.subscriptions).unwrap_or(usize::MAX).max(1));
    let by_pool = room.pools.iter().enumerate().map(|(pool, space)| {
        let seats: u64 =
            items.iter().filter(|item| item.pool == Some(pool)).map(|item| u64::from(item.seats)).sum();
        usize::try_from(seats.div_ceil(u64::from(*space).max(1))).unwrap_or(usize::MAX)
    });
    by_pool.max().unwrap_or(0).max(by_count)
}

/// Whether the items fit into the waves there are: every place of the first one, then of the next. `None` when it takes too long.
fn search<'i>(room: &Room, items: &[&'i Item], waves: &mut [Vec<&'i Item>], steps: &mut u32) -> Option<bool> {
    let Some((item, rest)) = items.split_first() else { return Some(true) };
    *steps = steps.checked_sub(1)?;
    let mut empty_tried = false;
    for place in 0..waves.len() {
        let Some(wave) = waves.get_mut(place) else { continue };
        // Empty waves are all alike.
        if wave.is_empty() && std::mem::replace(&mut empty_tried, true) || !fits(room, wave, item) {
            continue;
        }
        wave.push(item);
        if search(room, rest, waves, steps)? {
            return Some(true);
        }
        waves.get_mut(place).map(Vec::pop);
    }
    Some(false)
}

impl Waves {
    /// The waves in words.
    #[must_use]
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let count = |n: usize| number(u64::try_from(n).unwrap_or(u64::MAX));
        let (waves, requests, batches) =
            (count(self.waves.len()), count(self.transfers.len()), count(self.batches.len()));
        let mut list = vec![match language {
            Language::En => format!(
                "Waves: {waves}. Transfer requests: {requests}. Batches for the migration tool: {batches}."
            ),
            Language::Ru => format!(
                "Волн: {waves}. Запросов на передачу: {requests}. Пакетов для средства миграции: {batches}."
            ),
        }];
        if !self.after_the_old.is_empty() {
            list.push(late(self.after_the_old.len(), language));
        }
        list
    }
}

/// The answer in words, with the files of the waves.
pub(super) fn told(plan: &Plan, language: Language) -> Told {
    let waves = waves(plan);
    let mut sentences = waves.sentences(language).into_iter();
    let tone = if waves.after_the_old.is_empty() { Tone::Plain } else { Tone::Warns };
    let mut told = Told::new(tone, sentences.next().unwrap_or_default());
    told.lines = sentences.collect();
    let names = |ids: &[String]| {
        let find = |id: &String| plan.subscriptions.iter().find(|sub| sub.id == *id);
        let one = |sub: &Subscription| format!("{} · {}", sub.product.name, number(sub.seats.into()));
        ids.iter().filter_map(find).map(one).collect::<Vec<_>>().join(", ")
    };
    let mut table = Figures::new(
        either(language, "What starts together", "Что начинается вместе"),
        &[either(language, "Wave", "Волна"), either(language, "Subscriptions", "Подписки")],
    );
    for (at, wave) in waves.waves.iter().enumerate() {
        table.add(Tone::Plain, vec![(at + 1).to_string(), names(wave)]);
    }
    if !waves.after_the_old.is_empty() {
        let late = either(language, "after the old ones", "после старых");
        table.add(Tone::Warns, vec![late.to_owned(), names(&waves.after_the_old)]);
    }
    for (at, request) in waves.transfers.iter().enumerate() {
        let name = format!("{} {} · {}", either(language, "transfer", "передача"), at + 1, request.seller);
        table.add(Tone::Plain, vec![name, names(&request.subscriptions)]);
    }
    for (at, batch) in waves.batches.iter().enumerate() {
        let name = format!("{} {}", either(language, "batch", "пакет"), at + 1);
        table.add(Tone::Plain, vec![name, names(batch)]);
    }
    if !table.rows.is_empty() {
        told.tables.push(table);
    }
    told.texts = files::files(plan, &waves)
        .into_iter()
        .map(|file| Text { title: file.name.clone(), file: file.name, body: file.text })
        .collect();
    told
}
