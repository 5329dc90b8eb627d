import { useEffect } from 'react'
import { pageStore } from '../page-context/page-store.ts'
import { readAddress, writeAddress } from '../replay/address.ts'

/** The chosen region stands in the address of the workout, and what stands there is chosen. */
export function useWorkoutAddress(id: string): void {
  useEffect(() => {
    const { t, region, foot } = readAddress()
    const { workoutId, pendingSeek } = pageStore.get()
    // Whoever asked for a jump to this workout has chosen its region as well.
    const isAsked = workoutId === id || pendingSeek?.workoutId === id
    if (region || !isAsked) pageStore.set({ region, group: region ? [region] : [], foot })
    pageStore.set({ workoutId: id, timeMs: t ?? 0 })

    const write = () => {
      const page = pageStore.get()
      if (page.workoutId === id) writeAddress({ region: page.region, foot: page.region ? page.foot : null })
    }
    const take = () => {
      if (window.location.pathname !== `/workouts/${id}`) return
      const address = readAddress()
      const jump = address.t === null ? null : { workoutId: id, timeMs: address.t }
      const group = address.region ? [address.region] : []
      pageStore.set({ region: address.region, group, foot: address.foot, pendingSeek: jump })
    }
    const stop = pageStore.subscribe(write)
    window.addEventListener('popstate', take)
    return () => {
      stop()
      window.removeEventListener('popstate', take)
    }
  }, [id])
}
