import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { shareOf, shareOfOne } from './share.ts'

const ids = Array.from({ length: 2000 }, () => randomBytes(16).toString('hex'))
const within = (id: string, { from, to }: { from: string; to: string }) => from <= id && id < to

it.each([1, 2, 3, 7, 10, 64])('of %i servers is one each for every call, and about as many', (count) => {
  const servers = Array.from({ length: count }, (_, index) => `server-${index}`)
  const shares = servers.map((server) => shareOf(servers, server))
  const all = [...ids, '0'.repeat(32), 'f'.repeat(32)]
  expect(all.filter((id) => shares.filter((share) => within(id, share)).length !== 1)).toEqual([])
  for (const share of shares) {
    const own = ids.filter((id) => within(id, share)).length
    expect(own).toBeLessThan((3 * ids.length) / count + 20)
  }
})

it('is all of them for a server that does not find itself', () => {
  expect(ids.every((id) => within(id, shareOf([], 'me')))).toBe(true)
})

it('of one call is that call', () => {
  const [one = ''] = ids
  expect(ids.filter((id) => within(id, shareOfOne(one)))).toEqual([one])
})
