import {
  AudioFrame,
  AudioSource,
  AudioStream,
  ContinualGatheringPolicy,
  IceTransportType,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node'

const RATE = 48_000
const FRAME = RATE / 100
const HERTZ = 440
const LOUD = 8000
const HEARD = 1000
/** What a person would wait; a relay is ready at once or not at all. */
const LIMIT_MS = { any: 15_000, relay: 8000 }
/** A relayed address, in the numbers of rtc-node's statistics. */
const RELAY = 3

export interface ToneResult {
  /** From the start of connecting to the first sound received. */
  readonly milliseconds: number
  readonly way: 'udp' | 'tcp' | 'relay' | 'unknown'
}

/**
 * Sends a tone from one participant to another through LiveKit. Rejects where it is not heard.
 * @param path `relay` goes over LiveKit's TURN servers alone, as where a network lets nothing else out.
 */
export async function sendTone(
  url: string,
  tokens: { sender: string; receiver: string },
  path: 'any' | 'relay' = 'any',
): Promise<ToneResult> {
  const startedAt = performance.now()
  const [sender, receiver] = [new Room(), new Room()]
  const source = new AudioSource(RATE, 1)
  let sending = true
  try {
    const heard = Promise.withResolvers<void>()
    receiver.on(RoomEvent.TrackSubscribed, (track) => void listen(new AudioStream(track), heard.resolve))
    const rtcConfig = {
      iceTransportType: IceTransportType.TRANSPORT_RELAY,
      continualGatheringPolicy: ContinualGatheringPolicy.GATHER_CONTINUALLY,
      // Those that LiveKit names.
      iceServers: [],
    }
    const options = { autoSubscribe: true, dynacast: false, ...(path === 'relay' && { rtcConfig }) }
    const within = (promise: Promise<void>, otherwise: string) => limited(promise, LIMIT_MS[path], otherwise)
    await within(receiver.connect(url, tokens.receiver, options), 'joining the room took too long')
    await within(sender.connect(url, tokens.sender, options), 'joining the room took too long')
    const publish = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
    await sender.localParticipant?.publishTrack(LocalAudioTrack.createAudioTrack('tone', source), publish)
    void (async () => {
      while (sending) await source.captureFrame(toneFrame())
    })()
    await within(heard.promise, 'the tone was sent, but it did not arrive')
    return { milliseconds: performance.now() - startedAt, way: await wayOf(receiver) }
  } finally {
    sending = false
    await Promise.allSettled([sender.disconnect(), receiver.disconnect()])
    await source.close().catch(() => undefined)
  }
}

async function listen(sound: AudioStream, heard: () => void): Promise<void> {
  for await (const frame of sound) {
    if (frame.data.some((sample) => Math.abs(sample) > HEARD)) return heard()
  }
}

/** The kind of the pair of addresses that the sound came over, from WebRTC's own statistics. */
async function wayOf(receiver: Room): Promise<ToneResult['way']> {
  const { subscriberStats, publisherStats } = await receiver.getRtcStats()
  // Newer servers carry both directions over one connection, which counts as the publisher's.
  const stats = [...subscriberStats, ...publisherStats].map(({ stats: one }) => one)
  const pairs = stats.flatMap((one) => (one.case === 'candidatePair' ? (one.value.candidatePair ?? []) : []))
  const used = pairs.find((pair) => pair.nominated)
  if (!used) return 'unknown'
  const ends = stats.flatMap((one) => {
    if (one.case !== 'localCandidate' && one.case !== 'remoteCandidate') return []
    const id = one.value.rtc?.id
    const isEnd = id === used.localCandidateId || id === used.remoteCandidateId
    return isEnd ? (one.value.candidate ?? []) : []
  })
  if (ends.some((end) => end.candidateType === RELAY)) return 'relay'
  return ends.some((end) => end.protocol === 'tcp') ? 'tcp' : 'udp'
}

function toneFrame(): AudioFrame {
  const samples = Int16Array.from(
    { length: FRAME },
    (_, index) => LOUD * Math.sin((2 * Math.PI * HERTZ * index) / RATE),
  )
  return new AudioFrame(samples, RATE, 1, FRAME)
}

async function limited<Value>(promise: Promise<Value>, limitMs: number, otherwise: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), limitMs)
  })
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
