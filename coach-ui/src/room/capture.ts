import type { Room } from 'livekit-client'
import { isCalling } from '../call/call-state.ts'
import { captured, isWanted, wishMicrophone } from '../call/microphone-wish.ts'
import { MICROPHONE_FAILURES, type Problem, problem } from '../call/problems.ts'
import { feed, type Session } from '../call/session.ts'
import type { EarlyMicrophone } from './early-microphone.ts'
import { problemOfMicrophone, whyItEnded } from './microphone.ts'
import { openMicrophone } from './open-microphone.ts'
import type { Recording } from './record-track.ts'
import { Voice } from './voice.ts'

/** A microphone that ends this soon after it was opened is not opened again by itself. */
const STEADY_MS = 3000

interface Capture {
  readonly track: MediaStreamTrack
  /** As it was chosen: "default", or a device's id. */
  readonly chosen: string
  readonly sinceMs: number
}

export interface OwnMicrophone {
  /** Sends what is captured to a room; what is returned leaves it. */
  join(room: Room): () => void
  /** Closes it for good. */
  stop(): void
}

/**
 * Keeps what the browser captures as the session wants it, one step at a time: whatever came meanwhile is looked
 * at when the step is done, so that nothing which was asked for late stays open. Nothing else in the coach opens
 * a microphone. Muted is closed: the browser's sign of recording goes out. It opens as soon as a call is asked for:
 * until the coach hears it, what is said is recorded, and sent when the coach is there.
 * @param early the one that was opened with the click.
 */
export function ownMicrophone(session: Session, early?: Promise<EarlyMicrophone | undefined>): OwnMicrophone {
  const { view, preferences } = session
  const voice = new Voice()
  let opened = early
  let current: Capture | undefined
  let isOver = false
  let isSettling = false
  let isDirty = false

  const tell = (notice: Problem) => feed(session, { type: 'notice', notice })
  const wanted = () => {
    const { call, microphone } = view.get()
    return (
      !isOver &&
      isCalling(call.phase) &&
      microphone.capture !== 'failed' &&
      isWanted(microphone, preferences.get().consent)
    )
  }

  async function settle(): Promise<void> {
    isDirty = true
    if (isSettling) return
    isSettling = true
    // What asks for a call may refuse it in the same breath.
    await Promise.resolve()
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
    if (current && !wanted()) close()
    else if (!current && wanted()) await open(chosen)
    else if (current && current.chosen !== chosen) await change(current, chosen)
    else if (voice.isToBeSent) await send()
    else return forget()
    return true
  }

  function leaveUnused(): void {
    void opened?.then((one) => one?.stop())
    opened = undefined
  }

  /** What belongs to a call goes with it. */
  function forget(): boolean {
    const { call, microphone } = view.get()
    const isFailed = microphone.capture === 'failed'
    if (isCalling(call.phase) || (!voice.isKept && !isFailed && !opened)) return false
    leaveUnused()
    voice.forget()
    if (isFailed) captured(session, 'closed')
    return true
  }

  async function open(chosen: string): Promise<void> {
    captured(session, 'opening')
    try {
      const one = await opened
      opened = undefined
      const given = one?.chosen === chosen ? one : undefined
      if (!given) one?.stop()
      use(await (given?.track ?? openMicrophone(chosen)), chosen, await given?.recording)
      feed(session, { type: 'clear-notices', codes: MICROPHONE_FAILURES })
    } catch (error) {
      if (!isCalling(view.get().call.phase)) return captured(session, 'closed')
      const notice = problemOfMicrophone(error)
      if (chosen !== 'default' && notice.code === 'microphone-missing') {
        captured(session, 'closed')
        preferences.set({ microphoneId: 'default' })
        return tell(problem('microphone-unplugged'))
      }
      failed(notice)
    }
  }

  function failed(notice: Problem): void {
    captured(session, 'failed')
    tell(notice)
  }

  /** The one that works is given up only for another one that does. */
  async function change(from: Capture, chosen: string): Promise<void> {
    try {
      const track = await openMicrophone(chosen)
      from.track.stop()
      use(track, chosen)
    } catch (error) {
      tell(problemOfMicrophone(error))
      if (preferences.get().microphoneId === chosen) preferences.set({ microphoneId: from.chosen })
    }
  }

  function use(track: MediaStreamTrack, chosen: string, recording?: Recording): void {
    current = { track, chosen, sinceMs: Date.now() }
    watch(track)
    voice.use(track, recording)
    if (!wanted()) return
    captured(session, 'open')
  }

  async function send(): Promise<void> {
    try {
      await voice.send()
    } catch (error) {
      release()
      failed(problemOfMicrophone(error))
    }
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
    void voice.fallSilent()
    captured(session, 'closed')
  }

  function close(): void {
    release()
    feed(session, { type: 'clear-notices', codes: ['microphone-muted'] })
  }

  /** The browser ended it: unplugged, taken back by the user, or broken. */
  async function lost(track: MediaStreamTrack): Promise<void> {
    if (current?.track !== track) return
    const { sinceMs } = current
    const why = await whyItEnded(track)
    if (current?.track !== track || isOver) return
    release()
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
  changed()
  return {
    join(room) {
      const leave = voice.join(room)
      changed()
      return leave
    },
    stop() {
      isOver = true
      for (const stop of stops) stop()
      navigator.mediaDevices?.removeEventListener('devicechange', pluggedIn)
      leaveUnused()
      voice.forget()
      release()
    },
  }
}
