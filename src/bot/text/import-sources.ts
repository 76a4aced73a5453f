/** Whose exports files look like. Names of products are the same in every language. */
import type { Translate } from './i18n.ts'

const NAMES: Readonly<Record<string, string>> = {
  hubspot: 'HubSpot',
  pipedrive: 'Pipedrive',
  salesforce: 'Salesforce',
  zoho: 'Zoho CRM',
  kommo: 'Kommo / amoCRM',
  bitrix24: 'Bitrix24',
  google: 'Google Contacts',
  outlook: 'Outlook',
  twenty: 'Twenty',
  espocrm: 'EspoCRM',
  attio: 'Attio',
  vcard: 'vCard',
}

export function sourceName(source: string, t: Translate): string {
  return (Object.hasOwn(NAMES, source) ? NAMES[source] : undefined) ?? t('import-source-other')
}
