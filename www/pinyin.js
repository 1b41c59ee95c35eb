// The readings of Chinese characters without tones, as `syllable characters syllable characters …` without spaces: made when the site is built.

export { READINGS as default } from "virtual:build";
