//! How fast rules are: simulated visits and rule steps a second on one core.

#![expect(clippy::expect_used, reason = "a bench that cannot go on stops there")]

#[path = "../tests/it/fixture.rs"]
#[expect(dead_code, reason = "benches use a part of the tests' fixture")]
mod fixture;

use divan::{Bencher, counter::ItemsCount};
use huoyan::rules::bot::{Bot, play_bot};

/// So many visits in one measured run.
const N_VISITS: u64 = 100;

fn main() {
    divan::main();
}

#[divan::bench(args = Bot::ALL)]
fn visits(bencher: Bencher<'_, '_>, bot: Bot) {
    let (repertoire, program) = (fixture::repertoire(), fixture::program("full"));
    bencher.counter(ItemsCount::new(N_VISITS)).bench(|| {
        (0..N_VISITS)
            .map(|seed| {
                play_bot(&repertoire, &program, bot, seed)
                    .expect("the program exists")
                    .n_steps
            })
            .sum::<usize>()
    });
}

#[divan::bench(args = Bot::ALL)]
fn steps(bencher: Bencher<'_, '_>, bot: Bot) {
    let (repertoire, program) = (fixture::repertoire(), fixture::program("full"));
    let play = |seed| {
        play_bot(&repertoire, &program, bot, seed)
            .expect("the program exists")
            .n_steps
    };
    let n_steps: usize = (0..N_VISITS).map(play).sum();
    bencher
        .counter(ItemsCount::new(n_steps))
        .bench(|| (0..N_VISITS).map(play).sum::<usize>());
}
