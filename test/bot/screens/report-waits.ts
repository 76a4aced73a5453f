/** What the screens of reports ask the database for: rows of the table in screen-waits.test.ts. */
import { asItIs, nothing, type Opened } from './opened.ts'

const query = { report: 'week', period: 'last-week' } as const

export const REPORT_WAITS: {
  readonly [
    Name in 'reports' | 'report' | 'reportChoice' | 'reportSchedules' | 'reportSchedule'
  ]: readonly Opened<Name>[]
} = {
  reports: nothing(() => ({})),
  report: asItIs(() => ({ query }), 10, 1),
  reportChoice: [
    { state: 'the days', params: () => ({ query, of: 'period' }), operations: 0, waits: 0 },
    { state: 'the members', params: () => ({ query, of: 'member' }), operations: 2, waits: 1 },
  ],
  reportSchedules: asItIs(() => ({}), 2, 2),
  reportSchedule: [{ state: 'a weekly one', params: ({ ids }) => ({ id: ids.scheduleId }), operations: 2, waits: 2 }],
}
