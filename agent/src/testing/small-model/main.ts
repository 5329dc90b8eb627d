// Serves SmolLM2 on /v1/chat/completions: node main.ts <node-llama-cpp's module> <GGUF file>. Prints its address, and as
// lines of JSON all that the model wrote.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadSmallModel } from './llama.ts'

interface Request {
  readonly messages: readonly { readonly role: string; readonly content: string | null }[]
  readonly tools?: readonly {
    readonly function: { readonly name: string; readonly parameters: { readonly properties: object } }
  }[]
  readonly tool_choice?: string
}

const [modulePath = '', modelPath = ''] = process.argv.slice(2)
const model = await loadSmallModel(modulePath, modelPath)
/** Of what a tool gave it reads the beginning: more would take a small model on two cores too long. */
const MOST_READ = 500
const MOST_TOKENS = 28
const REGIONS = ['heel', 'toes', 'M1', 'M3', 'Med Heel', 'Lat Heel']

const prompt = (system: string, user: string) =>
  `<|im_start|>system\n${system}<|im_end|>\n<|im_start|>user\n${user}<|im_end|>\n<|im_start|>assistant\n`

const server = createServer(async (request, response) => {
  const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString()
  if (!body) return void response.writeHead(404).end()
  const asked = JSON.parse(body) as Request
  const hungUp = new AbortController()
  response.once('close', () => hungUp.abort())
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  await answer(asked, response, hungUp.signal).catch((error: unknown) => {
    if (!hungUp.signal.aborted) process.stderr.write(`${error}\n`)
  })
  response.end('data: [DONE]\n\n')
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Small model on http://127.0.0.1:${(server.address() as AddressInfo).port}/v1\n`)
})

async function answer(
  { messages, tools = [], tool_choice }: Request,
  response: ServerResponse,
  signal: AbortSignal,
) {
  const send = (content: string, finish: string | null = null) =>
    response.write(
      `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`,
    )
  const question = messages.findLast(({ role }) => role === 'user')?.content ?? ''
  const last = messages.at(-1)
  const readers = tools.filter(({ function: { name } }) => /^(get_(?!workout)|list_|compare_h)/.test(name))
  if (last?.role === 'user' && readers.length > 0 && tool_choice !== 'none' && question.endsWith('?')) {
    const names = readers.map((tool) => tool.function.name)
    const schema = { type: 'object', properties: { name: { enum: names }, region: { enum: REGIONS } } }
    const instructions = `You choose the tool that answers a question. Tools: ${names.join(', ')}.`
    const chosen = await model.complete(prompt(instructions, question), { maxTokens: 40, schema, signal })
    const { name, region } = JSON.parse(chosen) as { name: string; region: string }
    const takes = readers.find((tool) => tool.function.name === name)?.function.parameters.properties ?? {}
    const args = { ...('region' in takes && { region }), ...('metric' in takes && { metric: 'peak' }) }
    send(`<tool_call>${JSON.stringify({ name, arguments: args })}</tool_call>`, 'stop')
    return
  }
  const data = last?.role === 'tool' ? `Data: ${(last.content ?? '').slice(0, MOST_READ)}\n` : ''
  const persona = 'You are a running coach. Answer in one or two sentences with numbers from the data.'
  const wrote = await model.complete(prompt(persona, `${data}${question.slice(-300)}`), {
    maxTokens: MOST_TOKENS,
    onText: (text) => void send(text),
    signal,
  })
  process.stdout.write(`${JSON.stringify(wrote)}\n`)
  send('', 'length')
}
