import { useStore } from '@kinetra/coach-ui/store'
import { REGION_NAMES, type RegionName } from '@kinetra/workouts/regions'
import type { Foot } from '@kinetra/workouts/workout'
import { useEffect, useRef } from 'react'
import { chooseRegion, pageStore } from '../page-context/page-store.ts'
import type { FrameClock, FrameSource } from '../replay/frame-source.ts'
import { t } from '../words/words.ts'
import { FootCanvas } from './foot-canvas.ts'
import { centreOfPressure, type RegionReading, readRegions } from './grid.ts'
import { placeOfFoot } from './place-of-foot.ts'
import { FOOT_HEIGHT, FOOT_WIDTH, MARGIN_X, MARGIN_Y, REGION_CENTRES, REGION_SHAPES } from './shapes.ts'

const VIEW_BOX = `${-MARGIN_X} ${-MARGIN_Y} ${FOOT_WIDTH + 2 * MARGIN_X} ${FOOT_HEIGHT + 2 * MARGIN_Y}`
const TRAIL_POINTS = 24
const NONE: readonly RegionName[] = []

interface HeatMapProps {
  readonly foot: Foot
  readonly replay: FrameClock
  readonly buffer: FrameSource
  readonly showNumbers: boolean
  readonly showPath: boolean
  /** The mean centre-of-pressure path: fractions along (0 heel, 1 toes) and across the foot. */
  readonly meanPath: readonly { along: number; across: number }[]
  readonly onReadings: (foot: Foot, readings: Record<RegionName, RegionReading>) => void
}

/** One foot of the replay. The canvas and the numbers are drawn at the screen's rate without React. */
export function HeatMap(props: HeatMapProps) {
  const { foot, replay, buffer, showNumbers, showPath, onReadings } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const overlay = useRef<SVGSVGElement>(null)
  const group = useStore(pageStore, (page) => page.group)
  const chosenFoot = useStore(pageStore, (page) => page.foot)
  const chosen = chosenFoot === null || chosenFoot === foot ? group : NONE

  useEffect(() => {
    if (!canvas.current) return
    const drawing = new FootCanvas(canvas.current, foot === 'right')
    const trail: string[] = []
    let shown: unknown
    const draw = (timeMs: number) => {
      const frame = buffer.at(timeMs, foot)
      if (!frame || frame === shown) return
      shown = frame
      drawing.paint(frame.pressureMatrix)
      const readings = readRegions(frame.pressureMatrix)
      onReadings(foot, readings)
      if (!overlay.current) return
      for (const label of overlay.current.querySelectorAll<SVGTextElement>('[data-number]')) {
        const mean = readings[label.dataset.number as RegionName]?.mean
        const text = mean === null || mean === undefined ? '–' : String(Math.round(mean))
        // Setting the same text again would have it laid out again.
        if (label.textContent !== text) label.textContent = text
      }
      const centre = centreOfPressure(frame.pressureMatrix)
      if (centre)
        trail.push(`${(centre.across * FOOT_WIDTH).toFixed(1)} ${(centre.down * FOOT_HEIGHT).toFixed(1)}`)
      // Between two steps the line would jump from the toes to the heel.
      else trail.length = 0
      trail.splice(0, trail.length - TRAIL_POINTS)
      overlay.current
        .querySelector('.path-now')
        ?.setAttribute('d', trail.length > 1 ? `M${trail.join('L')}` : '')
    }
    const stopTime = replay.onTime(draw)
    const stopLoad = buffer.onLoad(() => draw(replay.timeMs))
    const resize = new ResizeObserver(() => drawing.resize())
    resize.observe(canvas.current)
    return () => {
      stopTime()
      stopLoad()
      resize.disconnect()
    }
  }, [replay, buffer, foot, onReadings])

  const mirrored = foot === 'right'
  const meanPath = props.meanPath
    .map(
      ({ along, across }) => `${(across * FOOT_WIDTH).toFixed(1)} ${((1 - along) * FOOT_HEIGHT).toFixed(1)}`,
    )
    .join('L')
  return (
    <figure className="heat-map" data-testid="heat-map" data-foot={foot} data-choosing={chosen.length > 0}>
      <div className="heat-map-stage">
        <canvas ref={canvas} />
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the buttons in it have names, the figure around it too */}
        <svg ref={overlay} viewBox={VIEW_BOX}>
          <g transform={mirrored ? `translate(${FOOT_WIDTH} 0) scale(-1 1)` : undefined}>
            {REGION_NAMES.map((name) => (
              <RegionButton key={name} name={name} foot={foot} chosen={chosen.includes(name)} />
            ))}
            {showPath && meanPath && <path className="path-mean" d={`M${meanPath}`} />}
            {showPath && <path className="path-now" />}
          </g>
          {showNumbers &&
            REGION_NAMES.map((name) => {
              const [x, y] = REGION_CENTRES[name]
              return <text key={name} x={mirrored ? FOOT_WIDTH - x : x} y={y} data-number={name} />
            })}
        </svg>
      </div>
      <figcaption className="small">{t(foot === 'left' ? 'leftFoot' : 'rightFoot')}</figcaption>
    </figure>
  )
}

function RegionButton(props: { name: RegionName; foot: Foot; chosen: boolean }) {
  const toggle = () => chooseRegion(props.chosen ? null : props.name, props.foot)
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML buttons do not live in SVG
    <g
      data-region={props.name}
      data-testid={`region-${props.name}`}
      data-highlighted={props.chosen}
      role="button"
      tabIndex={0}
      aria-label={placeOfFoot(props.name, props.foot)}
      aria-pressed={props.chosen}
      onClick={toggle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        toggle()
      }}
    >
      <path d={REGION_SHAPES[props.name]} />
    </g>
  )
}
