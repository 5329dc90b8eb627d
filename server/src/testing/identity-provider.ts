import { createHash, randomBytes } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

const CLIENT = 'kinetra-web'
const REDIRECT = 'http://127.0.0.1/callback'
const LOGINS = 20

export interface IdentityProvider {
  readonly issuer: string
  /** The pair it signs with at first. */
  readonly key: CryptoKey
  readonly publicKey: CryptoKey
  readonly keyId: string
  /** An access token for this person, by authorization code flow with PKCE. */
  login(person: string): Promise<string>
  rotateKey(): Promise<void>
  pause(): Promise<void>
  resume(): Promise<void>
  stop(): Promise<void>
}

export interface LoginPage {
  readonly address: string
  readonly accessTokenInS: number
  readonly audience?: string
  /** Where a proxy with TLS stands before it: the address that people see, and the port that the proxy asks. */
  readonly proxy?: { readonly issuer: string; readonly port: number }
}

/**
 * A real identity provider, on a free port if nothing else is said, which lets in whoever gives a name.
 * @param page a web page that may log in as well.
 */
export async function startIdentityProvider(page?: LoginPage): Promise<IdentityProvider> {
  let handle: RequestListener = (_request, response) => response.end()
  const server = createServer((request, response) => handle(request, response))
  const listen = async (port: number) =>
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  await listen(page?.proxy?.port ?? 0)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const issuer = page?.proxy?.issuer ?? `http://127.0.0.1:${port}`
  const signWithNewKey = async () => {
    const pair = await generateKeyPair('RS256', { extractable: true })
    const kid = randomBytes(6).toString('hex')
    const jwk = { ...(await exportJWK(pair.privateKey)), kid, use: 'sig', alg: 'RS256' }
    const provider = new Provider(issuer, settings({ keys: [jwk as never] }, page))
    provider.proxy = page?.proxy !== undefined
    handle = (request, response) => void provider.callback()(request, response)
    return { ...pair, kid }
  }
  const first = await signWithNewKey()
  return {
    issuer,
    key: first.privateKey,
    publicKey: first.publicKey,
    keyId: first.kid,
    login: async (person) => await logIn(issuer, person),
    rotateKey: async () => {
      await signWithNewKey()
    },
    pause: close,
    resume: async () => await listen(port),
    stop: close,
  }
}

function settings(jwks: Configuration['jwks'] & object, page?: LoginPage): Configuration {
  return {
    jwks,
    clients: [
      {
        client_id: CLIENT,
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [REDIRECT, ...(page ? [`${page.address}/login/callback`] : [])],
      },
    ],
    // The page fetches its tokens from its own origin.
    clientBasedCORS: () => page !== undefined,
    ttl: {
      AccessToken: page?.accessTokenInS ?? 3600,
      Grant: 3600,
      IdToken: 3600,
      Interaction: 600,
      Session: 3600,
    },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:kinetra',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: page?.audience ?? 'kinetra',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  }
}

async function logIn(issuer: string, person: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    client_id: CLIENT,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: REDIRECT,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const code = await walkTo(`${issuer}/auth?${query}`, person)
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT,
      code,
      redirect_uri: REDIRECT,
      code_verifier: verifier,
    }),
  })
  const body = (await answer.json()) as { access_token?: string }
  if (!body.access_token) throw new Error(`No token for ${person}: ${JSON.stringify(body)}`)
  return body.access_token
}

/** Follows redirects and fills in forms, as a person in a browser would, until the code comes back. */
async function walkTo(start: string, person: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = start
  let form: URLSearchParams | undefined
  for (let step = 0; step < LOGINS; step++) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', value = ''] = pair.split('=')
      cookies.set(name, value)
    }
    const text = await response.text()
    const next = response.headers.get('location')
    if (next?.startsWith(REDIRECT)) return new URL(next).searchParams.get('code') ?? ''
    if (next) {
      url = new URL(next, url).href
      form = undefined
      continue
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1]
    if (!prompt) throw new Error(`The provider shows no form: ${response.status} ${text.slice(0, 300)}`)
    form = new URLSearchParams({ prompt, login: person, password: 'any' })
  }
  throw new Error('The provider leads nowhere.')
}
