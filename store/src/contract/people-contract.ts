import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { DEFAULT_SETTINGS } from '@kinetra/workouts/settings'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditEntryOf } from '../audit-entry.ts'
import type { AuditEntry } from '../audit-store.ts'
import { InvalidInputError, NotFoundError } from '../errors.ts'
import { repeatDeletions } from '../repeat-deletions.ts'
import type { Store } from '../store.ts'
import { type Backend, newCallId, newPerson } from './backend.ts'
import { inBatches, recording, storeRecording } from './recording.ts'

async function listed(entries: AsyncIterable<AuditEntry>): Promise<AuditEntry[]> {
  const all: AuditEntry[] = []
  for await (const entry of entries) all.push(entry)
  return all
}

export function describePeople(backend: () => Backend): void {
  let store: Store
  beforeAll(async () => {
    store = await backend().open()
  })

  /** Somebody with something of everything. */
  async function inhabitant() {
    const user = newPerson()
    const workoutId = await storeRecording(store, user, inBatches(recording(1)))
    const callId = newCallId()
    await store.calls.create({ id: callId, userId: user, workoutId, roomName: 'room' })
    const at = new Date().toISOString()
    await store.calls.appendTurn(callId, { who: 'user', text: 'Hello', at, workoutId })
    await store.workouts.addNote(user, workoutId, { text: 'Note', by: 'user' })
    await store.settings.put(user, { ...DEFAULT_SETTINGS, keepConversationsDays: 7 })
    return { user, workoutId, callId }
  }

  describe('a person', () => {
    it('can have everything deleted, and nothing of anybody else', async () => {
      const [gone, stays] = [await inhabitant(), await inhabitant()]
      const sample = await store.workouts.create(SAMPLE_OWNER, { name: 'Sample', type: 'running' })
      await store.workouts.addNote(gone.user, sample.id, { text: 'On a sample', by: 'user' })
      expect(await store.people.withCalls()).toEqual(expect.arrayContaining([gone.user, stays.user]))

      expect(await store.people.delete(gone.user)).toEqual({ workouts: 1, calls: 1 })

      await expect(store.workouts.get(gone.user, gone.workoutId)).rejects.toBeInstanceOf(NotFoundError)
      await expect(store.calls.get(gone.user, gone.callId)).rejects.toBeInstanceOf(NotFoundError)
      expect(await store.calls.turns(gone.callId)).toEqual([])
      expect(await store.workouts.notes(gone.user, sample.id)).toEqual([])
      expect(await store.settings.get(gone.user)).toEqual(DEFAULT_SETTINGS)
      expect(await store.people.withCalls()).not.toContain(gone.user)
      expect(await store.people.delete(gone.user)).toEqual({ workouts: 0, calls: 0 })

      expect((await store.workouts.get(stays.user, stays.workoutId)).frameCount).toBeGreaterThan(0)
      expect(await store.calls.turns(stays.callId)).toHaveLength(1)
      expect(await store.workouts.notes(stays.user, stays.workoutId)).toHaveLength(1)
      expect((await store.settings.get(stays.user)).keepConversationsDays).toBe(7)
      await store.workouts.delete(SAMPLE_OWNER, sample.id)
    })
  })

  describe('the audit log', () => {
    it('gives what was written, oldest first, by person and time', async () => {
      const [me, other] = [newPerson(), newPerson()]
      const mine = auditEntryOf(me, 'read', 'workout', { subjectId: 'a', ownerId: me })
      const operator = auditEntryOf('operator:root', 'export', 'workout', { subjectId: 'a', ownerId: me })
      const theirs = auditEntryOf(other, 'delete', 'account', { ownerId: other })
      for (const entry of [mine, theirs, operator, mine]) await store.audit.append(entry)
      const about = await listed(store.audit.list({ userId: me }))
      expect(about.map(({ id }) => id).sort()).toEqual([mine.id, operator.id].sort())
      expect(about).toContainEqual(mine)
      const later = new Date(Date.now() + 60_000).toISOString()
      expect(await listed(store.audit.list({ userId: me, since: later }))).toEqual([])
      const odd = { ...mine, action: 'forget' } as unknown as AuditEntry
      await expect(store.audit.append(odd)).rejects.toBeInstanceOf(InvalidInputError)
    })

    it('makes deletions be repeated after a restore, and only those that the backup did not know', async () => {
      const [workout, conversation, account, before] = [
        await inhabitant(),
        await inhabitant(),
        await inhabitant(),
        await inhabitant(),
      ]
      const known = auditEntryOf(before.user, 'delete', 'account', { ownerId: before.user })
      await store.audit.append(known)
      const entryOf = (who: string, what: AuditEntry['what'], subjectId: string | null) =>
        auditEntryOf(who, 'delete', what, { subjectId, ownerId: who })
      const log = async function* () {
        yield known
        yield entryOf(workout.user, 'workout', workout.workoutId)
        yield entryOf(workout.user, 'workout', workout.workoutId)
        yield entryOf(conversation.user, 'conversation', conversation.callId)
        yield entryOf(account.user, 'account', null)
        yield auditEntryOf(before.user, 'read', 'workout', {
          subjectId: before.workoutId,
          ownerId: before.user,
        })
      }
      expect(await repeatDeletions(store, log())).toBe(4)
      await expect(store.workouts.get(workout.user, workout.workoutId)).rejects.toBeInstanceOf(NotFoundError)
      await expect(store.calls.get(conversation.user, conversation.callId)).rejects.toBeInstanceOf(
        NotFoundError,
      )
      await expect(store.workouts.get(account.user, account.workoutId)).rejects.toBeInstanceOf(NotFoundError)
      await store.workouts.get(conversation.user, conversation.workoutId)
      await store.workouts.get(before.user, before.workoutId)
    })
  })

  it('owners from before issuers counted become those of the issuer, once', async () => {
    const { user, workoutId, callId } = await inhabitant()
    const owner = `https://login.example.org|${user}`
    expect(await store.people.qualify('https://login.example.org')).toBeGreaterThan(0)
    expect((await store.workouts.get(owner, workoutId)).ownerId).toBe(owner)
    expect((await store.calls.get(owner, callId)).userId).toBe(owner)
    expect(await store.workouts.notes(owner, workoutId)).toHaveLength(1)
    expect((await store.settings.get(owner)).keepConversationsDays).toBe(7)
    await expect(store.workouts.get(user, workoutId)).rejects.toBeInstanceOf(NotFoundError)
    expect(await store.people.qualify('https://elsewhere.example.org')).toBe(0)
    expect((await store.workouts.get(owner, workoutId)).ownerId).toBe(owner)
  })
}
