//! The look: tokens from `assets/theme.ron`, resolved to pixels of this window.

use crate::geometry::Screen;
use bevy::prelude::*;
use serde::Deserialize;

const THEME: &str = include_str!("../../assets/theme.ron");

/// `assets/theme.ron` as written.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Theme {
    color: RawColors,
    text: TextScale<Size>,
    space: SpaceScale<Size>,
    target: Size,
    icon: Size,
    radius: Size,
    border: Size,
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
    /// A finger that rested longer than this does not tap.
    pub(crate) tap_secs: f32,
    /// A mouse press this soon after a finger is the finger's echo.
    pub(crate) mouse_echo_secs: f32,
    pub(crate) max_zoom: f32,
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
    /// The eye turns this long, and blinks in frames of this length.
    pub(crate) gaze_secs: f32,
    pub(crate) blink_frame_secs: f32,
    /// A hunt without a touch for this long is offered a hint.
    pub(crate) nudge_secs: f32,
    /// Feedback waits at most this long for the disk.
    pub(crate) commit_millis: u64,
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
    pub(crate) icon: f32,
    pub(crate) radius: f32,
    pub(crate) border: f32,
    pub(crate) screen: Screen,
    pub(crate) touch: TouchTokens,
    pub(crate) time: TimeTokens,
    pub(crate) bold: Handle<Font>,
    /// Nothing moves that need not.
    pub(crate) is_calm: bool,
}

impl Theme {
    /// Reads the embedded theme.
    pub(crate) fn embedded() -> Result<Self, String> {
        let theme: Self = ron::from_str(THEME).map_err(|error| error.to_string())?;
        theme.color.parse()?;
        Ok(theme)
    }

    /// The theme on `screen`, with the bold face `bold`.
    pub(crate) fn look(&self, screen: Screen, bold: Handle<Font>) -> Result<Look, String> {
        let side = screen.width_px.min(screen.height_px);
        let px = |size: Size| {
            let wanted = screen.px_from_mm(size.mm).max(size.share * side);
            wanted.min(size.cap * side).max(size.floor_px).round() as f32
        };
        Ok(Look {
            color: self.color.parse()?,
            text: TextScale {
                small: px(self.text.small),
                body: px(self.text.body),
                lead: px(self.text.lead),
                title: px(self.text.title),
                display: px(self.text.display),
            },
            space: SpaceScale {
                xs: px(self.space.xs),
                s: px(self.space.s),
                m: px(self.space.m),
                l: px(self.space.l),
                xl: px(self.space.xl),
            },
            target: px(self.target),
            icon: px(self.icon),
            radius: px(self.radius),
            border: px(self.border),
            screen,
            touch: self.touch,
            time: self.time,
            bold,
            is_calm: false,
        })
    }
}

impl Look {
    /// Whether the window stands upright.
    pub(crate) fn is_portrait(&self) -> bool {
        self.screen.is_portrait()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_theme_reads_and_keeps_its_floors() {
        let theme = Theme::embedded().unwrap();
        let tiny = Screen {
            width_px: 640.0,
            height_px: 360.0,
            ppi: 60.0,
        };
        let look = theme.look(tiny, Handle::default()).unwrap();
        assert!(look.text.small >= 18.0, "text floor");
        assert!(look.target >= 44.0, "target floor");
    }
}
