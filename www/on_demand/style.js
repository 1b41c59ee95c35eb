// The style of what is here: it comes with it.

const CSS = `
.rf.help { max-width: min(520px, 100% - 32px); border: 1px solid var(--mark); border-radius: 12px; }
.rf.help::backdrop { background: rgb(0 0 0 / 50%); }
.rf.help p { margin: 6px 0 16px; }
.rf.help dl { margin: 10px 0 16px; }
.rf.help dl div { display: flex; gap: 12px; padding: 4px 0; border-top: 1px solid var(--rule); }
.rf.help dt { flex: 0 0 7em; }
.rf.help dd { margin: 0; }
.rf kbd { padding: 0 6px; border: 1px solid var(--mark); border-radius: 4px; font: inherit; font-size: .8667em; }
.rf.help button, .rf .player button { min-height: 44px; padding: 8px 20px; border: 1px solid var(--mark); border-radius: 10px; background: none; color: inherit; font: inherit; text-decoration: none; cursor: pointer; }
.rf .take .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 4px 0; }
.rf .take .row > span { flex: 0 0 100%; color: var(--soft); font-size: .9333em; }
.rf .take :is(button, select) { width: auto; min-height: 36px; padding: 5px 12px; border: 1px solid var(--rule); border-radius: 8px; background: var(--panel); color: var(--text); font: inherit; font-size: .9333em; cursor: pointer; }
.rf .take button:hover { border-color: var(--mark); }
.rf .take textarea { display: block; width: 100%; padding: 8px 12px; border: 1px solid var(--mark); border-radius: 8px; background: var(--paper); color: var(--text); font: inherit; font-size: .9333em; }
.rf .take p { min-height: 1.6em; padding: 6px 0 10px; color: var(--soft); font-size: .9333em; }
@media (pointer: coarse) { .rf .take :is(button, select) { min-height: 44px; } }
@container (min-width: 560px) { .rf .take .row > span { flex-basis: 3.5em; } }
.rf .more > .select { display: block; max-width: none; margin-bottom: 10px; }
.rf .only legend { grid-column: 1 / -1; position: static; float: left; width: 100%; height: auto; clip-path: none; padding-top: 8px; color: var(--soft); font-size: .9333em; }
.rf fieldset.only { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(12em, 100%), 1fr)); gap: 4px 12px; padding: 4px 12px; }
.rf fieldset.only label { flex: 0 0 auto; display: flex; align-items: center; gap: 8px; min-height: 44px; }
.rf fieldset.only input { flex: none; position: static; opacity: 1; }
.rf fieldset.only :is(span, input:checked + span) { min-width: 0; min-height: 0; padding: 4px 0; background: none; box-shadow: none; font-weight: 400; text-align: left; line-height: 1.3; white-space: normal; overflow-wrap: anywhere; }
@container (min-width: 52.5em) { .rf .more > .select { display: inline-block; width: 260px; margin-right: 10px; } }
.rf .chooser { position: relative; }
.rf .chooser input::-webkit-search-cancel-button { display: none; }
@media not (forced-colors: active) { .rf .chooser input { padding-right: 34px; background: linear-gradient(45deg, #0000 50%, var(--soft) 50%) calc(100% - 18px) 55% / 6px 6px no-repeat, linear-gradient(-45deg, #0000 50%, var(--soft) 50%) calc(100% - 12px) 55% / 6px 6px no-repeat, var(--paper); } }
.rf .chooser [role=listbox] { position: absolute; z-index: 2; inset: calc(100% + 4px) 0 auto; min-width: min(280px, 100%); max-height: 22em; overflow-y: auto; overscroll-behavior: contain; border: 1px solid var(--mark); border-radius: 10px; background: var(--paper); box-shadow: 0 8px 24px -8px rgb(0 0 0 / 35%); }
.rf .chooser [role=group] > div:first-child { position: sticky; top: 0; padding: 8px 12px 4px; background: var(--paper); color: var(--soft); font-size: .8667em; }
.rf .chooser [role=option] { display: flex; justify-content: space-between; gap: 12px; min-height: 36px; padding: 6px 12px; cursor: pointer; }
.rf .chooser [role=option] span { flex: none; color: var(--soft); font-variant-numeric: tabular-nums; }
.rf .chooser [role=option][aria-selected=true] { font-weight: 600; }
.rf .chooser [role=option].active { background: var(--tint); outline: 2px solid var(--focus); outline-offset: -2px; }
.rf .chooser .none { padding: 10px 12px; color: var(--soft); }
.rf thead th { vertical-align: middle; }
.rf thead button.sort { min-height: 32px; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: inherit; text-decoration: none; cursor: pointer; }
.rf thead button.sort::after { content: " ↕"; color: var(--mark); }
.rf thead [aria-sort=ascending] button.sort::after { content: " ↑"; color: var(--text); }
.rf thead [aria-sort=descending] button.sort::after { content: " ↓"; color: var(--text); }
.rf .finder { display: flex; align-items: center; gap: 12px; max-width: 420px; margin: 0 0 10px; color: var(--soft); }
.rf .finder span { flex: none; }
.rf .player { display: flex; flex: 1 1 100%; flex-wrap: wrap; align-items: center; gap: 8px 12px; margin-top: 8px; padding: 8px 12px; border-radius: 10px; background: var(--panel); color: var(--text); }
.rf .player select { width: auto; }
.rf .player span { flex: 1 1 8em; font-size: 1.0769em; }
@media (pointer: coarse) { .rf .chooser [role=option], .rf thead button.sort { min-width: 44px; min-height: 44px; align-items: center; } }
@media (forced-colors: active) { .rf .chooser [role=option].active { outline-color: Highlight; } }
@media print { .rf .finder, .rf .player { display: none; } .rf thead button.sort::after { content: none; } }
`;

let sheet;

/** Gives a shadow root the style; where a browser knows no such sheets, as an element. */
export function addStyle(root) {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
    }
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    if (root.querySelector("style[data-part=more]")) return;
    const element = document.createElement("style");
    element.dataset.part = "more";
    element.textContent = CSS;
    root.append(element);
  }
}
