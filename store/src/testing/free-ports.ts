import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

/**
 * Below what systems give to outgoing connections (from 32768 on Linux, 49152 elsewhere): between this function
 * and the server that is to have a port, none of those can take it.
 */
const FIRST = 12_000
const LAST = 31_999

/** That many different ports, free on all addresses for TCP and UDP. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>()
  while (ports.size < count) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1))
    if ((await isFreeForTcp(port)) && (await isFreeForUdp(port))) ports.add(port)
  }
  return [...ports]
}

export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1)
  return port
}

const isFreeForTcp = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })

const isFreeForUdp = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => socket.close(() => resolve(false)))
    socket.bind(port, () => socket.close(() => resolve(true)))
  })
