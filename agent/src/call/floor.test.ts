import { EventEmitter } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ownTime } from '@kinetra/store/testing/own-time'
import { initializeLogger, voice } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { Loudspeaker } from '../testing/loudspeaker.ts'
import { CoachAudioOutput } from './audio-output.ts'
import type { CallState } from './call-state.ts'
import { EchoDetector } from './echo-detector.ts'
import { Floor } from './floor.ts'

const RATE = 24_000
const SAMPLES = RATE / 50

/** What is used of a session. */
class Scene extends EventEmitter {
  userState = 'listening'
  agentState = 'listening'
  readonly output: { audio: voice.AudioOutput }
  /** What it was told to do. */
  readonly told: unknown[] = []
  readonly input = { setAudioEnabled: (on: boolean) => this.told.push(on ? 'listen' : 'do not listen') }
  readonly currentAgent = { _agentActivity: { currentSpeech: undefined } }

  constructor(audio: voice.AudioOutput) {
    super()
    this.output = { audio }
  }

  interrupt(options: unknown): void {
    this.told.push(options ? 'stop' : 'break off')
  }

  generateReply({ userInput }: { userInput?: unknown }): void {
    this.told.push(userInput)
  }

  agentIs(state: string): void {
    this.agentState = state
    this.emit(voice.AgentSessionEventTypes.AgentStateChanged, { newState: state })
  }

  userIs(state: string): void {
    this.userState = state
    this.emit(voice.AgentSessionEventTypes.UserStateChanged, { newState: state })
  }
}

let loudspeaker: Loudspeaker
let output: CoachAudioOutput
let floor: Floor
let scene: Scene
const recognition = { isPending: false }

beforeEach(() => {
  initializeLogger({ pretty: false, level: 'silent' })
  recognition.isPending = false
  const echo = new EchoDetector()
  loudspeaker = new Loudspeaker()
  output = new CoachAudioOutput(loudspeaker, Promise.resolve(), echo)
  floor = new Floor(echo, output)
  scene = new Scene(output)
  floor.take(scene as unknown as voice.AgentSession<CallState>, () => recognition.isPending)
})
afterEach(async () => {
  scene.emit(voice.AgentSessionEventTypes.Close)
  await output.close()
})

/** The coach talks for so many frames of 20 ms; resolves when a few of them were heard. */
async function talk(frames: number): Promise<void> {
  scene.agentState = 'speaking'
  for (let number = 0; number < frames; number += 1)
    await output.captureFrame(new AudioFrame(new Int16Array(SAMPLES).fill(1000 + number), RATE, 1, SAMPLES))
  output.flush()
  await heardMoreThan(5)
}
const heardMoreThan = (count: number) =>
  expect.poll(() => loudspeaker.heard.length, { interval: 5, timeout: 5000 }).toBeGreaterThan(count)

it('the coach falls silent with the first sign of a voice, and goes on when it wanted no answer', async () => {
  await talk(50)
  scene.userIs('speaking')
  const before = loudspeaker.heard.length
  await sleep(100)
  expect(loudspeaker.heard.length).toBeLessThanOrEqual(before + 1)
  scene.userIs('listening')
  floor.passedOver()
  expect(await output.waitForPlayout()).toMatchObject({ interrupted: false })
  expect(new Set(loudspeaker.heard).size).toBe(50)
})

it('it does not go on over a user who speaks on', async () => {
  await talk(50)
  scene.userIs('speaking')
  const before = loudspeaker.heard.length
  floor.passedOver()
  await sleep(300)
  expect(loudspeaker.heard.length).toBeLessThanOrEqual(before + 1)
})

it('resumed only to be broken off, it says nothing more', async () => {
  await talk(50)
  scene.output.audio.pause()
  const before = loudspeaker.heard.length
  scene.output.audio.resume()
  await sleep(8)
  output.clearBuffer()
  expect(await output.waitForPlayout()).toMatchObject({ interrupted: true })
  await sleep(100)
  expect(loudspeaker.heard.length).toBeLessThanOrEqual(before + 1)
})

