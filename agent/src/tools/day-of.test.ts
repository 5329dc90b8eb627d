import { describe, expect, it } from 'vitest'
import { dayOf, onTheClock, timeOfDay } from './day-of.ts'

/** Friday, 7:30 in the morning, in Tokyo; Thursday afternoon in Los Angeles. */
const NOW = new Date('2026-11-26T22:30:00Z')

describe('a day', () => {
  it.each([
    ['2026-11-26T22:15:00Z', 'Asia/Tokyo', 'today'],
    ['2026-11-26T14:59:00Z', 'Asia/Tokyo', 'yesterday'],
    ['2026-11-26T14:59:00Z', 'America/Los_Angeles', 'today'],
    ['2026-11-26T07:59:00Z', 'America/Los_Angeles', 'yesterday'],
    ['2026-11-23T12:00:00Z', 'UTC', '3 days ago'],
    ['2026-11-20T23:00:00Z', 'UTC', '6 days ago'],
    ['2026-11-19T23:00:00Z', 'UTC', '19 November'],
    ['2026-11-19T23:00:00Z', 'Asia/Tokyo', '20 November'],
    // Two days of which one had 25 hours.
    ['2026-10-24T23:30:00Z', 'Europe/Berlin', '25 October'],
  ])('%s in %s is %s', (startedAt, timeZone, expected) => {
    expect(dayOf(startedAt, timeZone, NOW)).toBe(expected)
  })

  it('counts days, not hours, where the clocks change', () => {
    const monday = new Date('2026-10-26T06:00:00Z')
    expect(dayOf('2026-10-24T22:30:00Z', 'Europe/Berlin', monday)).toBe('yesterday')
    expect(dayOf('2026-10-24T21:30:00Z', 'Europe/Berlin', monday)).toBe('2 days ago')
  })
})

describe('a moment', () => {
  it('is told on the clock of the zone', () => {
    expect(onTheClock('2026-11-26T22:15:07.250Z', 'Asia/Tokyo')).toBe('2026-11-27T07:15:07+09:00')
    expect(onTheClock('2026-11-26T22:15:00Z', 'UTC')).toBe('2026-11-26T22:15:00Z')
  })

  it.each([
    ['2026-11-26T22:15:00Z', 'Asia/Tokyo', '7:15 am'],
    ['2026-11-26T22:05:00Z', 'UTC', '10:05 pm'],
    ['2026-11-26T12:00:00Z', 'UTC', '12:00 pm'],
    // The end of a run of 359.98 s from 6:50.
    ['2026-11-26T06:55:59.980Z', 'UTC', '6:56 am'],
  ])('%s in %s is at %s', (startedAt, timeZone, expected) => {
    expect(timeOfDay(startedAt, timeZone)).toBe(expected)
  })
})
