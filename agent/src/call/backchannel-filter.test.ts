import { stt } from '@livekit/agents'
import { beforeEach, expect, it, vi } from 'vitest'
import { filterBackchannels, type Listening } from './backchannel-filter.ts'

const { START_OF_SPEECH, END_OF_SPEECH, PREFLIGHT_TRANSCRIPT, FINAL_TRANSCRIPT } = stt.SpeechEventType

/** On a busy machine; it is no part of what was said. */
const RECOGNISED_AFTER_MS = 700

beforeEach(() => {
  vi.useFakeTimers()
  return () => void vi.useRealTimers()
})

interface Said {
  readonly text: string
  readonly forMs: number
  /** Silence before it. */
  readonly afterMs?: number
}

const transcript = (type: stt.SpeechEventType, text: string, speechEndTime: number): stt.SpeechEvent => ({
  type,
  speechEndTime,
  alternatives: [
    { text, language: 'en' as stt.SpeechData['language'], startTime: 0, endTime: 0, confidence: 1 },
  ],
})

async function* recognised(utterances: readonly Said[]): AsyncGenerator<stt.SpeechEvent> {
  for (const { text, forMs, afterMs = 0 } of utterances) {
    vi.advanceTimersByTime(afterMs)
    yield { type: START_OF_SPEECH }
    vi.advanceTimersByTime(forMs)
    const speechEndTime = Date.now()
    vi.advanceTimersByTime(RECOGNISED_AFTER_MS)
    yield transcript(PREFLIGHT_TRANSCRIPT, text, speechEndTime)
    yield { type: END_OF_SPEECH, speechEndTime }
    yield transcript(FINAL_TRANSCRIPT, text, speechEndTime)
  }
}

/** The final transcripts that reach the session. */
async function passed(utterances: readonly Said[], listening: Partial<Listening> = {}): Promise<string[]> {
  const passing = filterBackchannels(recognised(utterances), {
    isCoachTalking: () => true,
    isCoachAsking: () => false,
    isEcho: () => false,
    passedOver: () => undefined,
    ...listening,
  })
  const events = (await Array.fromAsync(passing)) as stt.SpeechEvent[]
  const texts = (type: stt.SpeechEventType) =>
    events.flatMap((event) => (event.type === type ? [event.alternatives?.[0]?.text ?? ''] : []))
  expect(texts(PREFLIGHT_TRANSCRIPT)).toEqual(texts(FINAL_TRANSCRIPT))
  expect(events.filter(({ type }) => type === END_OF_SPEECH)).toHaveLength(utterances.length)
  return texts(FINAL_TRANSCRIPT)
}

it('over the coach’s voice, a sign of listening is no turn', async () => {
  expect(await passed([{ text: 'Mm-hm.', forMs: 500 }])).toEqual([])
})

it('over the coach’s voice, a hum is no turn, whatever words are heard in it, and nothing of it is shown', async () => {
  expect(await passed([{ text: 'And then them.', forMs: 500 }])).toEqual([])
})

it('to a coach that listens, the same word is an answer', async () => {
  expect(await passed([{ text: 'Yeah.', forMs: 500 }], { isCoachTalking: () => false })).toEqual(['Yeah.'])
})

it('over a question of the coach, the same word is an answer', async () => {
  const listening = { isCoachAsking: () => true }
  expect(await passed([{ text: 'Yeah.', forMs: 500 }], listening)).toEqual(['Yeah.'])
})

it('is judged by when it began: the coach may have finished in between', async () => {
  const talking = [true, false, false]
  expect(
    await passed([{ text: 'Okay.', forMs: 400 }], { isCoachTalking: () => talking.shift() ?? false }),
  ).toEqual([])
})

it('a question over the coach’s voice is a turn', async () => {
  expect(await passed([{ text: 'What about the heel?', forMs: 900 }])).toEqual(['What about the heel?'])
})

it('a sentence that was given up and taken up again is one', async () => {
  const utterances = [
    { text: 'What about the', forMs: 500 },
    { text: 'heel?', forMs: 900, afterMs: 600 },
  ]
  expect(await passed(utterances)).toEqual(['What about the heel?'])
})

it('a sentence that was given up twice is no turn, and can still be taken up', async () => {
  const twice = [
    { text: 'What about the', forMs: 500 },
    { text: 'So', forMs: 300, afterMs: 600 },
  ]
  expect(await passed(twice)).toEqual([])
  expect(await passed([...twice, { text: 'heel?', forMs: 900, afterMs: 600 }])).toEqual([
    'What about the So heel?',
  ])
})

it('a hum after sentences that were given up is no turn for a question word of the first', async () => {
  const utterances = [
    { text: 'What about the', forMs: 500 },
    { text: 'But', forMs: 300, afterMs: 600 },
    { text: 'And then them.', forMs: 500, afterMs: 600 },
  ]
  expect(await passed(utterances)).toEqual([])
})

it('a sentence that was given up long ago is forgotten', async () => {
  const utterances = [
    { text: 'What about the', forMs: 500 },
    { text: 'How many steps were there?', forMs: 900, afterMs: 5000 },
  ]
  expect(await passed(utterances)).toEqual(['How many steps were there?'])
})

it('the coach’s own voice is not answered', async () => {
  const echo = { text: 'Your peak pressure was high.', forMs: 1500 }
  expect(await passed([echo], { isEcho: () => true })).toEqual([])
})

it.each([
  ['a sign of listening', 'Mm-hm.', {}, 1],
  ['the coach’s own voice', 'Your peak pressure was high.', { isEcho: () => true }, 1],
  ['a sentence that was given up', 'What about the', {}, 1],
  ['a question', 'What about the heel?', {}, 0],
  ['a word to a coach that listens', 'Yeah.', { isCoachTalking: () => false }, 0],
])('%s: the coach is told at its end whether it can go on', async (_, text, listening, times) => {
  const passedOver = vi.fn()
  await passed([{ text, forMs: 900 }], { ...listening, passedOver })
  expect(passedOver).toHaveBeenCalledTimes(times)
})
