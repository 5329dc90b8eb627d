import { Footprint } from '@kinetra/coach-ui/footprint'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { t } from '../words/words.ts'
import { CoachAction } from './coach-action.tsx'

const PAGES = [
  { path: '/', name: 'workouts' },
  { path: '/trends', name: 'trends' },
  { path: '/settings', name: 'settings' },
] as const

/** The frame of every page: mark, navigation, and what the coach has just done. */
export function Shell(props: { children: ReactNode }) {
  const [location] = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(location)
  useEffect(() => {
    if (shown.current === location) return
    shown.current = location
    window.scrollTo(0, 0)
    // Only where nothing else has the focus for good reason, such as the coach's text field.
    if (!document.activeElement?.closest('[data-testid="coach-panel"]')) main.current?.focus()
  }, [location])
  return (
    <div className="shell">
      <a className="button skip" href="#main">
        {t('skipToContent')}
      </a>
      <header className="topbar">
        <Link href="/" className="brand">
          <Footprint />
          Kinetra
        </Link>
        <nav aria-label={t('pages')}>
          {PAGES.map((page) => (
            <Link
              key={page.path}
              href={page.path}
              aria-current={isCurrent(page.path, location) ? 'page' : undefined}
            >
              {t(page.name)}
            </Link>
          ))}
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {props.children}
      </main>
      <CoachAction />
    </div>
  )
}

function isCurrent(path: string, location: string): boolean {
  return path === '/' ? location === '/' || location.startsWith('/workouts') : location.startsWith(path)
}
