//! What each event does to the view and the focus.

use super::state::Session;
use crate::dataset::Subject;
use crate::outline::{self, Action, Announcement};
use crate::scene::{Link, NavigationStep};
use crate::view;
use crate::web::messages::{Event, Outcome};

impl Session {
    /// Answers an event.
    pub fn handle(&mut self, event: &Event) -> Outcome {
        match event {
            Event::Open { query } => self.open(query),
            Event::Change { query } => self.change(query),
            Event::Figures { query } => self.replace(query),
            Event::Reset => self.reset(),
            Event::PointerMove { x, y, reach } => self.point(*x, *y, *reach),
            Event::PointerLeave => self.leave(),
            Event::Tap { x, y, reach } => self.tap(*x, *y, *reach),
            Event::Key { key } => self.key(key),
            Event::Scroll { .. } | Event::OverviewTap { .. } if self.scene.list.is_none() => {
                Outcome::default()
            }
            Event::Scroll { top, height } => self.scroll_list(*top, *height),
            Event::OverviewTap { x } => self.tap_overview(*x),
        }
    }

    fn open(&mut self, query: &str) -> Outcome {
        (self.view, self.unknown) = view::parse(query, &self.dataset, &self.start);
        self.view_replaced();
        if self.shown.is_none() {
            self.announcement = Announcement::Nothing;
        }
        view_changed()
    }

    fn change(&mut self, query: &str) -> Outcome {
        let before = self.view.clone();
        (self.view, self.unknown) = view::parse(query, &self.dataset, &before);
        for unknown in self.unknown.iter().filter(|unknown| !unknown.is_known) {
            view::set_from(&mut self.view, &unknown.name, &self.dataset, &self.start);
        }
        self.view_replaced();
        if before != self.view || !self.unknown.is_empty() {
            view_changed()
        } else {
            Outcome { handled: true, repaint: true, ..Outcome::default() }
        }
    }

    fn reset(&mut self) -> Outcome {
        self.view = self.start_view();
        self.unknown.clear();
        self.view_replaced();
        view_changed()
    }

    fn view_replaced(&mut self) {
        if let Some(dataset) = self.dataset.showing(self.view.wanted_period(&self.dataset)) {
            self.dataset = dataset;
        }
        self.hover = None;
        self.scroll.restart();
        self.announcement = Announcement::View;
        self.transition.request();
    }

    /// Handled where a tap would find something.
    fn point(&mut self, x: f64, y: f64, reach: f64) -> Outcome {
        let hit = self.hit(x, y, reach);
        let moved = hit.is_some() && hit != self.focus_subject();
        self.hover = hit.or(self.hover);
        Outcome { handled: hit.is_some() || self.link(x, y).is_some(), ..focus_moved(moved) }
    }

    fn leave(&mut self) -> Outcome {
        let left = self.hover.take().is_some_and(|hover| Some(hover) != self.focus_subject());
        focus_moved(left)
    }

    /// Follows the link at a position, else pins the mark there, or unpins where there is none.
    fn tap(&mut self, x: f64, y: f64, reach: f64) -> Outcome {
        if let Some(link) = self.link(x, y) {
            return self.change(&outline::link_query(&self.dataset, link));
        }
        self.pinned(self.hit(x, y, reach))
    }

    fn key(&mut self, key: &str) -> Outcome {
        match outline::action(key) {
            None => Outcome::default(),
            Some(Action::Navigate(step)) => self.navigate(step),
            Some(Action::Pin) => match self.pinned(self.focus_subject()) {
                Outcome { view_changed: false, .. } => focus_announced(),
                changed => changed,
            },
            Some(Action::Dismiss) => self.dismiss(),
            Some(Action::Listen) => Outcome { handled: true, listen: true, ..Outcome::default() },
            Some(Action::Help) => Outcome { handled: true, show_help: true, ..Outcome::default() },
        }
    }

    fn navigate(&mut self, step: NavigationStep) -> Outcome {
        let focus = self.focus_subject();
        if !self.navigate_list(step) {
            let from = self.scene.targets.iter().position(|target| Some(target.subject) == focus);
            let next = self.scene.navigate(from, step).and_then(|next| self.scene.targets.get(next));
            self.hover = next.map(|target| target.subject).or(self.hover);
            self.announcement = self.hover.map_or(Announcement::Nothing, Announcement::Mark);
        }
        if let (Some(at), true) = (focus, focus == self.hover) {
            self.announcement = Announcement::LastMark(at);
        }
        focus_announced()
    }

    /// Unpins, but keeps the focus there; where nothing is pinned, gives the focus up; else the key is the page's.
    fn dismiss(&mut self) -> Outcome {
        let focus = self.focus_subject();
        let outcome = self.pinned(None);
        if outcome.view_changed {
            self.hover = focus;
            self.announcement = focus.map_or(Announcement::Nothing, Announcement::Unpinned);
            return outcome;
        }
        self.announcement = Announcement::Nothing;
        if focus == self.focus_subject() { Outcome::default() } else { focus_announced() }
    }

    fn pinned(&mut self, subject: Option<Subject>) -> Outcome {
        let before = self.view.clone();
        self.hover = None;
        self.view.pin(subject);
        self.announcement = subject.map_or(Announcement::View, Announcement::Pinned);
        if before == self.view {
            return Outcome { handled: true, repaint: true, ..Outcome::default() };
        }
        self.transition.request();
        Outcome { reveal_evidence: self.view.highlight.is_some(), ..view_changed() }
    }

    fn link(&self, x: f64, y: f64) -> Option<Link> {
        self.scene.link_at(x * self.zoom(), y * self.zoom())
    }

    fn hit(&self, x: f64, y: f64, reach: f64) -> Option<Subject> {
        let zoom = self.zoom();
        self.scene.target_at(x * zoom, y * zoom, reach * zoom).map(|target| target.subject)
    }
}

fn view_changed() -> Outcome {
    Outcome {
        handled: true,
        repaint: true,
        view_changed: true,
        focus_changed: true,
        announce: true,
        ..Outcome::default()
    }
}

fn focus_moved(moved: bool) -> Outcome {
    Outcome { handled: true, repaint: moved, focus_changed: moved, ..Outcome::default() }
}

pub(super) fn focus_announced() -> Outcome {
    Outcome { announce: true, ..focus_moved(true) }
}
