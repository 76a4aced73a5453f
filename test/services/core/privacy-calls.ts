/** Privacy in the table of permissions. */
import type { CallOf } from './matrix-call.ts'

const ADMINS = 'owner admin'

export const PRIVACY_CALLS: Record<string, CallOf> = {
  'privacy.previewErasure': [ADMINS, ({ crm, me, contactId }) => crm.services.privacy.previewErasure(me(), contactId)],
  'privacy.erase': [ADMINS, ({ crm, me, contactId }) => crm.services.privacy.erase(me(), contactId)],
  'privacy.requestFile': [ADMINS, ({ crm, me, contactId }) => crm.services.privacy.requestFile(me(), contactId)],
  'privacy.readFile': [ADMINS, ({ crm, me, contactId }) => crm.services.privacy.readFile(me(), contactId)],
  'retention.rules': [ADMINS, ({ crm, me }) => crm.services.retention.rules(me())],
  'retention.setRule': [ADMINS, ({ crm, me }) => crm.services.retention.setRule(me(), 'events', '2y')],
  audit: [ADMINS, ({ crm, me }) => crm.services.audit(me(), { limit: 1 })],
}
