import { memo, type UIEvent, useEffect, useRef } from 'react'
import { type Caption, type Line, partsOf } from '../call/captions.ts'
import { repliesTo } from '../call/suggestions.ts'
import { useStore } from '../store/use-store.ts'
import { AnswerPrint } from './answer-print.tsx'
import { EXAMPLE_QUESTIONS } from './example-questions.ts'
import { SourceLink } from './source-link.tsx'
import { Suggestions } from './suggestions.tsx'
import { useLabels, useSession, useSettings, useView } from './use-session.ts'

const NEAR_END = 80

/**
 * What was said and done, newest last; it stays after the call. What is said is English, whatever the page is.
 */
export function CaptionList() {
  const lines = useView((view) => view.lines)
  const labels = useLabels()
  const list = useRef<HTMLElement>(null)
  // Who has scrolled up to read is left there; who has not sees what comes, however much it is.
  const isAtEnd = useRef(true)
  const scrolled = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: UIEvent) => {
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the lines may need scrolling
  useEffect(() => {
    if (list.current && isAtEnd.current) list.current.scrollTop = list.current.scrollHeight
  }, [lines])
  const last = lines.findLast((line): line is Caption => line.kind === 'speech')
  return (
    <>
      <section
        ref={list}
        className="coach-lines"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={labels.conversation}
        onScroll={scrolled}
      >
        {lines.length === 0 && <Hint />}
        {stretchesOf(lines).map((stretch) => (
          <Stretch key={stretch[0]?.id} lines={stretch} />
        ))}
        {last?.who === 'coach' && last.final && <Suggestions sentences={repliesTo(last)} />}
      </section>
      <Announcement lines={lines} />
    </>
  )
}

/**
 * The coach's sentences for a screen reader, which would talk over the voice that says them: for who asks for that,
 * and where the voice is not heard. Nobody needs to be told what they have said themselves.
 */
function Announcement({ lines }: { lines: readonly Line[] }) {
  const labels = useLabels()
  const wanted = useStore(useSession().preferences, (value) => value.announceCaptions || value.volume === 0)
  const isBlocked = useView(({ call }) => call.notices.some(({ code }) => code === 'sound-blocked'))
  if (!wanted && !isBlocked) return null
  const said = lines.findLast(
    (line): line is Caption => line.kind === 'speech' && line.final && line.who === 'coach',
  )
  return (
    <p className="visually-hidden" aria-live="polite">
      {said && (
        <>
          {`${labels.coach}: `}
          <span lang="en">{said.text}</span>
        </>
      )}
    </p>
  )
}

function Hint() {
  const isOnWorkout = useSettings(({ context }) => Boolean(context?.workoutId))
  return (
    <div className="quiet coach-hint">
      <p>{useLabels().hint}</p>
      <Suggestions sentences={isOnWorkout ? EXAMPLE_QUESTIONS.aboutThis : EXAMPLE_QUESTIONS.aboutAll} />
    </div>
  )
}

const LINES_A_STRETCH = 50

function stretchesOf(lines: readonly Line[]): (readonly Line[])[] {
  const count = Math.ceil(lines.length / LINES_A_STRETCH)
  return Array.from({ length: count }, (_, index) =>
    lines.slice(index * LINES_A_STRETCH, (index + 1) * LINES_A_STRETCH),
  )
}

/** A word draws and lays out the stretch that it is in, not the conversation. */
const Stretch = memo(
  function Stretch({ lines }: { lines: readonly Line[] }) {
    return (
      <div className="coach-stretch">
        {lines.map((line) => (
          <LineOf key={line.id} line={line} />
        ))}
      </div>
    )
  },
  (before, after) =>
    before.lines.length === after.lines.length &&
    before.lines.every((line, index) => line === after.lines[index]),
)

const LineOf = memo(function LineOf({ line }: { line: Line }) {
  const labels = useLabels()
  if (line.kind === 'tool') {
    return (
      <p className="coach-tool" lang="en" data-testid="coach-tool" data-ok={line.ok}>
        {line.text}
      </p>
    )
  }
  return (
    <div className="coach-caption" data-who={line.who} data-final={line.final}>
      <span className="visually-hidden">{`${line.who === 'user' ? labels.you : labels.coach}: `}</span>
      <p lang="en" data-testid="coach-caption" data-who={line.who} data-final={line.final}>
        {partsOf(line).map((part, index) =>
          part.source ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts keep their order as the text grows
            <SourceLink key={index} source={part.source} text={part.text} />
          ) : (
            part.text
          ),
        )}
      </p>
      {line.who === 'coach' && <AnswerPrint regions={line.sources.map(({ region }) => region)} />}
      {line.typed === 'waiting' && <p className="quiet">{labels.readLater}</p>}
    </div>
  )
})
