import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import { CONNECTION_DETAILS_PATH } from '@kinetra/protocol/connection-details'
import { startIdentityProvider } from '@kinetra/server/testing/identity-provider'
import { startLiveKitServer } from '@kinetra/server/testing/livekit-server'
import { type Answer, steadyLoad } from '@kinetra/server/testing/steady-load'
import { JOB_SECRET, startTestServer } from '@kinetra/server/testing/test-server'
import { AccessToken } from 'livekit-server-sdk'
import type { Row } from './measured.ts'
import { startRealServer } from './real-server.ts'
import { printTable } from './table.ts'

const STARTS_A_SECOND = 200
const FLOOD_A_SECOND = 1000
const OTHERS_A_SECOND = 20
const UNLIMITED = {
  CALLS_PER_USER: '1000000',
  CALL_STARTS_PER_MINUTE: '1000000',
  REQUESTS_PER_MINUTE: '1000000',
}

/**
 * The token endpoint of a server as production runs it, under load, each answer a room on a real LiveKit; what
 * LiveKit alone takes for such rooms; and one user's flood beside another user.
 */
export async function benchConnectionDetails(seconds: number): Promise<void> {
  const livekit = await startLiveKitServer()
  try {
    await benchRooms(livekit, seconds)
    await benchStarts(livekit, seconds)
    await benchFlood(livekit, seconds)
  } finally {
    await livekit.stop()
  }
}

type LiveKit = Awaited<ReturnType<typeof startLiveKitServer>>

async function benchRooms(livekit: LiveKit, seconds: number): Promise<void> {
  const token = new AccessToken(livekit.apiKey, livekit.apiSecret)
  token.addGrant({ roomCreate: true })
  const answers = await steadyLoad({
    url: `${livekit.url.replace('ws', 'http')}/twirp/livekit.RoomService/CreateRoom`,
    method: 'POST',
    authorization: `Bearer ${await token.toJwt()}`,
    body: JSON.stringify({ name: 'bench-#', max_participants: 1, agents: [{ agent_name: AGENT_NAME }] }),
    perSecond: STARTS_A_SECOND,
    seconds,
  })
  printTable(`LiveKit's CreateRoom alone, ${STARTS_A_SECOND} a second`, [
    row('answered', answers, 200),
    refused(answers, 200),
  ])
}

async function benchStarts(livekit: LiveKit, seconds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-bench-'))
  const server = await startRealServer({
    ...UNLIMITED,
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.apiKey,
    LIVEKIT_API_SECRET: livekit.apiSecret,
    KINETRA_JOB_SECRET: JOB_SECRET,
    KINETRA_DB: join(folder, 'kinetra.db'),
    PORT: '0',
  })
  const start = {
    url: `${server.url}${CONNECTION_DETAILS_PATH}`,
    method: 'POST',
    perSecond: STARTS_A_SECOND,
  } as const
  // The first requests meet code that is not compiled yet.
  await steadyLoad({ ...start, perSecond: 20, seconds: 1 })
  const answers = await steadyLoad({ ...start, seconds })
  await server.stop()
  await rm(folder, { recursive: true, force: true })
  printTable(`Connection details, ${STARTS_A_SECOND} a second`, [
    row('answered', answers, 200),
    refused(answers, 200),
  ])
}

async function benchFlood(livekit: LiveKit, seconds: number): Promise<void> {
  const provider = await startIdentityProvider()
  const server = await startTestServer(livekit, { OIDC_ISSUER: provider.issuer })
  const address = await server.app.listen({ host: '127.0.0.1', port: 0 })
  const by = async (person: string, perSecond: number) =>
    await steadyLoad({
      url: `${address}/api/workouts`,
      method: 'GET',
      authorization: `Bearer ${await provider.login(person)}`,
      perSecond,
      seconds,
    })
  const alone = await by('bob', OTHERS_A_SECOND)
  const [flood, beside] = await Promise.all([by('ada', FLOOD_A_SECOND), by('eve', OTHERS_A_SECOND)])
  await server.close()
  await provider.stop()
  printTable(`One user asks ${FLOOD_A_SECOND} times a second, another ${OTHERS_A_SECOND}`, [
    row('the other, alone', alone, 200),
    row('the other, beside the flood', beside, 200),
    refused(beside, 200),
    row('the flood, served', flood, 200),
    row('the flood, turned away with 429', flood, 429),
  ])
}

function row(name: string, answers: readonly Answer[], status: number): Row {
  const those = answers.filter((answer) => answer.status === status)
  return { name, unit: 'ms', values: those.map(({ ms }) => ms) }
}

function refused(answers: readonly Answer[], status: number): Row {
  const others = answers.filter((answer) => answer.status !== status)
  return { name: 'not answered so', unit: 'status', values: others.map((answer) => answer.status) }
}
