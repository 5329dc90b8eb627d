/** One to fifteen words, three or more times in a row, and all that follows. */
const LOOP = /(?<!\S)((?:\S+ ){0,14}?\S+)(?: \1){2,}(?!\S) ?(.*)$/isu

/** One word, three or more times in a row, as a compound: "second-second-second-". */
const COMPOUND_LOOP = /(?<![\p{L}\p{N}])([\p{L}\p{N}]+)(?:-\1){2,}(?![\p{L}\p{N}])-?/giu

/** Quotation marks; an apostrophe, which stands after a letter, is none. */
const QUOTATION_MARK = /["“”«»]|(?<![\p{L}\p{N}])['‘’]/gu

/** What a recogniser writes of sounds that are no words: "[BLANK_AUDIO]", "(wind blowing)", "♪". */
const MARKER = /\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|[♪♫]/gu
const A_WORD = /[\p{L}\p{N}]/u

/**
 * A recognised text without what a small recogniser adds where speech breaks off or is unclear: its last words
 * over and over ("at 100 minutes at 100 minutes at 100 minutes"), which are kept once, and quotation marks. Empty where no
 * word is left.
 */
export function tidied(text: string): string {
  const words = text.replace(MARKER, ' ').replace(QUOTATION_MARK, '').replace(COMPOUND_LOOP, '$1')
  return A_WORD.test(words) ? withoutLoops(words.replace(/\s+/g, ' ').trim()).trim() : ''
}

function withoutLoops(text: string): string {
  const loop = LOOP.exec(text)
  if (!loop) return text
  const [, phrase = '', rest = ''] = loop
  const once = text.slice(0, loop.index) + phrase
  // The last time round it breaks off.
  const isBrokenOff = phrase.toLowerCase().startsWith(rest.trim().toLowerCase())
  return isBrokenOff ? once : `${once} ${withoutLoops(rest)}`
}
