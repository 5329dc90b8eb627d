import type uPlot from 'uplot'

export interface ChartTheme {
  readonly ink: string
  readonly inkSoft: string
  readonly line: string
  readonly paper: string
  readonly fill: string
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
    paper: token('--paper'),
    fill: token('--chart-fill'),
    bandHigh: token('--band-high'),
    bandLow: token('--band-low'),
    font: `500 12px ${token('--font')}`,
  }
}

/** An axis in the page's quiet manner; only the one across has lines, to read heights by. */
export function axisOf(theme: ChartTheme, side: 'bottom' | 'left'): uPlot.Axis {
  return {
    stroke: theme.inkSoft,
    font: theme.font,
    grid: { show: side === 'left', stroke: theme.line, width: 1 },
    ticks: { show: false },
    ...(side === 'left' ? { size: 40, gap: 8, space: 44 } : { size: 28, gap: 8, space: 76 }),
  }
}

/** Draws anew where the colours of the page change; gives the way to stop. */
export function onSchemeChange(listener: () => void): () => void {
  const scheme = window.matchMedia('(prefers-color-scheme: dark)')
  scheme.addEventListener('change', listener)
  return () => scheme.removeEventListener('change', listener)
}
