/** What a member does, with everything chosen: the same plan is predicted by the model and carried out by the product. */
import type { LineItem, Money, RecurringMoney } from '../../../../src/models/deal.ts'
import type { Person, Values } from './world.ts'

export type Wish =
  | { readonly to: 'next' | 'previous' | 'won' | 'reopen' }
  | { readonly to: 'lost'; readonly reason: string }
  | { readonly to: 'stage'; readonly stage: string }

export type Edit =
  | { readonly field: 'title'; readonly value: string }
  | { readonly field: 'amount'; readonly value: Money | null }
  | { readonly field: 'recurring'; readonly value: RecurringMoney | null }
  | { readonly field: 'committed'; readonly value: boolean }
  | { readonly field: 'owner'; readonly value: Person | null }
  | { readonly field: 'closes'; readonly value: string | null }
  | { readonly field: 'tags'; readonly value: readonly string[] }

export type ItemChange = { readonly what: 'add' | 'remove'; readonly item: LineItem } | { readonly what: 'follow' }

export type PeopleChange =
  | { readonly what: 'add'; readonly contact: string }
  | { readonly what: 'remove'; readonly contact: string }
  | { readonly what: 'main'; readonly contact: string }
  | { readonly what: 'role'; readonly contact: string; readonly role: string | null }

type OfDeal = { readonly deal: string }
/** One for each of the names. */
type Each<Does extends string, More> = Does extends string ? More & { readonly does: Does } : never
type OfStage = { readonly stage: string }
type OfPipeline = { readonly pipeline: string }

export type DealPlan =
  | { readonly does: 'add'; readonly stage: string | null; readonly given: Partial<Values> }
  | (OfDeal & { readonly does: 'edit'; readonly edit: Edit })
  | (OfDeal & { readonly does: 'items'; readonly change: ItemChange })
  | (OfDeal & { readonly does: 'people'; readonly change: PeopleChange })
  /** @property from where the member saw it @property amount what they fill in, if a stage requires it */
  | (OfDeal & { readonly does: 'move'; readonly wish: Wish; readonly from: string; readonly amount: Money | null })
  | Each<'claim' | 'duplicate' | 'delete' | 'restore', OfDeal>

export type PipelinePlan =
  | { readonly does: 'make' }
  | Each<'make-default' | 'restore-pipeline', OfPipeline>
  | (OfPipeline & { readonly does: 'archive'; readonly to: string })
  | (OfPipeline & { readonly does: 'move-pipeline'; readonly direction: 'up' | 'down' })
  | (OfPipeline & { readonly does: 'name-pipeline'; readonly name: string; readonly before: string })
  | (OfPipeline & { readonly does: 'add-stage'; readonly name: string })
  | (OfStage & { readonly does: 'name-stage'; readonly name: string; readonly before: string })
  | (OfStage & { readonly does: 'probability'; readonly before: number; readonly after: number })
  | (OfStage & { readonly does: 'require'; readonly field: string; readonly isRequired: boolean })
  | (OfStage & { readonly does: 'move-stage'; readonly direction: 'up' | 'down' })
  | (OfStage & { readonly does: 'remove-stage'; readonly how: 'archive' | 'delete'; readonly to: string })
  | (OfStage & { readonly does: 'restore-stage' })

export type OtherPlan =
  | { readonly does: 'merge'; readonly primary: string; readonly losing: string }
  | { readonly does: 'rate'; readonly day: string; readonly rate: string }
  /** To many deals at once. */
  | { readonly does: 'bulk'; readonly change: BulkChange }
  | { readonly does: 'undo'; readonly command: number }
  | { readonly does: 'undo-latest' }

export type BulkChange =
  | { readonly what: 'won' }
  | { readonly what: 'lost'; readonly reason: string }
  | { readonly what: 'stage'; readonly stage: string }
  | { readonly what: 'tag'; readonly tag: string }
  | { readonly what: 'owner'; readonly owner: Person }

/** @property n the number of the command: what it makes is named by it */
export type Plan = { readonly n: number; readonly by: Person } & (DealPlan | PipelinePlan | OtherPlan)

/** A plan that does one of these. */
export type PlanOf<Does extends Plan['does']> = Extract<Plan, { readonly does: Does }>
