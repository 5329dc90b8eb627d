import { chmodSync, copyFileSync, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { type Check, failed, type Outcome, ok, warning } from '../check.ts'
import type { DoctorContext } from '../context.ts'
import { KNOWN_VARIABLES, meantBy } from '../known-variables.ts'

/** The file itself: there, readable, private, and with names that mean something. */
export const envFile: Check = {
  name: 'env-file',
  title: '.env',
  run: async (context) => {
    if (!existsSync(context.envFile)) return missing(context)
    const text = readFileSync(context.envFile, 'utf8')
    const broken = brokenLines(text)
    if (broken.length > 0) {
      return failed(`line ${broken.join(', ')} cannot be read`, {
        cause: 'A line is NAME=value, a comment that begins with #, or empty.',
        fix: `Correct ${context.envFile}.`,
      })
    }
    const names = Object.keys(parseEnv(text))
    const unknown = names.filter((name) => !KNOWN_VARIABLES.has(name))
    if (unknown.length > 0) {
      const meant = unknown.map((name) => [name, meantBy(name)] as const).filter(([, known]) => known)
      return warning(`unknown: ${unknown.join(', ')}`, {
        cause: 'No part reads these.',
        fix:
          meant.length > 0
            ? `Most likely meant: ${meant.map(([name, known]) => `${known} instead of ${name}`).join(', ')}.`
            : 'Take them out, or see .env.example for the names.',
      })
    }
    return openToOthers(context, names.length) ?? ok(`${names.length} variables`)
  },
}

function missing(context: DoctorContext): Outcome {
  const example = join(context.root, '.env.example')
  if (context.running || context.env.LIVEKIT_URL) return ok('none: the environment and the defaults are used')
  return warning('missing', {
    cause: 'Nothing is configured, so everything runs on this machine with local models.',
    fix: 'If that is not what you want: cp .env.example .env, and fill it in.',
    repair: () => {
      copyFileSync(example, context.envFile)
      chmodSync(context.envFile, 0o600)
      return `.env was made from .env.example; in it everything is optional`
    },
  })
}

function openToOthers({ envFile }: DoctorContext, variables: number): Outcome | undefined {
  if (process.platform === 'win32' || (statSync(envFile).mode & 0o077) === 0) return undefined
  return warning(`${variables} variables, readable by other users of this machine`, {
    cause: 'It holds secrets, and its permissions let others read them.',
    fix: `chmod 600 ${envFile}`,
    repair: () => {
      chmodSync(envFile, 0o600)
      return 'only its owner can read it now'
    },
  })
}

/** Numbers, from 1, of the lines that are neither a variable, nor a comment, nor part of a quoted text. */
function brokenLines(text: string): number[] {
  let quote: string | undefined
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (quote) {
      if (line.includes(quote)) quote = undefined
      return []
    }
    const value = /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=\s*(.*)$/.exec(line)?.[1]
    if (value === undefined) return /^\s*(#.*)?$/.test(line) ? [] : [index + 1]
    const opened = /^(["'`])/.exec(value)?.[1]
    if (opened && !value.slice(1).includes(opened)) quote = opened
    return []
  })
}
