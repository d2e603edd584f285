//! The look: tokens from `assets/theme.ron`, resolved to pixels of this window.

use super::comfort::{Comfort, TextSize};
use crate::geometry::Screen;
use bevy::prelude::*;
use serde::Deserialize;

const THEME: &str = include_str!("../../assets/theme.ron");

/// `assets/theme.ron` as written.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Theme {
    color: RawColors,
    high_contrast: RawColors,
    text: TextScale<Size>,
    large_text: LargeText,
    space: SpaceScale<Size>,
    target: Size,
    corner: Size,
    icon: Size,
    radius: Size,
    border: Size,
    focus_ring: Size,
    pub(crate) touch: TouchTokens,
    pub(crate) time: TimeTokens,
}

#[derive(Debug, Clone, Copy, Deserialize)]
struct Size {
    mm: f64,
    floor_px: f64,
    share: f64,
    cap: f64,
}

/// Text for eyes that need more.
#[derive(Debug, Clone, Copy, Deserialize)]
struct LargeText {
    /// So many times the usual size.
    scale: f64,
    /// How far a text may go beyond its `cap`, so that screens still fit.
    over_cap: f64,
}

/// Text sizes by role.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct TextScale<T> {
    pub(crate) small: T,
    pub(crate) body: T,
    pub(crate) lead: T,
    pub(crate) title: T,
    pub(crate) display: T,
}

/// Gaps by size.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct SpaceScale<T> {
    pub(crate) xs: T,
    pub(crate) s: T,
    pub(crate) m: T,
    pub(crate) l: T,
    pub(crate) xl: T,
}

/// How fingers are read.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct TouchTokens {
    /// Half a fingertip on the glass.
    pub(crate) reach_mm: f64,
    /// A finger that moved farther than this does not tap.
    pub(crate) slip_mm: f64,
    /// A piece follows a finger that moved farther than this; nearer it is a tap.
    pub(crate) drag_mm: f64,
    /// A finger that rested longer than this does not tap.
    pub(crate) tap_secs: f32,
    /// A mouse press this soon after a finger is the finger's echo.
    pub(crate) mouse_echo_secs: f32,
    /// A finger not heard of for this long has left unnoticed, or lies there: the next one does not wait for it.
    pub(crate) forget_secs: f32,
    /// How long staff presses the corner.
    pub(crate) staff_press_secs: f32,
    pub(crate) max_zoom: f32,
    /// A glass with a shorter side below this is held in the hand: every part of it can be reached.
    pub(crate) held_mm: f64,
    /// One press of a zoom button.
    pub(crate) zoom_step: f32,
}

/// How long things take.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct TimeTokens {
    pub(crate) ring_secs: f32,
    pub(crate) swap_secs: f32,
    pub(crate) ripple_secs: f32,
    /// A scene that has not moved for this long is drawn sharply.
    pub(crate) pan_secs: f32,
    /// What comes in slides this long.
    pub(crate) slide_secs: f32,
    /// From one frame of the attract loop to the next while something moves there: it moves all day long.
    pub(crate) attract_frame_secs: f32,
    /// The eye turns this long, and blinks in frames of this length.
    pub(crate) gaze_secs: f32,
    pub(crate) blink_frame_secs: f32,
    /// A hunt without a touch for this long is offered a hint.
    pub(crate) nudge_secs: f32,
    /// Feedback waits at most this long for the disk.
    pub(crate) commit_millis: u64,
    /// A PIN pad that nobody touches closes after this.
    pub(crate) staff_pad_secs: f32,
    /// A staff screen that nobody touches closes after this.
    pub(crate) staff_screen_secs: f32,
    /// How old what the staff screen says may be.
    pub(crate) staff_refresh_secs: f32,
    /// While nothing can be shown, the content is read anew this often.
    pub(crate) look_again_secs: f32,
}

macro_rules! colors {
    ($($name:ident),* $(,)?) => {
        #[derive(Debug, Clone, Deserialize)]
        struct RawColors { $($name: String),* }

        /// Colors by role.
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct Colors { $(pub(crate) $name: Color),* }

        impl RawColors {
            fn parse(&self) -> Result<Colors, String> {
                Ok(Colors { $($name: color(&self.$name)?),* })
            }
        }
    };
}

colors!(
    ink,
    ink_soft,
    cream,
    surface,
    line,
    teal,
    teal_dark,
    teal_pale,
    yellow,
    yellow_pale,
    orange,
    orange_dark,
    red,
    red_pale,
    leaf,
    leaf_pale,
    shade,
    scrim,
    stage,
    focus,
    focus_halo,
);

