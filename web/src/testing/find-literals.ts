import { REGION_NAMES } from '@kinetra/workouts/regions'
import { type ESTree, parseSync } from 'vite'

/** Attributes and properties of the page's own components that a person reads or hears. */
const READ =
  /^(aria-(label|valuetext|description|roledescription)|title|placeholder|alt|label|name|words|shown|heading)$/
/** The same in every language. */
const NAMES = new Set<string>(['Kinetra', ...REGION_NAMES])

const isWords = (text: string) => /\p{L}{2}/u.test(text)
/** A capital and a second word: how sentences and titles begin, and names of keys, events and fields do not. */
const isSentence = (text: string) => /^\p{Lu}\p{Ll}+[,:…]? \p{L}/u.test(text)

type Node = ESTree.Node | { type: string }

/**
 * Texts of a source file that a user would read and that are not in the catalogue: what stands between tags, in
 * attributes that are read, and sentences anywhere else. What is thrown is for developers.
 */
export function findLiterals(file: string, source: string): string[] {
  const found: string[] = []
  const visit = (node: unknown, isRead: boolean): void => {
    if (Array.isArray(node)) for (const part of node) visit(part, isRead)
    if (typeof node !== 'object' || node === null || !('type' in node)) return
    const { type } = node as Node
    if (type === 'ImportDeclaration' || type === 'NewExpression' || type === 'TSLiteralType') return
    for (const text of textsOf(node as Node)) {
      const isFound = type === 'JSXText' || isRead ? isWords(text) : isSentence(text)
      if (isFound && !NAMES.has(text.trim())) found.push(text.trim())
    }
    if (type === 'JSXAttribute') {
      const { name, value } = node as unknown as ESTree.JSXAttribute
      const isText = READ.test(String(name.name))
      if (isText || value?.type !== 'Literal') visit(value, isText)
      return
    }
    // What an element holds is read; what a call in it is given is not shown as it is.
    const holds = type === 'JSXElement' || type === 'JSXFragment'
    const passes = isRead && PASSING.has(type)
    for (const [key, value] of Object.entries(node))
      visit(value, key !== 'test' && (passes || (holds && key === 'children')))
  }
  visit(parseSync(file, source).program, false)
  return found
}

/** Expressions whose value is one of their parts. */
const PASSING = new Set([
  'JSXExpressionContainer',
  'ConditionalExpression',
  'LogicalExpression',
  'TemplateLiteral',
  'ParenthesizedExpression',
])

function textsOf(node: Node): string[] {
  if (node.type === 'Literal' || node.type === 'JSXText') {
    const { value } = node as ESTree.StringLiteral
    return typeof value === 'string' ? [value] : []
  }
  if (node.type !== 'TemplateLiteral') return []
  return (node as ESTree.TemplateLiteral).quasis.map(({ value }) => value.cooked ?? '')
}
