/** What a typed line will be saved as: its reading, with what the person has chosen on the card. */
import type { FieldProblemDetails } from '../../errors.ts'
import { readId } from '../../language/parse-id.ts'
import type { People } from '../../language/lines/find-people.ts'
import type { KnownContact } from '../../language/lines/known.ts'
import type { ContactReading, DealReading, NoteReading, TaskReading } from '../../language/lines/reading.ts'
import { MAX_SINGLE_LINE_LENGTH } from '../../language/single-line.ts'
import type { ContactId } from '../../models/ids.ts'
import type { LineChoices } from '../../models/typed-line.ts'
import { typedPerson } from '../../services/contacts/contact-fields.ts'
import type { TypedContact } from '../../services/contacts/add-contact.ts'
import type { NewDeal } from '../../services/deals/add-deal.ts'
import type { Due } from '../../services/tasks/task-time.ts'
import { usableDue } from '../dialogues/task-questions.ts'
import type { BotContext } from './bot-context.ts'
import type { OpenLine } from './typed-line.ts'

/**
 * @property person whom it is about; null as long as nobody or several fit
 * @property several those who fit, to choose from
 * @property unknown a name that no contact has
 */
export type Who = {
  readonly person: { readonly id: ContactId; readonly name: string } | null
  readonly several: readonly KnownContact[]
  readonly unknown: string | null
}

type TaskDraft = {
  readonly reading: TaskReading
  readonly who: Who
  /** Undefined as long as nothing says when; null for no date, which was chosen. */
  readonly due: Due | null | undefined
  /** Both days, if the date can be read in two ways. */
  readonly days: readonly [Due, Due] | null
  readonly trouble: FieldProblemDetails | null
}

const MAX_OFFERED = 4

export async function whoOf(ctx: BotContext, { typed, fits }: People, { contactId }: LineChoices): Promise<Who> {
  const chosen = contactId === undefined ? null : readId<ContactId>(contactId)
  if (chosen !== null) {
    const { displayName } = await ctx.services.contacts.get(ctx.actor(), chosen)
    return { person: { id: chosen, name: displayName }, several: [], unknown: null }
  }
  const [only, other] = fits
  if (only !== undefined && other === undefined)
    return { person: { id: only.id, name: only.name }, several: [], unknown: null }
  return { person: null, several: fits.slice(0, MAX_OFFERED), unknown: fits.length === 0 ? typed : null }
}

function daysOf({ due }: TaskReading): TaskDraft['days'] {
  if (due === null || due.ok || due.problem !== 'ambiguous') return null
  const [one, other] = due.choices.map(({ allDay, date, at }): Due => (allDay ? { date } : { at: at.toISOString() }))
  return one === undefined || other === undefined ? null : [one, other]
}

export async function taskDraft(ctx: BotContext, { kept }: OpenLine, reading: TaskReading): Promise<TaskDraft> {
  const who = await whoOf(ctx, reading.people, kept.choices)
  if (kept.choices.due !== undefined) return { reading, who, due: kept.choices.due, days: null, trouble: null }
  const { due, trouble } = usableDue(reading.due, kept.text)
  return { reading, who, due, days: daysOf(reading), trouble: trouble ?? null }
}

/** The fields of a deal that can be used as they are. */
export function knownDeal({ title, amount, expectedClose, company, tags, owner }: DealReading, { person }: Who) {
  const closes = expectedClose?.ok === true && !expectedClose.when.past ? expectedClose.when.date : null
  return {
    ...(title !== '' && { title }),
    ...(amount?.ok === true && { amount: amount.money }),
    ...(closes !== null && { expectedCloseOn: closes }),
    ...(person !== null && { contact: person.id }),
    ...(company !== null && { company }),
    ...(tags.length > 0 && { tags: tags.map((tag) => tag.toLowerCase()) }),
    ...(owner !== null && { owner: owner.id }),
  } satisfies Partial<NewDeal>
}

const isReadable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) && text.length <= MAX_SINGLE_LINE_LENGTH

export function knownContact(reading: ContactReading): TypedContact {
  const { name, company, job } = reading
  const orNull = (text: string | null): string | null => (text !== null && isReadable(text) ? text : null)
  return typedPerson({ ...reading, name: orNull(name) ?? '', company: orNull(company), job: orNull(job) })
}

/** What has no field: it becomes a note on the contact. */
export function restOf({ name, company, job, rest }: ContactReading): string {
  const unused = [name, company ?? '', job ?? ''].filter((part) => part !== '' && !isReadable(part))
  return [...unused, ...(rest === '' ? [] : [rest])].join('\n')
}

/** A note needs a contact, a company or a deal to stand on. */
export function noteTarget({ deal, company }: NoteReading, { person }: Who) {
  if (person !== null) return { kind: 'contact', id: person.id } as const
  if (company !== null) return { kind: 'company', id: company.id } as const
  return deal === null ? null : ({ kind: 'deal', id: deal.id } as const)
}
