//! Pictures for a person to look at: `cargo test --test browser shots -- --ignored --nocapture`.

use serde_json::json;

use crate::engine::Engine;
use crate::media::{Size, Wishes};
use crate::page::{Page, save_png};
use crate::paths::screens;
use crate::rows;
use crate::site::{open, open_evidence, settle};

/// The page at each width, theme, chart and language, to `target/screens/`.
#[test]
#[ignore = "for a person to look at"]
fn shots() {
    let mut page = Page::open(Engine::Chromium);
    for width in [360, 680, 1280] {
        page.resize(Size {
            width,
            height: if width < 500 { 740 } else { 900 },
            ratio: 2.0,
            touch: width < 500,
        });
        for (theme, dark) in [("light", false), ("dark", true)] {
            page.wish(Wishes { dark, ..Wishes::default() });
            for chart in ["ranking", "growth"] {
                for lang in ["zh", "en"] {
                    open(&mut page, &format!("?chart={chart}&lang={lang}"));
                    settle(&page);
                    shoot(&page, &format!("{width}-{theme}-{chart}-{lang}"));
                }
            }
            open(&mut page, "");
            open_evidence(&page, |page, point| page.click_at(point));
            shoot(&page, &format!("{width}-{theme}-evidence"));
            rows::open(&mut page, &format!("highlight={}", rows::middle_unit().0));
            shoot(&page, &format!("{width}-{theme}-rows"));
        }
    }
}

/// The whole page, however far it reaches below the window.
fn shoot(page: &Page, name: &str) {
    let params = json!({"format": "png", "captureBeyondViewport": true});
    let shot = page.session().devtools("Page.captureScreenshot", params);
    let path = screens().join(format!("{name}.png"));
    save_png(&path, &shot["data"]);
    println!("{}", path.display());
}
