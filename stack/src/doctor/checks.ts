import type { Check } from './check.ts'
import { chatModel } from './checks/chat-model.ts'
import { dispatch } from './checks/dispatch.ts'
import { envFile } from './checks/env-file.ts'
import { livekitAddress } from './checks/livekit-address.ts'
import { livekitCredentials } from './checks/livekit-credentials.ts'
import { livekitRights } from './checks/livekit-rights.ts'
import { media } from './checks/media.ts'
import { nodeAndPackages } from './checks/node-and-packages.ts'
import { sandbox } from './checks/sandbox.ts'
import { server } from './checks/server.ts'
import { settings } from './checks/settings.ts'
import { speechToText } from './checks/speech-to-text.ts'
import { store } from './checks/store.ts'
import { textToSpeech } from './checks/text-to-speech.ts'
import { tokenEndpoint } from './checks/token-endpoint.ts'
import { webhook } from './checks/webhook.ts'
import { worker } from './checks/worker.ts'

/** In the order they are run: each stands on those before it. */
export const CHECKS: readonly Check[] = [
  nodeAndPackages,
  envFile,
  settings,
  livekitAddress,
  livekitCredentials,
  livekitRights,
  media,
  store,
  server,
  webhook,
  worker,
  // Before the token endpoint, whose call takes the process that the worker keeps warm.
  dispatch,
  textToSpeech,
  speechToText,
  chatModel,
  tokenEndpoint,
  sandbox,
]
