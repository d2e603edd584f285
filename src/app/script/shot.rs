//! Pictures of the window, or of what a booth without one is drawn into.

use super::Script;
use crate::{app::headless::Canvas, storage::atomic};
use bevy::{
    ecs::system::SystemParam,
    prelude::*,
    render::view::screenshot::{Screenshot, ScreenshotCaptured},
};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use std::path::Path;

/// What looks at the window. Without a window it is open only while a picture is taken.
#[derive(SystemParam)]
pub(super) struct Eye<'w, 's> {
    canvas: Option<Res<'w, Canvas>>,
    cameras: Query<'w, 's, &'static mut Camera>,
    commands: Commands<'w, 's>,
}

impl Eye<'_, '_> {
    /// Nothing is drawn where nobody looks.
    pub(super) fn shut(&mut self) {
        if self.canvas.is_some() {
            for mut camera in self.cameras.iter_mut().filter(|camera| camera.is_active) {
                camera.is_active = false;
            }
        }
    }

    /// Takes a picture into `<shots>/<name>.png`; the play waits for it.
    pub(super) fn shoot(&mut self, script: &mut Script, name: &str) {
        let Some(folder) = &script.shots else {
            #[cfg(test)]
            script.taken.push(name.to_owned());
            return;
        };
        let path = folder.join(format!("{name}.png"));
        script.is_shooting = true;
        #[cfg(test)]
        let name = name.to_owned();
        let what = match &self.canvas {
            Some(canvas) => Screenshot::image(canvas.0.clone()),
            None => Screenshot::primary_window(),
        };
        for mut camera in &mut self.cameras {
            camera.is_active = true;
        }
        self.commands.spawn((Name::new("Shot"), what)).observe(
            move |shot: On<ScreenshotCaptured>, mut script: ResMut<Script>| {
                script.is_shooting = false;
                #[cfg(test)]
                script.taken.push(name.clone());
                if let Err(error) = save(&shot.image, &path) {
                    script.fail(format!("{error:#}"));
                }
            },
        );
    }
}

fn save(image: &Image, path: &Path) -> anyhow::Result<()> {
    let picture = image.clone().try_into_dynamic()?.into_rgb8();
    let mut png = Vec::new();
    // Of thousands of pictures few are looked at: quickly written beats small.
    picture.write_with_encoder(PngEncoder::new_with_quality(
        &mut png,
        CompressionType::Fast,
        FilterType::Up,
    ))?;
    Ok(atomic::write(path, &png)?)
}
