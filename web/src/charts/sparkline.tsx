import { useEffect, useRef, useState } from 'react'
import { useRequest } from '../api/use-request.ts'
import { getOverview } from '../api/workouts.ts'

const BINS = 60
const WIDTH = 240
const HEIGHT = 40

/** The workout's whole-foot pressure over time, drawn when it comes into view; the row says the numbers. */
export function Sparkline(props: { workoutId: string; updatedAt: string }) {
  const place = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      setSeen(true)
      observer.disconnect()
    })
    if (place.current) observer.observe(place.current)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={place} className="sparkline">
      {seen && <Line workoutId={props.workoutId} updatedAt={props.updatedAt} />}
    </div>
  )
}

async function overviewOfAnyFoot(id: string, signal: AbortSignal) {
  const left = await getOverview(id, { bins: BINS, foot: 'left' }, signal)
  return left.length > 0 ? left : await getOverview(id, { bins: BINS, foot: 'right' }, signal)
}

function Line(props: { workoutId: string; updatedAt: string }) {
  const overview = useRequest(`${props.workoutId} ${props.updatedAt}`, (signal) =>
    overviewOfAnyFoot(props.workoutId, signal),
  )
  if (overview.state !== 'ready' || overview.data.length < 2) return null
  const top = Math.max(...overview.data.map((bin) => bin.max), 1)
  const last = overview.data.length - 1
  const point = (value: number, index: number) =>
    `${((index / last) * WIDTH).toFixed(1)} ${(HEIGHT - 2 - (value / top) * (HEIGHT - 4)).toFixed(1)}`
  const upper = overview.data.map((bin, index) => point(bin.max, index))
  const mean = overview.data.map((bin, index) => point(bin.mean, index))
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={`M0 ${HEIGHT}L${upper.join('L')}L${WIDTH} ${HEIGHT}Z`} fill="var(--line)" />
      <path
        d={`M${mean.join('L')}`}
        fill="none"
        stroke="var(--ink-soft)"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
