import type { AgentState } from '@livekit/components-react'
import { createAudioAnalyser, LocalAudioTrack, RemoteAudioTrack, type Track } from 'livekit-client'
import { useEffect, useRef } from 'react'
import { Footprint } from '../foot/footprint.tsx'
import { bandEdges, bandLevels } from './bands.ts'

const FAINTEST = 0.22

/** The footprint whose ten regions light up with ten bands of the coach's voice; drawn without React. */
export function CoachFace({ track, state }: { track: Track | undefined; state: AgentState }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const shapes = [...(place.current?.querySelectorAll<SVGPathElement>('path') ?? [])]
    if (!(track instanceof RemoteAudioTrack || track instanceof LocalAudioTrack)) return
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const { analyser, cleanup } = createAudioAnalyser(track, {
      fftSize: 1024,
      smoothingTimeConstant: 0.6,
      minDecibels: -85,
      maxDecibels: -25,
    })
    const spectrum = new Uint8Array(analyser.frequencyBinCount)
    const edges = bandEdges(analyser.context.sampleRate, analyser.frequencyBinCount, shapes.length)
    let frame = requestAnimationFrame(function draw() {
      analyser.getByteFrequencyData(spectrum)
      bandLevels(spectrum, edges).forEach((level, index) => {
        const shape = shapes[index]
        if (shape) shape.style.opacity = (FAINTEST + (1 - FAINTEST) * level).toFixed(2)
      })
      frame = requestAnimationFrame(draw)
    })
    return () => {
      cancelAnimationFrame(frame)
      void cleanup()
      for (const shape of shapes) shape.style.opacity = ''
    }
  }, [track])
  return (
    <div ref={place} className="coach-face" data-state={state}>
      <Footprint />
    </div>
  )
}
