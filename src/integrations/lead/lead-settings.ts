/** What reading a lead depends on: the workspace's settings, and the fields that a lead can fill beside its own. */
import type { LeadTarget } from '../../services/leads/lead-targets.ts'
import type { RegionalSettings } from '../../services/workspaces/read-regional-settings.ts'

export type LeadSettings = RegionalSettings & {
  readonly targets: readonly LeadTarget[]
  /** When the lead is read: days without a year are reckoned from then. */
  readonly now: Date
}
