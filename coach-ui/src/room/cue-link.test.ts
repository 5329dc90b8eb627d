import { CALL_EVENTS_TOPIC } from '@kinetra/protocol/call-events'
import { CUES_TOPIC, type CueSettings, cueSettings, DEFAULT_CUE_SETTINGS } from '@kinetra/protocol/cues'
import { type RemoteParticipant, Room, RoomEvent } from 'livekit-client'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Session } from '../call/session.ts'
import { createStore } from '../store/create-store.ts'
import { linkCues } from './cue-link.ts'

const coach = { isAgent: true } as RemoteParticipant
const chosen = { cueChattiness: 'few', cueSound: 'voice' } as const
let told: CueSettings[] = []
let room: Room
let preferences: Session['preferences']

beforeEach(() => {
  told = []
  room = new Room()
  vi.spyOn(room.localParticipant, 'publishData').mockImplementation(async (bytes, options) => {
    expect(options).toMatchObject({ reliable: true, topic: CUES_TOPIC })
    told.push(cueSettings.parse(JSON.parse(new TextDecoder().decode(bytes))))
  })
  preferences = createStore({ ...chosen, volume: 1 }) as unknown as Session['preferences']
  linkCues({ preferences } as Session, room)
})
const joins = () => {
  room.remoteParticipants.set('coach', coach)
  room.emit(RoomEvent.ParticipantActive, coach)
}
const says = (event: object) =>
  room.emit(
    RoomEvent.DataReceived,
    new TextEncoder().encode(JSON.stringify(event)),
    coach,
    undefined,
    CALL_EVENTS_TOPIC,
  )

test('the coach is told when it joins, again when another one does, and of each change', () => {
  expect(told).toEqual([])
  joins()
  joins()
  expect(told).toEqual([1, 2].map(() => ({ ...DEFAULT_CUE_SETTINGS, chattiness: 'few' })))
  preferences.set({ cueSound: 'tones' })
  preferences.set({ volume: 0.5 })
  expect(told.slice(2)).toEqual([{ ...DEFAULT_CUE_SETTINGS, chattiness: 'few', sound: 'tones' }])
})

test('what the user changes by voice is kept, and not sent back', () => {
  joins()
  const settings = { ...DEFAULT_CUE_SETTINGS, chattiness: 'off', only: 'heel' }
  says({ kind: 'cue-settings', settings, isQuiet: false })
  expect(preferences.get()).toMatchObject({ cueChattiness: 'off', cueSound: 'voice' })
  expect(told).toHaveLength(1)
  preferences.set({ cueChattiness: 'many' })
  expect(told.at(-1)).toEqual({ ...settings, chattiness: 'many' })
})

test('what is no event changes nothing', () => {
  joins()
  room.emit(RoomEvent.DataReceived, new TextEncoder().encode('{'), coach, undefined, CALL_EVENTS_TOPIC)
  expect(told).toHaveLength(1)
})
