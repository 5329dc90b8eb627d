import { writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { expect, it, vi } from 'vitest'
import { splitIntoClauses } from '../../voice/clauses.ts'
import { plainWords } from '../../voice/plain-words.ts'
import { readExamples } from '../examples.ts'
import { REGIONS } from '../language/regions.ts'
import { Dialogue } from '../testing/dialogue.ts'
import { PLAYED_TOOLS, playTool } from '../testing/played-tools.ts'
import { readLeads } from './leads.ts'
import { hasNumber } from './speech.ts'

vi.setConfig({ testTimeout: 120_000 })

/** What the played tools say, and no other would. */
const PLAYED = /Evening run|Morning run|^It (?:is|carries)|^Shorten/

const leadOf = (text: string) => splitIntoClauses(plainWords(text))[0]
const wordsOf = (text: string) => leadOf(text)?.text ?? ''

const NONE: Record<string, string> = {}
/** Other workouts than the played one, and the questions whose answers begin otherwise there. */
const OTHERS = [
  ...REGIONS.map((region) => ({
    asked: /load|advice/,
    changes: { most_loaded: region, least_loaded: region },
  })),
  ...['walking', 'tennis', 'standing', ''].map((type) => ({ asked: /duration|summary/, changes: { type } })),
  ...['up', 'flat'].map((direction) => ({ asked: /trend/, changes: { direction } })),
]

/** The beginnings of the coach's answers to all labelled sentences, the most frequent first. */
function answersByLead(): [lead: string, answers: string[]][] {
  const workouts = [{ asked: /./, changes: NONE }, ...OTHERS]
  const answers = workouts.flatMap(({ asked, changes }) =>
    readExamples()
      .filter(
        ({ say, intent }) =>
          asked.test(intent) && (changes === NONE ? say.length % 2 === 0 : say.length % 8 === 0),
      )
      .flatMap(({ say, after = [] }) => {
        const dialogue = new Dialogue(PLAYED_TOOLS, (name, args) => changed(playTool(name, args), changes))
        for (const earlier of after) dialogue.say(earlier)
        return dialogue.say(say).answer ?? []
      }),
  )
  const byLead = Map.groupBy(answers, wordsOf)
  return [...byLead]
    .filter(([lead]) => !hasNumber(lead) && !PLAYED.test(lead))
    .toSorted(([, one], [, other]) => other.length - one.length)
}

/** A tool's result with other values, wherever they stand in it. */
const changed = (result: string, changes: Record<string, string>): string =>
  JSON.stringify(JSON.parse(result, (key, value) => (value === null ? null : (changes[key] ?? value))))

/** An answer up to the word that ends its first clause and the one behind it, by which the voice knows how it goes on. */
function beginning(answer: string): string {
  const words = answer.split(' ')
  for (let count = 1; count < words.length; count += 1) {
    const text = words.slice(0, count).join(' ')
    if (isDeepStrictEqual(leadOf(text), leadOf(answer))) return text
  }
  return answer
}

it('are how the coach’s answers begin; run it with KINETRA_WRITE_DOCUMENTS=1 to write them anew', () => {
  const all = answersByLead()
  if (process.env.KINETRA_WRITE_DOCUMENTS === '1') {
    const frequent = all.filter(([, answers]) => answers.length > 1)
    const lines = frequent.map(([, [answer = '']]) => beginning(answer))
    writeFileSync(new URL('leads.txt', import.meta.url), `${lines.join('\n')}\n`)
  }
  const known = new Set(readLeads().map(wordsOf))
  const answers = all.flatMap(([lead, same]) => same.map(() => lead))
  const unknown = answers.filter((lead) => !known.has(lead))
  expect(unknown.length / answers.length, [...new Set(unknown)].join('\n')).toBeLessThan(0.05)
  const said = new Set(answers)
  expect([...known].filter((lead) => !said.has(lead))).toEqual([])
})
