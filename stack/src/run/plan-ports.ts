import type { Config } from '../config.ts'
import { choosePort, type PortWish } from './ports.ts'

export interface Ports {
  readonly livekit: number
  /** UDP, for all media. */
  readonly rtc: number
  readonly server: number
  readonly models: number
  readonly agent: number
}

const LOOPBACK = '127.0.0.1'

/** A port for each part, none twice. @throws PortTakenError for one that the person has set. */
export async function planPorts(config: Config): Promise<Ports> {
  const taken = new Set<number>()
  const choose = async (
    variable: string,
    fixed: number | undefined,
    preferred: number,
    host: string,
    protocol?: PortWish['protocol'],
  ) => {
    const port = await choosePort({ variable, fixed, preferred, host, protocol }, taken)
    taken.add(port)
    return port
  }
  return {
    server: await choose('PORT', config.PORT, 3000, config.HOST),
    models: await choose('MODELS_PORT', config.MODELS_PORT, 9100, config.MODELS_HOST),
    agent: await choose('AGENT_PORT', config.AGENT_PORT, 8081, LOOPBACK),
    livekit: await choose('LIVEKIT_PORT', config.LIVEKIT_PORT, 7880, LOOPBACK),
    rtc: await choose('LIVEKIT_RTC_PORT', config.LIVEKIT_RTC_PORT, 7882, LOOPBACK, 'udp'),
  }
}
