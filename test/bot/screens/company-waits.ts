/** What the screens of companies ask the database for: rows of the table in screen-waits.test.ts. */
import type { Opened } from './opened.ts'

export const COMPANY_WAITS: {
  readonly [Name in 'companies' | 'company' | 'companyPeople']: readonly Opened<Name>[]
} = {
  companies: [
    { state: 'the first page', params: () => ({}), operations: 3, waits: 2 },
    {
      state: 'an earlier page',
      params: ({ ids }) => ({ page: { direction: 'before', companyId: ids.companyId } }),
      operations: 4,
      waits: 3,
      accepted: true,
    },
  ],
  company: [
    { state: 'with people and deals', params: ({ ids }) => ({ id: ids.companyId }), operations: 25, waits: 2 },
    {
      state: 'with own records only',
      params: ({ ids }) => ({ id: ids.companyId }),
      as: 'rep',
      operations: 36,
      // Its timeline is read on past what happened with colleagues' contacts.
      waits: 4,
      accepted: true,
    },
  ],
  companyPeople: [
    { state: 'the first page', params: ({ ids }) => ({ company: ids.companyId }), operations: 2, waits: 1 },
  ],
}
