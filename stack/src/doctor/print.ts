import { styleText } from 'node:util'
import type { Finding } from './run-checks.ts'

const MARKS = {
  ok: styleText('green', '✓'),
  warning: styleText('yellow', '!'),
  failed: styleText('red', '✗'),
  skipped: styleText('dim', '–'),
}

/** One line a check; where something is wrong, its cause and what to do below. */
export function linesOf(finding: Finding): string[] {
  const lines = [`${MARKS[finding.state]} ${finding.title.padEnd(22)} ${finding.detail}`]
  if (finding.repaired) lines.push(`    Repaired: ${finding.repaired}`)
  if (finding.cause) lines.push(`    Cause: ${finding.cause}`)
  if (finding.fix) lines.push(`    Fix:   ${finding.fix}`)
  return lines
}

/** How many came to what; and where to begin, because much of what fails later follows from what failed first. */
export function summaryOf(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  const first = findings.find(({ state }) => state === 'failed')
  const begin = first ? `. Begin with: ${first.title}` : ''
  return `${count('ok')} ok, ${count('warning')} ${count('warning') === 1 ? 'warning' : 'warnings'}, ${count('failed')} failed, ${count('skipped')} not checked${begin}`
}
