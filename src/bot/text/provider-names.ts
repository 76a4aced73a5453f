/** Names of lead providers: proper names, the same in every language, except for the general one. */
import type { LeadProvider } from '../../models/lead-source.ts'

export const PROVIDER_NAMES: Readonly<Record<LeadProvider, string>> = {
  standard: 'Standard Webhooks',
  generic: 'Webhook',
  typeform: 'Typeform',
  calendly: 'Calendly',
  github: 'GitHub',
  facebook: 'Facebook Lead Ads',
}
