import { CONNECTION_DETAILS_PATH } from '@kinetra/protocol/connection-details'
import * as z from 'zod/mini'
import { CONFIG_PATH, getJson } from './request.ts'

const pageConfig = z.object({
  tokenSource: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('endpoint'), url: z.string() }),
    z.object({ kind: z.literal('sandbox'), id: z.string(), baseUrl: z.optional(z.string()) }),
  ]),
  oidc: z.optional(z.object({ issuer: z.string(), clientId: z.string(), audience: z.string() })),
  livekitUrl: z.optional(z.string()),
  speechToSpeech: z.optional(z.boolean()),
  voices: z.optional(z.array(z.string())),
})
export type PageConfig = z.infer<typeof pageConfig>

/** What holds while the server has not said otherwise. */
export const DEFAULT_CONFIG: PageConfig = { tokenSource: { kind: 'endpoint', url: CONNECTION_DETAILS_PATH } }

let loaded: Promise<PageConfig> | undefined

/** Run-time configuration, asked for once; an answer that failed is asked for again next time. */
export function loadPageConfig(): Promise<PageConfig> {
  loaded ??= getJson(CONFIG_PATH, pageConfig).catch((error: unknown) => {
    loaded = undefined
    throw error
  })
  return loaded
}
