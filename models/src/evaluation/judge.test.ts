import { describe, expect, it } from 'vitest'
import type { FrozenSentence, Meaning } from './frozen-sentence.ts'
import { judge, type Reply, type Verdict } from './judge.ts'

const names: Record<string, string> = { a1: 'Tempo run' }
const asked = (...means: Meaning[]): FrozenSentence => ({
  ...{ topic: 'test', on: 'Morning run', after: [], say: 'A question.', asks: false },
  means,
})
const reply = (parts: Partial<Reply>): Reply => ({
  ...{ answer: 'It was 61.8.', calls: [], figures: [], before: '' },
  ...parts,
})
const verdict = (sentence: FrozenSentence, parts: Partial<Reply>) =>
  judge(sentence, reply(parts), (id) => names[id] ?? id)

const heel: Meaning = { tool: 'get_pressure_summary', args: { region: 'heel' }, figure: ['peak'] }
const summary = (args: Record<string, unknown>) => [{ name: 'get_pressure_summary', args }]

describe('a verdict', () => {
  it.each<[string, Partial<Reply>, Verdict]>([
    [
      'the tool and the figure',
      { calls: summary({ region: 'heel', foot: null }), figures: [['peak']] },
      'right',
    ],
    ['another figure', { calls: summary({ region: 'heel' }), figures: [['mean'], ['peak']] }, 'wrong'],
    ['another place', { calls: summary({ region: 'toes' }), figures: [['peak']] }, 'wrong'],
    [
      'a foot nobody named',
      { calls: summary({ region: 'heel', foot: 'left' }), figures: [['peak']] },
      'wrong',
    ],
    ['a question back', { answer: 'Did you mean your inner heel?' }, 'asked'],
    ['a plain no', { answer: 'I cannot help with that.' }, 'asked'],
    [
      'an unasked act',
      { answer: 'Noted. Anything else?', calls: [{ name: 'save_note', args: {} }] },
      'wrong',
    ],
    ['talk', { answer: 'You are welcome.' }, 'wrong'],
  ])('on %s', (_what, parts, expected) => expect(verdict(asked(heel), parts)).toBe(expected))

  it('knows workouts by their names, patterns, and one of several', () => {
    const meaning: Meaning = {
      tool: 'list_workouts',
      args: { workout_id: 'Tempo run', name: '/tempo/i', type: ['running', null] },
    }
    const calls = (name: string) => [{ name: 'list_workouts', args: { workout_id: 'a1', name } }]
    expect(verdict(asked(meaning), { calls: calls('Tempo') })).toBe('right')
    expect(verdict(asked(meaning), { calls: calls('Hill'), figures: [['peak']] })).toBe('wrong')
  })

  it('wants a plain no for what cannot be done, numbers or not', () => {
    const sentence = asked({ cannot: true })
    expect(
      verdict(sentence, {
        answer: 'I cannot filter by pressure. In all there were 13.',
        figures: [['high']],
      }),
    ).toBe('right')
    expect(verdict(sentence, { answer: 'You had 13 hard hits.', figures: [['high']] })).toBe('wrong')
  })

  it('takes asking back for right where nobody could know', () => {
    expect(verdict({ ...asked(heel), asks: true }, { answer: 'Which part do you mean?' })).toBe('right')
  })

  it('wants the same words for a repetition', () => {
    expect(verdict(asked({ repeats: true }), { before: 'It was 61.8.' })).toBe('right')
    expect(verdict(asked({ repeats: true }), { before: 'It was 60.', figures: [['peak']] })).toBe('wrong')
  })
})
