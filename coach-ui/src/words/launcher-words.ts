import type { Language } from './language.ts'

/**
 * What the launcher says, with the name of the coach in each: a screen reader hears this line alone. It stands apart
 * from the rest of each language, which comes after the click.
 */
const en = {
  ask: 'Ask the coach',
  loading: 'The coach is coming…',
  notLoaded: 'The coach did not load. Try again',
}
export type LauncherLabels = Readonly<typeof en>

export const LAUNCHER_WORDS: Readonly<Record<Language, LauncherLabels>> = {
  en,
  de: {
    ask: 'Coach fragen',
    loading: 'Der Coach kommt…',
    notLoaded: 'Der Coach wurde nicht geladen. Noch einmal versuchen',
  },
}
