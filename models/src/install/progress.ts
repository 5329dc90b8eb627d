/** What the installer is doing, for whoever shows it. */
export type InstallProgress =
  | { step: 'waiting' }
  | { step: 'downloading'; file: string; receivedBytes: number; totalBytes: number }
  | { step: 'unpacking'; source: string; files: string[] }
  | { step: 'route-failed'; route: string; reason: string }
  | { step: 'stored'; file: string; bytes: number }
  | { step: 'deriving'; file: string }

const megabyte = 1_000_000

function sizeText(bytes: number): string {
  return bytes < megabyte ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / megabyte).toFixed(1)} MB`
}

/** Makes lines for a person out of progress, a running download at most every tenth of the way. */
export function createProgressLines(write: (line: string) => void): (progress: InstallProgress) => void {
  const tenths = new Map<string, number>()
  return (progress) => {
    if (progress.step === 'waiting') write('Another process installs the models; waiting for it.')
    if (progress.step === 'unpacking') write(`  ${progress.source}: fetching ${progress.files.length} files`)
    if (progress.step === 'route-failed')
      write(`  ${progress.route}: ${progress.reason}; trying the next way`)
    if (progress.step === 'stored') write(`  ${progress.file}: ${sizeText(progress.bytes)}, checksum right`)
    if (progress.step === 'deriving') write(`  ${progress.file}: made`)
    if (progress.step !== 'downloading') return
    const tenth = Math.floor((progress.receivedBytes / progress.totalBytes) * 10)
    if (tenth <= (tenths.get(progress.file) ?? 0)) return
    tenths.set(progress.file, tenth)
    write(`  ${progress.file}: ${tenth * 10} % of ${sizeText(progress.totalBytes)}`)
  }
}
