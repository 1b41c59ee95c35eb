import { createRoot } from "react-dom/client";
import { run, way } from "../scenario.js";
import { App } from "./App.jsx";

const root = createRoot(document.getElementById("app"));
run((state) => root.render(<App way={way} {...state} />));
