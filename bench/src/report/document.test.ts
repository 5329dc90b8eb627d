import { expect, it } from 'vitest'
import { withSection } from './document.ts'

const ORDER = ['voice', 'click', 'store']
const HEAD = '# Measurements\n\nWhat they are.'

it('a section is replaced, and what stands around it stays', () => {
  const both = withSection(withSection(`${HEAD}\n`, 'voice', 'Slow.', ORDER), 'store', 'Large.', ORDER)
  const again = withSection(both, 'voice', 'Quick.', ORDER)
  expect(again).toBe(
    `${HEAD}\n\n<!-- begin voice -->\n\nQuick.\n\n<!-- end voice -->\n\n<!-- begin store -->\n\nLarge.\n\n<!-- end store -->\n`,
  )
})

it('a section that is measured later stands where it belongs', () => {
  const written = ['store', 'voice', 'click'].reduce(
    (text, name) => withSection(text, name, name, ORDER),
    HEAD,
  )
  expect(written.match(/begin \w+/g)).toEqual(['begin voice', 'begin click', 'begin store'])
})

it('a section whose bench is gone goes with it', () => {
  expect(
    withSection(withSection(HEAD, 'store', 'Large.', ORDER), 'voice', 'Quick.', ['voice']),
  ).not.toContain('Large')
})
