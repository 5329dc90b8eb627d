import type { OwnThresholds } from '@kinetra/workouts/own-thresholds'
import type { WorkoutType } from '@kinetra/workouts/workout'
import { checkPerson } from '../input/check.ts'
import { checkSettings, settingsToStore, storedSettings } from '../input/settings.ts'
import type { SettingsStore } from '../store.ts'
import type { Collections, Use } from './documents.ts'

const PAGE = 500

export function mongoSettings(use: Use): SettingsStore {
  return {
    async get(ownerId) {
      const owner = checkPerson(ownerId)
      return await use((found) => readSettings(found, owner))
    },

    async put(ownerId, value) {
      const _id = checkPerson(ownerId)
      const checked = checkSettings(value)
      await use(async ({ settings }) => {
        const stored = await settings.findOne({ _id })
        const body = settingsToStore(stored?.body, checked)
        await settings.updateOne({ _id }, { $set: { body } }, { upsert: true })
      })
      return checked
    },

    async delete(ownerId) {
      const _id = checkPerson(ownerId)
      await use(({ settings }) => settings.deleteOne({ _id }))
    },

    async *all() {
      for (let after = ''; ; ) {
        const behind = { _id: { $gt: after } }
        const page = await use(({ settings }) => settings.find(behind).sort({ _id: 1 }).limit(PAGE).toArray())
        for (const { _id, body } of page) yield { ownerId: _id, settings: storedSettings(body) }
        const last = page.at(-1)
        if (!last) return
        after = last._id
      }
    },
  }
}

export async function readSettings({ settings }: Collections, owner: string) {
  return storedSettings((await settings.findOne({ _id: owner }))?.body)
}

/** What the owner set for an activity. */
export async function ownThresholdsOf(
  found: Collections,
  owner: string,
  type: WorkoutType,
): Promise<OwnThresholds | null> {
  return (await readSettings(found, owner)).thresholds[type] ?? null
}
