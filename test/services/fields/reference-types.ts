/** One field of every reference type, with the inputs that edits carry for it. */
import { company, contact, contacts, deal, member } from '../../../src/services/fields/types/references.ts'
import { about, AN_ID, LINE_PROBLEMS, type TypeCase } from './field-types.ts'

export const REFERENCE_CASES: readonly TypeCase[] = [
  {
    kind: 'member',
    field: member({ about }),
    read: [],
    accepted: [[AN_ID, AN_ID]],
    unreadable: [['Max', 'pick-one']],
  },
  {
    kind: 'contact',
    field: contact({ about }),
    read: [],
    accepted: [[AN_ID, AN_ID]],
    unreadable: [['Anna', 'pick-one']],
  },
  {
    kind: 'contacts',
    field: contacts({ about }),
    read: [],
    accepted: [[AN_ID, [AN_ID]]],
    unreadable: [['Anna', 'pick-one']],
  },
  {
    kind: 'company',
    field: company({ about }),
    read: [['Acme', AN_ID]],
    unreadable: LINE_PROBLEMS,
  },
  {
    kind: 'deal',
    field: deal({ about, fixed: true }),
    read: [],
    unreadable: [['Website', 'pick-one']],
    unacceptable: [[AN_ID, 'pick-one']],
  },
]
