import type { NumberSource } from '@kinetra/protocol/call-events'
import type { MouseEvent } from 'react'
import { useLabels, useSettings } from './use-session.ts'

/** A number of the coach as a link to what it comes from, where the host has a page for that. */
export function SourceLink({ source, text }: { source: NumberSource; text: string }) {
  const links = useSettings(({ sources }) => sources)
  const labels = useLabels()
  const { workoutId, region, timeMs, statistic } = source
  if (!workoutId || !links) return text
  const target = { workoutId, region, timeMs, statistic }
  const follow = (event: MouseEvent) => {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
    if (!links.open || elsewhere) return
    event.preventDefault()
    links.open(target)
  }
  return (
    <a
      href={links.href(target)}
      onClick={follow}
      title={[labels.showSource, region].filter(Boolean).join(', ')}
    >
      {text}
    </a>
  )
}
