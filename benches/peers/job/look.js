// How the job looks, so that all charts draw the same picture.

export const BAR = "#3b6fb6";
export const TEXT = "#222222";
export const FONT = "13px sans-serif";
export const SIZE = 13;

/** Room for the names on the left and the values on the right, in CSS pixels. */
export const LEFT = 84;
export const RIGHT = 58;

/** Height of the whole chart: 36 CSS pixels a row, and never more than a phone's screen. */
export const height = (count) => Math.min(count * 36, 720);

/** Rows are named as long as they are 14 CSS pixels high; of more rows, only every so many. */
export const every = (count) => Math.ceil((count * 14) / height(count));

/** Whether each bar carries its value. */
export const valued = (count) => every(count) === 1;

/** The end of the axis: the largest value, rows being in order. */
export const largest = (rows) => rows[0]?.value || 1;
