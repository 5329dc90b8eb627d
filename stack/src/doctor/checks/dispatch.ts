import { setTimeout as pause } from 'node:timers/promises'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import * as z from 'zod'
import { type Check, failed, ok } from '../check.ts'
import type { DoctorContext } from '../context.ts'
import { askLivekit } from '../livekit-api.ts'
import { withProbeRoom } from '../probe-room.ts'

const LIMIT_MS = 10_000
const POLL_MS = 200

const participants = z.object({
  participants: z.array(z.object({ identity: z.string(), kind: z.string().optional() })).default([]),
})

/** Whether the coach comes when it is sent for: a real dispatch into a room of its own. */
export const dispatch: Check = {
  name: 'dispatch',
  title: 'Coach takes calls',
  needs: ['livekit-rights', 'worker'],
  run: async (context) =>
    await withProbeRoom(context, async (room) => {
      const startedAt = performance.now()
      const grants = { roomAdmin: true, room }
      await askLivekit(context, 'AgentDispatchService/CreateDispatch', grants, {
        room,
        agent_name: AGENT_NAME,
      })
      while (performance.now() - startedAt < LIMIT_MS) {
        if (await agentIsIn(context, room)) {
          return ok(`joined after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
        }
        await pause(POLL_MS)
      }
      return failed(`did not come within ${LIMIT_MS / 1000} s`, {
        cause: `A worker is alive, but LiveKit at ${context.env.LIVEKIT_URL} gives it no job: it is registered at another LiveKit, under another key, or its machine is too busy to start a process.`,
        fix: 'Start the worker with the same LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET; its log says where it is registered.',
      })
    }),
}

async function agentIsIn(context: DoctorContext, room: string): Promise<boolean> {
  const answer = await askLivekit(
    context,
    'RoomService/ListParticipants',
    { roomAdmin: true, room },
    { room },
  )
  return participants.parse(answer).participants.some((one) => one.kind === 'AGENT')
}
