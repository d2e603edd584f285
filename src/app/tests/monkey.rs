//! A monkey at the glass: any touch at any time, ends that never come, numbers used twice. Nothing breaks, nothing sticks,
//! nothing piles up.

use super::{Booth, Screen};
use crate::app::pictures::Pictures;
use bevy::{
    ecs::resource::IsResource, input::touch::TouchPhase, picking::pointer::PointerId, prelude::*, text::FontAtlasSet,
    ui::Pressed,
};
use std::collections::BTreeMap;

const MOST_FINGERS: u64 = 10;

/// Controls that are on every screen.
const ASIDE: &[&str] = &["home", "language", "comfort", "sound", "mute"];

/// A generator of the test's own: the same touches on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn one_in(&mut self, sides: u64) -> bool {
        self.roll(sides) == 0
    }
}

impl Booth {
    /// `n` steps of up to ten fingers, then all of them are lifted.
    fn let_a_monkey_play(&mut self, dice: &mut Dice, n: u64) {
        let mut at = [Vec2::ZERO; MOST_FINGERS as usize];
        for step in 0..n {
            let finger = dice.roll(MOST_FINGERS);
            let place = self.somewhere(dice);
            let (phase, place) = match dice.roll(10) {
                0..4 => (TouchPhase::Started, place),
                4..6 => (TouchPhase::Moved, place),
                6 => (TouchPhase::Canceled, place),
                _ => (TouchPhase::Ended, at[finger as usize]),
            };
            at[finger as usize] = place;
            self.touch(finger, phase, place);
            // Often several steps come within one update.
            if !dice.one_in(3) {
                self.now += std::time::Duration::from_millis(dice.roll(60));
                self.update();
            }
            if dice.one_in(400) {
                self.now += std::time::Duration::from_millis(dice.roll(8_000));
                self.update();
            }
            if step % 50 == 0 {
                self.settle();
            }
        }
        for finger in 0..MOST_FINGERS {
            let phase = if finger % 2 == 0 {
                TouchPhase::Ended
            } else {
                TouchPhase::Canceled
            };
            self.touch(finger, phase, Vec2::new(5.0, 5.0));
        }
        self.settle();
    }

    /// A control, or anywhere, or outside of the window.
    fn somewhere(&mut self, dice: &mut Dice) -> Vec2 {
        if dice.one_in(2) {
            // What is on every screen leads nowhere, `home` ends everything: seldom, or the monkey gets nowhere.
            let may_leave = dice.one_in(30);
            let mut controls = self.controls();
            controls.retain(|(name, _)| may_leave || !ASIDE.iter().any(|aside| name.starts_with(aside)));
            if !controls.is_empty() {
                return controls[dice.roll(controls.len() as u64) as usize].1;
            }
        }
        Vec2::new(dice.roll(2400) as f32 - 240.0, dice.roll(1400) as f32 - 160.0)
    }

    /// Lets the visit run out.
    #[track_caller]
    fn walk_away(&mut self) {
        for _ in 0..6 {
            self.pass(12.0);
        }
        assert_eq!(
            self.screen(),
            Screen::Attract,
            "an abandoned booth is back at its start"
        );
        self.settle();
    }

    /// What there is of what could pile up. Resources, which are there once or not, pictures kept on purpose and
    /// glyphs once drawn do not count.
    fn inventory(&mut self) -> BTreeMap<String, usize> {
        let world = self.app.world_mut();
        let mut found = BTreeMap::new();
        for name in world.query_filtered::<Option<&Name>, Without<IsResource>>().iter(world) {
            let name = name.map_or_else(|| "nameless entities".to_owned(), ToString::to_string);
            *found.entry(name).or_default() += 1;
        }
        let n_glyphs: usize = world.resource::<FontAtlasSet>().values().map(Vec::len).sum();
        let n_kept = world.resource::<Pictures>().n_kept();
        let n_pictures = world.resource::<Assets<Image>>().len() - n_glyphs - n_kept;
        let n_files = std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count);
        found.insert("pictures".to_owned(), n_pictures);
        found.insert("faces".to_owned(), world.resource::<Assets<Font>>().len());
        found.insert("open files".to_owned(), n_files);
        found
    }
}

#[test]
fn a_monkey_breaks_nothing_and_leaves_nothing_behind() {
    let n = if std::env::var_os("RUN_SLOW_TESTS").is_some() {
        100_000
    } else {
        4_000
    };
    let mut booth = Booth::open();
    let mut dice = Dice(7);
    // Once through everything, so that what comes once and stays is there.
    booth.let_a_monkey_play(&mut dice, 1_500);
    booth.walk_away();
    let before = booth.inventory();
    booth.let_a_monkey_play(&mut dice, n);
    let world = booth.app.world_mut();
    let n_pressed = world.query_filtered::<(), With<Pressed>>().iter(world).count();
    assert_eq!(n_pressed, 0, "no control stays pressed");
    let n_fingers = world
        .query::<&PointerId>()
        .iter(world)
        .filter(|id| id.is_touch())
        .count();
    assert_eq!(n_fingers, 0, "no finger stays");
    booth.walk_away();
    let after = booth.inventory();
    let piled_up: Vec<_> = after.iter().filter(|&(name, n)| before.get(name) != Some(n)).collect();
    assert!(
        piled_up.is_empty(),
        "there is another number of {piled_up:?} than before"
    );
    assert_eq!(after.len(), before.len(), "nothing is gone");
    let slow = "takes longer than"; // a slow disk is no fault of the monkey's
    let faults: Vec<String> = booth
        .faults()
        .into_iter()
        .filter(|fault| !fault.contains(slow))
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert!(booth.seen().actions.len() > n as usize / 400, "the monkey played");
    booth.press("start");
    assert_eq!(booth.screen(), Screen::Programs, "a tap works as ever");
    let n_kept = booth.app.world().resource::<Pictures>().n_kept();
    assert!(
        n_kept < 400,
        "kept pictures are bounded by what there is to draw: {n_kept}"
    );
}
