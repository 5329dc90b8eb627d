/// <reference lib="dom" />

/** What the page does over time, once installPageClock has run in it. Milliseconds by performance.now. */
export interface PageClock {
  /** When the coach last asked the page for something (RPC); null while it did not. */
  askedAt(): number | null
  /** When the page first said, in a live region, words that contain this, after it was last asked. */
  saidAt(words: string): number | null
  /**
   * The words of a notice of what is wrong: of one that is shown, or was, be it for a moment, since this was last asked of
   * the same code; null where there was none.
   */
  noticed(code: string): string | null
  /** Everything that was put into the page's live regions, in order. */
  said(): string[]
  /** From now on changes of the page are counted. */
  countChanges(): void
  /** How often each element changed since then, the most changed first. */
  changes(): { element: string; count: number }[]
  /** Unexpected layout shifts since the page was opened, and what moved. */
  layoutShifts(): { value: number; elements: string[] }[]
  /** From each input to the next picture, since this was last asked; what took less than 16 ms is left out. */
  interactionsMs(): number[]
}
export type PageWithClock = typeof window & { kinetraTestClock: PageClock }

/** Not in TypeScript's library. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number
  readonly hadRecentInput: boolean
  readonly sources: readonly { readonly node: Node | null }[]
}

/** Runs in the page before its own scripts and only watches. */
export function installPageClock(): void {
  let askedAt: number | null = null
  const said: { at: number; words: string }[] = []
  const noticed = new Map<string, string>()
  let shown = new Set<string>()
  let counts = new Map<string, number>()
  const layoutShifts: { value: number; elements: string[] }[] = []
  const interactions = new Map<number, number>()

  // The name of an RPC method stands in its packet in plain letters.
  const onMessage = Object.getOwnPropertyDescriptor(RTCDataChannel.prototype, 'onmessage')
  Object.defineProperty(RTCDataChannel.prototype, 'onmessage', {
    ...onMessage,
    set(this: RTCDataChannel, listener: unknown) {
      this.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
        if (new TextDecoder().decode(data).includes('kinetra.page.')) askedAt = performance.now()
      })
      onMessage?.set?.call(this, listener)
    },
  })

  const nameOf = (node: Node) => {
    const element = node instanceof Element ? node : node.parentElement
    const place = element?.closest('[class], [data-testid], main, body')
    return `${place?.tagName.toLowerCase()}.${place?.getAttribute('class') ?? ''}`
  }
  const notices = () =>
    [...document.querySelectorAll('[data-testid="coach-notice"]')].map(
      (notice) =>
        [notice.getAttribute('data-code') ?? '', notice.querySelector('p')?.textContent ?? ''] as const,
    )
  const watch = new MutationObserver((records) => {
    const regions = new Set<Element>()
    for (const { target } of records) {
      const name = nameOf(target)
      counts.set(name, (counts.get(name) ?? 0) + 1)
      const element = target instanceof Element ? target : target.parentElement
      const region = element?.closest('[aria-live], [role="status"], [role="alert"]')
      if (region) regions.add(region)
    }
    const now = notices()
    for (const [code, words] of now) if (!shown.has(code)) noticed.set(code, words)
    shown = new Set(now.map(([code]) => code))
    for (const region of regions) {
      const words = region.textContent?.trim() ?? ''
      if (words !== '') said.push({ at: performance.now(), words })
    }
  })
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })

  const observe = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry)
    }).observe({ type, buffered: true, ...more })
  }
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput, sources } = entry as LayoutShift
    const elements = sources.map(({ node }) => (node ? nameOf(node) : 'what is gone'))
    if (!hadRecentInput) layoutShifts.push({ value, elements })
  })
  observe(
    'event',
    (entry) => {
      const { interactionId = 0 } = entry as PerformanceEventTiming & { interactionId?: number }
      // One press is several events.
      const sofar = interactions.get(interactionId) ?? 0
      if (interactionId > 0) interactions.set(interactionId, Math.max(sofar, entry.duration))
    },
    { durationThreshold: 16 },
  )

  const clock: PageClock = {
    askedAt: () => askedAt,
    saidAt: (words) =>
      said.find((one) => askedAt !== null && one.at >= askedAt && one.words.includes(words))?.at ?? null,
    noticed: (code) => {
      const words = notices().find(([shown]) => shown === code)?.[1] ?? noticed.get(code) ?? null
      noticed.delete(code)
      return words
    },
    said: () => said.map(({ words }) => words),
    countChanges: () => {
      counts = new Map()
    },
    changes: () =>
      [...counts]
        .map(([element, count]) => ({ element, count }))
        .sort((one, other) => other.count - one.count),
    layoutShifts: () => layoutShifts,
    interactionsMs: () => {
      const since = [...interactions.values()]
      interactions.clear()
      return since
    },
  }
  Object.assign(window, { kinetraTestClock: clock })
}
