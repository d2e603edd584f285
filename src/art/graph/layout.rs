//! Where the boxes of a graph stand: in rows, every arrow that does not lead back downwards, few of them crossing.

/// An arrow between two boxes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Arrow {
    pub(super) from: usize,
    /// Where it leaves its box, from the box's middle.
    pub(super) port_x: f64,
    pub(super) to: usize,
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// By box: its row, counted from the top, and its middle.
    pub(super) boxes: Vec<(usize, f64)>,
    /// By arrow: the middle of each row that it passes between its boxes, from the top; `None` for one that leads back.
    pub(super) passed: Vec<Option<Vec<f64>>>,
    pub(super) n_rows: usize,
    /// From 0 to this.
    pub(super) width: f64,
}

/// So often rows are sorted and moved by what lies above and below them.
const SWEEPS: usize = 12;

/// The room an arrow takes in a row that it passes.
const PASSAGE_PX: f64 = 24.0;

/// Something that takes room in a row: a box, or an arrow that passes.
#[derive(Debug, Clone)]
struct Element {
    row: usize,
    width: f64,
    x: f64,
    /// What it hangs together with above and below, and by how much that lies beside its middle.
    above: Vec<(usize, f64)>,
    below: Vec<(usize, f64)>,
}

impl Layout {
    /// Boxes of these `widths`, `gap` apart; `start` and what nothing leads to stands on top.
    pub(super) fn new(widths: &[f64], arrows: &[Arrow], start: usize, gap: f64) -> Self {
        let (is_back, order) = search(widths.len(), arrows, start);
        let rows = rows(widths.len(), arrows, &is_back, &order);
        let mut elements: Vec<Element> = widths
            .iter()
            .zip(&rows)
            .map(|(width, row)| Element::new(*row, *width))
            .collect();
        let mut chains: Vec<Option<Vec<usize>>> = Vec::with_capacity(arrows.len());
        for (arrow, is_back) in arrows.iter().zip(&is_back) {
            let chain = (!is_back).then(|| chain(arrow, &rows, &mut elements));
            chains.push(chain);
        }
        let n_rows = rows.iter().max().map_or(0, |last| last + 1);
        let mut table: Vec<Vec<usize>> = vec![Vec::new(); n_rows];
        let boxes_first = order.iter().rev().copied().chain(widths.len()..elements.len());
        for element in boxes_first {
            if let Some(row) = elements.get(element).and_then(|found| table.get_mut(found.row)) {
                row.push(element);
            }
        }
        for row in &table {
            spread(row, &mut elements, gap, &[]);
        }
        for sweep in 0..SWEEPS {
            arrange(&mut table, &mut elements, gap, sweep);
        }
        let (left, right) = elements.iter().fold((f64::MAX, f64::MIN), |(left, right), element| {
            (
                left.min(element.x - element.width / 2.0),
                right.max(element.x + element.width / 2.0),
            )
        });
        let x = |element: usize| elements.get(element).map_or(0.0, |element| element.x - left);
        Self {
            boxes: rows.iter().enumerate().map(|(index, row)| (*row, x(index))).collect(),
            passed: chains
                .into_iter()
                .map(|chain| chain.map(|chain| chain.into_iter().map(x).collect()))
                .collect(),
            n_rows,
            width: (right - left).max(0.0),
        }
    }
}

impl Element {
    fn new(row: usize, width: f64) -> Self {
        Self {
            row,
            width,
            x: 0.0,
            above: Vec::new(),
            below: Vec::new(),
        }
    }
}

/// Which arrows lead back to where one comes from, and the boxes in the order in which all behind them was seen.
fn search(n: usize, arrows: &[Arrow], start: usize) -> (Vec<bool>, Vec<usize>) {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        Open,
        Done,
    }
    let mut seen = vec![Seen::No; n];
    let (mut is_back, mut order) = (vec![false; arrows.len()], Vec::with_capacity(n));
    for root in std::iter::once(start).chain(0..n) {
        if seen.get(root) != Some(&Seen::No) {
            continue;
        }
        let mut open = vec![(root, 0)];
        while let Some((at, next)) = open.pop() {
            if let Some(seen) = seen.get_mut(at) {
                *seen = Seen::Open;
            }
            let found = arrows.iter().enumerate().skip(next).find(|(_, arrow)| arrow.from == at);
            let Some((index, arrow)) = found else {
                if let Some(seen) = seen.get_mut(at) {
                    *seen = Seen::Done;
                }
                order.push(at);
                continue;
            };
            open.push((at, index + 1));
            match seen.get(arrow.to) {
                Some(Seen::No) => open.push((arrow.to, 0)),
                Some(Seen::Open) => {
                    if let Some(is_back) = is_back.get_mut(index) {
                        *is_back = true;
                    }
                }
                _ => {}
            }
        }
    }
    (is_back, order)
}

/// The row of each box: below everything that leads to it.
fn rows(n: usize, arrows: &[Arrow], is_back: &[bool], order: &[usize]) -> Vec<usize> {
    let mut rows = vec![0; n];
    for at in order.iter().rev() {
        let row = rows.get(*at).map_or(0, |row| row + 1);
        let onward = arrows
            .iter()
            .zip(is_back)
            .filter(|(arrow, back)| arrow.from == *at && !**back);
        for (arrow, _) in onward {
            if let Some(below) = rows.get_mut(arrow.to) {
                *below = row.max(*below);
            }
        }
    }
    rows
}

