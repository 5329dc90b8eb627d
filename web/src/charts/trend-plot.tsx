import 'uplot/dist/uPlot.min.css'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import type { TrendLine } from '../pages/trend-lines.ts'
import { axisOf, themeOf } from './theme.ts'

const HEIGHT = 180
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' })

/** One value a workout over the days. */
export function TrendPlot({ line }: { line: TrendLine }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const host = place.current
    if (!host) return
    const theme = themeOf(host)
    const plot = new uPlot(
      {
        width: host.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: true },
          y: { range: (_, low, high) => [Math.min(low * 0.9, 0), high * 1.1 || 1] },
        },
        axes: [
          { ...axisOf(theme), space: 80, values: (_, ticks) => ticks.map((tick) => day.format(tick * 1000)) },
          { ...axisOf(theme), size: 48 },
        ],
        series: [{}, { stroke: theme.ink, width: 1.5, points: { show: true, size: 7, fill: theme.ink } }],
      },
      [line.points.map((point) => point.atMs / 1000), line.points.map((point) => point.value)],
      host,
    )
    const resize = new ResizeObserver(() => plot.setSize({ width: host.clientWidth, height: HEIGHT }))
    resize.observe(host)
    return () => {
      resize.disconnect()
      plot.destroy()
    }
  }, [line])
  return <div ref={place} role="img" aria-label={`${line.name}. ${line.words}`} />
}
