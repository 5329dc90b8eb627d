const SHEETS = new Map<string, CSSStyleSheet>()

/**
 * Puts a style sheet on the document or shadow root that holds `place`, once. A constructed sheet needs no
 * permission in a content security policy, unlike a style element.
 */
export function adoptStyles(place: Node, css: string): void {
  const root = place.getRootNode()
  if (!(root instanceof Document || root instanceof ShadowRoot)) return
  let sheet = SHEETS.get(css)
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    SHEETS.set(css, sheet)
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
}
