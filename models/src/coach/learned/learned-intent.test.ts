import { describe, expect, it } from 'vitest'
import { readLabelled } from '../sentences/read-sentences.ts'
import { trainClassifier } from './classifier.ts'
import { toExample } from './learned-intent.ts'

const SETS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const read = (set: number) =>
  readLabelled(new URL(`../sentences/paraphrases-${set}.jsonl`, import.meta.url)).flatMap(toExample)

describe('intents by likeness', () => {
  it.each([9, 10, 11])('are right in most sentences of a set that was not learned: %i', (unseen) => {
    const classify = trainClassifier(SETS.filter((set) => set !== unseen).flatMap(read))
    const examples = read(unseen)
    const wrong = examples.filter(({ text, label }) => classify(text).label !== label)
    const report = wrong.map(({ text, label }) => `${text}: ${label}`).join('\n')
    expect(wrong.length / examples.length, report).toBeLessThanOrEqual(0.12)
  })

  it('are the same whenever they are learned', () => {
    const [first, second] = [trainClassifier(read(8)), trainClassifier(read(8))]
    const text = 'which REGION took the most'
    expect(first(text)).toEqual(second(text))
  })

  it('are not sure about words that were never seen', () => {
    const classify = trainClassifier(read(8))
    expect(classify('zyzzyva qoph').probability).toBeLessThan(0.5)
  })
})
