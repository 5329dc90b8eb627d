import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { wavHeader } from '../audio/wav-header.ts'
import { closedSignal } from '../closed-signal.ts'
import type { LazyModel } from '../lazy-model.ts'
import { speechRate, type Voice } from '../voice/voice.ts'

const requestSchema = z.object({
  model: z.string().max(200).optional(),
  /** OpenAI's limit. */
  input: z.string().min(1, 'is empty').max(4096, 'has more than 4096 characters; send it in parts'),
  /** There is one voice; any name means it. */
  voice: z.union([z.string().max(200), z.object({ id: z.string().max(200) })]).optional(),
  response_format: z
    .enum(['pcm', 'wav'], { error: 'must be pcm (24 kHz, 16 bits, one channel) or wav' })
    .default('wav'),
  speed: z.number().min(0.25).max(4).default(1),
  stream_format: z.literal('audio', { error: 'must be audio: the sound is streamed as bytes' }).optional(),
})

const dueLimits = 'must be a number of milliseconds from 0 to 600000'
/** The product's own, which other servers ignore: an answer's sentences come in a request each. */
const headersSchema = z.object({
  'x-due-in-ms': z.coerce.number(dueLimits).min(0, dueLimits).max(600_000, dueLimits).default(0),
})

async function* withHeader(sound: AsyncIterator<Buffer>, first: Buffer): AsyncGenerator<Buffer> {
  yield first
  for (let next = await sound.next(); !next.done; next = await sound.next()) yield next.value
}

/** `POST /v1/audio/speech`: text in, sound out, clause by clause as it is made. */
export function speechRoutes(app: FastifyInstance, voice: LazyModel<Voice>): void {
  app.post('/v1/audio/speech', { bodyLimit: 65_536 }, async (request, reply) => {
    const { input, speed, response_format: format } = requestSchema.parse(request.body)
    const { 'x-due-in-ms': dueInMs } = headersSchema.parse(request.headers)
    const model = await voice.get()
    const start = performance.now()
    const sound = model.speak(input, { speed, dueInMs }, closedSignal(reply))
    // Waiting for the first clause here turns its failure into a proper error answer.
    const first = await sound.next()
    const opening = first.done ? Buffer.alloc(0) : first.value
    request.log.info(
      { characters: input.length, firstSoundMs: Math.round(performance.now() - start) },
      'speaking',
    )
    reply.header('content-type', format === 'pcm' ? 'audio/pcm' : 'audio/wav')
    const header = format === 'pcm' ? Buffer.alloc(0) : wavHeader(speechRate)
    return reply.send(Readable.from(withHeader(sound, Buffer.concat([header, opening]))))
  })
}
