import { readFileSync } from 'node:fs'

export interface Copy {
  readonly kind: 'copy'
  /** The stage it comes from; the build context where absent. */
  readonly from: string | undefined
  readonly sources: readonly string[]
  readonly target: string
}
export type Step = { readonly kind: 'run'; readonly command: string } | Copy

/** One stage of a Dockerfile, as far as this repository's Dockerfile uses the language. */
export interface Stage {
  readonly name: string
  /** Another stage, `scratch`, or an image of the registry. */
  readonly base: string
  readonly steps: readonly Step[]
  readonly environment: Readonly<Record<string, string>>
  readonly user: string | undefined
  readonly command: readonly string[]
  readonly healthcheck: readonly string[]
}

type Draft = { -readonly [Key in keyof Stage]: Stage[Key] }

/** Reads a Dockerfile; throws at an instruction that it does not know, rather than leave it out. */
export function readDockerfile(path: string): Stage[] {
  const text = readFileSync(path, 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
  const stages: Draft[] = []
  for (const line of text.split('\n').filter((line) => line.trim() !== '')) {
    const [instruction = '', ...words] = line.trim().split(/\s+/)
    const rest = line.trim().slice(instruction.length).trim()
    if (instruction === 'FROM') stages.push(newStage(words))
    else apply(instruction, words, rest, stages.at(-1) ?? newStage(words))
  }
  return stages
}

function newStage([base = '', as, name = '']: string[]): Draft {
  if (as !== 'AS' || name === '') throw new Error(`A stage has no name: FROM ${base}`)
  return { name, base, steps: [], environment: {}, user: undefined, command: [], healthcheck: [] }
}

function apply(instruction: string, words: string[], rest: string, stage: Draft): void {
  switch (instruction) {
    case 'RUN':
      stage.steps = [...stage.steps, { kind: 'run', command: rest }]
      return
    case 'COPY':
      stage.steps = [...stage.steps, copyOf(words)]
      return
    case 'ENV':
      stage.environment = { ...stage.environment, ...Object.fromEntries(words.map(assignment)) }
      return
    case 'USER':
      stage.user = rest
      return
    case 'CMD':
      stage.command = JSON.parse(rest)
      return
    case 'HEALTHCHECK':
      stage.healthcheck = JSON.parse(rest.slice(rest.indexOf('[')))
      return
    case 'WORKDIR':
      if (rest !== '/app') throw new Error(`WORKDIR ${rest}: every stage works in /app`)
      return
    case 'VOLUME':
    case 'EXPOSE':
      return
    default:
      throw new Error(`The test does not know ${instruction}: teach it, in deploy/images/dockerfile.ts`)
  }
}

function copyOf(words: string[]): Copy {
  const [first = '', ...others] = words
  const from = first.startsWith('--from=') ? first.slice('--from='.length) : undefined
  const paths = from === undefined ? words : others
  return { kind: 'copy', from, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' }
}

function assignment(word: string): [string, string] {
  const equals = word.indexOf('=')
  return [word.slice(0, equals), word.slice(equals + 1)]
}
