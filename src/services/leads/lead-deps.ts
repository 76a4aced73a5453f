/** What the services of leads are made from. */
import type { CoreDeps } from '../core/core-deps.ts'
import type { LeadProviders } from './lead-providers.ts'

export type LeadDeps = CoreDeps & {
  /** The senders of leads, and the box in which their secrets are kept. */
  readonly leadProviders: LeadProviders
}
