// Figures that only the server reads.
import { FIGURES } from "../figures.js";
import { Chart } from "./chart.jsx";

export default function Page() {
  const [first] = FIGURES.A.figures;
  return <Chart figures={FIGURES.A}><p>{first.quote}: {first.value} mm</p></Chart>;
}
