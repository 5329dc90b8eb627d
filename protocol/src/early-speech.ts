/**
 * The byte stream on which a user's client sends what was said before the agent could hear it: LiveKit's own topic.
 * The sound is PCM, 16 bit, little-endian, mono, which an agent reads without a decoder.
 */
export const EARLY_SPEECH_TOPIC = 'lk.agent.pre-connect-audio-buffer'
export const EARLY_SPEECH_MIME_TYPE = 'audio/pcm'
/** Samples a second; what the agent's recognition takes. */
export const EARLY_SPEECH_RATE = 16_000
