import 'uplot/dist/uPlot.min.css'
import { useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import { dayOf } from '../format/format.ts'
import type { TrendLine, TrendLinePoint } from '../pages/trend-lines.ts'
import { t } from '../words/words.ts'
import { axisOf, onSchemeChange, themeOf } from './theme.ts'

const HEIGHT = 168
const DAY_IN_S = 86_400
/** Days between ticks, from which the first that fits is taken. */
const STEPS = [1, 7, 14, 28, 91, 182, 364].map((days) => days * DAY_IN_S)

interface TrendPlotProps {
  readonly line: TrendLine
  /** Told which point the pointer is nearest to; null where it is over none. */
  readonly onPoint: (point: TrendLinePoint | null) => void
  readonly onChoose: (point: TrendLinePoint) => void
}

/** One value over the days. The scale begins near the lowest value: what counts here is the change. */
export function TrendPlot({ line, onPoint, onChoose }: TrendPlotProps) {
  const place = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState(0)
  useEffect(() => onSchemeChange(() => setDrawn((count) => count + 1)), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new colour scheme draws anew
  useEffect(() => {
    const host = place.current
    if (!host) return
    const theme = themeOf(host)
    const { points } = line
    const goal = line.goal?.value
    const plot = new uPlot(
      {
        width: host.clientWidth,
        height: HEIGHT,
        padding: [8, 12, 0, 0],
        legend: { show: false },
        cursor: { drag: { x: false, y: false }, y: false, points: { size: 11, fill: theme.ink } },
        scales: {
          x: { time: true, range: (_, from, to) => spread(from, to, 0.04) },
          y: {
            range: (_, low, high) => aroundValues(Math.min(low, goal ?? low), Math.max(high, goal ?? high)),
          },
        },
        axes: [
          {
            ...axisOf(theme, 'bottom'),
            space: 64,
            incrs: STEPS,
            values: (_, ticks) => ticks.map((tick) => dayOf(tick * 1000)),
          },
          axisOf(theme, 'left'),
        ],
        series: [
          {},
          { stroke: theme.ink, width: 1.75, points: { show: true, size: 7, width: 0, fill: theme.ink } },
          { stroke: theme.ink, width: 1, dash: [6, 5], points: { show: false } },
        ],
        hooks: {
          setCursor: [
            ({ cursor: { idx, left = -1 } }) =>
              onPoint(idx === null || idx === undefined || left < 0 ? null : (points[idx] ?? null)),
          ],
        },
      },
      [points.map(({ atMs }) => atMs / 1000), points.map(({ value }) => value), points.map(() => goal)],
      host,
    )
    plot.over.addEventListener('click', () => {
      const point = points[plot.cursor.idx ?? -1]
      if (point) onChoose(point)
    })
    const resize = new ResizeObserver(() => plot.setSize({ width: host.clientWidth, height: HEIGHT }))
    resize.observe(host)
    return () => {
      resize.disconnect()
      plot.destroy()
    }
  }, [line, onPoint, onChoose, drawn])
  return <div ref={place} role="img" aria-label={t('trendChart', { name: line.name, words: line.words })} />
}

function spread(from: number, to: number, share: number): [number, number] {
  const more = Math.max((to - from) * share, DAY_IN_S / 4)
  return [from - more, to + more]
}

/** Never below zero, and never so narrow that a tremble looks like a change. */
function aroundValues(low: number, high: number): [number, number] {
  const span = Math.max(high - low, Math.abs(high) * 0.12, 1)
  const middle = (low + high) / 2
  return [Math.max(0, middle - span * 0.75), middle + span * 0.75]
}
