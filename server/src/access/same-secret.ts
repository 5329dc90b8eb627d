import { createHash, timingSafeEqual } from 'node:crypto'

/** Compares in a time that tells nothing of what was expected. */
export function isSame(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}
