import { describe, expect, it } from 'vitest'
import { checkSentence } from '../numbers/check-sentence.ts'
import { createLedger } from '../numbers/ledger.ts'
import { checkReply, NO_NUMBER } from './checked-reply.ts'

const ledger = createLedger()
ledger.addResult('get_events', { workout_id: 'a'.repeat(24), total: 23, high: 12 })

async function heard(
  first: readonly string[],
  second: readonly string[] = ['I am not sure.'],
  question = '',
) {
  const withheld: string[] = []
  let said = ''
  const checked = checkReply(stream(first), {
    check: (sentence, said, withheld) =>
      checkSentence(sentence, ledger, { said, question, earlier: [], withheld }),
    passed: () => undefined,
    withheld: ({ checked }) => withheld.push(...checked.unsupported),
    retry: () => stream(second),
  })
  for await (const chunk of checked) said += typeof chunk === 'string' ? chunk : ''
  return { said, withheld }
}

async function* stream(chunks: readonly string[]) {
  yield* chunks
}

describe('a reply that comes in pieces', () => {
  it.each([
    ['a number in words', ['You had forty-seven events.'], ['forty-seven']],
    ['a word cut in two', ['You had for', 'ty-', 'sev', 'en events.'], ['forty-seven']],
    ['digits cut in two', ['You had 4', '7 events.'], ['47']],
    ['a decimal point at a cut', ['Your peak was 6', '1.', '8 there. '], ['61.8']],
    ['a multiple', ['That is ', 'tri', 'ple the load.'], ['triple']],
    ['a part', ['A qu', 'arter of it was high', '.'], ['quarter']],
    ['an order', ['It was your nine', 'ty-', 'ninth event.'], ['ninety-ninth']],
    ['no full stop', ['And 47', ' more'], ['47']],
    ['one letter at a time', [...'You had forty-seven events.'], ['forty-seven']],
  ])('never lets an invented number be heard: %s', async (_, chunks, numbers) => {
    expect(await heard(chunks)).toEqual({ said: 'I am not sure.', withheld: numbers })
  })

  it('lets through what the tool returned, cut or in words', async () => {
    const answer = 'You had twenty-three events. Twelve were high, about half.'
    expect(await heard([...answer])).toEqual({ said: answer, withheld: [] })
  })

  it('keeps the sentences before the invented number', async () => {
    const { said } = await heard(['You had 23 events. ', 'That is 47 fewer.'], ['Twelve were high.'])
    expect(said).toBe('You had 23 events. Twelve were high.')
  })

  it.each([
    ['as what the data said', 'The data reported 11 hard hits, but there are 12.'],
    ['denied', 'There were not 11 hard hits but 12.'],
    ['as what the user asked', 'You asked about 11, but there were 12 hard hits.'],
    ['as a tip', 'Try 11 hard hits next time.'],
  ])('never says a number that was withheld: %s', async (_, second) => {
    const { said } = await heard(['Yes, you had 11 hard hits.'], [second], 'Did I have 11 hard hits?')
    expect(said).toBe(NO_NUMBER)
  })

  it('says a number that was withheld for something else', async () => {
    expect((await heard(['You had 12 soft hits.'], ['You had 12 hard hits.'])).said).toBe(
      'You had 12 hard hits.',
    )
  })

  it('admits it after a second invention', async () => {
    expect((await heard(['It was 61.'], ['It was sixty-one.'])).said).toBe(NO_NUMBER)
  })
})
