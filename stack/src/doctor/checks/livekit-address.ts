import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { connect } from 'node:net'
import { type Check, codeOf, failed, type Outcome, ok, reasonOf, skipped } from '../check.ts'
import { httpAddress } from '../livekit-api.ts'

const PATIENCE_MS = 5000

/** The way to LiveKit, one step after the other: form, name, connection, TLS, and who answers. */
export const livekitAddress: Check = {
  name: 'livekit-address',
  title: 'LiveKit address',
  run: async ({ env, running }) => {
    if (!env.LIVEKIT_URL) {
      return skipped('LIVEKIT_URL is not set and "npm start" does not run here: start it, and ask again')
    }
    if (!URL.canParse(env.LIVEKIT_URL) || !/^(wss?|https?):$/.test(new URL(env.LIVEKIT_URL).protocol)) {
      return failed(`LIVEKIT_URL=${env.LIVEKIT_URL} is no address`, {
        cause: 'It begins with wss://, ws://, https:// or http:// and then names a machine.',
        fix: 'LiveKit Cloud shows it under Settings: wss://<project>.livekit.cloud',
      })
    }
    const url = new URL(httpAddress(env.LIVEKIT_URL))
    return (await unresolved(url)) ?? (await unconnected(url, running)) ?? (await identify(url))
  },
}

async function unresolved(url: URL): Promise<Outcome | undefined> {
  try {
    await lookup(bare(url))
    return undefined
  } catch (error) {
    return failed(`${url.hostname} is not known`, {
      cause: `DNS: ${reasonOf(error)}.`,
      fix: url.hostname.endsWith('.livekit.cloud')
        ? 'Check the project’s name in LIVEKIT_URL, and that this machine reaches the internet.'
        : 'Check the name in LIVEKIT_URL, and this machine’s DNS.',
    })
  }
}

async function unconnected(url: URL, running: boolean): Promise<Outcome | undefined> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const socket = connect({ host: bare(url), port, timeout: PATIENCE_MS })
  socket.once('timeout', () => socket.destroy(new Error('no answer')))
  try {
    await once(socket, 'connect')
    return undefined
  } catch (error) {
    return failed(`nothing listens at ${url.hostname}:${port}`, {
      cause: `TCP: ${reasonOf(error)}.`,
      fix: running
        ? 'The LiveKit server of "npm start" has ended: end it and start it again.'
        : 'Start that LiveKit server, or open the port in the firewall between.',
    })
  } finally {
    socket.destroy()
  }
}

async function identify(url: URL): Promise<Outcome> {
  try {
    const response = await fetch(`${url.origin}/rtc/validate`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    // LiveKit alone has this address; asked without a token it refuses in these words.
    const text = await response.text()
    if (response.status === 401 && /permission|token|authorization/i.test(text)) {
      return ok(`${url.origin} is a LiveKit server`)
    }
    return failed(`${url.origin} is not a LiveKit server`, {
      cause: `It answers /rtc/validate with HTTP ${response.status}.`,
      fix: 'Check host and port in LIVEKIT_URL: another program listens there.',
    })
  } catch (error) {
    return notSpoken(url, error)
  }
}

function notSpoken(url: URL, error: unknown): Outcome {
  const code = codeOf(error) ?? ''
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME/.test(code)) {
    return failed(`the certificate of ${url.hostname} is not accepted`, {
      cause: `TLS: ${reasonOf(error)}.`,
      fix: 'Give that server a certificate for its name, or NODE_EXTRA_CA_CERTS the file of the authority that signed it.',
    })
  }
  if (url.protocol === 'https:') {
    return failed(`${url.hostname} does not speak TLS here`, {
      cause: `TLS: ${reasonOf(error)}.`,
      fix: 'For a server without TLS LIVEKIT_URL begins with ws:// (on this machine or in a private network only).',
    })
  }
  return failed(`${url.host} does not answer as a web server`, {
    cause: reasonOf(error),
    fix: 'Check host and port in LIVEKIT_URL; a server with TLS needs wss://.',
  })
}

function bare(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}
