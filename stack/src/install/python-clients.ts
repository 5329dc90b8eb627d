import { join } from 'node:path'
import type { Progress } from './progress.ts'
import { installPythonPackages } from './python-packages.ts'

const OPENAI = '3.57.0'
const LIVEKIT = '1.8.9'

/** A Python with OpenAI's own client and LiveKit's plugin for it, to which the model server has to answer. */
export async function installPythonClients(cache: string, report: Progress): Promise<string | undefined> {
  const packages = {
    name: `python-clients-${OPENAI}-${LIVEKIT}`,
    packages: [`openai==${OPENAI}`, `livekit-agents[openai]==${LIVEKIT}`],
  }
  const bin = await installPythonPackages(cache, packages, report)
  return bin && join(bin, 'python')
}
