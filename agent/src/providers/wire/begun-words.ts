const ROLE = /^\s*(assistant|model|ai|bot|user|system|tool|developer|ipython|observation|human|function)\b/i
const FOREIGN_ROLE = /^(user|system|tool|developer|ipython|observation|human|function)$/i
const LONGEST_ROLE = 12

/** The name of a role at the beginning of a text; undefined where more of it may have to come. */
export function roleAt(
  text: string,
  isLast: boolean,
): { readonly length: number; readonly isForeign: boolean } | undefined {
  if (text.trimStart().length < LONGEST_ROLE && !/[\n<]./.test(text.trimStart()) && !isLast) return undefined
  const [role = ''] = ROLE.exec(text) ?? []
  return { length: role.length, isForeign: FOREIGN_ROLE.test(role.trim()) }
}

/** How much at the end of a text may be a tool's name, a fence or an arrow that is under way. */
export function begunAtTheEnd(text: string, toolNames: readonly string[]): number {
  const [word = ''] = /\w+$/.exec(text) ?? []
  if (word !== '' && toolNames.some((name) => name.startsWith(word))) return word.length
  return /[`>]{1,2}$/.exec(text)?.[0].length ?? 0
}

/** Where the first of some patterns begins; the end of the text where none does. */
export const firstOf = (patterns: readonly (RegExp | undefined)[], text: string): number =>
  Math.min(
    ...patterns
      .map((pattern) => (pattern ? text.search(pattern) : -1))
      .map((at) => (at < 0 ? text.length : at)),
  )
