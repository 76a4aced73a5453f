/** Which field of a deal to edit. */
import { fmt } from '@grammyjs/parse-mode'

import { DEAL_FIELDS, type DealField } from '../src/bot/dialogues/dialogues.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { dealCard } from '../src/bot/text/deal-card.ts'
import type { DealId } from '../src/models/ids.ts'
import { AppError } from '../src/errors.ts'
import { authorize } from '../src/services/core/permissions.ts'

const action = declareActions({
  back: anId<DealId>(),
  title: anId<DealId>(),
  amount: anId<DealId>(),
  contact: anId<DealId>(),
  company: anId<DealId>(),
  close: anId<DealId>(),
  owner: anId<DealId>(),
  tags: anId<DealId>(),
})

/** The button of each field: called as the field is, where a button has room for it. */
const OF_FIELD = { ...action, expectedCloseOn: action.close } satisfies Record<DealField, typeof action.title>

function edit(field: DealField) {
  return (ctx: BotContext, id: DealId): Promise<void> => ctx.begin('editDeal', { id, field })
}

export const editDeal = defineScreen({
  name: 'editDeal',
  id: 'dle',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const actor = ctx.actor()
    authorize(actor, 'deal.write')
    const view = await ctx.services.deals.get(actor, id)
    if (view.status !== 'open') throw new AppError('CONFLICT', { details: { reason: 'closed', status: view.status } })
    const buttons = DEAL_FIELDS.map((field): Button => button(t(`deal-field-${field}`), OF_FIELD[field](view.id)))
    const rows: Row[] = [
      ...[0, 2, 4, 6].map((start) => buttons.slice(start, start + 2)),
      [button(t('button-back'), action.back(view.id))],
    ]
    return { text: fmt`${dealCard(view, t)}\n\n${t('contact-edit-which')}`, rows }
  },

  on: {
    back: (ctx, id) => ctx.show('deal', { id }),
    title: edit('title'),
    amount: edit('amount'),
    contact: edit('contact'),
    company: edit('company'),
    close: edit('expectedCloseOn'),
    owner: edit('owner'),
    tags: edit('tags'),
  },

  async reload(ctx, { tap, notice }) {
    if (tap === null) await ctx.show('notice', { text: notice })
    else await ctx.show('deal', { id: tap.argument, notice })
  },
})
