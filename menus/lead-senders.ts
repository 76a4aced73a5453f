/** What sends the leads: a choice of everything that the product knows, before a lead source is added. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, inPairs } from '../src/bot/screens/buttons.ts'
import { defineScreen, type ScreenContent } from '../src/bot/screens/screen.ts'
import { aSender } from '../src/bot/screens/sender-argument.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { Sender } from '../src/services/leads/sender.ts'

const action = declareActions({
  pick: aSender,
  webhook: none,
  services: none,
  sources: none,
})

type Shown = { readonly senders: readonly Sender[]; readonly notice: string | undefined }

const picks = (senders: readonly Sender[]) => inPairs(senders.map(({ id, name }) => button(name, action.pick(id))))

/** One line for each: the buttons in pairs have no room for it. */
const lines = (ctx: BotContext, senders: readonly Sender[]): string =>
  senders.map(({ name, guide }) => `${name}: ${guide[ctx.locale].about}`).join('\n')

/** Those with a button of their own; all others are behind the last one. */
function services(ctx: BotContext, { senders, notice }: Shown): ScreenContent {
  const own = senders.filter(({ group }) => group === 'service')
  const others = senders.filter(({ group }) => group === 'webhook')
  const only = others.length === 1 ? others[0] : undefined
  const title = FormattedString.bold(ctx.t('ask-source-sender'))
  return {
    text: withNotice(notice, fmt`${title}\n\n${lines(ctx, own)}`),
    rows: [
      ...picks(own),
      [button(ctx.t('button-sender-webhook'), only === undefined ? action.webhook() : action.pick(only.id))],
      [button(ctx.t('button-back'), action.sources())],
    ],
  }
}

/** Whatever sends to a plain webhook: the shapes that are known, and anything else. */
function webhooks(ctx: BotContext, { senders, notice }: Shown): ScreenContent {
  const shapes = senders.filter(({ group, anyBody }) => group === 'webhook' && !anyBody)
  const title = FormattedString.bold(ctx.t('ask-source-shape'))
  return {
    text: withNotice(notice, fmt`${title}\n\n${lines(ctx, shapes)}`),
    rows: [
      ...picks(shapes),
      ...senders
        .filter(({ anyBody }) => anyBody)
        .map(({ id }) => [button(ctx.t('button-sender-other'), action.pick(id))]),
      [button(ctx.t('button-back'), action.services())],
    ],
  }
}

export const leadSenders = defineScreen({
  name: 'leadSenders',
  id: 'lsnd',
  action,

  async render(ctx, { group, notice }) {
    const senders = await ctx.services.leadSources.senders(ctx.actor())
    return (group === 'webhook' ? webhooks : services)(ctx, { senders, notice })
  },

  on: {
    async pick(ctx, id) {
      const sender = await ctx.services.leadSources.sender(ctx.actor(), id)
      await ctx.begin('addLeadSource', { provider: sender.id })
    },
    webhook: (ctx) => ctx.show('leadSenders', { group: 'webhook' }),
    services: (ctx) => ctx.show('leadSenders', { group: 'service' }),
    sources: (ctx) => ctx.show('leadSources', {}),
  },

  reload: (ctx, { notice }) => ctx.show('leadSenders', { group: 'service', notice }),
})
