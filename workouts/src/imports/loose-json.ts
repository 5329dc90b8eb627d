/** Numbers that Python writes and JSON does not know, and what the shells of MongoDB write. */
const LOOSE: readonly (readonly [RegExp, string])[] = [
  [/(?<=[[,:]\s*)[+-]?(?:NaN|Infinity|nan|inf)(?=\s*(?:[,\]}]|$))/g, 'null'],
  [/\b(?:NumberLong|NumberInt|NumberDecimal|Double)\(\s*"?(-?[\d.]+)"?\s*\)/g, '$1'],
  [/\bObjectId\(\s*("[^"]*")\s*\)/g, '{"$oid":$1}'],
  [/\b(?:ISODate|new Date|Date)\(\s*("[^"]*"|-?\d+)\s*\)/g, '{"$date":$1}'],
]

export const loosened = (text: string): string =>
  LOOSE.reduce((loose, [pattern, strict]) => loose.replace(pattern, strict), text)

/** JSON, or what is nearly JSON; undefined where it is neither. */
export function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    try {
      return JSON.parse(loosened(text))
    } catch {
      return undefined
    }
  }
}
