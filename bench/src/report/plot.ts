import { percentile, type Samples } from '../measured.ts'

const [WIDTH, ROW, LEFT, TOP, BOTTOM] = [760, 34, 270, 44, 34]
const PLOT = WIDTH - LEFT - 30
/** In whichever colours a reader's page has. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .line { stroke: #8c959f; stroke-width: 1; opacity: 0.4; }
  .range { stroke: #0969da; stroke-width: 6; stroke-linecap: round; opacity: 0.35; }
  .median { fill: #0969da; }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }`

/** A picture of samples in milliseconds: of each row the middle half and the median, and a tick at p95. */
export function plotOf({ title, rows }: Samples): string {
  const drawn = rows.filter(({ unit, values }) => unit === 'ms' && values.length > 0)
  const most = Math.max(...drawn.map(({ values }) => percentile(values, 0.95)))
  const step = [50, 100, 200, 500, 1000, 2000].find((one) => most / one <= 10) ?? 5000
  const end = Math.ceil(most / step) * step
  const x = (milliseconds: number) => (LEFT + (PLOT * Math.max(0, milliseconds)) / end).toFixed(1)
  const height = TOP + ROW * drawn.length + BOTTOM
  const grid = Array.from({ length: end / step + 1 }, (_, at) => at * step).map(
    (at) =>
      `<line class="line" x1="${x(at)}" x2="${x(at)}" y1="${TOP - 8}" y2="${height - BOTTOM}"/>` +
      `<text x="${x(at)}" y="${height - 12}" text-anchor="middle">${at}${at === end ? ' ms' : ''}</text>`,
  )
  const lines = drawn.map(({ name, values }, at) => {
    const y = TOP + ROW * (at + 0.5)
    const [low, middle, high, late] = [0.25, 0.5, 0.75, 0.95].map((share) => x(percentile(values, share)))
    return (
      `<text x="${LEFT - 14}" y="${y + 4}" text-anchor="end">${escaped(name)}</text>` +
      `<line class="range" x1="${low}" x2="${high}" y1="${y}" y2="${y}"/>` +
      `<line stroke="#0969da" stroke-width="2" x1="${late}" x2="${late}" y1="${y - 8}" y2="${y + 8}"/>` +
      `<circle class="median" cx="${middle}" cy="${y}" r="6"/>`
    )
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escaped(title)}: middle half, median and 95th percentile</title>`,
    `<style>${STYLE}\n</style>`,
    ...grid,
    ...lines,
    '</svg>\n',
  ].join('\n')
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
