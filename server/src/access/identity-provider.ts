import type { FastifyRequest } from 'fastify'
import * as z from 'zod'

const PATIENCE_MS = 3000

const discovery = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  token_endpoint: z.url().optional(),
  userinfo_endpoint: z.url().optional(),
  revocation_endpoint: z.url().optional(),
  authorization_endpoint: z.url().optional(),
})
type Discovery = z.infer<typeof discovery>

/** What an identity provider says about itself; asked for once, and again after it could not be had. */
export class IdentityProvider {
  readonly issuer: string
  #asking: Promise<Discovery> | undefined
  #known: Discovery | undefined

  constructor(issuer: string) {
    this.issuer = issuer
  }

  async discovery(): Promise<Discovery> {
    this.#asking ??= discover(this.issuer)
    try {
      this.#known = await this.#asking
      return this.#known
    } catch (error) {
      // Asked again by the next request: the provider may be back by then.
      this.#asking = undefined
      throw error
    }
  }

  /** Where the page exchanges its tokens: often on other origins than the issuer's. */
  connectOrigins(): string[] {
    const { jwks_uri, token_endpoint, userinfo_endpoint, revocation_endpoint } = this.#known ?? {}
    return this.#origins(jwks_uri, token_endpoint, userinfo_endpoint, revocation_endpoint)
  }

  /** Where the page logs in, and renews its login in a frame. */
  frameOrigins(): string[] {
    return this.#origins(this.#known?.authorization_endpoint)
  }

  #origins(...addresses: (string | undefined)[]): string[] {
    const known = [this.issuer, ...addresses].filter((address) => address !== undefined)
    return [...new Set(known.map((address) => new URL(address).origin))]
  }
}

async function discover(issuer: string): Promise<Discovery> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
  const found = discovery.parse(await response.json())
  if (found.issuer !== issuer) {
    throw new Error(
      `The provider calls itself ${found.issuer}, OIDC_ISSUER is ${issuer}: they must be equal.`,
    )
  }
  return found
}

/** A page is told whom it may speak to before it logs in; while the provider is away, of the issuer alone. */
export async function knowProvider(provider: IdentityProvider, request: FastifyRequest): Promise<void> {
  if (request.headers.accept?.includes('text/html')) await provider.discovery().catch(() => undefined)
}
