import { PAGE_RPC } from '@kinetra/protocol/page'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerAction } from './page-actions.ts'

const region = JSON.stringify({ region: 'Med Heel', foot: 'left' })
const ask = (actions: Parameters<typeof answerAction>[0], payload = region) =>
  answerAction(actions, PAGE_RPC.showRegion, payload)

test('the host’s action gets what the coach asked for, and its sentence is the answer', async () => {
  const answer = await ask({ showRegion: ({ region, foot }) => `The page shows ${region}, ${foot}.` })
  expect(answer).toEqual({ ok: true, message: 'The page shows Med Heel, left.' })
})

test('an action may take its time, and may say that it did nothing', async () => {
  const answer = { ok: false, message: 'No workout is open on the page.' }
  expect(await ask({ showRegion: async () => answer })).toEqual(answer)
})

test('what the host cannot do, and what fails there, is answered', async () => {
  expect(await ask({})).toMatchObject({ ok: false })
  expect(await ask(undefined)).toMatchObject({ ok: false })
  const fails = () => {
    throw new Error('no such region')
  }
  expect(await ask({ showRegion: fails })).toMatchObject({ ok: false })
})

test('whatever the coach sends is answered, never thrown', async () => {
  const actions = { showRegion: () => 'Shown.', seekTo: () => 'Moved.', openWorkout: () => 'Opened.' }
  const methods = fc.constantFrom(...Object.values(PAGE_RPC))
  await fc.assert(
    fc.asyncProperty(methods, fc.oneof(fc.string(), fc.json()), async (method, payload) => {
      expect((await answerAction(actions, method, payload)).message).toMatch(/\.$/)
    }),
  )
})
