// The figures of the build, which the element has with it.
import { Chart } from "../chart.jsx";

export default function Page() {
  return <Chart chart="growth"><p>Growth is coming.</p></Chart>;
}
