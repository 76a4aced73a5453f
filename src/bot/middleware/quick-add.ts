/**
 * A line typed without a command when no dialogue is open: it opens a record, is searched for, or becomes a task, a deal, a
 * contact or a note. What is certain and harmless is saved at once, with an undo; everything else is a card to save.
 */
import { type ReadLine, readingOf } from '../../language/lines/read-line.ts'
import type { ContactReading, NoteReading, Reading } from '../../language/lines/reading.ts'
import { foldTyped } from '../../language/typed-text.ts'
import type { LineId } from '../../models/ids.ts'
import type { KeptLine } from '../../services/lines/kept-lines.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { knownContact, knownDeal, restOf } from '../screens/line-draft.ts'
import { saveLine, saveOpen } from '../screens/save-line.ts'
import { showCard } from '../screens/show-card.ts'
import { showFound } from '../screens/show-found.ts'
import { asOpen, isSavable, openLine, readTyped } from '../screens/typed-line.ts'
import { editByLine } from './field-in-line.ts'
import { usableDue } from '../dialogues/task-questions.ts'

/** So long after a card, a time alone is the time of its task. */
const CORRECTS_FOR_MS = 10 * 60_000

/** One word is a name, and nothing else is worth offering. */
function mayBeMore({ text, readings }: ReadLine): boolean {
  return /\S\s+\S/u.test(text) && readings.some(isSavable)
}

function keepLine(ctx: BotContext, text: string): Promise<KeptLine> {
  const messageId = (ctx.message ?? ctx.editedMessage)?.message_id
  return ctx.services.lines.keep(ctx.actor(), { text, ...(messageId !== undefined && { messageId }) })
}

async function search(ctx: BotContext, read: ReadLine, asked: string): Promise<void> {
  const line = mayBeMore(read) ? (await keepLine(ctx, read.text)).id : undefined
  await showFound(ctx, asked, line)
}

async function isNew(ctx: BotContext, reading: ContactReading): Promise<boolean> {
  return (await ctx.services.contacts.findDuplicates(ctx.actor(), knownContact(reading))).length === 0
}

function isCertainNote({ people, company, text }: NoteReading): boolean {
  return text !== '' && (people.fits.length === 1 || (company !== null && people.typed === null))
}

/** Whether the reading needs no look before it is saved. */
async function isCertain(ctx: BotContext, reading: Reading): Promise<boolean> {
  if (reading.kind === 'note') return isCertainNote(reading)
  return reading.kind === 'contact' && reading.tidy && restOf(reading) === '' && isNew(ctx, reading)
}

/** “friday 14:30” after a card: the time of its task. False if there is no such card. */
async function correctsTime(ctx: BotContext, { when, onlyWhen, text }: ReadLine): Promise<boolean> {
  if (!onlyWhen || when === null) return false
  const latest = await ctx.services.lines.latest(ctx.actor(), new Date(ctx.now().getTime() - CORRECTS_FOR_MS))
  if (latest === null) return false
  const { shown } = await openLine(ctx, latest.id)
  if (shown?.kind !== 'task') return false
  const { due } = usableDue(when.reading, text)
  if (due === undefined) return false
  await ctx.services.lines.choose(ctx.actor(), latest.id, { due })
  await ctx.show('line', { id: latest.id })
  return true
}

async function offer(ctx: BotContext, read: ReadLine, reading: Reading): Promise<void> {
  // Its name or title is asked for.
  if (reading.kind === 'contact' && reading.name === '')
    return ctx.begin('addContact', { known: knownContact(reading) })
  if (reading.kind === 'deal' && reading.title === '') {
    const nobody = { person: null, several: [], unknown: null }
    return ctx.begin('addDeal', { known: knownDeal(reading, nobody) })
  }
  const open = asOpen(await keepLine(ctx, read.text), read)
  await ((await isCertain(ctx, reading)) ? saveOpen(ctx, open) : ctx.show('line', { id: open.kept.id, open }))
}

/**
 * Offers a line that can only be of one kind, such as the text behind a command.
 *
 * @returns false if it can't be read so: then nothing is offered
 */
export async function offerAs(ctx: BotContext, kind: 'task' | 'deal', typed: string): Promise<boolean> {
  const read = await readTyped(ctx, `${kind} ${typed}`, ctx.now())
  const reading = readingOf(read, kind)
  if (reading === null) return false
  await offer(ctx, { ...read, readings: [reading, ...read.readings.filter((one) => one !== reading)] }, reading)
  return true
}

/** “save” is a tap on [Save] of the latest card. */
async function savesLatest(ctx: BotContext, text: string): Promise<boolean> {
  const [, word = ''] = ctx.t('button-save').split(' ')
  if (foldTyped(text.trim()) !== foldTyped(word)) return false
  const latest = await ctx.services.lines.latest(ctx.actor(), new Date(ctx.now().getTime() - CORRECTS_FOR_MS))
  if (latest !== null) await saveLine(ctx, latest.id)
  return latest !== null
}

/** Reads a line that was edited and is not saved yet: its new card stands for the former one. */
export async function readAgain(ctx: BotContext, former: LineId, messageId: number, text: string): Promise<void> {
  await handleLine(ctx, text)
  const newest = await ctx.services.lines.ofMessage(ctx.actor(), messageId, former)
  if (newest === null) return
  await ctx.services.lines.choose(ctx.actor(), former, { replacedBy: newest.id })
}

export async function handleLine(ctx: BotContext, text: string): Promise<void> {
  if (ctx.chat?.type !== 'private') return showFound(ctx, text)
  if (await editByLine(ctx, text)) return
  if (await savesLatest(ctx, text)) return
  const read = await readTyped(ctx, text, ctx.now())
  const [best] = read.readings
  if (best.kind === 'open') return showCard(ctx, best.record)
  if (best.kind !== 'search') return offer(ctx, read, best)
  if (!(await correctsTime(ctx, read))) await search(ctx, read, best.text)
}
