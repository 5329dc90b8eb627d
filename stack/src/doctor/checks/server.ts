import { type Check, failed, ok, reasonOf, warning } from '../check.ts'

const PATIENCE_MS = 5000

/** Whether the page's server answers, and what it says of its store and of LiveKit. */
export const server: Check = {
  name: 'server',
  title: 'Server',
  run: async ({ serverUrl }) => {
    let response: Response
    try {
      response = await fetch(`${serverUrl}/health`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    } catch (error) {
      return failed(`nothing answers at ${serverUrl}`, {
        cause: `${reasonOf(error)}.`,
        fix: 'npm start, or npm run server; HOST and PORT say where it listens.',
      })
    }
    const text = await response.text()
    if (response.ok) return ok(`${serverUrl} is healthy`)
    if (response.status === 503 && text.includes('degraded')) {
      return warning(`${serverUrl} answers, but is not healthy`, {
        cause: `It says ${text}.`,
        fix: 'See the checks of LiveKit and of the store above: the server uses the same ones.',
      })
    }
    return failed(`${serverUrl} is not the coach's server`, {
      cause: `It answers /health with HTTP ${response.status}.`,
      fix: 'Another program listens there: choose another PORT.',
    })
  },
}
