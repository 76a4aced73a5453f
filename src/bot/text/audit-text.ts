/** One entry of the audit log: what happened to what, when, and who did it. */
import { cutToUnits } from '../../language/cut-text.ts'
import type { EventType } from '../../models/event.ts'
import type { AuditEntry } from '../../services/audit/audit-log.ts'
import type { PlainTextKey, Translate } from './i18n.ts'
import { momentText } from './moment-text.ts'

type KeyOf<Type extends string> = Type extends `${infer Kind}.${infer Change}` ? `audit-${Kind}-${Change}` : never

/** An event without a text does not compile. */
function textKeyOf(type: EventType): PlainTextKey {
  return `audit-${type.replace('.', '-')}` as KeyOf<EventType>
}

/** In UTF-16 code units: ten entries fit into a message. */
const MAX_NAME = 80

const CHANNELS: Readonly<Record<string, PlainTextKey>> = {
  webhook: 'audit-by-source',
  sync: 'audit-by-sync',
  import: 'audit-by-import',
}

/** By the first part of its path. */
const SETTINGS: Readonly<Record<string, PlainTextKey>> = {
  name: 'setting-name',
  currency: 'setting-currency',
  timeZone: 'setting-timeZone',
  region: 'setting-region',
  locale: 'settings-language',
  visibility: 'rule-visibility',
  deletion: 'rule-deletion',
  leaderboard: 'rule-leaderboard',
  wins: 'rule-wins',
  winsFrom: 'rule-wins',
  retention: 'retention-title',
  fields: 'fields-title',
  fieldOrder: 'fields-title',
  theme: 'setting-theme',
  reportSchedule: 'report-schedules-title',
  responseMinutes: 'response-title',
  lostReasons: 'lost-reasons-title',
  ownershipOffer: 'button-offer-ownership',
}

/** What a change of a rate says in its path. */
function rateOf(path: string | null): string | null {
  return path !== null && /^[A-Z]{3}\/[A-Z]{3} /u.test(path) ? path.replace('/', ' → ') : null
}

function settingOf(path: string | null, t: Translate): string | null {
  const [root = ''] = path?.split('.') ?? []
  const key = SETTINGS[root]
  return key === undefined ? rateOf(path) : t(key)
}

export function auditLine(
  { type, at, by, channel, name, setting }: AuditEntry,
  clock: { readonly t: Translate; readonly timeZone: string; readonly now: Date },
): string {
  const { t } = clock
  const of = name ?? settingOf(setting, t)
  const what = `${t(textKeyOf(type))}${of === null ? '' : `: ${cutToUnits(of.replace(/\s+/gu, ' '), MAX_NAME)}`}`
  const who = by ?? t(CHANNELS[channel] ?? 'audit-by-system')
  return `${what}\n${momentText(new Date(at), clock)} · ${who}`
}
