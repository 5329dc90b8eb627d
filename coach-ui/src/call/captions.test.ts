import type { NumberSource } from '@kinetra/protocol/call-events'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Caption,
  type Line,
  partsOf,
  type Segment,
  withHeard,
  withSegment,
  withSources,
  withToolLine,
} from './captions.ts'

const source = (text: string): NumberSource => ({
  text,
  value: Number(text),
  workoutId: '5a0c0de0000000000000000c',
  region: null,
  statistic: 'peak',
  timeMs: null,
})
const said = (id: string, text: string, final = true): Segment => ({ id, who: 'coach', text, final })
const after = (...segments: Segment[]) => segments.reduce(withSegment, [] as readonly Line[])
const texts = (lines: readonly Line[]) => lines.map((line) => line.text)

test('a segment grows in its place', () => {
  const lines = after(said('1', 'Your', false), said('2', 'Hm', false), said('1', 'Your peak', false))
  expect(texts(lines)).toEqual(['Your peak', 'Hm'])
})

test('the final version of what the user said replaces the interim one instead of following it', () => {
  const user = (text: string, final: boolean): Segment => ({ id: 'u', who: 'user', text, final })
  const lines = after(user('how many', false), user('How many events?', true))
  expect(lines).toMatchObject([{ text: 'How many events?', final: true, who: 'user' }])
})

test('a straggler does not make a finished sentence unfinished', () => {
  expect(after(said('1', 'Twelve events.'), said('1', 'Twelve', false))).toMatchObject([
    { text: 'Twelve events.', final: true },
  ])
})

test('a stream that ends without more text finishes its sentence', () => {
  expect(after(said('1', 'Twelve events.', false), said('1', ''))).toMatchObject([
    { text: 'Twelve events.', final: true },
  ])
})

test('a broken-off answer ends with what was heard, whatever comes of its caption later', () => {
  const ahead = after(said('1', 'Hi.'), said('2', 'The peak  was 82.8 on', false))
  const cut = withHeard(ahead, 'The peak')
  expect(texts(cut)).toEqual(['Hi.', 'The peak'])
  expect(texts(withSegment(cut, said('2', 'The peak  was 82.8 on your')))).toEqual(['Hi.', 'The peak'])
})

test('what was heard of another answer than the latest cuts nothing', () => {
  const lines = after(said('1', 'The peak was 82.8.'), said('2', 'Your heel took 71.'))
  expect(withHeard(lines, 'The peak')).toBe(lines)
})

test('silence leaves no line', () => {
  expect(after(said('1', '  ', false), said('1', ''))).toEqual([])
})

test('whatever arrives in whatever order, a segment has one line', () => {
  const segment = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    who: fc.constantFrom('user' as const, 'coach' as const),
    text: fc.string(),
    final: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(segment), (segments) => {
      const ids = after(...segments).map((line) => line.id)
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})

test('the same tool twice in a row is one line', () => {
  const line = { text: 'looked at 12 events', ok: true }
  const lines = withToolLine(withToolLine([], { id: '1', ...line }), { id: '2', ...line })
  expect(lines).toHaveLength(1)
})

test('sources wait for their sentence and then hang on it', () => {
  const waiting = [{ sentence: 'Your peak was 71.', sources: [source('71')] }]
  const early = withSources(after(said('1', 'Your peak', false)), waiting)
  expect(early.waiting).toEqual(waiting)
  const late = withSources(after(said('1', 'Your peak was  71. Well done.', false)), early.waiting)
  expect(late.waiting).toEqual([])
  expect(late.lines).toMatchObject([{ sources: [{ text: '71' }] }])
})

test('a sentence said again gets its own sources', () => {
  const sentence = { sentence: 'It was 71.', sources: [source('71')] }
  const first = withSources(after(said('1', 'It was 71.')), [sentence])
  const second = withSources(withSegment(first.lines, said('2', 'It was 71.')), [sentence])
  expect(second.lines.map((line) => (line as Caption).sources.length)).toEqual([1, 1])
})

test('numbers with a source become parts of their own; the 2 of 12 does not', () => {
  const parts = partsOf({
    text: 'Of 12 events, 2 were at 61.8, after 2.5 s.',
    sources: [source('2'), source('61.8')],
  })
  expect(parts.filter((part) => part.source).map((part) => part.text)).toEqual(['2', '61.8'])
})

test.each([
  ['At 1 minute 17 it was 72.', ['1 minute 17', '72']],
  ['At 1 minute and 17 seconds it was 72.', ['1 minute and 17 seconds', '72']],
  ['At 1:17 it was 72.', ['1:17', '72']],
])('a moment is one link: %s', (text, links) => {
  const moment = (number: string) => ({ ...source(number), timeMs: 77_000, statistic: 'peak_at' })
  const parts = partsOf({ text, sources: [moment('1'), moment('17'), source('72')] })
  expect(parts.filter((part) => part.source).map((part) => part.text)).toEqual(links)
  expect(parts.map((part) => part.text).join('')).toBe(text)
})

test('cutting a caption into parts loses nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (text, numbers) => {
      const parts = partsOf({ text, sources: numbers.map(source) })
      expect(parts.map((part) => part.text).join('')).toBe(text)
    }),
  )
})

test('a word costs at most 2 ms in a conversation of 2,000 lines, whatever was never spoken', () => {
  let lines = after(
    ...Array.from({ length: 2000 }, (_, index) =>
      said(String(index), `Line ${index} said that it was ${index}.`),
    ),
  )
  let waiting: ReturnType<typeof withSources>['waiting'] = []
  for (let index = 0; index < 600; index += 1) {
    const cutOff = { sentence: `A sentence that was cut off, ${index}.`, sources: [source(String(index))] }
    waiting = withSources(lines, [...waiting, cutOff]).waiting
  }
  expect(waiting.length).toBeLessThan(20)
  const words = Array.from({ length: 200 }, (_, index) => `word${index}`)
  const from = performance.now()
  for (const index of words.keys()) {
    lines = withSegment(lines, said('new', words.slice(0, index + 1).join(' '), false))
    ;({ lines, waiting } = withSources(lines, waiting))
  }
  expect((performance.now() - from) / words.length).toBeLessThan(2)
})
