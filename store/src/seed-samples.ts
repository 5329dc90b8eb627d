import { storeConfig } from './config.ts'
import { openStore } from './open-store.ts'
import { seedSamples } from './seed.ts'
import { runCommand } from './transfer/command.ts'

// A process of its own: what making the samples takes of memory ends with it.
await runCommand(async () => {
  const store = await openStore(storeConfig())
  try {
    await seedSamples(store)
  } finally {
    await store.close()
  }
})
