/** Every variable that some part reads; another one in .env is most often a slip. */
export const KNOWN_VARIABLES: ReadonlySet<string> = new Set([
  ...['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET', 'LIVEKIT_PUBLIC_URL', 'LIVEKIT_SANDBOX_ID'],
  ...[
    'LIVEKIT_PORT',
    'LIVEKIT_RTC_PORT',
    'LIVEKIT_DOWNLOADS',
    'LIVEKIT_SERVER_BINARY',
    'LIVEKIT_SANDBOX_URL',
  ],
  ...[
    'OPENAI_API_KEY',
    'OPENAI_BASE_URL',
    'COACH_PIPELINE',
    'COACH_SPECULATE',
    'COACH_IDLE_QUESTION_S',
    'COACH_IDLE_GOODBYE_S',
  ],
  ...['COACH_STT', 'COACH_STT_BASE_URL', 'COACH_STT_API_KEY'],
  ...['COACH_LLM', 'COACH_LLM_BASE_URL', 'COACH_LLM_API_KEY'],
  ...['COACH_TTS', 'COACH_TTS_BASE_URL', 'COACH_TTS_API_KEY', 'COACH_TTS_VOICE'],
  ...['MODELS_URL', 'MODELS_HOST', 'MODELS_PORT', 'MODELS_API_KEY', 'MODELS_LAZY'],
  ...['MODELS_STT_THREADS', 'MODELS_TTS_THREADS', 'MODELS_RECOGNIZER_FOLDER'],
  ...[
    'KINETRA_DB',
    'KINETRA_CACHE',
    'KINETRA_JOB_SECRET',
    'KINETRA_TOKEN',
    'KINETRA_TRUST_UNSIGNED',
    'MONGODB_URI',
  ],
  ...['HOST', 'PORT', 'TRUST_PROXY', 'CORS_ORIGINS', 'WEB_DIST', 'SANDBOX_ROUTE', 'METRICS_TOKEN'],
  ...['CALLS_PER_USER', 'CALL_STARTS_PER_MINUTE', 'REQUESTS_PER_MINUTE', 'LOG_LEVEL'],
  ...['OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_CLIENT_ID'],
  ...['AGENT_PORT', 'AGENT_HOST', 'AGENT_CAPACITY', 'AGENT_IDLE_PROCESSES', 'AGENT_METRICS_PORT'],
  ...['AGENT_DRAIN_TIMEOUT_S', 'COACH_REALTIME_MODEL', 'COACH_REALTIME_BASE_URL', 'LIVEKIT_WORKER_TOKEN'],
  ...['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_SERVICE_NAME'],
  ...['CHROMIUM', 'CI', 'NODE_ENV', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'],
])

/** The known variable that an unknown one was most likely meant to be. */
export function meantBy(name: string): string | undefined {
  const near = [...KNOWN_VARIABLES]
    .map((known) => ({ known, distance: distanceOf(name.toUpperCase(), known) }))
    .sort((a, b) => a.distance - b.distance)[0]
  return near && near.distance <= 3 ? near.known : undefined
}

/** Levenshtein distance: how many letters to change, add or leave out. */
function distanceOf(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...right].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}
