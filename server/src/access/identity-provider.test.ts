import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { startTestServer } from '../testing/test-server.ts'

it('the page may speak to wherever the provider says that tokens are given', async () => {
  const provider = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        issuer,
        jwks_uri: 'https://keys.example.org/certs',
        authorization_endpoint: 'https://login.example.org/authorize',
        token_endpoint: 'https://tokens.example.org/token',
      }),
    )
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  const { app, close } = await startTestServer(undefined, { OIDC_ISSUER: issuer })
  const { headers } = await app.inject({ url: '/', headers: { accept: 'text/html' } })
  const policy = String(headers['content-security-policy'])
  expect(/connect-src [^;]*/.exec(policy)?.[0]).toContain(
    `${issuer} https://keys.example.org https://tokens.example.org`,
  )
  expect(/frame-src [^;]*/.exec(policy)?.[0]).toBe(`frame-src 'self' ${issuer} https://login.example.org`)
  await close()
  provider.close()
})
