import { ReadableStream } from 'node:stream/web'
import { setTimeout as sleep } from 'node:timers/promises'
import { FlushSentinel, llm } from '@livekit/agents'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { openTestStore } from '../testing/test-store.ts'
import { configFor, startTextCall, type TextCall } from '../testing/text-call.ts'
import { coachTool } from '../tools/coach-tool.ts'
import type { ReplyChunk } from './checked-reply.ts'
import { lookAhead } from './look-ahead.ts'
import { PreparedReply } from './prepared-tools.ts'

let database: Awaited<ReturnType<typeof openTestStore>>
let provider: ScriptedProvider
let call: TextCall

beforeAll(async () => {
  database = await openTestStore()
  provider = await startScriptedProvider()
  call = await startTextCall(configFor(provider.baseUrl), database.store, null)
}, 60_000)
afterAll(async () => {
  await call.close()
  await provider.close()
  await database.close()
})

/** A reply that first asks for a tool, which takes so long, and then says something. */
async function reply(toolTakesMs: number, isSpoken = true): Promise<readonly ReplyChunk[]> {
  const tool = coachTool({
    name: 'look',
    description: 'Looks.',
    parameters: z.object({}),
    async run() {
      await sleep(toolTakesMs)
      return {}
    },
    line: () => 'looked',
  })
  const request = llm.FunctionCall.create({ callId: 'call', name: 'look', args: '{}' })
  const turns: ReplyChunk[][] = [
    [{ id: 'first', delta: { role: 'assistant', toolCalls: [request] } }],
    ['Twelve.'],
  ]
  return await Array.fromAsync(
    lookAhead(new llm.ChatContext(), {
      call: call.state,
      prepared: new PreparedReply(),
      readingTools: new Map([['look', tool]]),
      isSpoken,
      ask: async () => ReadableStream.from(turns.shift() ?? []),
    }),
  )
}

it('says that it looks, at once, when a tool takes long', async () => {
  expect(await reply(1000)).toEqual(['Let me look. ', FlushSentinel, 'Twelve.'])
})

it('says nothing of the kind when the answer is there soon', async () => {
  expect(await reply(300)).toEqual(['Twelve.'])
})

it('has no silence to fill in a conversation in text', async () => {
  expect(await reply(1000, false)).toEqual(['Twelve.'])
})
