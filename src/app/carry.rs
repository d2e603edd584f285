//! Pieces of a task in the hand: taken up and put down with two taps, or drawn with a finger.

use super::{
    AppSystems, Screen,
    command::{Command, Commanded},
    power::Awake,
    theme::Look,
    visit::{ActionTaken, ActiveVisit, Draft},
};
use crate::rules::{Action, Move, PieceKind, PiecesView, TaskView};
use bevy::{picking::pointer::PointerId, prelude::*};

/// Above everything else of the screen.
const CARRIED_DEPTH: i32 = 4;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Carried>()
        .add_observer(on_drag)
        .add_observer(on_drag_end)
        .add_observer(on_cancel)
        .add_systems(Update, take_taps.in_set(AppSystems::Take))
        .add_systems(OnExit(Screen::Task), |mut carried: ResMut<Carried>| {
            carried.carry = None;
        });
}

/// What shows a piece and can be drawn.
#[derive(Component, Debug, Clone, Copy)]
pub(crate) struct Piece(pub(crate) usize);

/// What a piece can be put to.
#[derive(Component, Debug, Clone, Copy)]
pub(crate) struct Place(pub(crate) usize);

/// Where pieces lie that were put nowhere.
#[derive(Component, Debug, Clone, Copy)]
pub(crate) struct Tray;

/// The piece that a finger draws.
#[derive(Resource, Default)]
struct Carried {
    carry: Option<Carry>,
    /// A piece was let go in this update: its release is no tap.
    is_let_go: bool,
}

struct Carry {
    finger: PointerId,
    entity: Entity,
    piece: usize,
    /// It left the place where it was touched.
    is_drawn: bool,
}

fn on_drag(
    drag: On<Pointer<Drag>>,
    look: Res<Look>,
    mut pieces: Query<(&Piece, &mut UiTransform)>,
    mut carried: ResMut<Carried>,
    mut commands: Commands,
    mut awake: ResMut<Awake>,
) {
    let Ok((piece, mut transform)) = pieces.get_mut(drag.entity) else {
        return;
    };
    let carry = carried.carry.get_or_insert(Carry {
        finger: drag.pointer_id,
        entity: drag.entity,
        piece: piece.0,
        is_drawn: false,
    });
    if carry.finger != drag.pointer_id || carry.entity != drag.entity {
        return;
    }
    let slip = look.screen.px_from_mm(look.touch.drag_mm) as f32;
    if !carry.is_drawn && drag.distance.length() > slip {
        carry.is_drawn = true;
        commands.entity(drag.entity).insert(GlobalZIndex(CARRIED_DEPTH));
    }
    if carry.is_drawn {
        transform.translation = Val2::px(drag.distance.x, drag.distance.y);
        awake.stir();
    }
}

fn on_drag_end(
    end: On<Pointer<DragEnd>>,
    places: Query<(Entity, &Place, &ComputedNode, &UiGlobalTransform)>,
    trays: Query<(&ComputedNode, &UiGlobalTransform), With<Tray>>,
    mut transforms: Query<&mut UiTransform>,
    mut carried: ResMut<Carried>,
    mut actions: MessageWriter<ActionTaken>,
    mut commands: Commands,
    mut awake: ResMut<Awake>,
) {
    let is_it = |carry: &mut Carry| carry.finger == end.pointer_id && carry.entity == end.entity;
    let Some(carry) = carried.carry.take_if(is_it) else {
        return;
    };
    lay_back(carry.entity, &mut transforms, &mut commands);
    awake.stir();
    if !carry.is_drawn {
        return;
    }
    carried.is_let_go = true;
    let at = end.pointer_location.position;
    let holds = |node: &ComputedNode, transform: &UiGlobalTransform| {
        Rect::from_center_size(transform.translation, node.size()).contains(at)
    };
    let piece = carry.piece;
    // The place it came from was drawn along with it.
    let place = places
        .iter()
        .find(|(entity, _, node, transform)| *entity != carry.entity && holds(node, transform));
    let act = if let Some((_, place, ..)) = place {
        Move::Put { piece, place: place.0 }
    } else if trays.iter().any(|(node, transform)| holds(node, transform)) {
        Move::Take { piece }
    } else {
        return;
    };
    actions.write(ActionTaken(Action::Move(act)));
}

fn on_cancel(
    cancel: On<Pointer<Cancel>>,
    mut transforms: Query<&mut UiTransform>,
    mut carried: ResMut<Carried>,
    mut commands: Commands,
) {
    if let Some(carry) = carried.carry.take_if(|carry| carry.finger == cancel.pointer_id) {
        lay_back(carry.entity, &mut transforms, &mut commands);
    }
}

