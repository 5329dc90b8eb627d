import type { Foot, Workout } from '@kinetra/workouts/workout'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { clock } from '../format/format.ts'
import { type LiveFeed, STALE_MS } from '../replay/live-feed.ts'
import { t } from '../words/words.ts'

const LOOK_EVERY_MS = 200
/** Two strides: a foot that is gone for longer is not in the air. */
const FOOT_GONE_MS = 3000

interface LiveStateProps {
  readonly feed: LiveFeed
  readonly feet: readonly Foot[]
  readonly lost: 'no' | 'restoring' | 'gone'
  readonly ended: boolean
  readonly workout: Workout
}

/** One line: that it is recorded, or what keeps it from being shown as it is now. */
export function LiveState(props: LiveStateProps) {
  const { feed, ended, workout } = props
  const [seconds, setSeconds] = useState({ old: 0, missing: null as Foot | null })
  useEffect(() => {
    const timer = setInterval(() => {
      const now = performance.now()
      const ageMs = feed.ageMs(now)
      const old = ageMs > STALE_MS && ageMs < Number.POSITIVE_INFINITY ? Math.round(ageMs / 1000) : 0
      const missing = feed.feet().find((foot) => feed.footAgeMs(foot, now) > FOOT_GONE_MS) ?? null
      setSeconds((before) => (before.old === old && before.missing === missing ? before : { old, missing }))
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [feed])
  const isStale = !ended && seconds.old > 0
  return (
    <div className="live-state" data-stale={isStale} data-testid="live-state">
      <p role="status">
        <span className="visually-hidden">{isStale ? t('liveStaleShort') : ''}</span>
      </p>
      <p>
        {ended && (
          <>
            {t('liveEnded')} <Link href={`/workouts/${workout.id}`}>{t('liveHowItWent')}</Link>
          </>
        )}
        {!ended && stateWords(props, seconds)}
      </p>
    </div>
  )
}

function stateWords(props: LiveStateProps, { old, missing }: { old: number; missing: Foot | null }): string {
  const { feet, lost, workout } = props
  if (lost === 'gone') return t('liveGone')
  if (lost === 'restoring') return t('liveReconnecting')
  if (feet.length === 0) return t('liveWaiting')
  if (old > 0) return t('liveStale', { seconds: old })
  if (missing) return t(missing === 'left' ? 'liveNoLeft' : 'liveNoRight')
  return t('liveRecording', { time: clock(workout.durationInS) })
}
