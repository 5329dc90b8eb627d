export { FloatingAIButton } from './floating-ai-button.tsx'
export { type MountedCoach, mountCoach } from './launcher/mount-coach.ts'
export type { CallService, CallStatus, Refusal, Turn } from './server/call-service.ts'
export type {
  ActionResult,
  CoachActions,
  CoachContext,
  CoachSettings,
  CoachSource,
  CoachTheme,
  CoachTokenSource,
  EndpointSource,
  KinetraServer,
  Preferences,
  SandboxSource,
  SourceLinks,
  TokenSourceSetting,
} from './settings.ts'
export { LANGUAGES, type Language, languageOf } from './words/language.ts'
export type { LabelChanges } from './words/words.ts'
