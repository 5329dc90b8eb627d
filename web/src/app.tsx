import { useStore } from '@kinetra/coach-ui/store'
import { Suspense, useEffect } from 'react'
import { Route, Switch } from 'wouter'
import { LoginGate } from './login/login-gate.tsx'
import { WorkoutsPage } from './pages/workouts-page.tsx'
import { Coach } from './shell/coach.tsx'
import { lazyPart } from './shell/lazy-part.ts'
import { PageErrorBoundary } from './shell/page-error-boundary.tsx'
import { Shell } from './shell/shell.tsx'
import { Empty, Loading } from './shell/states.tsx'
import { languageStore } from './words/language.ts'
import { t } from './words/words.ts'

const loadWorkoutPage = async () => (await import('./pages/workout-page.tsx')).WorkoutPage
const loadUsualPrints = () => import('./usual/usual-prints.tsx')
const loadTrendsPage = async () => (await import('./pages/trends-page.tsx')).TrendsPage
const loadSettingsPage = async () => (await import('./pages/settings-page.tsx')).SettingsPage
const loadLivePage = async () => (await import('./live/live-page.tsx')).LivePage
const WorkoutPage = lazyPart(loadWorkoutPage)
const LivePage = lazyPart(loadLivePage)
const TrendsPage = lazyPart(loadTrendsPage)
const SettingsPage = lazyPart(loadSettingsPage)

/** The routes, and beside them the coach, who stays while the page changes. */
export function App() {
  useEffect(() => {
    // The other pages come after the first one, so that a click on a link never waits for code.
    const others = [loadWorkoutPage, loadUsualPrints, loadTrendsPage, loadSettingsPage, loadLivePage]
    void Promise.allSettled(others.map((load) => load()))
  }, [])
  // All that the page says is said anew in another language.
  useStore(languageStore, (value) => value.language)
  return (
    <>
      <LoginGate>
        <Switch>
          <Route path="/workouts/:id/live">
            {({ id }) => (
              <PageErrorBoundary>
                <Suspense fallback={<Loading words={t('loadingPage')} />}>
                  <LivePage key={id} id={id} />
                </Suspense>
              </PageErrorBoundary>
            )}
          </Route>
          <Route>
            <Pages />
          </Route>
        </Switch>
      </LoginGate>
      <Coach />
    </>
  )
}

/** The pages with the frame around them. */
function Pages() {
  return (
    <Shell>
      <PageErrorBoundary>
        <Suspense fallback={<Loading words={t('loadingPage')} />}>
          <Switch>
            <Route path="/" component={WorkoutsPage} />
            <Route path="/workouts/:id">{({ id }) => <WorkoutPage key={id} id={id} />}</Route>
            <Route path="/trends" component={TrendsPage} />
            <Route path="/settings" component={SettingsPage} />
            <Route>
              <Empty heading title={t('noPage')}>
                {t('choosePage')}
              </Empty>
            </Route>
          </Switch>
        </Suspense>
      </PageErrorBoundary>
    </Shell>
  )
}
