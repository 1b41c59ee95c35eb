// A component of both sides: the server renders what stands inside the element, the browser takes it over and gives it figures.
"use client";

import "reported-figures";

export const Chart = ({ figures, chart, children }) => (
  <reported-figures
    src={figures && ""}
    chart={chart}
    lang="en"
    ref={(it) => { if (it && figures) it.data = figures; }}
  >
    {children}
  </reported-figures>
);
