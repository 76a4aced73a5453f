/** One delivery of a lead source: what arrived, what happened to it, and what can be done about it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { DELIVERY_SIGNS, deliveryProblem } from '../src/bot/text/delivery-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { momentText } from '../src/bot/text/moment-text.ts'
import type { DealId, DeliveryId, LeadSourceId } from '../src/models/ids.ts'
import type { OpenDelivery } from '../src/services/leads/deliveries.ts'
import { isTokenProblem } from '../src/services/leads/source-token.ts'

const action = declareActions({
  deal: anId<DealId>(),
  /** In older messages: with the values of the newest delivery. */
  map: anId<LeadSourceId>(),
  fix: anId<DeliveryId>(),
  token: anId<LeadSourceId>(),
  back: anId<LeadSourceId>(),
  retry: anId<DeliveryId>(),
  drop: anId<DeliveryId>(),
})

/** Mapping other fields would not fix these. */
const NOT_FOR_FIELDS = ['answers-missing', 'answers-refused', 'answers-unreadable', 'too-many-leads']

/** What can be done about its problem: map the fields, or give a token. */
function fixRow({ id, status, problem, sourceId, sender }: OpenDelivery, { t, locale }: BotContext): Row {
  if (status !== 'needs_mapping') return []
  const token = sender?.guide[locale].askToken ?? null
  if (token !== null && isTokenProblem(problem)) {
    return [button(t('button-source-token', { name: token.button }), action.token(sourceId))]
  }
  if (problem !== null && NOT_FOR_FIELDS.includes(problem)) return []
  return [button(t('button-fix-mapping'), action.fix(id))]
}

export const delivery = defineScreen({
  name: 'delivery',
  id: 'dlv',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const view = await ctx.services.deliveries.get(ctx.actor(), id)
    const timeZone = ctx.membership?.timeZone ?? 'UTC'
    const at = momentText(new Date(view.receivedAt), { t, timeZone, now: ctx.now() })
    const problem = deliveryProblem(view.problem, { t, locale: ctx.locale, sender: view.sender })
    const state = `${DELIVERY_SIGNS[view.status]} ${t(`delivery-${view.status}`)}`
    const body = view.isBlank ? fmt`` : fmt`\n\n${FormattedString.pre(view.body, 'json')}`
    const failed = view.status === 'dead' || view.status === 'needs_mapping'
    const [first] = view.results
    const rows: Row[] = [
      first === undefined ? [] : [button(t('button-open-deal'), action.deal(first.dealId))],
      fixRow(view, ctx),
      (failed || view.status === 'discarded') && !view.isBlank
        ? [button(t('button-retry'), action.retry(view.id))]
        : [],
      failed ? [button(t('button-discard'), action.drop(view.id))] : [],
      [button(t('button-back'), action.back(view.sourceId))],
    ]
    const text = fmt`${FormattedString.bold(at)}\n${state}${problem === null ? '' : `\n${problem}`}${body}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    deal: (ctx, id) => ctx.show('deal', { id }),
    map: (ctx, id) => ctx.begin('mapLeadFields', { id }),
    async fix(ctx, id) {
      const { sourceId } = await ctx.services.deliveries.get(ctx.actor(), id)
      await ctx.begin('mapLeadFields', { id: sourceId, deliveryId: id })
    },
    token: (ctx, id) => ctx.begin('setLeadToken', { id }),
    back: (ctx, sourceId) => ctx.show('deliveries', { sourceId }),
    async retry(ctx, id) {
      await ctx.services.deliveries.retry(ctx.actor(), id)
      await ctx.show('delivery', { id, notice: ctx.t('delivery-retried') })
    },
    async drop(ctx, id) {
      await ctx.services.deliveries.discard(ctx.actor(), id)
      await ctx.show('delivery', { id, notice: ctx.t('delivery-dropped') })
    },
  },

  reload: (ctx, { tap, notice }) =>
    tap?.action === 'retry' || tap?.action === 'drop' || tap?.action === 'fix'
      ? ctx.show('delivery', { id: tap.argument, notice })
      : ctx.show('leadSources', { notice }),
})
