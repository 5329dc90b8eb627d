import type { DoctorContext } from './context.ts'

/** What a check came to. */
export type Outcome =
  | { readonly state: 'ok' | 'skipped'; readonly detail: string }
  | {
      /** A warning: it works, and something about it is not as it should be. */
      readonly state: 'warning' | 'failed'
      readonly detail: string
      readonly cause: string
      readonly fix: string
      /** Puts it right without risk, and says what it did; run with `--fix`. */
      readonly repair?: (() => string | Promise<string>) | undefined
    }

export interface Check {
  /** As other checks and the JSON report name it. */
  readonly name: string
  readonly title: string
  /** Checks that must not have failed: without them this one could only repeat their failure. */
  readonly needs?: readonly string[]
  readonly run: (context: DoctorContext) => Promise<Outcome>
}

export interface Remedy {
  readonly cause: string
  readonly fix: string
  readonly repair?: () => string | Promise<string>
}

export function ok(detail: string): Outcome {
  return { state: 'ok', detail }
}

export function skipped(detail: string): Outcome {
  return { state: 'skipped', detail }
}

export function failed(detail: string, remedy: Remedy): Outcome {
  return { state: 'failed', detail, ...remedy }
}

export function warning(detail: string, remedy: Remedy): Outcome {
  return { state: 'warning', detail, ...remedy }
}

/** What went wrong in one line: the innermost cause's words, where an error has causes. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause instanceof Error) return reasonOf(error.cause)
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  const words = (error.message || error.name).replace(/\s+/g, ' ').trim().replace(/\.+$/, '')
  // OpenSSL's line has its reason among its own files and numbers.
  return /SSL routines:\w*:([^:]+):/.exec(words)?.[1] ?? words
}

/** A failure's code, such as ENOTFOUND, from it or from what caused it. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return codeOf(error.cause)
}
