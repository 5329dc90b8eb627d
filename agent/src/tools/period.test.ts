import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PERIODS, periodArgument, periodRange } from './period.ts'

/** A Thursday. */
const NOW = new Date('2026-11-26T18:30:00Z')

describe('a period', () => {
  it.each([
    ['today', '2026-11-26', '2026-11-27'],
    ['yesterday', '2026-11-25', '2026-11-26'],
    ['2_days_ago', '2026-11-24', '2026-11-25'],
    ['6_days_ago', '2026-11-20', '2026-11-21'],
    ['12_days_ago', '2026-11-14', '2026-11-15'],
    ['11-15', '2026-11-15', '2026-11-16'],
    ['2025-11-15', '2025-11-15', '2025-11-16'],
    ['this_year', '2026-01-01', '2027-01-01'],
    ['last_year', '2025-01-01', '2026-01-01'],
    ['11-26', '2026-11-26', '2026-11-27'],
    ['11-27', '2025-11-27', '2025-11-28'],
    ['02-29', '2024-02-29', '2024-03-01'],
    ['day_26', '2026-11-26', '2026-11-27'],
    ['day_27', '2026-10-27', '2026-10-28'],
    ['day_31', '2026-10-31', '2026-11-01'],
    ['04-31', '2026-11-26', '2026-11-26'],
    ['thursday', '2026-11-26', '2026-11-27'],
    ['monday', '2026-11-23', '2026-11-24'],
    ['friday', '2026-11-20', '2026-11-21'],
    ['weekend', '2026-11-21', '2026-11-23'],
    ['this_week', '2026-11-23', '2026-11-30'],
    ['last_week', '2026-11-16', '2026-11-23'],
    ['week_before_last', '2026-11-09', '2026-11-16'],
    ['month_before_last', '2026-09-01', '2026-10-01'],
    ['last_3_days', '2026-11-24', '2026-11-27'],
    ['last_2_weeks', '2026-11-13', '2026-11-27'],
    ['last_3_months', '2026-08-27', '2026-11-27'],
    ['this_month', '2026-11-01', '2026-12-01'],
    ['last_month', '2026-10-01', '2026-11-01'],
    ['november', '2026-11-01', '2026-12-01'],
    ['may', '2026-05-01', '2026-06-01'],
    ['december', '2025-12-01', '2026-01-01'],
    ['since_monday', '2026-11-23', '2026-11-27'],
    ['since_last_week', '2026-11-16', '2026-11-27'],
    ['since_11-15', '2026-11-15', '2026-11-27'],
    ['after_monday', '2026-11-24', '2026-11-27'],
    ['after_this_week', '2026-11-27', '2026-11-27'],
    ['until_monday', '1970-01-01', '2026-11-24'],
    ['before_monday', '1970-01-01', '2026-11-23'],
    ['before_may', '1970-01-01', '2026-05-01'],
    ['1_weeks_before_monday', '2026-11-16', '2026-11-17'],
    ['1_days_before_monday', '2026-11-22', '2026-11-23'],
    ['2_weeks_before_last_week', '2026-11-02', '2026-11-09'],
    ['1_months_before_this_month', '2026-10-01', '2026-11-01'],
    ['since_1_weeks_before_today', '2026-11-19', '2026-11-27'],
  ] as const)('%s is from %s to %s', (period, from, to) => {
    expect(periodRange(period, 'UTC', NOW)).toEqual({
      from: `${from}T00:00:00.000Z`,
      to: `${to}T00:00:00.000Z`,
    })
  })

  it('of the weekend is this one on its Sunday', () => {
    expect(periodRange('weekend', 'UTC', new Date('2026-11-29T08:00:00Z')).from).toBe(
      '2026-11-28T00:00:00.000Z',
    )
  })

  it.each([
    // Friday morning there.
    ['today', 'Asia/Tokyo', '2026-11-26T15:00:00.000Z', '2026-11-27T15:00:00.000Z'],
    ['friday', 'Asia/Tokyo', '2026-11-26T15:00:00.000Z', '2026-11-27T15:00:00.000Z'],
    ['yesterday', 'America/Los_Angeles', '2026-11-25T08:00:00.000Z', '2026-11-26T08:00:00.000Z'],
    // Summer time ended on 1 November: the month has an hour more.
    ['this_month', 'America/New_York', '2026-11-01T04:00:00.000Z', '2026-12-01T05:00:00.000Z'],
    ['11-01', 'America/New_York', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  ])('%s in %s is from %s to %s', (period, timeZone, from, to) => {
    expect(periodRange(period, timeZone, NOW)).toEqual({ from, to })
  })

  it.each([
    '13-01',
    '00-10',
    '1-5',
    '1_days_ago',
    '0_days_ago',
    '1000_days_ago',
    '11-32',
    'someday',
    'day_0',
    'day_32',
    '',
    'last_1_days',
    'last_3_years',
    'last_weeks',
    'since_someday',
    'since_',
    'before_13-01',
    '0_days_before_monday',
    '1_years_before_monday',
  ])('is refused: %j', (period) => expect(periodArgument.safeParse(period).success).toBe(false))

  it('has begun, whatever the day', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constantFrom(...PERIODS),
          fc.constantFrom('8_days_ago', '11-15', '02-29', 'day_31', 'last_2_weeks'),
        ),
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Kiritimati'),
        day,
        (period, timeZone, now) => {
          const { from, to } = periodRange(period, timeZone, now)
          expect(Date.parse(from)).toBeLessThanOrEqual(now.getTime())
          expect(Date.parse(to)).toBeGreaterThan(Date.parse(from))
        },
      ),
    )
  })
})
