import type { WatcherDependencies } from './watch-calls.ts'

/** Closes the rooms of calls that have ended while LiveKit could not be asked to. */
export async function closeRooms({
  store,
  livekit,
  logger,
}: Pick<WatcherDependencies, 'store' | 'livekit' | 'logger'>): Promise<void> {
  try {
    for (const room of await store.calls.roomsToClose()) {
      await livekit.deleteRoom(room)
      await store.calls.roomClosed(room)
    }
  } catch (error) {
    logger.warn({ err: error }, 'the rooms of ended calls could not be closed')
  }
}
