import { type Counts, type Measured, machine, percentile, type Row, type Samples } from './measured.ts'

const NAME_WIDTH = 52

/** Prints what a bench found out, and the machine it was measured on. */
export function printMeasured({ tables, remarks = [] }: Measured): void {
  const texts = tables.map((table) => ('rows' in table ? samplesText(table) : countsText(table)))
  process.stdout.write(['', ...texts, ...remarks, ''].join('\n'))
}

/** Prints rows with p50, p95 and the number of samples, and the machine they were measured on. */
export function printTable(title: string, rows: readonly Row[]): void {
  printMeasured({ tables: [{ title, rows }] })
}

function samplesText({ title, rows }: Samples): string {
  const lines = rows.map(({ name, unit, values }) =>
    [
      name.padEnd(NAME_WIDTH),
      percentile(values, 0.5).toFixed(1).padStart(9),
      percentile(values, 0.95).toFixed(1).padStart(9),
      String(values.length).padStart(5),
      unit,
    ].join(' '),
  )
  const head = [
    'what'.padEnd(NAME_WIDTH),
    'p50'.padStart(9),
    'p95'.padStart(9),
    'n'.padStart(5),
    'unit',
  ].join(' ')
  return `${title}\n${machine()}\n${head}\n${lines.join('\n')}\n`
}

function countsText({ title, columns, lines }: Counts): string {
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...lines.map((line) => line[at]?.length ?? 0)),
  )
  const padded = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
  return `${title}\n${machine()}\n${[columns, ...lines].map((cells) => padded(cells).join('  ')).join('\n')}\n`
}
