import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import '../intents.ts'
import { readExamples } from '../examples.ts'
import { INTENTS } from '../registry.ts'
import { Dialogue } from '../testing/dialogue.ts'
import { PLAYED_TOOLS, playTool } from '../testing/played-tools.ts'

const examples = Map.groupBy(readExamples(), ({ intent }) => intent)
/** What no words ask for. */
const WITHOUT_WORDS = ['unclear']

describe('each intent', () => {
  it.each([...INTENTS.keys()].filter((name) => !WITHOUT_WORDS.includes(name)))('has examples: %s', (name) => {
    expect(examples.get(name)?.length ?? 0).toBeGreaterThanOrEqual(8)
  })

  it('has a file for its examples', () => {
    expect([...examples.keys()].filter((name) => !INTENTS.has(name))).toEqual([])
  })
})

describe('the page on adding one', () => {
  const page = readFileSync(new URL('../../../../docs/add-an-intent.md', import.meta.url), 'utf8')

  it('shows the file as it is', () => {
    expect(page).toContain(readFileSync(new URL('recording.ts', import.meta.url), 'utf8'))
  })

  it('shows one that is understood, answered and gone on from', () => {
    const dialogue = new Dialogue(PLAYED_TOOLS, playTool)
    expect(dialogue.say('What sampling rate does this recording have?').answer).toBe(
      'The insole measured 50 times a second. Single steps need a faster recording than averages do.',
    )
    expect(dialogue.say('And in the run before?').calls.at(-1)?.name).toBe('get_workout_by_id')
  })
})
