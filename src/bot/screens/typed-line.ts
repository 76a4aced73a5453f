/** Reads a typed line with the records that the person knows, and what they may make of it. */
import type { LineId } from '../../models/ids.ts'
import { readLine, type ReadLine } from '../../language/lines/read-line.ts'
import type { Reading, ReadingKind } from '../../language/lines/reading.ts'
import { MAX_SINGLE_LINE_LENGTH } from '../../language/single-line.ts'
import { type Action, may } from '../../services/core/permissions.ts'
import type { LineChoices } from '../../models/typed-line.ts'
import type { KeptLine } from '../../services/lines/kept-lines.ts'
import { dialogueSettings } from '../dialogues/dialogue-settings.ts'
import type { BotContext } from './bot-context.ts'

/** What a line can be saved as. */
export const SAVABLE_KINDS = ['task', 'deal', 'note', 'contact'] as const satisfies readonly ReadingKind[]
export type SavableKind = (typeof SAVABLE_KINDS)[number]
type SavableReading = Extract<Reading, { readonly kind: SavableKind }>

const PERMISSIONS = {
  open: 'contact.read',
  search: 'contact.read',
  contact: 'contact.write',
  task: 'task.write',
  deal: 'deal.write',
  note: 'note.write',
} as const satisfies Record<ReadingKind, Action>

/** Nobody means a sentence as a title. */
function fits(reading: Reading): boolean {
  return !('title' in reading) || reading.title.length <= MAX_SINGLE_LINE_LENGTH
}

/**
 * @param at when it was typed: dates are relative to it
 * @param chosen what was chosen on its card
 */
export async function readTyped(
  ctx: BotContext,
  text: string,
  at: Date,
  { dayWord }: Pick<LineChoices, 'dayWord'> = {},
): Promise<ReadLine> {
  const settings = dialogueSettings(ctx)
  const known = await ctx.services.lines.known(ctx.actor(), text, settings.region)
  const read = readLine(text, { ...settings, now: at, ...(dayWord !== undefined && { dayWord }) }, known)
  const { role } = ctx.actor()
  const [first, ...others] = read.readings.filter((reading) => may(role, PERMISSIONS[reading.kind]) && fits(reading))
  return { ...read, readings: [first ?? { kind: 'search', text: read.text }, ...others] }
}

export function isSavable(reading: Reading): reading is SavableReading {
  return SAVABLE_KINDS.some((kind) => kind === reading.kind)
}

/** A kept line, read again: records may have changed since. */
export type OpenLine = {
  readonly kept: KeptLine
  readonly read: ReadLine
  /** Null if the person may no longer save it as anything. */
  readonly shown: SavableReading | null
}

/** @throws AppError NOT_FOUND when the line is somebody else's, or forgotten */
export async function openLine(ctx: BotContext, id: LineId): Promise<OpenLine> {
  const kept = await ctx.services.lines.get(ctx.actor(), id)
  return asOpen(kept, await readTyped(ctx, kept.text, kept.at, kept.choices))
}

/** A line that was read in this update: nothing is looked up again. */
export function asOpen(kept: KeptLine, read: ReadLine): OpenLine {
  const savable = read.readings.filter(isSavable)
  const shown = savable.find(({ kind }) => kind === kept.choices.as) ?? savable[0] ?? null
  return { kept, read, shown }
}
