import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { DisconnectReason, type Room, RoomEvent } from '@livekit/rtc-node'
import { pause, VoiceClient } from '../voice-client.ts'
import type { CallerEvent, CallerEventBody, CallersPlan } from './caller-events.ts'

/** Nobody waits longer before asking again. */
const PATIENCE_MS = 8000
const BREATH_MS = 500
const CLICK_AGAIN_MS = 1000
/** Who is shown for so long that the connection is tried again reloads the page. */
const RELOADS_AFTER_MS = 10_000

// Callers in a process of their own, which may be on another machine: each asks its questions until it is told to stop.
const [plan] = (await once(process, 'message')) as [CallersPlan]
for (const port of plan.forward?.ports ?? []) forward(port, plan.forward?.address ?? '')
let isOver = false
process.once('message', () => {
  isOver = true
})
process.once('disconnect', () => process.exit())
await Promise.all(Array.from({ length: plan.count }, (_, caller) => call(caller)))
process.exit()

async function call(caller: number): Promise<void> {
  const tell = (event: CallerEventBody) =>
    process.send?.({ caller, atMs: Date.now(), ...event } satisfies CallerEvent)
  let callId: string | undefined
  let asked = caller
  await pause(caller * 1000)
  while (!isOver) {
    let isOut = false
    let calledIn: Room | undefined
    const watch = (room: Room) => {
      calledIn = room
      observe(room, tell, () => {
        isOut = true
      })
    }
    const client = await (callId
      ? VoiceClient.rejoin(plan.url, callId, watch).catch(async (error: Error) => {
          if (!error.message.includes('call_over')) throw error
          return await VoiceClient.join(plan.url, plan.workoutId, watch)
        })
      : VoiceClient.join(plan.url, plan.workoutId, watch)
    ).catch(() => undefined)
    if (!client) {
      await pause(CLICK_AGAIN_MS)
      continue
    }
    // A coach may be quicker than its caller, who is told of nobody that was there before.
    if (calledIn) tellOfOthers(calledIn, tell)
    tell({ kind: 'joined', callId: client.callId })
    callId = client.callId
    await client.firstHeard(Date.now(), PATIENCE_MS).catch(() => undefined)
    while (!isOver && !isOut) {
      await Promise.race([client.untilQuiet(), pause(PATIENCE_MS)])
      const question = plan.questions[asked++ % plan.questions.length] ?? new Int16Array()
      const spokenMs = await client.speak(question)
      const heardMs = await client.firstHeard(spokenMs, PATIENCE_MS).catch(() => undefined)
      tell(
        heardMs === undefined
          ? { kind: 'unanswered', waitedMs: Date.now() - spokenMs }
          : { kind: 'answered', waitedMs: heardMs - spokenMs },
      )
      await pause(BREATH_MS)
    }
    await Promise.race([client.leave(), pause(PATIENCE_MS)])
  }
}

function tellOfOthers(room: Room, tell: (event: CallerEventBody) => void): void {
  for (const identity of room.remoteParticipants.keys()) tell({ kind: 'coach-came', identity })
}

function observe(room: Room, tell: (event: CallerEventBody) => void, out: () => void): void {
  room.on(RoomEvent.ParticipantConnected, ({ identity }) => tell({ kind: 'coach-came', identity }))
  room.on(RoomEvent.ParticipantDisconnected, ({ identity }) => tell({ kind: 'coach-left', identity }))
  let reload: NodeJS.Timeout | undefined
  room.on(RoomEvent.Reconnecting, () => {
    tell({ kind: 'reconnecting' })
    reload ??= setTimeout(() => {
      tell({ kind: 'thrown-out', reason: 'reloads the page' })
      out()
    }, RELOADS_AFTER_MS)
  })
  room.on(RoomEvent.Reconnected, () => {
    tell({ kind: 'reconnected' })
    tellOfOthers(room, tell)
    clearTimeout(reload)
    reload = undefined
  })
  room.on(RoomEvent.Disconnected, (reason) => {
    clearTimeout(reload)
    if (!isOver && reason !== DisconnectReason.CLIENT_INITIATED)
      tell({ kind: 'thrown-out', reason: DisconnectReason[reason] })
    out()
  })
  room.registerTextStreamHandler('lk.transcription', (reader, { identity }) => {
    const isFinal = reader.info.attributes?.['lk.transcription_final'] === 'true'
    const who = identity.startsWith('agent-') ? 'coach' : 'user'
    void reader.readAll().then(
      (text) => {
        if (text.trim() && (isFinal || who === 'coach')) tell({ kind: 'said', who, text: text.trim() })
      },
      () => undefined,
    )
  })
}

/** What comes to a port here goes to the same port of another machine. */
function forward(port: number, address: string): void {
  createServer((near) => {
    const far = connect(port, address)
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
  }).listen(port, '127.0.0.1')
}
