/** Tasks, page by page: a member's own by day, the team's, another member's, and those on a contact or a deal. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { fromList, taskIn, taskListPlace } from '../src/bot/screens/task-place.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { countText } from '../src/bot/text/count-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskRow } from '../src/bot/text/task-list-text.ts'
import type { CompanyId, ContactId, DealId, EventId, MemberId } from '../src/models/ids.ts'
import { may, seesAll } from '../src/services/core/permissions.ts'
import type { TaskListPage } from '../src/services/tasks/list-tasks.ts'
import type { TaskListQuery, TaskPart, TasksOf } from '../src/services/tasks/task-lists.ts'

const action = declareActions({
  open: taskIn,
  list: taskListPlace,
  out: taskListPlace,
  add: none,
  addc: anId<ContactId>(),
  addo: anId<CompanyId>(),
  addd: anId<DealId>(),
  contact: anId<ContactId>(),
  company: anId<CompanyId>(),
  deal: anId<DealId>(),
  member: anId<MemberId>(),
  team: none,
  agenda: none,
  home: none,
  undo: anId<EventId>(),
})

const PAGE_SIZE = 8

const DAYS: readonly TaskPart[] = ['today', 'week', 'later', 'undated', 'done']
/** The tasks on one record are few: those to do are one list. */
const ON_RECORD: readonly TaskPart[] = ['open', 'done']

const isOnRecord = (of: TasksOf): boolean => of.kind === 'contact' || of.kind === 'company' || of.kind === 'deal'

/** The parts of the list; the one that is shown has a mark. */
function parts({ t }: BotContext, { of, part }: TaskListQuery): readonly Row[] {
  const buttons = (isOnRecord(of) ? ON_RECORD : DAYS).map((one) => {
    const label = t(`tasks-part-${one}`)
    return button(one === part ? `• ${label}` : label, action.list({ of, part: one }))
  })
  return [buttons.slice(0, 3), buttons.slice(3)].filter((row) => row.length > 0)
}

function pages({ t }: BotContext, query: TaskListQuery, { tasks, hasAfter }: TaskListPage): Row {
  const { of, part, after } = query
  const last = tasks.at(-1)
  return [
    ...(after === undefined ? [] : [button(t('button-first-page'), action.list({ of, part }))]),
    ...(hasAfter && last !== undefined ? [button('▶️', action.list({ of, part, after: last.id }))] : []),
  ]
}

function adding({ t }: BotContext, of: TasksOf): readonly Button[] {
  if (of.kind === 'mine') return [button(t('button-add-task'), action.add())]
  if (of.kind === 'contact') return [button(t('button-add-task'), action.addc(of.id))]
  if (of.kind === 'company') return [button(t('button-add-task'), action.addo(of.id))]
  return of.kind === 'deal' ? [button(t('button-add-task'), action.addd(of.id))] : []
}

/** The lists beside this one, or the record that it is about. */
function beside(ctx: BotContext, { of }: TaskListQuery, name: string): readonly Button[] {
  const { t } = ctx
  const { role } = ctx.actor()
  switch (of.kind) {
    case 'mine':
      return seesAll(ctx.actor())
        ? [button(t('button-tasks-team'), action.list({ of: { kind: 'team' }, part: 'today' }))]
        : []
    case 'team':
      return [
        button(t('button-tasks-mine'), action.list({ of: { kind: 'mine' }, part: 'today' })),
        ...(may(role, 'record.see-all') ? [button(t('button-team'), action.team())] : []),
      ]
    case 'member':
      return [button(labelOf(`👤 ${name}`), action.member(of.id))]
    case 'contact':
      return [button(labelOf(`👤 ${name}`), action.contact(of.id))]
    case 'company':
      return [button(labelOf(`🏢 ${name}`), action.company(of.id))]
    case 'deal':
      return [button(labelOf(`💼 ${name}`), action.deal(of.id))]
  }
}

function titleOf({ t }: BotContext, of: TasksOf, name: string): string {
  return of.kind === 'mine' || of.kind === 'team' ? t(`tasks-title-${of.kind}`) : t('tasks-title-of', { name })
}

export const taskList = defineScreen({
  name: 'taskList',
  id: 'tkl',
  action,

  async render(ctx, { notice, undoId, ...query }) {
    const { t } = ctx
    const actor = ctx.actor()
    const page = await ctx.services.tasks.list(actor, { ...query, limit: PAGE_SIZE })
    const { tasks, counts } = page
    const name = page.name ?? ''
    const pager = pages(ctx, query, page)
    const from = fromList(query)
    const shown = counts && {
      today: countText(counts.today, t),
      week: countText(counts.week, t),
      later: countText(counts.later, t),
      undated: countText(counts.undated, t),
    }
    const lines = [
      ...(shown === null ? [] : [t('tasks-counts', shown)]),
      ...(tasks.length === 0 ? ['', t(`tasks-none-${query.part}`)] : []),
    ]
    const title = fmt`📋 ${FormattedString.bold(titleOf(ctx, query.of, name))} · ${t(`tasks-part-${query.part}`)}`
    const rows: Row[] = [
      ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
      ...tasks.map((task) => [
        button(taskRow(task, taskWords(ctx), query.of.kind === 'team'), action.open({ id: task.id, from })),
      ]),
      ...(pager.length > 0 ? [pager] : []),
      ...parts(ctx, query),
      ...inPairs([
        ...(may(actor.role, 'task.write') ? adding(ctx, query.of) : []),
        ...beside(ctx, query, name),
        ...(tasks.length === 0 ? [] : [button(t('button-list-file'), action.out({ of: query.of, part: query.part }))]),
      ]),
      [button(t('button-agenda'), action.agenda()), button(t('button-home'), action.home())],
    ]
    return { text: withNotice(notice, lines.length === 0 ? title : fmt`${title}\n${lines.join('\n')}`), rows }
  },

  on: {
    open: (ctx, task) => ctx.show('task', task),
    list: (ctx, query) => ctx.show('taskList', query),
    // A new message, so that the list stays.
    out: (ctx, { of, part }) =>
      ctx.show('listFile', { list: { in: 'tasks', kind: 'task', of, part } }, { fresh: true }),
    add: (ctx) => ctx.begin('addTask', { known: {} }),
    addc: (ctx, id) => beginTaskOn(ctx, { kind: 'contact', id }),
    addo: (ctx, id) => beginTaskOn(ctx, { kind: 'company', id }),
    addd: (ctx, id) => beginTaskOn(ctx, { kind: 'deal', id }),
    contact: (ctx, id) => ctx.show('contact', { id }),
    company: (ctx, id) => ctx.show('company', { id }),
    deal: (ctx, id) => ctx.show('deal', { id }),
    member: (ctx, id) => ctx.show('member', { id }),
    team: (ctx) => ctx.show('team', {}),
    agenda: (ctx) => ctx.show('agenda', {}),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
  },

  // The tapped task may be gone by now: the list as it is shows what is left.
  reload(ctx, { tap, notice }) {
    const query = tap?.action === 'list' ? null : ({ of: { kind: 'mine' }, part: 'today' } as const)
    return query && ctx.show('taskList', { ...query, notice })
  },
})
