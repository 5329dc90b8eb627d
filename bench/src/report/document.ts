const begin = (name: string) => `<!-- begin ${name} -->`
const end = (name: string) => `<!-- end ${name} -->`

/**
 * The document with one section replaced, or added where it has none yet; the others stay as they are.
 * @param order of all sections.
 */
export function withSection(document: string, name: string, text: string, order: readonly string[]): string {
  const sections = new Map(order.flatMap((one) => sectionOf(document, one)))
  sections.set(name, `${begin(name)}\n\n${text.trim()}\n\n${end(name)}`)
  const [first] = document.split('<!-- begin ')
  const texts = order.flatMap((one) => sections.get(one) ?? [])
  return `${[(first ?? '').trim(), ...texts].join('\n\n')}\n`
}

function sectionOf(document: string, name: string): [name: string, text: string][] {
  const from = document.indexOf(begin(name))
  const to = document.indexOf(end(name))
  return from < 0 || to < from ? [] : [[name, document.slice(from, to + end(name).length)]]
}
