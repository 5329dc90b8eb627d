import { createServer } from 'node:net'
import { freePort } from '@kinetra/store/testing/free-ports'
import { expect, it } from 'vitest'
import { freePortFrom } from './free-port.ts'

it('is the wished one where nobody has it, and the next where somebody does', async () => {
  const wished = await freePort()
  expect(await freePortFrom(wished, '127.0.0.1')).toBe(wished)
  const other = createServer()
  await new Promise<void>((done) => other.listen(wished, '127.0.0.1', done))
  expect(await freePortFrom(wished, '127.0.0.1')).toBeGreaterThan(wished)
  await new Promise((done) => other.close(done))
})

it('is not looked for at an address that this machine does not have', async () => {
  await expect(freePortFrom(8081, '192.0.2.1')).rejects.toThrow(/Check AGENT_HOST/)
})