it.each([
  ['while it thinks', () => Object.assign(scene, { agentState: 'thinking' })],
  ['while it is not known what was said', () => Object.assign(recognition, { isPending: true })],
])('%s, it gives a sign at least every 2.5 s', async (_, begin) => {
  begin()
  const passed = ownTime()
  await heardMoreThan(0)
  await heardMoreThan(14)
  expect(passed()).toBeLessThan(5000)
})

it('a user waits from when they fell silent, not from when that was taken for the end of their turn', async () => {
  scene.userIs('speaking')
  scene.userIs('listening')
  const passed = ownTime()
  await sleep(1000)
  scene.agentState = 'thinking'
  await heardMoreThan(0)
  expect(passed()).toBeLessThan(2200)
})

it.each([
  ['the user speaks', () => scene.userIs('speaking')],
  ['the coach has nothing to say', () => Object.assign(scene, { agentState: 'listening' })],
])('it gives none while %s', async (_, begin) => {
  scene.agentState = 'thinking'
  begin()
  await sleep(2300)
  expect(loudspeaker.heard).toEqual([])
})

it('keeps what is typed while the session starts, and answers it as one message', () => {
  const starting = new Floor(new EchoDetector(), output)
  starting.enter(scene as unknown as voice.AgentSession<CallState>)
  starting.answer('How hard was it?')
  starting.answer('On the heel.')
  expect(scene.told).toEqual([])
  starting.take(scene as unknown as voice.AgentSession<CallState>, () => false)
  starting.answer('And now?')
  expect(scene.told).toEqual(['break off', 'How hard was it?\nOn the heel.', 'break off', 'And now?'])
})

it('is not free while the user speaks, nor just after: they may go on', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  expect(floor.isFree()).toBe(true)
  scene.userIs('speaking')
  expect(floor.isFree()).toBe(false)
  scene.userIs('listening')
  vi.advanceTimersByTime(1100)
  expect(floor.isFree()).toBe(false)
  vi.advanceTimersByTime(200)
  expect(floor.isFree()).toBe(true)
})

it('listens and speaks to nobody while the user is away', () => {
  floor.userLeft()
  floor.userReturned()
  expect(scene.told).toEqual(['do not listen', 'stop', 'listen'])
})

it('asks nothing of a session that ends, or has ended', async () => {
  const session = new voice.AgentSession<CallState>({ vad: null })
  await session.start({ agent: new voice.Agent({ instructions: '' }) })
  const ending = new Floor(new EchoDetector(), null)
  ending.take(session, () => false)
  const wantAWord = () => {
    ending.speak({ instructions: 'Are you there?' })
    ending.say('One moment.')
    ending.tell('That was hard.')
    ending.answer('How hard?')
    ending.userLeft()
    expect(ending.isCoachTalking()).toBe(false)
  }
  const ended = session.close()
  wantAWord()
  await ended
  wantAWord()
})

it.each([
  ['nobody says anything over it', true, () => scene.agentIs('listening')],
  ['the user goes on', false, () => scene.emit(voice.AgentSessionEventTypes.UserInputTranscribed, {})],
])('knows whether a goodbye was the end: %s', async (_, isEnd, happens) => {
  scene.agentIs('speaking')
  const heard = floor.whenHeard()
  happens()
  expect(await heard).toBe(isEnd)
})

it('nothing else makes the session speak, or stops it', () => {
  const source = join(import.meta.dirname, '..')
  const files = globSync('**/*.ts', { cwd: source, exclude: ['**/*.test.ts', 'testing/**'] })
  const speaks = /(?<!floor)\.(generateReply|say|interrupt|setAudioEnabled|pause|resume)\(/
  const others = files.filter((file) => speaks.test(readFileSync(join(source, file), 'utf8')))
  // The patch is the way by which the session asks the floor.
  expect(others.toSorted()).toEqual(['call/floor.ts', 'framework/ask-before-pausing.ts'])
})
