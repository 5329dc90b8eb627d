import { initializeLogger, llm, voice } from '@livekit/agents'
import { beforeEach, describe, expect, it } from 'vitest'
import { EarlyRecognition } from '../providers/early-recognition.ts'
import { Transcriptions } from '../providers/transcriptions.ts'
import type { CallState } from './call-state.ts'
import { createVad, followWords, silenceAfter } from './end-of-turn.ts'

describe('the silence that ends a turn', () => {
  it('is none after a sentence that is surely whole', () => {
    expect(silenceAfter('What was my cadence?')).toBe(0)
  })

  it('is longest after words with which nothing ends', () => {
    expect(silenceAfter('Compare this with my')).toBeGreaterThan(1150)
  })

  it('outlasts a pause of somebody who thinks where a question may be whole', () => {
    expect(silenceAfter('What was my peak')).toBeGreaterThan(850)
  })
})

describe('in a call', () => {
  let session: voice.AgentSession<CallState>
  let vad: ReturnType<typeof createVad>
  let stt: EarlyRecognition
  let call: Pick<CallState, 'goesOn'>
  const waits = () => [vad.minSilenceDuration, session.sessionOptions.turnHandling.endpointing.minDelay]
  const hear = (transcript: string, isFinal = false) =>
    session.emit(
      voice.AgentSessionEventTypes.UserInputTranscribed,
      voice.createUserInputTranscribedEvent({ transcript, isFinal }),
    )
  const change = (newState: 'speaking' | 'listening', atMs = 0) =>
    session.emit(
      voice.AgentSessionEventTypes.UserStateChanged,
      voice.createUserStateChangedEvent('listening', newState, atMs),
    )
  const begin = () => change('speaking')
  /** A turn that ended with these words, at 1,000 ms. */
  const ask = (content: string) => {
    change('listening', 1000)
    hear(content, true)
    session.emit(
      voice.AgentSessionEventTypes.ConversationItemAdded,
      voice.createConversationItemAddedEvent(llm.ChatMessage.create({ role: 'user', content })),
    )
  }

  beforeEach(() => {
    initializeLogger({ pretty: false, level: 'silent' })
    vad = createVad()
    stt = new EarlyRecognition(new Transcriptions([]), vad)
    session = new voice.AgentSession<CallState>({ vad, stt })
    call = {}
    followWords(session, vad, call)
    begin()
  })

  it('words are waited for, and decide as soon as they are known', () => {
    expect(waits()).toEqual([450, 300])
    hear('Which part of my')
    expect(vad.minSilenceDuration).toBeGreaterThan(1150)
    hear('Which part of my foot took the most load?')
    expect(waits()).toEqual([128, 0])
    begin()
    expect(waits()).toEqual([450, 300])
  })

  it('words of somebody who still speaks say nothing of the end', () => {
    stt.isPaused = false
    hear('What was my cadence')
    expect(waits()).toEqual([450, 300])
  })

  it('what was said before a long pause belongs to the same turn', () => {
    const [begun, rest] = ['How many high force events', 'were there?'] as const
    hear(begun, true)
    hear(rest)
    expect(waits()[1]).toBe(silenceAfter(`${begun} ${rest}`))
    expect(waits()[1]).not.toBe(silenceAfter(rest))
  })

  it.each([
    ['in a pause to think', 1700, true],
    ['after the answer has been heard', 2600, false],
  ])('what is said %s, at %d ms, goes on with the question: %s', (_, atMs, goesOn) => {
    ask('What was my peak?')
    change('speaking', atMs)
    expect(call.goesOn).toBe(goesOn)
    hear('on the heel')
    expect(waits()[1]).toBe(silenceAfter(goesOn ? 'What was my peak? on the heel' : 'on the heel'))
  })

  it('what is said behind "mm-hm" over an answer does not go on with its question', () => {
    ask('What was my peak?')
    change('speaking', 5000)
    change('listening', 5300)
    change('speaking', 5800)
    expect(call.goesOn).toBe(false)
  })

  it('a question that goes on is one question until the next one', () => {
    ask('What was my peak?')
    change('speaking', 1500)
    change('listening', 2000)
    change('speaking', 2300)
    expect(call.goesOn).toBe(true)
    ask('on the heel')
    change('speaking', 9000)
    expect(call.goesOn).toBe(false)
  })
})
