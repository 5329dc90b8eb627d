import { Room } from '@livekit/rtc-node'

/** The framework sends what its session does; unread, each message would be a line among the bench's own. */
const SESSION_TOPIC = 'lk.agent.session'

/** A room for a caller that listens to the coach, not to the framework. */
export function callerRoom(): Room {
  const room = new Room()
  room.registerByteStreamHandler(SESSION_TOPIC, () => undefined)
  return room
}
