import type { Comparison } from '@kinetra/workouts/usual/compare'
import { type SentencePart, sentenceOf } from '@kinetra/workouts/usual/sentence'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { chooseRegion } from '../page-context/page-store.ts'
import { sentenceWords, t } from '../words/words.ts'
import { FIGURE_WORDS } from './figure-words.ts'

/** How the workout went, in one sentence whose numbers lead to where they stand on the page. */
export function HowItWent({ comparison }: { comparison: Comparison }) {
  const parts = sentenceOf(comparison, sentenceWords(), (figure, value) => FIGURE_WORDS[figure].write(value))
  if (parts.length === 0) return null
  return (
    <section className="how-it-went" aria-label={t('howItWent')}>
      <p data-testid="how-it-went">
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sentence is made as a whole
          <Part key={index} part={part} comparison={comparison}>
            {part.text}
          </Part>
        ))}
      </p>
      {comparison.earlierIds.length < 3 && <p className="small quiet">{t('usualNeedsThree')}</p>}
    </section>
  )
}

function Part(props: { part: SentencePart; comparison: Comparison; children: ReactNode }) {
  const { source } = props.part
  const { type, mostLoaded } = props.comparison
  if (!source) return props.children
  if (source === 'earlier') return <Link href={`/trends?type=${type}`}>{props.children}</Link>
  if (source !== 'mostLoaded') return <a href={`#figure-${source}`}>{props.children}</a>
  const region = mostLoaded?.now
  if (!region) return props.children
  return (
    <a href={`#region-${region.replace(' ', '-')}`} onClick={() => chooseRegion(region)}>
      {props.children}
    </a>
  )
}
