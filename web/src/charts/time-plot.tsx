import 'uplot/dist/uPlot.min.css'
import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { OverviewBin } from '@kinetra/workouts/summary'
import { useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import { clock } from '../format/format.ts'
import type { Replay } from '../replay/replay.ts'
import { drawEvents, LANE } from './event-lane.ts'
import { axisOf, onSchemeChange, themeOf } from './theme.ts'

const HEIGHT = 260
/** Ticks at times that people count in. */
const STEPS_IN_S = [1, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600]

interface TimePlotProps {
  readonly bins: readonly OverviewBin[]
  readonly events: readonly WorkoutEvent[]
  readonly startedAtMs: number
  readonly replay: Replay
  readonly label: string
  /** Told which bin the pointer is over; null where it is over none. */
  readonly onPoint: (bin: OverviewBin | null) => void
}

/** The line, its band of extremes, the events above and behind it, and the replay's position in front. */
export function TimePlot({ bins, events, startedAtMs, replay, label, onPoint }: TimePlotProps) {
  const place = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState(0)
  useEffect(() => onSchemeChange(() => setDrawn((count) => count + 1)), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new colour scheme draws anew
  useEffect(() => {
    const host = place.current
    if (!host) return
    const theme = themeOf(host)
    const plot = new uPlot(
      {
        width: host.clientWidth,
        height: HEIGHT,
        padding: [LANE, 8, 0, 0],
        legend: { show: false },
        cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
        scales: {
          x: { time: false, range: [0, replay.durationMs / 1000] },
          y: { range: (_, __, high) => [0, Math.max(high * 1.06, 5)] },
        },
        axes: [
          {
            ...axisOf(theme, 'bottom'),
            incrs: STEPS_IN_S,
            values: (_, ticks) => ticks.map((tick) => clock(tick)),
          },
          axisOf(theme, 'left'),
        ],
        series: [
          {},
          { stroke: 'transparent', points: { show: false } },
          { stroke: 'transparent', points: { show: false } },
          { stroke: theme.ink, width: 1.75, points: { show: false } },
        ],
        bands: [{ series: [1, 2], fill: theme.fill }],
        hooks: {
          draw: [(own) => drawEvents(own, events, startedAtMs, theme)],
          setCursor: [
            (own) => {
              const { idx, left = -1 } = own.cursor
              onPoint(idx === null || idx === undefined || left < 0 ? null : (bins[idx] ?? null))
            },
          ],
        },
      },
      [
        bins.map((bin) => (bin.fromMs + bin.toMs) / 2000),
        bins.map((bin) => bin.max),
        bins.map((bin) => bin.min),
        bins.map((bin) => bin.mean),
      ],
      host,
    )
    const head = document.createElement('div')
    head.className = 'playhead'
    plot.over.append(head)
    const jump = (event: MouseEvent) => {
      const box = plot.over.getBoundingClientRect()
      replay.pause()
      replay.seek(plot.posToVal(event.clientX - box.left, 'x') * 1000)
    }
    plot.over.addEventListener('click', jump)
    const follow = replay.onTime((timeMs) => {
      const part = timeMs / Math.max(1, replay.durationMs)
      head.style.transform = `translateX(${(part * 100).toFixed(3)}%)`
    })
    const resize = new ResizeObserver(() => plot.setSize({ width: host.clientWidth, height: HEIGHT }))
    resize.observe(host)
    return () => {
      follow()
      resize.disconnect()
      plot.destroy()
    }
  }, [bins, events, startedAtMs, replay, onPoint, drawn])
  return <div ref={place} role="img" aria-label={label} />
}
