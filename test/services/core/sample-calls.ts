/** The functions of sample data, with the roles that each is allowed for. */
import type { CallOf } from './matrix-call.ts'

const ALL = 'owner admin manager rep viewer'
const ADMINS = 'owner admin'

export const SAMPLE_CALLS: Record<string, CallOf> = {
  'sampleData.load': [ADMINS, ({ crm, me }) => crm.services.sampleData.load(me())],
  'sampleData.countOwn': [ADMINS, ({ crm, me }) => crm.services.sampleData.countOwn(me())],
  'sampleData.remove': [ADMINS, ({ crm, me }) => crm.services.sampleData.remove(me())],
  'sampleData.present': [ALL, ({ crm, me }) => crm.services.sampleData.present(me())],
}
