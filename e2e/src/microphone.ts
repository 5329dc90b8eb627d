/// <reference lib="dom" />

/** What the page offers to the test once installMicrophone has run in it. */
export interface TestSound {
  /** Speaks into the microphone; resolves when the last sample has been said. */
  speak(samples: number[]): Promise<void>
  /** All sound heard since the last call, as 16-bit samples. */
  heard(): number[]
  /** When the page was first heard since then, by its own clock (performance.now); null while it was not. */
  firstHeardAt(): number | null
}

/**
 * Runs in the page before its own scripts: the microphone is a sound that the test feeds, and what the
 * page plays is recorded. From here on everything is real: Opus, WebRTC, the room, the coach.
 */
export function installMicrophone(): void {
  const rate = 24_000
  const context = new AudioContext({ sampleRate: rate })
  const microphone = context.createMediaStreamDestination()
  const silence = context.createConstantSource()
  silence.offset.value = 0
  silence.connect(microphone)
  silence.start()
  const devices = navigator.mediaDevices
  const original = devices.getUserMedia.bind(devices)
  devices.getUserMedia = async (constraints) => {
    const stream = await original(constraints)
    if (!constraints?.audio || constraints.video) return stream
    for (const track of stream.getTracks()) track.stop()
    return new MediaStream(microphone.stream.getAudioTracks().map((track) => track.clone()))
  }

  const heard: Float32Array[] = []
  let firstHeardAt: number | null = null
  const recorded = new WeakSet<MediaStream>()
  const recorder = context.createScriptProcessor(1024, 1, 1)
  recorder.onaudioprocess = ({ inputBuffer }) => {
    const block = inputBuffer.getChannelData(0).slice()
    heard.push(block)
    if (firstHeardAt === null && block.some((sample) => Math.abs(sample) > 0.015))
      firstHeardAt = performance.now()
  }
  recorder.connect(context.destination)
  setInterval(() => {
    for (const element of document.querySelectorAll('audio')) {
      const stream = element.srcObject
      if (!(stream instanceof MediaStream) || recorded.has(stream) || stream.getAudioTracks().length === 0)
        continue
      recorded.add(stream)
      context.createMediaStreamSource(stream).connect(recorder)
    }
  }, 20)

  const sound: TestSound = {
    async speak(samples) {
      await context.resume()
      const buffer = context.createBuffer(1, samples.length, rate)
      buffer.copyToChannel(
        Float32Array.from(samples, (sample) => sample / 32768),
        0,
      )
      const source = context.createBufferSource()
      source.buffer = buffer
      source.connect(microphone)
      source.start()
      await new Promise((done) => {
        source.onended = done
      })
    },
    firstHeardAt: () => firstHeardAt,
    heard: () => {
      firstHeardAt = null
      return heard
        .splice(0)
        .flatMap((part) => Array.from(part, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32767)))
    },
  }
  Object.assign(window, { kinetraTestSound: sound })
}
