//! Transitions between views: long enough to follow, none for readers who prefer reduced motion, and back in history.

use std::collections::BTreeMap;

use reported_figures::analysis::AnalysedDataset;
use reported_figures::dataset::{Lang, embedded};
use reported_figures::draw::Palette;
use reported_figures::export;
use reported_figures::view::{View, parse};
use serde_json::json;

use crate::support::each_engine::is_turn;
use crate::support::emulation::{Preferences, Size};
use crate::support::in_every_engine;
use crate::support::locators::METRIC;
use crate::support::steps::{open, settle};

/// A page with few pixels that every engine can show in a window.
const SMALL_PAGE: Size = Size { width: 500, height: 700, ratio: 1.0, touch: false };

in_every_engine! {
    /// With reduced motion, a change takes two frames at most.
    fn reduced_motion_has_no_transition(page: &mut Page) {
        page.set_preferences(Preferences { reduced_motion: true, ..Preferences::default() });
        open(page, "");
        settle(page);
        page.js(PAINTED);
        page.choose(METRIC, "forest_cover");
        settle(page);
        let painted = page.js("return painted.size").as_i64().unwrap();
        assert!((1..=2).contains(&painted), "{painted} frames");
        page.assert_no_errors();
    }

    /// A transition takes as long as an eye needs to follow, and may be interrupted at any frame: the picture at the end
    /// is the same.
    fn transitions_may_be_interrupted(page: &mut Page) {
        page.resize(SMALL_PAGE);
        open(page, "?metric=forest_cover&motion=none");
        settle(page);
        page.js(&format!("{PICTURE} window.goal = picture()"));
        page.js("host.view = {}");
        settle(page);
        page.js(PAINTED);
        page.choose(METRIC, "forest_cover");
        settle(page);
        let took = page.js("const at = [...painted]; return [at.at(-1) - at[0], at.at(-2) - at[0], at.length]");
        let [all, moving, frames] = [0, 1, 2].map(|it| took[it].as_f64().unwrap());
        assert!(all >= 250.0 && moving <= 500.0 && frames > 2.0, "{took}");
        assert_eq!(page.promise(&format!("(async () => {{ {PICTURE} return differ(goal, picture()) }})()")), json!(0));
        // Another choice after each number of frames, and at the end the one whose picture is known.
        let off = page.promise(&format!("(async () => {{ {PICTURE} {INTERRUPT} }})()"));
        assert_eq!(off, json!(0));
        page.assert_no_errors();
    }

    /// Fifty random walks through the views, a third of them in each engine: the address of each step leads to the scene that is shown, and in every tenth
    /// walk also in a page that is loaded anew; going back as many steps leads to the start.
    fn addresses_and_history_match_the_scene(page: &mut Page) {
        page.resize(SMALL_PAGE);
        open(page, "?motion=none");
        page.wait_until("host.addresses");
        settle(page);
        let dataset = AnalysedDataset::new(embedded());
        let mut scenes = BTreeMap::new();
        let engine = page.engine();
        for seed in (1..=50).filter(|seed| is_turn(engine, *seed)) {
            let walked = page.promise(&format!("(async () => {{ const seed = {seed}; {PICTURE} {STATE} {WALK} }})()"));
            assert_eq!(walked["wrong"], json!([]), "{}: walk {seed}", page.engine());
            let states = walked["states"].as_array().unwrap();
            for state in states {
                let address = state[0].as_str().unwrap();
                let scene = scenes.entry(address.to_owned()).or_insert_with(|| scene_of(&dataset, address));
                assert_eq!(state[2], json!(*scene), "{}: walk {seed}, {address}", page.engine());
            }
            if seed % 10 == 0 {
                let last = states.last().unwrap();
                open(page, last[0].as_str().unwrap());
                page.wait_until("host.addresses");
                let again = page.promise(&format!("(async () => {{ {STATE} return state() }})()"));
                assert_eq!(&again, last, "{}: walk {seed}", page.engine());
                open(page, "?motion=none");
                page.wait_until("host.addresses");
                settle(page);
            }
        }
        page.assert_no_errors();
    }
}

