import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { auditEntryOf, operatorName } from './audit-entry.ts'
import { storeConfig } from './config.ts'
import { InvalidInputError } from './errors.ts'
import { openStore } from './open-store.ts'
import { allFrames } from './transfer/all-frames.ts'
import { runCommand } from './transfer/command.ts'
import { toCsv, toJsonLines } from './transfer/export-formats.ts'
import { progressLine } from './transfer/progress-line.ts'

const USAGE = 'npm run export -- <workout id> [--csv | --jsonl] [--out file] [--owner local]'

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      csv: { type: 'boolean', default: false },
      jsonl: { type: 'boolean', default: false },
      out: { type: 'string' },
      owner: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${USAGE}\n`)
    return
  }
  const [id] = positionals
  if (!id || positionals.length > 1) throw new InvalidInputError(`Which workout? ${USAGE}`)
  if (values.csv && values.jsonl) throw new InvalidInputError(`Either --csv or --jsonl. ${USAGE}`)
  const { owner = LOCAL_USER } = values
  const store = await openStore(storeConfig())
  try {
    const workout = await store.workouts.get(owner, id)
    const subject = { subjectId: id, ownerId: workout.ownerId }
    await store.audit.append(auditEntryOf(operatorName(), 'export', 'workout', subject))
    const progress = progressLine(process.stderr, workout.name)
    const pages = async function* () {
      let done = 0
      for await (const page of allFrames(store, owner, id)) {
        yield page
        done += page.length
        progress(done, workout.frameCount)
      }
    }
    const lines = values.csv ? toCsv(workout, pages()) : toJsonLines(workout, pages())
    if (values.out) await pipeline(Readable.from(lines), createWriteStream(values.out))
    else await toStandardOutput(lines)
  } finally {
    await store.close()
  }
})

/** Not ended with the text, and quiet where the reader (`head`) has seen enough. */
async function toStandardOutput(lines: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(lines), process.stdout, { end: false })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
  }
}
