import { LOCAL_USER } from '@kinetra/protocol/ids'
import { StoreUnavailableError } from '@kinetra/store/errors'
import type { CallStore, Turn } from '@kinetra/store/store'
import { initializeLogger, llm, voice } from '@livekit/agents'
import { expect, it, onTestFinished } from 'vitest'
import { openEmptyStore } from '../testing/test-store.ts'
import { callStateFor } from '../testing/text-call.ts'
import type { CallState } from './call-state.ts'
import { rememberTurns } from './memory.ts'

it.each([
  ['its answer is lost', true],
  ['it is away', false],
])('stores a turn once where %s', async (_, isStored) => {
  initializeLogger({ pretty: false, level: 'silent' })
  const { store, close } = await openEmptyStore()
  onTestFinished(close)
  const callId = 'a'.repeat(32)
  await store.calls.create({
    ...{ id: callId, userId: LOCAL_USER, roomName: `kinetra-session-${callId}`, workoutId: null },
  })
  let tries = 0
  const calls: CallStore = {
    ...store.calls,
    async appendTurn(id: string, turn: Turn) {
      tries += 1
      if (tries > 1 || isStored) await store.calls.appendTurn(id, turn)
      if (tries === 1) throw new StoreUnavailableError(new Error('away'))
    },
  }
  const session = new voice.AgentSession<CallState>({ vad: null })
  const call = await callStateFor(store, null, () => undefined)
  const memory = rememberTurns(session, { ...call, callId, store: { ...store, calls } })
  for (const content of ['How hard?', 'How hard?'])
    session.emit(
      voice.AgentSessionEventTypes.ConversationItemAdded,
      voice.createConversationItemAddedEvent(llm.ChatMessage.create({ role: 'user', content })),
    )
  await memory.settled()
  expect((await store.calls.turns(callId)).map(({ text }) => text)).toEqual(['How hard?', 'How hard?'])
})
