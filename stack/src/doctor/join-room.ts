import { type JoinResponse, SignalResponse } from '@livekit/protocol'
import type { DoctorContext } from './context.ts'
import { httpAddress, signToken } from './livekit-api.ts'
import { withProbeRoom } from './probe-room.ts'

const PATIENCE_MS = 8000

/** Joins a room of its own over signalling alone, without media; what LiveKit says on joining is what it gets. */
export async function withJoinedRoom<Result>(
  context: DoctorContext,
  use: (joined: JoinResponse) => Promise<Result>,
): Promise<Result> {
  return await withProbeRoom(context, async (room) => {
    const token = await signToken(context, { roomJoin: true, room })
    const address = `${httpAddress(context.env.LIVEKIT_URL ?? '').replace(/^http/, 'ws')}/rtc`
    const query = `access_token=${token}&protocol=15&sdk=js&version=2.0.0&auto_subscribe=0`
    const socket = new WebSocket(`${address}?${query}`)
    socket.binaryType = 'arraybuffer'
    try {
      return await use(await answerOf(socket))
    } finally {
      socket.close()
    }
  })
}

/** The first message of a signalling connection: the server's version, its TURN servers, and more. */
function answerOf(socket: WebSocket): Promise<JoinResponse> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no answer to a WebSocket at /rtc')), PATIENCE_MS).unref()
    socket.onerror = () => reject(new Error('the WebSocket at /rtc was refused'))
    socket.onclose = ({ reason }) => reject(new Error(`the WebSocket at /rtc was closed ${reason}`.trim()))
    socket.onmessage = ({ data }) => {
      const { message } = SignalResponse.fromBinary(new Uint8Array(data as ArrayBuffer))
      if (message.case === 'join') resolve(message.value)
    }
  })
}
