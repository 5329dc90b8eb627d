import * as z from 'zod/mini'
import { getJson } from './request.ts'

/** The whole of a list that the server gives in pages under `key`. */
export async function getAll<Item>(
  path: string,
  key: string,
  item: z.ZodMiniType<Item>,
  signal?: AbortSignal,
): Promise<Item[]> {
  const page = z.object({ [key]: z.array(item), nextCursor: z.nullable(z.string()) })
  const all: Item[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const at: string = cursor && `${path.includes('?') ? '&' : '?'}cursor=${cursor}`
    const { nextCursor, [key]: items } = await getJson(`${path}${at}`, page, signal)
    all.push(...(items as Item[]))
    cursor = nextCursor as string | null
  }
  return all
}
