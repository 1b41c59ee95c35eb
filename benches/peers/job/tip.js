// A tooltip for libraries that have none.

/** Creates a tooltip in `host`; `at(x, y, text)` shows it, `at()` hides it. */
export function makeTip(host) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  host.append(tip);
  return (x, y, text) => {
    tip.hidden = !text;
    if (!text) return;
    if (tip.textContent !== text) tip.textContent = text;
    tip.style.transform = `translate(${x}px, ${y}px)`;
  };
}
