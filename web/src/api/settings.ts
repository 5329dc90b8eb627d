import { type Settings, settings } from '@kinetra/workouts/settings'
import * as z from 'zod/mini'
import { getJson, parseJson, sendJson } from './request.ts'

const answer = z.object({
  settings,
  /** How many workouts' events have been found again with changed thresholds; null where none is left. */
  eventUpdate: z.nullable(z.object({ done: z.number(), total: z.number() })),
})
export type SettingsAnswer = z.infer<typeof answer>

const PATH = '/api/settings'

export const getSettings = (signal?: AbortSignal) => getJson(PATH, answer, signal)

export const putSettings = async (value: Settings): Promise<SettingsAnswer> =>
  await parseJson(await sendJson('PUT', PATH, value), answer)
