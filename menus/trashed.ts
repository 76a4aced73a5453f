/** One deleted record, with the ways to restore it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, choice } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { editedRecord } from '../src/bot/screens/edited-record.ts'
import { defineScreen, type ScreenContent } from '../src/bot/screens/screen.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { TRASH_KINDS, trashRef } from '../src/bot/screens/trash-place.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { isCardRef } from '../src/bot/text/card-link.ts'
import { momentText } from '../src/bot/text/moment-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { restoredText } from '../src/bot/text/restored-text.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import { isAppError, recordOf } from '../src/errors.ts'
import type { ContactId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'
import type { TrashRef } from '../src/services/trash/read-trashed.ts'

const action = declareActions({
  alone: trashRef,
  along: trashRef,
  open: editedRecord,
  erase: anId<ContactId>(),
  back: choice(TRASH_KINDS),
})

function restore(along: boolean) {
  return async (ctx: BotContext, record: TrashRef): Promise<void> => {
    const restored = await ctx.services.trash.restore(ctx.actor(), record, along)
    const notice = restoredText(restored, ctx.t)
    const card = restored.shownOn ?? record
    await (isCardRef(ctx.services.kinds, card) ? showCard(ctx, card, { notice }) : ctx.show('trash', { notice }))
  }
}

/** What there is to say of a record that cannot be restored, with a way to the one that is there. */
function refused(ctx: BotContext, { kind }: TrashRef, error: unknown): ScreenContent {
  if (!isAppError(error) || error.code !== 'CONFLICT') throw error
  const { t } = ctx
  const about = recordOf(error)
  const open = about !== undefined && isCardRef(ctx.services.kinds, about) ? about : null
  return {
    text: fmt`${errorText(error, t)}`,
    rows: [
      ...(open === null ? [] : [[button(t('button-open'), action.open(open), 'primary')]]),
      [button(t('button-back'), action.back(kind))],
    ],
  }
}

/** Whoever is to be erased may have been deleted before. */
function eraseRows({ t, actor }: BotContext, record: TrashRef): readonly Row[] {
  if (record.kind !== 'contact' || !may(actor().role, 'privacy.manage')) return []
  return [[button(t('button-erase'), action.erase(record.id), 'danger')]]
}

async function content(ctx: BotContext, record: TrashRef, notice: string | undefined): Promise<ScreenContent> {
  const { t } = ctx
  const { name, by, deletedAt, companions } = await ctx.services.trash.get(ctx.actor(), record)
  const when = momentText(new Date(deletedAt), { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() })
  const names = companions.map((companion) => companion.name).join(', ')
  const said = [
    by === null ? t('trashed-when', { when }) : t('trashed-by', { by, when }),
    ...(names === '' ? [] : [t('trashed-companions', { names })]),
  ]
  const ways: Row[] =
    names === ''
      ? [[button(t('button-restore'), action.alone(record), 'primary')]]
      : [
          [button(labelOf(t('button-restore-along', { names })), action.along(record), 'primary')],
          [button(t('button-restore-alone'), action.alone(record))],
        ]
  return {
    text: withNotice(notice, fmt`🗑 ${FormattedString.bold(labelOf(name))}\n${said.join('\n')}`),
    rows: [...ways, ...eraseRows(ctx, record), [button(t('button-back'), action.back(record.kind))]],
  }
}

export const trashed = defineScreen({
  name: 'trashed',
  id: 'trd',
  action,

  async render(ctx, { record, notice }) {
    try {
      return await content(ctx, record, notice)
    } catch (error) {
      return refused(ctx, record, error)
    }
  },

  on: {
    alone: restore(false),
    along: restore(true),
    open: (ctx, record) => showCard(ctx, record),
    erase: (ctx, id) => ctx.show('eraseContact', { id }),
    back: (ctx, kind) => ctx.show('trash', { kind }),
  },

  reload(ctx, { tap, about, notice }) {
    switch (tap?.action) {
      case 'alone':
      case 'along':
        // Restored or merged in the meantime: the screen says where it is now.
        return about === null
          ? ctx.show('trash', { kind: tap.argument.kind, notice })
          : ctx.show('trashed', { record: tap.argument })
      case 'open':
      case 'erase':
      case 'back':
        return ctx.show('trash', { notice })
      case undefined:
        return null
    }
  },
})
