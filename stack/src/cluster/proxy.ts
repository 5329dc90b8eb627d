/** Two programs that do the same, and where they are asked whether they can. */
export interface Upstreams {
  readonly port: number
  readonly ports: readonly number[]
  readonly health: string
}

/** A Caddyfile on loopback, without TLS: who is not well is left out, and whoever asks waits for another. */
export function caddyfile(sites: readonly Upstreams[]): string {
  const global = '{\n\tadmin off\n\tauto_https off\n}\n'
  return (
    global +
    sites
      .map(
        ({ port, ports, health }) => `
http://127.0.0.1:${port} {
	reverse_proxy ${ports.map((upstream) => `127.0.0.1:${upstream}`).join(' ')} {
		lb_policy round_robin
		lb_try_duration 10s
		fail_duration 2s
		health_uri ${health}
		health_interval 1s
		health_timeout 5s
		flush_interval -1
	}
}
`,
      )
      .join('')
  )
}
