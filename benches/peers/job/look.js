// The look of the task, so that all charts draw the same picture.

export const BAR = "#3b6fb6";
export const TEXT = "#222222";
export const FONT = "13px sans-serif";
export const SIZE = 13;

/** Margins for the names on the left and the values on the right, in CSS pixels. */
export const LEFT = 84;
export const RIGHT = 58;

/** Height of the chart: 36 CSS pixels for each row, at most the screen of a phone. */
export const height = (count) => Math.min(count * 36, 720);

/** Every row has a name while rows are at least 14 CSS pixels high; with more rows, only some have. */
export const every = (count) => Math.ceil((count * 14) / height(count));

/** Whether each bar has its value beside it. */
export const valued = (count) => every(count) === 1;

/** The end of the axis: the largest value, which is that of the first row. */
export const largest = (rows) => rows[0]?.value || 1;
