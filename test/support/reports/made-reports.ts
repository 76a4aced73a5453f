/** Reports with invented figures, in the shapes that the services return. */
import type { Id, MemberId, StageId } from '../../../src/models/ids.ts'
import type {
  CountAndMoney,
  FunnelFigures,
  Report,
  ReportFigures,
  ReportName,
  ReportQuery,
} from '../../../src/services/reports/report.ts'

const of = (count: number, units: number): CountAndMoney => ({ count, minor: units * 100 })
const idAt = <T extends Id>(index: number) => index.toString(16).padStart(24, '0') as T

export const LONG_NAME = 'Дуже-дуже довга назва, яку хтось вигадав, щоб у ній було 60 л'
export const EMOJI_NAME = '🚀👩‍💻🇺🇦❤️😀🏆'

export function stagesOf(names: readonly string[]): FunnelFigures['stages'] {
  return names.map((name, index) => {
    const count = Math.round(48 * 0.72 ** index)
    const next = index === 2 ? Math.round(count * 0.25) : Math.round(count * 0.7)
    return {
      id: idAt<StageId>(index + 1),
      name,
      entered: of(count, count * 2_150),
      converted: of(Math.min(next, count), next * 2_150),
      waiting: Math.min(count - Math.min(next, count), 3),
      medianDays: index === 0 ? null : 1.5 + index,
    }
  })
}

export const MADE_FIGURES: { readonly [Name in ReportName]: Extract<ReportFigures, { readonly report: Name }> } = {
  week: {
    report: 'week',
    openBefore: of(38, 412_000),
    added: of(9, 96_500),
    grown: of(3, 18_000),
    won: of(6, 42_300),
    lost: of(4, 31_000),
    shrunk: of(2, 7_400),
    left: of(0, 0),
    openNow: of(37, 445_800),
    wonBefore: [
      3_900_000, 4_500_000, 2_100_000, 0, 1_800_000, 900_000, 2_600_000, 3_100_000, 1_500_000, 2_200_000, 3_000_000,
      1_200_000,
    ],
  },
  funnel: {
    report: 'funnel',
    stages: stagesOf(['New', 'Qualified', 'Proposal', 'Negotiation', 'Contract']),
    won: of(7, 51_000),
    winRate: { byCount: 0.41, byMoney: 0.36 },
  },
  forecast: {
    report: 'forecast',
    months: [
      {
        month: '2026-11',
        won: 4_230_000,
        committed: 1_800_000,
        weighted: 2_900_000,
        learned: { minor: 6_400_000, low: 5_100_000, high: 7_800_000 },
      },
      {
        month: '2026-12',
        won: 0,
        committed: 2_400_000,
        weighted: 5_600_000,
        learned: { minor: 4_700_000, low: 2_900_000, high: 6_600_000 },
      },
      {
        month: '2027-01',
        won: 0,
        committed: 600_000,
        weighted: 3_200_000,
        learned: { minor: 2_500_000, low: 900_000, high: 4_400_000 },
      },
    ],
    undated: of(5, 61_000),
    backtest: { medianError: 0.12, months: 6 },
    learnedFrom: 214,
  },
  lost: {
    report: 'lost',
    reasons: [
      { reason: 'Price', ...of(7, 48_000) },
      { reason: 'Chose a competitor', ...of(4, 36_500) },
      { reason: 'No answer', ...of(9, 21_000) },
      { reason: null, ...of(3, 12_000) },
      { reason: 'Not now', ...of(2, 4_000) },
    ],
    total: of(25, 121_500),
  },
  response: {
    report: 'response',
    medianMinutes: 14,
    p90Minutes: 385,
    answered: 41,
    waiting: 3,
    within: { minutes5: 12, hour: 19, day: 8, later: 2 },
    members: [
      { memberId: idAt<MemberId>(1), name: 'Olena Kovalenko', medianMinutes: 6, answered: 19 },
      { memberId: idAt<MemberId>(2), name: 'Taras Bondar', medianMinutes: 22, answered: 14 },
      { memberId: idAt<MemberId>(3), name: 'Iryna Shevchenko', medianMinutes: 95, answered: 8 },
    ],
    target: null,
  },
  sources: {
    report: 'sources',
    sources: [
      { name: 'Website', added: of(14, 96_000), won: of(5, 31_000), winRate: 0.42 },
      { name: 'Recommendation', added: of(6, 70_000), won: of(4, 28_500), winRate: 0.67 },
      { name: 'Instagram', added: of(22, 41_000), won: of(3, 6_200), winRate: 0.14 },
      { name: 'Cold call', added: of(9, 12_000), won: of(0, 0), winRate: 0 },
    ],
  },
  leaderboard: {
    report: 'leaderboard',
    members: [
      { memberId: idAt<MemberId>(1), name: 'Olena Kovalenko', won: of(9, 64_000), winRate: 0.53 },
      { memberId: idAt<MemberId>(2), name: 'Taras Bondar', won: of(6, 41_300), winRate: 0.38 },
      { memberId: idAt<MemberId>(3), name: 'Iryna Shevchenko', won: of(2, 9_900), winRate: 0.25 },
      { memberId: idAt<MemberId>(4), name: 'Petro Melnyk', won: of(0, 0), winRate: null },
    ],
  },
  activity: {
    report: 'activity',
    days: ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'],
    members: [
      { memberId: idAt<MemberId>(1), name: 'Olena Kovalenko', perDay: [14, 22, 18, 9, 25, 0, 1], total: 89 },
      { memberId: idAt<MemberId>(2), name: 'Taras Bondar', perDay: [6, 11, 0, 13, 8, 2, 0], total: 40 },
      { memberId: idAt<MemberId>(3), name: 'Iryna Shevchenko', perDay: [0, 3, 5, 2, 4, 0, 0], total: 14 },
    ],
  },
  velocity: {
    report: 'velocity',
    openDeals: 37,
    winRate: 0.41,
    averageWon: 728_500,
    medianDaysToWin: 23,
    perDay: 480_500,
    before: [null, 210_000, 305_000, 280_000, 390_000, 402_000],
  },
}

