import type { IdRange } from '@kinetra/store/store'

/** A server that has said nothing for so long is missed: the others take its calls over. */
export const SERVER_ALIVE_MS = 2000

const FIRST_DIGITS = 4
const PARTS = 16 ** FIRST_DIGITS
/** Behind every hexadecimal digit. */
const END = 'g'

/**
 * The calls that one of these servers watches: ids are random, so equal stretches of them are equal parts of the
 * calls. What is known of a call is in the store, so it costs nothing that they move when a server comes or goes.
 * @param servers ids of all of them, in order.
 */
export function shareOf(servers: readonly string[], own: string): IdRange {
  const index = servers.indexOf(own)
  if (index < 0) return { from: '', to: END }
  return { from: boundary(index, servers.length), to: boundary(index + 1, servers.length) }
}

/** One call alone. */
export const shareOfOne = (id: string): IdRange => ({ from: id, to: `${id}${END}` })

function boundary(index: number, count: number): string {
  if (index === 0) return ''
  if (index === count) return END
  return Math.floor((index * PARTS) / count)
    .toString(16)
    .padStart(FIRST_DIGITS, '0')
}
