import '@fontsource-variable/figtree/index.css'
import '@kinetra/coach-ui/controls.css'
import '@kinetra/coach-ui/launcher.css'
import '@kinetra/coach-ui/tokens.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/workouts.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query-client.ts'
import { App } from './app.tsx'
import { prepareLogin } from './login/prepare-login.ts'
import { loadUserSettings } from './settings/user-settings.ts'
import { ensureLanguage } from './shell/ensure-language.ts'
import { fontReady } from './shell/font-ready.ts'
import { keepShell } from './shell/keep-shell.ts'
import { reloadWhenReplaced } from './shell/reload-when-replaced.ts'
import { applyLanguage } from './words/language.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root: index.html is not the one that was built.')
document.documentElement.dataset.begun = ''
const page = createRoot(root)
ensureLanguage()
reloadWhenReplaced()
keepShell()
prepareLogin()
void loadUserSettings()
void Promise.all([fontReady(), applyLanguage()]).then(() =>
  page.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  ),
)
