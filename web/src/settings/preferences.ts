import { createPreferences } from '@kinetra/coach-ui/preferences'

/** What the user decided about calls for this browser; what holds for all of them is in user-settings.ts. */
export const preferences = createPreferences('kinetra')
