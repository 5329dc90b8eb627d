const NUMBERS = new Set(['$numberInt', '$numberLong', '$numberDouble', '$numberDecimal'])

/**
 * MongoDB extended JSON (canonical and relaxed) as plain values: numbers, and dates and object ids as text.
 * A date's text is ISO 8601 with a zone. Other wrappers stay as they are.
 */
export function fromExtendedJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromExtendedJson)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [only] = entries
  if (entries.length === 1 && only) {
    const [key, inner] = only
    if (NUMBERS.has(key) && typeof inner === 'string') return Number(inner)
    if (key === '$oid') return inner
    if (key === '$date') return toIsoDate(fromExtendedJson(inner))
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, fromExtendedJson(inner)]))
}

function toIsoDate(value: unknown): unknown {
  if (typeof value !== 'number' && typeof value !== 'string') return value
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? value : date.toISOString()
}
