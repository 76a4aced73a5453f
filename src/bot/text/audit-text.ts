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

export function auditLine(
  { type, at, by, channel, name }: AuditEntry,
  clock: { readonly t: Translate; readonly timeZone: string; readonly now: Date },
): string {
  const { t } = clock
  const what = `${t(textKeyOf(type))}${name === null ? '' : `: ${cutToUnits(name.replace(/\s+/gu, ' '), MAX_NAME)}`}`
  const who = by ?? t(CHANNELS[channel] ?? 'audit-by-system')
  return `${what}\n${momentText(new Date(at), clock)} · ${who}`
}
