import { LOCAL_USER, SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { FastifyRequest } from 'fastify'
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { RequestError } from '../http/request-error.ts'
import type { Authenticate } from './authenticate.ts'
import type { IdentityProvider } from './identity-provider.ts'
import type { User } from './user.ts'

/** Signatures by a public key only: with a shared secret, or none, anybody could sign. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']
/** An unknown key is looked for again after this time, so that a rotated one is found soon. */
const KEY_COOLDOWN_MS = 2000
const CLOCK_TOLERANCE_IN_S = 5
const PATIENCE_MS = 3000
const TOKEN_LIMIT = 8192
/** Owners that are nobody's login: what they have is for all, or for whoever sat at this machine alone. */
const RESERVED = new Set([SAMPLE_OWNER, LOCAL_USER])

/** Checks the bearer token of each request against the identity provider's keys; issuer and subject are the user. */
export function oidcLogin(provider: IdentityProvider, audience: string): Authenticate {
  let keys: JWTVerifyGetKey | undefined
  const keySource = async () => {
    try {
      const { jwks_uri } = await provider.discovery()
      keys ??= createRemoteJWKSet(new URL(jwks_uri), {
        cooldownDuration: KEY_COOLDOWN_MS,
        timeoutDuration: PATIENCE_MS,
      })
      return keys
    } catch (error) {
      throw unavailable(error)
    }
  }
  return async (request) => {
    const token = bearerToken(request)
    const getKey = await keySource()
    try {
      const { payload } = await jwtVerify(token, getKey, {
        issuer: provider.issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_IN_S,
        requiredClaims: ['sub', 'exp'],
      })
      return userOf(provider.issuer, payload)
    } catch (error) {
      throw error instanceof RequestError ? error : refusalOf(error)
    }
  }
}

function bearerToken(request: FastifyRequest): string {
  const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0 || token.length > TOKEN_LIMIT) {
    throw new RequestError(401, 'login_required', 'Nobody is logged in.', {
      hint: 'Log in; requests carry "Authorization: Bearer <access token>".',
    })
  }
  return token
}

function userOf(issuer: string, payload: JWTPayload): User {
  const { sub } = payload
  if (typeof sub !== 'string' || sub === '' || sub.length > 255 || RESERVED.has(sub)) {
    throw new RequestError(403, 'unusable_login', 'This login cannot own anything here.')
  }
  return {
    // Another issuer may give the same subject to somebody else.
    id: `${issuer}|${sub}`,
    name: nameIn(payload),
    ...(payload.exp !== undefined && { untilMs: (payload.exp + CLOCK_TOLERANCE_IN_S) * 1000 }),
  }
}

/** A name fit for display, from claims that its owner may have written freely. */
function nameIn(payload: JWTPayload): string {
  const given = [payload.name, payload.preferred_username].find((claim) => typeof claim === 'string')
  const name = String(given ?? '')
    .toWellFormed()
    .replace(/\p{C}/gu, '')
    .trim()
  return [...name].slice(0, 80).join('') || 'You'
}

function refusalOf(error: unknown): RequestError {
  if (error instanceof errors.JWTExpired) {
    return new RequestError(401, 'login_expired', 'The login has expired.', { hint: 'Log in again.' })
  }
  const isToken = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)
  if (!isToken || error.code === 'ERR_JOSE_GENERIC') return unavailable(error)
  return new RequestError(401, 'login_invalid', 'The login is not valid here.', { hint: 'Log in again.' })
}

function unavailable(cause: unknown): RequestError {
  return new RequestError(503, 'login_unavailable', 'Logins cannot be checked at the moment.', {
    hint: 'Try again in a minute; whoever runs this server checks OIDC_ISSUER.',
    retryAfterInS: 5,
    cause,
  })
}
