//! The staff screen, over whatever is shown: how things stand, what the check says, the last faults, and what can be done.

use crate::{
    app::{
        AppSystems,
        command::Command,
        layout,
        pictures::Pictures,
        power::Awake,
        staff::{Entry, Grade, Part, Section, StaffCommand, Standing, View},
        theme::Look,
        widget::{self, ButtonKind},
    },
    content::Arg,
};
use bevy::{prelude::*, ui::Pressed};

/// Above everything that visitors see.
const ABOVE: i32 = 30;

/// Sections side by side, by how the window stands.
const COLUMNS_WIDE: usize = 3;
const COLUMNS_UPRIGHT: usize = 2;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, draw_staff_screen.in_set(AppSystems::Present));
}

#[derive(Component)]
struct StaffScreen;

/// All that is on the screen.
#[derive(Debug, Clone, PartialEq)]
struct Page {
    title: String,
    look_only: Option<String>,
    part: Part,
    body: Body,
    /// Which page this is and of how many, where there are several.
    turning: Option<String>,
    labels: Vec<(StaffCommand, String, &'static str)>,
}

#[derive(Debug, Clone, PartialEq)]
enum Body {
    /// Row by row.
    Sections(Vec<Vec<Section>>),
    Entries(Vec<Entry>),
    Nothing(String),
}

fn draw_staff_screen(
    standing: Standing,
    look: Res<Look>,
    roots: Query<Entity, With<StaffScreen>>,
    pressed: Query<(), With<Pressed>>,
    mut pictures: ResMut<Pictures>,
    images: Res<Assets<Image>>,
    mut drawn: Local<Option<Page>>,
    mut awake: ResMut<Awake>,
    mut commands: Commands,
) {
    let page = page(&standing, &look);
    // What is under a finger is not built anew.
    let is_held = page.is_some() && drawn.is_some() && !pressed.is_empty();
    if (*drawn == page && !look.is_changed()) || is_held {
        return;
    }
    for root in &roots {
        commands.entity(root).despawn();
    }
    awake.stir();
    if let Some(page) = &page {
        let mut icon = |stem: &str| {
            let side = look.icon;
            pictures.drawing(&images, "icons", stem, widget::size(side, side))
        };
        spawn(&mut commands, &look, page, &mut icon);
    }
    *drawn = page;
}

fn page(standing: &Standing, look: &Look) -> Option<Page> {
    let View::Open { part, page } = standing.door.view() else {
        return None;
    };
    let words = standing.words();
    let (body, page) = match part {
        Part::Overview => {
            let (rows, page) = rows_of(standing.sections(), page, look);
            (Body::Sections(rows), page)
        }
        Part::Content => entries_of(standing.content_entries(), page, look, words.say("staff-content-sound")),
        Part::Faults => entries_of(standing.fault_entries(), page, look, words.say("staff-faults-none")),
    };
    let mut labels = vec![
        (StaffCommand::Turn(Part::Overview), "staff-overview", "info"),
        (StaffCommand::Turn(Part::Content), "staff-content", "check"),
        (StaffCommand::Turn(Part::Faults), "staff-faults", "warning"),
        (StaffCommand::Language, "staff-language", "language"),
        (StaffCommand::Close, "staff-close", "back"),
    ];
    if standing.door.may_act() {
        labels.push((StaffCommand::Reload, "staff-reload", "replay"));
        labels.push((StaffCommand::Quit, "staff-quit", "close"));
    }
    let (at, pages) = page;
    let numbers = [("page", Arg::from(at + 1)), ("pages", Arg::from(pages))];
    if at > 0 {
        labels.push((StaffCommand::Page(at - 1), "staff-previous", "back"));
    }
    if at + 1 < pages {
        labels.push((StaffCommand::Page(at + 1), "staff-next", "next"));
    }
    let title = match standing.exhibit_title() {
        Some(exhibit) => format!("{} · {exhibit}", words.say("staff-title")),
        None => words.say("staff-title"),
    };
    Some(Page {
        title,
        look_only: standing.look_only(),
        part,
        body,
        turning: (pages > 1).then(|| words.tell("staff-page", &numbers)),
        labels: labels
            .into_iter()
            .map(|(command, key, icon)| (command, words.say(key), icon))
            .collect(),
    })
}

/// The entries of page `page`, and which page of how many it is.
fn entries_of(entries: Vec<Entry>, page: usize, look: &Look, nothing: String) -> (Body, (usize, usize)) {
    if entries.is_empty() {
        return (Body::Nothing(nothing), (0, 1));
    }
    let width = across(look) - 4.0 * look.space.m - look.icon;
    let (entries, page) = page_of(entries, page, room(look), |entry| entry_height(entry, width, look));
    (Body::Entries(entries), page)
}

/// The rows of sections of page `page`, and which page of how many it is.
fn rows_of(sections: Vec<Section>, page: usize, look: &Look) -> (Vec<Vec<Section>>, (usize, usize)) {
    let columns = if look.is_portrait() {
        COLUMNS_UPRIGHT
    } else {
        COLUMNS_WIDE
    };
    let gaps = look.space.s * (columns - 1) as f32;
    let width = (across(look) - gaps) / columns as f32 - 2.0 * look.space.m - 2.0 * look.border;
    let rows: Vec<Vec<Section>> = sections.chunks(columns).map(<[Section]>::to_vec).collect();
    page_of(rows, page, room(look), |row| {
        let heights = row.iter().map(|section| section_height(section, width, look));
        heights.fold(0.0, f32::max) + look.space.s
    })
}

/// What title, tabs and actions leave.
fn room(look: &Look) -> f32 {
    look.screen.height_px as f32 - 3.0 * look.target - 6.0 * look.space.m
}

/// The things of page `page`, and which page of how many it is, when `room` pixels are one page high.
fn page_of<T>(things: Vec<T>, page: usize, room: f32, height: impl Fn(&T) -> f32) -> (Vec<T>, (usize, usize)) {
    let mut pages: Vec<Vec<T>> = vec![Vec::new()];
    let mut used = 0.0;
    for thing in things {
        let height = height(&thing);
        if used + height > room && used > 0.0 {
            pages.push(Vec::new());
            used = 0.0;
        }
        used += height;
        if let Some(last) = pages.last_mut() {
            last.push(thing);
        }
    }
    let n = pages.len();
    let at = page.min(n - 1);
    (pages.swap_remove(at), (at, n))
}

fn section_height(section: &Section, width: f32, look: &Look) -> f32 {
    let size = look.text.small;
    let lines = |text: &String| layout::n_lines(text, size, width).max(1) as f32 * size * widget::LINE + look.space.xs;
    let words: f32 = section.lines.iter().map(lines).sum();
    look.text.body * widget::LINE + words + 2.0 * look.space.s + 2.0 * look.border
}

fn entry_height(entry: &Entry, width: f32, look: &Look) -> f32 {
    let lines = |text: &str| layout::n_lines(text, look.text.small, width).max(1) as f32;
    let n = 1.0 + lines(&entry.text) + entry.hint.as_deref().map_or(0.0, lines);
    n * look.text.small * widget::LINE + 2.0 * look.space.s + look.space.s
}

fn spawn(commands: &mut Commands, look: &Look, page: &Page, draw: &mut impl FnMut(&str) -> Handle<Image>) {
    let node = Node {
        position_type: PositionType::Absolute,
        width: percent(100),
        height: percent(100),
        flex_direction: FlexDirection::Column,
        row_gap: px(look.space.m),
        padding: UiRect::axes(px(look.space.l), px(look.space.m)),
        ..default()
    };
    let icons: Vec<Handle<Image>> = page.labels.iter().map(|(_, _, stem)| draw(stem)).collect();
    let buttons = Buttons { look, page, icons };
    let signs = Signs {
        fine: draw("check"),
        look: draw("info"),
        bad: draw("warning"),
    };
    let title = (draw("staff-lock"), page.title.clone());
    let ground = BackgroundColor(look.color.cream);
    let root = (
        Name::new("Staff screen"),
        StaffScreen,
        node,
        ground,
        GlobalZIndex(ABOVE),
    );
    commands.spawn(root).with_children(|root| {
        root.spawn(bar(look)).with_children(|bar| {
            layout::icon_line(
                bar,
                look,
                (&title.0, look.icon),
                title.1,
                (look.text.lead, look.color.ink),
                across(look) * TITLE_SHARE,
            );
            bar.spawn(layout::row(look.space.s)).with_children(|row| {
                buttons.spawn(row, |command| {
                    matches!(command, StaffCommand::Language | StaffCommand::Close)
                });
            });
        });
        if let Some(reason) = &page.look_only {
            root.spawn(widget::text(reason.clone(), look.text.small, look.color.ink_soft));
        }
        root.spawn(layout::row(look.space.s)).with_children(|tabs| {
            buttons.spawn(tabs, |command| matches!(command, StaffCommand::Turn(_)));
        });
        root.spawn(middle(look))
            .with_children(|middle| spawn_body(middle, look, &page.body, &signs));
        root.spawn(bar(look)).with_children(|bar| {
            bar.spawn(layout::row(look.space.s)).with_children(|row| {
                buttons.spawn(row, |command| {
                    matches!(command, StaffCommand::Reload | StaffCommand::Quit)
                });
            });
            bar.spawn(layout::row(look.space.s)).with_children(|row| {
                if let Some(turning) = &page.turning {
                    row.spawn(widget::text(turning.clone(), look.text.small, look.color.ink_soft));
                }
                buttons.spawn(row, |command| matches!(command, StaffCommand::Page(_)));
            });
        });
    });
}

/// How wide a line may be.
fn across(look: &Look) -> f32 {
    look.screen.width_px as f32 - 2.0 * look.space.l
}

/// The title's part of the uppermost row.
const TITLE_SHARE: f32 = 0.42;

/// What can be pressed, with its icons.
struct Buttons<'a> {
    look: &'a Look,
    page: &'a Page,
    icons: Vec<Handle<Image>>,
}

