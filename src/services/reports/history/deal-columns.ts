/** What reports read of a deal, and how a row of it becomes a history. */
import type { DealStatus, Money } from '../../../models/deal.ts'
import type { DealId, MemberId, PipelineId, StageId } from '../../../models/ids.ts'
import { RECORD_SOURCES, type RecordSource } from '../../../models/record-source.ts'
import { CLOSE_DAY } from '../../deals/deal-fields.ts'
import type { BsonReader } from './bson-reader.ts'
import type { DealHistory, Rollback } from './deal-history.ts'
import type { Rollbacks } from './read-rollbacks.ts'
import { idOr, moneyOr, textOr } from './rollbacks.ts'

const ALWAYS = ['$_id', '$stageHistory.stageId', '$stageHistory.enteredAt', '$amount', '$ownerId', '$deletedAt']

/** What only some reports look at, in the order in which it is read: each costs the database a little for every deal. */
const DETAILS = {
  pipelineId: '$pipelineId',
  closeOn: `$${CLOSE_DAY}`,
  lostReason: '$lostReason',
  committed: '$committed',
  origin: '$origin',
  source: '$source',
} as const
export type Detail = keyof typeof DETAILS

const MONEY = ['minor', 'currency']

function readMoney(reader: BsonReader): Money | null {
  const [minor, currency] = reader.pick(MONEY)
  return moneyOr(minor, currency)
}

const sourceOr = (value: unknown): RecordSource => RECORD_SOURCES.find((source) => source === value) ?? 'manual'
const NO_ROLLBACKS: readonly Rollback[] = []

const isDetail = (name: string): name is Detail => name in DETAILS

export type DealColumns = {
  readonly columns: readonly string[]
  /** Reads exactly these columns of a row. */
  readonly read: (reader: BsonReader, status: DealStatus, rollbacks: Rollbacks) => DealHistory
}

/** The details that are not asked for are what they are in a deal without them. */
export function dealColumns(asked: readonly Detail[]): DealColumns {
  const details = Object.keys(DETAILS).filter(isDetail)
  const isAsked = Object.fromEntries(details.map((detail) => [detail, asked.includes(detail)]))
  const valueOf = (reader: BsonReader, detail: Detail): unknown => (isAsked[detail] === true ? reader.value() : null)

  return {
    columns: [...ALWAYS, ...details.filter((detail) => asked.includes(detail)).map((detail) => DETAILS[detail])],
    read(reader, status, rollbacks) {
      const id = reader.id<DealId>()
      const stageIds = reader.each(reader.commonId<StageId>)
      const enteredAt = reader.each(reader.moment)
      const amount = readMoney(reader)
      const ownerId = idOr<MemberId>(reader.value())
      const deleted = reader.value() !== null
      const pipelineId = idOr<PipelineId>(valueOf(reader, 'pipelineId'))
      const closeOn = textOr(valueOf(reader, 'closeOn'))
      const lostReason = textOr(valueOf(reader, 'lostReason'))
      const committed = valueOf(reader, 'committed') === true
      const origin = textOr(valueOf(reader, 'origin'))
      const source = sourceOr(valueOf(reader, 'source'))
      const now = { amount, ownerId, deleted, lostReason, closeOn, pipelineId }
      return {
        id,
        stageIds,
        enteredAt,
        now,
        status,
        committed,
        source,
        origin,
        rollbacks: rollbacks.get(id) ?? NO_ROLLBACKS,
      }
    },
  }
}
