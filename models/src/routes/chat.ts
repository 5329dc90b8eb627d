import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { ChatReply, ChatRequest } from '../coach/chat-types.ts'
import { answerChunks, countUsage, wholeAnswer } from './chat-answer.ts'
import { chatBodySchema, toChatRequest } from './chat-request.ts'

export type CompleteChat = (request: ChatRequest) => ChatReply

const mostBytes = 4 * 1024 * 1024

function* serverSentEvents(chunks: Iterable<unknown>): Generator<string> {
  for (const chunk of chunks) yield `data: ${JSON.stringify(chunk)}\n\n`
  yield 'data: [DONE]\n\n'
}

/** `POST /v1/chat/completions`: the offline coach, streamed or whole, with tool calls. */
export function chatRoutes(app: FastifyInstance, completeChat: CompleteChat): void {
  app.post('/v1/chat/completions', { bodyLimit: mostBytes }, async (request, reply) => {
    const body = chatBodySchema.parse(request.body)
    const chatRequest = toChatRequest(body)
    const start = performance.now()
    const answer = completeChat(chatRequest)
    const tookMs = Math.round(performance.now() - start)
    request.log.info(
      { messages: body.messages.length, toolCalls: answer.toolCalls.length, tookMs },
      'answered',
    )
    const usage = countUsage(chatRequest.messages.map((message) => message.content ?? '').join(' '), answer)
    if (body.stream !== true) return wholeAnswer(body.model, answer, usage)
    const chunks = answerChunks(
      body.model,
      answer,
      body.stream_options?.include_usage === true ? usage : null,
    )
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(Readable.from(serverSentEvents(chunks)))
  })
}
