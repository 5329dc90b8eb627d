/**
 * Where the system has no language of its own WebKit calls it "C", which Intl refuses; uPlot asks Intl for it while it
 * loads, so that no page with a chart could be shown.
 */
export function ensureLanguage(): void {
  try {
    Intl.getCanonicalLocales(navigator.language)
  } catch {
    Object.defineProperty(navigator, 'language', { value: 'en', configurable: true })
  }
}
