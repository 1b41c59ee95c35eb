import { createApp, h, shallowRef } from "vue";
import { run, way } from "../scenario.js";
import App from "./App.vue";

const state = shallowRef();
let app;
run((next) => {
  state.value = next;
  app ??= createApp({ render: () => h(App, { way, ...state.value }) }).mount("#app");
});
