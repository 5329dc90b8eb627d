const en = {
  ask: 'Ask the coach',
  loading: 'The coach is coming…',
  notLoaded: 'The coach did not load. Try again',
}
export type LauncherLabels = Readonly<typeof en>

/**
 * What the launcher says, with the name of the coach in each: a screen reader hears this line alone. It stands apart
 * from the rest of each language, which comes after the click; what it speaks are the languages that there are.
 */
export const LAUNCHER_WORDS = {
  en,
  de: {
    ask: 'Coach fragen',
    loading: 'Der Coach kommt…',
    notLoaded: 'Der Coach wurde nicht geladen. Noch einmal versuchen',
  },
} satisfies Record<string, LauncherLabels>
