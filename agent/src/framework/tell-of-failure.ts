import type { tts } from '@livekit/agents'

/**
 * Tells the session that a voice failed. Thrown by the voice, the failure would be an unhandled rejection as well, as the
 * framework does not await its task; emitted, it reaches the session first, and then the framework's adapter around the
 * voice, which passes it on to nobody and throws.
 */
export function tellOfFailure(voice: tts.TTS, label: string, error: unknown): void {
  try {
    voice.emit('error', {
      type: 'tts_error',
      timestamp: Date.now(),
      label,
      error: error instanceof Error ? error : new Error(String(error)),
      recoverable: false,
    })
  } catch {
    // The session has been told.
  }
}
