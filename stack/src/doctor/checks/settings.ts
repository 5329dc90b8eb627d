import { type Check, failed, ok } from '../check.ts'
import type { DoctorContext } from '../context.ts'
import { isPlaceholder } from '../placeholders.ts'

type Env = DoctorContext['env']
const LOOPBACK = /^(127\.|localhost$|::1$|\[::1\]$)/

/** Pairs of settings that cannot both be meant. Each gives a sentence where it applies. */
const CONTRADICTIONS: readonly ((env: Env) => string | false)[] = [
  (env) =>
    !env.LIVEKIT_URL &&
    Boolean(env.LIVEKIT_API_KEY || env.LIVEKIT_API_SECRET) &&
    'LIVEKIT_API_KEY or LIVEKIT_API_SECRET is set, but not LIVEKIT_URL: it says where they are valid',
  (env) =>
    !env.LIVEKIT_URL && Boolean(env.LIVEKIT_PUBLIC_URL) && 'LIVEKIT_PUBLIC_URL is set, but not LIVEKIT_URL',
  (env) =>
    !env.OIDC_ISSUER &&
    env.HOST !== undefined &&
    !LOOPBACK.test(env.HOST) &&
    `HOST=${env.HOST} is open to others, and without OIDC_ISSUER everybody would be the same user`,
  ...(['STT', 'LLM', 'TTS'] as const).flatMap((stage) => [
    (env: Env) =>
      env[`COACH_${stage}`]?.startsWith('openai/') === true &&
      !env.OPENAI_API_KEY &&
      `COACH_${stage} asks for OpenAI, but OPENAI_API_KEY is not set`,
    (env: Env) =>
      env[`COACH_${stage}`]?.startsWith('compatible/') === true &&
      !env[`COACH_${stage}_BASE_URL`] &&
      `COACH_${stage} asks for an address of yours, but COACH_${stage}_BASE_URL is not set`,
  ]),
  (env) =>
    env.COACH_PIPELINE === 'realtime' &&
    !env.OPENAI_API_KEY &&
    'COACH_PIPELINE=realtime uses OpenAI, but OPENAI_API_KEY is not set',
]

/** What is set, taken together. */
export const settings: Check = {
  name: 'settings',
  title: 'Settings',
  run: async ({ env, running, settingGaps }) => {
    const wrong = [...settingGaps(), ...CONTRADICTIONS.flatMap((find) => find(env) || [])]
    if (wrong.length > 0) {
      return failed(`${wrong.length} wrong`, {
        cause: `${wrong.join('; ')}.`,
        fix: 'Correct them in .env or in the environment; .env.example explains each.',
      })
    }
    const placeholders = Object.entries(env).filter(
      ([name, value]) =>
        /^(LIVEKIT|OPENAI|COACH|KINETRA|MONGODB|OIDC|MODELS)_/.test(name) && isPlaceholder(value ?? ''),
    )
    if (placeholders.length > 0) {
      return failed('placeholders are left in', {
        cause: `${placeholders.map(([name]) => name).join(', ')} still ${placeholders.length === 1 ? 'has' : 'have'} the example's text.`,
        fix: 'Put the real values in; LiveKit’s are at https://cloud.livekit.io under Settings, Keys.',
      })
    }
    const spaced = Object.entries(env).filter(
      ([name, value]) =>
        /^(LIVEKIT|OPENAI|COACH|MONGODB)_/.test(name) && /^\s|\s$|^["']|["']$/.test(value ?? ''),
    )
    if (spaced.length > 0) {
      return failed('spaces or quotation marks around values', {
        cause: `${spaced.map(([name]) => name).join(', ')}: they became part of the value.`,
        fix: 'Take them out.',
      })
    }
    return ok(running ? 'as "npm start" uses them' : 'consistent')
  },
}