/// Lets the piece lie where it lay.
fn lay_back(entity: Entity, transforms: &mut Query<&mut UiTransform>, commands: &mut Commands) {
    if let Ok(mut transform) = transforms.get_mut(entity) {
        transform.translation = Val2::ZERO;
    }
    if let Ok(mut entity) = commands.get_entity(entity) {
        entity.try_remove::<GlobalZIndex>();
    }
}

/// Two taps put a piece: on the piece, then on its place. Gear needs one: it has one place.
fn take_taps(
    mut commanded: MessageReader<Commanded>,
    active: Option<Res<ActiveVisit>>,
    mut carried: ResMut<Carried>,
    mut draft: ResMut<Draft>,
    mut actions: MessageWriter<ActionTaken>,
    mut next: ResMut<NextState<Screen>>,
    mut awake: ResMut<Awake>,
) {
    let is_let_go = std::mem::take(&mut carried.is_let_go);
    for Commanded(command) in commanded.read() {
        if is_let_go || !matches!(command, Command::Piece(_) | Command::Place(_)) {
            continue;
        }
        let Some(TaskView::Pieces(view)) = active.as_ref().and_then(|active| active.visit.task()) else {
            continue;
        };
        let tap = tapped(command, &view, draft.piece);
        if tap.picked != draft.piece {
            draft.piece = tap.picked;
            next.set(Screen::Task);
            awake.stir();
        }
        actions.write_batch(tap.act.map(|act| ActionTaken(Action::Move(act))));
    }
}

/// What a tap does.
#[derive(Debug, PartialEq, Eq)]
struct Tap {
    act: Option<Move>,
    /// The piece that is in the hand afterwards.
    picked: Option<usize>,
}

fn tapped(command: &Command, view: &PiecesView, picked: Option<usize>) -> Tap {
    let lies = |piece: usize| view.lies.get(piece).copied().flatten();
    let act = |act| Tap {
        act: Some(act),
        picked: None,
    };
    match *command {
        Command::Piece(piece) if view.kind == PieceKind::Dressing => match lies(piece) {
            Some(_) => act(Move::Take { piece }),
            None => act(Move::Put { piece, place: 0 }),
        },
        Command::Piece(piece) => Tap {
            act: None,
            picked: (picked != Some(piece)).then_some(piece),
        },
        Command::Place(place) => match (picked, view.lies.iter().position(|lies| *lies == Some(place))) {
            (Some(piece), Some(lying)) if piece == lying => act(Move::Take { piece }),
            (Some(piece), _) => act(Move::Put { piece, place }),
            (None, lying) => Tap {
                act: None,
                picked: lying,
            },
        },
        _ => Tap { act: None, picked },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(kind: PieceKind, lies: &[Option<usize>]) -> PiecesView {
        PiecesView {
            kind,
            order: (0..lies.len()).collect(),
            lies: lies.to_vec(),
            n_places: lies.len(),
            right: None,
            misplaced: None,
        }
    }

    #[track_caller]
    fn check(command: Command, view: &PiecesView, picked: Option<usize>, act: Option<Move>, then: Option<usize>) {
        assert_eq!(tapped(&command, view, picked), Tap { act, picked: then });
    }

    #[test]
    fn two_taps_put_a_piece_and_two_on_it_take_it_back() {
        let empty = view(PieceKind::Ordering, &[None, None]);
        check(Command::Piece(1), &empty, None, None, Some(1));
        check(
            Command::Place(0),
            &empty,
            Some(1),
            Some(Move::Put { piece: 1, place: 0 }),
            None,
        );
        let put = view(PieceKind::Ordering, &[None, Some(0)]);
        check(Command::Place(0), &put, None, None, Some(1));
        check(Command::Place(0), &put, Some(1), Some(Move::Take { piece: 1 }), None);
    }

    #[test]
    fn a_second_tap_lays_a_piece_down_and_an_empty_place_alone_does_nothing() {
        let empty = view(PieceKind::Matching, &[None, None]);
        check(Command::Piece(1), &empty, Some(1), None, None);
        check(Command::Place(0), &empty, None, None, None);
    }

    #[test]
    fn one_tap_puts_gear_on_and_the_next_takes_it_off() {
        let bare = view(PieceKind::Dressing, &[None]);
        check(
            Command::Piece(0),
            &bare,
            None,
            Some(Move::Put { piece: 0, place: 0 }),
            None,
        );
        let worn = view(PieceKind::Dressing, &[Some(0)]);
        check(Command::Piece(0), &worn, None, Some(Move::Take { piece: 0 }), None);
    }
}
