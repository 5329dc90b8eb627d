import { createAudioAnalyser, type LocalAudioTrack, type RemoteAudioTrack } from 'livekit-client'
import { useEffect, useRef } from 'react'
import { Footprint } from '../footprint/footprint.tsx'
import { bandEdges, bandLevels } from './bands.ts'

const FAINTEST = 0.22
const BARS = 9
const LOWEST = 0.18
/** Thirty pictures a second are enough for what rises and falls with a voice, at half of the work of a screen's sixty. */
const BETWEEN_PICTURES_MS = 25

/**
 * The footprint whose ten regions light up with ten bands of whoever is heard, and bars that rise with them; drawn
 * without React, and not at all while nobody looks.
 */
export function CoachFace(props: {
  track: LocalAudioTrack | RemoteAudioTrack | undefined
  state: string
  shown: boolean
  children: React.ReactNode
}) {
  const { track, state, shown } = props
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const shapes = [...(place.current?.querySelectorAll<SVGPathElement>('path') ?? [])]
    const bars = [...(place.current?.querySelectorAll<HTMLElement>('.coach-bars > *') ?? [])]
    if (!track || !shown || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const { analyser, cleanup } = createAudioAnalyser(track, {
      fftSize: 1024,
      smoothingTimeConstant: 0.6,
      minDecibels: -85,
      maxDecibels: -25,
    })
    const spectrum = new Uint8Array(analyser.frequencyBinCount)
    const edges = bandEdges(analyser.context.sampleRate, analyser.frequencyBinCount, shapes.length)
    let pause: ReturnType<typeof setTimeout> | undefined
    let frame = requestAnimationFrame(function draw() {
      analyser.getByteFrequencyData(spectrum)
      bandLevels(spectrum, edges).forEach((level, index) => {
        const [shape, bar] = [shapes[index], bars[index]]
        if (shape) shape.style.opacity = (FAINTEST + (1 - FAINTEST) * level).toFixed(2)
        if (bar) bar.style.transform = `scaleY(${(LOWEST + (1 - LOWEST) * level).toFixed(2)})`
      })
      pause = setTimeout(() => {
        frame = requestAnimationFrame(draw)
      }, BETWEEN_PICTURES_MS)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(pause)
      void cleanup()
      for (const shape of shapes) shape.style.opacity = ''
      for (const bar of bars) bar.style.transform = ''
    }
  }, [track, shown])
  return (
    <div ref={place} className="coach-face" data-state={state}>
      <Footprint />
      <div>
        {props.children}
        <div className="coach-bars" aria-hidden="true">
          {Array.from({ length: BARS }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: bars are as many and in the same order always
            <span key={index} />
          ))}
        </div>
      </div>
    </div>
  )
}
