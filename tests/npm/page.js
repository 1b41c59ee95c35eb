// What a page's own script does with the package.
import "reported-figures";

const element = document.createElement("reported-figures");
element.view = { metric: "forest_cover", lang: "en" };
element.append("What stands here is shown until the chart is.");
document.body.append(element);
