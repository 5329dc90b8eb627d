import { randomBytes } from 'node:crypto'
import type { DoctorContext } from './context.ts'
import { askLivekit } from './livekit-api.ts'

/** Runs something in a room of its own, which is gone afterwards; LiveKit removes it if we cannot. */
export async function withProbeRoom<Result>(
  context: DoctorContext,
  use: (room: string) => Promise<Result>,
): Promise<Result> {
  const room = `kinetra-doctor-${randomBytes(6).toString('hex')}`
  await askLivekit(context, 'RoomService/CreateRoom', { roomCreate: true }, { name: room, empty_timeout: 20 })
  try {
    return await use(room)
  } finally {
    await askLivekit(context, 'RoomService/DeleteRoom', { roomCreate: true }, { room }).catch(() => undefined)
  }
}
