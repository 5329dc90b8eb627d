import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Copy, Stage } from './dockerfile.ts'

interface Layers {
  /** What the stage wrote. */
  readonly upper: string
  /** What it stands on, the nearest first; empty for scratch. */
  readonly lowers: readonly string[]
}

export interface BuilderOptions {
  readonly stages: readonly Stage[]
  /** The repository. */
  readonly context: string
  /** Layers that stand for the base image, the uppermost first. */
  readonly baseImage: readonly string[]
  readonly folder: string
  readonly npmCache: string
}

/** A step takes half a minute on a machine of its own; beside other tests it has taken three. */
const STEP_WITHIN_MS = 540_000
const LEFT_OUT = new Set(['node_modules', 'dist'])

/** Does what a Dockerfile says in directories: a stage is an overlay over its base, RUN is a chroot. */
export class ImageBuilder {
  readonly #options: BuilderOptions
  readonly #built = new Map<string, Layers>()

  constructor(options: BuilderOptions) {
    this.#options = options
  }

  /** Builds a stage that is made from scratch, and all it needs; answers the folder that is its root. */
  build(name: string): string {
    return this.#stage(name).upper
  }

  #stage(name: string): Layers {
    const done = this.#built.get(name)
    if (done) return done
    const stage = this.#options.stages.find((stage) => stage.name === name)
    if (!stage) throw new Error(`The Dockerfile has no stage ${name}.`)
    const upper = join(this.#options.folder, name)
    mkdirSync(upper)
    const layers = { upper, lowers: this.#lowers(stage.base) }
    for (const step of stage.steps) {
      if (step.kind === 'run') this.#run(layers, step.command, name)
      else if (step.from === undefined) this.#copyContext(layers, step)
      else this.#copyStage(layers, step, step.from)
    }
    this.#built.set(name, layers)
    return layers
  }

  #lowers(base: string): readonly string[] {
    if (base === 'scratch') return []
    if (!this.#options.stages.some(({ name }) => name === base)) return this.#options.baseImage
    const { upper, lowers } = this.#stage(base)
    return [upper, ...lowers]
  }

  #run(layers: Layers, command: string, name: string): void {
    const root = this.#mountPoint(`${name}.merged`)
    const work = this.#mountPoint(`${name}.work`)
    const cache = `${root}/root/.npm`
    script(
      [
        `mount -t overlay overlay -o lowerdir=${layers.lowers.join(':')},upperdir=${layers.upper},workdir=${work} ${root}`,
        `mkdir -p ${cache} ${root}/proc ${root}/dev`,
        `mount --bind ${this.#options.npmCache} ${cache}`,
        `mount --rbind /dev ${root}/dev`,
        `mount -t proc proc ${root}/proc`,
        `exec chroot ${root} /usr/bin/env -i HOME=/root PATH=/usr/local/bin:/usr/bin:/bin /bin/sh -ec ${quoted(`cd /app\n${command}`)}`,
      ],
      `RUN ${command}`,
    )
  }

  #copyContext({ upper }: Layers, { sources, target }: Copy): void {
    for (const source of sources) {
      const from = join(this.#options.context, source)
      if (!existsSync(from)) throw new Error(`The Dockerfile copies ${source}, which is not there.`)
      const into = join(upper, '/app', target)
      const filter = (path: string) => !LEFT_OUT.has(basename(path)) && !basename(path).startsWith('.env')
      if (statSync(from).isDirectory()) cpSync(from, into, { recursive: true, filter })
      else cpSync(from, target.endsWith('/') ? join(into, basename(source)) : into)
    }
  }

  #copyStage({ upper }: Layers, { sources, target }: Copy, from: string): void {
    const origin = this.#stage(from)
    const view = this.#mountPoint(`${from}.view`)
    const into = join(upper, target)
    mkdirSync(into, { recursive: true })
    const lines = sources.map((source) => `cp -a ${join(view, source)}/. ${into}/`)
    script(
      [
        `mount -t overlay overlay -o lowerdir=${[origin.upper, ...origin.lowers].join(':')} ${view}`,
        ...lines,
      ],
      `COPY --from=${from}`,
    )
  }

  #mountPoint(name: string): string {
    const path = join(this.#options.folder, name)
    mkdirSync(path, { recursive: true })
    return path
  }
}

/** Runs lines in a mount namespace of their own: whatever they mount is gone with them. */
function script(lines: readonly string[], what: string): void {
  const args = ['--mount', '--propagation', 'private', 'sh', '-ec', lines.join('\n')]
  const ended = spawnSync('unshare', args, { encoding: 'utf8', timeout: STEP_WITHIN_MS })
  if (ended.status !== 0)
    throw new Error(`${what} failed:\n${ended.stdout.slice(-2000)}${ended.stderr.slice(-2000)}`)
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
