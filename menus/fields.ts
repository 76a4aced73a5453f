/** The fields that the team defined for one kind of record, for owners and admins. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choice, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { aCustomKey } from '../src/bot/screens/field-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { customFieldLabel } from '../src/bot/text/custom-field-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { CUSTOM_FIELD_KINDS } from '../src/services/custom-fields/custom-fields.ts'
import { inOrder } from '../src/services/fields/custom-fields.ts'

const action = declareActions({
  kind: choice(CUSTOM_FIELD_KINDS),
  open: aCustomKey,
  make: choice(CUSTOM_FIELD_KINDS),
  back: none,
})

export const fields = defineScreen({
  name: 'fields',
  id: 'flds',
  action,

  async render(ctx, { kind, notice }) {
    const { t } = ctx
    const all = await ctx.services.customFields.list(ctx.actor())
    const own = inOrder(all, kind)
    const rows: Row[] = [
      CUSTOM_FIELD_KINDS.map((one) =>
        button(`${one === kind ? '✅ ' : ''}${t(`fields-kind-${one}`)}`, action.kind(one)),
      ),
      ...own.map((field): Row => [button(labelOf(customFieldLabel(field, t)), action.open(field.key))]),
      [button(t('button-make-field'), action.make(kind), 'primary')],
      [button(t('button-back'), action.back())],
    ]
    const about = own.length === 0 ? t('fields-none') : t('fields-count', { count: own.length })
    const title = FormattedString.bold(`${t('fields-title')} · ${t(`fields-kind-${kind}`)}`)
    return { text: withNotice(notice, fmt`${title}\n\n${about}`), rows }
  },

  on: {
    kind: (ctx, kind) => ctx.show('fields', { kind }),
    open: (ctx, key) => ctx.show('field', { key }),
    make: (ctx, kind) => ctx.begin('makeField', { kind }),
    back: (ctx) => ctx.show('settings', {}),
  },

  reload: (ctx, { tap, notice }) => {
    switch (tap?.action) {
      case 'kind':
      case 'make':
        return ctx.show('fields', { kind: tap.argument, notice })
      case 'open':
        return ctx.show('fields', { kind: 'contact', notice })
      case 'back':
      case undefined:
        return ctx.show('settings', { notice })
    }
  },
})
