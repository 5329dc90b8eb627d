/** The voices that OpenAI's text-to-speech has; the local model has one, other providers are not asked. */
export const OPENAI_VOICES: readonly string[] = [
  'alloy',
  'ash',
  'ballad',
  'coral',
  'echo',
  'fable',
  'nova',
  'onyx',
  'sage',
  'shimmer',
  'verse',
]

/** Those of them that a speech-to-speech model has, too. */
export const REALTIME_VOICES = OPENAI_VOICES.filter((voice) => !['fable', 'nova', 'onyx'].includes(voice))
