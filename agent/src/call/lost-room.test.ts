import { EventEmitter } from 'node:events'
import { type Room, RoomEvent } from '@livekit/rtc-node'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchConnection } from './lost-room.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** What happened to the connection, in order, each so many milliseconds after the one before. */
it.each([
  {
    when: 'it comes back in time',
    events: [
      [0, RoomEvent.Reconnecting],
      [14_900, RoomEvent.Reconnected],
    ],
    gaveUp: 0,
  },
  { when: 'it does not come back', events: [[0, RoomEvent.Reconnecting]], gaveUp: 1 },
  {
    when: 'it tries again and again in vain',
    events: [0, 6000, 6000].map((afterMs) => [afterMs, RoomEvent.Reconnecting]),
    gaveUp: 1,
  },
  {
    when: 'it breaks for a moment, twice',
    events: [
      [0, RoomEvent.Reconnecting],
      [9000, RoomEvent.Reconnected],
      [1000, RoomEvent.Reconnecting],
      [9000, RoomEvent.Reconnected],
    ],
    gaveUp: 0,
  },
  {
    when: 'the call ends meanwhile',
    events: [
      [0, RoomEvent.Reconnecting],
      [1000, RoomEvent.Disconnected],
    ],
    gaveUp: 0,
  },
] as const)('a connection to the room: $when', ({ events, gaveUp }) => {
  const room = new EventEmitter()
  const giveUp = vi.fn()
  watchConnection(room as unknown as Room, giveUp)
  for (const [afterMs, event] of events) {
    vi.advanceTimersByTime(Number(afterMs))
    room.emit(String(event))
  }
  vi.advanceTimersByTime(30_000)
  expect(giveUp).toHaveBeenCalledTimes(gaveUp)
})
