import type { Collections } from './documents.ts'

/** MongoDB's clock, by which all times are kept; this machine's where a server of its protocol does not tell its own. */
export async function databaseNow({ schema }: Collections): Promise<Date> {
  const clock = [{ $match: { _id: 'schema' } }, { $project: { now: '$$NOW' } }]
  const [found] = await schema.aggregate<{ now: unknown }>(clock).toArray()
  return found?.now instanceof Date ? found.now : new Date()
}
