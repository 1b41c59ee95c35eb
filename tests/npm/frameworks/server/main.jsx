// The page came from a server, where the package defines nothing; React takes it over.
import { hydrateRoot } from "react-dom/client";
import { run, way } from "../scenario.js";
import { App } from "./App.jsx";

let root;
run((state) => {
  const app = <App way={way} {...state} />;
  if (root) root.render(app);
  else root = hydrateRoot(document.getElementById("app"), app);
});
