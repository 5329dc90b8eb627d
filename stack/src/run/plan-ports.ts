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
type ChosenPort = Extract<keyof Config, `${string}PORT`>

/** A port for each part, none twice. @throws PortTakenError for one that the person has set. */
export async function planPorts(config: Config): Promise<Ports> {
  const taken = new Set<number>()
  const choose = async (variable: ChosenPort, preferred: number, more?: Partial<PortWish>) => {
    const wish = { variable, fixed: config[variable], preferred, host: LOOPBACK, ...more }
    const port = await choosePort(wish, taken)
    taken.add(port)
    return port
  }
  return {
    server: await choose('PORT', 3000, { host: config.HOST }),
    models: await choose('MODELS_PORT', 9100, { host: config.MODELS_HOST }),
    agent: await choose('AGENT_PORT', 8081),
    livekit: await choose('LIVEKIT_PORT', 7880),
    rtc: await choose('LIVEKIT_RTC_PORT', 7882, { protocol: 'udp' }),
  }
}
