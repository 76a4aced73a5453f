/** Texts and buttons of the messages that the bot sends on its own. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { SyncId, WorkspaceId } from '../../models/ids.ts'
import type { RecordRef } from '../../ids.ts'
import type { StoppedKeys } from '../../services/api-keys/stopped-keys.ts'
import type { DigestView } from '../../services/day/read-digest.ts'
import type { TakenLead } from '../../services/notifications/lead-messages.ts'
import type { NewsView } from '../../services/notifications/read-news.ts'
import type { SyncProblem } from '../../models/sync.ts'
import { TRASH_DAYS } from '../../services/trash/trash-window.ts'
import type { TaskView } from '../../services/tasks/task-view.ts'
import { labelOf } from './button-label.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import { dayLines } from './day-lines.ts'
import { amountText } from './deal-line.ts'
import type { Translate } from './i18n.ts'
import { type CopyButton, copyPhone } from './reach.ts'
import { minutesText } from './minutes-text.ts'
import { reminderHead } from './reminder-head.ts'
import { syncProblem } from './sync-text.ts'
import { taskCard, type TaskWords } from './task-card.ts'
import { viewCount } from './view-text.ts'

/** What a button of such a message does, and the kind of the record that it does it with. */
export type KindOfNewsAction = {
  // Neither has an id of its own, so the button carries the workspace's.
  readonly agenda: 'workspace'
  readonly trash: 'workspace'
  readonly leads: 'workspace'
  readonly eraseAgain: 'workspace'
  readonly task: 'task'
  readonly done: 'task'
  readonly snooze: 'task'
  readonly contact: 'contact'
  readonly company: 'company'
  readonly deal: 'deal'
  readonly claim: 'deal'
  readonly give: 'deal'
  readonly source: 'lead-source'
  // In the message of an admin who waits for a source's first delivery.
  readonly heardRight: 'lead-source'
  readonly heardFix: 'lead-source'
  readonly heardDiscard: 'lead-source'
  readonly listenStop: 'lead-source'
  readonly listen: 'lead-source'
  readonly renewSecret: 'lead-source'
  readonly sync: 'sync'
  readonly import: 'import'
  readonly startImport: 'import'
  readonly stopImport: 'import'
  readonly importColumns: 'import'
  readonly importWords: 'import'
  readonly importFields: 'import'
  readonly importMode: 'import'
  readonly importMatch: 'import'
  readonly importDays: 'import'
  readonly watchImport: 'import'
  readonly undoImport: 'import'
  readonly undoImportNow: 'import'
  readonly importRefused: 'import'
  readonly imports: 'import'
  readonly stopBulkEdit: 'bulk-edit'
  readonly undoBulkEdit: 'bulk-edit'
  readonly webhook: 'webhook'
  readonly tryWebhook: 'webhook'
  readonly enableWebhook: 'webhook'
  readonly testWebhook: 'webhook'
  /** The member is the one who offers ownership. */
  readonly acceptOwnership: 'member'
  readonly declineOwnership: 'member'
  /** Back to the workspace that the person acted in before. */
  readonly back: 'workspace'
  readonly adoptKey: 'api-key'
  readonly revokeKey: 'api-key'
}
export type NewsAction = keyof KindOfNewsAction

export type NewsButton = {
  readonly [Action in NewsAction]: readonly [
    label: string,
    action: Action,
    record: RecordRef<KindOfNewsAction[Action]>,
    style?: 'primary' | 'danger' | undefined,
  ]
}[NewsAction]
export type NewsButtons = readonly (NewsButton | CopyButton)[]

/** Says which workspace a message is from, to a person who is in several. */
export function ofWorkspace(text: FormattedString, workspaceName: string | null): FormattedString {
  return workspaceName === null ? text : fmt`🏢 ${FormattedString.bold(workspaceName)}\n${text}`
}

export type NewsMessage = { readonly text: FormattedString; readonly rows: readonly NewsButtons[] }

