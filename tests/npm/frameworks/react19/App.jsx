// React 19 sets a property where the element has one; before the element is defined it has none. `ref` sets it in any case.

/** The element with figures as a prop, or as a property that is set on the element itself. */
export function Chart({ way, data, chart }) {
  const own = way === "prop" ? { data } : { ref: (element) => { if (element) element.data = data; } };
  return <reported-figures src="" lang="en" chart={chart} {...own}><p>Figures are coming.</p></reported-figures>;
}

export const App = ({ isShown, ...props }) => <main><h1>A page of React</h1>{isShown && <Chart {...props} />}</main>;
