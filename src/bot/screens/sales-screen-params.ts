/** The screens about selling, with the parameters of each: boards, deals, pipelines, rates, reports. */
import type {
  ContactId,
  DealId,
  EventId,
  MemberId,
  PipelineId,
  RateId,
  ReportScheduleId,
  StageId,
  ViewId,
} from '../../models/ids.ts'
import type { ListStageQuery } from '../../services/deals/list-stage.ts'
import type { ReportQuery } from '../../services/reports/report.ts'

export type SalesScreenParams = {
  /**
   * Of the pipeline that the member chose last if none is given.
   *
   * @property view the filter that it counts under
   */
  readonly board: {
    readonly mine?: boolean
    readonly pipelineId?: PipelineId
    readonly view?: ViewId
    readonly notice?: string
  }
  readonly stageDeals: Omit<ListStageQuery, 'limit'> & { readonly notice?: string }
  /** `from` is the position in the list of its stage that its card leads back to. */
  readonly deal: {
    readonly id: DealId
    readonly notice?: string
    readonly undoId?: EventId | null
    readonly from?: Omit<ListStageQuery, 'limit' | 'stageId'>
    readonly view?: ViewId
  }
  /** The items of a deal; `page` counts from 0. */
  readonly dealItems: {
    readonly id: DealId
    readonly page?: number
    readonly notice?: string
    readonly undoId?: EventId | null
  }
  /** One item; `key` says what it is like (item-key.ts). */
  readonly dealItem: {
    readonly id: DealId
    readonly key: string
    readonly notice?: string
    readonly undoId?: EventId | null
  }
  readonly dealPeople: { readonly id: DealId; readonly notice?: string; readonly undoId?: EventId | null }
  readonly dealPerson: {
    readonly id: DealId
    readonly contact: ContactId
    readonly notice?: string
    readonly undoId?: EventId | null
  }
  readonly moveDeal: { readonly id: DealId }
  /** Without `into`, asks which pipeline. */
  readonly movePipeline: { readonly id: DealId; readonly into?: PipelineId }
  /** `from` is the stage that the deal leaves when it is lost. */
  readonly lostReason: { readonly id: DealId; readonly from: StageId; readonly notice?: string }
  /** What owners and admins arrange about selling. */
  readonly pipelines: { readonly notice?: string }
  readonly pipelineTemplates: { readonly notice?: string }
  readonly pipeline: { readonly id: PipelineId; readonly notice?: string; readonly undoId?: EventId | null }
  readonly pipelineStage: { readonly stageId: StageId; readonly notice?: string; readonly undoId?: EventId | null }
  readonly stageFields: { readonly stageId: StageId; readonly notice?: string; readonly undoId?: EventId | null }
  /** `version` is what the pipeline was when the person asked; without `to`, asks where its deals go. */
  readonly removeStage: { readonly stageId: StageId; readonly version: number; readonly to?: StageId }
  /** Without `into`, asks into which pipeline its deals go. */
  readonly archivePipeline: { readonly id: PipelineId; readonly version: number; readonly into?: PipelineId }
  readonly lostReasons: { readonly notice?: string; readonly undoId?: EventId | null }
  /** `key` is the reasonKey of one. */
  readonly lostReasonItem: { readonly key: string; readonly notice?: string }
  /** The rates between currencies: pairs, those of a pair, one. */
  readonly rates: { readonly notice?: string; readonly undoId?: EventId }
  readonly ratePair: { readonly from: string; readonly to: string; readonly before?: string; readonly notice?: string }
  readonly rate: { readonly id: RateId; readonly notice?: string; readonly undoId?: EventId }
  /** The members as those who lead the team look at them; `page` counts from 0. */
  readonly reps: { readonly page?: number; readonly notice?: string }
  readonly rep: { readonly id: MemberId; readonly notice?: string }
  readonly repTouches: { readonly id: MemberId }
  /** Of the current month if it names none, YYYY-MM; `page` counts from 0. */
  readonly targets: {
    readonly month?: string
    readonly page?: number
    readonly notice?: string
    readonly undoId?: EventId
  }
  readonly target: {
    readonly memberId: MemberId
    readonly month?: string
    readonly notice?: string
    readonly undoId?: EventId
  }
  readonly reports: { readonly notice?: string }
  readonly report: { readonly query: ReportQuery; readonly notice?: string }
  /** What a report can be narrowed to. */
  readonly reportChoice: { readonly query: ReportQuery; readonly of: 'period' | 'pipeline' | 'member' }
  /** `stopped` is one that a button brings back. */
  readonly reportSchedules: { readonly notice?: string; readonly stopped?: ReportScheduleId }
  /** `hours` offers them. */
  readonly reportSchedule: {
    readonly id: ReportScheduleId
    readonly notice?: string
    readonly isNew?: boolean
    readonly hours?: boolean
  }
}
