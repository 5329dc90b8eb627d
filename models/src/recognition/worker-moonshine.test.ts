import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { readCacheFolder } from '../config.ts'
import { installModels } from '../install.ts'

/** Four seconds of a tone that comes and goes, which keep the recogniser busy for a while. */
const program = `
const [module, folder] = process.argv.slice(-2)
const main = async () => {
  const { WorkerMoonshine } = await import(module)
  const model = await WorkerMoonshine.load({ folder, threads: 1, sentences: ['How did I do?'] })
  const samples = Float32Array.from({ length: 64_000 }, (_, at) => 0.3 * Math.sin(at / 20) * Math.sin(at / 3000))
  model.hear(samples)
  await model.close()
  process.stdout.write('closed')
  process.exit(0)
}
main()
`

it('ends in the middle of a sound without taking the process down', async () => {
  const { recognizerFolder } = await installModels({ cacheDir: readCacheFolder() })
  const module = new URL('./worker-moonshine.ts', import.meta.url).href
  const child = spawn(process.execPath, ['--eval', program, '--', module, recognizerFolder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(String(data)))
  const [code] = await once(child, 'close')
  expect({ said: said.join(''), code }).toEqual({ said: 'closed', code: 0 })
}, 60_000)