/// The hash of the scene that an address asks for, as `state` has it.
fn scene_of(dataset: &AnalysedDataset, address: &str) -> i32 {
    let (view, _) = parse(address.trim_start_matches('?'), dataset, &View::start(dataset, Lang::Zh));
    let svg = export::svg(dataset, &view, view.focus(dataset), &Palette::LIGHT, export::PICTURE_WIDTH);
    svg.encode_utf16().fold(0, |hash: i32, letter| hash.wrapping_mul(31).wrapping_add(i32::from(letter)))
}

/// Records each frame in which the picture is painted.
const PAINTED: &str = "window.painted = new Set();\
    const {prototype} = CanvasRenderingContext2D, {fillText} = prototype;\
    prototype.fillText = function (...text) {\
        painted.add(document.timeline.currentTime);\
        fillText.apply(this, text);\
    }";

/// `picture`: the pixels; `differ`: how many of them differ visibly. A browser may smooth the edges of letters
/// differently from one time to the next.
const PICTURE: &str = r#"
const picture = () => {
  const canvas = shadow.querySelector("canvas"), { width } = canvas, box = canvas.getBoundingClientRect();
  // The canvas may be higher than what the page shows of it.
  const height = Math.min(canvas.height, Math.round((width * box.height) / box.width));
  const copy = Object.assign(document.createElement("canvas"), { width, height });
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
};
const differ = (one, other) => {
  if (one.width !== other.width || one.height !== other.height) return Infinity;
  let off = 0;
  for (let at = 0; at < one.data.length; at += 1) off += Math.abs(one.data[at] - other.data[at]) > 96;
  return off > one.data.length / 1000 ? off : 0;
};
"#;

/// Alternates between two metrics, with more and more frames in between.
const INTERRUPT: &str = r#"
const frame = () => new Promise(requestAnimationFrame);
for (let frames = 0; frames < 8; frames += 1) {
  host.view = { metric: frames % 2 ? "gdp_growth" : "industrial_investment_growth" };
  for (let waited = 0; waited < frames; waited += 1) await frame();
}
host.view = { metric: "forest_cover" };
await host.settled;
return differ(goal, picture());
"#;

/// `state`: the address, all text, and the hash of the scene; `other`: where two states differ.
const STATE: &str = r#"
const state = async () => {
  // What is out of sight follows the picture.
  await host.settled;
  const scene = await host.toSVG();
  let hash = 0;
  for (let at = 0; at < scene.length; at += 1) hash = (Math.imul(hash, 31) + scene.charCodeAt(at)) | 0;
  return ["?" + host.addresses.query(), shadow.querySelector("[data-part=root]").textContent, hash];
};
const other = (one, two) => (one.join() === two.join() ? [] : [[one[0], two[0], one[2], two[2]]]);
"#;

/// Four random choices, then as many steps back in history as there were new addresses.
const WALK: &str = r#"
let random = seed * 7919;
const below = (count) => { random = (Math.imul(random, 1103515245) + 12345) >>> 0; return (random >>> 8) % count; };
const first = picture(), wrong = [], states = [await state()];
const names = ["chart", "metric", "highlight", "scale", "lang", "sort"];
const push = history.pushState;
let pushed = 0;
history.pushState = (...entry) => { pushed += 1; push.apply(history, entry); };
const choose = () => {
  const controls = [...shadow.querySelectorAll("input[type=radio], select")].filter((it) => names.includes(it.name));
  const control = controls[below(controls.length)];
  if (control.type === "radio") control.checked = true;
  else control.selectedIndex = below(control.options.length);
  control.dispatchEvent(new Event("change", { bubbles: true }));
};
const select = () => {
  const plot = shadow.querySelector("[data-part=plot]");
  for (const key of [...Array(below(6)).fill("ArrowRight"), "Enter"]) plot.dispatchEvent(new KeyboardEvent("keydown", { key }));
  // The focus is not in the address, so the scene is compared without it.
  plot.closest(".body").dispatchEvent(new PointerEvent("pointerleave"));
};
for (let step = 0; step < 4; step += 1) {
  pushed = 0;
  below(4) ? choose() : select();
  const here = await state();
  if (pushed > 1) wrong.push(`${pushed} entries for one step`);
  if (pushed) states.push(here);
  else wrong.push(...other(states.at(-1), here));
}
history.pushState = push;
for (const before of states.slice(0, -1).reverse()) {
  const gone = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
  history.back();
  await gone;
  wrong.push(...other(before, await state()));
}
if (differ(first, picture())) wrong.push("another picture than at first");
return { wrong, states };
"#;