export type MadeReport = { readonly query?: Partial<ReportQuery> } & Partial<Omit<Report, 'figures' | 'query'>>

/** A report of a week of the whole team. */
export function madeReport(figures: ReportFigures, { query = {}, ...frame }: MadeReport = {}): Report {
  return {
    query: { report: figures.report, period: 'last-week', ...query },
    currency: 'UAH',
    timeZone: 'Europe/Kyiv',
    from: '2026-11-16',
    to: '2026-11-22',
    pipelineName: null,
    memberName: null,
    withoutRate: [],
    dealIds: [],
    ...frame,
    figures,
  }
}

const NONE = of(0, 0)

/** The same reports where nothing has happened. */
export const EMPTY_FIGURES: { readonly [Name in ReportName]: Extract<ReportFigures, { readonly report: Name }> } = {
  week: {
    report: 'week',
    openBefore: NONE,
    added: NONE,
    grown: NONE,
    won: NONE,
    lost: NONE,
    shrunk: NONE,
    left: NONE,
    openNow: NONE,
    wonBefore: [],
  },
  funnel: { report: 'funnel', stages: [], won: NONE, winRate: { byCount: null, byMoney: null } },
  forecast: { report: 'forecast', months: [], undated: NONE, backtest: null, learnedFrom: 0 },
  lost: { report: 'lost', reasons: [], total: NONE },
  response: {
    report: 'response',
    medianMinutes: null,
    p90Minutes: null,
    answered: 0,
    waiting: 0,
    within: { minutes5: 0, hour: 0, day: 0, later: 0 },
    members: [],
    target: null,
  },
  sources: { report: 'sources', sources: [] },
  leaderboard: { report: 'leaderboard', members: [] },
  activity: { report: 'activity', days: ['2026-11-16'], members: [] },
  velocity: {
    report: 'velocity',
    openDeals: 0,
    winRate: null,
    averageWon: null,
    medianDaysToWin: null,
    perDay: null,
    before: [],
  },
}
