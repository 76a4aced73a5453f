/** One contact of a deal: what they are to it, and whether they are the main one. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId, choiceLetter, idPair, packedId, sequence, type ValueOf } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { changeOrSay } from '../src/bot/screens/refused-change.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { roleText } from '../src/bot/text/item-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { personText } from '../src/bot/text/person-of-deal.ts'
import { AppError } from '../src/errors.ts'
import type { ContactId, DealId, EventId } from '../src/models/ids.ts'
import { authorize } from '../src/services/core/permissions.ts'
import type { PersonChange } from '../src/services/deals/change-people.ts'
import type { DealView } from '../src/services/deals/deal-view.ts'
import { CONTACT_ROLES } from '../src/services/fields/types/contact-roles.ts'

const aPerson = idPair<DealId, ContactId>()

const action = declareActions({
  role: sequence(packedId<DealId>(), packedId<ContactId>(), choiceLetter(CONTACT_ROLES)),
  own: aPerson,
  none: aPerson,
  main: aPerson,
  remove: aPerson,
  open: anId<ContactId>(),
  back: anId<DealId>(),
  undo: anId<EventId>(),
})

/** @throws AppError NOT_FOUND for somebody who is no longer on the deal, or whom the person may not see */
function nameIn({ contact }: DealView, id: ContactId): string {
  const found = contact.find((one) => one.id === id)
  if (found === undefined) throw new AppError('NOT_FOUND', { message: 'Not on the deal', details: { kind: 'contact' } })
  return found.name
}

type Change = PersonChange extends infer One ? (One extends PersonChange ? Omit<One, 'contact'> : never) : never

/** Makes the change, and shows all of them with what has become of this one. */
async function change(
  ctx: BotContext,
  [id, contact]: ValueOf<typeof aPerson>,
  what: Change,
  said: (name: string) => string,
): Promise<void> {
  const name = nameIn(await ctx.services.deals.get(ctx.actor(), id), contact)
  await changeOrSay(
    ctx,
    async () => {
      const { undoId } = await ctx.services.deals.changePeople(ctx.actor(), id, { contact, ...what })
      await ctx.show('dealPeople', { id, undoId, notice: undoId === null ? ctx.t('deal-unchanged') : said(name) })
    },
    (notice) => ctx.show('dealPeople', { id, notice }),
  )
}

function dealOf({ action: name, argument }: Tap<typeof action>): DealId | null {
  if (name === 'undo' || name === 'open') return null
  return typeof argument === 'string' ? argument : argument[0]
}

export const dealPerson = defineScreen({
  name: 'dealPerson',
  id: 'dpn',
  action,

  async render(ctx, { id, contact, notice, undoId }) {
    const { t } = ctx
    authorize(ctx.actor(), 'deal.write')
    const view = await ctx.services.deals.get(ctx.actor(), id)
    const name = nameIn(view, contact)
    const at = [view.id, contact] as const
    const own = view.roles.filter((one) => one.id === contact).map(({ role }) => role)
    const roles = CONTACT_ROLES.map((role) =>
      button(`${own.includes(role) ? '✅ ' : ''}${roleText(role, t)}`, action.role([...at, role])),
    )
    const rows: readonly Row[] = [
      ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
      ...inPairs([...roles, button(t('button-role-own'), action.own(at))]),
      ...(own.length === 0 ? [] : [[button(t('button-role-none'), action.none(at))]]),
      [
        ...(view.contact[0]?.id === contact ? [] : [button(t('button-person-main'), action.main(at))]),
        button(t('button-person-open'), action.open(contact)),
      ],
      [button(t('button-person-remove'), action.remove(at), 'danger')],
      [button(t('button-back'), action.back(view.id))],
    ]
    const text = fmt`👤 ${personText(view, contact, t)}\n\n${t('person-ask', { name })}`
    return { text: withNotice(notice, text), rows }
  },

  on: {
    role: (ctx, [id, contact, role]) =>
      change(ctx, [id, contact], { what: 'role', role }, (name) =>
        ctx.t('people-role-set', { name, role: roleText(role, ctx.t) }),
      ),
    async own(ctx, [id, contact]) {
      const name = nameIn(await ctx.services.deals.get(ctx.actor(), id), contact)
      await ctx.begin('typeRole', { id, contact, name })
    },
    none: (ctx, at) => change(ctx, at, { what: 'role', role: null }, (name) => ctx.t('people-role-none', { name })),
    main: (ctx, at) => change(ctx, at, { what: 'main' }, (name) => ctx.t('people-made-main', { name })),
    remove: (ctx, at) => change(ctx, at, { what: 'remove' }, (name) => ctx.t('people-removed', { name })),
    open: (ctx, id) => ctx.show('contact', { id }),
    back: (ctx, id) => ctx.show('dealPeople', { id }),
    undo: undoAndShow,
  },

  about(tap) {
    const id = dealOf(tap)
    return id === null ? null : { kind: 'deal', id }
  },

  reload(ctx, { tap, about, notice }) {
    const id = about?.kind === 'deal' ? about.id : tap && dealOf(tap)
    return id === null ? null : ctx.show('dealPeople', { id, notice })
  },
})
