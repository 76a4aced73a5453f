/** A line typed without a command when no dialogue is open: a task, a deal, a contact, or a search. */
import type { ContactId } from '../../models/ids.ts'
import type { TypedContact } from '../../services/contacts/add-contact.ts'
import type { NewDeal } from '../../services/deals/add-deal.ts'
import { may } from '../../services/core/permissions.ts'
import { type QuickContact, type QuickDeal, type QuickTask, readQuickAdd } from '../../language/read-quick-add.ts'
import { MAX_SINGLE_LINE_LENGTH, parseSingleLine } from '../../language/single-line.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { dialogueSettings } from '../dialogues/dialogue-settings.ts'
import { showFound } from '../screens/show-found.ts'
import { usableDue } from '../dialogues/task-questions.ts'

const MAX_SEARCHED = 128

type Person = { readonly contactId: ContactId; readonly name: string }

/** The person that a name in the line means: the one contact that it certainly matches, otherwise nobody. */
async function personOf(ctx: BotContext, hint: string | null): Promise<Person | null> {
  if (hint === null || hint.length > MAX_SINGLE_LINE_LENGTH || !/[\p{L}\p{N}]/u.test(hint)) return null
  const { contacts, approximate } = await ctx.services.contacts.find(ctx.actor(), hint, 2)
  const [only, other] = contacts
  if (approximate || only === undefined || other !== undefined) return null
  return { contactId: only.id, name: only.displayName }
}

async function search(ctx: BotContext, text: string): Promise<void> {
  await showFound(ctx, parseSingleLine(text, 4096).slice(0, MAX_SEARCHED))
}

/** Whether the line already matches somebody: then it is a search, and nobody is added. */
async function isKnown(ctx: BotContext, text: string): Promise<boolean> {
  const query = text.slice(0, MAX_SEARCHED)
  return (await ctx.services.contacts.find(ctx.actor(), query, 1)).contacts.length > 0
}

async function offerTask(ctx: BotContext, { title, type, due, contactHint }: QuickTask, line: string): Promise<void> {
  const person = await personOf(ctx, contactHint)
  const { due: planned, trouble } = usableDue(due, line)
  await ctx.begin('addTask', {
    known: {
      title: parseSingleLine(title),
      type,
      ...(planned !== undefined && { due: planned }),
      ...(person !== null && { contactId: person.contactId }),
    },
    ...(person !== null && { about: person.name }),
    ...(trouble !== undefined && { trouble }),
    confirm: true,
  })
}

async function offerDeal(ctx: BotContext, deal: QuickDeal): Promise<void> {
  const person = await personOf(ctx, deal.contactHint ?? deal.companyHint)
  const { amount, expectedClose } = deal
  const known: Partial<NewDeal> = {
    ...(deal.title !== '' && { title: parseSingleLine(deal.title) }),
    ...(amount?.ok === true && { amount: amount.money }),
    ...(expectedClose?.ok === true && !expectedClose.when.past && { expectedCloseOn: expectedClose.when.date }),
    ...(person !== null && { contact: person.contactId }),
  }
  await ctx.begin('addDeal', { known, ...(person !== null && { contactName: person.name }) })
}

async function offerContact(ctx: BotContext, { name, phones, emails, companyHint, tags }: QuickContact): Promise<void> {
  const known: TypedContact = {
    ...(/[\p{L}\p{N}]/u.test(name) && name.length <= MAX_SINGLE_LINE_LENGTH && { name }),
    ...(phones.length > 0 && { phones: phones.join(', ') }),
    ...(emails.length > 0 && { emails: emails.join(', ') }),
    ...(companyHint !== null && { company: companyHint }),
    ...(tags.length > 0 && { tags: tags.join(' ') }),
  }
  await ctx.begin('addContact', { known })
}

/**
 * A line that reads as a task, a deal or a contact starts a prefilled dialogue, and only a tap saves it; everything else is
 * a search. People who may not add anything search.
 */
export async function handleLine(ctx: BotContext, text: string): Promise<void> {
  const { role } = ctx.actor()
  const settings = dialogueSettings(ctx)
  const read = readQuickAdd(text, { ...settings, now: new Date(settings.now) })
  if (ctx.chat?.type !== 'private') return search(ctx, text)
  if (read.kind === 'task' && read.title.length <= MAX_SINGLE_LINE_LENGTH && may(role, 'task.write'))
    return offerTask(ctx, read, text)
  if (read.kind === 'deal' && read.title.length <= MAX_SINGLE_LINE_LENGTH && may(role, 'deal.write'))
    return offerDeal(ctx, read)
  if (read.kind === 'contact' && may(role, 'contact.write') && !(await isKnown(ctx, text)))
    return offerContact(ctx, read)
  return search(ctx, text)
}
