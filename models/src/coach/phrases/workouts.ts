import { counted } from './numbers.ts'
import { hasNumber, plainText } from './speech.ts'

const NOUNS: Record<string, string> = {
  running: 'run',
  walking: 'walk',
  tennis: 'tennis session',
  standing: 'standing session',
}

/** "run", "walk", "tennis session"; "workout" where the type is not known. */
export const nounOf = (type: string | null | undefined): string => NOUNS[type ?? ''] ?? 'workout'

/**
 * A workout's name to be said. Names with numbers written as words are replaced by the noun, as they would
 * sound like measurements; so are empty ones.
 */
export function nameOf(workout: { name: string | null; type?: string | null }): string {
  const name = plainText(workout.name, 6)
  const isSayable =
    /\p{L}{2}/u.test(name) &&
    !/\b(?:null|undefined|NaN)\b/i.test(name) &&
    !hasNumber(name.replace(/\d+/g, ''))
  return isSayable ? name : `your ${nounOf(workout.type)}`
}

/** "You took 518 steps"; with one insole only that foot's are known. */
export function stepsTaken(steps: number, feet: readonly (string | null)[]): string {
  const [foot, other] = feet
  const who = foot && !other ? `Your ${foot} foot` : 'You'
  return `${who} took ${counted(steps, 'step')}`
}

/** "today", "yesterday", "3 days ago", "on 12 May". */
export function whenOf(when: string | null | undefined): string {
  const plain = plainText(when, 4)
  if (!plain || /\b(?:null|undefined|NaN)\b/i.test(plain)) return ''
  return /^\d+ (?!days?\b|weeks?\b|months?\b|hours?\b)/.test(plain) ? `on ${plain}` : plain
}

/** "7:15 am"; empty for what is none. */
export const timeOfDay = (text: string | null): string =>
  /^\d{1,2}:\d\d [ap]m$/.test(text ?? '') ? (text ?? '') : ''

const PERIODS: Record<string, string> = {
  '2_days_ago': 'the day before yesterday',
  weekend: 'at the weekend',
  week: 'this week',
  week_before_last: 'the week before last',
  month: 'this month',
  month_before_last: 'the month before last',
}

const RELATIVE = /^(?:(since|after|until|before)|(\d+)_(day|week|month)s_before)_(.+)$/

/** "on Monday", "in May", "since last week"; empty for all. */
export function periodWords(period: string | undefined): string {
  if (!period) return ''
  const words = PERIODS[period]
  if (words) return words
  const [, side, count, unit, other] = RELATIVE.exec(period) ?? []
  if (other) {
    const isSayable = !/_days_ago$|-|^day_|^\d|^last_\d/.test(other)
    // The number is none of the data's.
    if (unit && count !== '1') return 'at that time'
    if (unit)
      return isSayable ? `${unit === 'day' ? 'the' : 'a'} ${unit} before ${bare(other)}` : `a ${unit} earlier`
    if (isSayable) return `${side} ${bare(other)}`
    return side === 'since' || side === 'after' ? 'since then' : 'before that'
  }
  if (/_days_ago$|-|^day_/.test(period)) return 'on that day'
  if (/^last_\d/.test(period)) return 'in that time'
  if (!/day$|^[a-z]+$/.test(period) || period === 'today' || period === 'yesterday')
    return period.replaceAll('_', ' ')
  return `${period.endsWith('day') ? 'on' : 'in'} ${capital(period)}`
}

/** "Monday", "last week", "this month". */
function bare(period: string): string {
  return periodWords(period).replace(/^(?:on|in|at) /, '')
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
