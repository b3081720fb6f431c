//! Waves against every way to split a few things, and against the limits.

use changeover_planner::insight::waves::{self, Item, Room};
use proptest::{collection::vec, option, prelude::*};

use crate::{PREMIUM, plan, subscription};

fn fits(room: &Room, wave: &[&Item]) -> bool {
    let seats =
        |pool: usize| wave.iter().filter(|item| item.pool == Some(pool)).map(|item| item.seats).sum::<u32>();
    wave.len() <= room.subscriptions as usize
        && room.pools.iter().enumerate().all(|(pool, space)| seats(pool) <= *space)
}

/// The fewest waves, by trying every way to give each item a number.
fn fewest(room: &Room, items: &[&Item]) -> usize {
    (0..=items.len())
        .find(|&count| {
            let ways = count.pow(u32::try_from(items.len()).unwrap()).max(usize::from(items.is_empty()));
            (0..ways).any(|way| {
                (0..count).all(|wave| {
                    let mut digits = way;
                    let here: Vec<&Item> = items
                        .iter()
                        .filter(|_| {
                            let own = digits % count == wave;
                            digits /= count;
                            own
                        })
                        .copied()
                        .collect();
                    fits(room, &here)
                })
            })
        })
        .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_wave_breaks_a_limit_and_none_could_be_saved(
        subscriptions in 1..=4_u32,
        pools in vec(1..=30_u32, 2),
        wanted in vec((option::of(0..2_usize), 1..=35_u32), 0..=6),
    ) {
        let room = Room { subscriptions, pools };
        let items: Vec<Item> = wanted.into_iter().enumerate()
            .map(|(id, (pool, seats))| Item { id: id.to_string(), pool, seats }).collect();
        let packed = waves::pack(&room, &items);
        let find = |id: &String| items.iter().find(|item| item.id == *id).unwrap();
        for wave in &packed.waves {
            prop_assert!(fits(&room, &wave.iter().map(find).collect::<Vec<_>>()));
        }
        let placed: Vec<&Item> = packed.waves.iter().flatten().map(find).collect();
        prop_assert_eq!(placed.len() + packed.after_the_old.len(), items.len());
        // Left out is only what does not fit by itself.
        prop_assert!(packed.after_the_old.iter().all(|id| !fits(&room, &[find(id)])));
        prop_assert!(packed.fewest);
        prop_assert_eq!(packed.waves.len(), fewest(&room, &placed));
    }
}

/// Northwind holds 100 seats of Business Premium in three subscriptions of a partner (40, 40, 20); the pool has room for 200 more
/// and all three fit beside their old ones: one wave. With 298 subscriptions in the tenant two may come at once: two waves.
/// With 240 seats held (100, 100, 40) the pool has room for 60: only the one of 40 fits beside its old one.
#[test]
fn a_tenant_near_its_limits_moves_in_waves() {
    let subs = |seats: [u32; 3]| {
        seats.iter().enumerate().map(|(at, seats)| {
            subscription(
                &format!("s{at}"),
                "mca-direct",
                PREMIUM,
                *seats,
                r#""term":"P1Y","billing":"monthly","start":"2026-03-15","end":"2027-03-14","strategy":"wait""#,
            )
        }).collect::<Vec<_>>()
    };
    let mut small = plan(&subs([40, 40, 20]));
    assert_eq!(waves::waves(&small).waves.len(), 1);
    small.customer.active_subscriptions = Some(298);
    let two = waves::waves(&small);
    assert_eq!((two.waves.len(), two.fewest), (2, true));
    let large = waves::waves(&plan(&subs([100, 100, 40])));
    assert_eq!(
        (large.waves, large.after_the_old),
        (vec![vec!["s2".to_owned()]], vec!["s0".to_owned(), "s1".to_owned()])
    );
}
