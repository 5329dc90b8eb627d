import { MONTHS, type Period } from './workout-words.ts'

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
/** "15", "15th", "fifteenth", and what number words leave of "twenty first": "20 first". */
const DAY = `(?:(?:(?<tens>20|30) )?(?<ordinal>${ORDINALS.join('|')}|thirtieth)|(?<digits>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?)`
const MONTH = MONTHS.map((name) => (name.length > 4 ? `${name}|${name.slice(0, 3)}` : name)).join('|')
const DATES = [
  new RegExp(`\\b(?:from |on |of )?(?:the )?${DAY} (?:of )?(?<month>${MONTH})\\b`),
  new RegExp(
    `\\b(?:from |on |of )?(?<month>${MONTH}) (?:the )?${DAY}\\b(?! (?:minutes?|seconds?|days?|weeks?))`,
  ),
]
/** "On the 19th": of this month or the last. The first five by name alone are bones or toes: "and on the fourth?" */
const DAY_OF_MONTH = new RegExp(
  `\\b(?:on|from|of) the (?:(?:(?<tens>20|30) )?(?<ordinal>${ORDINALS.join('|')}|thirtieth)|(?<digits>3[01]|[12]\\d|[1-9])(?:st|nd|rd|th))$`,
)
const SMALL = /^(?:first|second|third|fourth|fifth)$/
const HAPPENED = /\b(?:i|my|run|ran|runs|workouts?|sessions?|walks?|match|did|happened)\b/
/** "In the last 2 weeks"; a week and a month have names of their own. */
const LAST = /\b(?:last|past|previous) (?!7 days\b|30 days\b)(\d{1,3}) (days|weeks|months)\b/
const DAYS_AGO = /\b(?:from )?(\d{1,3}) days (?:ago|back|before today)\b/
const WEEKS_AGO = /\b(?:from )?(?:a|1|one|(\d{1,2})) weeks? ago\b(?: today)?/

/**
 * The day that a text names by its date ("15 November") or by how long ago it was, or the last so many days, and the
 * text with PERIOD in its stead. To be looked for before times: "20 second" is none of "the twenty second of May".
 */
export function findDay(text: string): { period: Period | null; text: string } {
  for (const pattern of DATES) {
    const found = pattern.exec(text)
    if (!found) continue
    const name = found.groups?.month ?? ''
    const month = MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1
    const period = `${pad(month)}-${pad(dayIn(found))}` as Period
    return { period, text: text.replace(found[0], 'PERIOD') }
  }
  const ofMonth = DAY_OF_MONTH.exec(text)
  if (ofMonth && (!SMALL.test(ofMonth.groups?.ordinal ?? '') || HAPPENED.test(text)))
    return { period: `day_${dayIn(ofMonth)}`, text: text.replace(ofMonth[0], 'PERIOD') }
  const last = LAST.exec(text)
  if (last && Number(last[1]) > 1) {
    // "Over the last" stays: it asks how something developed.
    const [, count, unit] = last
    return {
      period: `last_${Number(count)}_${unit}` as Period,
      text: text.replace(`${count} ${unit}`, 'PERIOD'),
    }
  }
  const days = DAYS_AGO.exec(text)
  const weeks = WEEKS_AGO.exec(text)
  const ago = days ? Number(days[1]) : weeks ? 7 * Number(weeks[1] ?? 1) : 0
  if (ago === 0) return { period: null, text }
  const period = ago === 1 ? 'yesterday' : (`${ago}_days_ago` as Period)
  return { period, text: text.replace(days ? DAYS_AGO : WEEKS_AGO, 'PERIOD') }
}

function dayIn({ groups = {} }: RegExpExecArray): number {
  const { tens, ordinal = '', digits } = groups
  if (digits) return Number(digits)
  return ordinal === 'thirtieth' ? 30 : Number(tens ?? 0) + ORDINALS.indexOf(ordinal) + 1
}

const pad = (number: number): string => String(number).padStart(2, '0')
