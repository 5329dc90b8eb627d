import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'

const FOLDER = resolve(import.meta.dirname, '../../artifacts/failed')

/** Closes what a test opened; of a test that failed a picture of each page is kept. */
export async function closePages(browser: Browser, task: { name: string; result?: { state: string } }) {
  const contexts = browser.contexts()
  if (task.result?.state === 'fail') {
    await mkdir(FOLDER, { recursive: true })
    const name = task.name.replaceAll(/\W+/g, '-')
    const pages = contexts.flatMap((context) => context.pages())
    await Promise.all(
      pages.map((page, index) => page.screenshot({ path: `${FOLDER}/${name}-${index + 1}.png` })),
    )
  }
  await Promise.all(contexts.map((context) => context.close()))
}
