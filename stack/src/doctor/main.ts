import { parseArgs } from 'node:util'
import { CHECKS } from './checks.ts'
import { readContext } from './context.ts'
import { linesOf, summaryOf } from './print.ts'
import { runChecks } from './run-checks.ts'

const HELP = `npm run doctor [-- options]   looks for what is wrong and says what to do

  --json         one JSON document instead of lines
  --fix          repairs what can be repaired without risk
  --only <names> runs these checks only, comma-separated: ${CHECKS.map((check) => check.name).join(', ')}

Exit code: 0 nothing has failed, 1 something has, 2 the doctor was called wrongly.`

// WebRTC's library writes its inner life among the findings unless it is told that this is production.
process.env.NODE_ENV = 'production'
process.exit(await main())

async function main(): Promise<number> {
  const options = readOptions()
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${HELP}\n`)
    return 2
  }
  if (options.help) {
    process.stdout.write(`${HELP}\n`)
    return 0
  }
  const names = options.only?.split(',')
  const checks = names ? CHECKS.filter((check) => names.includes(check.name)) : CHECKS
  const findings = await runChecks(checks, await readContext(), {
    repair: options.fix ?? false,
    onFinding: (finding) => {
      if (!options.json) process.stdout.write(`${linesOf(finding).join('\n')}\n`)
    },
  })
  const ok = findings.every((finding) => finding.state !== 'failed')
  process.stdout.write(
    options.json ? `${JSON.stringify({ ok, checks: findings }, null, 2)}\n` : `\n${summaryOf(findings)}\n`,
  )
  return ok ? 0 : 1
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean' },
        fix: { type: 'boolean' },
        only: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    const unknown =
      values.only?.split(',').filter((name) => !CHECKS.some((check) => check.name === name)) ?? []
    return unknown.length > 0 ? `There is no check named ${unknown.join(', ')}.` : values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
