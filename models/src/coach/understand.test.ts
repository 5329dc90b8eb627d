import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type LabelledSentence, readLabelled, readSentences } from './sentences/read-sentences.ts'
import { historyOf } from './testing/history-of.ts'
import { labelOf } from './testing/label-of.ts'
import { understand } from './understand.ts'

const given = new URL('../../../../shared/questions.jsonl', import.meta.url)

/** What was understood wrongly, as "sentence: expected, got", for a message that shows where to look. */
function mistakes(sentences: LabelledSentence[]): string[] {
  return sentences.flatMap((sentence) => {
    const got = labelOf(understand(sentence.say, historyOf(sentence)))
    const expected = labelOf(sentence)
    return got === expected ? [] : [`${sentence.say}: ${expected}, got ${got}`]
  })
}

describe('understanding of single sentences and follow-ups', () => {
  it('is right in at least 99 of 100 of our own sentences', () => {
    const sentences = readSentences()
    const wrong = mistakes(sentences)
    expect(sentences.length).toBeGreaterThanOrEqual(300)
    expect(wrong.length / sentences.length, wrong.join('\n')).toBeLessThanOrEqual(0.01)
  })

  it('is right in all given questions', (context) => {
    if (!existsSync(given)) context.skip('the given questions do not lie beside the project')
    expect(mistakes(readLabelled(given))).toEqual([])
  })

  it.each([
    'Hey coach, %s',
    'Okay, %s',
    'Um, so, %s',
    'Coach. %s',
    'Please, %s',
    'Alright then, %s',
    'Wait, %s',
  ])('does not change with a polite opening: %s', (opening) => {
    const questions = readSentences().filter(
      ({ intent }) => !['stop', 'small_talk', 'repeat', 'greet', 'goodbye', 'save_note'].includes(intent),
    )
    const wrong = mistakes(
      questions.map((question) => ({ ...question, say: opening.replace('%s', () => question.say) })),
    )
    expect(wrong.length / questions.length, wrong.join('\n')).toBeLessThanOrEqual(0.03)
  })

  it('does not depend on capitals and punctuation', () => {
    const sentences = readSentences().map((sentence) => ({
      ...sentence,
      say: sentence.say.toLowerCase().replace(/[?!,;]|\.(?!\d)/g, ''),
    }))
    const wrong = mistakes(sentences)
    expect(wrong.length / sentences.length, wrong.join('\n')).toBeLessThanOrEqual(0.02)
  })
})
