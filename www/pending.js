// The first picture in a page shows the starting view. Where the address asks for another, it is hidden until that one is
// drawn: it must not stand as if it were the answer, under a host's headline for something else, with controls that do
// nothing yet. Stands in the page's head, before anything is painted, in ES2015.
(() => {
  const asked = location.search.match(/[?&](chart|metric|period|units|highlight|kind|sort|hold|scale|lang|page|src)=/g);
  const lang = (location.search.match(/[?&]lang=(\w+)/) || [])[1];
  if (asked && !(asked.length === 1 && lang === document.documentElement.lang)) document.documentElement.setAttribute("data-pending", "");
})();
