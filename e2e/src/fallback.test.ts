import {
  type ScriptedAnswer,
  type ScriptedProvider,
  startScriptedProvider,
} from '@kinetra/agent/testing/scripted-provider'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listWorkouts, peakOf } from './api.ts'
import { openBrowser } from './browser.ts'
import { Caller } from './caller.ts'
import { numbersIn } from './numbers.ts'
import { type Product, startProduct } from './product.ts'

const STAGES = ['/audio/transcriptions', '/chat/completions', '/audio/speech'] as const

let configured: ScriptedProvider
let product: Product
let browser: Browser

beforeAll(async () => {
  configured = await startScriptedProvider()
  // Before the call, so that the greeting is already the local one's.
  for (const path of STAGES) configured.script(path, { status: 500 })
  product = await startProduct(
    Object.fromEntries(
      ['STT', 'LLM', 'TTS'].flatMap((stage) => [
        [`COACH_${stage}`, 'compatible/scripted'],
        [`COACH_${stage}_BASE_URL`, configured.baseUrl],
      ]),
    ),
  )
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await configured?.close()
})

const asked = (path: string) => configured.requests.filter((request) => request.path === path).length
const FAULTS: readonly ScriptedAnswer[] = [
  { status: 500 },
  { delayMs: 60_000 },
  { text: 'Your peak was', breaks: true },
]

it('a provider that fails, stalls or breaks off is replaced within the turn, and used again when it is back', async () => {
  const run = (await listWorkouts(product)).find(({ type }) => type === 'running')
  const peak = await peakOf(product, run?.id ?? '', 'Med Heel')
  const caller = await Caller.at(product, browser, `/workouts/${run?.id}`)
  await caller.startCall()
  expect(await caller.heard()).not.toBe('')

  for (const fault of FAULTS) {
    for (const path of STAGES) configured.replace(path, fault)
    const before = STAGES.map(asked)
    const { question, answer, heard } = await caller.ask('What was my peak pressure on the medial heel?')
    expect(numbersIn(answer), `${JSON.stringify(fault)}: ${question} – ${answer}`).toContain(peak)
    expect(heard).not.toBe('')
    expect(STAGES.map(asked).some((count, stage) => count > (before[stage] ?? 0))).toBe(true)
  }

  configured.replace('/chat/completions', { text: 'I am back.' })
  await expect
    .poll(async () => (await caller.type('Are you back?')).includes('I am back.'), {
      timeout: 90_000,
      interval: 5000,
    })
    .toBe(true)
  await caller.endCall()
})
