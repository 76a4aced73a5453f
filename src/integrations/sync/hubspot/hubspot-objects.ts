/** HubSpot's objects as data: where they are, which of their properties are read, and which fields of ours these fill. */
import type { SyncKind, SyncMapping } from '../../../services/sync/sync-adapter.ts'

export type HubSpotObject = {
  /** In addresses. */
  readonly path: 'companies' | 'contacts' | 'deals'
  readonly properties: readonly string[]
  /** The property with the time of the last change. */
  readonly modified: string
  readonly associated: readonly ('companies' | 'contacts')[]
}

export const HUBSPOT_OBJECTS = {
  company: {
    path: 'companies',
    properties: ['name', 'domain', 'phone', 'website', 'industry', 'city', 'country', 'description'],
    modified: 'hs_lastmodifieddate',
    associated: [],
  },
  contact: {
    path: 'contacts',
    properties: [
      'firstname',
      'lastname',
      'email',
      'hs_additional_emails',
      'phone',
      'mobilephone',
      'company',
      'jobtitle',
      'lifecyclestage',
      'hs_lead_status',
      'city',
      'country',
      'website',
    ],
    modified: 'lastmodifieddate',
    associated: ['companies'],
  },
  deal: {
    path: 'deals',
    properties: [
      'dealname',
      'amount',
      'deal_currency_code',
      'closedate',
      'dealstage',
      'pipeline',
      'dealtype',
      'description',
      'closed_lost_reason',
    ],
    modified: 'hs_lastmodifieddate',
    associated: ['companies', 'contacts'],
  },
} as const satisfies Readonly<Record<SyncKind, HubSpotObject>>

export const HUBSPOT_MAPPING: SyncMapping = {
  company: { name: ['name'] },
  contact: {
    name: ['firstname', 'lastname'],
    emails: ['email', 'hs_additional_emails'],
    phones: ['phone', 'mobilephone'],
    company: ['company'],
    jobTitle: ['jobtitle'],
  },
  deal: { title: ['dealname'], amount: ['amount'], expectedCloseOn: ['closedate'] },
}
