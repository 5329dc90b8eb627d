/// <reference lib="dom" />
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { findCutText } from './cut-text.ts'

/** Pictures of each state are kept here, for people to look at. */
const FOLDER = resolve(import.meta.dirname, '../../artifacts/states')
const SIZES = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  /** The narrowest that people still have. */
  narrow: { width: 360, height: 640 },
} as const
type View = readonly [size: keyof typeof SIZES, theme: 'light' | 'dark']
const PAGE_VIEWS: readonly View[] = [
  ['desktop', 'light'],
  ['desktop', 'dark'],
  ['phone', 'light'],
  ['phone', 'dark'],
]
/** Each size and each theme once: the panel's words change from state to state, its colours do not. */
const PANEL_VIEWS: readonly View[] = [
  ['desktop', 'light'],
  ['phone', 'dark'],
]
const TARGET_PX = 44
/** Only what is wrong is wanted, and no style sheet a second time. */
const AXE = { resultTypes: ['violations' as const], preload: false }

export const PANEL = '[data-testid="coach-panel"]'

/**
 * Looks at the page as it stands, in each size and theme, and keeps a picture. Gives what is wrong: what
 * axe finds, what is too small for a finger, and what reaches out of the page.
 */
export async function inspectPage(page: Page, state: string): Promise<string[]> {
  return await inspect(page, state, 'html', PAGE_VIEWS)
}

/** The same on the narrowest phone alone, where no words may be cut off either. */
export async function inspectNarrow(page: Page, state: string, part = 'html'): Promise<string[]> {
  const findings = await inspect(page, state, part, [['narrow', 'light']])
  await page.setViewportSize(SIZES.narrow)
  return [...findings, ...(await page.evaluate(findCutText, part))]
}

/** The same of the coach's panel alone, over a page that has been looked at. */
export async function inspectPanel(page: Page, state: string): Promise<string[]> {
  return await inspect(page, state, PANEL, PANEL_VIEWS)
}

/** A picture alone, of a state that passes quickly. */
export async function keepPicture(page: Page, view: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  await page.screenshot({ path: `${FOLDER}/${view}.png` })
}

async function inspect(page: Page, state: string, part: string, views: readonly View[]): Promise<string[]> {
  const before = page.viewportSize() ?? SIZES.desktop
  const findings: string[] = []
  for (const [size, colorScheme] of views) {
    const view = `${state}-${size}-${colorScheme}`
    await page.setViewportSize(SIZES[size])
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settled(page)
    await keepPicture(page, view)
    const { violations } = await new AxeBuilder({ page }).include(part).setLegacyMode().options(AXE).analyze()
    const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
    faults.push(...(await page.evaluate(findLayoutFaults, { part, least: TARGET_PX })))
    findings.push(...faults.map((fault) => `${view}: ${fault}`))
  }
  await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
  return findings
}

/** Fonts are there, transitions over, and what depends on the size has been drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const frame = async () => await new Promise((done) => requestAnimationFrame(done))
    await frame()
    await frame()
    const running = document.getAnimations().filter(({ effect }) => {
      return effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY
    })
    await Promise.allSettled(running.map(({ finished }) => finished))
  })
}

/** Runs in the page. Links in a sentence are as large as its letters, as everywhere (WCAG 2.5.5). */
function findLayoutFaults({ part, least }: { part: string; least: number }): string[] {
  const faults: string[] = []
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth} px too wide`)
  const pressable = 'a[href], button, input, select, textarea, summary, [role="button"]'
  const elements = document.querySelector(part)?.querySelectorAll<HTMLElement>(pressable)
  for (const element of elements ?? []) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue
    if (getComputedStyle(element).display === 'inline') continue
    const target = element.closest('label') ?? element
    const { width, height } = target.getBoundingClientRect()
    if (width >= least - 0.5 && height >= least - 0.5) continue
    const name = element.getAttribute('aria-label') ?? element.textContent ?? ''
    faults.push(`${element.tagName} "${name.trim()}" is ${width.toFixed(0)} × ${height.toFixed(0)} px`)
  }
  return faults
}
