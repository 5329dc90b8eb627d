/// <reference lib="dom" />
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect } from 'vitest'
import { inspectPage } from '../inspect.ts'
import { newRun } from '../own-run.ts'
import type { ReachableProduct } from '../product.ts'
import { test as it } from '../testing-product.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

/** A run as an insole's gateway sends it, in real time; it can be held and let go on. */
async function simulateRun(product: ReachableProduct): Promise<{ path: string; insole: ChildProcess }> {
  const options = ['--minutes', '3', '--feet', 'both', '--server', product.url]
  const insole = spawn(process.execPath, ['stack/src/simulate/main.ts', 'running', ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  const path = await new Promise<string>((begun, failed) => {
    insole.stdout?.on('data', (chunk) => {
      printed += chunk
      const found = /\/workouts\/[0-9a-f]{24}/.exec(printed)
      if (found) begun(found[0])
    })
    insole.once('exit', () => failed(new Error(`the simulator ended:\n${printed}`)))
  })
  return { path, insole }
}

describe('the page for a run', () => {
  it('shows two figures of one’s choice and the print, keeps the screen on, and says so when it is older than a second', async ({
    product,
    visit,
  }) => {
    const { path, insole } = await simulateRun(product)
    try {
      const before = () => {
        const { wakeLock } = navigator
        const request = wakeLock.request.bind(wakeLock)
        wakeLock.request = async (type) => {
          document.documentElement.dataset.awake = String(type)
          return await request(type)
        }
      }
      const { page } = await visit({ path: `${path}/live`, before })
      const state = page.getByTestId('live-state')
      const first = page.getByTestId('live-first')
      await expect.poll(async () => await first.textContent()).toMatch(/^1[5-9]\d/)
      await expect.poll(async () => await page.getByTestId('heat-map').count()).toBe(2)
      await expect.poll(async () => await state.textContent()).toMatch(/^Recording, \d+:\d\d/)
      expect(await page.evaluate(() => document.documentElement.dataset.awake)).toBe('screen')
      expect(await inspectPage(page, 'page-for-a-run')).toEqual([])

      await page.getByLabel('First figure').selectOption({ label: 'Ground contact time' })
      await expect.poll(async () => await first.textContent()).toMatch(/^2\d\d ?ms a step/)
      await page.reload()
      await expect.poll(async () => await first.textContent()).toMatch(/^2\d\d/)
      await expect.poll(async () => await state.getAttribute('data-stale')).toBe('false')

      insole.kill('SIGSTOP')
      await expect.poll(async () => await state.textContent()).toMatch(/Nothing new for [2-9] seconds/)
      expect(await state.getAttribute('data-stale')).toBe('true')
      expect(await inspectPage(page, 'page-for-a-run-stale')).toEqual([])
      insole.kill('SIGCONT')
      await expect.poll(async () => await state.getAttribute('data-stale')).toBe('false')
    } finally {
      insole.removeAllListeners('exit')
      insole.kill('SIGKILL')
    }
  })

  it('leads to how it went when the recording ends', async ({ product, visit }) => {
    const recording = await newRun(product)
    const { page } = await visit({ path: `${recording.path}/live` })
    await page.getByText('Waiting for the first step.').waitFor()
    await recording.send(2)
    await page.getByTestId('heat-map').waitFor()
    await recording.complete()
    await page.getByRole('link', { name: 'See how it went' }).click()
    await page.getByTestId('how-it-went').waitFor()
  })
})

describe('how a workout went', () => {
  it('is said in one sentence whose numbers lead to where they stand; terms are a key away', async ({
    visit,
  }) => {
    const { page } = await visit()
    const sentence = page.getByTestId('how-it-went')
    expect(await sentence.textContent()).toMatch(/^[A-Z].*your last (five|six) runs.*\.$/)
    const number = sentence.getByRole('link').nth(1)
    await number.press('Enter')
    await expect.poll(async () => await page.locator('.figures > :target dd').first().isVisible()).toBe(true)
    expect(await page.getByTestId('usual-cadence').textContent()).toMatch(/usual.*usually \d+/)

    const term = page.getByRole('button', { name: 'Hard landings' })
    await term.press('Enter')
    await page.getByText(/^High-force events:/).waitFor()
    await term.press('Escape')
    await page.getByText(/^High-force events:/).waitFor({ state: 'hidden' })
  })
})

describe('a goal', () => {
  it('is set where its figure is shown, kept by the server, and taken away again', async ({ visit }) => {
    const { page } = await visit({ path: '/trends?type=running' })
    const goal = page.getByTestId('goal-cadence')
    await goal.getByRole('button', { name: /^Set a goal/ }).click()
    await goal.getByRole('textbox').fill('two')
    await goal.getByRole('button', { name: 'Save' }).click()
    await goal.getByRole('alert').waitFor()
    await goal.getByRole('textbox').fill('199')
    await goal.getByRole('button', { name: 'Save' }).click()
    await goal.getByText(/^Goal: at least 199, \d+ to go/).waitFor()
    await page.reload()
    await goal.getByText(/^Goal: at least 199/).waitFor()
    await goal.getByRole('button', { name: /^Change goal/ }).click()
    expect(await inspectPage(page, 'page-trends-goal')).toEqual([])
    await goal.getByRole('button', { name: 'Remove' }).click()
    await goal.getByText(/^Goal:/).waitFor({ state: 'hidden' })
  })
})
