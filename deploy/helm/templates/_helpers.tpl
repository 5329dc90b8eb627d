{{- define "kinetra.name" -}}
{{- ternary .Release.Name (printf "%s-kinetra" .Release.Name) (contains "kinetra" .Release.Name) | trunc 52 | trimSuffix "-" -}}
{{- end }}

{{/* Of one component: a dict of root and component. */}}
{{- define "kinetra.selector" -}}
app.kubernetes.io/name: kinetra
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "kinetra.labels" -}}
{{ include "kinetra.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "kinetra.metadata" -}}
name: {{ include "kinetra.name" .root }}-{{ .component }}
labels:
  {{- include "kinetra.labels" . | nindent 2 }}
{{- end }}

{{/* A dict of root and image. */}}
{{- define "kinetra.image" -}}
{{- $digest := get .root.Values.image.digests .image -}}
image: {{ printf "%s/%s:%s%s" .root.Values.image.registry .image (default .root.Chart.AppVersion .root.Values.image.tag) (ternary (printf "@%s" $digest) "" (ne $digest "")) }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
{{- end }}

{{/* What every pod has in common. */}}
{{- define "kinetra.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{ toJson . }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{ toJson . }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{ toJson . }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "kinetra.confined" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end }}

{{/* Pods of one component apart from each other: a dict of root and component. */}}
{{- define "kinetra.apart" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "kinetra.selector" . | nindent 8 }}
{{- end }}

{{/* Secrets as variables, or the names of their files: a dict of root and names. */}}
{{- define "kinetra.secretVariables" -}}
{{- range .names }}
{{- $from := default dict (get $.root.Values.secrets.from .) }}
{{- if $.root.Values.secrets.asFiles }}
- { name: {{ . }}_FILE, value: /run/secrets/kinetra/{{ . }} }
{{- else }}
- name: {{ . }}
  valueFrom: { secretKeyRef: { name: {{ default $.root.Values.secrets.name $from.name }}, key: {{ default . $from.key }} } }
{{- end }}
{{- end }}
{{- end }}

{{- define "kinetra.secretMount" -}}
{{- if .Values.secrets.asFiles }}
- { name: secrets, mountPath: /run/secrets/kinetra, readOnly: true }
{{- end }}
{{- end }}

{{- define "kinetra.secretVolume" -}}
{{- if .root.Values.secrets.asFiles }}
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      {{- range .names }}
      {{- $from := default dict (get $.root.Values.secrets.from .) }}
      - secret:
          name: {{ default $.root.Values.secrets.name $from.name }}
          items: [{ key: {{ default . $from.key }}, path: {{ . }} }]
      {{- end }}
{{- end }}
{{- end }}

{{- define "kinetra.extraVariables" -}}
{{- range $name, $value := . }}
- { name: {{ $name }}, value: {{ $value | quote }} }
{{- end }}
{{- end }}

{{/* Figures for a Prometheus that reads annotations: the port. */}}
{{- define "kinetra.scraped" -}}
prometheus.io/scrape: "true"
prometheus.io/port: {{ . | quote }}
prometheus.io/path: /metrics
{{- end }}
