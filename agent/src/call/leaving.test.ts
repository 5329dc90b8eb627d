import { EventEmitter } from 'node:events'
import { voice } from '@livekit/agents'
import { ParticipantKind, type Room, RoomEvent } from '@livekit/rtc-node'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CallState } from './call-state.ts'
import { watchLeaving } from './leaving.ts'

/** What is used of a room and of a session, and what happened to them. */
class Scene extends EventEmitter {
  readonly remoteParticipants = new Map<string, unknown>()
  readonly happened: string[] = []
  isPlaceWanted = false
  readonly localParticipant = {
    registerRpcMethod: (_: string, answer: (call: { callerIdentity: string }) => Promise<string>) => {
      this.hangUp = (callerIdentity) => answer({ callerIdentity })
    },
  }
  hangUp: (callerIdentity: string) => Promise<string> = async () => 'nobody listens'
  readonly session = {
    userData: {
      floor: {
        userLeft: () => this.happened.push('is silent'),
        userReturned: () => this.happened.push('listens'),
      },
    },
    once: (event: string, then: () => void) => this.once(event, then),
  }

  comes(): void {
    this.remoteParticipants.set('user', { identity: 'user', info: { kind: ParticipantKind.STANDARD } })
    this.emit(RoomEvent.ParticipantConnected)
  }

  goes(): void {
    this.remoteParticipants.clear()
    this.emit(RoomEvent.ParticipantDisconnected)
  }

  watch(): void {
    watchLeaving(this as unknown as Room, this.session as unknown as voice.AgentSession<CallState>, {
      isPlaceWanted: async () => this.isPlaceWanted,
      giveWay: () => this.happened.push('gives way'),
      end: () => this.happened.push('ends'),
    })
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('a user who takes long to come finds the greeting untouched', () => {
  const scene = new Scene()
  scene.watch()
  vi.advanceTimersByTime(50_000)
  scene.comes()
  vi.advanceTimersByTime(120_000)
  expect(scene.happened).toEqual(['listens'])
})

it('a call that nobody comes to ends', () => {
  const scene = new Scene()
  scene.watch()
  vi.advanceTimersByTime(60_000)
  expect(scene.happened).toEqual(['ends'])
})

it('a user who is gone for five seconds is not spoken to, and is heard again after the return', () => {
  const scene = new Scene()
  scene.comes()
  scene.watch()
  scene.goes()
  vi.advanceTimersByTime(4999)
  expect(scene.happened).toEqual([])
  vi.advanceTimersByTime(1)
  expect(scene.happened).toEqual(['is silent'])
  scene.comes()
  vi.advanceTimersByTime(120_000)
  expect(scene.happened).toEqual(['is silent', 'listens'])
})

it('a user who is gone keeps the place as long as nobody waits for it', async () => {
  const scene = new Scene()
  scene.comes()
  scene.watch()
  scene.goes()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(scene.happened).toEqual(['is silent'])
  scene.isPlaceWanted = true
  await vi.advanceTimersByTimeAsync(1000)
  expect(scene.happened).toEqual(['is silent', 'gives way'])
})

it('a user who reloads, or has come back, keeps the coach whoever waits', async () => {
  const scene = new Scene()
  scene.isPlaceWanted = true
  scene.comes()
  scene.watch()
  scene.goes()
  await vi.advanceTimersByTimeAsync(4000)
  scene.comes()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(scene.happened).toEqual(['listens'])
})

it('a user who does not return ends the call', () => {
  const scene = new Scene()
  scene.comes()
  scene.watch()
  scene.goes()
  vi.advanceTimersByTime(60_000)
  expect(scene.happened).toEqual(['is silent', 'ends'])
})

it('a call that is over does nothing more when its user is gone', () => {
  const scene = new Scene()
  scene.comes()
  scene.watch()
  scene.goes()
  scene.emit(voice.AgentSessionEventTypes.Close)
  scene.goes()
  vi.advanceTimersByTime(60_000)
  expect(scene.happened).toEqual([])
})

it('a user who hangs up ends the call at once; nobody else can', async () => {
  const scene = new Scene()
  scene.comes()
  scene.watch()
  await scene.hangUp('a stranger')
  vi.advanceTimersByTime(1000)
  expect(scene.happened).toEqual([])
  expect(await scene.hangUp('user')).toBe('')
  vi.advanceTimersByTime(1000)
  expect(scene.happened).toEqual(['ends'])
})