/** A reminder of a task, with the buttons that its card has in the agenda. */
export function dueTaskMessage(task: TaskView, words: TaskWords): NewsMessage {
  const { t } = words
  const memberId = task.assignee?.id
  const record = { kind: 'task', id: task.id } as const
  const [phone] = task.person?.phones ?? []
  const number = phone === undefined ? null : copyPhone(phone)
  return {
    text: fmt`${reminderHead(task, words)}\n${taskCard(task, { ...words, ...(memberId !== undefined && { memberId }) })}`,
    rows: [
      [
        [t('button-done'), 'done', record],
        [t('button-snooze'), 'snooze', record],
      ],
      [[t('button-open'), 'task', record], ...(number === null ? [] : [number])],
    ],
  }
}

export const RECORD_SIGNS = { contact: '👤', company: '🏢', deal: '💼', task: '⏰' } as const

/** Of a lead's message, in UTF-16 code units: enough to decide whether to claim the lead. */
const MAX_MESSAGE_LENGTH = 300

/** Opens the card of the record. */
export function openButton(record: RecordRef<keyof typeof RECORD_SIGNS>, label: string): NewsButton {
  switch (record.kind) {
    case 'contact':
      return [label, 'contact', record]
    case 'company':
      return [label, 'company', record]
    case 'deal':
      return [label, 'deal', record]
    case 'task':
      return [label, 'task', record]
  }
}

/** How many deleted records a message names. */
const MAX_DELETED_NAMES = 5

export type NewsWords = { readonly t: Translate; readonly workspaceId: WorkspaceId }

function newsParts(
  news: NewsView,
  { t, workspaceId }: NewsWords,
): { readonly text: string; readonly name: string; readonly more?: readonly string[]; readonly buttons: NewsButtons } {
  switch (news.kind) {
    case 'assigned': {
      const { kind } = news.target
      const said = news.by === null ? t(`news-assigned-${kind}`) : t(`news-assigned-${kind}-by`, { by: news.by })
      return {
        text: `${RECORD_SIGNS[kind]} ${said}`,
        name: news.name,
        buttons: [openButton(news.target, t('button-open'))],
      }
    }
    case 'given': {
      const said = news.by === null ? t('news-given') : t('news-given-by', { by: news.by })
      return {
        text: `${RECORD_SIGNS[news.of]} ${said}`,
        name: viewCount(t, news.of, news.count),
        buttons: [],
      }
    }
    case 'deals-moved': {
      const by = news.by ?? t('news-somebody')
      return {
        text: t(`news-deals-${news.move}`, { by, stage: news.stageName }),
        name: viewCount(t, 'deal', news.count),
        buttons: [],
      }
    }
    case 'deal-moved': {
      const by = news.by ?? t('news-somebody')
      return {
        text: t(`news-deal-${news.move}`, { by, stage: news.stageName }),
        name: news.title,
        buttons: [[t('button-open'), 'deal', { kind: 'deal', id: news.dealId }]],
      }
    }
    case 'deal-won': {
      const { amount, days } = news
      const worth = amount === null ? [] : [t('deal-amount', { amount: amountText(amount, t) })]
      return {
        text: t('news-win', { by: news.by ?? t('news-somebody') }),
        name: news.title,
        more: [[...worth, t('news-win-days', { days })].join(' · ')],
        buttons: [[t('button-open'), 'deal', { kind: 'deal', id: news.dealId }]],
      }
    }
    case 'deleted': {
      const [first, ...others] = news.records.map(({ kind, name }) => `${RECORD_SIGNS[kind]} ${name}`)
      const named = others.slice(0, MAX_DELETED_NAMES - 1)
      const more = news.more + others.length - named.length
      const count = news.records.length + news.more
      return {
        text: t('news-deleted', { by: news.by ?? t('news-somebody'), count }),
        name: first ?? '',
        more: [
          ...named,
          ...(more === 0 ? [] : [t('digest-more', { count: more })]),
          ...(news.restorable ? [] : [t('news-deleted-hint', { days: TRASH_DAYS })]),
        ],
        buttons: news.restorable ? [[t('button-trash'), 'trash', { kind: 'workspace', id: workspaceId }]] : [],
      }
    }
    case 'response-late': {
      const deal = { kind: 'deal', id: news.dealId } as const
      const after = minutesText(news.minutes, t)
      const owned = news.isTheirs ? t('news-late-yours') : null
      const of = news.ownerName === null ? t('news-late-free') : t('news-late-of', { name: news.ownerName })
      const give = [t('button-give-deal'), 'give', deal] as const
      return {
        text: t('news-late', { after }),
        name: news.title,
        more: [owned ?? of],
        buttons: [[t('button-open'), 'deal', deal], ...(news.givable ? [give] : [])],
      }
    }
    case 'new-lead': {
      const deal = { kind: 'deal', id: news.dealId } as const
      const open = [t('button-open'), 'deal', deal] as const
      const claim = [t('button-claim'), 'claim', deal] as const
      const { title, contactName } = news
      // A lead without a title of its own is named after its sender.
      const name = contactName === null || contactName === title ? title : `${title} · ${contactName}`
      return {
        text: t('news-new-lead', { source: news.sourceName }),
        name,
        more: [
          ...(news.amount === null ? [] : [t('deal-amount', { amount: amountText(news.amount, t) })]),
          ...(news.message === null ? [] : [`📝 ${cutToUnits(news.message, MAX_MESSAGE_LENGTH)}`]),
        ],
        // Where members see only their own records, a lead can be opened once it is claimed.
        buttons: [...(news.claimable ? [claim] : []), ...(news.visible ? [open] : [])],
      }
    }
  }
}

