import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { AboutRecord } from '../../../src/bot/screens/about-record.ts'
import { type Action, type MessageData, readTap } from '../../../src/bot/screens/actions.ts'
import { decodeCallback, encodeCallback, MESSAGE_ACTIONS } from '../../../src/bot/screens/callback-codec.ts'
import type { DealId, Id, RecordKind, WorkspaceId } from '../../../src/ids.ts'
import { REPORT_NAMES, REPORT_PERIODS } from '../../../src/services/reports/report.ts'
import { asId } from '../../support/as-id.ts'

const NAMES = Object.keys(MESSAGE_ACTIONS)

const id = fc
  .uint8Array({ minLength: 12, maxLength: 12 })
  .map((bytes) => asId<Id<never>>(Buffer.from(bytes).toString('hex')))
const mark = fc
  .uint8Array({ minLength: 6, maxLength: 6 })
  .map((bytes) => Buffer.from(bytes).toString('base64url').slice(2))

const { skip, stop, goOn, clear, save, pick, cancel, resume, home, ...others } = MESSAGE_ACTIONS
const { draftTo, draftPick, draftNew, draftDrop, undoChange, reportDeals, reportOpen, ...news } = others
/** What the action of each button is about. */
const KINDS = {
  agenda: 'workspace',
  trash: 'workspace',
  task: 'task',
  done: 'task',
  snooze: 'task',
  contact: 'contact',
  company: 'company',
  deal: 'deal',
  claim: 'deal',
  give: 'deal',
  leads: 'workspace',
  source: 'lead-source',
  heardRight: 'lead-source',
  heardFix: 'lead-source',
  heardDiscard: 'lead-source',
  listenStop: 'lead-source',
  listen: 'lead-source',
  renewSecret: 'lead-source',
  sync: 'sync',
  import: 'import',
  startImport: 'import',
  stopImport: 'import',
  importColumns: 'import',
  importWords: 'import',
  importFields: 'import',
  importMode: 'import',
  importMatch: 'import',
  importDays: 'import',
  watchImport: 'import',
  undoImport: 'import',
  undoImportNow: 'import',
  importRefused: 'import',
  imports: 'import',
  stopBulkEdit: 'bulk-edit',
  undoBulkEdit: 'bulk-edit',
  webhook: 'webhook',
  tryWebhook: 'webhook',
  enableWebhook: 'webhook',
  testWebhook: 'webhook',
  acceptOwnership: 'member',
  declineOwnership: 'member',
  back: 'workspace',
  eraseAgain: 'workspace',
  adoptKey: 'api-key',
  revokeKey: 'api-key',
} as const satisfies Record<keyof typeof news, RecordKind>

function dataOf(action: string, argument: AboutRecord): MessageData {
  return (news[action as keyof typeof news] as Action<AboutRecord, MessageData>)(argument)
}

const aReport = fc.record(
  {
    report: fc.constantFrom(...REPORT_NAMES),
    period: fc.constantFrom(...REPORT_PERIODS),
    pipelineId: id,
    memberId: id,
  },
  { requiredKeys: ['report', 'period'] },
)

const buttons = fc.oneof(
  ...Object.entries({ skip, clear, save, stop, goOn }).map(([action, make]) =>
    mark.map((argument) => ({ data: make(argument), tap: { action, argument } })),
  ),
  fc
    .record({ mark, index: fc.nat(999) })
    .map((argument) => ({ data: pick(argument), tap: { action: 'pick', argument } })),
  ...Object.entries({ cancel, resume, home }).map(([action, make]) =>
    fc.constant({ data: make(), tap: { action, argument: undefined } }),
  ),
  fc.tuple(id, id, id).map((argument) => ({ data: draftTo(argument), tap: { action: 'draftTo', argument } })),
  ...Object.entries({ draftPick, draftNew, draftDrop }).map(([action, make]) =>
    fc.tuple(id, id).map((argument) => ({ data: make(argument), tap: { action, argument } })),
  ),
  fc.tuple(id, id).map((argument) => ({ data: reportDeals(argument), tap: { action: 'reportDeals', argument } })),
  fc.tuple(id, aReport).map((argument) => ({ data: reportOpen(argument), tap: { action: 'reportOpen', argument } })),
  fc.tuple(id, id).map((argument) => ({ data: undoChange(argument), tap: { action: 'undoChange', argument } })),
  ...Object.entries(KINDS).map(([action, kind]) =>
    fc
      .record({ workspaceId: id, record: fc.record({ kind: fc.constant(kind), id }) })
      .map((argument) => ({ data: dataOf(action, argument), tap: { action, argument } })),
  ),
)

describe('callback data', () => {
  it('is read back as the action and argument that were written, in at most 64 bytes', () => {
    fc.assert(
      fc.property(buttons, ({ data, tap }) => {
        const written = encodeCallback(data)
        expect(Buffer.byteLength(written)).toBeLessThanOrEqual(64)
        expect(decodeCallback(written)).toEqual(tap)
      }),
      { numRuns: 500 },
    )
  })

  it('has room for the largest argument of each action', () => {
    for (const [name, { argument }] of Object.entries(MESSAGE_ACTIONS)) {
      expect(`1:${name}:`.length + argument.size).toBeLessThanOrEqual(64)
    }
  })

  it('is read without an error whatever it is, and only as an existing action', () => {
    const parts = fc.constantFrom('1', '0', ':', ...NAMES, 'constructor', '__proto__', 'abcdef', '\u0000', 'ü')
    const nearly = fc.array(parts, { maxLength: 8 }).map((chosen) => chosen.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly), (data) => {
        const tap = decodeCallback(data)
        if (tap !== null) expect(NAMES).toContain(tap.action)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['an older version', '0:skip:abcdef'],
    ['a newer version', '2:skip:abcdef'],
    ['no version', 'skip:abcdef'],
    ['an unknown action', '1:erase'],
    ['an inherited name', '1:constructor:x'],
    ['a question without a mark', '1:skip'],
    ['an argument too many', '1:cancel:abcdef'],
    ['a menu', 'home/0/1/open/abcd'],
    ['nothing', ''],
  ])('is out of date when it is of %s', (_what, data) => {
    expect(decodeCallback(data)).toBeNull()
  })

  it('is written as it was before arguments had types, so that old buttons still work', () => {
    const workspaceId = asId<WorkspaceId>('0123456789abcdef01234567')
    const record = { kind: 'deal', id: asId<DealId>('fedcba9876543210fedcba98') } as const
    expect(encodeCallback(skip('a-b_c1'))).toBe('1:skip:a-b_c1')
    expect(encodeCallback(pick({ mark: 'a-b_c1', index: 12 }))).toBe('1:pick:a-b_c1:12')
    expect(encodeCallback(cancel())).toBe('1:cancel')
    expect(encodeCallback(news.claim({ workspaceId, record }))).toBe('1:claim:ASNFZ4mrze8BI0Vn_ty6mHZUMhD-3LqY')
  })

  it('distinguishes an unknown action from an invalid argument', () => {
    expect(readTap(MESSAGE_ACTIONS, 'erase:abcdef')).toBe('unknown')
    expect(readTap(MESSAGE_ACTIONS, 'skip:abc')).toBe('unreadable')
  })
})
