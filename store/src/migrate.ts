import { storeConfig } from './config.ts'
import { withoutTimeout } from './mongo/connection.ts'
import { migrateDatabase } from './mongo/migrate.ts'
import { noteOperation } from './note-operation.ts'
import { openStore } from './open-store.ts'
import { runCommand } from './transfer/command.ts'

/** Brings the store up to date before servers of this version start; SQLite does so when it is opened. */
await runCommand(async () => {
  const { mongodbUri, databasePath } = storeConfig()
  const place = { mongodbUri, databasePath }
  if (!mongodbUri) {
    await (await openStore(place)).close()
    await noteOperation(place, 'migrate')
    process.stdout.write(`${databasePath} is up to date.\n`)
    return
  }
  const done = await withoutTimeout(mongodbUri, migrateDatabase)
  await noteOperation(place, 'migrate')
  for (const name of done) process.stdout.write(`done: ${name}\n`)
  process.stdout.write('The database is up to date.\n')
})
