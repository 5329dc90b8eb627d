/** One to six words, three or more times in a row. */
const LOOP = /(?<!\S)((?:\S+ ){0,5}?\S+)(?: \1){2,}(?!\S)/giu

/** Quotation marks; an apostrophe, which stands after a letter, is none. */
const QUOTATION_MARK = /["“”«»]|(?<![\p{L}\p{N}])['‘’]/gu

/**
 * A recognised text without what a small recogniser adds where speech breaks off or is unclear: its last words
 * over and over ("at 100 minutes at 100 minutes at 100 minutes"), which are kept once, and quotation marks.
 */
export const tidied = (text: string): string => text.replace(QUOTATION_MARK, '').replace(LOOP, '$1').trim()
