import { mkdirSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { dirname } from 'node:path'

export interface LivekitPlan {
  readonly port: number
  readonly rtcPort: number
  readonly apiKey: string
  readonly apiSecret: string
  readonly webhookUrl: string
}

/**
 * The LiveKit server's own configuration for one machine: signalling on loopback only, one UDP port for all media,
 * and no room that nobody created (JSON is YAML, so it needs no writer of its own).
 */
export function livekitConfig(plan: LivekitPlan): object {
  return {
    port: plan.port,
    bind_addresses: ['127.0.0.1'],
    keys: { [plan.apiKey]: plan.apiSecret },
    rtc: {
      udp_port: plan.rtcPort,
      // Media within one machine need no other way.
      tcp_port: 0,
      use_external_ip: false,
      // Loopback depends on none of the machine's networks, but Firefox never uses it: it is offered the others.
      enable_loopback_candidate: true,
      ips: { includes: ownAddresses().map((address) => `${address}/32`) },
    },
    room: { auto_create: false },
    webhook: { api_key: plan.apiKey, urls: [plan.webhookUrl] },
    logging: { level: 'warn', json: true },
  }
}

/** Of IPv4, loopback among them. */
function ownAddresses(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((of) => of ?? [])
  return addresses.filter(({ family }) => family === 'IPv4').map(({ address }) => address)
}

/** Writes it where its owner alone can read it: it holds the secret. */
export function writeLivekitConfig(path: string, plan: LivekitPlan): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(livekitConfig(plan), null, 2), { mode: 0o600 })
}
