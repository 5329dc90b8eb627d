import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const run = promisify(execFile)
const LEFT_OUT = join(import.meta.dirname, 'left-out.ts')
const PROGRAM = `
  const { createRequire } = await import('node:module')
  await import('@livekit/agents')
  const loaded = Object.keys(createRequire(import.meta.filename ?? process.cwd() + '/x').cache)
  const has = (name) => loaded.some((file) => file.includes('/node_modules/' + name + '/'))
  console.log(JSON.stringify([has('sharp'), has('@opentelemetry/sdk-metrics'), has('@livekit/rtc-node')]))
  process.exit()
`

/** Whether pictures, uploads and rooms are loaded with the framework. */
async function loaded(...flags: string[]): Promise<unknown> {
  const words = [...flags, '--input-type=module', '--eval', PROGRAM]
  const { stdout } = await run(process.execPath, words, { cwd: import.meta.dirname })
  return JSON.parse(stdout)
}

// Each starts a process that loads the whole framework.
const SLOW = { timeout: 180_000 }

it('the framework is loaded without what no call needs', SLOW, async () => {
  expect(await loaded('--import', LEFT_OUT)).toEqual([false, false, true])
})

it('the framework itself would load it', SLOW, async () => {
  expect(await loaded()).toEqual([true, true, true])
})
