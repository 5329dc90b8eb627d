import { describe, expect, it } from 'vitest'
import { Dialogue } from './testing/dialogue.ts'
import { PLAYED_TOOLS, playTool } from './testing/played-tools.ts'

/** Questions of each kind, and what may be added to any of them. */
const QUESTIONS = [
  'What was my peak',
  'What was the average pressure',
  'How many hard hits did I take',
  'How many low force events were there',
  'When was the first hard hit',
  'When did the peak come',
  'How much of the load was on my toes',
  'Which part of my foot took the most load',
  'What was my cadence',
  'What was my ground contact time',
  'How long was my workout',
  'How many steps did I take',
  'What was the contact area',
  'List my runs',
]
const ADDED: Record<string, string[]> = {
  place: ['on my outer heel', 'under the third metatarsal'],
  foot: ['on my left foot'],
  day: ['yesterday', 'on Tuesday'],
  days: ['since Monday', 'before last week', 'last month', 'in the last fortnight'],
  workout: ['in the run before', 'in my tempo run'],
  several: ['over my last five runs'],
  part: ['in the last minute', 'between one oh five and two thirty', 'after minute three'],
  limit: ['above 60', 'below twenty', 'of at least 70'],
  daytime: ['in the morning'],
  exclusion: ['without the heel', 'except the first minute'],
}
const ALL = Object.entries(ADDED).flatMap(([kind, all]) => all.map((words) => ({ kind, words })))

/** What a question led to, to be compared. */
const ask = (question: string) => {
  const { calls, answer } = new Dialogue(PLAYED_TOOLS, playTool).say(
    question.endsWith('?') || question.endsWith('.') ? question : `${question}?`,
  )
  return { isAsked: ASKS.test(answer ?? ''), outcome: JSON.stringify({ calls, answer }), answer }
}
const ASKS = /^Did you mean|^I am not sure/

describe('what a question names', () => {
  const outcomes = new Map<string, ReturnType<typeof ask>>()
  const once = (question: string) => {
    const known = outcomes.get(question) ?? ask(question)
    outcomes.set(question, known)
    return known
  }

  it('is used, or the answer says that it is not: one thing', () => {
    const asked: string[] = []
    const dropped = QUESTIONS.flatMap((question) =>
      ALL.flatMap(({ words }) => {
        const { isAsked, outcome, answer } = once(`${question} ${words}`)
        if (isAsked) asked.push(`${question} ${words}`)
        return !isAsked && outcome === once(question).outcome ? [`${question} ${words}: ${answer}`] : []
      }),
    )
    expect(dropped).toEqual([])
    expect(asked.length / (QUESTIONS.length * ALL.length), asked.join('\n')).toBeLessThan(0.2)
  })

  it.each([
    ['How many hard hits were there on the left and on the right?', /foot by foot/],
    ['Which foot had more hard hits?', /foot by foot|^Did you mean/],
    ['How many hard hits per minute?', /part by part|^Did you mean|^I am not sure/],
    ['Did anything go past 70?', /above 70/],
    ['What was the load on my heel in the last 100 steps?', /could not use the number/],
    ['How many steps did I take, and how far did I run?', /cannot tell the rest/],
    ['What was my heart rate, and when did the peak come?', /cannot tell the rest|^Did you mean/],
    ['When was the first hard hit, and the last one?', /The last one was at/],
    ['What was the average pressure in the first ten percent of the run?', /in the first 25 seconds/],
    ['What was the median pressure under my forefoot?', /do not work out medians/],
    ['Jump forward thirty seconds.', /cannot see where you are/],
  ])('is not dropped: %s', (question, told) => expect(ask(question).answer).toMatch(told))

  it('is used, or the answer says that it is not: two things at once', () => {
    const dropped = QUESTIONS.flatMap((question, index) =>
      ALL.flatMap((one, at) =>
        ALL.slice(at + 1).flatMap((other, distance) => {
          if (one.kind === other.kind || (index + at + distance) % 3 > 0) return []
          const said = `${question} ${one.words} ${other.words}`
          const { isAsked, outcome, answer } = once(said)
          if (isAsked) return []
          const alone = [one, other].map(({ words }) => once(`${question} ${words}`))
          return alone.some((single) => single.outcome === outcome) ? [`${said}: ${answer}`] : []
        }),
      ),
    )
    expect(dropped).toEqual([])
  })
})
