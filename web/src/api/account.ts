import * as z from 'zod/mini'
import { parseJson, request, sendJson } from './request.ts'

const deleted = z.object({ workouts: z.number(), calls: z.number() })

/** Everything of the user as a ZIP archive. */
export const getArchive = async (): Promise<Blob> => await (await request('/api/archive')).blob()

/** Deletes everything of the user; gives how many. */
export const deleteAccount = async () => await parseJson(await sendJson('DELETE', '/api/account'), deleted)
