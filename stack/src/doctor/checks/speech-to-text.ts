import * as z from 'zod'
import { type Check, ok, warning } from '../check.ts'
import { callModel, timeWords } from '../model-call.ts'
import { wavOf } from '../wav.ts'

const RATE = 24_000
const answer = z.object({ text: z.string() })

/** Recognises the sentence that the check before has spoken; half a second of silence where it could not. */
export const speechToText: Check = {
  name: 'speech-to-text',
  title: 'Speech-to-text',
  run: async (context) => {
    const speech = context.shared.speech
    return await callModel(
      context,
      'STT',
      '/audio/transcriptions',
      ({ model }) => {
        const form = new FormData()
        const wav = wavOf(speech ?? Buffer.alloc(RATE), RATE)
        form.set('file', new Blob([new Uint8Array(wav)], { type: 'audio/wav' }), 'question.wav')
        form.set('model', model)
        form.set('language', 'en')
        return form
      },
      async (response, { model }, startedAt) => {
        const { text } = answer.parse(await response.json())
        const time = timeWords(startedAt)
        if (!speech) return ok(`${model} answers in ${time} (nothing was spoken to it)`)
        if (/pressure/i.test(text)) return ok(`${model} understood "${text.trim()}" in ${time}`)
        return warning(`${model} understood "${text.trim()}" in ${time}`, {
          cause: 'Something else was spoken to it.',
          fix: 'Try another model in COACH_STT, if calls are misunderstood as well.',
        })
      },
    )
  },
}
