import type { Fault } from './fault.ts'
import type { Outcome } from './measure.ts'
import type { Recorded } from './recorder.ts'

const COLUMNS = [
  'fault',
  'another coach, s',
  'answers again, s',
  'longest wait for an answer, s',
  'unanswered',
  'turns, notes, frames lost',
  'two coaches',
  'taken away',
  'seen',
  'heard',
]

/** The head of the table, as Markdown. */
export const heading = (): string => `${line(COLUMNS)}${line(COLUMNS.map(() => '---'))}`

export function rowOf(fault: Fault, outcome: Outcome, lost: Recorded & { turnsLost: number }): string {
  return line([
    fault.name,
    outcome.coachAnewMs.length > 0
      ? `${seconds(Math.max(...outcome.coachAnewMs))} (${outcome.coachAnewMs.length})`
      : '–',
    seconds(Math.max(...outcome.answeredMs)),
    seconds(outcome.longestWaitMs),
    outcome.unanswered,
    `${lost.turnsLost}, ${lost.notesLost}, ${lost.framesLost}`,
    outcome.twoCoaches,
    outcome.takenAway,
    counted(outcome.seen) || '–',
    counted(outcome.apologies) || '–',
  ])
}

const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`

const seconds = (milliseconds: number) =>
  Number.isFinite(milliseconds) ? (milliseconds / 1000).toFixed(1) : 'never'

/** Each once, with how often. */
function counted(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].map(([text, count]) => (count > 1 ? `${count} × ${text}` : text)).join('; ')
}
