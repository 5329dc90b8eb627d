import { type Check, failed, ok } from '../check.ts'
import { callModel, timeWords } from '../model-call.ts'

export const SPOKEN = 'Your peak pressure was high today.'
const BYTES_A_SECOND = 24_000 * 2

/** One short sentence spoken. Comes before recognition, which listens to it. */
export const textToSpeech: Check = {
  name: 'text-to-speech',
  title: 'Text-to-speech',
  run: async (context) =>
    await callModel(
      context,
      'TTS',
      '/audio/speech',
      ({ model, voice }) => ({ model, voice, input: SPOKEN, response_format: 'pcm' }),
      async (response, { model }, startedAt) => {
        const sound = Buffer.from(await response.arrayBuffer())
        const seconds = sound.length / BYTES_A_SECOND
        if (seconds < 0.5) {
          return failed(`${model} is almost silent`, {
            cause: `${seconds.toFixed(1)} s of sound came for a whole sentence.`,
            fix: 'The provider must give 24 kHz PCM for response_format "pcm".',
          })
        }
        context.shared.speech = sound
        return ok(`${model}: ${seconds.toFixed(1)} s of speech in ${timeWords(startedAt)}`)
      },
    ),
}
