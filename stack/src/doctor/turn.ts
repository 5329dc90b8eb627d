import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { isIP, connect as tcp } from 'node:net'
import { connect as tls } from 'node:tls'
import { reasonOf } from './check.ts'

const PATIENCE_MS = 4000
const MAGIC = 0x2112a442
const ALLOCATE = 0x0003
const ALLOCATE_REFUSED = 0x0113

/** One address of a TURN server, as LiveKit tells it to clients. */
export interface TurnAddress {
  readonly url: string
  readonly scheme: 'turn' | 'turns'
  readonly host: string
  readonly port: number
  readonly transport: 'udp' | 'tcp'
}

/** Reads `turns:turn.example.org:443?transport=tcp` (RFC 7065); undefined where it is another kind of address. */
export function turnAddress(url: string): TurnAddress | undefined {
  const found = /^(turns?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?(?:\?transport=(udp|tcp))?$/.exec(url)
  if (!found) return undefined
  const [, scheme = '', host = '', port, transport] = found
  const secure = scheme === 'turns'
  return {
    url,
    scheme: secure ? 'turns' : 'turn',
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port ?? (secure ? 5349 : 3478)),
    transport: secure || transport === 'tcp' ? 'tcp' : 'udp',
  }
}

/**
 * Asks a TURN server for a relay without logging in; it refuses in TURN's own words, which nothing else does.
 * @param ca an authority to trust beside the usual ones, and `servername` what TLS asks for.
 * @returns why it is no use, undefined where it answers. Never rejects.
 */
export async function askTurn(
  address: TurnAddress,
  options: { ca?: Buffer; reach?: string } = {},
): Promise<string | undefined> {
  const request = allocateRequest()
  try {
    const answer = await (address.transport === 'udp'
      ? overUdp(address, request)
      : overStream(address, request, options))
    const isTurn =
      answer.length >= 20 &&
      answer.readUInt16BE(0) === ALLOCATE_REFUSED &&
      answer.subarray(4, 20).equals(request.subarray(4, 20))
    return isTurn ? undefined : 'what answers there is not TURN'
  } catch (error) {
    return reasonOf(error)
  }
}

/** RFC 8656, section 7.1: an Allocate request that asks for UDP. */
function allocateRequest(): Buffer {
  const request = Buffer.alloc(28)
  request.writeUInt16BE(ALLOCATE, 0)
  request.writeUInt16BE(8, 2)
  request.writeUInt32BE(MAGIC, 4)
  randomBytes(12).copy(request, 8)
  // REQUESTED-TRANSPORT: 17 is UDP.
  request.writeUInt16BE(0x0019, 20)
  request.writeUInt16BE(4, 22)
  request.writeUInt8(17, 24)
  return request
}

function overUdp({ host, port }: TurnAddress, request: Buffer): Promise<Buffer> {
  const socket = createSocket(isIP(host) === 6 ? 'udp6' : 'udp4')
  return within<Buffer>((resolve, reject) => {
    socket.once('message', resolve).once('error', reject)
    socket.send(request, port, host, (error) => error && reject(error))
  }).finally(() => socket.close())
}

function overStream(
  { scheme, host, port }: TurnAddress,
  request: Buffer,
  { ca, reach = host }: { ca?: Buffer; reach?: string },
): Promise<Buffer> {
  const name = isIP(host) ? {} : { servername: host }
  const socket =
    scheme === 'turns' ? tls({ host: reach, port, ...name, ...(ca && { ca }) }) : tcp({ host: reach, port })
  return within<Buffer>((resolve, reject) => {
    socket.once('data', resolve).once('error', reject)
    socket.once('close', () => reject(new Error('it closed the connection without a word')))
    socket.once(scheme === 'turns' ? 'secureConnect' : 'connect', () => socket.write(request))
  }).finally(() => socket.destroy())
}

function within<Value>(
  work: (resolve: (value: Value) => void, reject: (error: Error) => void) => void,
): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)
    work(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      (error) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}
