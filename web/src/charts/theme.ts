import type uPlot from 'uplot'

export interface ChartTheme {
  readonly ink: string
  readonly inkSoft: string
  readonly line: string
  readonly bandHigh: string
  readonly bandLow: string
  readonly font: string
}

/** The page's tokens as the canvas needs them. */
export function themeOf(element: Element): ChartTheme {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: token('--ink'),
    inkSoft: token('--ink-soft'),
    line: token('--line'),
    bandHigh: token('--band-high'),
    bandLow: token('--band-low'),
    font: `500 12px ${token('--font')}`,
  }
}

/** An axis in the page's quiet manner. */
export function axisOf(theme: ChartTheme): uPlot.Axis {
  return {
    stroke: theme.inkSoft,
    font: theme.font,
    grid: { stroke: theme.line, width: 1 },
    ticks: { show: false },
  }
}
