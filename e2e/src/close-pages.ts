import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'

const FOLDER = resolve(import.meta.dirname, '../../artifacts/failed')

const MOST_WORDS = 300
const MOST_TROUBLES = 3

/** What went wrong in the pages of a context, in order: errors that nobody caught, and requests without an answer. */
const TROUBLES = new WeakMap<BrowserContext, string[]>()

/** Remembers what goes wrong in a context's pages, for the report of a test that fails. */
export function watchPages(context: BrowserContext): void {
  const troubles: string[] = []
  TROUBLES.set(context, troubles)
  context.on('weberror', (error) => troubles.push(String(error.error())))
  context.on('requestfailed', (request) =>
    troubles.push(`${new URL(request.url()).pathname} ${request.failure()?.errorText}`),
  )
}

/** What the run's reporter tells of a test that failed. */
interface Meta {
  seen?: readonly string[]
}

/** Closes what a test opened; of a test that failed a picture of each page is kept, and what it said is reported. */
export async function closePages(
  browser: Browser,
  task: { name: string; result?: { state: string }; meta: object },
) {
  const contexts = browser.contexts()
  if (task.result?.state === 'fail') {
    await mkdir(FOLDER, { recursive: true })
    const name = task.name.replaceAll(/\W+/g, '-')
    const pages = contexts.flatMap((context) => context.pages())
    // A page that hangs has none, and is closed all the same.
    await Promise.allSettled(
      pages.map((page, index) => page.screenshot({ path: `${FOLDER}/${name}-${index + 1}.png` })),
    )
    const words = await Promise.allSettled(pages.map(wordsOf))
    const seen = words.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    Object.assign(task.meta, { seen: [...((task.meta as Meta).seen ?? []), ...seen] } satisfies Meta)
  }
  await Promise.all(contexts.map((context) => context.close()))
}

/** The coach's panel, where it is open, the page behind it, and what went wrong. */
async function wordsOf(page: Page): Promise<string> {
  const texts = await page.locator('[data-testid="coach-panel"], main').allInnerTexts()
  const words = texts.map((text) => text.replaceAll(/\s+/g, ' ').slice(0, MOST_WORDS))
  const troubles = TROUBLES.get(page.context())?.slice(-MOST_TROUBLES) ?? []
  return `${new URL(page.url()).pathname}: ${[...words.reverse(), ...troubles].join(' | ')}`
}
