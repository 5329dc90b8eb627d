import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const MAIN = resolve(import.meta.dirname, '../../server/src/main.ts')

export interface RealServer {
  readonly url: string
  stop(): Promise<void>
}

/** The server as production starts it, in a process of its own. */
export async function startRealServer(settings: NodeJS.ProcessEnv): Promise<RealServer> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((ready, failed) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const address = /ready at (\S+)/.exec(text)?.[1]
      if (address) ready(address)
    })
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)))
  })
  return {
    url,
    async stop() {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}
