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
}

/** Chooses a TCP port. The ports in `taken` are left out: they are promised to other parts. */
export async function choosePort(wish: PortWish, taken: ReadonlySet<number> = new Set()): Promise<number> {
  if (wish.fixed !== undefined) {
    if (taken.has(wish.fixed) || !(await tcpFree(wish.fixed, wish.host))) {
      throw new PortTakenError(wish.fixed, wish.variable)
    }
    return wish.fixed
  }
  if (!taken.has(wish.preferred) && (await tcpFree(wish.preferred, wish.host))) return wish.preferred
  for (;;) {
    const port = await anyTcpPort(wish.host)
    if (!taken.has(port)) return port
  }
}

export async function tcpFree(port: number, host: string): Promise<boolean> {
  const server = createServer()
  try {
    server.listen({ port, host, exclusive: true })
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}

/** A free UDP port: the preferred one, or any. */
export async function chooseUdpPort(preferred: number, host: string): Promise<number> {
  return (await boundUdpPort(preferred, host)) ?? (await boundUdpPort(0, host)) ?? preferred
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

async function anyTcpPort(host: string): Promise<number> {
  const server = createServer()
  server.listen({ port: 0, host })
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('A TCP server without a port.')
  return address.port
}
