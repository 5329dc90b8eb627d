/** Shows how far long work is: in place on a terminal, a line a tenth elsewhere; nothing for short work. */
export function progressLine(stream: NodeJS.WriteStream, label: string) {
  const startedAt = performance.now()
  let shown = -1
  return (done: number, all: number, unit = 'frames'): void => {
    if (performance.now() - startedAt < 500 && shown < 0) return
    const percent = Math.floor((100 * done) / Math.max(1, all))
    const step = stream.isTTY ? percent : Math.floor(percent / 10) * 10
    if (step === shown) return
    shown = step
    const text = `${label}: ${step} % of ${all} ${unit}`
    stream.write(stream.isTTY ? `\r${text}${done === all ? '\n' : ''}` : `${text}\n`)
  }
}
