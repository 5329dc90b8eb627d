/** A name as people read it: bounded, in one line; undefined where nothing is left of it. */
export function displayName(given: unknown): string | undefined {
  if (typeof given !== 'string' && typeof given !== 'number') return undefined
  const name = String(given)
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  // A name of characters that take no room is none.
  if (name.replace(/[\p{Default_Ignorable_Code_Point}\s]/gu, '') === '') return undefined
  return [...name].slice(0, 200).join('').slice(0, 200).trim()
}
