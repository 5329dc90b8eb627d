import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { defineAgent, type JobContext, type JobProcess, log } from '@livekit/agents'
import { runCall } from './call/run-call.ts'
import { warmUp } from './call/warm-up.ts'
import { type Config, readConfig } from './config.ts'
import { databasePath } from './database-path.ts'
import { letRacesGo } from './framework/races-let-go.ts'
import { leaveOutPersonalData } from './logs/personal-data.ts'
import { observations } from './metrics/observation.ts'
import { reportTo } from './metrics/report.ts'
import type { Tracing } from './telemetry/tracing.ts'
import { turnToBegin } from './worker/begin-in-turn.ts'
import { untilItWorks } from './worker/until-it-works.ts'

type Warm = {
  config: Config
  store: Store
  /** Null where no collector is configured. */
  tracing: Tracing | null
}

letRacesGo()

// A job process: prepared before its call comes, gone after it.
export default defineAgent<Warm>({
  async prewarm(process: JobProcess<Warm>) {
    leaveOutPersonalData(log())
    const config = readConfig()
    const store = await untilItWorks('the store could not be opened', () =>
      openStore({
        mongodbUri: config.MONGODB_URI,
        databasePath: databasePath(config),
        // A write that waits for the disk would hold up the sound (docs/decisions/0009).
        synchronous: 'NORMAL',
        isJob: true,
      }),
    )
    // Before anything is measured or traced: it is no call.
    await warmUp(config, store)
    // Loaded only where it is wanted: every module costs memory in every job.
    const tracing = config.OTEL_EXPORTER_OTLP_ENDPOINT
      ? (await import('./telemetry/tracing.ts')).startTracing()
      : null
    reportTo(observations.tellWorker)
    process.userData = { config, store, tracing }
  },
  async entry(context: JobContext<Warm>) {
    // Once more: a call is logged by a child that the framework made before it warmed the process.
    leaveOutPersonalData(log())
    const { config, store, tracing } = context.proc.userData
    // The framework runs its callbacks all at once; a turn is to be stored before the store is closed.
    const atTheEnd = new AsyncDisposableStack()
    context.addShutdownCallback(() => atTheEnd.disposeAsync())
    atTheEnd.defer(() => store.close())
    const run = async () => await runCall(context, config, store, atTheEnd, turnToBegin)
    if (!tracing) return await run()
    atTheEnd.defer(tracing.flush)
    const { metadata, room } = context.job
    await tracing.inTraceOfCall({ metadata, room: room?.name ?? '' }, config.KINETRA_JOB_SECRET, run)
  },
})
