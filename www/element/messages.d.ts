// What crosses between the page and the WebAssembly. Generated from src/web/messages.rs:
// UPDATE_EXPECT=1 cargo test --lib messages

export type Environment = { 
/**
 * Width of the picture in CSS pixels.
 */
width: number, 
/**
 * How many times larger than the style sheet's the reader wants text; 1 or more.
 */
textScale: number, 
/**
 * Device pixels in a CSS pixel.
 */
pixelRatio: number, 
/**
 * Whether the system is dark.
 */
dark: boolean, 
/**
 * Whether the system asks for less motion.
 */
reducedMotion: boolean, 
/**
 * Whether it is printed: light, still and whole, whatever the reader chose.
 */
print: boolean, 
/**
 * Where the system replaces all colours: six hexadecimal digits for each of `Widget.colorNames()`, without spaces.
 */
forcedColors?: string, 
/**
 * The query of the view that the element's attributes ask for, to which the reader can go back.
 */
start: string, };

export type Event = { "type": "open", 
/**
 * Without `?`.
 */
query: string, } | { "type": "change", 
/**
 * Without `?`.
 */
query: string, } | { "type": "figures", 
/**
 * The dataset in JSON.
 */
query: string, } | { "type": "reset" } | { "type": "pointerMove", 
/**
 * From the left.
 */
x: number, 
/**
 * From the top.
 */
y: number, 
/**
 * How far from a mark still counts as on it.
 */
reach: number, } | { "type": "pointerLeave" } | { "type": "tap", 
/**
 * From the left.
 */
x: number, 
/**
 * From the top.
 */
y: number, 
/**
 * How far from a mark still counts as on it.
 */
reach: number, } | { "type": "key", 
/**
 * The browser's name of the key.
 */
key: string, } | { "type": "scroll", 
/**
 * What is hidden above.
 */
top: number, 
/**
 * Height of the part that is seen.
 */
height: number, } | { "type": "overviewTap", 
/**
 * CSS pixels from its left edge.
 */
x: number, };

export type Outcome = { 
/**
 * The event meant something to the widget; otherwise it is the page's own.
 */
handled: boolean, 
/**
 * A frame is due.
 */
repaint: boolean, 
/**
 * Another view is shown.
 */
viewChanged: boolean, 
/**
 * Another figure is in focus.
 */
focusChanged: boolean, 
/**
 * The live region has something to say.
 */
announce: boolean, 
/**
 * The reader pinned a mark: its evidence should be in sight.
 */
revealEvidence: boolean, 
/**
 * The reader asked how to read the chart, or for the list of keys.
 */
showHelp: boolean, 
/**
 * The reader wants to hear the chart, or to pause that.
 */
listen: boolean, };

export type Frame = { 
/**
 * Marks are still moving: the next animation frame is wanted.
 */
moving: boolean, 
/**
 * Everything written around the picture, where it differs from what the page shows.
 */
outline?: string, 
/**
 * The evidence of the figure in focus, where only that differs.
 */
evidence?: string, 
/**
 * The page shows an earlier state of what is out of sight: another frame is wanted, in which nothing is left out.
 */
late: boolean, 
/**
 * Width of the picture divided by its height.
 */
aspectRatio: number, 
/**
 * The view as a query, where it may be another than in the frame before.
 */
query?: string, 
/**
 * Then, whether the view is the one that the attributes ask for.
 */
atStart: boolean, 
/**
 * The picture is part of a long list that scrolls: room for the rows that are not drawn, as a CSS margin.
 */
listMargin?: string, };

export type Focus = { 
/**
 * Id of the unit.
 */
unit: string, 
/**
 * Id of the metric.
 */
metric: string, 
/**
 * Short name of the unit in the language of the view.
 */
name: string, 
/**
 * The value as shown; absent where the unit did not report it.
 */
text?: string, 
/**
 * The source's own words.
 */
quote?: string, };
