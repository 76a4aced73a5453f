/** One changed value of a task as text. Its time, outcome and repetition are said as on its card. */
import { endedDay } from '../../language/moments/ended-day.ts'
import type { Change } from '../../models/event.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import { remindersBefore } from '../../services/tasks/reminders.ts'
import { readRule } from '../../services/tasks/repeat-rule.ts'
import { changeText, fromTo, givenText } from './change-text.ts'
import { fieldLabel } from './field-label.ts'
import type { CardWords } from './field-lines.ts'
import { minutesText, reminderLabel } from './minutes-text.ts'
import { dayText, momentText } from './moment-text.ts'
import { repeatText } from './repeat-text.ts'

type Words = CardWords & { readonly now: Date }
type Say = (value: string, words: Words) => string | null

const dueAt: Say = (value, words) => {
  const day = endedDay(value, words.timeZone)
  return day === null ? momentText(new Date(value), words) : dayText(day, words)
}

const outcome: Say = (value, { t }) => t.find(`outcome-${value}`) ?? null

const repeat: Say = (value, { t }) => {
  const rule = readRule(value)
  return rule === null ? null : repeatText(rule.repeat, t)
}

const lengthMinutes: Say = (value, { t }) => `⏱ ${minutesText(Number(value), t)}`

const remindBefore: Say = (value, { t }) => {
  const before = remindersBefore({ type: 'todo', allDay: false, remindBefore: value })
  return before.length === 0 ? null : before.map((minutes) => reminderLabel(minutes, false, t)).join(', ')
}

const SAID = { dueAt, outcome, repeat, lengthMinutes, remindBefore }

function sayingOf(path: string): { readonly name: string; readonly say: Say } | null {
  return Object.hasOwn(SAID, path) ? { name: path, say: SAID[path as keyof typeof SAID] } : null
}

const said = (say: Say, value: unknown, words: Words): string | null =>
  typeof value === 'string' || typeof value === 'number' ? say(String(value), words) : null

/** From what to what. Null for a path that is not told, and if both are said in the same words. */
export function taskChangeText(change: Change, words: Words): string | null {
  const saying = sayingOf(change.path)
  if (saying === null) return changeText('task', change, words)
  const { name, say } = saying
  const table: FieldTable = words.fields.task
  const of = { kind: 'task', name, field: table[name] } as const
  const [from, to] = [said(say, change.from, words), said(say, change.to, words)]
  return from === to ? null : `${fieldLabel(words.t, of)}: ${fromTo(from, to)}`
}

/** What a task was given. Null for a path that is not told. */
export function taskGivenText(change: Change, words: Words): string | null {
  const saying = sayingOf(change.path)
  return saying === null ? givenText('task', change, words) : said(saying.say, change.to, words)
}
