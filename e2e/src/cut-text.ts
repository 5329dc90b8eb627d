/// <reference lib="dom" />

/**
 * Runs in the page. Gives the words that are cut off or reach out of what they stand in: out of a box that does not
 * scroll, out of the screen, or out of a field that is narrower than its choice.
 */
export function findCutText(part: string): string[] {
  // Letters may reach out of their line by so much.
  const slackPx = 1.5
  const screenPx = document.documentElement.clientWidth
  const root = document.querySelector(part)
  if (!root) return []
  const faults = new Set<string>()
  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (words.nextNode()) {
    const { parentElement: parent, textContent } = words.currentNode
    const text = textContent?.trim() ?? ''
    if (!parent || text === '' || parent.closest('option, script, style')) continue
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(words.currentNode)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    // It comes when it is focused.
    if (right <= 0 || bottom <= 0) continue
    for (let box: Element | null = parent; box; box = box.parentElement) {
      const style = getComputedStyle(box)
      if (style.display === 'inline' || style.display === 'contents') continue
      // What is for screen readers alone.
      if (style.clipPath !== 'none') break
      const { left: from, right: to, top: above, bottom: below } = box.getBoundingClientRect()
      const isPressed = box.matches('button, a, label')
      const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
      const isWide = left < from - slackPx || right > to + slackPx
      const isHigh = top < above - slackPx || bottom > below + slackPx
      if (
        (isWide && (isPressed || cuts(style.overflowX))) ||
        (isHigh && (isPressed || cuts(style.overflowY)))
      )
        faults.add(`"${text}" reaches out of ${box.tagName}.${box.className}`)
      if (isPressed && (from < -slackPx || to > screenPx + slackPx))
        faults.add(`"${text}" is cut by the screen`)
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) break
      if (style.position === 'fixed' || box === document.body) {
        if (left < -slackPx || right > screenPx + slackPx) faults.add(`"${text}" reaches out of the screen`)
        break
      }
    }
  }
  const pen = document.createElement('canvas').getContext('2d')
  for (const field of root.querySelectorAll('select')) {
    if (!pen || !field.checkVisibility({ visibilityProperty: true })) continue
    const style = getComputedStyle(field)
    pen.font = style.font
    const text = field.selectedOptions[0]?.textContent?.trim() ?? ''
    const room =
      field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    if (pen.measureText(text).width > room + slackPx) faults.add(`"${text}" is cut in its field`)
  }
  return [...faults]
}
