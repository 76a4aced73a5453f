/** The card of a typed line: what was understood, field by field. */
import { DateTime } from 'luxon'

import type { KnownDeal, KnownMember } from '../../language/lines/known.ts'
import type { ContactReading, DealReading, TaskReading } from '../../language/lines/reading.ts'
import type { Due } from '../../services/tasks/task-time.ts'
import { typedAddress } from './address-label.ts'
import { workText } from './contact-card.ts'
import { amountText } from './deal-line.ts'
import type { Translate } from './i18n.ts'
import { repeatText } from './repeat-text.ts'
import { timeZoneName } from './regional-names.ts'
import { TASK_SIGNS, type TaskWords, whenText } from './task-card.ts'
import { calendarDay } from './text-value.ts'

type Named = { readonly person: { readonly name: string } | null; readonly unknown: string | null }

/** “tomorrow, 10:00 · Thursday · Kyiv (UTC+2)”: a whole day has no time zone. */
export function understoodTime(due: Due, words: TaskWords): string {
  const { t, timeZone } = words
  const day = 'date' in due ? due.date : DateTime.fromISO(due.at, { zone: timeZone }).toFormat('yyyy-MM-dd')
  const when = whenText(due, words)
  const weekday = t('weekday', { date: calendarDay(day) })
  return 'date' in due
    ? t('line-day', { when, weekday })
    : t('line-time', { when, weekday, zone: timeZoneName(timeZone, t) })
}

export function peopleLines({ person, unknown }: Named, t: Translate): readonly string[] {
  if (person !== null) return [`👤 ${person.name}`]
  return unknown === null ? [] : [t('line-unknown-person', { name: unknown })]
}

const dealLines = (deal: KnownDeal | null): readonly string[] => (deal === null ? [] : [`💼 ${deal.title}`])
const tagLines = (tags: readonly string[]): readonly string[] =>
  tags.length === 0 ? [] : [tags.map((tag) => `#${tag}`).join(' ')]
const memberLines = (member: KnownMember | null, t: Translate): readonly string[] =>
  member === null ? [] : [t('task-assignee', { name: member.name })]

/** @param due undefined as long as it is not known */
export function taskLines(
  reading: TaskReading,
  who: Named,
  due: Due | null | undefined,
  words: TaskWords,
): readonly string[] {
  const { t } = words
  return [
    `${TASK_SIGNS[reading.type]} ${reading.title}`,
    ...(due === undefined ? [] : [`🕒 ${due === null ? t('when-no-date') : understoodTime(due, words)}`]),
    ...(reading.repeat === null ? [] : [repeatText(reading.repeat, t)]),
    ...peopleLines(who, t),
    ...(who.person === null && reading.company !== null ? [`🏢 ${reading.company.name}`] : []),
    ...dealLines(reading.deal),
    ...memberLines(reading.assignee, t),
  ]
}

function closeLines({ expectedClose }: DealReading, words: TaskWords): readonly string[] {
  if (expectedClose === null) return []
  if (!expectedClose.ok || expectedClose.when.past) return [words.t('line-close-unclear')]
  return [words.t('line-closes', { when: understoodTime({ date: expectedClose.when.date }, words) })]
}

export function dealDraftLines(reading: DealReading, who: Named, words: TaskWords): readonly string[] {
  const { t } = words
  const { amount } = reading
  const worth = amount?.ok === true ? [amountText(amount.money, t)] : []
  return [
    `💼 ${[reading.title, ...worth].join(' · ')}`,
    ...(amount === null || amount.ok ? [] : [t('line-amount-unclear')]),
    ...peopleLines(who, t),
    ...(reading.company === null ? [] : [`🏢 ${reading.company}`]),
    ...closeLines(reading, words),
    ...tagLines(reading.tags),
    ...memberLines(reading.owner, t),
  ]
}

/** @param rest what has no field, and becomes a note */
export function contactLines(reading: ContactReading, rest: string, t: Translate): readonly string[] {
  const { name, phones, emails, company, job, tags } = reading
  const work = workText(company, job)
  return [
    ...(name === '' ? [] : [`👤 ${name}`]),
    ...(work === '' ? [] : [`🏢 ${work}`]),
    ...phones.map((phone) => `📞 ${typedAddress(t, 'phone', phone)}`),
    ...emails.map((email) => `✉️ ${email}`),
    ...tagLines(tags),
    ...(rest === '' ? [] : [t('line-rest', { text: rest })]),
  ]
}
