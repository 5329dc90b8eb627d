import { cpus, platform, release, totalmem } from 'node:os'

/** Samples of one figure. */
export interface Row {
  readonly name: string
  readonly unit: string
  readonly values: readonly number[]
}

/** Samples, of which median, 95th percentile and count are told. */
export interface Samples {
  readonly title: string
  readonly rows: readonly Row[]
  /** Whether the report draws its milliseconds. */
  readonly isDrawn?: boolean
}

/** What is told as it is: shares and sizes, a line for each thing. */
export interface Counts {
  readonly title: string
  readonly columns: readonly string[]
  readonly lines: readonly (readonly string[])[]
}

export type Table = Samples | Counts

/** What a bench found out; who prints it is another's concern. */
export interface Measured {
  readonly tables: readonly Table[]
  /** What has to be known to read them. */
  readonly remarks?: readonly string[]
}

/** The value that a share of the samples does not exceed (nearest rank); NaN without samples. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function machine(): string {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory} GiB, ${platform()} ${release()}, Node ${process.version}`
}
