import './captions.css'
import { useEffect, useRef } from 'react'
import { useStore } from '../page-context/store.ts'
import { callStore } from './call-store.ts'
import { type Caption, partsOf } from './captions.ts'
import { SourceLink } from './source-link.tsx'

const NEAR_END = 80

/** What was said and done, newest last; it stays after the call. Screen readers hear finished sentences only. */
export function CaptionList() {
  const lines = useStore(callStore, (view) => view.lines)
  const list = useRef<HTMLDivElement>(null)
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
      <section ref={list} className="coach-lines" tabIndex={0} aria-label="Conversation">
        {lines.length === 0 && (
          <p className="quiet coach-hint">
            Try “What was my peak in the heel?”, “How many events were there?” or “Show me the hardest hit.”
          </p>
        )}
        {lines.map((line) =>
          line.kind === 'tool' ? (
            <p key={line.id} className="coach-tool" data-testid="coach-tool" data-ok={line.ok}>
              {line.text}
            </p>
          ) : (
            <div key={line.id} className="coach-caption" data-who={line.who} data-final={line.final}>
              <span className="visually-hidden">{line.who === 'user' ? 'You: ' : 'Coach: '}</span>
              <p data-testid="coach-caption" data-who={line.who} data-final={line.final}>
                {partsOf(line).map((part, index) =>
                  part.source ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: parts keep their order as the text grows
                    <SourceLink key={index} source={part.source} text={part.text} />
                  ) : (
                    part.text
                  ),
                )}
              </p>
              {line.typed === 'waiting' && <p className="quiet">The coach reads this when it comes.</p>}
            </div>
          ),
        )}
      </section>
      <p className="visually-hidden" aria-live="polite">
        {spoken && `${spoken.who === 'user' ? 'You' : 'Coach'}: ${spoken.text}`}
      </p>
    </>
  )
}
