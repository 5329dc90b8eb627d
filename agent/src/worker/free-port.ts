import { createServer } from 'node:net'

/** How many ports above the wished one are tried: more workers than that are not on one machine. */
const TRIES = 50

/**
 * The wished port, or the next one above it that nobody listens on: a second worker on a machine would
 * otherwise end at its start.
 * @throws where none of 50 is free, saying so.
 */
export async function freePortFrom(wished: number, host: string): Promise<number> {
  for (let port = wished; port < Math.min(wished + TRIES, 65_536); port += 1) {
    if (await isFree(port, host)) return port
  }
  throw new PortError(
    `No port from ${wished} to ${wished + TRIES - 1} is free on ${host}. Set AGENT_PORT and AGENT_METRICS_PORT.`,
  )
}

/** No port to listen on; the message says which setting helps. */
export class PortError extends Error {
  override readonly name = 'PortError'
}

function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer()
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') done(false)
      else failed(new PortError(`Cannot listen on ${host}: ${error.message}. Check AGENT_HOST.`))
    })
    server.listen(port, host, () => server.close(() => done(true)))
  })
}
