import { useEffect, useState } from 'react'
import { t } from '../words/words.ts'

/** Where the browser can: an iPhone cannot, there the installed app has the whole screen. */
export function FullScreenButton() {
  const [isFull, setFull] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const follow = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', follow)
    return () => document.removeEventListener('fullscreenchange', follow)
  }, [])
  if (!document.fullscreenEnabled) return null
  const toggle = async () => {
    if (isFull) await document.exitFullscreen()
    else await document.documentElement.requestFullscreen()
  }
  return (
    <button
      type="button"
      className="button"
      aria-pressed={isFull}
      onClick={() => void toggle().catch(() => undefined)}
    >
      {t('fullScreen')}
    </button>
  )
}
