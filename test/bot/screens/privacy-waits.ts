/** What the screens of privacy ask the database for: rows of the table in screen-waits.test.ts. */
import { asItIs, type Opened } from './opened.ts'

export const PRIVACY_WAITS: {
  readonly [Name in 'privacy' | 'retention' | 'audit' | 'eraseContact']: readonly Opened<Name>[]
} = {
  privacy: asItIs(() => ({}), 1, 1),
  retention: asItIs(() => ({}), 1, 1),
  audit: [{ state: 'everything', params: () => ({}), operations: 7, waits: 2 }],
  eraseContact: [
    { state: 'as it is', params: ({ ids }) => ({ id: ids.contactId }), operations: 5, waits: 4, accepted: true },
  ],
}
