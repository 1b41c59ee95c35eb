// React 18 makes an attribute of every prop. An object must be set as a property, by `ref`.
import { useLayoutEffect, useRef } from "react";

function Chart({ way, data, chart }) {
  const element = useRef(null);
  useLayoutEffect(() => { if (way !== "prop") element.current.data = data; }, [way, data]);
  const prop = way === "prop" ? { data } : {};
  return <reported-figures ref={element} src="" lang="en" chart={chart} {...prop}><p>Figures are coming.</p></reported-figures>;
}

export const App = ({ isShown, ...props }) => <main><h1>A page of React 18</h1>{isShown && <Chart {...props} />}</main>;
