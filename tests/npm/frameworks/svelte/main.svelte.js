import { flushSync, mount } from "svelte";
import { run } from "../scenario.js";
import App from "./App.svelte";

const props = $state({ state: undefined });
let app;
run((next) => {
  props.state = next;
  app ??= mount(App, { target: document.getElementById("app"), props });
  flushSync();
});
