//! Pictures: rasterized beside the frame, shown when ready, replaced by a plain card when they cannot be made.

use super::{fault::Faults, power::Awake};
use crate::{
    art::{ArtCatalog, ArtError, Drawing, PixelRect, Pixels},
    content::PictureRef,
    storage::PictureCache,
};
use bevy::{
    asset::RenderAssetUsages,
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
    tasks::{AsyncComputeTaskPool, Task, futures::check_ready},
    winit::{EventLoopProxyWrapper, WinitUserEvent},
};
use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

/// The ink that all interface icons are drawn with, and what it becomes on a dark ground (`art/KIT.md`, section 7).
const ICON_INK: &str = "#2F365C";
const ICON_LIGHT: &str = "#FFFDF7";

type Proxy = bevy::winit::EventLoopProxy<WinitUserEvent>;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, learn_to_wake).add_systems(PreUpdate, collect);
}

/// What can be drawn, what is being drawn, and what is kept.
#[derive(Resource)]
pub(crate) struct Pictures {
    art: Arc<ArtCatalog>,
    cache: Option<PictureCache>,
    kept: BTreeMap<String, Handle<Image>>,
    jobs: Vec<(Handle<Image>, Task<Result<Pixels, ArtError>>)>,
    proxy: Arc<OnceLock<Proxy>>,
    /// Every picture is its stand-in at once.
    #[cfg(test)]
    pub(super) is_blank: bool,
}

impl Pictures {
    /// Draws from `art` and keeps what is dear on disk in `cache`.
    pub(crate) fn new(art: Arc<ArtCatalog>, cache: Option<PictureCache>) -> Self {
        Self {
            art,
            cache,
            kept: BTreeMap::new(),
            jobs: Vec::new(),
            proxy: Arc::default(),
            #[cfg(test)]
            is_blank: false,
        }
    }

    /// Draws from `art` from now on; what is kept of other drawings goes.
    pub(crate) fn replace_art(&mut self, art: Arc<ArtCatalog>) {
        self.art = art;
        self.kept.clear();
    }

    /// The drawings.
    pub(crate) fn art(&self) -> &Arc<ArtCatalog> {
        &self.art
    }

    /// How many pictures are kept for as long as the program runs.
    #[cfg(test)]
    pub(super) fn n_kept(&self) -> usize {
        self.kept.len()
    }

    /// Whether something is still being drawn.
    pub(crate) fn is_busy(&self) -> bool {
        !self.jobs.is_empty()
    }

    /// The drawing `stem` of `folder` fitted into `width` by `height` pixels; kept.
    pub(crate) fn drawing(
        &mut self,
        images: &Assets<Image>,
        folder: &str,
        stem: &str,
        (width, height): (u32, u32),
    ) -> Handle<Image> {
        let of = format!("{width}x{height}");
        self.made_of(images, (folder, stem), &of, move |drawing| {
            drawing.fitted(width, height)
        })
    }

    /// The part of the drawing `stem` of `folder`, fitted into `width` by `height` pixels, that `part` cuts out; kept. What
    /// nobody sees of a large drawing costs memory, and every frame time.
    pub(crate) fn part(
        &mut self,
        images: &Assets<Image>,
        folder: &str,
        stem: &str,
        (width, height): (u32, u32),
        part: PixelRect,
    ) -> Handle<Image> {
        let of = format!("{width}x{height}-{}", told(part));
        self.made_of(images, (folder, stem), &of, move |drawing| {
            Ok(drawing.fitted(width, height)?.trimmed(part))
        })
    }

    /// What `make` makes of the drawing `stem` of `folder`; kept, on disk too, as long as neither the drawing nor `of`,
    /// which says all that `make` goes by, is another.
    pub(crate) fn made_of(
        &mut self,
        images: &Assets<Image>,
        (folder, stem): (&str, &str),
        of: &str,
        make: impl FnOnce(&Drawing) -> Result<Pixels, ArtError> + Send + 'static,
    ) -> Handle<Image> {
        let cached = self
            .art
            .drawing_bytes(folder, stem)
            .map(|bytes| format!("{}-{of}", blake3::hash(bytes).to_hex()));
        let key = format!("{folder}/{stem}@{of}");
        let (folder, stem) = (folder.to_owned(), stem.to_owned());
        let art = Arc::clone(&self.art);
        self.keep(images, key, cached, move || make(art.drawing(&folder, &stem)?))
    }

    /// How far in front the layer `stem` of `folder` lies; `None` where there is no such layer.
    pub(crate) fn depth(&self, folder: &str, stem: &str) -> Option<i32> {
        self.art.depth(folder, stem)
    }

    /// The interface icon `stem`, `side` pixels wide and high, light for a dark ground; kept.
    pub(crate) fn light_icon(&mut self, images: &Assets<Image>, stem: &str, side: u32) -> Handle<Image> {
        let art = Arc::clone(&self.art);
        let name = stem.to_owned();
        self.keep(images, format!("light/{stem}@{side}"), None, move || {
            let missing = || ArtError::Missing {
                name: format!("icons/{name}"),
            };
            let bytes = art.drawing_bytes("icons", &name).ok_or_else(missing)?;
            let svg = String::from_utf8_lossy(bytes).replace(ICON_INK, ICON_LIGHT);
            Drawing::parse(&name, svg.as_bytes())?.fitted(side, side)
        })
    }

