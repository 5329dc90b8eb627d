import { LazyModel } from './lazy-model.ts'
import { Recognizer } from './recognition/recognizer.ts'
import { Voice } from './voice/voice.ts'

export const recognizerName = 'moonshine-tiny-en'
export const voiceName = 'piper-en_US-joe-medium'
export const coachName = 'kinetra-coach'

export type SpeechModels = { recognizer: LazyModel<Recognizer>; voice: LazyModel<Voice> }

export type SpeechModelOptions = {
  /** Brings the files in place and answers where they are. */
  install: () => Promise<{ recognizerFolder: string; voiceFolder: string; phonemeFolder: string }>
  /** Another Moonshine model than the installed one, such as a larger one. */
  recognizerFolder?: string | undefined
  recognitionThreads: number
  /** What people say to the coach. */
  sentences: () => readonly string[]
  voiceThreads: number
}

/** The two speech models; each is used once while it is loaded, so that the first caller meets a warm one. */
export function createSpeechModels(options: SpeechModelOptions): SpeechModels {
  const recognizer = new LazyModel(recognizerName, async () => {
    const files = await options.install()
    const model = await Recognizer.load(
      options.recognizerFolder ?? files.recognizerFolder,
      options.recognitionThreads,
      options.sentences(),
    )
    // A rising tone: anything that passes for speech warms the model.
    const samples = Float32Array.from(
      { length: 32_000 },
      (_, index) => Math.sin(index / 20) * (index / 64_000),
    )
    await model.transcribe({ samples, sampleRate: 16_000 })
    return model
  })
  const voice = new LazyModel(voiceName, async () => {
    const files = await options.install()
    return await Voice.load(files, options.voiceThreads)
  })
  return { recognizer, voice }
}
