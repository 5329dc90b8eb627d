import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { workoutOf } from '@kinetra/e2e/api'
import { type Product, startProduct } from '@kinetra/e2e/product'
import { readConfig } from '@kinetra/stack/config'
import { progressOf } from '@kinetra/stack/install/progress'
import { installPythonClients } from '@kinetra/stack/install/python-clients'
import { AccessToken, AgentDispatchClient, RoomServiceClient } from 'livekit-server-sdk'
import { z } from 'zod'
import type { Measured } from '../measured.ts'
import { ratiosOf } from '../ratios.ts'
import { inOneGo } from '../spoken-questions.ts'
import { askInTurn, latenciesOf } from '../spoken-turns.ts'
import { VoiceClient } from '../voice-client.ts'
import { type Peer, peerPlans, startPeer } from './peers.ts'

const QUESTIONS_A_CALL = 5
const GREETED_WITHIN_MS = 60_000
/** So many letters of what an agent printed last. */
const PRINTED = 4000
const LEFT_OUT =
  "Left out: LiveKit's text turn detector, whose weights no package registry serves, and its noise cancellation, which is a " +
  'service of LiveKit Cloud. Turns end by the audio turn detector that comes with the packages.'

const secrets = z.object({ livekitApiKey: z.string(), livekitApiSecret: z.string() })

/**
 * The coach, with a tool call in each turn, and LiveKit's own agents without any, over the same LiveKit, the same models and
 * the same caller, one call each in turn.
 * @param turns of each.
 */
export async function benchPeer(turns: number): Promise<Measured> {
  const config = readConfig()
  const python = await installPythonClients(config.KINETRA_CACHE, progressOf('Python agent'))
  const product = await startProduct()
  const peers: Peer[] = []
  try {
    const livekit = await livekitOf(product)
    const { url, apiKey, apiSecret } = livekit
    const environment = {
      ...process.env,
      LIVEKIT_URL: url,
      LIVEKIT_API_KEY: apiKey,
      LIVEKIT_API_SECRET: apiSecret,
      MODELS_URL: product.modelsUrl,
      MODELS_API_KEY: product.modelsKey,
    }
    for (const plan of peerPlans(python)) peers.push(await startPeer(plan, environment))
    const workout = await workoutOf(product, 'running')
    const ways = [
      {
        name: 'Kinetra',
        printed: product.printed,
        join: async () => await VoiceClient.join(product.url, workout.id),
      },
      ...peers.map(({ name, agentName, printed }) => ({
        name,
        printed,
        join: async () => await VoiceClient.joinRoom(url, await roomWith(agentName, livekit)),
      })),
    ]
    const found = ways.map(({ name }) => ({ name, values: [] as number[] }))
    for (let from = 0; from < turns; from += QUESTIONS_A_CALL)
      for (const [at, { name, printed, join }] of ways.entries()) {
        const client = await join()
        await client.firstHeard(0, GREETED_WITHIN_MS).catch((cause: unknown) => {
          throw new Error(`${name} greets nobody; it printed:\n${printed().slice(-PRINTED)}`, { cause })
        })
        await client.untilQuiet()
        const questions = []
        for (let turn = from; turn < Math.min(turns, from + QUESTIONS_A_CALL); turn += 1)
          questions.push(await inOneGo(product, turn))
        process.stdout.write(`${name}\n`)
        found[at]?.values.push(...latenciesOf(await askInTurn(client, questions)))
        await client.hangUp()
      }
    const [own, ...others] = found
    if (!own) throw new Error('nothing was measured')
    const title = 'Last voiced sample sent to first voiced sample received'
    return {
      tables: [
        { title, rows: found.map(({ name, values }) => ({ name, unit: 'ms', values })), isDrawn: true },
        ratiosOf('How much longer the others take', [own, ...others]),
      ],
      remarks: [
        LEFT_OUT,
        ...(python ? [] : ["LiveKit's Python agent is left out: there is no Python to install it with."]),
      ],
    }
  } finally {
    for (const peer of peers) await peer.stop()
    await product.stop()
  }
}

interface LiveKit {
  readonly url: string
  readonly apiKey: string
  readonly apiSecret: string
}

/** The product's own, with the keys that it made for itself. */
async function livekitOf(product: Product): Promise<LiveKit> {
  const read = async (name: string) =>
    JSON.parse(await readFile(join(dirname(product.databasePath), name), 'utf8'))
  const { port } = z.object({ port: z.number() }).parse(await read('livekit.yaml'))
  const { livekitApiKey, livekitApiSecret } = secrets.parse(await read('secrets.json'))
  return { url: `ws://127.0.0.1:${port}`, apiKey: livekitApiKey, apiSecret: livekitApiSecret }
}

/** Makes a room to which an agent is sent, and gives a token for it. */
async function roomWith(agentName: string, { url, apiKey, apiSecret }: LiveKit): Promise<string> {
  const room = `peer-${crypto.randomUUID()}`
  await new RoomServiceClient(url, apiKey, apiSecret).createRoom({ name: room })
  await new AgentDispatchClient(url, apiKey, apiSecret).createDispatch(room, agentName)
  const token = new AccessToken(apiKey, apiSecret, { identity: 'caller' })
  token.addGrant({ roomJoin: true, room, canPublish: true, canSubscribe: true })
  return await token.toJwt()
}
