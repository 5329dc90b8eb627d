import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { testingEnvironment } from './config.ts'
import { killed } from './livekit-server.ts'

const MAIN = join(import.meta.dirname, 'small-model/main.ts')

export interface SmallChatModel {
  readonly baseUrl: string
  /** All that it wrote, tool calls apart. */
  wrote(): readonly string[]
  stop(): Promise<void>
}

/** Why there is no small model to test with; undefined where there is one. Never so under CI. */
export function reasonWithoutSmallModel(): string | undefined {
  if (testingEnvironment.smallModel) return undefined
  const reason = 'no small chat model: "npm test" installs one where there are Python and npm'
  if (testingEnvironment.ci) throw new Error(reason)
  return reason
}

/** A real chat model in a process of its own, behind OpenAI's interface. */
export async function startSmallChatModel(): Promise<SmallChatModel> {
  const { model = '', llama = '' } = testingEnvironment.smallModel ?? {}
  const child = spawn(process.execPath, [MAIN, llama, model], {
    env: testingEnvironment.inherited,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const wrote: string[] = []
  const baseUrl = await new Promise<string>((ready, failed) => {
    let pending = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (pending + text).split('\n')
      pending = lines.pop() ?? ''
      for (const line of lines) {
        const [address] = /http:\S+/.exec(line) ?? []
        if (address) ready(address)
        else if (line.startsWith('"')) wrote.push(JSON.parse(line) as string)
      }
    })
    child.once('exit', (code) => failed(new Error(`the small model ended with ${code}`)))
  })
  return { baseUrl, wrote: () => wrote, stop: () => killed(child) }
}
