import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readExamples } from './examples.ts'
import { normalise } from './language/normalise.ts'
import { Dialogue } from './testing/dialogue.ts'
import { figuresOf, untraceable } from './testing/number-trace.ts'
import { RESULTS, resultOf } from './testing/tool-results.ts'

const fixtures = readExamples()
/** Questions in the order in which somebody would ask them: a follow-up comes after its question. */
const asked = fc
  .array(
    fc.constantFrom(...fixtures).map(({ after = [], say }) => [...after, say]),
    { minLength: 1, maxLength: 4 },
  )
  .map((groups) => groups.flat())
const page = fc.option(
  fc.constantFrom(
    'PAGE: The user is looking at region M3, 83 s into the workout.',
    'PAGE: The user is looking at region Lat Heel.',
  ),
  { freq: 3 },
)
const allTools = Object.keys(RESULTS)
const offered = fc.oneof(
  { weight: 5, arbitrary: fc.constant(allTools) },
  { weight: 1, arbitrary: fc.subarray(allTools) },
)

/** Numbers in the user's own words may come back, as in a note. */
const heardIn = (questions: readonly string[]) =>
  questions.flatMap((question) => figuresOf(normalise(question)))

const sentencesIn = (answer: string) =>
  answer.split(/[.!?]+(?:\s|$)/).filter((part) => part.trim() !== '').length
const wordsIn = (answer: string) => answer.split(/\s+/).filter(Boolean).length

describe('what the coach says in random conversations', () => {
  it('holds only numbers from the tools of this conversation, and is short, whole and plain', () => {
    let answers = 0
    fc.assert(
      fc.property(asked, page, offered, fc.gen(), (questions, view, tools, gen) => {
        const dialogue = new Dialogue(tools, (name) => gen(resultOf, name))
        if (gen(fc.boolean)) check(dialogue.tell('GREET: Greet the user.').answer, dialogue, [])
        for (const question of questions) {
          if (view) dialogue.look(view)
          const { answer, calls } = dialogue.say(question)
          if (answer === null) {
            expect(calls.map(({ name }) => name)).toContain('end_call')
            continue
          }
          answers += 1
          check(answer, dialogue, questions)
          const again = dialogue.tell('RETRY_NUMBERS: Your answer held a number that is not in the data.')
          expect((again.answer ?? '').replace(/\bM[1-5]\b/g, '')).not.toMatch(/\d/)
        }
      }),
      { numRuns: 3000 },
    )
    expect(answers).toBeGreaterThan(3000)
  }, 300_000)
})

function check(answer: string | null, dialogue: Dialogue, questions: readonly string[]): void {
  const said = answer ?? ''
  expect(said).not.toMatch(/\b(?:null|undefined|NaN|Infinity)\b|\[object|[*_#`{}]|\p{Extended_Pictographic}/u)
  expect(said.trim()).not.toBe('')
  expect(
    untraceable(said, [...dialogue.results.flatMap((result) => figuresOf(result)), ...heardIn(questions)]),
    said,
  ).toEqual([])
  expect(sentencesIn(said), said).toBeLessThanOrEqual(3)
  expect(wordsIn(said), said).toBeLessThanOrEqual(60)
}
