const opening = (text: string) => text.split(/\s+/, 2).join(' ').toLowerCase()

/** The first of several ways to begin that does not open as the answer before it did. */
export function unlike(before: string | null, ...ways: readonly [string, ...string[]]): string {
  return ways.find((way) => opening(way) !== opening(before ?? '')) ?? ways[0]
}
