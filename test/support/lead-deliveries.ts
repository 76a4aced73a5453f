/** Lead sources of a workspace with deliveries in every state, written straight into the database. */
import { asId } from './as-id.ts'
import type { DeliveryStatus } from '../../src/models/delivery.ts'
import { objectId } from '../../src/models/ids.ts'
import type { ShownSource } from '../../src/services/leads/source-secrets.ts'
import type { Translate } from '../../src/bot/text/i18n.ts'
import type { Person } from './telegram-person.ts'
import type { TestBot } from './test-bot.ts'
import type { TestWorkspace } from './workspace.ts'

const STATES: readonly (readonly [DeliveryStatus, string | undefined])[] = [
  ['pending', undefined],
  ['done', 'no-lead'],
  ['discarded', undefined],
  ['dead', 'failed'],
  ['needs_mapping', 'nobody-to-contact'],
]

export async function sourceWithDeliveries(
  bot: TestBot,
  { workspaceId, owner, actor }: TestWorkspace,
  options: { readonly dealId?: string; readonly contactId?: string; readonly copies?: number } = {},
): Promise<ShownSource> {
  const { dealId, contactId, copies = 2 } = options
  const input = { name: 'Form <b>*_&_*</b>', provider: 'generic', routing: 'team', memberIds: [], tags: 'web' } as const
  const source = await bot.services.leadSources.create(await actor(owner), input, { chatId: 1, messageId: 1 })
  const made =
    dealId === undefined || contactId === undefined
      ? []
      : [{ dealId: objectId(asId(dealId)), contactId: objectId(asId(contactId)) }]
  for (let copy = 0; copy < copies; copy++) {
    await bot.models.deliveries.insertMany(
      STATES.map(([status, problem], index) => ({
        workspaceId: objectId(workspaceId),
        sourceId: objectId(source.id),
        dedupeKey: `id:${copy}-${index}`,
        headers: {},
        contentType: 'application/json',
        rawBody: Buffer.from(JSON.stringify({ q1: 'anna@example.com', q2: 'Hello <b>' })),
        status,
        attempts: 0,
        ...(problem !== undefined && { problem }),
        results: status === 'done' ? made : [],
        receivedAt: new Date(Date.UTC(2026, 10, 23, 9, copy, index)),
      })),
    )
  }
  return source
}

/** A source whose leads wait for a token, called “Page”. */
export async function sourceWithoutToken(bot: TestBot, { workspaceId, owner, actor }: TestWorkspace): Promise<void> {
  const input = {
    name: 'Page',
    provider: 'facebook',
    routing: 'team',
    memberIds: [],
    secret: '0123456789abcdef0123456789abcdef',
  } as const
  const { id } = await bot.services.leadSources.create(await actor(owner), input, { chatId: 1, messageId: 1 })
  await bot.models.deliveries.insertMany([
    {
      workspaceId: objectId(workspaceId),
      sourceId: objectId(id),
      dedupeKey: 'id:1',
      headers: {},
      contentType: 'application/json',
      rawBody: Buffer.from('{}'),
      status: 'needs_mapping',
      attempts: 0,
      problem: 'token-missing',
      results: [],
      receivedAt: new Date(Date.UTC(2026, 10, 23, 9)),
    },
  ])
}

/** Opens a source, and the newest delivery with each of these signs, each in its own message. */
export async function openDeliveries(
  bot: TestBot,
  person: Person,
  t: Translate,
  signs: readonly string[],
  source = 'Form <b>',
): Promise<void> {
  const tap = async (begin: string) => {
    const labels = bot.telegram.messages(person.id).at(-1)?.buttons.flat() ?? []
    const label = labels.find(({ text }) => text.startsWith(begin))?.text ?? begin
    bot.passTime(10_000)
    await bot.handle(person.tap(label))
  }
  const open = async () => {
    await bot.handle(person.text('/sources'))
    await tap(`📥 ${source}`)
  }
  await open()
  for (const sign of signs) {
    await open()
    await tap(t('button-deliveries'))
    await tap(sign)
  }
}
