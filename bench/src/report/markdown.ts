import { confidenceOf } from '../confidence.ts'
import { type Counts, type Measured, percentile, type Row, type Samples } from '../measured.ts'

/** Fewer samples say nothing of how far another run may be from this one. */
const LEAST_SAMPLES = 5

/** What a bench found out, as a part of a document. */
export function markdownOf({ tables, remarks = [] }: Measured): string {
  const parts = tables.map(
    (table) => `**${table.title}**\n\n${'rows' in table ? samples(table) : counts(table)}`,
  )
  return [...parts, ...remarks].join('\n\n')
}

function samples({ rows }: Samples): string {
  const lines = rows.map((row) => [
    row.name,
    statistic(row, 0.5),
    statistic(row, 0.95),
    `${row.values.length}`,
    row.unit,
  ])
  return tableOf(['what', 'p50', 'p95', 'n', 'unit'], lines)
}

const counts = ({ columns, lines }: Counts) => tableOf(columns, lines)

function statistic({ values }: Row, share: number): string {
  if (values.length === 0) return '–'
  const value = rounded(percentile(values, share))
  if (values.length < LEAST_SAMPLES) return value
  const { from, to } = confidenceOf([values], (drawn) => percentile(drawn, share))
  return `${value} (${rounded(from)}–${rounded(to)})`
}

/** Three digits that count. */
const rounded = (value: number) =>
  Math.abs(value) >= 100 ? value.toFixed(0) : `${Number(value.toPrecision(3))}`

function tableOf(columns: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = columns.map((column, at) =>
    Math.max(column.length, 3, ...lines.map((line) => line[at]?.length ?? 0)),
  )
  const row = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`
  return [
    row(columns),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...lines.map(row),
  ].join('\n')
}