/// Ties the arrow's boxes together, through a new element in each row between them; returns these.
fn chain(arrow: &Arrow, rows: &[usize], elements: &mut Vec<Element>) -> Vec<usize> {
    let row = |at: usize| rows.get(at).copied().unwrap_or_default();
    let mut passed = Vec::new();
    let (mut above, mut beside) = (arrow.from, arrow.port_x);
    let between = row(arrow.from) + 1..row(arrow.to);
    for below in between.map(Some).chain([None]) {
        let below = below.map_or(arrow.to, |row| {
            elements.push(Element::new(row, PASSAGE_PX));
            passed.push(elements.len() - 1);
            elements.len() - 1
        });
        if let Some(element) = elements.get_mut(above) {
            element.below.push((below, -beside));
        }
        if let Some(element) = elements.get_mut(below) {
            element.above.push((above, beside));
        }
        (above, beside) = (below, 0.0);
    }
    passed
}

/// Sorts and moves each row by what it hangs together with: from the top down, then from the bottom up, and so on.
fn arrange(table: &mut [Vec<usize>], elements: &mut [Element], gap: f64, sweep: usize) {
    let is_down = sweep.is_multiple_of(2);
    let n_rows = table.len();
    for step in 1..n_rows {
        let row = if is_down { step } else { n_rows - 1 - step };
        let Some(row) = table.get_mut(row) else { continue };
        let wish = |element: usize| {
            let at = elements.get(element)?;
            let ties = if is_down { &at.above } else { &at.below };
            let places = ties
                .iter()
                .filter_map(|(other, beside)| Some(elements.get(*other)?.x + beside));
            let sum: f64 = places.sum();
            Some(if ties.is_empty() { at.x } else { sum / ties.len() as f64 })
        };
        let mut sorted: Vec<(usize, f64)> = row
            .iter()
            .map(|element| (*element, wish(*element).unwrap_or_default()))
            .collect();
        // The last sweeps move only: an order that is good stays.
        if sweep + 4 < SWEEPS {
            sorted.sort_by(|a, b| a.1.total_cmp(&b.1));
        }
        *row = sorted.iter().map(|(element, _)| *element).collect();
        let wishes: Vec<f64> = sorted.iter().map(|(_, wish)| *wish).collect();
        spread(row, elements, gap, &wishes);
    }
}

/// Places the elements of a row from left to right without touching each other, on the whole where they wish to be.
fn spread(row: &[usize], elements: &mut [Element], gap: f64, wishes: &[f64]) {
    let mut edge = f64::MIN;
    let mut places = Vec::with_capacity(row.len());
    let mut off = 0.0;
    for (index, element) in row.iter().enumerate() {
        let half = elements.get(*element).map_or(0.0, |element| element.width / 2.0);
        let wish = wishes.get(index).copied().unwrap_or_default();
        let place = wish.max(edge + half);
        off += wish - place;
        edge = place + half + gap;
        places.push(place);
    }
    let shift = off / row.len().max(1) as f64;
    for (element, place) in row.iter().zip(places) {
        if let Some(element) = elements.get_mut(*element) {
            element.x = place + shift;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrows(pairs: &[(usize, usize)]) -> Vec<Arrow> {
        let arrow = |(from, to): &(usize, usize)| Arrow {
            from: *from,
            port_x: 0.0,
            to: *to,
        };
        pairs.iter().map(arrow).collect()
    }

    fn layout(n: usize, pairs: &[(usize, usize)]) -> Layout {
        Layout::new(&vec![100.0; n], &arrows(pairs), 0, 20.0)
    }

    #[test]
    fn every_arrow_leads_down_save_those_that_lead_back() {
        let layout = layout(5, &[(0, 1), (1, 2), (0, 2), (2, 0), (2, 3), (3, 3), (4, 3)]);
        let rows: Vec<usize> = layout.boxes.iter().map(|(row, _)| *row).collect();
        assert_eq!(rows, [0, 1, 2, 3, 0], "below all that leads there");
        let n_passed: Vec<Option<usize>> = layout.passed.iter().map(|p| p.as_ref().map(Vec::len)).collect();
        assert_eq!(
            n_passed,
            [Some(0), Some(0), Some(1), None, Some(0), None, Some(2)],
            "the rows between, or back"
        );
        assert_eq!(layout.n_rows, 4, "as deep as the longest way");
    }

    #[test]
    fn boxes_of_a_row_do_not_touch() {
        let layout = layout(6, &[(0, 1), (0, 2), (0, 3), (0, 4), (1, 5), (2, 5), (3, 5), (4, 5)]);
        let mut row: Vec<f64> = layout
            .boxes
            .iter()
            .filter(|(row, _)| *row == 1)
            .map(|(_, x)| *x)
            .collect();
        row.sort_by(f64::total_cmp);
        assert!(row.windows(2).all(|pair| pair[1] - pair[0] >= 120.0 - 1e-9), "{row:?}");
        assert!(
            row[0] >= 50.0 - 1e-9 && row[3] + 50.0 <= layout.width + 1e-9,
            "{layout:?}"
        );
    }
}
