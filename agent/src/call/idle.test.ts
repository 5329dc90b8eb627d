import { afterEach, beforeEach, expect, it } from 'vitest'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { openTestStore } from '../testing/test-store.ts'
import { configFor, startTextCall, type TextCall } from '../testing/text-call.ts'
import { watchIdle } from './idle.ts'

const CHAT = '/chat/completions'
let database: Awaited<ReturnType<typeof openTestStore>>
let provider: ScriptedProvider
let call: TextCall

beforeEach(async () => {
  database = await openTestStore()
  provider = await startScriptedProvider()
  provider.script(CHAT, { text: 'Fine.' })
  call = await startTextCall(configFor(provider.baseUrl), database.store, null)
})
afterEach(async () => {
  await call.close()
  await provider.close()
  await database.close()
})

/** The orders that the model got, in order. */
const orders = () => provider.requests.flatMap(({ body }) => /ASK_IF_THERE|SAY_GOODBYE/.exec(body)?.[0] ?? [])

it('asks once after a silence, and says goodbye when it goes on', async () => {
  const ended = new Promise<void>((done) => {
    call.state.endCall = done
  })
  watchIdle(call.session, call.state, { questionInS: 0.3, goodbyeInS: 1.2 }, () => undefined)
  await call.say('Hello')
  await ended
  await expect.poll(orders).toEqual(['ASK_IF_THERE', 'SAY_GOODBYE'])
})

it('starts anew when the user says something', async () => {
  let hasEnded = false
  call.state.endCall = () => {
    hasEnded = true
  }
  watchIdle(call.session, call.state, { questionInS: 0.3, goodbyeInS: 60 }, () => undefined)
  await call.say('Hello')
  await expect.poll(orders).toEqual(['ASK_IF_THERE'])
  await call.say('Yes, I am here.')
  await expect.poll(orders).toEqual(['ASK_IF_THERE', 'ASK_IF_THERE'])
  expect(hasEnded).toBe(false)
})
