import { createServer } from 'node:net'

/** That many different free loopback ports: all are taken before any is given back. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listening))
  await Promise.all(servers.map(({ close }) => close()))
  return servers.map(({ port }) => port)
}

async function listening(): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { port, close: async () => await new Promise((resolve) => server.close(() => resolve())) }
}
