import 'uplot/dist/uPlot.min.css'
import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { OverviewBin } from '@kinetra/workouts/summary'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import { clock } from '../format/format.ts'
import type { Replay } from '../replay/replay.ts'
import { axisOf, themeOf } from './theme.ts'

const HEIGHT = 240

interface TimePlotProps {
  readonly bins: readonly OverviewBin[]
  readonly events: readonly WorkoutEvent[]
  readonly startedAtMs: number
  readonly replay: Replay
  readonly label: string
}

/** The line, its band of extremes, the events behind it, and the replay's position in front. */
export function TimePlot({ bins, events, startedAtMs, replay, label }: TimePlotProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const host = place.current
    if (!host) return
    const theme = themeOf(host)
    const drawEvents = (plot: uPlot) => {
      plot.ctx.save()
      for (const event of events) {
        const fromMs = event.timestamp - startedAtMs
        const left = plot.valToPos(fromMs / 1000, 'x', true)
        const right = plot.valToPos((fromMs + event.durationMs) / 1000, 'x', true)
        plot.ctx.fillStyle = event.type === 'region_force_high' ? theme.bandHigh : theme.bandLow
        plot.ctx.fillRect(left, plot.bbox.top, Math.max(2, right - left), plot.bbox.height)
      }
      plot.ctx.restore()
    }
    const plot = new uPlot(
      {
        width: host.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { drag: { x: false, y: false }, points: { show: false } },
        scales: {
          x: { time: false, range: [0, replay.durationMs / 1000] },
          y: { range: (_, low, high) => [Math.min(0, low), Math.max(high * 1.08, 5)] },
        },
        axes: [
          { ...axisOf(theme), values: (_, ticks) => ticks.map((tick) => clock(tick)) },
          { ...axisOf(theme), size: 44 },
        ],
        series: [
          {},
          { stroke: 'transparent', points: { show: false } },
          { stroke: 'transparent', points: { show: false } },
          { stroke: theme.ink, width: 1.5, points: { show: false } },
        ],
        bands: [{ series: [1, 2], fill: theme.line }],
        hooks: { drawClear: [drawEvents] },
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
  }, [bins, events, startedAtMs, replay])
  return <div ref={place} role="img" aria-label={label} />
}
