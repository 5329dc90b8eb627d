import type { WorkoutSummary } from '@kinetra/workouts/summary'
import { useEffect, useMemo } from 'react'
import { getFrames } from '../api/workouts.ts'
import { pageStore } from '../page-context/page-store.ts'
import { readAddress, writeAddress } from './address.ts'
import { eachPicture } from './each-picture.ts'
import { FrameBuffer } from './frame-buffer.ts'
import { Replay } from './replay.ts'

function once(action: () => void): () => void {
  let done = false
  return () => {
    if (!done) action()
    done = true
  }
}

/** How often the position is told to the rest of the page and the coach while the replay runs. */
const TELL_MS = 500

/** The replay's clock and frames; jumps that are asked for in the page's state or address are made here. */
export function useReplay(
  workoutId: string,
  summary: WorkoutSummary,
): { clock: Replay; buffer: FrameBuffer } {
  const { startedAtMs, durationInS } = summary
  const replay = useMemo(() => {
    const durationMs = durationInS * 1000
    const clock = new Replay(durationMs)
    const buffer = new FrameBuffer((window) => getFrames(workoutId, window), startedAtMs, durationMs)
    const opening = { timeMs: 0 }
    const asked = readAddress().t
    if (asked !== null) clock.seek(asked)
    else {
      // Nobody wants to be greeted by a foot in the air: it opens at the first full print.
      buffer.onLoad(
        once(() => {
          if (clock.timeMs !== 0) return
          opening.timeMs = buffer.heaviestMs() ?? 0
          clock.seek(opening.timeMs)
        }),
      )
    }
    return { clock, buffer, opening }
  }, [workoutId, startedAtMs, durationInS])

  useEffect(() => {
    const { clock, opening } = replay
    let stopPlaying: (() => void) | undefined
    const play = () => {
      stopPlaying?.()
      stopPlaying = clock.state.playing ? eachPicture((nowMs) => clock.tick(nowMs)) : undefined
    }
    play()
    const stopFollowing = clock.onState(play)
    let toldAt = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      toldAt = performance.now()
      timer = undefined
      const timeMs = Math.round(clock.timeMs)
      pageStore.set({ timeMs })
      // Only where it rests, and not where it opened by itself.
      if (!clock.state.playing && clock.timeMs !== opening.timeMs) writeAddress({ t: timeMs })
    }
    const stopTime = clock.onTime(() => {
      timer ??= setTimeout(tell, Math.max(0, toldAt + TELL_MS - performance.now()))
    })
    const obey = () => {
      const { pendingSeek } = pageStore.get()
      if (pendingSeek?.workoutId !== workoutId) return
      clock.pause()
      clock.seek(pendingSeek.timeMs)
      pageStore.set({ pendingSeek: null, timeMs: Math.round(clock.timeMs) })
    }
    obey()
    const stopObeying = pageStore.subscribe(obey)
    return () => {
      stopFollowing()
      stopPlaying?.()
      clearTimeout(timer)
      stopTime()
      stopObeying()
    }
  }, [replay, workoutId])
  return replay
}
