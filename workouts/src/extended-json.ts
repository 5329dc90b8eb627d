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
    if (key === '$numberInt' || key === '$numberLong' || key === '$numberDouble' || key === '$numberDecimal')
      return Number(inner)
    if (key === '$oid') return inner
    if (key === '$date') return toIsoDate(fromExtendedJson(inner))
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, fromExtendedJson(inner)]))
}

function toIsoDate(value: unknown): unknown {
  const date = new Date(typeof value === 'number' ? value : String(value))
  return Number.isNaN(date.getTime()) ? value : date.toISOString()
}
