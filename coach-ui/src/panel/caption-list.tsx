import { memo, useEffect, useRef } from 'react'
import { type Caption, type Line, partsOf } from '../call/captions.ts'
import { EXAMPLE_QUESTIONS } from './example-questions.ts'
import { SourceLink } from './source-link.tsx'
import { useLabels, useView } from './use-session.ts'

const NEAR_END = 80

/**
 * What was said and done, newest last; it stays after the call. Screen readers hear finished sentences only,
 * spoken as the English that they are.
 */
export function CaptionList() {
  const lines = useView((view) => view.lines)
  const labels = useLabels()
  const list = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the lines may need scrolling
  useEffect(() => {
    const element = list.current
    if (!element) return
    const fromEnd = element.scrollHeight - element.scrollTop - element.clientHeight
    if (fromEnd < NEAR_END + element.clientHeight / 2) element.scrollTop = element.scrollHeight
  }, [lines])
  const spoken = lines.findLast((line): line is Caption => line.kind === 'speech' && line.final)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={list} className="coach-lines" tabIndex={0} aria-label={labels.conversation}>
        {lines.length === 0 && <Hint />}
        {lines.map((line) => (
          <LineOf key={line.id} line={line} />
        ))}
      </section>
      <p className="visually-hidden" aria-live="polite">
        {spoken && (
          <>
            {`${spoken.who === 'user' ? labels.you : labels.coach}: `}
            <span lang="en">{spoken.text}</span>
          </>
        )}
      </p>
    </>
  )
}

function Hint() {
  return (
    <div className="quiet coach-hint">
      <p>{useLabels().hint}</p>
      <ul lang="en">
        {EXAMPLE_QUESTIONS.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </div>
  )
}

/** A word draws the line that it is in, not the conversation. */
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
      {line.typed === 'waiting' && <p className="quiet">{labels.readLater}</p>}
    </div>
  )
})
