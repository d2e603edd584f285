//! A case as a picture: a box for each node, an arrow for each way on.

mod layout;
mod letters;

use super::{ArtError, Drawing, Pixels};
use crate::content::{Case, CaseNode, CaseThen};
use layout::{Arrow, Layout};
use letters::Letters;
use std::fmt::Write as _;

/// Sizes in the picture's own pixels.
const LETTERS_PX: f32 = 24.0;
const PADDING: f64 = 16.0;
const BOX_HEIGHT: f64 = 48.0;
const CELL_HEIGHT: f64 = 40.0;
const GAP: f64 = 36.0;
const ROW_GAP: f64 = 84.0;
const MARGIN: f64 = 48.0;
/// From a box to the line its letters stand on.
const BASELINE: f64 = 32.0;
/// An arrow's head.
const HEAD: f64 = 12.0;

const PAPER: &str = "#FFFDF6";
const INK: &str = "#2F365C";
const TOLD: &str = "#FFFFFF";
const ASKED: &str = "#E3ECF7";
const DECIDED: &str = "#FFF0C9";
const ENDED: &str = "#DDF1E4";

/// An arrow's color and width, by what the choice is worth.
const RIGHT: (&str, f64) = ("#1F8A5B", 5.0);
const HALF_RIGHT: (&str, f64) = ("#B26A00", 3.5);
const OTHER: (&str, f64) = ("#5B6B8C", 2.5);

/// A case as an SVG file: the start on top, endings at the bottom, best choices thick and green. Decisions show what can be
/// chosen and what it is worth; a decision at which the story stands still has a double frame.
pub fn case_graph(case: &Case) -> String {
    let letters = Letters::new(LETTERS_PX);
    let boxes: Vec<NodeBox> = case.nodes.iter().map(|node| NodeBox::new(node, &letters)).collect();
    let position = |id| case.nodes.iter().position(|node| &node.id == id);
    let mut arrows = Vec::new();
    let mut styles = Vec::new();
    for (from, node) in boxes.iter().enumerate() {
        for exit in &node.exits {
            if let Some(to) = position(exit.to) {
                let port_x = exit.port_x;
                arrows.push(Arrow { from, port_x, to });
                styles.push(exit.style);
            }
        }
    }
    let start = position(&case.start).unwrap_or_default();
    let widths: Vec<f64> = boxes.iter().map(|node| node.width).collect();
    let layout = Layout::new(&widths, &arrows, start, GAP);
    let page = Page::new(&layout, &boxes, arrows.len());
    let mut svg = page.head();
    for (index, node) in boxes.iter().enumerate() {
        let (x, y) = page.corner(index);
        svg += &node.draw(&letters, x, y, index == start);
    }
    for (index, (arrow, style)) in arrows.iter().zip(styles).enumerate() {
        svg += &page.arrow(index, arrow, style);
    }
    svg + "</svg>\n"
}

/// The same as pixels, its proportions kept within `size`; without it as large as it is drawn.
pub fn case_graph_pixels(case: &Case, size: Option<(u32, u32)>) -> Result<Pixels, ArtError> {
    let drawing = Drawing::parse(case.start.as_str(), case_graph(case).as_bytes())?;
    #[expect(clippy::cast_sign_loss, reason = "a picture is not smaller than nothing")]
    let own = (drawing.view().width() as u32, drawing.view().height() as u32);
    let (width, height) = size.unwrap_or(own);
    drawing.fitted(width, height)
}

/// A node and its cells.
struct NodeBox<'a> {
    node: &'a CaseNode,
    width: f64,
    cells: Vec<Cell>,
    exits: Vec<Exit<'a>>,
}

/// A way on that has a name.
struct Cell {
    text: String,
    width: f64,
}

struct Exit<'a> {
    to: &'a crate::content::ItemId,
    port_x: f64,
    style: (&'static str, f64),
}

