import { describe, expect } from 'vitest'
import { countEvents } from '../api.ts'
import { inspectPage, inspectPanel } from '../inspect.ts'
import { numbersIn } from '../numbers.ts'
import { test as it } from '../testing-product.ts'

describe('a page in German', () => {
  it('is chosen in the settings, stays, and is German down to the call, whose coach speaks English', async ({
    product,
    run,
    visit,
  }) => {
    const caller = await visit({ path: '/settings' })
    const { page } = caller
    const language = () => page.evaluate(() => document.documentElement.lang)
    expect(await language()).toBe('en')
    const choice = page.getByLabel('Language', { exact: true })
    await choice.focus()
    await choice.selectOption({ label: 'Deutsch' })
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby'))).toBe(
      'language',
    )
    await page.getByText('Der Coach spricht Englisch.').waitFor()
    expect(await inspectPage(page, 'german-settings')).toEqual([])

    await page.goto(`${product.url}/workouts/${run.id}`)
    await page.getByRole('button', { name: 'Wiedergabe starten' }).waitFor()
    expect(await language()).toBe('de')
    expect(await inspectPage(page, 'german-workout')).toEqual([])

    await page.getByRole('button', { name: 'Coach fragen' }).click()
    await page.getByRole('dialog').getByText('Der Coach spricht Englisch').waitFor()
    await page.getByRole('button', { name: 'Lieber schreiben, ohne Mikrofon' }).click()
    await caller.untilCaption('coach', /\w+/)
    const answer = await caller.type('How many events were there in total?')
    expect(numbersIn(answer)).toContain(await countEvents(product, run.id))
    const spoken = page.getByTestId('coach-caption').last()
    expect(await spoken.evaluate((element) => element.closest<HTMLElement>('[lang]')?.lang)).toBe('en')
    expect(await inspectPanel(page, 'german-call')).toEqual([])
    await page.getByRole('button', { name: 'Auflegen' }).click()
    await page.getByText('Hat der Coach geholfen?').waitFor()
  })

  it('is what a browser in German gets, without any choice', async ({ visit }) => {
    const { page } = await visit({ path: '/', context: { locale: 'de-CH' } })
    await page.getByRole('heading', { name: 'Trainings', level: 1 }).waitFor()
    await page.getByLabel('Nach Namen suchen').fill('zzz')
    await page.getByText('Kein Training passt.').waitFor()
  })
})
