import { useStore } from '@kinetra/coach-ui/store'
import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { RegionName } from '@kinetra/workouts/regions'
import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Foot } from '@kinetra/workouts/workout'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RegionReading } from '../foot/grid.ts'
import { HeatMap } from '../foot/heat-map.tsx'
import { Legend } from '../foot/legend.tsx'
import { REGION_WORDS } from '../foot/region-words.ts'
import { oneDecimal } from '../format/format.ts'
import { pageStore } from '../page-context/page-store.ts'
import type { FrameBuffer } from '../replay/frame-buffer.ts'
import type { Replay } from '../replay/replay.ts'
import { ReplayControls } from '../replay/replay-controls.tsx'
import { t } from '../words/words.ts'

interface ReplayPlateProps {
  readonly replay: Replay
  readonly buffer: FrameBuffer
  readonly summary: WorkoutSummary
  readonly events: readonly WorkoutEvent[]
  readonly problem: Error | null
}

type Readings = Partial<Record<Foot, Record<RegionName, RegionReading>>>

/** The dark plate with the feet of the replay, the reading on demand, the legend and the controls. */
export function ReplayPlate({ replay, buffer, summary, events, problem }: ReplayPlateProps) {
  const [showNumbers, setShowNumbers] = useState(false)
  const [showPath, setShowPath] = useState(false)
  const [pointed, setPointed] = useState<{ region: RegionName; foot: Foot } | null>(null)
  const readings = useRef<Readings>({})
  const readout = useRef<HTMLSpanElement>(null)
  const region = useStore(pageStore, (page) => page.region)
  const chosenFoot = useStore(pageStore, (page) => page.foot)
  const shownRegion = pointed?.region ?? region
  const shownFoot = pointed?.foot ?? chosenFoot ?? summary.feet[0]?.foot ?? 'left'

  const write = useCallback(() => {
    if (!readout.current || !shownRegion) return
    const reading = readings.current[shownFoot]?.[shownRegion]
    const text = t('readingNow', { mean: oneDecimal(reading?.mean), peak: oneDecimal(reading?.peak) })
    if (readout.current.textContent !== text) readout.current.textContent = text
  }, [shownRegion, shownFoot])
  useEffect(write, [write])
  const keep = useRef(write)
  keep.current = write
  const onReadings = useCallback((foot: Foot, values: Record<RegionName, RegionReading>) => {
    readings.current[foot] = values
    keep.current()
  }, [])

  const point = (target: EventTarget) => {
    const element = target instanceof Element ? target.closest<SVGGElement>('[data-region]') : null
    const foot = element?.closest<HTMLElement>('[data-foot]')?.dataset.foot
    const name = element?.dataset.region as RegionName | undefined
    setPointed(name && (foot === 'left' || foot === 'right') ? { region: name, foot } : null)
  }
  const whole = summary.feet
    .find((foot) => foot.foot === shownFoot)
    ?.regions.find((candidate) => candidate.region === shownRegion)

  return (
    <section className="plate" aria-label={t('replay')}>
      <div className="plate-head">
        <p className="readout">
          {problem ? (
            <span role="alert">
              {t('framesMissing')} {t('framesMissingTodo')}
            </span>
          ) : shownRegion ? (
            <>
              <strong>{shownRegion}</strong> <span className="quiet">{t(REGION_WORDS[shownRegion])}</span>
              <br />
              <span className="small number" ref={readout} />
              <br />
              <span className="small quiet number">
                {t('readingWhole', { mean: oneDecimal(whole?.mean), peak: oneDecimal(whole?.peak) })}
              </span>
            </>
          ) : (
            <span className="small quiet">{t('pointAtRegion')}</span>
          )}
        </p>
        <div className="switches">
          <Toggle name={t('showValues')} on={showNumbers} onToggle={setShowNumbers} />
          <Toggle name={t('showPath')} words={t('pathWords')} on={showPath} onToggle={setShowPath} />
        </div>
      </div>
      <div className="plate-stage">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the buttons inside */}
        <div
          className="feet"
          data-count={summary.feet.length}
          onPointerOver={(event) => point(event.target)}
          onPointerLeave={() => setPointed(null)}
          onFocus={(event) => point(event.target)}
          onBlur={() => setPointed(null)}
        >
          {summary.feet.map((foot) => (
            <HeatMap
              key={foot.foot}
              foot={foot.foot}
              replay={replay}
              buffer={buffer}
              showNumbers={showNumbers}
              showPath={showPath}
              meanPath={foot.centreOfPressurePath}
              onReadings={onReadings}
            />
          ))}
        </div>
        <Legend />
      </div>
      <ReplayControls replay={replay} events={events} startedAtMs={summary.startedAtMs} />
    </section>
  )
}

function Toggle(props: { name: string; words?: string; on: boolean; onToggle: (on: boolean) => void }) {
  return (
    <button
      type="button"
      className="button"
      aria-label={props.words}
      title={props.words}
      aria-pressed={props.on}
      onClick={() => props.onToggle(!props.on)}
    >
      {props.name}
    </button>
  )
}