impl Buttons<'_> {
    /// Puts the buttons of the wanted commands into `row`.
    fn spawn(&self, row: &mut ChildSpawnerCommands, is_wanted: fn(StaffCommand) -> bool) {
        for ((command, label, _), icon) in self.page.labels.iter().zip(&self.icons) {
            if !is_wanted(*command) {
                continue;
            }
            if *command == StaffCommand::Turn(self.page.part) {
                spawn_open_tab(row, self.look, label, icon.clone());
                continue;
            }
            let (icon, command) = (Some(icon.clone()), Command::Staff(*command));
            widget::button(row, self.look, label, icon, command, ButtonKind::Plain);
        }
    }
}

fn spawn_body(middle: &mut ChildSpawnerCommands, look: &Look, body: &Body, signs: &Signs) {
    match body {
        Body::Sections(sections) => spawn_sections(middle, look, sections, signs),
        Body::Entries(entries) => {
            for entry in entries {
                spawn_entry(middle, look, entry, signs);
            }
        }
        Body::Nothing(words) => {
            let style = (look.text.body, look.color.ink);
            layout::icon_line(
                middle,
                look,
                (&signs.fine, look.icon),
                words.clone(),
                style,
                across(look),
            );
        }
    }
}

/// The tab of the part that is shown; pressing it changes nothing.
fn spawn_open_tab(row: &mut ChildSpawnerCommands, look: &Look, label: &str, icon: Handle<Image>) {
    row.spawn((
        Name::new("open tab"),
        widget::control_node(look),
        BackgroundColor(look.color.yellow),
        BorderColor::all(look.color.ink),
        Pickable::IGNORE,
    ))
    .with_children(|inside| {
        inside.spawn(widget::picture(icon, look.icon, look.icon));
        inside.spawn(widget::bold(look, label, look.text.body, look.color.ink));
    });
}

