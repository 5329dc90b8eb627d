/// <reference lib="dom" />

/** Both sides of a call on one clock, as 16-bit samples in base64; sample n of both is the same moment. */
export interface EncodedRecording {
  readonly sampleRate: number
  /** What the page played. */
  readonly received: string
  /** What the microphone got. */
  readonly spoken: string
}

/** What the page offers to the test once installMicrophone has run in it. */
export interface TestSound {
  /** Speaks into the microphone; resolves when the last sample has been said. */
  speak(samples: number[]): Promise<void>
  /** From now on the microphone hears the loudspeaker too, later and quieter (gain 0: not any more). */
  echo(delayMs: number, gain: number): void
  /** Everything since the last call and up to now. */
  take(): Promise<EncodedRecording>
  /** When the page was first heard since then, by its own clock (performance.now); null while it was not. */
  firstHeardAt(): number | null
  /** How long the page has been silent. */
  quietForMs(): number
  /** For how long the page has talked by now, but for gaps within speech; what it said over speak() does not count. */
  talkingForMs(): number
}

export type PageWithSound = typeof window & { kinetraTestSound: TestSound }

/** Chromium's way to read a track sample by sample, not in TypeScript's library. */
interface TrackProcessor {
  new (options: { track: MediaStreamTrack; maxBufferSize: number }): { readable: ReadableStream<AudioData> }
}

/**
 * Runs in the page before its own scripts: the microphone is a sound that the test feeds, and what the
 * page plays is recorded. From here on everything is real: Opus, WebRTC, the room, the coach.
 */
export function installMicrophone(): void {
  const rate = 24_000
  const context = new AudioContext({ sampleRate: rate })
  // Most pages never make a call: sound that nobody listens to would keep a processor busy.
  void context.suspend()
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
    void context.resume()
    return new MediaStream(microphone.stream.getAudioTracks().map((track) => track.clone()))
  }

  const loudspeaker = context.createGain()
  const voice = context.createGain()
  const delay = context.createDelay(2)
  const echo = context.createGain()
  echo.gain.value = 0
  loudspeaker.connect(delay).connect(echo).connect(voice).connect(microphone)
  const both = context.createChannelMerger(2)
  loudspeaker.connect(both, 0, 0)
  voice.connect(both, 0, 1)
  silence.connect(both, 0, 0)
  silence.connect(both, 0, 1)
  const recorded = context.createMediaStreamDestination()
  recorded.channelCount = 2
  both.connect(recorded)

  const channels: [Int16Array[], Int16Array[]] = [[], []]
  let sampleRate = rate
  let firstHeardAt: number | null = null
  let talk = { from: 0, to: 0 }
  let spokenUntil = 0
  const hear = (at: number) => {
    firstHeardAt ??= at
    talk = at - talk.to > 500 ? { from: at, to: at } : { from: talk.from, to: at }
  }
  // A busy page reads frames late: their own time counts, on the page's clock as the promptest frame showed it.
  let offset = Number.POSITIVE_INFINITY
  let recordedUntil = 0
  context.onstatechange = () => {
    offset = Number.POSITIVE_INFINITY
  }
  const record = async () => {
    const [track] = recorded.stream.getAudioTracks()
    const { MediaStreamTrackProcessor } = window as unknown as { MediaStreamTrackProcessor: TrackProcessor }
    if (!track) return
    const frames = new MediaStreamTrackProcessor({ track, maxBufferSize: 3000 }).readable.getReader()
    for (;;) {
      const { value: frame } = await frames.read()
      if (!frame) return
      sampleRate = frame.sampleRate
      offset = Math.min(offset, performance.now() - frame.timestamp / 1000)
      recordedUntil = frame.timestamp / 1000 + offset
      for (const [planeIndex, channel] of channels.entries()) {
        const samples = new Float32Array(frame.numberOfFrames)
        frame.copyTo(samples, { planeIndex, format: 'f32-planar' })
        channel.push(Int16Array.from(samples, (value) => Math.max(-1, Math.min(1, value)) * 32767))
        if (planeIndex === 0 && samples.some((value) => Math.abs(value) > 0.015)) hear(recordedUntil)
      }
      frame.close()
    }
  }
  void record()

  const connected = new WeakSet<MediaStream>()
  setInterval(() => {
    // An embedded coach plays within a shadow root of its own.
    const roots = [
      document,
      ...[...document.querySelectorAll('kinetra-coach')].map((coach) => coach.shadowRoot),
    ]
    for (const element of roots.flatMap((root) => [...(root?.querySelectorAll('audio') ?? [])])) {
      const stream = element.srcObject
      if (!(stream instanceof MediaStream) || connected.has(stream) || stream.getAudioTracks().length === 0)
        continue
      connected.add(stream)
      void context.resume()
      context.createMediaStreamSource(stream).connect(loudspeaker)
    }
  }, 20)

  const encode = (parts: readonly Int16Array[]) => {
    let binary = ''
    for (const part of parts) binary += String.fromCharCode(...new Uint8Array(part.buffer))
    return btoa(binary)
  }
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
      source.connect(voice)
      source.start()
      await new Promise((done) => {
        source.onended = done
      })
      spokenUntil = performance.now()
    },
    echo(delayMs, gain) {
      delay.delayTime.value = delayMs / 1000
      echo.gain.value = gain
    },
    firstHeardAt: () => firstHeardAt,
    quietForMs: () => recordedUntil - talk.to,
    talkingForMs: () => (recordedUntil - talk.to > 500 ? 0 : talk.to - Math.max(talk.from, spokenUntil)),
    async take() {
      const now = performance.now()
      while (context.state === 'running' && recordedUntil < now - 100 && performance.now() < now + 5000)
        await new Promise((done) => setTimeout(done, 20))
      firstHeardAt = null
      const [received, spoken] = channels.map((channel) => encode(channel.splice(0)))
      return { sampleRate, received: received ?? '', spoken: spoken ?? '' }
    },
  }
  Object.assign(window, { kinetraTestSound: sound })
}
