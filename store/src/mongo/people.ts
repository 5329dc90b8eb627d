import { LOCAL_USER, SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { checkPerson } from '../input/check.ts'
import type { PeopleStore } from '../people-store.ts'
import { finishDeletion } from './deletion.ts'
import type { Collections, Use } from './documents.ts'

const MARK = 'qualified-owners'

export function mongoPeople(use: Use): PeopleStore {
  return {
    async delete(userId) {
      const user = checkPerson(userId)
      return await use(async (found) => {
        const own = await found.calls.find({ user_id: user }, { projection: { _id: 1 } }).toArray()
        // The calls first: a turn that is being stored meanwhile finds none, or the sweep finds it.
        const calls = (await found.calls.deleteMany({ user_id: user })).deletedCount
        await found.turns.deleteMany({ call_id: { $in: own.map(({ _id }) => _id) } })
        const workouts = await found.workouts.find({ owner_id: user }, { projection: { _id: 1 } }).toArray()
        for (const { _id } of workouts) {
          await found.deletions.updateOne({ _id }, { $set: { _id } }, { upsert: true })
          await finishDeletion(found, _id)
        }
        await found.notes.deleteMany({ user_id: user })
        await found.settings.deleteOne({ _id: user })
        return { workouts: workouts.length, calls }
      })
    },

    withCalls: async () => await use(({ calls }) => calls.distinct('user_id')),

    async qualify(issuer) {
      return await use(async (found) => {
        if (await found.marks.findOne({ _id: MARK })) return 0
        const changed = await qualifyOwners(found, issuer)
        await found.marks.updateOne({ _id: MARK }, { $set: { at: new Date() } }, { upsert: true })
        return changed
      })
    },
  }
}

/** May be interrupted and run again: who has an issuer already keeps it. */
async function qualifyOwners(found: Collections, issuer: string): Promise<number> {
  const { workouts, calls, notes, settings } = found
  const isOld = (owner: unknown): owner is string =>
    typeof owner === 'string' &&
    ![SAMPLE_OWNER, LOCAL_USER].includes(owner) &&
    !owner.startsWith(`${issuer}|`)
  const owners = new Set<string>()
  for (const owner of (await workouts.distinct('owner_id')).filter(isOld)) {
    owners.add(owner)
    await workouts.updateMany({ owner_id: owner }, { $set: { owner_id: `${issuer}|${owner}` } })
  }
  for (const collection of [calls, notes])
    for (const user of (await collection.distinct('user_id')).filter(isOld)) {
      owners.add(user)
      const $set = { user_id: `${issuer}|${user}` }
      if (collection === calls) await calls.updateMany({ user_id: user }, { $set })
      else await notes.updateMany({ user_id: user }, { $set })
    }
  for (const document of await settings.find().toArray()) {
    if (!isOld(document._id)) continue
    owners.add(document._id)
    const _id = `${issuer}|${document._id}`
    const { _id: _, ...body } = document
    await settings.replaceOne({ _id }, body, { upsert: true })
    await settings.deleteOne({ _id: document._id })
  }
  return owners.size
}
