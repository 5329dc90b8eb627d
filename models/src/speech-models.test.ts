import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readCacheFolder } from './config.ts'
import { installModels } from './install.ts'
import { createSpeechModels } from './speech-models.ts'

const FILES = ['encoder_model.ort', 'decoder_model_merged.ort', 'tokenizer.bin']
const folders: string[] = []

afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))))

/** The speech models with a recogniser of one's own, which has so many of the files it needs. */
async function withOwnRecognizer(files: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-recognizer-'))
  folders.push(folder)
  const install = () => installModels({ cacheDir: readCacheFolder() })
  const { recognizerFolder } = await install()
  await Promise.all(files.map((file) => symlink(join(recognizerFolder, file), join(folder, file))))
  const models = createSpeechModels({
    ...{ install, sentences: () => ['What was my peak?'], recognitionThreads: 1, voiceThreads: 1 },
    recognizerFolder: folder,
  })
  return { folder, recognizer: models.recognizer }
}

test('another Moonshine model is taken from the folder that is named', async () => {
  const { recognizer } = await withOwnRecognizer(FILES)
  const model = await recognizer.get()
  expect(await model.transcribe({ samples: new Float32Array(16_000), sampleRate: 16_000 })).toBe('')
  expect(recognizer.state).toBe('loaded')
})

test('a file that is missing there is named', async () => {
  const { folder, recognizer } = await withOwnRecognizer(FILES.slice(0, 2))
  await expect(recognizer.get()).rejects.toThrow(join(folder, 'tokenizer.bin'))
})