impl<'a> NodeBox<'a> {
    fn new(node: &'a CaseNode, letters: &Letters) -> Self {
        let own = letters.width(node.id.as_str()) + 2.0 * PADDING;
        let ways: Vec<(Option<String>, &crate::content::ItemId, (&'static str, f64))> = match &node.then {
            CaseThen::Go(to) => vec![(None, to, OTHER)],
            CaseThen::If { flag, go, otherwise } => vec![
                (Some(flag.to_string()), go, OTHER),
                (Some(format!("!{flag}")), otherwise, OTHER),
            ],
            CaseThen::Decide(decision) => {
                let choices = decision.choices.iter();
                choices
                    .map(|choice| {
                        let style = match choice.score {
                            _ if choice.is_best() => RIGHT,
                            score if score > 0.0 => HALF_RIGHT,
                            _ => OTHER,
                        };
                        let needed = choice.if_set.iter().map(|flag| format!("{flag}? "));
                        let text = needed.collect::<String>() + &format!("{} {}", choice.id, choice.score);
                        (Some(text), &choice.go, style)
                    })
                    .collect()
            }
            CaseThen::End(_) => Vec::new(),
        };
        let texts = ways.iter().filter_map(|(text, ..)| text.clone());
        let mut cells: Vec<Cell> = texts
            .map(|text| Cell {
                width: letters.width(&text) + 2.0 * PADDING,
                text,
            })
            .collect();
        let all: f64 = cells.iter().map(|cell| cell.width).sum();
        let width = own.max(all);
        // A name longer than its cells makes them wider.
        let more = (width - all) / cells.len().max(1) as f64;
        for cell in &mut cells {
            cell.width += more;
        }
        let mut left = -width / 2.0;
        let mut exits = Vec::with_capacity(ways.len());
        for (index, (_, to, style)) in ways.into_iter().enumerate() {
            let cell = cells.get(index).map_or(width, |cell| cell.width);
            let port_x = left + cell / 2.0;
            exits.push(Exit { to, port_x, style });
            left += cell;
        }
        Self {
            node,
            width,
            cells,
            exits,
        }
    }

    fn height(&self) -> f64 {
        BOX_HEIGHT + if self.cells.is_empty() { 0.0 } else { CELL_HEIGHT }
    }

    /// The box with its upper left corner at `x` and `y`.
    fn draw(&self, letters: &Letters, x: f64, y: f64, is_start: bool) -> String {
        let (fill, round) = match &self.node.then {
            CaseThen::Go(_) => (TOLD, 8.0),
            CaseThen::If { .. } => (ASKED, 8.0),
            CaseThen::Decide(_) => (DECIDED, 8.0),
            CaseThen::End(_) => (ENDED, BOX_HEIGHT / 2.0),
        };
        let (width, height) = (self.width, self.height());
        let frame = if is_start { 5.0 } else { 2.5 };
        let mut svg = rect((x, y, width, height), round, fill, frame);
        let is_freeze = matches!(&self.node.then, CaseThen::Decide(decision) if decision.is_freeze);
        if is_freeze {
            let wider = (x - 6.0, y - 6.0, width + 12.0, height + 12.0);
            svg = rect(wider, round + 4.0, PAPER, 2.5) + &svg;
        }
        let middle = x + width / 2.0;
        svg += &text(letters, self.node.id.as_str(), middle, y + BASELINE);
        let mut left = x;
        for cell in &self.cells {
            let part = (left, y + BOX_HEIGHT, cell.width, CELL_HEIGHT);
            svg += &rect(part, 0.0, "none", 1.5);
            svg += &text(
                letters,
                &cell.text,
                left + cell.width / 2.0,
                y + BOX_HEIGHT + BASELINE - 4.0,
            );
            left += cell.width;
        }
        svg
    }
}

/// The whole picture.
struct Page<'a> {
    layout: &'a Layout,
    boxes: &'a [NodeBox<'a>],
    /// The upper and the lower edge of each row.
    rows: Vec<(f64, f64)>,
    width: f64,
    height: f64,
}

impl<'a> Page<'a> {
    fn new(layout: &'a Layout, boxes: &'a [NodeBox<'a>], n_arrows: usize) -> Self {
        let mut top = MARGIN;
        let mut rows = Vec::with_capacity(layout.n_rows);
        for row in 0..layout.n_rows {
            let here = layout.boxes.iter().zip(boxes).filter(|((at, _), _)| *at == row);
            let tallest = here.map(|(_, node)| node.height()).fold(BOX_HEIGHT, f64::max);
            rows.push((top, top + tallest));
            top += tallest + ROW_GAP;
        }
        let n_back = layout
            .passed
            .iter()
            .take(n_arrows)
            .filter(|passed| passed.is_none())
            .count();
        Self {
            layout,
            boxes,
            rows,
            width: layout.width + 2.0 * MARGIN + GAP * n_back as f64,
            height: (top - ROW_GAP + MARGIN).max(2.0 * MARGIN),
        }
    }

    fn head(&self) -> String {
        let (width, height) = (self.width.ceil(), self.height.ceil());
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="{PAPER}"/>"#
        ) + "\n"
    }

