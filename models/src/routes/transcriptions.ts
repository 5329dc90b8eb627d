import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ApiError, badRequest } from '../api-error.ts'
import { readWav } from '../audio/wav-reader.ts'
import { closedSignal } from '../closed-signal.ts'
import type { LazyModel } from '../lazy-model.ts'
import type { Recognizer } from '../recognition/recognizer.ts'

/** OpenAI's own limit. */
const mostBytes = 25 * 1024 * 1024
const longestSeconds = 300

const fieldsSchema = z.object({
  model: z.string().max(200).optional(),
  language: z.string().regex(/^en\b/i, 'only English ("en") is recognised').optional(),
  response_format: z
    .enum(['json', 'verbose_json', 'text'], { error: 'must be json, verbose_json or text' })
    .default('json'),
  stream: z.enum(['true', 'false'], { error: 'must be true or false' }).default('false'),
  // Not OpenAI's: of somebody who is still speaking; nobody else waits for it.
  interim: z.enum(['true', 'false'], { error: 'must be true or false' }).default('false'),
  'timestamp_granularities[]': z
    .literal('segment', { error: 'must be segment: words have no times here' })
    .optional(),
})

type Upload = { file: Buffer; fields: z.infer<typeof fieldsSchema> }

async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    throw badRequest('Send multipart/form-data with the sound in the field "file".', 'not_multipart')
  }
  let file: Buffer | undefined
  const fields: Record<string, unknown> = {}
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const content = await part.toBuffer()
      if (part.fieldname === 'file') file = content
    } else fields[part.fieldname] = part.value
  }
  if (file === undefined)
    throw badRequest('The field "file" with the sound is missing.', 'missing_file', 'file')
  return { file, fields: fieldsSchema.parse(fields) }
}

/** The words are recognised as a whole, so that they come as one piece. */
const asEvents = (text: string): string =>
  ['delta', 'done']
    .map((kind) => ({ type: `transcript.text.${kind}`, [kind === 'delta' ? 'delta' : 'text']: text }))
    .map((event) => `data: ${JSON.stringify(event)}\n\n`)
    .join('')

/** `POST /v1/audio/transcriptions`: a WAV file in, its words out. */
export async function transcriptionRoutes(
  app: FastifyInstance,
  recognizer: LazyModel<Recognizer>,
): Promise<void> {
  await app.register(multipart, { limits: { fileSize: mostBytes, files: 1, fields: 20, fieldSize: 4096 } })
  app.post('/v1/audio/transcriptions', { bodyLimit: mostBytes + 65_536 }, async (request, reply) => {
    const { file, fields } = await readUpload(request)
    const sound = readWav(file)
    const duration = sound.samples.length / sound.sampleRate
    if (duration > longestSeconds) {
      throw new ApiError(`The sound is ${Math.round(duration)} s long; send at most ${longestSeconds} s.`, {
        status: 413,
        code: 'audio_too_long',
        parameter: 'file',
      })
    }
    const model = await recognizer.get()
    const start = performance.now()
    const isInterim = fields.interim === 'true'
    const signal = closedSignal(reply)
    const text = isInterim
      ? await model.transcribeInterim(sound, signal)
      : await model.transcribe(sound, signal)
    request.log.info(
      { isInterim, soundMs: Math.round(duration * 1000), tookMs: Math.round(performance.now() - start) },
      'transcribed',
    )
    if (fields.stream === 'true') return reply.type('text/event-stream; charset=utf-8').send(asEvents(text))
    if (fields.response_format === 'text') return reply.type('text/plain; charset=utf-8').send(`${text}\n`)
    if (fields.response_format === 'json') return { text }
    const whole = { id: 0, start: 0, end: duration, text }
    return { task: 'transcribe', language: 'english', duration, text, segments: text === '' ? [] : [whole] }
  })
}
