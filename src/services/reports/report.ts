/**
 * What each report says, as plain data: pictures, captions and files are made from it, and “Open these deals” from its filters.
 * docs/reports.md has the formulas. Money is in minor units of the report's one currency.
 */
import type { Id, MemberId, PipelineId, StageId } from '../../models/ids.ts'
import type { RecordSource } from '../../models/record-source.ts'

export const REPORT_NAMES = [
  'week',
  'funnel',
  'forecast',
  'lost',
  'response',
  'sources',
  'leaderboard',
  'activity',
  'velocity',
] as const
export type ReportName = (typeof REPORT_NAMES)[number]

export const REPORT_PERIODS = ['this-week', 'last-week', 'this-month', 'last-month', 'this-quarter', 'year'] as const
export type ReportPeriod = (typeof REPORT_PERIODS)[number]

export type ReportQuery = {
  readonly report: ReportName
  readonly period: ReportPeriod
  /** All pipelines if absent. */
  readonly pipelineId?: PipelineId
  /** The whole team if absent; those who see only their own records get theirs. */
  readonly memberId?: MemberId
}

/** A number of deals and what they are worth. */
export type CountAndMoney = { readonly count: number; readonly minor: number }

/** What every report has. */
export type ReportFrame = {
  readonly query: ReportQuery
  /** ISO 4217: the workspace's currency, which other currencies are converted to. */
  readonly currency: string
  /** IANA zone in which days of the period begin and end. */
  readonly timeZone: string
  /** First and last day, YYYY-MM-DD. */
  readonly from: string
  readonly to: string
  /** Null: all pipelines, the whole team. */
  readonly pipelineName: string | null
  readonly memberName: string | null
  /** Deals in currencies for which no rate is known are counted and add no money. */
  readonly withoutRate: readonly { readonly currency: string; readonly count: number }[]
  /** The deals behind the report, at most as many as a list in the chat can hold, the most important first. */
  readonly dealIds: readonly Id[]
}

/** Open then, new, grown, won, lost, shrunk, open now: the parts add up to the last. `reopened` counts among `added`. */
export type WeekFigures = {
  readonly report: 'week'
  readonly openBefore: CountAndMoney
  readonly added: CountAndMoney
  readonly grown: CountAndMoney
  readonly won: CountAndMoney
  readonly lost: CountAndMoney
  readonly shrunk: CountAndMoney
  /** Deleted, moved to another pipeline or given to somebody else. Not part of the seven bars unless it is not nought. */
  readonly left: CountAndMoney
  readonly openNow: CountAndMoney
  /** What was won in each of the twelve weeks before, oldest first, for the title's finding. */
  readonly wonBefore: readonly number[]
}

export type FunnelFigures = {
  readonly report: 'funnel'
  readonly stages: readonly {
    readonly id: StageId
    readonly name: string
    readonly entered: CountAndMoney
    /** Of those that entered it, those that later entered a further stage or were won. */
    readonly converted: CountAndMoney
    /** Still there: neither converted nor lost. */
    readonly waiting: number
    /** Median days from entering to leaving forwards; null if none did. */
    readonly medianDays: number | null
  }[]
  readonly won: CountAndMoney
  /** Won / (won + lost) of what was closed in the period; null if nothing was. */
  readonly winRate: { readonly byCount: number | null; readonly byMoney: number | null }
}

export type ForecastMonth = {
  /** YYYY-MM. */
  readonly month: string
  readonly won: number
  readonly committed: number
  readonly weighted: number
  /** From the workspace's own history, with the range in which it falls in 8 of 10 cases. */
  readonly learned: { readonly minor: number; readonly low: number; readonly high: number }
}

export type ForecastFigures = {
  readonly report: 'forecast'
  readonly months: readonly ForecastMonth[]
  /** Open deals without an expected day of closing: in no month. */
  readonly undated: CountAndMoney
  /** How far the same method would have been off at past month-ends; null without enough history. */
  readonly backtest: { readonly medianError: number; readonly months: number } | null
  /** Closed deals that it learned from; below 50 the stages' set probabilities weigh in. */
  readonly learnedFrom: number
}

export type LostFigures = {
  readonly report: 'lost'
  /** Most money first; a deal lost without a reason has null. */
  readonly reasons: readonly ({ readonly reason: string | null } & CountAndMoney)[]
  readonly total: CountAndMoney
}

export type ResponseFigures = {
  readonly report: 'response'
  /** Minutes; null without answered leads. */
  readonly medianMinutes: number | null
  readonly p90Minutes: number | null
  readonly answered: number
  readonly waiting: number
  /** Answered within 5 minutes, an hour, a day, later. */
  readonly within: { readonly minutes5: number; readonly hour: number; readonly day: number; readonly later: number }
  readonly members: readonly {
    readonly memberId: MemberId
    readonly name: string
    readonly medianMinutes: number
    readonly answered: number
  }[]
  /** How many kept to the time that the workspace gives, in minutes, and how many did not; null if it gives none. */
  readonly target: { readonly minutes: number; readonly onTime: number; readonly late: number } | null
}

export type SourcesFigures = {
  readonly report: 'sources'
  readonly sources: readonly {
    readonly name: string
    /** Set if nobody named a source: `name` is then the same internal word, which a screen says in its own language. */
    readonly recordSource?: RecordSource
    readonly added: CountAndMoney
    readonly won: CountAndMoney
    readonly winRate: number | null
  }[]
}

export type LeaderboardFigures = {
  readonly report: 'leaderboard'
  readonly members: readonly {
    readonly memberId: MemberId
    readonly name: string
    readonly won: CountAndMoney
    readonly winRate: number | null
    /** What they should win in the months of the report; absent without a target. */
    readonly goal?: number
  }[]
}

export type ActivityFigures = {
  readonly report: 'activity'
  /** YYYY-MM-DD, in order. Periods longer than 31 days have weeks instead, by their first day. */
  readonly days: readonly string[]
  readonly members: readonly {
    readonly memberId: MemberId
    readonly name: string
    /** Notes, done tasks, moves and edits by the member; one for each of `days`. */
    readonly perDay: readonly number[]
    readonly total: number
  }[]
}

export type VelocityFigures = {
  readonly report: 'velocity'
  readonly openDeals: number
  readonly winRate: number | null
  readonly averageWon: number | null
  readonly medianDaysToWin: number | null
  /** Open deals × win rate × average won ÷ median days; null if one of them is. */
  readonly perDay: number | null
  /** The same for each of the six periods before, oldest first; null where it is not known. */
  readonly before: readonly (number | null)[]
}

export type ReportFigures =
  | WeekFigures
  | FunnelFigures
  | ForecastFigures
  | LostFigures
  | ResponseFigures
  | SourcesFigures
  | LeaderboardFigures
  | ActivityFigures
  | VelocityFigures

export type Report = ReportFrame & { readonly figures: ReportFigures }
