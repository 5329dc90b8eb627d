/** What the launcher says, with the name of the coach in each: a screen reader hears this line alone. */
export const LAUNCHER_LABELS = {
  ask: 'Ask the coach',
  loading: 'The coach is coming…',
  notLoaded: 'The coach did not load. Try again',
} as const
