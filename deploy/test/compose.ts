import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'

export const ROOT = resolve(import.meta.dirname, '../..')

export interface Service {
  readonly image: string
  readonly restart?: string
  readonly network_mode?: string
  readonly read_only?: boolean
  readonly build?: { readonly target: string }
  readonly command?: readonly string[]
  readonly environment?: Record<string, string>
  readonly volumes?: readonly string[]
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly depends_on?: Record<string, { readonly condition: string }>
}

export interface Compose {
  readonly services: Record<string, Service>
  readonly volumes: Record<string, unknown>
}

export function composeText(): string {
  return readFileSync(join(ROOT, 'deploy/compose.yaml'), 'utf8')
}

export function readCompose(): Compose {
  return parse(composeText(), { merge: true })
}

export function service(name: string): Service {
  const found = readCompose().services[name]
  if (!found) throw new Error(`deploy/compose.yaml has no service ${name}.`)
  return found
}

/** A service's environment as Compose makes it of the variables in an .env file. */
export function environmentOf(name: string, env: Readonly<Record<string, string>>): Record<string, string> {
  const given = Object.entries(service(name).environment ?? {})
  return Object.fromEntries(given.map(([key, value]) => [key, interpolated(String(value), env)]))
}

const VARIABLE = /\$\{([A-Z_]+)(?::([-?+])([^}]*))?\}/g

function interpolated(text: string, env: Readonly<Record<string, string>>): string {
  return text.replaceAll(VARIABLE, (_whole, name: string, kind?: string, rest = '') => {
    const value = env[name] ?? ''
    if (value === '' && kind === '?') throw new Error(`${name}: ${rest}`)
    if (kind === '+') return value === '' ? '' : rest
    return value === '' && kind === '-' ? rest : value
  })
}

/** The names that the compose file takes from deploy/.env. */
export function variablesUsed(): Set<string> {
  return new Set([...composeText().matchAll(VARIABLE)].map(([, name = '']) => name))
}

/** The variables of an .env file. */
export function envFile(path: string): Record<string, string> {
  const lines = readFileSync(join(ROOT, path), 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm)
  return Object.fromEntries(
    [...lines].map(([, name = '', value = '']) => [name, value.replace(/^'(.*)'$/, '$1')]),
  )
}

/** deploy/.env.example with something in every gap; what may stay empty, because it is an option, does. */
export function filledInEnv(): Record<string, string> {
  const optional = new Set(['OPENAI_API_KEY', 'LIVEKIT_OLDER_KEYS'])
  return Object.fromEntries(
    Object.entries(envFile('deploy/.env.example')).map(([name, value]) => [
      name,
      value || (optional.has(name) ? '' : `${name}-`.repeat(4)),
    ]),
  )
}
