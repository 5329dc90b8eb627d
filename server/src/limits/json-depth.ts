import { RequestError } from '../http/request-error.ts'

const DEPTH_LIMIT = 20

/** Refuses a body that is nested deeper than any of ours, before anything walks through it. */
export function checkDepth(body: unknown): void {
  let level: unknown[] = [body]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_LIMIT) {
      throw new RequestError(400, 'too_deep', `The body is nested deeper than ${DEPTH_LIMIT} levels.`)
    }
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value).filter(isContainer) : [],
    )
  }
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
