import type * as z from 'zod/mini'

const told = new Set<string>()
/** Enough to see what is wrong; a damaged collection must not fill the log. */
const AT_MOST = 100

/** Told once a process: what is left out of lists, because it was damaged or written by something else. */
export function tellUnreadable(what: string, id: string, reason: string): void {
  if (told.has(id) || told.size === AT_MOST) return
  told.add(id)
  process.emitWarning(`The ${what} ${id} cannot be read and is left out: ${reason}.`, {
    code: 'KINETRA_UNREADABLE',
  })
}

/** What the schema makes of it; undefined, told once, where it does not fit. */
export function readOrTell<T>(schema: z.ZodMiniType<T>, value: unknown, what: string, id: unknown) {
  const found = schema.safeParse(value)
  if (found.success) return found.data
  const [gap] = found.error.issues
  tellUnreadable(what, String(id), `${gap?.path.join('/')} ${gap?.message}`)
  return undefined
}
