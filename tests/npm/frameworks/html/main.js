import { run } from "../scenario.js";

const element = document.querySelector("reported-figures");
run(({ data, chart, isShown }) => {
  element.data = data;
  element.chart = chart;
  if (!isShown) element.remove();
  else if (!element.isConnected) document.querySelector("main").append(element);
});
