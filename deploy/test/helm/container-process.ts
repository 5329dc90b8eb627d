import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { freePorts } from '../../../store/src/testing/free-ports.ts'
import { ROOT } from '../compose.ts'
import type { ContainerSpec, Probe } from './chart.ts'

export interface Surroundings {
  /** Stands for `/`: what is mounted lies in it. */
  readonly folder: string
  /** Of the Secret, by variable; where they are not files. */
  readonly secrets: Readonly<Record<string, string>>
  /** Names in the cluster, and where they lead here. */
  readonly addresses: Readonly<Record<string, string>>
  /** What a process needs of this machine. */
  readonly machine: Readonly<Record<string, string>>
}

/** A container of a rendered manifest as a process of this machine: its command, variables, probes and end. */
export class ContainerProcess {
  readonly #spec: ContainerSpec
  readonly #ports = new Map<string, number>()
  readonly #child: ChildProcess
  #said = ''

  private constructor(spec: ContainerSpec, ports: readonly number[], around: Surroundings) {
    this.#spec = spec
    const env: Record<string, string> = { ...around.machine }
    const translate = (text: string) =>
      Object.entries(around.addresses).reduce((result, [from, to]) => result.replace(from, to), text)
    for (const { name, value, valueFrom } of spec.env)
      env[name] = valueFrom ? (around.secrets[valueFrom.secretKeyRef.key] ?? '') : translate(value ?? '')
    for (const [index, { name, containerPort }] of (spec.ports ?? []).entries()) {
      this.#ports.set(name, ports[index] ?? 0)
      for (const [variable, value] of Object.entries(env))
        if (value === String(containerPort)) env[variable] = String(ports[index])
    }
    const mounted = ['/run/secrets/kinetra', ...spec.volumeMounts.map(({ mountPath }) => mountPath)]
    const here = (text: string) =>
      mounted.some((path) => text === path || text.startsWith(`${path}/`)) ? join(around.folder, text) : text
    for (const [name, value] of Object.entries(env))
      env[name] = value === '0.0.0.0' ? '127.0.0.1' : here(value)
    const [program = '', ...args] = spec.command
    this.#child = spawn(program === '/usr/local/bin/node' ? process.execPath : program, args.map(here), {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#said = `${this.#said}${text}`.slice(-4000)
      })
  }

  static async start(spec: ContainerSpec, around: Surroundings): Promise<ContainerProcess> {
    return new ContainerProcess(spec, await freePorts(spec.ports?.length ?? 0), around)
  }

  get output(): string {
    return this.#said
  }

  address(port: string): string {
    return `http://127.0.0.1:${this.#ports.get(port)}`
  }

  /** Whether a probe succeeds now; one that is not there does not. */
  async succeeds(probe: Probe | undefined): Promise<boolean> {
    if (probe?.tcpSocket) return await this.#listens(probe.tcpSocket.port)
    if (!probe?.httpGet) return false
    const { port, path } = probe.httpGet
    const answer = await fetch(`${this.address(port)}${path}`).catch(() => undefined)
    await answer?.body?.cancel()
    return answer?.ok ?? false
  }

  /** @returns its exit code, once it has ended by itself. */
  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit')
    return this.#child.exitCode
  }

  /** What a kubelet does: preStop, during which it is to go on serving, then SIGTERM. @returns the exit code. */
  async stop(): Promise<{ readonly servedMeanwhile: boolean; readonly code: number | null }> {
    const seconds = this.#spec.lifecycle?.preStop.sleep.seconds ?? 0
    const until = Date.now() + seconds * 1000
    let servedMeanwhile = true
    while (Date.now() < until) {
      servedMeanwhile &&= await this.#answers(this.#spec.readinessProbe)
      await new Promise((next) => setTimeout(next, 250))
    }
    this.#child.kill('SIGTERM')
    return { servedMeanwhile, code: await this.ended() }
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  /** Whether there is any answer; on a busy machine it may be that the store was too slow. */
  async #answers(probe: Probe | undefined): Promise<boolean> {
    const { port = '', path = '' } = probe?.httpGet ?? {}
    const answer = await fetch(`${this.address(port)}${path}`).catch(() => undefined)
    await answer?.body?.cancel()
    return answer !== undefined
  }

  async #listens(port: string): Promise<boolean> {
    const socket = connect(this.#ports.get(port) ?? 0, '127.0.0.1')
    const connected = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    return connected
  }
}
