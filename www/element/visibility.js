// Where an element is asked to be lazy, nothing is loaded before a reader comes near it.

/** Distance from the screen that counts as near: about one flick of a thumb, during which a phone can load. */
const MARGIN = "800px";

/** A promise for when the element nears the screen, or leaves the page. */
export function nearScreen(element, signal) {
  return new Promise((resolve) => {
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) end();
    }, { rootMargin: MARGIN });
    const end = () => { watch.disconnect(); resolve(); };
    signal.addEventListener("abort", end);
    watch.observe(element);
  });
}
