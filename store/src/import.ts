import { parseArgs } from 'node:util'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { ImportError } from '@kinetra/workouts/import-error'
import { readWorkouts } from '@kinetra/workouts/imports/read-workouts'
import { workoutType } from '@kinetra/workouts/workout'
import { auditEntryOf, operatorName } from './audit-entry.ts'
import { storeConfig } from './config.ts'
import { InvalidInputError } from './errors.ts'
import { check } from './input/check.ts'
import { openStore } from './open-store.ts'
import { runCommand } from './transfer/command.ts'
import { ImportReport } from './transfer/import-report.ts'
import { openPath } from './transfer/open-path.ts'
import { progressLine } from './transfer/progress-line.ts'
import { importedId, storeImport } from './transfer/store-import.ts'

const USAGE = `npm run import -- <file>… [--dry-run] [--type running] [--name "…"] [--owner local]
  A file is a recording (JSON Lines or CSV) or an export of the original app's workouts (extended JSON), as it is or
  compressed by gzip. --dry-run says what would come in, and changes nothing.`

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      type: { type: 'string' },
      name: { type: 'string' },
      owner: { type: 'string' },
    },
  })
  if (positionals.length === 0) throw new InvalidInputError(`Which file? ${USAGE}`)
  const type = values.type === undefined ? undefined : check(workoutType, values.type, 'type')
  const { name, owner = LOCAL_USER } = values
  const store = values['dry-run'] ? undefined : await openStore(storeConfig())
  const report = new ImportReport(process.stdout, values['dry-run'])
  try {
    for (const path of positionals) await importPath(path)
  } finally {
    await store?.close()
  }
  report.end()
  if (report.hasFailed) process.exitCode = 1

  async function importPath(path: string): Promise<void> {
    const reading = progressLine(process.stderr, `${path}, reading`)
    try {
      const file = await openPath(path)
      const onRead = (part: number) => reading(Math.round(part * file.size), file.size, 'bytes')
      for await (const source of readWorkouts(file, {
        onRead,
        onLeftOut: (problem) => report.leftOut(problem),
      })) {
        const named = name ?? source.name
        if (!store) {
          report.workout(source, { id: importedId(owner, source.key), name: named, isNew: true })
          continue
        }
        const onProgress = progressLine(process.stderr, named)
        const { workout, isNew } = await storeImport(store, source, { owner, name, type, onProgress })
        report.workout(source, { id: workout.id, name: workout.name, isNew })
        const subject = { subjectId: workout.id, ownerId: owner }
        if (isNew) await store.audit.append(auditEntryOf(operatorName(), 'import', 'workout', subject))
      }
    } catch (error) {
      // The other files come in all the same.
      const isTheFiles = error instanceof ImportError || (error instanceof Error && 'code' in error)
      if (!isTheFiles && !(error instanceof InvalidInputError)) throw error
      report.failed(path, error, positionals.length > 1)
    }
  }
})
