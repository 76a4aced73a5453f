/** What the card of a typed line shows for each kind of thing that it may become: its lines, and its first buttons. */
import type { ContactReading, DealReading, NoteReading, TaskReading } from '../../language/lines/reading.ts'
import type { LineId } from '../../models/ids.ts'
import type { Due, Snooze } from '../../services/tasks/task-time.ts'
import { whenChoices } from '../dialogues/task-questions.ts'
import { labelOf } from '../text/button-label.ts'
import { contactLines, dealDraftLines, peopleLines, taskLines, understoodTime } from '../text/line-text.ts'
import { problemText } from '../text/problem-text.ts'
import type { BotContext } from './bot-context.ts'
import { type Button, button, inPairs, type Row } from './buttons.ts'
import { lineAction } from './line-actions.ts'
import { knownContact, noteTarget, restOf, taskDraft, type Who, whoOf } from './line-draft.ts'
import { taskWords } from './task-words.ts'
import type { OpenLine } from './typed-line.ts'

type LineFace = { readonly lines: readonly string[]; readonly rows: readonly Row[] }

const saveRow = ({ t }: BotContext, id: LineId, ...beside: readonly Button[]): Row => [
  button(t('button-save'), lineAction.save(id), 'success'),
  ...beside,
]

/** Those who fit; if nobody does, the way to choose somebody. */
function peopleRows({ t }: BotContext, id: LineId, { several, person }: Who): readonly Row[] {
  if (person !== null) return []
  const fitting = several.map((contact) =>
    button(
      labelOf(`👤 ${[contact.name, ...(contact.companyName === null ? [] : [contact.companyName])].join(' · ')}`),
      lineAction.who([id, contact.id]),
    ),
  )
  return [...fitting.map((one) => [one]), [button(t('button-choose-contact'), lineAction.choose(id))]]
}

const severalLines = ({ t }: BotContext, { several }: Who): readonly string[] =>
  several.length === 0 ? [] : [t('line-several')]

function timeRows(ctx: BotContext, make: (snooze: Snooze) => Button): readonly Row[] {
  return inPairs(
    whenChoices({ timeZone: taskWords(ctx).timeZone, now: ctx.now().toISOString() }, ctx.t).map(({ value }) =>
      make(value),
    ),
  )
}

function dayRow(ctx: BotContext, id: LineId, days: readonly [Due, Due]): Row {
  const [first, second] = days.map((due) => labelOf(understoodTime(due, taskWords(ctx))))
  return [button(first ?? '', lineAction.day([id, true])), button(second ?? '', lineAction.day([id, false]))]
}

async function taskFace(ctx: BotContext, line: OpenLine, reading: TaskReading, timing: boolean): Promise<LineFace> {
  const { t } = ctx
  const { id } = line.kept
  const { who, due, days, trouble } = await taskDraft(ctx, line, reading)
  const lines = [...taskLines(reading, who, due, taskWords(ctx)), ...severalLines(ctx, who)]
  const label = (snooze: Snooze): string => t(`snooze-${snooze}`)
  if (due === undefined) {
    const question = t('add-task-when', { title: reading.title })
    const rows = timeRows(ctx, (snooze) => button(label(snooze), lineAction.at([id, snooze]), 'success'))
    return {
      lines: [...(trouble === null ? [] : [problemText(t, trouble), '']), question, ...lines.slice(1)],
      rows: [
        ...(days === null ? [] : [dayRow(ctx, id, days)]),
        ...rows,
        [button(t('button-no-date'), lineAction.bare(id), 'success')],
        ...peopleRows(ctx, id, who),
      ],
    }
  }
  const times = timeRows(ctx, (snooze) => button(label(snooze), lineAction.due([id, snooze])))
  return {
    lines: [t('add-task-confirm'), ...lines, ...(timing ? ['', t('line-type-time')] : [])],
    rows: [
      saveRow(ctx, id, ...(timing ? [] : [button(t('button-edit-when'), lineAction.when(id))])),
      ...(timing ? [...times, ...(due === null ? [] : [[button(t('button-no-date'), lineAction.undate(id))]])] : []),
      ...peopleRows(ctx, id, who),
    ],
  }
}

async function dealFace(ctx: BotContext, { kept }: OpenLine, reading: DealReading): Promise<LineFace> {
  const { t } = ctx
  const who = await whoOf(ctx, reading.people, kept.choices)
  return {
    lines: [t('add-deal-confirm'), ...dealDraftLines(reading, who, taskWords(ctx)), ...severalLines(ctx, who)],
    rows: [
      saveRow(ctx, kept.id, button(t('button-fill-in-more'), lineAction.more(kept.id))),
      ...peopleRows(ctx, kept.id, who),
    ],
  }
}

async function contactFace(ctx: BotContext, { kept }: OpenLine, reading: ContactReading): Promise<LineFace> {
  const { t } = ctx
  const rest = restOf(reading)
  const duplicates = await ctx.services.contacts.findDuplicates(ctx.actor(), knownContact(reading))
  const found = duplicates.map(({ reason, displayName, companyName }) => {
    const name = companyName === null ? displayName : `${displayName} · ${companyName}`
    return `• ${t(`duplicate-by-${reason}`, { name })}`
  })
  const save = duplicates.length === 0 ? t('button-save') : t('button-add-anyway')
  return {
    lines: [
      t('add-contact-confirm'),
      ...contactLines(reading, rest, t),
      ...(found.length === 0 ? [] : ['', t('duplicates-found'), ...found]),
    ],
    rows: [
      ...duplicates.map(({ id, displayName }) => [
        button(labelOf(t('button-open-duplicate', { name: displayName })), lineAction.open(id)),
      ]),
      [
        button(save, lineAction.save(kept.id), duplicates.length === 0 ? 'success' : undefined),
        // The questions have no place for what becomes a note.
        ...(rest === '' ? [button(t('button-fill-in-more'), lineAction.more(kept.id))] : []),
      ],
    ],
  }
}

async function noteFace(ctx: BotContext, { kept }: OpenLine, reading: NoteReading): Promise<LineFace> {
  const { t } = ctx
  const who = await whoOf(ctx, reading.people, kept.choices)
  const target = noteTarget(reading, who)
  const firm = who.person === null && reading.company !== null ? [`🏢 ${reading.company.name}`] : []
  const deal = target?.kind === 'deal' && reading.deal !== null ? [`💼 ${reading.deal.title}`] : []
  return {
    lines: [
      t(target === null ? 'add-note-whose' : 'add-note-confirm'),
      `📝 ${reading.text}`,
      ...(who.person === null ? [] : peopleLines(who, t)),
      ...firm,
      ...deal,
    ],
    rows: [...(target === null ? [] : [saveRow(ctx, kept.id)]), ...peopleRows(ctx, kept.id, who)],
  }
}

/** @param timing whether to offer other times for a task */
export async function lineFace(ctx: BotContext, line: OpenLine, timing: boolean): Promise<LineFace> {
  const { shown } = line
  switch (shown?.kind) {
    case 'task':
      return taskFace(ctx, line, shown, timing)
    case 'deal':
      return dealFace(ctx, line, shown)
    case 'contact':
      return contactFace(ctx, line, shown)
    case 'note':
      return noteFace(ctx, line, shown)
    case undefined:
      return { lines: [line.kept.text], rows: [] }
  }
}
