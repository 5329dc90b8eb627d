import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testConfig } from '@kinetra/store/testing/config'
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject'
import { PodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { installGoTool } from '../../../stack/src/install/go-tool.ts'
import { installKubernetesSchemas } from '../../../stack/src/install/kubernetes-schemas.ts'
import { CHART, GIVEN, helmMissing, type Manifest, podOf, render, renderAll, valuesFile } from './chart.ts'

const cache = testConfig().cacheFolder
const kubeconform = await installGoTool(cache, 'kubeconform')
const schemas = await installKubernetesSchemas(cache)
const missing =
  helmMissing ?? (kubeconform && schemas ? undefined : 'kubeconform needs Go, its schemas Python')

const backup = { enabled: true, repository: 's3:https://backups.example.org/kinetra', credentials: 'backup' }
const everything = {
  backup,
  ingress: { enabled: true, host: 'coach.example.org', tlsSecret: 'coach-tls' },
  podMonitor: { enabled: true },
}
/** Each file of values with each it goes with, and each choice that makes other manifests. */
const cases: Record<string, readonly object[]> = Object.fromEntries([
  ...['livekit-cloud', 'livekit-chart'].flatMap((livekit) =>
    ['mongodb-atlas', 'mongodb-operator'].map((mongodb) => [
      `${livekit} and ${mongodb}`,
      [valuesFile(livekit), valuesFile(mongodb)],
    ]),
  ),
  ['secrets as files', [valuesFile('livekit-cloud'), { ...everything, secrets: { asFiles: true } }]],
  [
    'an HPA of workers',
    [valuesFile('livekit-cloud'), { ...everything, worker: { autoscaling: { kind: 'pods' } } }],
  ],
  [
    'KEDA and OpenAI',
    [
      valuesFile('livekit-cloud'),
      { worker: { openai: true, autoscaling: { kind: 'keda' } }, models: { enabled: false } },
    ],
  ],
])

const CUSTOM = { ScaledObject, PodMonitor }

describe.skipIf(missing)(`the chart${missing ? ` (skipped: ${missing})` : ''}`, { timeout: 60_000 }, () => {
  let folder: string
  const rendered = new Map<string, readonly Manifest[]>()
  const all = () => [...rendered.values()].flat()
  const ofKind = (name: string, kind: string, component?: string): Manifest[] =>
    (rendered.get(name) ?? []).filter(
      ({ kind: found, metadata }) =>
        found === kind && (!component || metadata.labels['app.kubernetes.io/component'] === component),
    )

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kinetra-chart-'))
    const answers = renderAll(Object.values(cases).map((layers) => [GIVEN, ...(layers as never[])]))
    for (const [index, name] of Object.keys(cases).entries()) {
      const answer = answers[index]
      if (typeof answer === 'string' || !answer) throw new Error(`${name}: ${answer}`)
      rendered.set(name, answer)
      writeFileSync(join(folder, `${index}.yaml`), answer.map((one) => stringify(one)).join('---\n'))
    }
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('has a case for each file of values', () => {
    const files = readdirSync(join(CHART, 'values')).map((file) => file.replace('.yaml', ''))
    expect(files.filter((file) => !Object.keys(cases).some((name) => name.includes(file)))).toEqual([])
  })

  it('is what Kubernetes takes, by kubeconform', () => {
    const own = Object.keys(CUSTOM).join(',')
    const location = `${schemas}/{{.ResourceKind}}{{.KindSuffix}}.json`
    const check = (path: string) =>
      spawnSync(kubeconform ?? '', ['-strict', '-skip', own, '-schema-location', location, path], {
        encoding: 'utf8',
      })
    const { stdout, status } = check(folder)
    expect(stdout).toBe('')
    expect(status).toBe(0)
    const wrong = join(folder, 'wrong.yaml')
    const first = readFileSync(join(folder, '0.yaml'), 'utf8')
    writeFileSync(wrong, first.replace('maxUnavailable: 0', 'maxUnavailble: 0'))
    expect(check(wrong).stdout).toContain('maxUnavailble')
  })

  it('is what KEDA and Prometheus’ operator take', () => {
    const custom = all().filter(({ kind }) => kind in CUSTOM)
    expect(new Set(custom.map(({ kind }) => kind))).toEqual(new Set(Object.keys(CUSTOM)))
    for (const manifest of custom) {
      const Kind = CUSTOM[manifest.kind as keyof typeof CUSTOM]
      expect(() => new Kind(manifest as never).validate()).not.toThrow()
    }
  })

  it('refuses what nobody can have meant', () => {
    const cloud = valuesFile('livekit-cloud')
    const refused: [message: string, layers: object[]][] = [
      ['registry', [{ oidc: GIVEN.oidc }, cloud]],
      ['url', [GIVEN]],
      ['wroker', [GIVEN, cloud, { wroker: {} }]],
      ['digests', [GIVEN, cloud, { image: { digests: { server: 'x' } } }]],
      ['repository', [GIVEN, cloud, { backup: { enabled: true } }]],
    ]
    const answers = renderAll(refused.map(([, layers]) => layers as never[]))
    for (const [index, [message]] of refused.entries()) expect(String(answers[index])).toContain(message)
  })

  it('lets each pod do no more than it must', () => {
    const pods = all().flatMap((manifest) => podOf(manifest) ?? [])
    expect(pods.length).toBeGreaterThan(10)
    for (const { automountServiceAccountToken, securityContext, containers } of pods) {
      expect(automountServiceAccountToken).toBe(false)
      expect(securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      })
      const [container] = containers
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
      expect(container.resources).toMatchObject({
        requests: { cpu: expect.anything(), memory: expect.anything() },
        limits: { memory: expect.anything() },
      })
    }
  })

  it('holds no secret: each is referred to, or is a file', () => {
    const secret = /SECRET|TOKEN|PASSWORD|API_KEY|MONGODB_URI/
    for (const manifest of all())
      for (const { name, value, valueFrom } of podOf(manifest)?.containers[0].env ?? []) {
        if (!secret.test(name)) continue
        if (valueFrom) expect(valueFrom.secretKeyRef.name).toMatch(/^kinetra/)
        else
          expect({ name, value }).toEqual({
            name,
            value: `/run/secrets/kinetra/${name.replace(/_FILE$/, '')}`,
          })
      }
    const operator = ofKind('livekit-chart and mongodb-operator', 'Deployment', 'server')
    expect(JSON.stringify(operator)).toContain('"key":"connectionString.standard"')
  })

  it('has a policy and, where it serves, a disruption budget for each component', () => {
    for (const name of rendered.keys()) {
      const component = ({ metadata }: Manifest) => metadata.labels['app.kubernetes.io/component']
      const pods = (rendered.get(name) ?? []).filter(podOf)
      const policies = ofKind(name, 'NetworkPolicy').map(component)
      for (const pod of pods) expect(policies, name).toContain(component(pod))
      const deployments = pods.filter(({ kind }) => kind === 'Deployment').map(component)
      expect(ofKind(name, 'PodDisruptionBudget').map(component).sort(), name).toEqual(deployments.sort())
    }
  })

  it('gives a worker that ends more time than its longest call has', () => {
    const [worker] = ofKind('livekit-cloud and mongodb-atlas', 'Deployment', 'worker')
    const { terminationGracePeriodSeconds = 0, containers } = worker?.spec.template.spec ?? {}
    const drain = containers[0].env.find(({ name }: { name: string }) => name === 'AGENT_DRAIN_TIMEOUT_S')
    expect(terminationGracePeriodSeconds).toBeGreaterThan(Number(drain.value))
    expect(Number(drain.value)).toBe(3600)
  })

  it('scales workers by their calls over their capacity', () => {
    const [hpa] = ofKind('an HPA of workers', 'HorizontalPodAutoscaler', 'worker')
    expect(hpa?.spec.metrics[0].pods).toEqual({
      metric: { name: 'kinetra_agent_calls_active' },
      target: { type: 'AverageValue', averageValue: '4800m' },
    })
    const [scaled] = ofKind('KEDA and OpenAI', 'ScaledObject')
    expect(scaled?.spec.triggers[0].metadata).toMatchObject({
      query: expect.stringContaining('kinetra_agent_calls_active'),
      threshold: '4.8',
    })
    // Who scales says how many there are.
    for (const name of ['an HPA of workers', 'KEDA and OpenAI'])
      expect(ofKind(name, 'Deployment', 'worker')[0]?.spec).not.toHaveProperty('replicas')
  })

  it('names images by their digests where they are given', () => {
    const digest = `sha256:${'a'.repeat(64)}`
    const manifests = render(valuesFile('livekit-cloud'), { image: { digests: { server: digest } } })
    const images = manifests.flatMap((manifest) => podOf(manifest)?.containers[0].image ?? [])
    expect(images.filter((image) => image.endsWith(`@${digest}`))).toHaveLength(2)
  })
})