fn color(hex: &str) -> Result<Color, String> {
    Srgba::hex(hex)
        .map(Color::from)
        .map_err(|error| format!("{hex}: {error}"))
}

/// The theme in pixels of the window.
#[derive(Resource, Debug, Clone)]
pub(crate) struct Look {
    pub(crate) color: Colors,
    pub(crate) text: TextScale<f32>,
    pub(crate) space: SpaceScale<f32>,
    /// The smallest side of what a finger presses.
    pub(crate) target: f32,
    /// The side of the corner that staff presses.
    pub(crate) corner: f32,
    pub(crate) icon: f32,
    pub(crate) radius: f32,
    pub(crate) border: f32,
    /// Each of the two lines around what has the focus.
    pub(crate) focus_ring: f32,
    pub(crate) screen: Screen,
    pub(crate) touch: TouchTokens,
    pub(crate) time: TimeTokens,
    pub(crate) bold: Handle<Font>,
    /// What the visitor has changed about it.
    pub(crate) comfort: Comfort,
    /// Everything that can be touched lies in the lower half of the window.
    pub(crate) is_reach: bool,
    /// Nothing moves that need not move.
    pub(crate) is_calm: bool,
}

impl Theme {
    /// Reads the embedded theme.
    pub(crate) fn embedded() -> Result<Self, String> {
        let theme: Self = ron::from_str(THEME).map_err(|error| error.to_string())?;
        theme.color.parse()?;
        theme.high_contrast.parse()?;
        Ok(theme)
    }

    /// The theme on `screen`, with the bold face `bold`, as the visitor wants it.
    pub(crate) fn look(&self, screen: Screen, bold: Handle<Font>, comfort: Comfort) -> Result<Look, String> {
        let side = screen.width_px.min(screen.height_px);
        let px = |size: Size| {
            let wanted = screen.px_from_mm(size.mm).max(size.share * side);
            wanted.min(size.cap * side).max(size.floor_px).round() as f32
        };
        let text_px = |size: Size| {
            let usual = f64::from(px(size));
            match comfort.text {
                TextSize::Normal => usual as f32,
                TextSize::Large => {
                    let most = (size.cap * side * self.large_text.over_cap).max(usual);
                    (usual * self.large_text.scale).min(most).round() as f32
                }
            }
        };
        let colors = if comfort.high_contrast {
            &self.high_contrast
        } else {
            &self.color
        };
        Ok(Look {
            color: colors.parse()?,
            text: TextScale {
                small: text_px(self.text.small),
                body: text_px(self.text.body),
                lead: text_px(self.text.lead),
                title: text_px(self.text.title),
                display: text_px(self.text.display),
            },
            space: SpaceScale {
                xs: px(self.space.xs),
                s: px(self.space.s),
                m: px(self.space.m),
                l: px(self.space.l),
                xl: px(self.space.xl),
            },
            target: px(self.target),
            corner: px(self.corner),
            icon: px(self.icon),
            radius: px(self.radius),
            border: px(self.border),
            focus_ring: px(self.focus_ring),
            screen,
            touch: self.touch,
            time: self.time,
            bold,
            comfort,
            is_reach: comfort.reach && !is_held(screen, self.touch),
            is_calm: comfort.calm,
        })
    }
}

/// Whether the glass is so small that all of it is within everybody's reach.
fn is_held(screen: Screen, touch: TouchTokens) -> bool {
    screen.height_px.min(screen.width_px) < screen.px_from_mm(touch.held_mm)
}

/// A shorter side of fewer targets than this is a small glass: a tablet.
const COMPACT_TARGETS: f64 = 9.5;

impl Look {
    /// Whether the glass is so small, measured by fingers, that a screen has to do without what only adorns it.
    pub(crate) fn is_compact(&self) -> bool {
        self.screen.height_px.min(self.screen.width_px) < f64::from(self.target) * COMPACT_TARGETS
    }

    /// Whether the glass is held in the hand: all of it is within everybody's reach.
    pub(crate) fn is_held(&self) -> bool {
        is_held(self.screen, self.touch)
    }

    /// The window's size in pixels, as layouts reckon.
    pub(crate) fn window(&self) -> Vec2 {
        Vec2::new(self.screen.width_px as f32, self.screen.height_px as f32)
    }

