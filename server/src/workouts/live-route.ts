import { Readable } from 'node:stream'
import { workoutId } from '@kinetra/protocol/ids'
import { NotFoundError } from '@kinetra/store/errors'
import { changesOf, type LiveWorkouts } from '@kinetra/store/live/live-workouts'
import type { Store } from '@kinetra/store/store'
import * as z from 'zod'
import type { User } from '../access/user.ts'
import type { App } from '../http/app-types.ts'
import { RequestError } from '../http/request-error.ts'
import { answerOf, errors } from '../http/responses.ts'
import { readPosition, writePosition } from './feed-position.ts'

const ASK_STORE_EVERY_MS = 1000
const KEEP_ALIVE_MS = 15_000
const STREAMS_A_USER = 20
const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * Live updates as server-sent events, to be read by `fetch`, which can carry a login:
 * `event: workout` with `{workout, frames}`, first as it stands, then after each change;
 * `event: end` with `{reason: "completed" | "deleted" | "unavailable"}`, after which nothing follows.
 * With the last `id` as `Last-Event-ID` a stream goes on where another broke off.
 */
export function liveRoute(app: App, store: Store, live: LiveWorkouts): void {
  const streams = new Map<string, number>()
  app.get(
    '/api/workouts/:id/live',
    {
      // Nobody would read the stream that a HEAD opens.
      exposeHeadRoute: false,
      schema: {
        summary: 'Changes of a workout as server-sent events',
        description:
          'Every stored frame comes once, in order for each foot, unless its batch is more than 3 s late. Begins with what is stored then, or behind the event named in Last-Event-ID.',
        params: z.object({ id: workoutId }),
        headers: z.object({ 'last-event-id': z.string().max(8000).optional() }),
        response: { 200: answerOf('text/event-stream', 'The changes'), ...errors(400, 401, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const lastEventId = request.headers['last-event-id']
      const since = lastEventId === undefined ? undefined : readPosition(lastEventId)
      // Refused with a status while that is still possible: afterwards the stream has begun.
      await store.workouts.get(request.user.id, id)
      const open = streams.get(request.user.id) ?? 0
      if (open >= STREAMS_A_USER) throw tooManyStreams()
      streams.set(request.user.id, open + 1)
      const gone = new AbortController()
      request.raw.socket.once('close', () => gone.abort())
      const loggedOut = endOfLogin(request.user)
      const changes = changesOf(
        { store, live, everyMs: ASK_STORE_EVERY_MS, since },
        request.user.id,
        id,
        AbortSignal.any([gone.signal, loggedOut]),
      )
      const stream = Readable.from(withKeepAlive(eventsOf(changes, loggedOut), gone.signal))
      stream.once('close', () => {
        gone.abort()
        const left = (streams.get(request.user.id) ?? 1) - 1
        if (left > 0) streams.set(request.user.id, left)
        else streams.delete(request.user.id)
      })
      return await reply
        .header('content-type', 'text/event-stream')
        .header('x-accel-buffering', 'no')
        .send(stream)
    },
  )
}

function tooManyStreams(): RequestError {
  return new RequestError(
    429,
    'too_many_streams',
    `At most ${STREAMS_A_USER} workouts can be followed at once.`,
    {
      hint: 'Close a tab.',
      retryAfterInS: 5,
    },
  )
}

/** Aborts when the login has ended with which the stream was opened. */
function endOfLogin({ untilMs }: User): AbortSignal {
  if (untilMs === undefined) return new AbortController().signal
  return AbortSignal.timeout(Math.min(Math.max(0, untilMs - Date.now()), LONGEST_TIMER_MS))
}

async function* eventsOf(
  changes: ReturnType<typeof changesOf>,
  loggedOut: AbortSignal,
): AsyncGenerator<string> {
  try {
    for await (const { change, sent } of changes) {
      yield `id: ${writePosition(sent)}\nevent: workout\ndata: ${JSON.stringify(change)}\n\n`
    }
    yield endOf(loggedOut.aborted ? 'unavailable' : 'completed')
  } catch (error) {
    yield endOf(error instanceof NotFoundError ? 'deleted' : 'unavailable')
  }
}

function endOf(reason: string): string {
  return `event: end\ndata: ${JSON.stringify({ reason })}\n\n`
}

/** Comments in between keep proxies from closing a quiet stream. */
async function* withKeepAlive(events: AsyncGenerator<string>, signal: AbortSignal): AsyncGenerator<string> {
  let next = events.next()
  while (!signal.aborted) {
    let timer: NodeJS.Timeout | undefined
    const quiet = new Promise<'quiet'>((resolve) => {
      timer = setTimeout(resolve, KEEP_ALIVE_MS, 'quiet')
    })
    const result = await Promise.race([next, quiet])
    clearTimeout(timer)
    if (result === 'quiet') {
      yield ': still here\n\n'
      continue
    }
    if (result.done) return
    yield result.value
    next = events.next()
  }
}
