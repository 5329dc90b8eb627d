import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const program = fileURLToPath(new URL('./main.ts', import.meta.url))
const started: ChildProcess[] = []

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

function start(environment: Record<string, string>, ...options: string[]) {
  const child = spawn(process.execPath, [program, ...options], {
    env: { PATH: process.env.PATH ?? '', MODELS_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  return child
}

async function addressOf(child: ReturnType<typeof start>): Promise<string> {
  for await (const line of createInterface(child.stdout)) {
    const [, address] = /^Model server on (http:\S+)\/v1$/.exec(line) ?? []
    if (address !== undefined) return address
  }
  throw new Error('the model server ended before it listened')
}

test('starts at once with --lazy, and ends cleanly on SIGTERM', async () => {
  const child = start({ MODELS_API_KEY: '0123456789abcdef' }, '--lazy')
  const response = await fetch(`${await addressOf(child)}/health`)
  expect(await response.json()).toMatchObject({ status: 'ready', lazy: true })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('without a key it says what is missing', async () => {
  const child = start({})
  const exit = once(child, 'exit')
  const lines = await Array.fromAsync(createInterface(child.stderr))
  expect(lines.join('\n')).toContain('MODELS_API_KEY: is missing')
  expect(await exit).toEqual([1, null])
})

test('a port that is taken is named', async () => {
  const first = start({ MODELS_API_KEY: '0123456789abcdef' }, '--lazy')
  const { port } = new URL(await addressOf(first))
  const second = start({ MODELS_API_KEY: '0123456789abcdef', MODELS_PORT: port }, '--lazy')
  const lines = await Array.fromAsync(createInterface(second.stderr))
  expect(lines.join('\n')).toMatch(`127.0.0.1:${port}`)
})