    /// Whether the window stands upright.
    pub(crate) fn is_portrait(&self) -> bool {
        self.screen.is_portrait()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOTH: Screen = Screen {
        width_px: 1920.0,
        height_px: 1080.0,
        ppi: 92.0,
    };

    fn look(screen: Screen, comfort: Comfort) -> Look {
        Theme::embedded()
            .unwrap()
            .look(screen, Handle::default(), comfort)
            .unwrap()
    }

    /// As WCAG reckons it.
    fn contrast(a: Color, b: Color) -> f32 {
        let [a, b] = [a, b].map(|color| {
            let color = color.to_linear();
            0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue + 0.05
        });
        (a / b).max(b / a)
    }

    /// What is written on what.
    fn texts(color: &Colors) -> Vec<(&'static str, Color, Color)> {
        let mut pairs = vec![
            ("surface on teal_dark", color.surface, color.teal_dark),
            ("surface on ink", color.surface, color.ink),
            ("yellow on ink", color.yellow, color.ink),
            ("teal_dark on surface", color.teal_dark, color.surface),
            ("red on surface", color.red, color.surface),
            ("leaf on surface", color.leaf, color.surface),
            ("leaf on cream", color.leaf, color.cream),
            ("teal_dark on cream", color.teal_dark, color.cream),
            ("ink_soft on cream", color.ink_soft, color.cream),
            ("ink_soft on surface", color.ink_soft, color.surface),
            ("focus on focus_halo", color.focus, color.focus_halo),
        ];
        for (name, ground) in [
            ("ink on cream", color.cream),
            ("ink on surface", color.surface),
            ("ink on teal_pale", color.teal_pale),
            ("ink on yellow_pale", color.yellow_pale),
            ("ink on red_pale", color.red_pale),
            ("ink on leaf_pale", color.leaf_pale),
        ] {
            pairs.push((name, color.ink, ground));
        }
        pairs
    }

    #[track_caller]
    fn check_contrast(comfort: Comfort, least: f32) {
        let look = look(BOOTH, comfort);
        let faint: Vec<_> = texts(&look.color)
            .into_iter()
            .map(|(name, text, ground)| (name, contrast(text, ground)))
            .filter(|(_, ratio)| *ratio < least)
            .collect();
        assert!(faint.is_empty(), "too faint: {faint:?}");
    }

    #[test]
    fn the_embedded_theme_reads_and_keeps_its_floors() {
        let tiny = Screen {
            width_px: 640.0,
            height_px: 360.0,
            ppi: 60.0,
        };
        let look = look(tiny, Comfort::default());
        assert!(look.text.small >= 18.0, "text floor");
        assert!(look.target >= 44.0, "target floor");
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        check_contrast(Comfort::default(), 4.5);
    }

    #[test]
    fn high_contrast_is_high_and_its_borders_show() {
        let comfort = Comfort {
            high_contrast: true,
            ..default()
        };
        check_contrast(comfort, 7.0);
        let color = look(BOOTH, comfort).color;
        for (name, ground) in [("surface", color.surface), ("cream", color.cream)] {
            for (edge, line) in [
                ("line", color.line),
                ("teal", color.teal),
                ("red", color.red),
                ("leaf", color.leaf),
            ] {
                let ratio = contrast(line, ground);
                assert!(ratio >= 3.0, "{edge} on {name}: {ratio}");
            }
        }
    }

    #[test]
    fn large_text_is_larger_on_every_screen_and_changes_nothing_else() {
        for (width_px, height_px, ppi) in [
            (1280.0, 720.0, 61.0),
            (1920.0, 1080.0, 92.0),
            (3840.0, 2160.0, 69.0),
            (1080.0, 1920.0, 52.0),
            (2160.0, 3840.0, 80.0),
            (1280.0, 800.0, 149.0),
        ] {
            let screen = Screen {
                width_px,
                height_px,
                ppi,
            };
            let usual = look(screen, Comfort::default());
            let large = look(
                screen,
                Comfort {
                    text: TextSize::Large,
                    ..default()
                },
            );
            let sizes = |look: &Look| {
                let text = look.text;
                [text.small, text.body, text.lead, text.title, text.display]
            };
            for (usual, large) in sizes(&usual).into_iter().zip(sizes(&large)) {
                let grown = large / usual;
                assert!(
                    (1.14..=1.35).contains(&grown),
                    "{width_px}x{height_px}: {usual} becomes {large}"
                );
            }
            assert_eq!((usual.target, usual.space.m), (large.target, large.space.m), "the rest");
        }
    }
}
