import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Product, startProduct } from '../../e2e/src/product.ts'
import { CHECKS } from '../../stack/src/doctor/checks.ts'
import { type DoctorContext, readContext } from '../../stack/src/doctor/context.ts'
import { linesOf, summaryOf } from '../../stack/src/doctor/print.ts'
import { type Finding, runChecks } from '../../stack/src/doctor/run-checks.ts'
import { ROOT } from '../test/compose.ts'
import { BROKEN_SETUPS } from './broken-setups.ts'

// docs/doctor.md shows what the doctor says of a product that works and of each set-up that does not. This makes it,
// and fails where the document says something else: then run it with KINETRA_WRITE_DOCUMENTS=1.
const DOCUMENT = join(ROOT, 'docs/doctor.md')
const BEGIN = '<!-- From here on written by deploy/hosted/doctor-document.test.ts. -->\n'

let folder: string
let product: Product
let context: DoctorContext
const said: string[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-doctor-'))
  product = await startProduct()
  const before = process.env.KINETRA_DB
  process.env.KINETRA_DB = product.databasePath
  context = { ...(await readContext()), envFile: join(folder, 'no.env') }
  process.env.KINETRA_DB = before
}, 180_000)
afterAll(async () => {
  await product?.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

async function examine(change: Partial<DoctorContext>, checks = CHECKS): Promise<Finding[]> {
  const quiet = { repair: false, onFinding: () => undefined }
  return await runChecks(checks, { ...context, ...change, shared: {} }, quiet)
}

function section(what: string, findings: readonly Finding[], shown: readonly Finding[]): void {
  const lines = [...shown.flatMap(linesOf), '', summaryOf(findings)].map((line) =>
    stripVTControlCharacters(line),
  )
  said.push(`## ${what}\n\n${lines.map((line) => (line ? `    ${line}` : '')).join('\n')}\n`)
}

it('a product that works is well', async () => {
  // Asked again where a busy machine is too slow for one of its limits.
  await vi.waitFor(
    async () => {
      const findings = await examine({})
      expect(findings.filter(isWrong)).toEqual([])
      section('All is well', findings, findings)
    },
    { timeout: 200_000, interval: 100 },
  )
}, 240_000)

// A job in a row for each would have to wait for a new process of the worker's; none of these is about it.
const WITHOUT_JOBS = CHECKS.filter(({ name }) => name !== 'dispatch')

it.each(BROKEN_SETUPS)(
  '$what',
  async ({ what, change }) => {
    const findings = await examine(change(context, folder), WITHOUT_JOBS)
    const wrong = findings.filter(isWrong)
    section(what, findings, wrong)
    expect(wrong.length).toBeGreaterThan(0)
    for (const finding of wrong) expect(finding.fix, finding.title).toBeTruthy()
  },
  120_000,
)

function isWrong({ state }: Finding): boolean {
  return state === 'failed' || state === 'warning'
}

it('is what docs/doctor.md shows, and holds no secret', () => {
  const [preface = ''] = readFileSync(DOCUMENT, 'utf8').split(BEGIN)
  const made = `${preface}${BEGIN}\n${said.join('\n')}`
  for (const [name, secret] of Object.entries(context.env)) {
    if (/(SECRET|KEY|TOKEN)$/.test(name) && name !== 'LIVEKIT_API_KEY') expect(made).not.toContain(secret)
  }
  for (const planted of ['your-api-secret', 'not-the-secret', 'another-key-of', 'secret-of-mongodb'])
    expect(made).not.toContain(planted)
  if (process.env.KINETRA_WRITE_DOCUMENTS === '1') writeFileSync(DOCUMENT, settled(made))
  expect(compared(readFileSync(DOCUMENT, 'utf8'))).toBe(compared(made))
})

/** Places that are others on each machine and in each run. */
function settled(text: string): string {
  const { KINETRA_DB = '', LIVEKIT_URL = '', MODELS_URL = '', LIVEKIT_API_KEY = '' } = context.env
  const places = [
    [folder, '/srv/kinetra'],
    [KINETRA_DB, '/srv/kinetra/kinetra.db'],
    [new URL(LIVEKIT_URL).port, '7880'],
    [new URL(context.serverUrl).port, '3000'],
    [new URL(MODELS_URL).port, '9100'],
    [LIVEKIT_API_KEY, 'APIa1b2c3d4e5f6'],
  ] as const
  return places.reduce((changed, [from, to]) => changed.replaceAll(from, to), text)
}

/** Times, sizes and names that no two runs share are left out of the comparison. */
function compared(text: string): string {
  return settled(text)
    .replaceAll(/kinetra-session-\w+/g, 'ROOM')
    .replaceAll(/\d+(\.\d+)? (ms|s|MB)\b/g, '# $2')
    .replaceAll(/Node \d+\.\d+\.\d+/g, 'Node #')
    .replaceAll(/\d+ (indexes|variables)/g, '# $1')
}
