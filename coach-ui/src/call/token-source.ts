import { AGENT_NAME } from '@kinetra/protocol/agent'
import type { JobMetadata } from '@kinetra/protocol/job-metadata'
import { ownTimeZone } from '@kinetra/protocol/time-zone'
import { TokenSource } from 'livekit-client'
import { kinetraTokenSource } from '../server/kinetra-server.ts'
import type { CoachSettings, CoachTokenSource, TokenSourceSetting } from '../settings.ts'

/** Asks the host's token source for the details of a new call. */
export async function fetchDetails(settings: CoachSettings): Promise<unknown> {
  const { tokenSource, context, agentName = AGENT_NAME } = settings
  const source = sourceOf(typeof tokenSource === 'function' ? await tokenSource() : tokenSource)
  const metadata: JobMetadata = { workout_id: context?.workoutId ?? undefined, time_zone: ownTimeZone() }
  // Forced: a token of an earlier call leads to a room without a coach.
  return await source.fetch({ agentName, agentMetadata: JSON.stringify(metadata) }, true)
}

function sourceOf(setting: TokenSourceSetting): CoachTokenSource {
  if ('endpoint' in setting) {
    return TokenSource.endpoint(setting.endpoint, { headers: { ...setting.headers } })
  }
  if ('sandboxId' in setting) {
    const { sandboxId, baseUrl } = setting
    return TokenSource.developmentTokenServer(sandboxId, baseUrl === undefined ? {} : { baseUrl })
  }
  return 'server' in setting ? kinetraTokenSource(setting) : setting
}