/// Signs of the grades.
struct Signs {
    fine: Handle<Image>,
    look: Handle<Image>,
    bad: Handle<Image>,
}

impl Signs {
    fn of(&self, grade: Grade) -> &Handle<Image> {
        match grade {
            Grade::Fine => &self.fine,
            Grade::Look => &self.look,
            Grade::Bad => &self.bad,
        }
    }
}

/// What a grade is painted on.
fn ground(look: &Look, grade: Grade) -> Color {
    match grade {
        Grade::Fine => look.color.surface,
        Grade::Look => look.color.yellow_pale,
        Grade::Bad => look.color.red_pale,
    }
}

fn bar(look: &Look) -> impl Bundle {
    let node = Node {
        width: percent(100),
        column_gap: px(look.space.s),
        align_items: AlignItems::Center,
        justify_content: JustifyContent::SpaceBetween,
        flex_shrink: 0.0,
        ..default()
    };
    (node, Pickable::IGNORE)
}

fn middle(look: &Look) -> impl Bundle {
    let node = Node {
        flex_grow: 1.0,
        flex_basis: px(0),
        min_height: px(0),
        flex_direction: FlexDirection::Column,
        row_gap: px(look.space.s),
        ..default()
    };
    (node, Pickable::IGNORE)
}

fn spawn_sections(middle: &mut ChildSpawnerCommands, look: &Look, rows: &[Vec<Section>], signs: &Signs) {
    for row in rows {
        let node = Node {
            width: percent(100),
            flex_grow: 1.0,
            flex_basis: px(0),
            column_gap: px(look.space.s),
            ..default()
        };
        middle.spawn((node, Pickable::IGNORE)).with_children(|cells| {
            for section in row {
                spawn_section(cells, look, section, signs);
            }
        });
    }
}

