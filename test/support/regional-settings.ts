/** How the workspace of a test reads numbers and amounts, unless a test says otherwise. */
import type { LeadSettings } from '../../src/integrations/lead/lead-settings.ts'
import { leadTargets } from '../../src/services/leads/lead-targets.ts'
import { FIELD_TABLES } from './kinds.ts'

export const GERMAN_IN_ENGLISH: LeadSettings = {
  region: 'DE',
  currency: 'EUR',
  locale: 'en',
  timeZone: 'Europe/Berlin',
  customFields: [],
  targets: leadTargets(FIELD_TABLES),
  now: new Date('2026-11-23T10:00:00Z'),
}
