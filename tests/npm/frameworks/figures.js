// Two small datasets, nothing like the embedded one: A about rain, B about sunshine.

const both = (text) => ({ zh: text, en: text });

const dataset = (id, title, names) => ({
  id, title: both(title), period: "2023",
  source: { name: both("A weather service"), event: both("A report"), note: both("As printed") },
  units: names.map((name) => ({ id: name.toLowerCase(), name: both(name), kind: "district" })),
  metrics: [{
    id: "height", name: both(title), theme: "environment", kind: "amount", unit: both("mm"), better: "higher", definition: both("In a year"),
  }],
  figures: names.map((name, at) => ({
    unit: name.toLowerCase(), metric: "height", value: 900 - at, bound: "exact", decimals: 0, period: "2023", period_basis: "stated",
    quote: name, place: "1",
  })),
  gaps: [],
});

export const FIGURES = {
  A: dataset("rain", "Rain in three towns", ["Northam", "Southam", "Midham"]),
  B: dataset("sun", "Sunshine in two valleys", ["Eastdale", "Westdale"]),
};
