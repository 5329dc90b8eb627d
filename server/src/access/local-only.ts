import type { FastifyRequest } from 'fastify'
import { RequestError } from '../http/request-error.ts'
import { isLoopback } from './loopback.ts'

/**
 * Refuses what did not come from this server's own page on this machine. A name that merely resolves to
 * 127.0.0.1 (DNS rebinding) has another Host; another page in the browser has another Origin, or says so
 * in Sec-Fetch-Site where a request carries no Origin.
 * @param welcome origins of other pages that are configured to use this server.
 */
export function refuseForeign(request: FastifyRequest, welcome: readonly string[] = []): void {
  const { host, origin } = request.headers
  if (host === undefined || !isLoopback(hostnameOf(host))) {
    throw new RequestError(421, 'wrong_host', 'This server answers to its own name only.', {
      hint: 'Open it as http://localhost or http://127.0.0.1, or set OIDC_ISSUER to serve other names.',
    })
  }
  if (origin !== undefined && welcome.includes(origin)) return
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
    throw foreignPage()
  }
  const site = request.headers['sec-fetch-site']
  const opensPage = request.headers['sec-fetch-mode'] === 'navigate' && request.method === 'GET'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !opensPage) throw foreignPage()
}

function hostnameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : ''
}

function foreignPage(): RequestError {
  return new RequestError(403, 'foreign_origin', 'Another page may not use this server.', {
    hint: 'Use the page that this server serves.',
  })
}
