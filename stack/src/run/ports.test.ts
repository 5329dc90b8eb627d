import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { planPorts } from './plan-ports.ts'
import { choosePort, tcpFree } from './ports.ts'

const host = '127.0.0.1'
const occupant = createServer()
let occupied: number
beforeEach(async () => {
  occupant.listen(0, host)
  await once(occupant, 'listening')
  occupied = (occupant.address() as AddressInfo).port
})
afterEach(() => void occupant.close())

describe('ports', () => {
  it('are the preferred ones where these are free', async () => {
    const free = await choosePort({ variable: 'PORT', preferred: occupied, host })
    expect(await choosePort({ variable: 'PORT', preferred: free, host })).toBe(free)
    expect(await choosePort({ variable: 'PORT', preferred: free, host }, new Set([free]))).not.toBe(free)
  })

  it('are replaced where they are taken', async () => {
    const port = await choosePort({ variable: 'PORT', preferred: occupied, host })
    expect(port).not.toBe(occupied)
    expect(await tcpFree(port, host)).toBe(true)
  })

  it('are named where the person has set them', async () => {
    await expect(planPorts(readConfig({ AGENT_PORT: String(occupied) }))).rejects.toThrow(
      `Port ${occupied} (AGENT_PORT) is taken by another program`,
    )
    await expect(planPorts(readConfig({ PORT: '45671', MODELS_PORT: '45671' }))).rejects.toThrow(
      '(MODELS_PORT)',
    )
    const media = createSocket('udp4').bind({ port: 0, address: '127.0.0.1', exclusive: true })
    await once(media, 'listening')
    const { port } = media.address()
    await expect(planPorts(readConfig({ LIVEKIT_RTC_PORT: String(port) }))).rejects.toThrow(
      '(LIVEKIT_RTC_PORT)',
    )
    media.close()
  })

  it('are all different', async () => {
    const ports = Object.values(await planPorts(readConfig({})))
    expect(new Set(ports).size).toBe(ports.length)
  })
})
