/** One sync: what its last run did, when the next one is, and what can be done with it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { momentText } from '../src/bot/text/moment-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { ADAPTER_NAMES, runLines } from '../src/bot/text/sync-text.ts'
import type { SyncId } from '../src/models/ids.ts'
import { SYNC_SCHEDULES, type SyncView } from '../src/services/sync/sync-view.ts'

const id = anId<SyncId>()
const action = declareActions({
  list: none,
  run: id,
  all: id,
  pause: id,
  resume: id,
  check: id,
  fields: id,
  sides: id,
  often: id,
  gone: id,
  token: id,
  delete: id,
})

function when(ctx: BotContext, { nextRunAt }: SyncView): readonly string[] {
  if (nextRunAt === null) return []
  const timeZone = ctx.membership?.timeZone ?? 'UTC'
  return [ctx.t('sync-next', { at: momentText(new Date(nextRunAt), { t: ctx.t, timeZone, now: ctx.now() }) })]
}

function rowsOf({ t }: BotContext, sync: SyncView, conflicts: number): readonly Row[] {
  const own = sync.id
  const setUp = sync.run !== null
  const running = sync.run?.state === 'running'
  const begin = running ? [] : [button(t('button-sync-run'), action.run(own), 'primary')]
  const pause = button(t('button-sync-pause'), action.pause(own))
  const state =
    sync.status === 'paused' ? [button(t('button-sync-resume'), action.resume(own), 'primary')] : [...begin, pause]
  return [
    setUp ? state : [button(t('button-sync-check'), action.check(own), 'primary')],
    conflicts > 0 ? [button(t('button-sync-conflicts', { count: conflicts }), action.sides(own))] : [],
    setUp
      ? [button(t('button-sync-fields'), action.fields(own)), button(t('button-sync-token'), action.token(own))]
      : [],
    setUp ? [button(t('button-sync-often'), action.often(own)), button(t('button-sync-gone'), action.gone(own))] : [],
    setUp && !running && sync.status === 'active' ? [button(t('button-sync-all'), action.all(own))] : [],
    [button(t('button-delete'), action.delete(own), 'danger'), button(t('button-back'), action.list())],
  ]
}

export const sync = defineScreen({
  name: 'sync',
  id: 'sync',
  action,

  async render(ctx, { id: own, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [view, { total }] = await Promise.all([
      ctx.services.syncs.get(actor, own),
      ctx.services.syncConflicts.list(actor, own, { limit: 1 }),
    ])
    const lines = [
      `${ADAPTER_NAMES[view.adapter]} · ${t(`sync-status-${view.status}`)}`,
      t(`sync-schedule-${view.schedule}`),
      t(`sync-deletions-${view.deletions}`),
      '',
      ...runLines(view, t),
      ...when(ctx, view),
    ]
    const text = fmt`🔄 ${FormattedString.bold(view.name)}\n${lines.join('\n')}`
    return { text: withNotice(notice, text), rows: rowsOf(ctx, view, total).filter((row) => row.length > 0) }
  },

  on: {
    list: (ctx) => ctx.show('syncs', {}),
    async run(ctx, own) {
      await ctx.services.syncs.start(ctx.actor(), own, { watched: true })
      await ctx.show('sync', { id: own, notice: ctx.t('sync-started') })
    },
    async all(ctx, own) {
      await ctx.services.syncs.start(ctx.actor(), own, { watched: true, everything: true })
      await ctx.show('sync', { id: own, notice: ctx.t('sync-started') })
    },
    async pause(ctx, own) {
      await ctx.services.syncs.pause(ctx.actor(), own)
      await ctx.show('sync', { id: own, notice: ctx.t('sync-paused') })
    },
    async resume(ctx, own) {
      await ctx.services.syncs.resume(ctx.actor(), own)
      await ctx.show('sync', { id: own, notice: ctx.t('sync-resumed') })
    },
    check: (ctx, own) => ctx.show('syncPreview', { id: own }),
    fields: (ctx, own) => ctx.show('syncFields', { id: own }),
    sides: (ctx, own) => ctx.show('syncConflicts', { id: own }),
    async often(ctx, own) {
      const { schedule } = await ctx.services.syncs.get(ctx.actor(), own)
      const next = SYNC_SCHEDULES[(SYNC_SCHEDULES.indexOf(schedule) + 1) % SYNC_SCHEDULES.length] ?? 'manual'
      await ctx.services.syncs.setSchedule(ctx.actor(), own, next)
      await ctx.show('sync', { id: own })
    },
    async gone(ctx, own) {
      const { deletions } = await ctx.services.syncs.get(ctx.actor(), own)
      await ctx.services.syncs.setDeletions(ctx.actor(), own, deletions === 'keep' ? 'delete' : 'keep')
      await ctx.show('sync', { id: own })
    },
    token: (ctx, own) => ctx.begin('renewSyncToken', { id: own }),
    delete: (ctx, own) => ctx.show('deleteSync', { id: own }),
  },

  reload: (ctx, { tap, notice }) =>
    tap === null || tap.action === 'list'
      ? ctx.show('syncs', { notice })
      : ctx.show('sync', { id: tap.argument, notice }),
})
