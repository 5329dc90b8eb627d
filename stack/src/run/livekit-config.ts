import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface LivekitPlan {
  readonly port: number
  readonly rtcPort: number
  readonly apiKey: string
  readonly apiSecret: string
  readonly webhookUrl: string
}

/**
 * The LiveKit server's own configuration for one machine: loopback only, one UDP port for all media,
 * and no room that nobody created (JSON is YAML, so it needs no writer of its own).
 */
export function livekitConfig(plan: LivekitPlan): object {
  return {
    port: plan.port,
    bind_addresses: ['127.0.0.1'],
    keys: { [plan.apiKey]: plan.apiSecret },
    rtc: {
      udp_port: plan.rtcPort,
      // It would listen on every interface; media over loopback needs no other way.
      tcp_port: 0,
      use_external_ip: false,
      node_ip: '127.0.0.1',
      // Only loopback is offered, so that nothing depends on the machine's networks.
      enable_loopback_candidate: true,
      ips: { includes: ['127.0.0.1/32'] },
    },
    room: { auto_create: false },
    webhook: { api_key: plan.apiKey, urls: [plan.webhookUrl] },
    logging: { level: 'warn', json: true },
  }
}

/** Writes it where its owner alone can read it: it holds the secret. */
export function writeLivekitConfig(path: string, plan: LivekitPlan): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(livekitConfig(plan), null, 2), { mode: 0o600 })
}
