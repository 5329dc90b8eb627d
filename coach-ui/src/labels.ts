import type { PROBLEMS } from './call/problems.ts'
import type { LAUNCHER_LABELS } from './launcher/launcher-labels.ts'
import type { PANEL_LABELS } from './panel/panel-labels.ts'

export type LauncherLabels = { readonly [Name in keyof typeof LAUNCHER_LABELS]: string }
export type PanelLabels = { readonly [Name in keyof typeof PANEL_LABELS]: string }
export type ProblemCode = keyof typeof PROBLEMS

/** Words of the coach that a host changes: translated, or in its own tone. */
export interface LabelChanges extends Partial<LauncherLabels>, Partial<PanelLabels> {
  /** What is wrong and what to do, by the code of the problem. */
  readonly problems?: { readonly [Code in ProblemCode]?: readonly [what: string, todo: string] }
}
