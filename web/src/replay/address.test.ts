import { expect, test } from 'vitest'
import { readAddress } from './address.ts'

const NOTHING = { t: null, region: null, foot: null }

test('a link says moment, region and foot', () => {
  expect(readAddress('?t=61400&region=Med+Heel&foot=right')).toEqual({
    t: 61_400,
    region: 'Med Heel',
    foot: 'right',
  })
})

test.each(['', '?t=', '?t=-1', '?t=soon&region=Nose&foot=both', '?T=5'])('%o says nothing', (search) => {
  expect(readAddress(search)).toEqual({ ...NOTHING, ...(search === '?t=' && { t: 0 }) })
})
