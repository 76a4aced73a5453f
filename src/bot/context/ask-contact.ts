/** Asks for one of the contacts: the latest are there to tap, any other is searched for by typing. */
import type { Context } from 'grammy'

import type { ContactSummary } from '../../services/contacts/contact-view.ts'
import { parseSingleLine } from '../../services/single-line.ts'
import type { Translate } from '../views/i18n.ts'
import { type Answer, ask, type Dialogue, type Question } from './ask.ts'
import { labelOf } from './buttons.ts'
import { outside } from './outside.ts'

export type PickedContact = { readonly id: string; readonly name: string }

const MOST_OFFERED = 5

type Buttons = Pick<Question<string>, 'skippable' | 'savable' | 'clearable'>

function labelOfContact({ displayName, companyName }: ContactSummary): string {
  return labelOf(companyName === null ? displayName : `${displayName} · ${companyName}`)
}

export async function askContact(
  dialogue: Dialogue,
  first: Context,
  t: Translate,
  { text, ...buttons }: { readonly text: string } & Buttons,
): Promise<{ readonly answer: Answer<PickedContact>; readonly ctx: Context }> {
  let ctx = first
  let heading = text
  let offered = await outside(dialogue, async (outer) => {
    const query = { order: 'recent' as const, limit: MOST_OFFERED }
    return (await outer.services.contacts.list(outer.actor(), query)).contacts
  })

  for (;;) {
    const choices = offered.map((contact) => ({ label: labelOfContact(contact), value: contact.id as string }))
    const parse = (typed: string): string => parseSingleLine(typed)
    const asked = await ask(dialogue, ctx, t, { text: heading, choices, parse, ...buttons })
    ctx = asked.ctx
    if (asked.answer.kind !== 'value') return { answer: asked.answer, ctx }
    const typed = asked.answer.value
    const picked = offered.find(({ id }) => id === typed)
    if (picked !== undefined)
      return { answer: { kind: 'value', value: { id: picked.id, name: picked.displayName } }, ctx }
    const found = await outside(dialogue, (outer) => outer.services.contacts.find(outer.actor(), typed, MOST_OFFERED))
    offered = found.contacts
    const query = labelOf(typed)
    if (offered.length === 0) heading = t('pick-contact-none', { query })
    else heading = t(found.approximate ? 'pick-contact-near' : 'pick-contact-found', { query })
  }
}
