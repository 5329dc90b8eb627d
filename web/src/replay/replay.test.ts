import { expect, test } from 'vitest'
import { Replay } from './replay.ts'

test('it plays at its speed from where it stands', () => {
  const replay = new Replay(10_000)
  replay.seek(1000)
  replay.setSpeed(2)
  replay.play()
  replay.tick(5000)
  replay.tick(5100)
  expect(replay.timeMs).toBe(1200)
})

test('a pause is not made up for', () => {
  const replay = new Replay(10_000)
  replay.play()
  replay.tick(0)
  replay.pause()
  replay.tick(4000)
  replay.play()
  replay.tick(8000)
  replay.tick(8016)
  expect(replay.timeMs).toBe(16)
})

test('it stops at the end and starts over from there', () => {
  const replay = new Replay(1000)
  replay.play()
  replay.tick(0)
  replay.tick(2000)
  expect(replay.timeMs).toBe(1000)
  expect(replay.state.playing).toBe(false)
  replay.play()
  expect(replay.timeMs).toBe(0)
})

test('positions outside the workout take the nearest end', () => {
  const replay = new Replay(1000)
  replay.seek(-5)
  expect(replay.timeMs).toBe(0)
  replay.seek(5000)
  expect(replay.timeMs).toBe(1000)
})
