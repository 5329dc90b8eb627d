import { type Check, failed, ok } from '../check.ts'
import { callModel, timeWords } from '../model-call.ts'

/** One short question to the chat model, streamed as the agent does. */
export const chatModel: Check = {
  name: 'chat-model',
  title: 'Chat model',
  run: async (context) =>
    await callModel(
      context,
      'LLM',
      '/chat/completions',
      ({ model }) => ({
        model,
        stream: true,
        messages: [{ role: 'user', content: 'Say the one word: ready' }],
      }),
      async (response, { model, baseUrl }, startedAt) => {
        const text = await response.text()
        if (/^data: \{/m.test(text)) return ok(`${model} answers in ${timeWords(startedAt)}`)
        return failed(`${model} does not stream`, {
          cause: `${baseUrl} answers, but not in the form of OpenAI's streamed chat completions.`,
          fix: 'Use a server with that interface (Ollama, vLLM, LocalAI), and its address up to /v1.',
        })
      },
    ),
}
