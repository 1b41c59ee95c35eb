// <reported-figures>: defines the element. Its life cycle, its rendering and its loading have a file each in element/.

import { ReportedFigures } from "./element/lifecycle.js";
import { reflectAttributes } from "./element/address.js";

reflectAttributes(ReportedFigures.prototype);
if (!customElements.get("reported-figures")) customElements.define("reported-figures", ReportedFigures);

export { ReportedFigures };
