import { useEffect, useRef } from 'react'
import { type MountedCoach, mountCoach } from './launcher/mount-coach.ts'
import type { CoachSettings } from './settings.ts'

/**
 * The floating voice coach, for any page of any app. It stands apart from the app's own tree: whatever happens in
 * it, the app goes on. Props may change at any time; they hold from the next drawing on.
 */
export function FloatingAIButton(props: CoachSettings) {
  const place = useRef<HTMLDivElement>(null)
  const coach = useRef<MountedCoach>(undefined)
  const latest = useRef(props)
  latest.current = props
  useEffect(() => {
    if (!place.current) return
    const mounted = mountCoach(place.current, latest.current)
    coach.current = mounted
    return () => {
      coach.current = undefined
      mounted.unmount()
    }
  }, [])
  useEffect(() => coach.current?.update(props))
  return <div ref={place} />
}
