import { cpus, platform, release, totalmem } from 'node:os'

export interface Row {
  readonly name: string
  readonly unit: string
  readonly values: readonly number[]
}

/** The value that a share of the samples does not exceed (nearest rank); NaN without samples. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Prints rows with p50, p95 and the number of samples, and the machine they were measured on. */
export function printTable(title: string, rows: readonly Row[]): void {
  const lines = rows.map(({ name, unit, values }) =>
    [
      name.padEnd(52),
      percentile(values, 0.5).toFixed(1).padStart(9),
      percentile(values, 0.95).toFixed(1).padStart(9),
      String(values.length).padStart(5),
      unit,
    ].join(' '),
  )
  const head = ['what'.padEnd(52), 'p50'.padStart(9), 'p95'.padStart(9), 'n'.padStart(5), 'unit'].join(' ')
  process.stdout.write(`\n${title}\n${machine()}\n${head}\n${lines.join('\n')}\n`)
}

function machine(): string {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory} GiB, ${platform()} ${release()}, Node ${process.version}`
}
