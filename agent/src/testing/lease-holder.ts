import { openStore } from '@kinetra/store/open-store'
import { initializeLogger } from '@livekit/agents'
import { holdLease } from '../call/lease.ts'

// A job process that holds a call, and does nothing else.
const [databasePath = '', callId = '', holder = ''] = process.argv.slice(2)
initializeLogger({ pretty: false, level: 'fatal' })
const store = await openStore({ databasePath })
await holdLease(
  store.calls,
  callId,
  holder,
  () => true,
  () => process.send?.('lost'),
)
process.send?.('held')
