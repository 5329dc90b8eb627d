import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** The port a person asked for is taken by another program. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError'
  constructor(port: number, variable: string) {
    super(
      `Port ${port} (${variable}) is taken by another program. Stop that program, choose another ` +
        `${variable}, or leave it out to have a free port chosen.`,
    )
  }
}

export interface PortWish {
  /** The variable that chooses it; named in the error. */
  readonly variable: string
  /** Set by the person: this one or none. */
  readonly fixed?: number | undefined
  /** Taken where it is free; any other free one where not. */
  readonly preferred: number
  readonly host: string
  readonly protocol?: 'tcp' | 'udp'
}

/** Chooses a port. The ports in `taken` are left out: they are promised to other parts. @throws PortTakenError */
export async function choosePort(
  { variable, fixed, preferred, host, protocol = 'tcp' }: PortWish,
  taken: ReadonlySet<number> = new Set(),
): Promise<number> {
  const bind = protocol === 'tcp' ? boundTcpPort : boundUdpPort
  const isFree = async (port: number) => !taken.has(port) && (await bind(port, host)) !== undefined
  if (fixed !== undefined) {
    if (await isFree(fixed)) return fixed
    throw new PortTakenError(fixed, variable)
  }
  if (await isFree(preferred)) return preferred
  for (;;) {
    const port = await bind(0, host)
    if (port === undefined) throw new Error(`${host} gives out no port for ${variable}.`)
    if (!taken.has(port)) return port
  }
}

export const tcpFree = async (port: number, host: string): Promise<boolean> =>
  (await boundTcpPort(port, host)) !== undefined

/** The port that a program could have, any free one for 0; none where it is taken. */
async function boundTcpPort(port: number, host: string): Promise<number | undefined> {
  const server = createServer()
  try {
    server.listen({ port, host, exclusive: true })
    await once(server, 'listening')
    const address = server.address()
    return address === null || typeof address === 'string' ? undefined : address.port
  } catch {
    return undefined
  } finally {
    server.close()
  }
}

async function boundUdpPort(port: number, host: string): Promise<number | undefined> {
  const socket = createSocket('udp4')
  try {
    socket.bind({ port, address: host, exclusive: true })
    await once(socket, 'listening')
    return socket.address().port
  } catch {
    return undefined
  } finally {
    socket.close()
  }
}
