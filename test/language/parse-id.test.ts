/** What becomes an id at the edges, and what does not. */
import { describe, expect, it } from 'vitest'

import type { IdKind } from '../../src/ids.ts'
import { newId } from '../../src/models/ids.ts'
import { parseId, readId, readRef } from '../../src/language/parse-id.ts'
import { refusal } from '../support/crm.ts'

const GARBAGE = [
  '',
  'x',
  '\u0444'.repeat(24),
  '{"$ne":null}',
  'f'.repeat(23),
  'f'.repeat(25),
  'F'.repeat(24),
  `${'f'.repeat(24)}\n`,
  'f'.repeat(4096),
]
const KINDS = ['contact', 'deal', 'task', 'note', 'change', 'member', 'workspace', 'api-key'] as const

describe('a text from outside', () => {
  it.each(KINDS)('that is an id is the id of a %s', (kind: IdKind) => {
    const id = newId()
    expect(parseId(kind, id)).toBe(id)
  })

  it('that cannot be an id is “not found”, with the kind that was asked for', () => {
    for (const kind of KINDS) {
      for (const text of GARBAGE) {
        const parse = () => parseId(kind, text)
        expect(parse, text).toThrow(expect.objectContaining(refusal('NOT_FOUND', { kind })))
      }
    }
  })

  it('that cannot be an id is read as none', () => {
    for (const text of GARBAGE) {
      expect(readId(text)).toBeNull()
      expect(readRef('deal', text)).toBeNull()
    }
    const id = newId()
    expect(readRef('deal', id)).toEqual({ kind: 'deal', id })
  })
})
