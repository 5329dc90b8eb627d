import { setTimeout } from 'node:timers/promises'
import { AgentServer, initializeLogger, log, type ServerOptions } from '@livekit/agents'
import { WorkerMessage, WorkerStatus } from '@livekit/protocol'
import { leaveOutPersonalData } from '../logs/personal-data.ts'
import { loadOf } from './load.ts'
import { FULL, jobsOf } from './options.ts'
import type { Places } from './places.ts'

/** A place that is free may be waited for. */
const LOOK_EVERY_MS = 100

export interface Ending {
  /** SIGTERM came: no more calls. */
  draining(): void
  /** All calls have their processes: no more of these either. */
  emptying(): void
  /** All processes are ended now. */
  closing(): void
  /** All calls are over, or their time is. */
  ended(): Promise<void>
}

/**
 * Runs the worker until SIGTERM or SIGINT: then it takes no more calls, lets the running ones finish
 * within `drainTimeout`, and exits with 0; a second SIGINT ends it at once. The framework's own command
 * does the same, but leaves no moment to sign off and exits with 143.
 * @param places are looked at often: the framework looks, and tells LiveKit, every 2.5 s only.
 */
export async function runProduction(options: ServerOptions, places: Places, ending: Ending): Promise<void> {
  initializeLogger({ pretty: false, level: options.logLevel })
  leaveOutPersonalData(log())
  const server = new AgentServer(options)
  let isEnding = false
  let calls = 0
  const tellLoad = () => server.event.emit('worker_msg', loadMessage(loadOf(places.calls, places.capacity)))
  setInterval(() => {
    places.look(jobsOf(server))
    if (places.calls === calls) return
    calls = places.calls
    tellLoad()
  }, LOOK_EVERY_MS).unref()
  const end = async (signal: NodeJS.Signals) => {
    if (isEnding) {
      if (signal === 'SIGINT') process.exit(130)
      return
    }
    isEnding = true
    log().info({ calls: server.activeJobs.length }, 'draining: no new calls')
    places.close()
    tellLoad()
    ending.draining()
    const untilMs = performance.now() + options.drainTimeout
    await until(() => places.waiting === 0, untilMs)
    ending.emptying()
    // Closes the processes without a call. It would also wait for the calls, but not where a process has still to begin.
    void server.drain().catch(() => undefined)
    await until(() => places.calls === 0, untilMs)
    if (places.calls > 0) log().warn({ calls: places.calls }, 'calls are cut off')
    ending.closing()
    await server.close().catch((error: unknown) => log().warn({ error }, 'the worker closed badly'))
    await ending.ended()
    process.exit(0)
  }
  process.on('SIGTERM', (signal) => void end(signal))
  process.on('SIGINT', (signal) => void end(signal))
  try {
    await server.run()
  } catch (error) {
    if (isEnding) return
    log().fatal({ error }, 'the worker has lost LiveKit')
    await ending.ended()
    process.exit(1)
  }
}

function loadMessage(load: number): WorkerMessage {
  const status = load >= FULL ? WorkerStatus.WS_FULL : WorkerStatus.WS_AVAILABLE
  return new WorkerMessage({ message: { case: 'updateWorker', value: { load, status } } })
}

async function until(holds: () => boolean, untilMs: number): Promise<void> {
  while (!holds() && performance.now() < untilMs) await setTimeout(LOOK_EVERY_MS)
}
