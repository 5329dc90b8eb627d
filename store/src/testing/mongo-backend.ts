import { randomBytes } from 'node:crypto'
import { MongoClient, ObjectId } from 'mongodb'
import type { Backend } from '../contract/backend.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'

/** A database of its own on a MongoDB, dropped at the end. */
export function mongoBackend(serverUri: string): Backend {
  const uri = new URL(serverUri)
  uri.pathname = `/kinetra-test-${randomBytes(6).toString('hex')}`
  const stores: Store[] = []
  const client = new MongoClient(uri.href)
  const settings = client.db().collection<{ _id: string; body: unknown }>('settings')
  const setWorkout = async (id: string, $set: object) => {
    await client
      .db()
      .collection('workouts')
      .updateOne({ _id: new ObjectId(id) }, { $set })
  }
  return {
    raw: {
      settings: async (owner) => (await settings.findOne({ _id: owner }))?.body,
      async putSettings(owner, body) {
        await settings.updateOne({ _id: owner }, { $set: { body } }, { upsert: true })
      },
      damageWorkout: async (id, field = 'started_at') => await setWorkout(id, { [field]: 'last Monday' }),
      modernise: async (id) => await setWorkout(id, { type: 'cycling', status: 'paused', shoes: 'blue' }),
      async leftOf(id) {
        const about = { workout_id: new ObjectId(id) }
        const names = ['pressure_buckets', 'chart_pages', 'notes', 'turns', 'calls']
        const counts = await Promise.all(
          names.map((name) => client.db().collection(name).countDocuments(about)),
        )
        return counts.reduce((sum, count) => sum + count, 0)
      },
      async interruptDeletion(id) {
        await client
          .db()
          .collection('workouts')
          .deleteOne({ _id: new ObjectId(id) })
        return true
      },
    },
    async open() {
      const store = await openStore({ mongodbUri: uri.href, databasePath: '' })
      stores.push(store)
      return store
    },
    async close() {
      await Promise.all(stores.map((store) => store.close()))
      await client.db().dropDatabase()
      await client.close()
    },
  }
}
