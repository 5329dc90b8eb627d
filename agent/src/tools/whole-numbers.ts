/** Moments lead to a place in the replay, which a rounded one would miss. */
const MOMENT = /(^|_)at_s$/

/** A tool's result for those who want whole numbers: from ten on without decimals, moments excepted. */
export function inWholeNumbers<Value>(value: Value, key = ''): Value {
  if (typeof value === 'number')
    return (Math.abs(value) < 10 || MOMENT.test(key) ? value : Math.round(value)) as Value
  if (Array.isArray(value)) return value.map((item) => inWholeNumbers(item, key)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, inWholeNumbers(item, name)]),
  ) as Value
}
