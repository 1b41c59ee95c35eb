//! What makes the page one for every reader: a phone's first screen, the search for a metric, help, tables, and sound.

use serde_json::{Value, json};

use crate::support::dist::dist;
use crate::support::emulation::Size;
use crate::support::in_every_engine;
use crate::support::locators::{INTENT, METRIC, PLOT, TABLE, in_page, in_widget};
use crate::support::page::Page;
use crate::support::steps::{open, settle, wait_until_live};

const FOLD: crate::support::locators::Locator = in_widget(".fold");
const CHOOSER: crate::support::locators::Locator = in_widget("[role=combobox]");

/// Where the picture begins, from the top of the page, in CSS pixels.
const TOP: &str =
    "return (shadow ?? document).querySelector('[data-part=plot]').getBoundingClientRect().top + scrollY";

fn height(page: &Page, script: &str) -> f64 {
    page.js(script).as_f64().expect("a number")
}

/// The names of the rows of the table, in their order.
fn rows(page: &Page) -> Value {
    page.js_on(
        TABLE,
        "return [...it.querySelectorAll('tbody tr:not([hidden]) th')].map((it) => it.textContent)",
        Value::Null,
    )
}

in_every_engine! {
    /// On a phone the picture begins within the first 220 pixels, on every kind of page and in both languages; one bar holds the
    /// controls. That of a comparison and of coverage has one line, whatever the units and the dataset are called.
    fn a_phone_begins_with_the_picture(page: &mut Page) {
        page.server.mount(dist());
        for width in [390, 320] {
            page.resize(Size { width, height: 664, ..Size::PHONE });
            for path in ["/index.html?lang=en", "/embed.html", "/view/en/profile/hitech/"] {
                page.goto(path);
                wait_until_live(page);
                settle(page);
                let top = height(page, TOP);
                assert!(top <= 220.0, "{}: {path} at {width}: {top}", page.engine());
            }
        }
        page.resize(Size { width: 390, height: 664, ..Size::PHONE });
        for (path, bar) in [("/index.html?lang=en&chart=compare", "Compare: 2 units"), ("/view/en/coverage/", "Coverage")] {
            page.goto(path);
            wait_until_live(page);
            settle(page);
            assert_eq!(page.text(FOLD), bar);
            assert!(page.js("return shadow.querySelector('.fold').offsetHeight").as_f64() < Some(56.0), "{}: {path}", page.engine());
        }
        page.goto("/view/en/profile/hitech/");
        wait_until_live(page);
        settle(page);
        // A page for readers: its controls open, and a choice closes them.
        assert_eq!(page.js("return shadow.querySelector('.tabs').offsetHeight"), json!(0));
        page.click(FOLD);
        page.wait_until("shadow.querySelector('.tabs').offsetHeight > 40");
        page.click(in_widget("label:has(> input[name=chart][value=ranking])"));
        page.wait_until("host.view.chart !== 'profile' && shadow.querySelector('.fold').getAttribute('aria-expanded') === 'false'");
        settle(page);
        assert!(page.text(FOLD).starts_with("Ranking: "), "{}", page.text(FOLD));
        assert_eq!(page.js("return shadow.querySelector('[data-part=table]').open"), json!(false));
        // What stands below the bar moves up as it closes.
        page.promise("new Promise((done) => setTimeout(done, 300))");
        page.click(in_widget("[data-part=to-table]"));
        page.wait_until("shadow.querySelector('[data-part=table]').open && shadow.activeElement.localName === 'summary'");
        assert!(page.text(in_widget("[data-part=table] h3")).contains("10 rows"));
        page.assert_no_errors();
    }

    /// Before any script and without, a bar of the first picture leads to its row; the table is the same when the chart is there.
    fn a_bar_leads_to_its_row_without_scripts(page: &mut Page) {
        page.server.mount(dist());
        page.resize(Size { width: 390, height: 664, ..Size::PHONE });
        page.without_scripts();
        for path in ["/index.html", "/view/en/ranking/tax_revenue_growth/", "/frame/en/ranking/gdp_growth/"] {
            page.goto(path);
            let top = height(page, TOP);
            assert!(top <= 220.0, "{}: {path}: {top}", page.engine());
            let link = "[...document.querySelectorAll('[data-part=plot] svg a')].filter((it) => it.getClientRects().length)[1]";
            let name = page.js(&format!("return document.getElementById({link}.getAttribute('aria-labelledby')).textContent"));
            assert!(name.as_str().is_some_and(|name| name.contains('%')), "{name}");
            page.js(&format!("{link}.focus()"));
            page.keys(&["Enter"]);
            page.wait_until("document.querySelector('tr:target')?.rowIndex === 2 && scrollY > 100");
        }
    }

    /// A metric is found by any part of its name, in Chinese by pinyin and initials, with keys alone; Escape gives up. What several
    /// units reported comes first.
    fn a_metric_is_searched_for(page: &mut Page) {
        open(page, "");
        settle(page);
        page.js(INTENT);
        page.wait_for(CHOOSER);
        page.click(CHOOSER);
        page.wait_until("shadow.querySelectorAll('[role=option]').length > 100");
        let counts = page.js("return [...shadow.querySelector('[role=group]').querySelectorAll('[role=option] span')].map((it) => Number(it.textContent))");
        let counts: Vec<u64> = counts.as_array().unwrap().iter().map(|it| it.as_u64().unwrap()).collect();
        assert!(counts.len() > 5 && counts.iter().all(|count| *count > 1) && counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
        for typed in ["gyzjzzs", "zengjiazhi", "工业增加值"] {
            page.js_on(CHOOSER, "it.value = more; it.dispatchEvent(new Event('input', { bubbles: true }))", typed);
            page.wait_until("shadow.querySelector('[role=option].active')?.textContent.includes('工业增加值')");
        }
        page.keys(&["Enter"]);
        page.wait_until("host.view.metric === 'industrial_va_growth'");
        settle(page);
        let field = "const it = shadow.querySelector('[role=combobox]');";
        assert_eq!(page.js(&format!("{field} return [it.ariaExpanded ?? it.getAttribute('aria-expanded'), it.value.includes('增加值'), shadow.activeElement === it]")), json!(["false", true, true]));
        page.keys(&["ArrowDown", "ArrowDown"]);
        page.wait_until("shadow.querySelector('[role=combobox]').getAttribute('aria-activedescendant') !== null");
        page.keys(&["Escape"]);
        page.wait_until("shadow.querySelector('[role=listbox]').hidden");
        assert_eq!(page.js("return host.view.metric"), json!("industrial_va_growth"));
        // The browser's own select stays what the view is read from.
        page.choose(METRIC, "gdp_growth");
        settle(page);
        page.wait_until("shadow.querySelector('[role=combobox]').value.startsWith('GDP')");
        page.assert_no_errors();
    }

    /// The columns of a table sort it, and say so; what has no value stays last; another view is in its own order.
    fn a_table_is_sorted(page: &mut Page) {
        open(page, "?lang=en");
        settle(page);
        let before = rows(page);
        page.js(INTENT);
        page.wait_for(in_widget("th:nth-child(3) button.sort"));
        page.click(in_widget("th:nth-child(3) button.sort"));
        page.wait_until("shadow.querySelector('[aria-sort]').getAttribute('aria-sort') === 'ascending'");
        let sorted = rows(page);
        assert_eq!(sorted[0], before[6], "{before} {sorted}");
        assert_eq!(sorted[6], before[0], "{before} {sorted}");
        assert_eq!(sorted[9], before[9], "{before} {sorted}");
        page.click(in_widget("th:nth-child(3) button.sort"));
        page.wait_until("shadow.querySelector('[aria-sort]').getAttribute('aria-sort') === 'descending'");
        assert_eq!(rows(page)[0], before[0]);
        page.choose(METRIC, "industrial_investment_growth");
        settle(page);
        assert_eq!(page.js("return shadow.querySelectorAll('[aria-sort]').length"), json!(0));
        // A long table has a field.
        page.js("host.view = { lang: 'en', chart: 'profile', highlight: 'hitech' }");
        settle(page);
        page.wait_for(in_widget(".finder input"));
        page.js("const it = shadow.querySelector('.finder input'); it.value = 'gdp'; it.dispatchEvent(new Event('input', { bubbles: true }))");
        assert_eq!(rows(page), json!(["GDP growth"]));
        page.assert_no_errors();
    }

    /// On the English page, a metric is found by its Chinese name too, by pinyin and by initials.
    fn a_metric_is_found_by_its_name_in_another_language(page: &mut Page) {
        open(page, "?lang=en");
        settle(page);
        page.js(INTENT);
        page.wait_for(CHOOSER);
        page.click(CHOOSER);
        for typed in ["gyzjzzs", "工业增加值", "value-added growth"] {
            page.js_on(CHOOSER, "it.value = more; it.dispatchEvent(new Event('input', { bubbles: true }))", typed);
            page.wait_until("shadow.querySelector('[role=option].active')?.dataset.value === 'industrial_va_growth'");
        }
        page.assert_no_errors();
    }

    /// In the table of coverage, whose columns are units, the name of a unit leads to its column and to what only it reported; what was
    /// hidden meanwhile is there again in another chart.
    fn a_unit_is_found_in_coverage(page: &mut Page) {
        open(page, "?lang=en&chart=coverage");
        settle(page);
        page.js(INTENT);
        page.wait_for(in_widget(".finder input"));
        assert_eq!(page.js("return shadow.querySelector('.finder input').placeholder"), json!("Find a metric or unit"));
        let find = |typed: &str| {
            let script = "const it = shadow.querySelector('.finder input'); it.value = '{}'; it.dispatchEvent(new Event('input', { bubbles: true }))";
            page.js(&script.replace("{}", typed));
        };
        let heads = "return [...shadow.querySelectorAll('thead th')].filter((it) => !it.hidden).map((it) => it.textContent)";
        let all = page.js(heads);
        find("dazu");
        assert_eq!(page.js(heads), json!([&all[0], "Dazu"]));
        let sizes = page.js("return [...shadow.querySelectorAll('tbody:first-of-type tr')].map((it) => [it.hidden, [...it.cells].filter((it) => !it.hidden).length])");
        assert!(sizes.as_array().unwrap().iter().all(|it| *it == json!([false, 2])), "{sizes}");
        let only = page.js("return [...shadow.querySelectorAll('tbody + tbody tr')].filter((it) => !it.hidden).map((it) => it.cells[1].textContent)");
        let only: Vec<&str> = only.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        assert!(only.len() > 3 && only.iter().all(|it| it.starts_with("Dazu ")), "{only:?}");
        page.js("host.view = { lang: 'en', chart: 'ranking' }");
        settle(page);
        page.wait_until("!shadow.querySelector('.finder')");
        assert_eq!(page.js("return shadow.querySelectorAll('table [hidden]').length"), json!(0));
        page.assert_no_errors();
    }

    /// Without scripts, each quote in another language has its translation, and a link where the controls would stand leads to all charts.
    fn rows_are_translated_without_scripts(page: &mut Page) {
        page.server.mount(dist());
        page.resize(Size { width: 390, height: 664, ..Size::PHONE });
        page.without_scripts();
        for path in ["/view/en/ranking/gdp_growth/", "/frame/en/profile/dazu/"] {
            page.goto(path);
            let seen = "const seen = (it) => it.getClientRects().length > 0; document.querySelector('[data-part=table]').open = true;                return [[...document.querySelectorAll('td[lang]')].every((it) => seen(it.querySelector('.spare'))), seen(document.querySelector('.controls > a')),                [...document.querySelectorAll('.controls > :not(a)')].some(seen)]";
            assert_eq!(page.js(seen), json!([true, true, false]), "{}: {path}", page.engine());
        }
        page.goto("/view/en/ranking/gdp_growth/");
        page.click(in_page(".controls > a"));
        page.wait_until("location.hash === '#findings' && scrollY > 0");
    }

    /// The help says how to read the chart that is shown, by key and by button.
    fn the_help_is_of_the_chart(page: &mut Page) {
        for (query, words) in [("?lang=en", "Bars begin at zero"), ("?chart=coverage", "哪个单位报告了哪个指标")] {
            open(page, query);
            settle(page);
            page.focus(PLOT);
            page.keys(&["?"]);
            page.wait_for(in_widget("dialog[open]"));
            assert!(page.text(in_widget("dialog p")).contains(words));
            page.keys(&["Escape"]);
            page.wait_until("!shadow.querySelector('dialog')");
        }
        page.assert_no_errors();
    }

    /// The chart is played mark by mark when it is asked for, announced and in focus, and pauses; without audio it is silent.
    fn a_chart_is_played(page: &mut Page) {
        open(page, "?lang=en");
        settle(page);
        assert!(!page.server.requests().iter().any(|it| it.path.contains("sound")), "nothing is loaded unasked");
        page.js("delete window.AudioContext; window.AudioContext = window.webkitAudioContext = undefined; window.heard = [];\
            new MutationObserver(() => heard.push(shadow.querySelector('[data-part=live]').textContent)).observe(shadow.querySelector('[data-part=live]'), { subtree: true, childList: true, characterData: true })");
        page.click(in_widget("[data-part=listen]"));
        page.wait_for(in_widget(".player"));
        page.js("const it = shadow.querySelector('.player select'); it.value = '2'");
        page.wait_until("heard.some((it) => it.startsWith('Wansheng'))");
        assert_eq!(page.js("return heard[0].startsWith('High-tech')"), json!(true));
        page.click(in_widget(".player button"));
        let heard = page.js("return heard.length");
        page.promise("new Promise((done) => setTimeout(() => done(true), 1000))");
        assert!(page.js("return heard.length").as_u64() <= heard.as_u64().map(|it| it + 1));
        assert_eq!(page.text(in_widget(".player button")), "Continue");
        page.keys(&["Escape"]);
        page.wait_until("!shadow.querySelector('.player')");
        page.assert_no_errors();
    }

    /// Neighbouring figures are told apart by ear, and all are higher than those below them.
    fn tones_are_told_apart(page: &mut Page) {
        open(page, "?lang=en");
        settle(page);
        page.js("window.heard = []; const nothing = () => ({ connect: nothing, setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} });            window.AudioContext = class { destination = {}; currentTime = 0; resume() {} suspend() {} close() {}            createGain() { return { gain: nothing(), connect: nothing }; }            createOscillator() { const made = { frequency: {}, connect: nothing, stop() {}, start() { heard.push([made.frequency.value, made.type]); } }; return made; } };");
        page.click(in_widget("[data-part=listen]"));
        page.wait_for(in_widget(".player"));
        page.js("const it = shadow.querySelector('.player select'); it.value = '2'");
        // The seven that are ranked: 8.2, 8.1, 8, 8 and so on, down to the last.
        page.wait_until("heard.length >= 7");
        let heard = page.js("return heard.slice(0, 7)");
        let tones: Vec<f64> = heard.as_array().unwrap().iter().map(|it| it[0].as_f64().unwrap()).collect();
        let semitones: Vec<f64> = tones.windows(2).map(|pair| 12.0 * (pair[0] / pair[1]).log2()).collect();
        assert!(semitones.iter().all(|step| step.abs() < 1e-9 || *step >= 1.0), "{semitones:?}");
        assert!((tones[0] - 196.0 * 8.0).abs() < 0.01 && (tones[6] - 196.0).abs() < 0.01, "{tones:?}");
        assert!(heard.as_array().unwrap().iter().all(|it| it[1] == "triangle"));
        page.assert_no_errors();
    }

    /// A profile has a single figure of each metric: their tones would all be the same, and it says so instead.
    fn a_profile_is_not_played(page: &mut Page) {
        for (query, words) in [("?chart=profile&highlight=hitech&lang=en", "A ranking can be listened to"), ("?chart=profile&highlight=hitech", "排名可以聆听")] {
            open(page, query);
            settle(page);
            page.js("window.made = 0; window.AudioContext = class { resume() {} suspend() {} close() {} createOscillator() { made += 1; throw new Error(); } }");
            page.focus(PLOT);
            page.keys(&["l"]);
            page.wait_for(in_widget(".player[role=status]"));
            assert!(page.text(in_widget(".player")).contains(words), "{}", page.text(in_widget(".player")));
            page.keys(&["l"]);
            assert_eq!(page.js("return [made, shadow.querySelectorAll('.player button').length]"), json!([0, 0]));
        }
        page.assert_no_errors();
    }

    /// The end of a list and letting go of a mark are announced; a pointer shows where a tap does something.
    fn ends_are_announced(page: &mut Page) {
        open(page, "?lang=en");
        settle(page);
        page.focus(PLOT);
        let live = "shadow.querySelector('[data-part=live]').textContent";
        page.keys(&["End", "ArrowDown"]);
        page.wait_until(&format!("{live}.startsWith('No more marks this way: ')"));
        page.keys(&["Enter"]);
        page.wait_until(&format!("{live}.startsWith('Pinned: ')"));
        page.keys(&["Escape"]);
        page.wait_until(&format!("{live}.startsWith('Unpinned: ')"));
        let [left, top, ..] = page.rect(PLOT);
        page.hover_at((left + 60.0, top + 40.0));
        page.wait_until("shadow.querySelector('[data-part=plot]').style.cursor === 'pointer'");
        page.assert_no_errors();
    }
}
