/** What a lead source sent, newest first. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { DELIVERY_SIGNS } from '../src/bot/text/delivery-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { momentText } from '../src/bot/text/moment-text.ts'
import type { DeliveryId, LeadSourceId } from '../src/models/ids.ts'

const action = declareActions({
  open: anId<DeliveryId>(),
  back: anId<LeadSourceId>(),
  older: anId<DeliveryId>(),
  again: anId<LeadSourceId>(),
})

const PAGE = 8

export const deliveries = defineScreen({
  name: 'deliveries',
  id: 'dlvs',
  action,

  async render(ctx, { sourceId, before, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [source, page] = await Promise.all([
      ctx.services.leadSources.get(actor, sourceId),
      ctx.services.deliveries.list(actor, sourceId, { limit: PAGE, ...(before !== undefined && { before }) }),
    ])
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const last = page.deliveries.at(-1)
    // Failed deliveries may be on a later page.
    const anyFailed =
      source.counters.failed > 0 ||
      page.deliveries.some(({ status }) => status === 'dead' || status === 'needs_mapping')
    const rows: Row[] = [
      ...page.deliveries.map(({ id, status, receivedAt }): Row => {
        const at = momentText(new Date(receivedAt), clock)
        return [button(`${DELIVERY_SIGNS[status]} ${at} · ${t(`delivery-${status}`)}`, action.open(id))]
      }),
      page.hasMore && last !== undefined ? [button(t('button-older'), action.older(last.id))] : [],
      anyFailed ? [button(t('button-retry-failed'), action.again(source.id))] : [],
      [button(t('button-back'), action.back(source.id))],
    ]
    const about = page.deliveries.length === 0 ? t('deliveries-none') : t('deliveries-about')
    const text = fmt`${FormattedString.bold(t('deliveries-title', { name: source.name }))}\n\n${about}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    open: (ctx, id) => ctx.show('delivery', { id }),
    back: (ctx, id) => ctx.show('leadSource', { id }),
    async older(ctx, id) {
      const { sourceId } = await ctx.services.deliveries.get(ctx.actor(), id)
      await ctx.show('deliveries', { sourceId, before: id })
    },
    async again(ctx, sourceId) {
      const { retried } = await ctx.services.deliveries.retryFailed(ctx.actor(), sourceId)
      await ctx.show('deliveries', { sourceId, notice: ctx.t('deliveries-retried', { count: retried }) })
    },
  },

  reload: (ctx, { notice }) => ctx.show('leadSources', { notice }),
})
