/** Tells a person how far something is. */
export type Report = (text: string) => void

const EVERY_MS = 2000

/**
 * Lines on `out`, each with its label, at most one every two seconds, and none for what is done before;
 * `report.now` writes at once.
 */
export function progressOf(label: string, out: NodeJS.WritableStream = process.stdout) {
  let last = Date.now()
  const now: Report = (text) => {
    last = Date.now()
    out.write(`${label}: ${text}\n`)
  }
  const report: Report = (text) => {
    if (Date.now() - last >= EVERY_MS) now(text)
  }
  return Object.assign(report, { now })
}
export type Progress = ReturnType<typeof progressOf>

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
