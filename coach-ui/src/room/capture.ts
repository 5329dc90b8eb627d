import { type LocalAudioTrack, type Room, Track } from 'livekit-client'
import { captured, isWanted, wishMicrophone } from '../call/microphone-wish.ts'
import { MICROPHONE_FAILURES, type Problem, problem } from '../call/problems.ts'
import { feed, type Session } from '../call/session.ts'
import { openMicrophone, problemOfMicrophone, whyItEnded } from './microphone.ts'

/** A microphone that ends this soon after it was opened is not opened again by itself. */
const STEADY_MS = 3000

interface Capture {
  readonly track: MediaStreamTrack
  /** As it was chosen: "default", or a device's id. */
  readonly chosen: string
  readonly sinceMs: number
}

/**
 * Keeps what the browser captures as the session wants it, one step at a time: whatever came meanwhile is looked
 * at when the step is done, so that nothing which was asked for late stays open. Nothing else in the coach opens
 * a microphone. Muted is closed: the browser's sign of recording goes out.
 */
export function ownMicrophone(session: Session, room: Room): { start(): void; stop(): void } {
  const { view, preferences } = session
  let current: Capture | undefined
  let published: LocalAudioTrack | undefined
  let state: 'not-yet' | 'running' | 'over' = 'not-yet'
  let isSettling = false
  let isDirty = false

  const tell = (notice: Problem) => feed(session, { type: 'notice', notice })
  const isOver = () => state === 'over'
  const wanted = () => {
    const { microphone } = view.get()
    return (
      state === 'running' &&
      microphone.capture !== 'failed' &&
      isWanted(microphone, preferences.get().consent)
    )
  }

  async function settle(): Promise<void> {
    isDirty = true
    if (isSettling) return
    isSettling = true
    while (isDirty) {
      isDirty = false
      while (await step()) {
        // Until everything is as it is wanted.
      }
    }
    isSettling = false
  }

  /** True where it did something. */
  async function step(): Promise<boolean> {
    const chosen = preferences.get().microphoneId
    if (current && !wanted()) await close()
    else if (!current && wanted()) await open(chosen)
    else if (current && current.chosen !== chosen) await change(current, chosen)
    else return false
    return true
  }

  async function open(chosen: string): Promise<void> {
    captured(session, 'opening')
    try {
      await use(await openMicrophone(chosen), chosen)
      feed(session, { type: 'clear-notices', codes: MICROPHONE_FAILURES })
    } catch (error) {
      release()
      if (isOver()) return
      const notice = problemOfMicrophone(error)
      if (chosen !== 'default' && notice.code === 'microphone-missing') {
        preferences.set({ microphoneId: 'default' })
        return tell(problem('microphone-unplugged'))
      }
      captured(session, 'failed')
      tell(notice)
    }
  }

  /** The one that works is given up only for another one that does. */
  async function change(from: Capture, chosen: string): Promise<void> {
    try {
      const track = await openMicrophone(chosen)
      from.track.stop()
      await use(track, chosen)
    } catch (error) {
      tell(problemOfMicrophone(error))
      if (preferences.get().microphoneId === chosen) preferences.set({ microphoneId: from.chosen })
    }
  }

  async function use(track: MediaStreamTrack, chosen: string): Promise<void> {
    current = { track, chosen, sinceMs: Date.now() }
    watch(track)
    if (!wanted()) return
    if (published) {
      await published.replaceTrack(track, true)
      await published.unmute()
    } else {
      const options = { source: Track.Source.Microphone }
      published = (await room.localParticipant.publishTrack(track, options)).audioTrack
    }
    if (wanted()) captured(session, 'open')
  }

  function watch(track: MediaStreamTrack): void {
    const muted = () => tell(problem('microphone-muted'))
    if (track.muted) muted()
    track.addEventListener('mute', muted)
    track.addEventListener('unmute', () =>
      feed(session, { type: 'clear-notices', codes: ['microphone-muted'] }),
    )
    track.addEventListener('ended', () => void lost(track))
  }

  function release(): void {
    current?.track.stop()
    current = undefined
    captured(session, 'closed')
  }

  async function close(): Promise<void> {
    release()
    feed(session, { type: 'clear-notices', codes: ['microphone-muted'] })
    await silence()
  }

  /** In the middle of a reconnection the room may not hear that: nothing is sent all the same. */
  async function silence(): Promise<void> {
    await published?.mute().catch(() => undefined)
  }

  /** The browser ended it: unplugged, taken back by the user, or broken. */
  async function lost(track: MediaStreamTrack): Promise<void> {
    if (current?.track !== track) return
    const { sinceMs } = current
    const why = await whyItEnded(track)
    if (current?.track !== track || isOver()) return
    release()
    await silence()
    if (why === 'revoked') {
      wishMicrophone(session, 'muted')
      tell(problem('microphone-revoked'))
    } else if (why === 'unplugged') {
      preferences.set({ microphoneId: 'default' })
      tell(problem('microphone-unplugged'))
    } else if (Date.now() - sinceMs < STEADY_MS) {
      captured(session, 'failed')
      tell(problem('microphone-failed'))
    }
    void settle()
  }

  /** One that is plugged in ends the search for one. */
  const pluggedIn = () => {
    const { call, microphone } = view.get()
    if (microphone.capture !== 'failed') return
    if (call.notices.some(({ code }) => code === 'microphone-missing')) captured(session, 'closed')
  }
  const changed = () => void settle()
  const stops = [view.subscribe(changed), preferences.subscribe(changed)]
  navigator.mediaDevices?.addEventListener('devicechange', pluggedIn)
  return {
    start() {
      if (state === 'not-yet') state = 'running'
      void settle()
    },
    stop() {
      state = 'over'
      for (const stop of stops) stop()
      navigator.mediaDevices?.removeEventListener('devicechange', pluggedIn)
      release()
    },
  }
}