    /// The upper left corner of a box.
    fn corner(&self, index: usize) -> (f64, f64) {
        let width = self.boxes.get(index).map_or(0.0, |node| node.width);
        let (row, x) = self.layout.boxes.get(index).copied().unwrap_or_default();
        (MARGIN + x - width / 2.0, self.row(row).0)
    }

    fn row(&self, row: usize) -> (f64, f64) {
        self.rows.get(row).copied().unwrap_or_default()
    }

    /// The upper left corner of a box, and its size.
    fn area(&self, index: usize) -> (f64, f64, f64, f64) {
        let (left, top) = self.corner(index);
        let (width, height) = self
            .boxes
            .get(index)
            .map_or((0.0, 0.0), |node| (node.width, node.height()));
        (left, top, width, height)
    }

    fn arrow(&self, index: usize, arrow: &Arrow, (color, width): (&str, f64)) -> String {
        let (left, top, from_width, from_height) = self.area(arrow.from);
        let from = (left + from_width / 2.0 + arrow.port_x, top + from_height);
        let passed = self.layout.passed.get(index).and_then(Option::as_ref);
        let (path, head) = match passed {
            Some(passed) => self.down(arrow, from, passed),
            None => self.back(index, arrow, from),
        };
        format!(
            r#"<path d="{path}" fill="none" stroke="{color}" stroke-width="{width}" stroke-linejoin="round"/><path d="{head}" fill="{color}"/>"#
        ) + "\n"
    }

    /// The line and the head of an arrow that leads down to the middle of its box.
    fn down(&self, arrow: &Arrow, from: (f64, f64), passed: &[f64]) -> (String, String) {
        let (to_left, to_top, to_width, _) = self.area(arrow.to);
        let (from_row, _) = self.layout.boxes.get(arrow.from).copied().unwrap_or_default();
        let mut path = format!("M{:.1} {:.1}", from.0, from.1);
        let mut at = from;
        for (below, x) in (from_row + 1..).zip(passed) {
            let (row_top, row_bottom) = self.row(below);
            path += &curve(at, (MARGIN + x, row_top));
            // Writing to a string does not fail.
            let _ = write!(path, "V{row_bottom:.1}");
            at = (MARGIN + x, row_bottom);
        }
        let (x, y) = (to_left + to_width / 2.0, to_top);
        path += &curve(at, (x, y - HEAD));
        let head = format!("M{x:.1} {y:.1}l{:.1} {:.1}h{:.1}Z", -HEAD * 0.6, -HEAD, HEAD * 1.2);
        (path, head)
    }

    /// The line and the head of an arrow that leads back, to the right of everything.
    fn back(&self, index: usize, arrow: &Arrow, from: (f64, f64)) -> (String, String) {
        let (to_left, to_top, to_width, _) = self.area(arrow.to);
        let before = self.layout.passed.iter().take(index);
        let nth = before.filter(|passed| passed.is_none()).count() as f64;
        let side = MARGIN + self.layout.width + GAP * (nth + 0.6);
        let low = from.1 + ROW_GAP * 0.3;
        let (x, y) = (to_left + to_width, to_top + BOX_HEIGHT / 2.0);
        let path = format!("M{:.1} {:.1}V{low:.1}H{side:.1}V{y:.1}H{:.1}", from.0, from.1, x + HEAD);
        let head = format!("M{x:.1} {y:.1}l{:.1} {:.1}v{:.1}Z", HEAD, -HEAD * 0.6, HEAD * 1.2);
        (path, head)
    }
}

/// A line that leaves downwards and arrives downwards.
fn curve(from: (f64, f64), to: (f64, f64)) -> String {
    let middle = f64::midpoint(from.1, to.1);
    format!(
        "C{:.1} {middle:.1} {:.1} {middle:.1} {:.1} {:.1}",
        from.0, to.0, to.0, to.1
    )
}

fn rect((x, y, width, height): (f64, f64, f64, f64), round: f64, fill: &str, line: f64) -> String {
    format!(
        r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" rx="{round}" fill="{fill}" stroke="{INK}" stroke-width="{line}"/>"#
    ) + "\n"
}

fn text(letters: &Letters, words: &str, x: f64, y: f64) -> String {
    let mut svg = String::new();
    // Writing to a string does not fail. Ids hold nothing that XML would mind.
    let _ = writeln!(
        svg,
        r#"<path aria-label="{words}" d="{}" fill="{INK}"/>"#,
        letters.outline(words, x, y)
    );
    svg
}
