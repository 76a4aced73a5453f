/** Asks for a contact: tap one of the latest, type to search for another, or add a new one by name. */
import type { Context } from 'grammy'

import type { ContactId } from '../../models/ids.ts'
import type { ContactSummary } from '../../services/contacts/contact-view.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { Translate } from '../text/i18n.ts'
import { type Answer, ask, type Dialogue, type Question } from './ask.ts'
import { labelOf } from '../text/button-label.ts'
import { outside } from './outside.ts'
import { replaceLastAnswer } from './progress.ts'

/** What a button of a contact needs. */
export type FittingContact = Pick<ContactSummary, 'id' | 'displayName' | 'companyName'>

export type PickedContact = { readonly id: ContactId; readonly name: string }

const MAX_OFFERED = 5

/** The value of the choice “Add …”. It cannot be an id or typed text. */
const ADD = '\u0000add'

type AskedContact = Buttons & {
  readonly text: string
  /** What to search for at once. */
  readonly search?: string
  /** Who fits what is searched for, if that is known. */
  readonly fits?: readonly FittingContact[]
  /** Whether a name that is not found can be added; it can unless this says otherwise. */
  readonly adds?: boolean
  /** A contact that is not offered. */
  readonly except?: ContactId
}

type Buttons = Pick<Question<string>, 'skippable' | 'savable' | 'clearable'>

function labelOfContact({ displayName, companyName }: FittingContact): string {
  return labelOf(companyName === null ? displayName : `${displayName} · ${companyName}`)
}

/**
 * @param asked `search` is a name to begin with, and `fits` are the contacts that are known to fit it: without any, it is searched
 * for
 */
export async function askContact(
  dialogue: Dialogue,
  first: Context,
  t: Translate,
  { text, search, fits = [], adds = true, except, ...buttons }: AskedContact,
): Promise<{ readonly answer: Answer<PickedContact>; readonly ctx: Context }> {
  let ctx = first
  let heading = text
  /** The name that was searched for; null before a search, and if the search was not for a name. */
  let name: string | null = null
  let offered: readonly FittingContact[] = await outside(dialogue, async (outer) => {
    const query = { order: 'recent' as const, limit: MAX_OFFERED }
    return (await outer.services.contacts.list(outer.actor(), query)).contacts
  })

  /** Offers who fits the words, and to add somebody of that name. */
  function offer(words: string, found: readonly FittingContact[], approximate: boolean): void {
    offered = found
    const query = labelOf(words)
    name = /\p{L}/u.test(words) && !words.includes('@') ? words : null
    if (offered.length === 0) heading = t('pick-contact-none', { query })
    else heading = t(approximate ? 'pick-contact-near' : 'pick-contact-found', { query })
  }

  async function searchFor(words: string): Promise<void> {
    const found = await outside(dialogue, (outer) => outer.services.contacts.find(outer.actor(), words, MAX_OFFERED))
    offer(words, found.contacts, found.approximate)
  }
  if (search !== undefined && fits.length > 0) offer(search, fits, false)
  else if (search !== undefined) await searchFor(search)

  for (;;) {
    const choices = offered
      .filter(({ id }) => id !== except)
      .map((contact) => ({ label: labelOfContact(contact), value: contact.id as string }))
    if (name !== null && adds) choices.push({ label: labelOf(t('button-add-named', { name })), value: ADD })
    const parse = (typed: string): string => (typed === ADD ? ADD : parseSingleLine(typed))
    const asked = await ask(dialogue, ctx, t, { text: heading, choices, parse, ...buttons })
    ctx = asked.ctx
    if (asked.answer.kind !== 'value') return { answer: asked.answer, ctx }
    const typed = asked.answer.value
    if (typed === ADD && name !== null) {
      const added = name
      const { id } = await outside(dialogue, (outer) => outer.services.contacts.add(outer.actor(), { name: added }))
      // If an earlier answer is corrected, the contact is picked and not added again.
      replaceLastAnswer(dialogue, { kind: 'picked', value: id })
      return { answer: { kind: 'value', value: { id, name: added } }, ctx }
    }
    const picked = offered.find(({ id }) => id === typed && id !== except)
    if (picked !== undefined)
      return { answer: { kind: 'value', value: { id: picked.id, name: picked.displayName } }, ctx }
    await searchFor(typed)
  }
}
