// Writes the page on a server: its figures are known there, and React leaves objects out of what it renders.
import "reported-figures";
import { renderToString } from "react-dom/server";
import { FIGURES } from "../figures.js";
import { App } from "./App.jsx";

console.log(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A page from a server</title>
<link rel="icon" href="data:,">
<script type="module" src="main.jsx"></script>
</head>
<body>
<div id="app">${renderToString(<App way="prop" isShown data={FIGURES.A} />)}</div>
</body>
</html>`);
