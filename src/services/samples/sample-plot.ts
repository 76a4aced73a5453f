/**
 * What happens in the sample data, the same in every language: which deals are made with whom, when they move, what is
 * planned and done. Days count back from today; anything on a weekend moves to the nearest working day.
 */
import type { TaskOutcome, TaskType } from '../../models/task.ts'

export type PlotDeal = {
  /** The index of its contact. */
  readonly person: number
  /** In whole units of a currency like the euro. */
  readonly amount?: number
  /** How many days ago it entered each open stage, starting with the first. */
  readonly days: readonly number[]
  /** How many days ago it was closed, if it was. */
  readonly won?: number
  readonly lost?: number
  /** In how many days it is expected to close. */
  readonly closeIn?: number
  /** The index of the reason among the workspace's reasons. */
  readonly lostReason?: number
}

/** A deal, or only a contact. */
export type PlotSubject = { readonly deal: number } | { readonly person: number }

export type PlotTask = PlotSubject & {
  readonly type: TaskType
  /** How many days from today it is due; negative for the past. */
  readonly in: number
  /** The local time; if left out, the task is for the whole day. */
  readonly hour?: number
  /** The outcome, if it is done. */
  readonly outcome?: TaskOutcome
}

export type PlotNote = PlotSubject & { readonly daysAgo: number }

export const PLOT_DEALS: readonly PlotDeal[] = [
  // In negotiation; the third has been there for too long.
  { person: 0, amount: 12_400, days: [64, 58, 41, 13], closeIn: 9 },
  { person: 3, amount: 28_900, days: [47, 39, 24, 8], closeIn: 16 },
  { person: 16, amount: 36_000, days: [71, 66, 52, 33], closeIn: -4 },
  // Proposals; the third is rotting.
  { person: 9, amount: 8_600, days: [34, 27, 10], closeIn: 21 },
  { person: 22, amount: 54_000, days: [56, 45, 17], closeIn: 35 },
  { person: 12, amount: 15_700, days: [40, 36, 26], closeIn: 12 },
  { person: 18, amount: 9_800, days: [29, 22, 6], closeIn: 28 },
  // Qualified; the first is rotting, the fourth has no next step.
  { person: 4, amount: 17_300, days: [33, 18] },
  { person: 7, amount: 22_500, days: [21, 9], closeIn: 45 },
  { person: 20, amount: 4_300, days: [16, 7], closeIn: 18 },
  { person: 14, amount: 6_900, days: [19, 5] },
  { person: 25, days: [12, 3] },
  // New; the fourth is rotting, the second has no next step.
  { person: 32, amount: 1_800, days: [9] },
  { person: 39, days: [2] },
  { person: 6, amount: 3_200, days: [6], closeIn: 20 },
  { person: 33, days: [20] },
  { person: 24, amount: 5_400, days: [4] },
  // Won.
  { person: 1, amount: 7_600, days: [83, 80, 72, 65], won: 61 },
  { person: 5, amount: 31_500, days: [88, 84, 70, 51], won: 44 },
  { person: 2, amount: 2_900, days: [45, 43, 38], won: 35 },
  { person: 13, amount: 4_100, days: [30, 28, 22, 17], won: 14 },
  { person: 17, amount: 11_200, days: [52, 46, 31, 19], won: 5 },
  // Lost.
  { person: 10, amount: 19_900, days: [77, 69, 57], lost: 39, lostReason: 1 },
  { person: 36, amount: 1_200, days: [25], lost: 11, lostReason: 4 },
  { person: 34, amount: 3_600, days: [58, 50, 42], lost: 28, lostReason: 0 },
]

