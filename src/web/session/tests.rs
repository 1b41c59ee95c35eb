#![allow(clippy::unwrap_used)]

use super::state::Session;
use crate::outline::OutOfSight;
use crate::web::messages::{Environment, Event, Outcome};

fn environment(width: f64) -> Environment {
    Environment {
        width,
        text_scale: 1.0,
        pixel_ratio: 2.0,
        dark: false,
        reduced_motion: true,
        print: false,
        forced_colors: None,
        start: String::new(),
    }
}

/// A session with its first frame shown.
fn session(data: Option<&str>) -> Session {
    let mut session = Session::new(data, "en").unwrap();
    session.adapt(environment(680.0));
    session.lay_out(0.0);
    session.frame();
    session
}

/// A dataset of three units that order themselves by these values.
fn three(units: [&str; 3], values: [&str; 3]) -> String {
    let name = |id: &&str| format!("{{\"id\": \"{id}\", \"name\": \"{id}\"}}");
    let unit = |(id, value): (&&str, &&str)| {
        format!("{{\"unit\": \"{id}\", \"metric\": \"rate\", \"value\": {value}, \"quote\": \"{value}\"}}")
    };
    let units_json: Vec<String> = units.iter().map(name).collect();
    let figures: Vec<String> = units.iter().zip(&values).map(unit).collect();
    format!(
        "{{\"version\": 2, \"id\": \"t\", \"title\": \"T\", \"source\": {{\"name\": \"S\"}}, \"units\": [{}], \
         \"metrics\": [{{\"id\": \"rate\", \"name\": \"Rate\", \"kind\": \"rate\"}}], \"figures\": [{}]}}",
        units_json.join(", "),
        figures.join(", ")
    )
}

fn figures(session: &mut Session, data: &str) -> Outcome {
    session.handle(&Event::Figures { query: data.to_owned() })
}

#[test]
fn other_figures_keep_view_and_focus_by_id_and_marks_travel() {
    let mut session = session(Some(&three(["ash", "elm", "fir"], ["3", "2", "1"])));
    session.handle(&change("sort=name&highlight=elm"));
    session.lay_out(0.0);
    session.frame();
    session.environment.reduced_motion = false;
    let query = session.query();
    let before = session.drawn().clone();
    assert!(!figures(&mut session, "{}").handled);
    assert_eq!(
        (session.drawn(), session.query()),
        (&before, query.clone()),
        "a dataset that is refused changes nothing"
    );
    assert!(figures(&mut session, &three(["fir", "new", "elm"], ["1", "2", "5"])).repaint);
    session.lay_out(10_000.0);
    let frame = session.frame();
    assert!(frame.outline.is_some() && frame.moving);
    assert_eq!((session.query(), session.focus().unwrap().text), (query, Some("5".to_owned())));
    // At its beginning, the transition shows each unit where it was, whatever its number was.
    let y_of = |scene: &crate::scene::Scene, name: &str| {
        scene.marks.iter().find_map(|mark| match &mark.shape {
            crate::scene::Shape::Text { at, text, .. } if text == name => Some(at.1),
            _ => None,
        })
    };
    assert_eq!(y_of(session.drawn(), "elm"), y_of(&before, "elm"));
    session.lay_out(11_000.0);
    assert_eq!(y_of(session.drawn(), "ash"), None);
    assert!(y_of(session.drawn(), "new").is_some());
}

fn key(session: &mut Session, key: &str) -> Outcome {
    session.handle(&Event::Key { key: key.to_owned() })
}

fn change(query: &str) -> Event {
    Event::Change { query: query.to_owned() }
}

#[test]
fn a_frame_gives_only_what_the_page_does_not_show_yet() {
    let mut session = Session::new(None, "en").unwrap();
    session.adapt(environment(680.0));
    session.lay_out(0.0);
    let first = session.frame();
    assert!(first.outline.is_some() && first.at_start && first.query.as_deref() == Some(""));
    assert_eq!((session.frame().outline, session.frame().evidence), (None, None));
    assert!(key(&mut session, "ArrowDown").focus_changed);
    let next = session.frame();
    assert!(next.outline.is_none() && next.evidence.is_some());
}

#[test]
fn what_nobody_sees_comes_later() {
    let mut session = session(None);
    let hidden = OutOfSight { evidence: true, table: true };
    session.leave_out(hidden);
    session.handle(&change("metric=industrial_va_growth"));
    session.lay_out(1.0);
    let first = session.frame();
    let outline = first.outline.unwrap();
    assert!(first.late && !outline.contains("data-part=table") && !outline.contains("data-part=evidence"));
    assert!(session.frame().outline.is_none(), "nothing differs from what is seen");
    session.leave_out(OutOfSight::default());
    let then = session.frame();
    let outline = then.outline.unwrap();
    assert!(!then.late && outline.contains("data-part=table") && outline.contains("data-part=evidence"));
    assert!(!outline.contains("<header"), "the rest is there: {outline:?}");
    // Only the evidence is another after a move of the focus.
    session.leave_out(hidden);
    key(&mut session, "ArrowDown");
    let moved = session.frame();
    assert!(moved.late && moved.outline.is_none() && moved.evidence.is_none());
    session.leave_out(OutOfSight::default());
    let moved = session.frame();
    assert!(!moved.late && moved.outline.is_none() && moved.evidence.is_some());
}

