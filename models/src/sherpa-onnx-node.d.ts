/** The part of sherpa-onnx-node that is used here; the package ships no types. */
declare module 'sherpa-onnx-node' {
  type Waveform = { samples: Float32Array; sampleRate: number }

  class OfflineTts {
    static createAsync(config: {
      model: {
        vits: {
          model: string
          tokens: string
          dataDir: string
          noiseScale: number
          noiseScaleW: number
          lengthScale: number
        }
        numThreads: number
        provider: 'cpu'
        debug: 0 | 1
      }
      maxNumSentences: number
    }): Promise<OfflineTts>
    readonly sampleRate: number
    generateAsync(request: {
      text: string
      sid: number
      speed: number
      enableExternalBuffer: boolean
    }): Promise<Waveform>
  }

  class LinearResampler {
    constructor(inputSampleRate: number, outputSampleRate: number)
    flush(samples: Float32Array): Float32Array
  }

  const sherpa: {
    OfflineTts: typeof OfflineTts
    LinearResampler: typeof LinearResampler
  }

  export type { OfflineTts, Waveform }
  // biome-ignore lint/style/noDefaultExport: this is how the package exports itself
  export default sherpa
}
