import { FloatingAIButton } from '@kinetra/coach-ui'
import { useState } from 'react'

declare const KINETRA_URL: string

/** An app of somebody else's, with the coach beside its own content. */
export function TrainingLog() {
  const [timeMs, setTimeMs] = useState(0)
  const [region, setRegion] = useState<string | null>(null)
  return (
    <main>
      <h1>Training log</h1>
      <p>Morning run. Ask the coach about it, or to show you something.</p>
      <label>
        Position <output>{Math.round(timeMs / 1000)} s</output>
      </label>
      <p>
        Region: <output>{region ?? 'none'}</output>
      </p>
      <FloatingAIButton
        tokenSource={{ server: KINETRA_URL }}
        context={{ workoutId: '5a0c0de00000000000000001', region, timeMs }}
        onAction={{
          seekTo: (moment) => {
            setTimeMs(moment.timeMs)
            return 'The page shows that moment.'
          },
          showRegion: (shown) => {
            setRegion(shown.region)
            return `The page shows ${shown.region}.`
          },
        }}
        theme={{ scheme: 'light', plate: '#0b3d2e' }}
        labels={{ ask: 'Ask my coach' }}
      />
    </main>
  )
}
