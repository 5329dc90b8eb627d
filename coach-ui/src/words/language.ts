import { LAUNCHER_WORDS } from './launcher-words.ts'

export type Language = keyof typeof LAUNCHER_WORDS
/** Languages that the coach's page can be read in; the coach itself speaks English. */
export const LANGUAGES = Object.keys(LAUNCHER_WORDS) as readonly Language[]

/** The language of a tag such as "de-CH"; without one the page's, or else the browser's. English stands in for all others. */
export function languageOf(tag = document.documentElement.lang || navigator.language): Language {
  return LANGUAGES.find((language) => tag.toLowerCase().startsWith(language)) ?? 'en'
}
