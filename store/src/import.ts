import { parseArgs } from 'node:util'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { workoutType } from '@kinetra/workouts/workout'
import { storeConfig } from './config.ts'
import { InvalidInputError } from './errors.ts'
import { check } from './input/check.ts'
import { openStore } from './open-store.ts'
import { runCommand } from './transfer/command.ts'
import { progressLine } from './transfer/progress-line.ts'
import { readSource } from './transfer/read-source.ts'
import { storeImport } from './transfer/store-import.ts'

const USAGE = `npm run import -- <file>… [--type running] [--name "…"] [--owner local]
  A file is a recording (JSON Lines) or a MongoDB export of the original app's workouts (extended JSON).`

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { type: { type: 'string' }, name: { type: 'string' }, owner: { type: 'string' } },
  })
  if (positionals.length === 0) throw new InvalidInputError(`Which file? ${USAGE}`)
  const type = values.type === undefined ? undefined : check(workoutType, values.type, 'type')
  const { name, owner = LOCAL_USER } = values
  const store = await openStore(storeConfig())
  try {
    for (const path of positionals)
      for await (const source of readSource(path)) {
        const onProgress = progressLine(process.stderr, source.workout.name)
        const { workout, isNew } = await storeImport(store, source, { owner, name, type, onProgress })
        const state = isNew ? '' : ' (already there)'
        process.stdout.write(`${workout.id}  ${workout.name}: ${workout.frameCount} frames${state}\n`)
        for (const remark of workout.remarks) process.stdout.write(`  ${remark}\n`)
      }
  } finally {
    await store.close()
  }
})
