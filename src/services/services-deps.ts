/** What the services of the domain are made from. */
import type { Clock } from '../clock.ts'
import type { Models } from '../models/models.ts'
import type { LeadProviders } from './leads/lead-providers.ts'
import type { Transact } from './transact.ts'

export type ServicesDeps = {
  readonly models: Models
  readonly transact: Transact
  readonly clock: Clock
  /** With which keys of the export are hashed and its cursors signed: another one makes all of them worthless. */
  readonly apiKeyPepper: Uint8Array
  /** The senders of leads, and the box in which their secrets are kept. */
  readonly leadProviders: LeadProviders
}
