import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { joined } from '../recording.ts'
import { VOICE_SAMPLE_RATE } from '../voice.ts'

/** A microphone that hears what is played into "mouth", and a loudspeaker that is recorded. */
const DEVICES = `
load-module module-native-protocol-unix auth-anonymous=1
load-module module-null-sink sink_name=loudspeaker rate=48000 channels=2
load-module module-null-sink sink_name=mouth rate=48000 channels=1
load-module module-remap-source source_name=microphone master=mouth.monitor
set-default-sink loudspeaker
set-default-source microphone
`
const FORMAT = [`--rate=${VOICE_SAMPLE_RATE}`, '--channels=1', '--format=s16le', '--latency-msec=50']
/** Longer than a pause between sentences. */
const QUIET_SAMPLES = 0.8 * VOICE_SAMPLE_RATE
const VOICED = 500
const LOOK_MS = 50
const run = promisify(execFile)

/** A sound server of its own, for a browser that knows of nothing but devices. */
export class SoundCard {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kinetra-sound-'))
  readonly #programs: ChildProcess[] = []
  #recorded: Int16Array[] = []
  #quietSamples = 0

  /** What a program needs to find it. */
  readonly env: NodeJS.ProcessEnv = { PULSE_SERVER: `unix:${this.#folder}/native`, HOME: this.#folder }

  static async start(): Promise<SoundCard> {
    const card = new SoundCard()
    await card.#start()
    return card
  }

  /** Speaks into the microphone; resolves when the last sample was said. */
  async speak(sound: Int16Array): Promise<void> {
    const voice = this.#spawn('pacat', ['--device=mouth', ...FORMAT], ['pipe', 'ignore', 'inherit'])
    voice.stdin?.end(Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength))
    await once(voice, 'exit')
  }

  /** What came out of the loudspeaker since the last time, once it is silent. */
  async take(): Promise<Int16Array> {
    while (this.#quietSamples < QUIET_SAMPLES) await wait(LOOK_MS)
    return joined(this.#recorded.splice(0))
  }

  /** How many programs listen to the microphone: what lights the system's own recording sign. */
  async listeners(): Promise<number> {
    const [microphone] = (await this.#list('sources')).find(([, name]) => name === 'microphone') ?? []
    return (await this.#list('source-outputs')).filter(([, source]) => source === microphone).length
  }

  async stop(): Promise<void> {
    for (const program of this.#programs.reverse()) {
      if (program.exitCode !== null || program.signalCode !== null) continue
      program.kill()
      await once(program, 'exit')
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #start(): Promise<void> {
    const script = join(this.#folder, 'devices.pa')
    writeFileSync(script, DEVICES)
    const options = ['--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1', '--log-level=error']
    const server = this.#spawn('pulseaudio', ['-n', '--file', script, ...options], 'ignore')
    while (!(await this.#isThere())) {
      if (server.exitCode !== null) throw new Error(`PulseAudio ended with ${server.exitCode}.`)
      await wait(LOOK_MS)
    }
    const recorder = this.#spawn(
      'parec',
      ['--device=loudspeaker.monitor', ...FORMAT],
      ['ignore', 'pipe', 'inherit'],
    )
    recorder.stdout?.on('data', (bytes: Buffer) => {
      const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
      this.#recorded.push(samples)
      const last = samples.findLastIndex((sample) => Math.abs(sample) > VOICED)
      this.#quietSamples = last < 0 ? this.#quietSamples + samples.length : samples.length - last
    })
  }

  async #isThere(): Promise<boolean> {
    return await this.#list('sources').then(
      (sources) => sources.some(([, name]) => name === 'microphone'),
      () => false,
    )
  }

  /** One line a thing, its fields apart. */
  async #list(kind: 'sources' | 'source-outputs'): Promise<string[][]> {
    const { stdout } = await run('pactl', ['list', 'short', kind], { env: { ...process.env, ...this.env } })
    return stdout.split('\n').map((line) => line.split('\t'))
  }

  #spawn(
    name: string,
    args: readonly string[],
    stdio: 'ignore' | ('ignore' | 'pipe' | 'inherit')[],
  ): ChildProcess {
    const env = { ...process.env, ...this.env, PULSE_RUNTIME_PATH: this.#folder }
    const program = spawn(name, args, { env, stdio })
    this.#programs.push(program)
    return program
  }
}
