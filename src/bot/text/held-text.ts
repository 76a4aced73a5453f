/** Several things that waited, as one message: a section for each kind, with the most important first. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { cutToUnits } from '../../language/cut-text.ts'
import type { HeldView } from '../../services/notifications/read-held.ts'
import type { NewsView } from '../../services/notifications/read-news.ts'
import type { TaskView } from '../../services/tasks/task-view.ts'
import { labelOf } from './button-label.ts'
import { CLOSED_SIGNS, amountText } from './deal-line.ts'
import type { Translate } from './i18n.ts'
import {
  type NewsButton,
  type NewsButtons,
  type NewsMessage,
  type NewsWords,
  openButton,
  RECORD_SIGNS,
} from './news-text.ts'
import { dueText, TASK_SIGNS, type TaskWords } from './task-card.ts'

type HeldWords = TaskWords & NewsWords

type Section = { readonly title: string; readonly lines: readonly string[]; readonly more: number }

/** Six sections of that many lines fit into a message. */
const MAX_LINES = 6
/** The same where there is one section. */
const MAX_LINES_ALONE = 15
const MAX_LINE_LENGTH = 95
/** Records that are not in a list of their own have a button each. */
const MAX_RECORDS = 4

type NewsOf<Kind extends NewsView['kind']> = Extract<NewsView, { kind: Kind }>

function ofKind<Kind extends NewsView['kind']>(views: readonly HeldView[], kind: Kind): readonly NewsOf<Kind>[] {
  return views.flatMap((view) => (view.type === 'news' && view.news.kind === kind ? [view.news as NewsOf<Kind>] : []))
}

function tasksOf(views: readonly HeldView[]): readonly TaskView[] {
  return views.flatMap((view) => (view.type === 'reminder' ? [view.task] : []))
}

function taskText(task: TaskView, words: TaskWords): string {
  return `${task.overdue ? '🔴' : TASK_SIGNS[task.type]} ${task.title} · ${dueText(task, words)}`
}

function leadText({ title, contactName, amount }: NewsOf<'new-lead'>, t: Translate): string {
  const name = contactName === null || contactName === title ? title : `${title} · ${contactName}`
  return `• ${name}${amount === null ? '' : ` · ${amountText(amount, t)}`}`
}

function winText({ title, amount, by }: NewsOf<'deal-won'>, t: Translate): string {
  const parts = [title, ...(amount === null ? [] : [amountText(amount, t)]), ...(by === null ? [] : [by])]
  return `${CLOSED_SIGNS.won} ${parts.join(' · ')}`
}

function movedText({ title, move, stageName }: NewsOf<'deal-moved'>): string {
  if (move === 'won' || move === 'lost') return `${CLOSED_SIGNS[move]} ${title}`
  return `${move === 'reopened' ? '🔓' : '•'} ${title} → ${stageName}`
}

function lateText(title: string, ownerName: string | null): string {
  return `• ${title}${ownerName === null ? '' : ` · ${ownerName}`}`
}

function sectionsOf(views: readonly HeldView[], words: HeldWords): readonly Section[] {
  const { t } = words
  const deleted = ofKind(views, 'deleted')
  const gone = deleted.flatMap(({ records }) => records)
  const unnamed = deleted.reduce((sum, { more }) => sum + more, 0)
  const section = (title: (count: number) => string, lines: readonly string[], more = 0): Section[] =>
    lines.length === 0 ? [] : [{ title: title(lines.length + more), lines, more }]
  return [
    ...section(
      (count) => t('held-tasks', { count }),
      tasksOf(views).map((task) => taskText(task, words)),
    ),
    ...section(
      (count) => t('held-leads', { count }),
      ofKind(views, 'new-lead').map((lead) => leadText(lead, t)),
    ),
    ...section(
      (count) => t('held-late', { count }),
      ofKind(views, 'response-late').map(({ title, ownerName }) => lateText(title, ownerName)),
    ),
    ...section(
      (count) => t('held-assigned', { count }),
      ofKind(views, 'assigned').map(({ target, name }) => `${RECORD_SIGNS[target.kind]} ${name}`),
    ),
    ...section((count) => t('held-moved', { count }), ofKind(views, 'deal-moved').map(movedText)),
    ...section(
      (count) => t('held-wins', { count }),
      ofKind(views, 'deal-won').map((win) => winText(win, t)),
    ),
    ...section(
      (count) => t('held-deleted', { count }),
      gone.map(({ kind, name }) => `${RECORD_SIGNS[kind]} ${name}`),
      unnamed,
    ),
  ]
}

function sectionText({ title, lines, more }: Section, room: number, t: Translate): FormattedString {
  const shown = lines.slice(0, room).map((line) => cutToUnits(line.replace(/\s+/gu, ' '), MAX_LINE_LENGTH))
  const left = lines.length - shown.length + more
  const rest = left > 0 ? [t('held-more', { count: left })] : []
  return fmt`${FormattedString.bold(title)}\n${[...shown, ...rest].join('\n')}`
}

/** The records of news that have no list of their own, each once. */
function recordButtons(views: readonly HeldView[]): readonly NewsButton[] {
  const buttons = new Map<string, NewsButton>()
  for (const { target, name } of ofKind(views, 'assigned')) {
    buttons.set(target.id, openButton(target, labelOf(`${RECORD_SIGNS[target.kind]} ${name}`)))
  }
  for (const { dealId, title } of [...ofKind(views, 'response-late'), ...ofKind(views, 'deal-moved')]) {
    buttons.set(dealId, openButton({ kind: 'deal', id: dealId }, labelOf(`${RECORD_SIGNS.deal} ${title}`)))
  }
  return [...buttons.values()].slice(0, MAX_RECORDS)
}

/** @param wasQuiet whether something waited for the end of quiet hours */
export function heldMessage(views: readonly HeldView[], wasQuiet: boolean, words: HeldWords): NewsMessage {
  const { t, workspaceId } = words
  const workspace = { kind: 'workspace', id: workspaceId } as const
  const sections = sectionsOf(views, words)
  const room = sections.length === 1 ? MAX_LINES_ALONE : MAX_LINES
  const parts = [
    ...(wasQuiet ? [fmt`${t('held-quiet')}`] : []),
    ...sections.map((section) => sectionText(section, room, t)),
  ]
  const isTrash = ofKind(views, 'deleted').some(({ restorable }) => restorable)
  const lists: NewsButtons = [
    ...(tasksOf(views).length > 0 ? [[t('button-agenda'), 'agenda', workspace] as const] : []),
    ...(ofKind(views, 'new-lead').length > 0 ? [[t('button-new-leads'), 'leads', workspace] as const] : []),
    ...(isTrash ? [[t('button-trash'), 'trash', workspace] as const] : []),
  ]
  return {
    text: FormattedString.join(parts, '\n\n'),
    rows: [...(lists.length > 0 ? [lists] : []), ...recordButtons(views).map((one) => [one])],
  }
}
