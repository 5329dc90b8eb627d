import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'

// A page of somebody else's, with a strict content security policy. It shows what such a policy has to allow for
// the coach: the server's scripts, and connections to the server and to LiveKit.
const { PORT = '5174', KINETRA_URL = 'http://127.0.0.1:3000' } = process.env
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

const server = createServer(async (request, response) => {
  const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1)
  const type = /^[a-z]+\.(html|js|css)$/.exec(name)?.[1]
  const text = type && (await readFile(join(import.meta.dirname, name), 'utf8').catch(() => undefined))
  if (!type || text === undefined) return response.writeHead(404).end('There is nothing at this address.')
  const headers: Record<string, string> = { 'content-type': `${TYPES[type]}; charset=utf-8` }
  if (type === 'html') headers['content-security-policy'] = await policy()
  response.writeHead(200, headers).end(text.replaceAll('KINETRA_URL', KINETRA_URL))
})
server.listen(Number(PORT), '127.0.0.1', () => {
  process.stdout.write(`Open http://127.0.0.1:${PORT}\n`)
})

async function policy(): Promise<string> {
  const config = await fetch(`${KINETRA_URL}/api/config`).then(
    (answer) => answer.json() as Promise<{ livekitUrl: string }>,
    () => ({ livekitUrl: 'ws://127.0.0.1:7880' }),
  )
  const livekit = config.livekitUrl
  return [
    "default-src 'none'",
    `script-src 'self' ${KINETRA_URL}`,
    "style-src 'self'",
    `connect-src ${KINETRA_URL} ${livekit} ${livekit.replace(/^ws/, 'http')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
