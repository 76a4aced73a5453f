/** The link by which a member sends a regular report to a group: Telegram lets them choose the group and adds the bot to it. */
import type { ReportScheduleId } from '../../../ids.ts'
import { readId } from '../../../language/parse-id.ts'

const PREFIX = 'report_'

/** @param bot without the @ */
export function groupLink(bot: string, id: ReportScheduleId): string {
  return `https://t.me/${bot}?startgroup=${PREFIX}${id}`
}

/** What a /start in a group is about; null for anything else. */
export function scheduleInPayload(payload: string): ReportScheduleId | null {
  return payload.startsWith(PREFIX) ? readId<ReportScheduleId>(payload.slice(PREFIX.length)) : null
}
