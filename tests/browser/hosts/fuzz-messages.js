const odd = [null, undefined, 0, -1, NaN, 1e308, "", "null", "{", "[]", "\u0000", "x".repeat(5000), [], {}, [[]], new Date(0),
  new Map(), new Error("x"), true, 10n, "pymxPYMx", "pymxPYMxchartxPYMxwidthxPYMx", "[iFrameSizer]", "[iFrameSizer]:::::::",
  "[iFrameSizer]<b>:1:2:3:4:5:6:7", { type: null }, { message: "ready" }, { message: "ready", secret: null }];
const names = ["reported-figures-view", "reported-figures-height", "reported-figures-hello", "__proto__", "constructor", "type", "message", "secret", "data"];
const fuzz = (at) => {
  const value = odd[at % odd.length];
  if (at % 3 === 0) return value;
  const said = { [names[at % names.length]]: value };
  if (at % 5 === 0) said.self = said;
  return at % 7 === 0 ? [said] : said;
};