export function newsMessage(news: NewsView, words: NewsWords): NewsMessage {
  const { text, name, more = [], buttons } = newsParts(news, words)
  const lines = more.map((line) => `\n${line}`).join('')
  return { text: fmt`${text}\n${FormattedString.bold(name)}${lines}`, rows: [buttons] }
}

/** What a message that offered a lead says once somebody has it. */
export function leadTakenMessage({ dealId, title, owner }: TakenLead, t: Translate): NewsMessage {
  const name = owner.name ?? t('news-somebody')
  if (title === null) return { text: fmt`🙋 ${t('claim-lost-unseen', { name })}`, rows: [] }
  const open = [t('button-open'), 'deal', { kind: 'deal', id: dealId }] as const
  return { text: fmt`🙋 ${t('claim-lost', { title, name })}`, rows: [[open]] }
}

/** A sync that stopped before its end, with what to do about it. */
export function syncStoppedMessage(
  { id, name, problem }: { readonly id: SyncId; readonly name: string; readonly problem: SyncProblem },
  t: Translate,
): NewsMessage {
  return {
    text: fmt`${t('news-sync-stopped', { name })}\n${syncProblem(problem, t)}`,
    rows: [[[t('button-open-sync'), 'sync', { kind: 'sync', id }]]],
  }
}

/** API keys that stopped because of the member behind them: each can be adopted or revoked. */
export function keysStoppedMessage({ makerName, keys }: StoppedKeys, t: Translate): NewsMessage {
  const names = keys.map(({ name }) => `• ${name}`).join('\n')
  const label = (text: string, name: string) => (keys.length === 1 ? text : labelOf(`${text} · ${name}`))
  return {
    text: fmt`${t('news-keys-stopped', { name: makerName, count: keys.length })}\n${FormattedString.bold(names)}`,
    rows: keys.map(({ id, name }) => {
      const record = { kind: 'api-key', id } as const
      return [
        [label(t('button-adopt'), name), 'adoptKey', record],
        [label(t('button-revoke'), name), 'revokeKey', record],
      ]
    }),
  }
}

export function digestMessage(digest: DigestView, { t, workspaceId }: NewsWords): NewsMessage {
  const titles = digest.first.map(({ title, overdue }) => `${overdue ? '🔴' : '•'} ${title}`)
  const more = digest.overdue + digest.today - digest.first.length
  const rest = more > 0 ? [t('digest-more', { count: more })] : []
  const lines = [...dayLines(digest, t), ...(titles.length > 0 ? ['', ...titles, ...rest] : [])].join('\n')
  return {
    text: fmt`${FormattedString.bold(t('digest-title'))}\n${lines}`,
    rows: [[[t('button-agenda'), 'agenda', { kind: 'workspace', id: workspaceId }]]],
  }
}
