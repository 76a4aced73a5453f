/** Bodies that came in from senders of leads and went out to receivers. */
import type { DeliveryRecord } from '../../../models/delivery.ts'
import type { WebhookMessageRecord } from '../../../models/webhook-message.ts'
import { blankDelivery, ERASED_DELIVERY } from '../../leads/blank-delivery.ts'
import { storedBytes } from '../../leads/stored-bytes.ts'
import { BLANK_BODY } from '../../webhooks/blank-message.ts'
import { type EraseContext, type EraseStep, includesId } from '../erase-context.ts'
import { ownIds } from '../person-traces.ts'
import { bodyWith, readBody, textsOf } from '../body-texts.ts'
import { withoutOwnRoles } from '../own-roles.ts'
import { mapTexts, readingsOf, someValue } from '../plain-values.ts'
import { rewriteFound, type Rewrite } from '../write-found.ts'

const textOf = (stored: Buffer): string => new TextDecoder().decode(storedBytes(stored))

/** Whether the person sent it, or nobody can say who did. Others’ leads may mention them, and are still to be processed. */
function isTheirBody({ isTheirRow, isTheirs, isAbout, elsewhere }: EraseContext, body: string): boolean {
  const read = readBody(body)
  if (read === null) return readingsOf(body).some(elsewhere.isIn)
  const texts = textsOf(read)
  if (isTheirRow(texts)) return true
  // By their account, or in a way that the texts do not show.
  return !texts.some(isTheirs) && (isAbout(read.value) || readingsOf(body).some(elsewhere.isIn))
}

export const eraseDeliveries: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId, traces, at } = context.erasure
  const { elsewhere } = context
  const deliveries = models.deliveries
    .find({ workspaceId, problem: { $ne: ERASED_DELIVERY } })
    .lean()
    .cursor()
  await rewriteFound<DeliveryRecord>(context, models.deliveries as never, deliveries, (delivery) => {
    const { rawBody, answered, results, status, doneAt, headers, dedupeKey } = delivery
    const isResult = results.some(({ contactId }) => includesId(traces.contactIds, contactId))
    const bodies = [rawBody, ...(answered == null ? [] : [answered])].map(textOf)
    const { version } = delivery
    if (!isResult && !bodies.some((body) => isTheirBody(context, body))) {
      if (![...bodies.flatMap(readingsOf), ...Object.values(headers)].some(elsewhere.isIn)) return null
      const [raw = '', more] = bodies.map((body) => bodyWith(body, elsewhere.takeOut))
      const kept = Object.entries(headers).filter(([, value]) => !elsewhere.isIn(value))
      const written = { rawBody: Buffer.from(raw), ...(more !== undefined && { answered: Buffer.from(more) }) }
      return { update: { $set: { ...written, headers: Object.fromEntries(kept) }, $inc: { version: 1 } }, version }
    }
    const isSettled = status === 'done' || status === 'discarded'
    const { $set, $unset } = blankDelivery(ERASED_DELIVERY)
    return {
      update: {
        $set: {
          ...$set,
          ...(elsewhere.isIn(dedupeKey) && { dedupeKey: `erased:${delivery._id.toHexString()}` }),
          ...(!isSettled && { status: 'discarded', doneAt: doneAt ?? at }),
        },
        $unset,
        $inc: { version: 1 },
      },
      version,
    }
  })
}

/** A body without the person: of a record that belongs to them, as a task of their deal, parts of the name go, too. */
function bodyWithout({ erasure: { traces }, about, elsewhere }: EraseContext, body: string): string {
  const theirs = new Set([...traces.contactIds, ...traces.dealIds].map(String))
  const read: unknown = JSON.parse(body)
  const isAbout = someValue(read, (leaf) => typeof leaf === 'string' && theirs.has(leaf))
  const rest = withoutOwnRoles(read, traces.contactIds.map(String))
  const without = mapTexts(rest, (isAbout ? about : elsewhere).takeOut)
  return without === read ? body : JSON.stringify(without)
}

export const eraseMessages: EraseStep = async (context) => {
  const { models } = context.deps
  const { workspaceId, traces, at } = context.erasure
  const theirs = ownIds(traces)
  const messages = models.webhookMessages.find({ workspaceId }).lean().cursor()
  await rewriteFound<WebhookMessageRecord>(
    context,
    models.webhookMessages as never,
    messages,
    (message): Rewrite | null => {
      const { record, body, status, attempts, createdAt } = message
      const answers = attempts.map((attempt) => ({ ...attempt, answer: '' }))
      // The one that says that the contact is gone was made by the erasure itself.
      if (includesId(theirs, record.id) && createdAt < at && body !== BLANK_BODY) {
        const isOpen = status === 'pending' || status === 'failed'
        const dropped = isOpen ? { status: 'dropped' as const, doneAt: at } : {}
        return {
          update: {
            $set: { body: BLANK_BODY, attempts: answers, ...dropped },
            ...(status === 'pending' && { $unset: { dueAt: 1 } }),
          },
        }
      }
      const without = bodyWithout(context, body)
      const echoes = attempts.some(({ answer }) => answer !== '' && context.isTheirs(answer))
      if (without === body && !echoes) return null
      return { update: { $set: { body: without, attempts: answers } } }
    },
  )
}