#[test]
fn the_evidence_of_a_view_is_written_after_that_of_a_moved_focus() {
    let mut session = session(None);
    key(&mut session, "ArrowDown");
    assert!(session.frame().evidence.is_some());
    session.handle(&change("theme=dark"));
    session.hover = None;
    let outline = session.frame().outline.unwrap();
    assert!(outline.contains("data-part=evidence"), "the page shows another figure's: {outline:?}");
}

#[test]
fn a_move_of_the_focus_is_painted_in_two_strips() {
    let mut session = session(None);
    assert_eq!(session.strips(), None, "the first picture is painted whole");
    session.lay_out(1.0);
    assert_eq!(session.strips(), Some(&[][..]));
    key(&mut session, "ArrowDown");
    session.lay_out(2.0);
    let painted: f64 = session.strips().unwrap().iter().map(|(top, bottom)| bottom - top).sum();
    assert!((20.0..100.0).contains(&painted), "{:?} of {}", session.strips(), session.scene.height);
    session.adapt(environment(680.0));
    session.lay_out(3.0);
    assert_eq!(session.strips(), None, "a page that is another may have lost the picture");
}

#[test]
fn a_change_is_in_the_query_and_can_be_reset() {
    let mut session = session(None);
    let outcome = session.handle(&change("chart=coverage"));
    assert!(outcome.view_changed && outcome.repaint && outcome.announce);
    session.lay_out(1.0);
    let frame = session.frame();
    assert_eq!((frame.query.as_deref(), frame.at_start), (Some("chart=coverage"), false));
    session.handle(&change("theme=dark"));
    session.handle(&Event::Reset);
    session.lay_out(2.0);
    let frame = session.frame();
    assert_eq!(
        (frame.query.as_deref(), frame.at_start),
        (Some("theme=dark"), true),
        "what the reader set stays"
    );
}

#[test]
fn a_change_to_an_unknown_value_keeps_the_view_and_is_told() {
    let mut session = session(None);
    assert!(session.handle(&change("chart=pie")).view_changed);
    session.lay_out(1.0);
    let frame = session.frame();
    assert_eq!(frame.query.as_deref(), Some(""));
    assert!(frame.outline.unwrap().contains("pie"));
}

#[test]
fn a_key_that_means_nothing_is_the_page_s_own() {
    let mut session = session(None);
    assert_eq!(key(&mut session, "a"), Outcome::default());
    assert!(key(&mut session, "?").show_help);
}

#[test]
fn enter_pins_and_escape_unpins_and_then_lets_go() {
    let mut session = session(None);
    key(&mut session, "ArrowDown");
    let pinned = key(&mut session, "Enter");
    assert!(pinned.view_changed && pinned.reveal_evidence);
    assert!(session.query().contains("highlight="));
    let unpinned = key(&mut session, "Escape");
    assert!(unpinned.view_changed && !unpinned.reveal_evidence);
    assert!(!session.query().contains("highlight="));
    assert!(key(&mut session, "Escape").focus_changed);
    assert!(!key(&mut session, "Escape").handled, "with nothing left to give up, Escape is the page's");
}

#[test]
fn a_tap_pins_the_mark_under_it_and_one_beside_all_marks_unpins() {
    let mut session = session(None);
    let rect = session.scene.targets[2].rect;
    let zoom = session.zoom();
    let at = |x: f64, y: f64| Event::Tap { x: x / zoom, y: y / zoom, reach: 0.0 };
    let middle = at(rect.x + rect.w / 2.0, rect.y + rect.h / 2.0);
    assert!(session.handle(&middle).view_changed);
    assert_eq!(session.focus().unwrap().unit, session.dataset.unit(session.scene.targets[2].subject.unit).id);
    assert!(session.handle(&at(-50.0, -50.0)).view_changed);
    assert_eq!(session.query(), "");
}

#[test]
fn an_invalid_dataset_makes_no_session() {
    assert!(Session::new(Some("{}"), "en").is_none());
}

#[test]
fn a_long_list_scrolls_to_the_row_in_focus() {
    let json = crate::dataset::to_json(&crate::dataset::generate(500, 3, 1));
    let mut session = session(Some(&json));
    assert!(session.frame().list_margin.is_some() && session.overview().is_some());
    session.scroll_target();
    assert_eq!(session.scroll_target(), None, "a target that was asked for is reached");
    key(&mut session, "End");
    session.lay_out(1.0);
    assert!(session.scroll_target().unwrap() > 1000.0);
}

#[test]
fn a_picture_has_the_pixels_of_the_screen_but_no_more_than_a_browser_draws() {
    let mut session = session(None);
    let scale = |session: &Session| session.device_scale(session.drawn().width, session.drawn_height());
    let pixels = |session: &Session| session.drawn().width * session.drawn_height() * scale(session).powi(2);
    let sharp = 2.0 * 680.0 / session.drawn().width;
    assert!((scale(&session) - sharp).abs() < 1e-9, "{}", scale(&session));
    session.adapt(environment(20_000.0));
    session.lay_out(1.0);
    assert!((8_300_000.0..8_400_000.0).contains(&pixels(&session)), "{}", pixels(&session));
}

#[test]
fn large_text_on_a_narrow_screen_needs_the_deferred_module() {
    let mut session = Session::new(None, "en").unwrap();
    for (width, text_scale, is_needed) in [
        (390.0, 1.0, false),
        (200.0, 1.0, false),
        (390.0, 1.35, false),
        (390.0, 2.0, true),
        (320.0, 1.375, true),
    ] {
        session.adapt(Environment { text_scale, ..environment(width) });
        assert_eq!(session.needs_deferred(), is_needed, "{width} px, text × {text_scale}");
    }
}
