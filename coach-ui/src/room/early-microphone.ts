import { wasInCall } from '../launcher/was-in-call.ts'
import type { CoachSettings, Preferences } from '../settings.ts'
import { openMicrophone } from './open-microphone.ts'
import { type Recording, recordTrack } from './record-track.ts'

/** A microphone that was opened with the click, while the panel is still on its way. */
export interface EarlyMicrophone {
  readonly chosen: string
  readonly track: Promise<MediaStreamTrack>
  readonly recording: Promise<Recording | undefined>
  stop(): void
}

/**
 * Hears somebody who has agreed to be heard from the click on. A call that is returned to has its own wish, and who
 * holds to talk begins muted.
 */
export function openEarly({ preferences, name }: CoachSettings): EarlyMicrophone | undefined {
  const { consent, pushToTalk, microphoneId = 'default' } = preferences?.get() ?? kept(name)
  if (!consent || pushToTalk || wasInCall(name, 'localStorage')) return
  const track = openMicrophone(microphoneId)
  const recording = track.then(recordTrack)
  // Told by the panel, which waits for the track as well.
  recording.catch(() => undefined)
  return {
    chosen: microphoneId,
    track,
    recording,
    stop() {
      track.then((opened) => opened.stop()).catch(() => undefined)
      recording.then((begun) => begun?.stop()).catch(() => undefined)
    },
  }
}

/** Read here in short, as `preferences.ts` wrote it. */
function kept(name = 'kinetra'): Partial<Preferences> {
  try {
    return JSON.parse(localStorage[`${name}.settings`])
  } catch {
    return {}
  }
}
