import { endlessBatch } from '../contract/recording.ts'
import { openStore } from '../open-store.ts'

/**
 * A process that appends batches and says each number only after the store acknowledged it, until it is
 * killed. Arguments: SQLite file or address of a MongoDB, owner, workout, first number, step between numbers.
 */
const [place = '', owner = '', id = '', first = '0', step = '1'] = process.argv.slice(2)
const store = await openStore(
  place.startsWith('mongodb') ? { mongodbUri: place, databasePath: '' } : { databasePath: place },
)
for (let seq = Number(first); ; seq += Number(step)) {
  await store.workouts.appendFrames(owner, id, endlessBatch(seq))
  process.stdout.write(`${seq}\n`)
}
