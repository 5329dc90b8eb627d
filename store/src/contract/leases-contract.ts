import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Store } from '../store.ts'
import { type Backend, newCallId, newPerson } from './backend.ts'

export function describeLeases(backend: () => Backend): void {
  describe('leases', () => {
    let store: Store
    beforeAll(async () => {
      store = await backend().open()
    })
    const newCall = async () => {
      const call = { id: newCallId(), userId: newPerson(), workoutId: null, roomName: 'room' }
      return (await store.calls.create(call)).id
    }

    it('go to one of many who claim at once', async () => {
      const other = await backend().open()
      const id = await newCall()
      const claims = Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? store : other).calls.claimLease(id, `job-${index}`, 60_000),
      )
      const given = await Promise.all(claims)
      expect(given.filter(Boolean)).toHaveLength(1)
      expect(await other.calls.lease(id)).toMatchObject({ holder: `job-${given.indexOf(true)}` })
    })

    it('are renewed by their holder and kept from others', async () => {
      const id = await newCall()
      expect(await store.calls.lease(id)).toBeNull()
      expect(await store.calls.claimLease(id, 'first', 60_000)).toBe(true)
      const before = Date.parse((await store.calls.lease(id))?.expiresAt ?? '')
      expect(await store.calls.claimLease(id, 'first', 120_000)).toBe(true)
      const after = Date.parse((await store.calls.lease(id))?.expiresAt ?? '')
      expect(after - before).toBeGreaterThan(30_000)
      expect(await store.calls.claimLease(id, 'second', 60_000)).toBe(false)
    })

    it('are free once they ran out', async () => {
      const id = await newCall()
      expect(await store.calls.claimLease(id, 'first', 50)).toBe(true)
      await vi.waitFor(async () => expect(await store.calls.lease(id)).toBeNull())
      expect(await store.calls.claimLease(id, 'second', 60_000)).toBe(true)
      expect(await store.calls.claimLease(id, 'first', 60_000)).toBe(false)
    })

    it('are given back by their holder only', async () => {
      const id = await newCall()
      await store.calls.claimLease(id, 'first', 60_000)
      await store.calls.releaseLease(id, 'second')
      expect(await store.calls.claimLease(id, 'second', 60_000)).toBe(false)
      await store.calls.releaseLease(id, 'first')
      expect(await store.calls.claimLease(id, 'second', 60_000)).toBe(true)
    })

    it('are counted while they run', async () => {
      const [first, second] = [await newCall(), await newCall()]
      const before = await store.calls.leases()
      await store.calls.claimLease(first, 'first', 60_000)
      await store.calls.claimLease(second, 'second', 60_000)
      expect(await store.calls.leases()).toBe(before + 2)
      await store.calls.releaseLease(first, 'first')
      await store.calls.end(second)
      expect(await store.calls.leases()).toBe(before)
    })

    it('tell who watches whether the user is there, while they run', async () => {
      const id = await newCall()
      const leaseOf = async () => (await store.calls.open()).find((call) => call.id === id)?.lease
      expect(await leaseOf()).toBeNull()
      await store.calls.claimLease(id, 'first', 60_000)
      expect(await leaseOf()).toEqual({ userPresent: null })
      await store.calls.claimLease(id, 'first', 60_000, true)
      expect(await leaseOf()).toEqual({ userPresent: true })
      await store.calls.claimLease(id, 'first', 50, false)
      await vi.waitFor(async () => expect(await leaseOf()).toBeNull())
    })

    it('end with the call', async () => {
      const id = await newCall()
      await store.calls.claimLease(id, 'first', 60_000)
      await store.calls.end(id)
      expect(await store.calls.lease(id)).toBeNull()
      expect(await store.calls.claimLease(id, 'first', 60_000)).toBe(false)
      expect(await store.calls.claimLease(newCallId(), 'first', 60_000)).toBe(false)
    })
  })

  describe('workers', () => {
    it('are alive while they report', async () => {
      const store = await backend().open()
      const worker = { id: `host-${newCallId()}`, agentName: 'voice-assistant', calls: 1, capacity: 6 }
      const mine = async (withinMs: number) =>
        (await store.workers.alive(withinMs)).find(({ id }) => id === worker.id)
      await store.workers.report(worker)
      await store.workers.report({ ...worker, calls: 2 })
      expect(await mine(60_000)).toMatchObject({ ...worker, calls: 2 })
      expect(Date.now() - Date.parse((await mine(60_000))?.seenAt ?? '')).toBeLessThan(60_000)
      await vi.waitFor(async () => expect(await mine(20)).toBeUndefined())
      expect(await mine(60_000)).toBeDefined()
      await store.workers.remove(worker.id)
      expect(await mine(60_000)).toBeUndefined()
    })

    it('and servers are known until they go or are missed', async () => {
      const [store, other] = [await backend().open(), await backend().open()]
      const [one, two] = [`server-1-${newCallId()}`, `server-2-${newCallId()}`]
      const known = async (by: Store, id: string, withinMs: number) =>
        (await by.servers.attend(id, withinMs)).filter((found) => found === one || found === two)
      expect(await known(store, two, 60_000)).toEqual([two])
      expect(await known(other, one, 60_000)).toEqual([one, two])
      await vi.waitFor(async () => expect(await known(other, one, 20)).toEqual([one]))
      await store.servers.leave(two)
      expect(await known(other, one, 60_000)).toEqual([one])
      await store.servers.leave(one)
    })

    it('of tasks are given to one at a time, by the clock of the database', async () => {
      const [store, other] = [await backend().open(), await backend().open()]
      const task = newCallId()
      const tries = Array.from({ length: 8 }, (_, index) =>
        (index % 2 ? store : other).claim(task, `server-${index}`, 60_000),
      )
      const given = await Promise.all(tries)
      expect(given.filter(Boolean)).toHaveLength(1)
      const holder = `server-${given.indexOf(true)}`
      expect(await other.claim(task, holder, 1)).toBe(true)
      await expect.poll(async () => await store.claim(task, 'who comes next', 60_000)).toBe(true)
      expect(await other.claim(task, holder, 1)).toBe(false)
      expect(Math.abs((await store.now()) - Date.now())).toBeLessThan(60_000)
    })
  })
}
