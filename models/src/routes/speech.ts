import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type SpeechFormat, speechFormats } from '../audio/speech-format.ts'
import { closedSignal } from '../closed-signal.ts'
import type { LazyModel } from '../lazy-model.ts'
import { speechRate, type Voice } from '../voice/voice.ts'

const formatNames = Object.keys(speechFormats) as [SpeechFormat, ...SpeechFormat[]]

/** What is not named here, such as instructions on how to speak, changes nothing that a listener could take for wrong. */
const requestSchema = z.object({
  model: z.string().max(200).optional(),
  /** OpenAI's limit. */
  input: z.string().min(1, 'is empty').max(4096, 'has more than 4096 characters; send it in parts'),
  /** There is one voice; any name means it. */
  voice: z.union([z.string().max(200), z.object({ id: z.string().max(200) })]).optional(),
  response_format: z
    .enum(formatNames, { error: 'must be mp3, wav, or pcm (24 kHz, 16 bits, one channel)' })
    .default('mp3'),
  speed: z.number().min(0.25).max(4).default(1),
  stream_format: z.enum(['audio', 'sse'], { error: 'must be audio or sse' }).default('audio'),
})

const dueLimits = 'must be a number of milliseconds from 0 to 600000'
/** The product's own, which other servers ignore: an answer's sentences come in a request each. */
const headersSchema = z.object({
  'x-due-in-ms': z.coerce.number(dueLimits).min(0, dueLimits).max(600_000, dueLimits).default(0),
})

async function* from(first: IteratorResult<Buffer>, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let next = first; !next.done; next = await rest.next()) yield next.value
}

/** The sound as OpenAI's events; its tokens are counted as words, as nobody is charged. */
async function* asEvents(sound: AsyncIterable<Buffer>, input: string): AsyncGenerator<string> {
  const event = (value: object) => `data: ${JSON.stringify(value)}\n\n`
  for await (const piece of sound)
    yield event({ type: 'speech.audio.delta', audio: piece.toString('base64') })
  const tokens = input.split(/\s+/).filter(Boolean).length
  const usage = { input_tokens: tokens, output_tokens: 0, total_tokens: tokens }
  yield event({ type: 'speech.audio.done', usage })
}

/** `POST /v1/audio/speech`: text in, sound out, clause by clause as it is made. */
export function speechRoutes(app: FastifyInstance, voice: LazyModel<Voice>): void {
  app.post('/v1/audio/speech', { bodyLimit: 65_536 }, async (request, reply) => {
    const { input, speed, response_format: format, stream_format: form } = requestSchema.parse(request.body)
    const { 'x-due-in-ms': dueInMs } = headersSchema.parse(request.headers)
    const model = await voice.get()
    const start = performance.now()
    const samples = model.speak(input, { speed, dueInMs }, closedSignal(reply))
    // Waiting for the first clause here turns its failure into a proper error answer.
    const first = await samples.next()
    request.log.info(
      { characters: input.length, firstSoundMs: Math.round(performance.now() - start) },
      'speaking',
    )
    const { contentType, encode } = speechFormats[format]
    const sound = encode(from(first, samples), speechRate)
    if (form === 'audio') return reply.header('content-type', contentType).send(Readable.from(sound))
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(Readable.from(asEvents(sound, input)))
  })
}
