import type { WorkoutEvent } from '@kinetra/workouts/event'
import type uPlot from 'uplot'
import { pressureColour } from '../foot/colour-scale.ts'
import type { ChartTheme } from './theme.ts'

/** Height above the plot that the marks take, in CSS pixels. */
export const LANE = 20
const RADIUS = 3.5
const LEAST_BAND = 2

/** The events as faint bands, and above each a mark in the colour of its pressure; a low one is hollow. */
export function drawEvents(
  plot: uPlot,
  events: readonly WorkoutEvent[],
  startedAtMs: number,
  theme: ChartTheme,
): void {
  const { ctx, bbox } = plot
  const scale = window.devicePixelRatio || 1
  const y = bbox.top - (LANE / 2) * scale
  ctx.save()
  for (const event of events) {
    const isHigh = event.type === 'region_force_high'
    const fromInS = (event.timestamp - startedAtMs) / 1000
    const left = plot.valToPos(fromInS, 'x', true)
    const right = plot.valToPos(fromInS + event.durationMs / 1000, 'x', true)
    ctx.fillStyle = isHigh ? theme.bandHigh : theme.bandLow
    ctx.fillRect(left, bbox.top, Math.max(LEAST_BAND * scale, right - left), bbox.height)
    ctx.beginPath()
    ctx.arc(left + scale, y, RADIUS * scale, 0, 2 * Math.PI)
    ctx.lineWidth = 1.25 * scale
    ctx.strokeStyle = theme.inkSoft
    ctx.fillStyle = isHigh ? pressureColour(event.value) : theme.paper
    ctx.fill()
    ctx.stroke()
  }
  ctx.restore()
}
