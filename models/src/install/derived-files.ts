import { z } from 'zod'
import { onnxMetadata } from './onnx-metadata.ts'

/** A file made here from fetched ones. */
export type DerivedFile = { path: string; from: string[]; make: (inputs: Buffer[]) => Buffer }

const voiceSchema = z.object({
  audio: z.object({ sample_rate: z.number() }),
  espeak: z.object({ voice: z.string() }),
  num_speakers: z.number().default(1),
  phoneme_id_map: z.record(z.string(), z.array(z.number()).min(1)),
})

function parseVoice(json: Buffer | undefined): z.infer<typeof voiceSchema> {
  return voiceSchema.parse(JSON.parse((json ?? Buffer.alloc(0)).toString('utf8')))
}

/** The voice's phonemes and their numbers, in the form sherpa-onnx reads. */
function voiceTokens([json]: Buffer[]): Buffer {
  const lines = Object.entries(parseVoice(json).phoneme_id_map).map(([phoneme, [id]]) => `${phoneme} ${id}\n`)
  return Buffer.from(lines.join(''))
}

/** The voice's network with what sherpa-onnx wants to know of it written inside. */
function voiceWithMetadata([network, json]: Buffer[]): Buffer {
  const voice = parseVoice(json)
  const metadata = onnxMetadata({
    model_type: 'vits',
    comment: 'piper',
    language: 'English',
    voice: voice.espeak.voice,
    has_espeak: '1',
    n_speakers: String(voice.num_speakers),
    sample_rate: String(voice.audio.sample_rate),
  })
  return Buffer.concat([network ?? Buffer.alloc(0), metadata])
}

const voiceSettings = 'piper-joe/en_US-joe-medium.onnx.json'

export const derivedFiles: DerivedFile[] = [
  { path: 'piper-joe/tokens.txt', from: [voiceSettings], make: voiceTokens },
  {
    path: 'piper-joe/model.onnx',
    from: ['piper-joe/en_US-joe-medium.onnx', voiceSettings],
    make: voiceWithMetadata,
  },
]
