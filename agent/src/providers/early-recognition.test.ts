import { setImmediate as turn } from 'node:timers/promises'
import { freePort } from '@kinetra/store/testing/free-ports'
import { initializeLogger, stt } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { beforeAll, expect, it, vi } from 'vitest'
import { createVad } from '../call/end-of-turn.ts'
import { MICROPHONE_RATE, spokenQuestion } from '../testing/spoken-question.ts'
import { EARLY_RECOGNITION, EarlyRecognition } from './early-recognition.ts'
import { Transcriptions } from './transcriptions.ts'

const { START_OF_SPEECH, END_OF_SPEECH } = stt.SpeechEventType
const SILENCE_S = 1
const FRAME = MICROPHONE_RATE / 50

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }))

/** A recogniser whose server has gone. */
async function ofNoServer() {
  const baseUrl = `http://127.0.0.1:${await freePort()}/v1`
  return new EarlyRecognition(new Transcriptions([{ baseUrl, apiKey: '', model: '' }]), createVad())
}

/** What becomes of a spoken question until it is over and nothing more will be made of it. */
async function eventsOf(recognition: EarlyRecognition): Promise<stt.SpeechEventType[]> {
  const stream = recognition.stream()
  const sound = Int16Array.from([...spokenQuestion(), ...new Int16Array(SILENCE_S * MICROPHONE_RATE)])
  for (let at = 0; at + FRAME <= sound.length; at += FRAME)
    stream.pushFrame(new AudioFrame(sound.slice(at, at + FRAME), MICROPHONE_RATE, 1, FRAME))
  const events: stt.SpeechEventType[] = []
  for await (const { type } of stream) {
    events.push(type)
    if (type === END_OF_SPEECH) break
  }
  await vi.waitFor(() => expect(recognition.isRecognising).toBe(false))
  await turn()
  stream.close()
  return events
}

it('tells the session of an utterance that nobody understood, as something to recover from', async () => {
  const recognition = await ofNoServer()
  const failures: unknown[] = []
  recognition.on('error', (failure) => failures.push(failure))
  expect(await eventsOf(recognition)).toEqual([START_OF_SPEECH, END_OF_SPEECH])
  expect(failures).toMatchObject([{ type: 'stt_error', label: EARLY_RECOGNITION, recoverable: true }])
})

it('tells nobody where the session has stopped listening while an utterance was being understood', async () => {
  expect(await eventsOf(await ofNoServer())).toEqual([START_OF_SPEECH, END_OF_SPEECH])
})
