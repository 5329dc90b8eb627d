import { freePorts } from '../../store/src/testing/free-ports.ts'

/** The ports of deploy/compose.yaml and deploy/config. */
const PORTS = '3000 3478 5349 5556 5558 6379 7880 7881 7882 8081 8443 9100 27017'.split(' ')

/** The same configuration on a machine where other programs may listen: every port is another, free one. */
export class MovedPorts {
  readonly #moved: ReadonlyMap<string, string>

  private constructor(moved: ReadonlyMap<string, string>) {
    this.#moved = moved
  }

  /** @param known ports that are listened on already. */
  static async choose(known: Readonly<Record<string, string>>): Promise<MovedPorts> {
    const free = await freePorts(PORTS.length)
    return new MovedPorts(new Map(PORTS.map((port, index) => [port, known[port] ?? String(free[index])])))
  }

  of(port: string): number {
    return Number(this.#moved.get(port))
  }

  /** A configuration's text with the ports that are used here. */
  text(given: string): string {
    const ports = new RegExp(`\\b(?:${PORTS.join('|')})\\b`, 'g')
    return given.replaceAll(ports, (port) => this.#moved.get(port) ?? port)
  }

  values(given: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, this.text(value)]))
  }
}
