/** The card of one deal. A button that moves it carries the stage it was drawn for, and moves the deal only from there. */
import { fmt } from '@grammyjs/parse-mode'

import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId, idPair, none, type ValueOf } from '../src/bot/screens/argument.ts'
import { button, type Button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { deleteOrAsk } from '../src/bot/screens/delete-and-show.ts'
import { stagePlace } from '../src/bot/screens/list-place.ts'
import { moveAndShow } from '../src/bot/screens/move-and-show.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { reachButtons } from '../src/bot/screens/reach-buttons.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { cardPlace, viewPlace } from '../src/bot/screens/view-acts.ts'
import { dealCard } from '../src/bot/text/deal-card.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { planLines, tasksLabel } from '../src/bot/text/task-plan.ts'
import type { CompanyId, ContactId, DealId, StageId, TaskId, EventId } from '../src/models/ids.ts'
import type { DealView } from '../src/services/deals/deal-view.ts'
import { may } from '../src/services/core/permissions.ts'

const dealInStage = idPair<DealId, StageId>()

const action = declareActions({
  next: dealInStage,
  prev: dealInStage,
  won: dealInStage,
  reopen: dealInStage,
  lost: dealInStage,
  move: anId<DealId>(),
  edit: anId<DealId>(),
  files: anId<DealId>(),
  note: anId<DealId>(),
  plan: anId<DealId>(),
  task: anId<TaskId>(),
  tasks: anId<DealId>(),
  contact: anId<ContactId>(),
  company: anId<CompanyId>(),
  time: anId<DealId>(),
  stage: stagePlace,
  view: viewPlace,
  home: none,
  undo: anId<EventId>(),
  more: anId<DealId>(),
  items: anId<DealId>(),
  people: anId<DealId>(),
  // On cards from before it moved to the rarely used actions.
  delete: anId<DealId>(),
})

/** The moves that are possible from where the deal is. */
function moves({ id, stage, status, previousStage, nextStage }: DealView, t: Translate): Row[] {
  const at = [id, stage.id] as const
  if (status !== 'open') return [[button(t('button-reopen'), action.reopen(at), 'primary')]]
  const neighbours: Button[] = [
    ...(previousStage === null ? [] : [button(labelOf(`◀️ ${previousStage.name}`), action.prev(at))]),
    ...(nextStage === null ? [] : [button(labelOf(`${nextStage.name} ▶️`), action.next(at), 'primary')]),
  ]
  return [
    ...(neighbours.length > 0 ? [neighbours] : []),
    [button(t('button-won'), action.won(at), 'success'), button(t('button-lost'), action.lost(at), 'danger')],
  ]
}

function move(to: 'next' | 'previous' | 'won' | 'reopen') {
  return (ctx: BotContext, [id, from]: ValueOf<typeof dealInStage>): Promise<void> =>
    moveAndShow(ctx, { id, from, wish: { to } })
}

/** What can be done with the deal where it is. */
function tools({ id, status }: DealView, writes: boolean, t: Translate): readonly Button[] {
  const timeline = button(t('button-timeline'), action.time(id))
  if (!writes) return [timeline]
  const open = status === 'open'
  return [
    button(t('button-task'), action.plan(id)),
    button(t('button-note'), action.note(id)),
    ...(open ? [button(t('button-move'), action.move(id))] : []),
    timeline,
    ...(open ? [button(t('button-edit'), action.edit(id))] : []),
    button(t('button-more'), action.more(id)),
  ]
}

/** The deal that a button is about; null for a button that leads to another record or undoes a change. */
function dealOf(tap: Tap<typeof action> | null): DealId | null {
  switch (tap?.action) {
    case 'next':
    case 'prev':
    case 'won':
    case 'reopen':
    case 'lost':
      return tap.argument[0]
    case 'move':
    case 'edit':
    case 'files':
    case 'note':
    case 'plan':
    case 'tasks':
    case 'time':
    case 'more':
    case 'items':
    case 'people':
    case 'delete':
      return tap.argument
    default:
      return null
  }
}

export const deal = defineScreen({
  name: 'deal',
  id: 'dl',
  action,

  async render(ctx, { id, notice, undoId, from = {}, view: inView }) {
    const { t } = ctx
    const actor = ctx.actor()
    // Nothing is shown if the deal is refused.
    const [view, next, tasks, files] = await Promise.all([
      ctx.services.deals.get(actor, id),
      ctx.services.tasks.nextOf(actor, { kind: 'deal', id }),
      ctx.services.tasks.countOpen(actor, { kind: 'deal', id }),
      ctx.services.notes.countFiles(actor, { kind: 'deal', id }),
    ])
    const writes = may(actor.role, 'deal.write')
    const [first] = view.contact
    const list =
      inView === undefined
        ? button(labelOf(`💼 ${view.stage.name}`), action.stage({ ...from, stageId: view.stage.id }))
        : button(t('button-view-back'), action.view(cardPlace(inView, view.id)))
    const home = button(t('button-home'), action.home())
    const rows: Row[] = [
      ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
      ...(writes ? moves(view, t) : []),
      ...(next === null ? [] : [[button(labelOf(`⏰ ${next.title}`), action.task(next.id))]]),
      ...(view.person === null ? [] : reachButtons(view.person, t)),
      ...inPairs([
        ...tools(view, writes, t),
        ...(view.items.length > 0
          ? [button(t('button-items-count', { count: view.items.length }), action.items(view.id))]
          : []),
        ...(view.contact.length > 1
          ? [button(t('button-people-count', { count: view.contact.length }), action.people(view.id))]
          : []),
        ...(tasks > 0 ? [button(tasksLabel(tasks, t), action.tasks(view.id))] : []),
        ...(files > 0 ? [button(t('button-files', { count: files }), action.files(view.id))] : []),
      ]),
      ...(view.company === null ? [] : [[button(labelOf(`🏢 ${view.company.name}`), action.company(view.company.id))]]),
      ...(first === undefined
        ? [[list, home]]
        : [[button(t('button-contact'), action.contact(first.id)), list], [home]]),
    ]
    const planned = planLines(next, tasks, taskWords(ctx)).join('\n')
    const card =
      view.status === 'open' ? fmt`${dealCard(view, cardWords(ctx))}\n${planned}` : dealCard(view, cardWords(ctx))
    return { text: withNotice(notice, card), rows }
  },

  on: {
    next: move('next'),
    prev: move('previous'),
    won: move('won'),
    reopen: move('reopen'),
    lost: (ctx, [id, from]) => ctx.show('lostReason', { id, from }),
    move: (ctx, id) => ctx.show('moveDeal', { id }),
    edit: (ctx, id) => ctx.show('editRecord', { kind: 'deal', id }),
    files: (ctx, id) => ctx.show('files', { target: { kind: 'deal', id } }),
    async note(ctx, id) {
      const { title } = await ctx.services.deals.get(ctx.actor(), id)
      await ctx.begin('addNote', { target: { kind: 'deal', id }, name: title })
    },
    plan: (ctx, id) => beginTaskOn(ctx, { kind: 'deal', id }),
    task: (ctx, id) => ctx.show('task', { id }),
    tasks: (ctx, id) => ctx.show('taskList', { of: { kind: 'deal', id }, part: 'open' }),
    contact: (ctx, id) => ctx.show('contact', { id }),
    company: (ctx, id) => ctx.show('company', { id }),
    time: (ctx, id) => ctx.show('timeline', { target: { kind: 'deal', id } }),
    stage: (ctx, place) => ctx.show('stageDeals', place),
    view: (ctx, place) => ctx.show('view', place),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
    items: (ctx, id) => ctx.show('dealItems', { id }),
    people: (ctx, id) => ctx.show('dealPeople', { id }),
    more: (ctx, id) => ctx.show('moreRecord', { kind: 'deal', id }),
    delete: (ctx, id) => deleteOrAsk(ctx, { kind: 'deal', id }),
  },

  about(tap) {
    const id = dealOf(tap)
    return id === null ? null : { kind: 'deal', id }
  },

  reload(ctx, { tap, about, notice }) {
    const id = about?.kind === 'deal' ? about.id : dealOf(tap)
    return id === null ? null : ctx.show('deal', { id, notice })
  },
})
