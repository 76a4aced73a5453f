import { randomBytes } from 'node:crypto'

import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'

import {
  hashSourceKey,
  isSourceKey,
  generateSecret,
  generateSourceKey,
  deriveVerifyToken,
} from '../../src/integrations/secrets/generate-secret.ts'
import { createSecretBox } from '../../src/integrations/secrets/secret-box.ts'

const first = { id: 'k1', key: randomBytes(32) }
const second = { id: 'k2', key: randomBytes(32) }
const problem = (name: string) =>
  expect.objectContaining({ details: expect.objectContaining({ problem: name }) as unknown })

describe('The secret box', () => {
  const box = createSecretBox({ keys: [first] })

  property.prop([fc.string(), fc.string()])('opens what it sealed, in the same context', (secret, context) => {
    expect(box.open(box.seal(secret, context), context)).toBe(secret)
  })

  test('never produces the same text twice, and reveals nothing of the secret', () => {
    const [a, b] = [box.seal('whsec_abc', 'c'), box.seal('whsec_abc', 'c')]
    expect(a).not.toBe(b)
    expect(a).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/u)
  })

  property.prop([fc.nat(), fc.integer({ min: 0x20, max: 0x7e })])('opens nothing that was changed', (at, code) => {
    const sealed = box.seal('a secret of some length', 'source')
    const index = at % sealed.length
    fc.pre(sealed.charCodeAt(index) !== code)
    const changed = sealed.slice(0, index) + String.fromCharCode(code) + sealed.slice(index + 1)
    expect(() => box.open(changed, 'source')).toThrow(expect.objectContaining({ code: 'INTERNAL' }))
  })

  test.each(['', 'v1', 'v1.k1', 'v1.k1...', 'v2.k1.a.b.c', 'plain text'])('does not open %j', (text) => {
    expect(() => box.open(text, 'c')).toThrow(problem('not-sealed-here'))
  })

  test('does not open a secret that was moved to another record', () => {
    expect(() => box.open(box.seal('s', 'source-1'), 'source-2')).toThrow(problem('not-sealed-here'))
  })

  test('rotates its key: the new one seals, both open, and the old one can be dropped when nothing is outdated', () => {
    const old = box.seal('s', 'c')
    const both = createSecretBox({ keys: [second, first] })
    expect([both.open(old, 'c'), both.isOutdated(old)]).toEqual(['s', true])
    const renewed = both.seal(both.open(old, 'c'), 'c')
    expect(both.isOutdated(renewed)).toBe(false)
    const alone = createSecretBox({ keys: [second] })
    expect(alone.open(renewed, 'c')).toBe('s')
    expect(() => alone.open(old, 'c')).toThrow(problem('unknown-key'))
  })

  test.each([
    ['no key', []],
    ['a short key', [{ id: 'k', key: randomBytes(16) }]],
    ['an id with a full stop', [{ id: 'k.1', key: randomBytes(32) }]],
    ['an id given twice', [first, first]],
  ])('cannot be created with %s', (_name, keys) => {
    expect(() => createSecretBox({ keys })).toThrow(expect.objectContaining({ code: 'VALIDATION' }))
  })
})

test('Secrets have the format that the other side accepts, and never repeat', () => {
  expect(generateSecret('whsec')).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/u)
  expect(generateSecret('hex')).toMatch(/^[0-9a-f]{64}$/u)
  expect(generateSecret('token')).toMatch(/^[0-9A-Za-z]{43}$/u)
  expect(new Set(Array.from({ length: 100 }, () => generateSourceKey())).size).toBe(100)
})

test('A source key is distinguished from other texts, and stored as a hash', () => {
  const key = generateSourceKey()
  expect(isSourceKey(key)).toBe(true)
  expect(hashSourceKey(key)).toMatch(/^[0-9a-f]{64}$/u)
  for (const text of ['', 'short', `${key}x`, `${key.slice(1)}/`, `${key}\n`]) expect(isSourceKey(text)).toBe(false)
})

test('A verify token is derived from its secret alone', () => {
  expect(deriveVerifyToken('a')).toBe(deriveVerifyToken('a'))
  expect(deriveVerifyToken('a')).not.toBe(deriveVerifyToken('b'))
})
