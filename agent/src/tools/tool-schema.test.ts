import { initializeLogger, llm } from '@livekit/agents'
import { Ajv } from 'ajv'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { chatModel } from '../providers/chat-model.ts'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { agentTools, COACH_TOOLS } from './coach-tools.ts'

/** What OpenAI's strict mode takes (https://platform.openai.com/docs/guides/structured-outputs). */
const KEYWORDS = new Set(
  'type properties required additionalProperties description enum const anyOf items pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems'.split(
    ' ',
  ),
)

let provider: ScriptedProvider
beforeEach(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  provider = await startScriptedProvider()
  provider.script('/chat/completions', { text: 'Fine.' })
})
afterEach(() => provider.close())

interface Offered {
  readonly function: { readonly name: string; readonly strict?: boolean; readonly parameters: Schema }
}
type Schema = { readonly [keyword: string]: unknown; readonly properties?: Readonly<Record<string, Schema>> }

async function toolsOffered(environment: NodeJS.ProcessEnv): Promise<Offered[]> {
  const livekit = { LIVEKIT_URL: 'ws://127.0.0.1:1', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' }
  const chatCtx = new llm.ChatContext()
  chatCtx.addMessage({ role: 'user', content: 'Hello?' })
  const toolCtx = new llm.ToolContext(agentTools()) as unknown as llm.ToolContext
  await chatModel(readConfig({ ...livekit, ...environment }))
    .chat({ chatCtx, toolCtx })
    .collect()
  return (JSON.parse(provider.requests[0]?.body ?? '{}') as { tools: Offered[] }).tools
}

describe('the tools in a request', () => {
  it('to OpenAI are all strict, and within what strict mode takes', async () => {
    const tools = await toolsOffered({ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: provider.baseUrl })
    expect(tools.map((tool) => tool.function.name).toSorted()).toEqual(
      COACH_TOOLS.map(({ name }) => name).toSorted(),
    )
    for (const { function: tool } of tools) {
      expect(tool.strict, tool.name).toBe(true)
      expectStrict(tool.parameters, tool.name)
    }
  })

  it('to others may leave out what may be null', async () => {
    const tools = await toolsOffered({
      OPENAI_API_KEY: 'sk-test',
      COACH_LLM: 'compatible/test',
      COACH_LLM_BASE_URL: provider.baseUrl,
    })
    const events = tools.find((tool) => tool.function.name === 'get_events')?.function
    expect(events).not.toHaveProperty('strict')
    expect(events?.parameters.required).toEqual([])
    const takes = new Ajv({ strict: false }).compile(events?.parameters ?? {})
    expect(
      [{}, { region: 'heel' }, { region: null }, { region: 'elbow' }].map((args) => takes(args)),
    ).toEqual([true, true, true, false])
  })
})

function expectStrict(schema: Schema, where: string): void {
  for (const keyword of Object.keys(schema)) expect(KEYWORDS, `${where}: ${keyword}`).toContain(keyword)
  if (schema.type === 'object') {
    expect(schema.additionalProperties, where).toBe(false)
    expect(schema.required, where).toEqual(Object.keys(schema.properties ?? {}))
  }
  if (typeof schema.pattern === 'string') expect(schema.pattern, where).not.toMatch(/\(\?[=!<]/)
  const parts = [
    ...Object.entries(schema.properties ?? {}),
    ...Object.entries((schema.anyOf as Schema[]) ?? []),
  ]
  for (const [name, part] of parts) expectStrict(part, `${where}.${name}`)
}
