// What a server renders may be defined before React takes the page over: `src=""` makes the element wait for its figures.

export const App = ({ way, isShown, data, chart }) => {
  const own = way === "prop" ? { data } : { ref: (element) => { if (element) element.data = data; } };
  return (
    <main>
      <h1>A page from a server</h1>
      {isShown && <reported-figures src="" lang="en" chart={chart} {...own}><p>Figures are coming.</p></reported-figures>}
    </main>
  );
};
