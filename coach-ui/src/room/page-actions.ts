import {
  openWorkoutRequest,
  PAGE_RPC,
  type PageRpcResponse,
  seekToRequest,
  showRegionRequest,
} from '@kinetra/protocol/page'
import type { ActionResult, CoachActions } from '../settings.ts'

const refused = (message: string): PageRpcResponse => ({ ok: false, message })
const NOT_UNDERSTOOD = refused('The page did not understand what to show.')
const NOT_HERE = refused('This page cannot show that.')
const FAILED = refused('The page failed to show that.')

/** Reads the coach's request and runs the host's action, where it has one. */
const METHODS = {
  [PAGE_RPC.showRegion]: (payload: unknown, { showRegion }: CoachActions) =>
    run(showRegionRequest.safeParse(payload).data, showRegion),
  [PAGE_RPC.seekTo]: (payload: unknown, { seekTo }: CoachActions) =>
    run(seekToRequest.safeParse(payload).data, seekTo),
  [PAGE_RPC.openWorkout]: (payload: unknown, { openWorkout }: CoachActions) =>
    run(openWorkoutRequest.safeParse(payload).data, openWorkout),
}
export type PageMethod = keyof typeof METHODS
export const pageMethods = Object.keys(METHODS) as PageMethod[]

/** What the coach is answered: whatever it sends and whatever the host does, a sentence. */
export async function answerAction(
  actions: CoachActions = {},
  method: PageMethod,
  payload: string,
): Promise<PageRpcResponse> {
  try {
    return await METHODS[method](JSON.parse(payload), actions)
  } catch (error) {
    return error instanceof SyntaxError ? NOT_UNDERSTOOD : FAILED
  }
}

async function run<Request>(
  request: Request | undefined,
  action: ((request: Request) => ActionResult | Promise<ActionResult>) | undefined,
): Promise<PageRpcResponse> {
  if (request === undefined) return NOT_UNDERSTOOD
  if (!action) return NOT_HERE
  const result = await action(request)
  return typeof result === 'string' ? { ok: true, message: result } : result
}