fn spawn_section(cells: &mut ChildSpawnerCommands, look: &Look, section: &Section, signs: &Signs) {
    cells.spawn(card(look, section.grade)).with_children(|card| {
        let side = look.text.body * widget::LINE;
        card.spawn(layout::row(look.space.s)).with_children(|head| {
            head.spawn(widget::picture(signs.of(section.grade).clone(), side, side));
            head.spawn(widget::bold(
                look,
                section.title.clone(),
                look.text.body,
                look.color.ink,
            ));
        });
        for line in &section.lines {
            card.spawn(widget::text(line.clone(), look.text.small, look.color.ink));
        }
    });
}

fn card(look: &Look, grade: Grade) -> impl Bundle {
    let node = Node {
        flex_direction: FlexDirection::Column,
        flex_grow: 1.0,
        flex_basis: px(0),
        padding: UiRect::axes(px(look.space.m), px(look.space.s)),
        row_gap: px(look.space.xs),
        border: UiRect::all(px(look.border)),
        border_radius: BorderRadius::all(px(look.radius)),
        ..default()
    };
    (
        node,
        BackgroundColor(ground(look, grade)),
        BorderColor::all(look.color.line),
        Pickable::IGNORE,
    )
}

fn spawn_entry(middle: &mut ChildSpawnerCommands, look: &Look, entry: &Entry, signs: &Signs) {
    let node = Node {
        column_gap: px(look.space.m),
        align_items: AlignItems::Start,
        padding: UiRect::axes(px(look.space.m), px(look.space.s)),
        border_radius: BorderRadius::all(px(look.radius)),
        flex_shrink: 0.0,
        ..default()
    };
    let ground = BackgroundColor(ground(look, entry.grade));
    middle.spawn((node, ground, Pickable::IGNORE)).with_children(|row| {
        let side = look.text.small * widget::LINE;
        row.spawn(widget::picture(signs.of(entry.grade).clone(), side, side));
        row.spawn(layout::column(0.0, AlignItems::Start))
            .with_children(|lines| {
                lines.spawn(widget::bold(look, entry.head.clone(), look.text.small, look.color.ink));
                lines.spawn(widget::text(entry.text.clone(), look.text.small, look.color.ink));
                if let Some(hint) = &entry.hint {
                    lines.spawn(widget::text(hint.clone(), look.text.small, look.color.ink_soft));
                }
            });
    });
}