export const PLOT_TASKS: readonly PlotTask[] = [
  // Overdue.
  { deal: 3, type: 'email', in: -2, hour: 11 },
  { deal: 11, type: 'call', in: -1, hour: 15 },
  { person: 38, type: 'call', in: -5 },
  // Today.
  { deal: 1, type: 'meeting', in: 0, hour: 16 },
  { deal: 8, type: 'call', in: 0 },
  { deal: 12, type: 'todo', in: 0 },
  // Later.
  { deal: 0, type: 'call', in: 1, hour: 10 },
  { deal: 14, type: 'todo', in: 1 },
  { deal: 9, type: 'email', in: 2 },
  { deal: 16, type: 'call', in: 3, hour: 11.5 },
  { deal: 4, type: 'meeting', in: 5, hour: 14 },
  { deal: 6, type: 'call', in: 7, hour: 9.5 },
  { person: 31, type: 'meeting', in: 9, hour: 13 },
  { person: 23, type: 'email', in: 14 },
  // Done.
  { deal: 0, type: 'call', in: -59, hour: 10, outcome: 'reached' },
  { deal: 0, type: 'meeting', in: -45, hour: 14, outcome: 'agreed' },
  { deal: 1, type: 'meeting', in: -25, hour: 11, outcome: 'agreed' },
  { deal: 2, type: 'call', in: -53, hour: 15, outcome: 'reached' },
  { deal: 2, type: 'call', in: -30, hour: 10.5, outcome: 'no-answer' },
  { deal: 4, type: 'meeting', in: -18, hour: 13, outcome: 'done' },
  { deal: 5, type: 'call', in: -27, hour: 12, outcome: 'reached' },
  { deal: 7, type: 'call', in: -19, hour: 9.5, outcome: 'reached' },
  { deal: 17, type: 'call', in: -66, hour: 16, outcome: 'agreed' },
  { deal: 18, type: 'meeting', in: -52, hour: 11, outcome: 'agreed' },
  { deal: 20, type: 'call', in: -18, hour: 10, outcome: 'agreed' },
  { deal: 21, type: 'meeting', in: -20, hour: 14, outcome: 'done' },
  { deal: 22, type: 'call', in: -40, hour: 11.5, outcome: 'refused' },
  { deal: 23, type: 'call', in: -18, hour: 10, outcome: 'no-answer' },
  { deal: 23, type: 'call', in: -12, hour: 15, outcome: 'no-answer' },
  { deal: 24, type: 'email', in: -30, hour: 12, outcome: 'refused' },
  { person: 8, type: 'meeting', in: -36, hour: 13, outcome: 'done' },
]

export const PLOT_NOTES: readonly PlotNote[] = [
  { deal: 0, daysAgo: 57 },
  { deal: 0, daysAgo: 10 },
  { deal: 1, daysAgo: 38 },
  { deal: 1, daysAgo: 7 },
  { deal: 2, daysAgo: 50 },
  { deal: 2, daysAgo: 29 },
  { deal: 3, daysAgo: 26 },
  { deal: 4, daysAgo: 44 },
  { deal: 4, daysAgo: 16 },
  { deal: 5, daysAgo: 25 },
  { deal: 6, daysAgo: 21 },
  { deal: 7, daysAgo: 17 },
  { deal: 8, daysAgo: 9 },
  { deal: 9, daysAgo: 6 },
  { deal: 10, daysAgo: 5 },
  { deal: 11, daysAgo: 3 },
  { deal: 12, daysAgo: 8 },
  { deal: 13, daysAgo: 2 },
  { deal: 15, daysAgo: 19 },
  { deal: 17, daysAgo: 60 },
  { deal: 18, daysAgo: 68 },
  { deal: 18, daysAgo: 43 },
  { deal: 19, daysAgo: 37 },
  { deal: 20, daysAgo: 13 },
  { deal: 21, daysAgo: 5 },
  { deal: 22, daysAgo: 38 },
  { deal: 24, daysAgo: 27 },
  { person: 0, daysAgo: 40 },
  { person: 8, daysAgo: 35 },
  { person: 11, daysAgo: 48 },
  { person: 28, daysAgo: 55 },
  { person: 31, daysAgo: 12 },
  { person: 37, daysAgo: 23 },
  { person: 38, daysAgo: 15 },
]
