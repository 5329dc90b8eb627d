/** One to six words, three or more times in a row. */
const LOOP = /(?<!\S)((?:\S+ ){0,5}?\S+)(?: \1){2,}(?!\S)/giu

/**
 * A recognised text without its loops: where speech breaks off, a small recogniser may say the last words
 * over and over ("at 100 minutes at 100 minutes at 100 minutes"). They are kept once.
 */
export const withoutLoops = (text: string): string => text.replace(LOOP, '$1')