    /// A drawing written out in code (rings, arrows), `size` pixels wide and high; kept under `name`.
    pub(crate) fn sketch(&mut self, images: &Assets<Image>, name: &str, svg: String, size: u32) -> Handle<Image> {
        let stem = name.to_owned();
        self.keep(images, format!("sketch/{name}@{size}"), None, move || {
            Drawing::parse(&stem, svg.as_bytes())?.fitted(size, size)
        })
    }

    /// A ring of `color` with a light rim, so that it shows on every ground; kept.
    pub(crate) fn ring(&mut self, images: &Assets<Image>, color: Color, size: u32) -> Handle<Image> {
        let [red, green, blue, _] = color.to_srgba().to_u8_array();
        let hex = format!("#{red:02X}{green:02X}{blue:02X}");
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"><circle cx=\"50\" cy=\"50\" r=\"44\" fill=\"none\" stroke=\"#FFFDF7\" stroke-width=\"11\"/><circle cx=\"50\" cy=\"50\" r=\"44\" fill=\"none\" stroke=\"{hex}\" stroke-width=\"6\"/></svg>"
        );
        self.sketch(images, &format!("ring-{hex}"), svg, size)
    }

    /// The picture that content of `pack` calls `picture`, fitted into `width` by `height` pixels; kept.
    pub(crate) fn content(
        &mut self,
        images: &Assets<Image>,
        pack: &str,
        picture: &PictureRef,
        (width, height): (u32, u32),
    ) -> Handle<Image> {
        let key = format!("content/{pack}/{picture:?}@{width}x{height}");
        let (art, pack, picture) = (Arc::clone(&self.art), pack.to_owned(), picture.clone());
        self.keep(images, key, None, move || {
            art.picture_pixels(&pack, &picture, width, height)
        })
    }

    /// Any picture; lives as long as its handle.
    pub(crate) fn make(
        &mut self,
        images: &Assets<Image>,
        job: impl FnOnce() -> Result<Pixels, ArtError> + Send + 'static,
    ) -> Handle<Image> {
        let handle = images.reserve_handle();
        #[cfg(test)]
        if self.is_blank {
            let task = AsyncComputeTaskPool::get().spawn(std::future::ready(Ok(placeholder())));
            self.jobs.push((handle.clone(), task));
            return handle;
        }
        let proxy = Arc::clone(&self.proxy);
        let task = AsyncComputeTaskPool::get().spawn(async move {
            let made = job();
            // Closed only when the program ends: nobody waits for the picture then.
            if let Some(proxy) = proxy.get()
                && proxy.send_event(WinitUserEvent::WakeUp).is_err()
            {
                debug!("a picture came after the program's end");
            }
            made
        });
        self.jobs.push((handle.clone(), task));
        handle
    }

    /// A picture made once and kept under `key`; `cached` names it on disk.
    pub(crate) fn keep(
        &mut self,
        images: &Assets<Image>,
        key: String,
        cached: Option<String>,
        job: impl FnOnce() -> Result<Pixels, ArtError> + Send + 'static,
    ) -> Handle<Image> {
        if let Some(handle) = self.kept.get(&key) {
            return handle.clone();
        }
        let cache = self.cache.clone().zip(cached);
        let handle = self.make(images, move || {
            let Some((cache, name)) = cache else { return job() };
            if let Some(pixels) = cache.get(&name) {
                return Ok(pixels);
            }
            let pixels = job()?;
            cache.put(&name, &pixels);
            Ok(pixels)
        });
        self.kept.insert(key, handle.clone());
        handle
    }
}

/// A part of a picture, as names of pictures tell it.
pub(crate) fn told(part: PixelRect) -> String {
    format!("{},{}+{}x{}", part.x, part.y, part.width, part.height)
}

fn learn_to_wake(pictures: Option<Res<Pictures>>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    if let (Some(pictures), Some(proxy)) = (pictures, proxy) {
        pictures.proxy.get_or_init(|| (**proxy).clone());
    }
}

fn collect(
    pictures: Option<ResMut<Pictures>>,
    mut images: ResMut<Assets<Image>>,
    mut faults: ResMut<Faults>,
    mut awake: ResMut<Awake>,
) {
    let Some(mut pictures) = pictures else { return };
    if pictures.jobs.is_empty() {
        return;
    }
    let mut waiting = Vec::new();
    for (handle, mut task) in std::mem::take(&mut pictures.jobs) {
        let Some(made) = check_ready(&mut task) else {
            waiting.push((handle, task));
            continue;
        };
        let pixels = made.unwrap_or_else(|error| {
            faults.report(format!("{:#}", anyhow::Error::from(error)));
            placeholder()
        });
        if images.insert(handle.id(), image(pixels)).is_ok() {
            awake.stir();
        }
    }
    pictures.jobs.append(&mut waiting);
}

/// What stands in for a picture that cannot be made: one pale pixel, stretched.
fn placeholder() -> Pixels {
    Pixels {
        width: 1,
        height: 1,
        rgba: vec![0xE7, 0xDA, 0xC0, 0xFF],
    }
}

fn image(pixels: Pixels) -> Image {
    let size = Extent3d {
        width: pixels.width,
        height: pixels.height,
        depth_or_array_layers: 1,
    };
    Image::new(
        size,
        TextureDimension::D2,
        pixels.rgba,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD,
    )
}
