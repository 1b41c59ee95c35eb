//! The news article with embedded charts.

use serde_json::json;

use super::{FRAME, click_near_frame, wait_until_frame_fits};
use crate::support::dist::dist;
use crate::support::in_every_engine;
use crate::support::locators::{HEADLINE, in_page};
use crate::support::steps::{settle, wait_until_live};

in_every_engine! {
    /// Links in the text change the chart beside them, in the page and in a frame, and keep the focus.
    fn links_drive_charts(page: &mut Page) {
        page.server.mount(dist());
        page.goto("/article.html");
        wait_until_live(page);
        settle(page);
        page.click(in_page("a[href*='industrial_va_growth'][data-reported-figures=gdp]"));
        page.wait_until("host.view.metric === 'industrial_va_growth' && host.view.highlight === 'wansheng'");
        page.wait_until("document.activeElement?.getAttribute('aria-current') === 'true' && location.search === ''");
        assert_eq!(page.js("return host.view.controls"), json!("minimal"));
        page.js("document.querySelector('iframe').scrollIntoView()");
        // The text below the frame moves until the frame has its height.
        wait_until_frame_fits(page);
        page.enter_frame(FRAME);
        let before = page.text(HEADLINE);
        page.leave_frames();
        let link = in_page("a[href*='industrial_va_growth'][data-reported-figures=investment]");
        click_near_frame(page, link);
        page.wait_until("document.activeElement?.dataset.reportedFigures === 'investment'");
        page.enter_frame(FRAME);
        page.wait_until_with("shadow.querySelector('h2').textContent !== arguments[0]", json!([before]));
        assert_eq!(page.js("return host.view.controls"), json!("minimal"));
        page.leave_frames();
        page.assert_no_errors();
    }

    /// Without scripts the article has its chart and its table, and a link is an ordinary link.
    fn without_scripts(page: &mut Page) {
        page.server.mount(dist());
        page.without_scripts();
        page.goto("/article.html");
        page.wait_until("host.querySelector('table').textContent.includes('8.2')");
        // The links of its marks lie above them.
        assert_eq!(page.js("return [...host.querySelectorAll('svg a path')].map((it) => getComputedStyle(it).opacity).filter((it) => it !== '0').length"), json!(0));
        assert!(page.js("return host.querySelectorAll('svg a path').length").as_u64() > Some(0));
        page.click(in_page("a[href*='highlight=hitech']"));
        page.wait_until("location.pathname === '/' && location.search.includes('gdp_growth')");
    }
}
