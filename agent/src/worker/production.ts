import { AgentServer, initializeLogger, log, type ServerOptions } from '@livekit/agents'
import { leaveOutPersonalData } from '../logs/personal-data.ts'

export interface Ending {
  /** SIGTERM came: no more calls. */
  draining(): void
  /** All calls are over, or their time is. */
  ended(): Promise<void>
}

/**
 * Runs the worker until SIGTERM or SIGINT: then it takes no more calls, lets the running ones finish
 * within `drainTimeout`, and exits with 0; a second SIGINT ends it at once. The framework's own command
 * does the same, but leaves no moment to sign off and exits with 143.
 */
export async function runProduction(options: ServerOptions, ending: Ending): Promise<void> {
  initializeLogger({ pretty: false, level: options.logLevel })
  leaveOutPersonalData(log())
  const server = new AgentServer(options)
  let isEnding = false
  const end = async (signal: NodeJS.Signals) => {
    if (isEnding) {
      if (signal === 'SIGINT') process.exit(130)
      return
    }
    isEnding = true
    log().info({ calls: server.activeJobs.length }, 'draining: no new calls')
    ending.draining()
    await server.drain().catch((error: unknown) => log().warn({ error }, 'calls are cut off'))
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
