/** What reading a lead depends on: the workspace's settings, and the fields that a lead can fill besides its own. */
import type { LeadTarget } from '../../services/leads/lead-targets.ts'
import type { RegionalSettings } from '../../services/workspaces/read-regional-settings.ts'

export type LeadSettings = RegionalSettings & {
  readonly targets: readonly LeadTarget[]
  /** When the lead is read: dates without a year are relative to it. */
  readonly now: Date
}
