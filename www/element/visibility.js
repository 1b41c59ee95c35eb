// Where an element is asked to be lazy, nothing is loaded before a reader comes near it.

/** How far off the screen is near: about a flick of a thumb, in which a phone loads what is missing. */
const MARGIN = "800px";

/** A promise for when the element nears the screen, or leaves the page. */
export function near(element, signal) {
  return new Promise((resolve) => {
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) end();
    }, { rootMargin: MARGIN });
    const end = () => { watch.disconnect(); resolve(); };
    signal.addEventListener("abort", end);
    watch.observe(element);
  });
}
