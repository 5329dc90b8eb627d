/** Languages that the coach's page can be read in; the coach itself speaks English. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** The language of a tag such as "de-CH"; without one the page's, or else the browser's. English stands in for all others. */
export function languageOf(tag = document.documentElement.lang || navigator.language): Language {
  return LANGUAGES.find((language) => tag.toLowerCase().startsWith(language)) ?? 'en'
}
