/**
 * Saves a typed line as what its card shows, once: a repeated tap gets the first result, and a tap on an old card shows what
 * was made of it.
 */
import type { ContactReading, DealReading, NoteReading, TaskReading } from '../../language/lines/reading.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { LineId } from '../../models/ids.ts'
import type { LineChoices } from '../../models/typed-line.ts'
import { noteOn } from '../../services/notes/note-links.ts'
import type { Actor } from '../../services/core/actor.ts'
import { type Due, type Snooze, snoozedTo } from '../../services/tasks/task-time.ts'
import type { BotContext } from './bot-context.ts'
import { knownContact, knownDeal, noteTarget, restOf, taskDraft, whoOf } from './line-draft.ts'
import { showAddedDeal } from './show-added-deal.ts'
import { showCard } from './show-card.ts'
import { showFound } from './show-found.ts'
import { openLine, type OpenLine } from './typed-line.ts'

/** One line is saved by one command, however often its button is tapped. */
function savingActor(ctx: BotContext, { kept }: OpenLine): Actor {
  return { ...ctx.actor(), commandId: `line-${kept.id}` }
}

async function markSaved(ctx: BotContext, { kept, shown }: OpenLine, saved: LineChoices['saved']): Promise<void> {
  await ctx.services.lines.choose(ctx.actor(), kept.id, { ...(saved && { saved }), ...(shown && { as: shown.kind }) })
}

async function saveTask(ctx: BotContext, line: OpenLine, reading: TaskReading, given?: Due | null): Promise<void> {
  const { who, due, trouble } = await taskDraft(ctx, line, reading)
  const planned = given === undefined ? due : given
  // A time that could not be read is asked for again; where none was typed, the task has none.
  if (planned === undefined && trouble !== null) return ctx.show('line', { id: line.kept.id })
  const { id, undoId } = await ctx.services.tasks.add(savingActor(ctx, line), {
    title: parseSingleLine(reading.title),
    type: reading.type,
    due: planned ?? null,
    // A line that repeats always says when it begins.
    ...(reading.repeat !== null && { repeat: reading.repeat }),
    ...(who.person !== null && { contactId: who.person.id }),
    // Somebody's own company follows them.
    ...(who.person === null && reading.company !== null && { companyId: reading.company.id }),
    ...(reading.deal !== null && { dealId: reading.deal.id }),
    ...(reading.assignee !== null && { assigneeId: reading.assignee.id }),
  })
  await markSaved(ctx, line, { kind: 'task', id })
  await ctx.show('task', { id, undoId, notice: ctx.t('task-added') })
}

async function saveDeal(ctx: BotContext, line: OpenLine, reading: DealReading): Promise<void> {
  const who = await whoOf(ctx, reading.people, line.kept.choices)
  const title = parseSingleLine(reading.title)
  const made = await ctx.services.deals.add(savingActor(ctx, line), { ...knownDeal(reading, who), title })
  await markSaved(ctx, line, { kind: 'deal', id: made.id })
  await showAddedDeal(ctx, made, title)
}

async function saveContact(ctx: BotContext, line: OpenLine, reading: ContactReading): Promise<void> {
  const actor = savingActor(ctx, line)
  const { id, undoId } = await ctx.services.contacts.add(actor, knownContact(reading))
  const rest = restOf(reading)
  if (rest !== '') await ctx.services.notes.add(actor, { text: rest, contactId: id })
  await markSaved(ctx, line, { kind: 'contact', id })
  const { displayName } = await ctx.services.contacts.get(ctx.actor(), id)
  // With a note on it, adding it cannot be undone as a whole.
  await ctx.show('contact', {
    id,
    undoId: rest === '' ? undoId : null,
    notice: ctx.t('contact-added', { name: displayName }),
  })
}

async function saveNote(ctx: BotContext, line: OpenLine, reading: NoteReading): Promise<void> {
  const target = noteTarget(reading, await whoOf(ctx, reading.people, line.kept.choices))
  if (target === null) return ctx.begin('chooseContact', { id: line.kept.id, save: true })
  const { undoId } = await ctx.services.notes.add(savingActor(ctx, line), {
    text: reading.text,
    ...noteOn(target),
  })
  await markSaved(ctx, line, target)
  await showCard(ctx, target, { undoId, notice: ctx.t('note-added') })
}

/**
 * @param due when a task is due, instead of what the line says; null for no date
 * @throws AppError as the services do
 */
export async function saveLine(ctx: BotContext, id: LineId, due?: Due | null): Promise<void> {
  await saveOpen(ctx, await openLine(ctx, id), due)
}

/** {@link saveLine} for a line that was read in this update. */
export async function saveOpen(ctx: BotContext, line: OpenLine, due?: Due | null): Promise<void> {
  const { shown, kept } = line
  // What was made of the line is shown instead of being made again.
  if (kept.choices.saved !== undefined)
    return showCard(ctx, kept.choices.saved, { notice: ctx.t('line-saved-already') })
  switch (shown?.kind) {
    case 'task':
      return saveTask(ctx, line, shown, due)
    case 'deal':
      return saveDeal(ctx, line, shown)
    case 'contact':
      return saveContact(ctx, line, shown)
    case 'note':
      return saveNote(ctx, line, shown)
    case undefined:
      return showFound(ctx, kept.text)
  }
}

/** The time that a button of a card means, from now on. */
export function dueOfButton(ctx: BotContext, snooze: Snooze): Due {
  return snoozedTo(snooze, ctx.now(), ctx.membership?.timeZone ?? 'UTC')
}
