/** The card of one deal. A button that moves it carries the stage that it was drawn for, and moves it only from there. */
import { fmt } from '@grammyjs/parse-mode'

import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { type Button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { packStage, unpackStage } from '../src/bot/screens/list-place.ts'
import { moveAndShow } from '../src/bot/screens/move-and-show.ts'
import { packIds, unpackPair } from '../src/bot/screens/packed-ids.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { dealCard } from '../src/bot/text/deal-card.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskLine } from '../src/bot/text/task-card.ts'
import type { DealView } from '../src/services/deals/deal-view.ts'
import { may } from '../src/services/core/permissions.ts'

/** The ways on from where the deal is. */
function moves({ id, stage, status, previousStage, nextStage }: DealView, t: Translate): Row[] {
  const at = packIds(id, stage.id)
  if (status !== 'open') return [[{ label: t('button-reopen'), action: `reopen:${at}`, style: 'primary' }]]
  const neighbours: Button[] = [
    ...(previousStage === null ? [] : [{ label: labelOf(`◀️ ${previousStage.name}`), action: `prev:${at}` }]),
    ...(nextStage === null
      ? []
      : [{ label: labelOf(`${nextStage.name} ▶️`), action: `next:${at}`, style: 'primary' as const }]),
  ]
  return [
    ...(neighbours.length > 0 ? [neighbours] : []),
    [
      { label: t('button-won'), action: `won:${at}`, style: 'success' },
      { label: t('button-lost'), action: `lost:${at}` },
    ],
  ]
}

function move(to: 'next' | 'previous' | 'won' | 'reopen') {
  return async (ctx: BotContext, argument: string): Promise<void> => {
    const [id, from] = unpackPair(argument)
    await moveAndShow(ctx, { id, from, wish: { to } })
  }
}

/** What can be done with it where it is. */
function tools({ id, status }: DealView, writes: boolean, t: Translate): readonly Button[] {
  const timeline = { label: t('button-timeline'), action: `time:${id}` }
  if (!writes) return [timeline]
  const open = status === 'open'
  return [
    { label: t('button-task'), action: `plan:${id}` },
    { label: t('button-note'), action: `note:${id}` },
    ...(open ? [{ label: t('button-move'), action: `move:${id}` }] : []),
    timeline,
    ...(open ? [{ label: t('button-edit'), action: `edit:${id}` }] : []),
    { label: t('button-delete'), action: `delete:${id}`, style: 'danger' as const },
  ]
}

const ABOUT_ANOTHER: ReadonlySet<string> = new Set(['undo', 'contact', 'stage', 'task'])

/** The deal that a button is about: its argument is the id, or packed with the stage. */
function dealIn(argument: string): string {
  return /^[0-9a-f]{24}$/u.test(argument) ? argument : unpackPair(argument)[0]
}

export const deal: Screen<'deal'> = {
  name: 'deal',
  id: 'dl',

  async render(ctx, { id, notice, undoId, from = {} }) {
    const { t } = ctx
    const actor = ctx.actor()
    const view = await ctx.services.deals.get(actor, id)
    const next = await ctx.services.tasks.nextOf(actor, { kind: 'deal', id: view.id })
    const writes = may(actor.role, 'deal.write')
    const [first] = view.contacts
    const list = {
      label: labelOf(`💼 ${view.stage.name}`),
      action: `stage:${packStage({ ...from, stageId: view.stage.id })}`,
    }
    const home = { label: t('button-home'), action: 'home' }
    const rows: Row[] = [
      ...(undoId ? [[{ label: t('button-undo'), action: `undo:${undoId}` }]] : []),
      ...(writes ? moves(view, t) : []),
      ...(next === null ? [] : [[{ label: labelOf(`⏰ ${next.title}`), action: `task:${next.id}` }]]),
      ...inPairs(tools(view, writes, t)),
      ...(first === undefined
        ? [[list, home]]
        : [[{ label: t('button-contact'), action: `contact:${first.id}` }, list], [home]]),
    ]
    const planned = next === null ? t('next-task-none') : taskLine(next, taskWords(ctx))
    const card = view.status === 'open' ? fmt`${dealCard(view, t)}\n⏰ ${planned}` : dealCard(view, t)
    return { text: withNotice(notice, card), rows }
  },

  actions: {
    next: move('next'),
    prev: move('previous'),
    won: move('won'),
    reopen: move('reopen'),
    async lost(ctx, argument) {
      const [id, from] = unpackPair(argument)
      await ctx.show('lostReason', { id, from })
    },
    move: (ctx, id) => ctx.show('moveDeal', { id }),
    edit: (ctx, id) => ctx.show('editDeal', { id }),
    async note(ctx, id) {
      const { title } = await ctx.services.deals.get(ctx.actor(), id)
      await ctx.begin('addNote', { target: { kind: 'deal', id }, name: title })
    },
    plan: (ctx, id) => beginTaskOn(ctx, { kind: 'deal', id }),
    task: (ctx, id) => ctx.show('task', { id }),
    contact: (ctx, id) => ctx.show('contact', { id }),
    time: (ctx, id) => ctx.show('timeline', { target: { kind: 'deal', id } }),
    stage: (ctx, place) => ctx.show('stageDeals', unpackStage(place)),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
    async delete(ctx, id) {
      const { title, undoId, tasks } = await ctx.services.deals.delete(ctx.actor(), id)
      await ctx.show('notice', { text: ctx.t('deal-deleted', { title, tasks }), undoId })
    },
  },

  async reload(ctx, { action, argument, dealId, notice }) {
    // The argument of “Undo” and of what leads away names another record.
    const id = dealId ?? (ABOUT_ANOTHER.has(action) ? null : dealIn(argument))
    await (id === null ? ctx.show('notice', { text: notice }) : ctx.show('deal', { id, notice }))
  },
}
