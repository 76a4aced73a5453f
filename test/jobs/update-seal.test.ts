import { describe, expect, it } from 'vitest'

import { createSecretBox } from '../../src/integrations/secrets/secret-box.ts'
import { createUpdateSeal } from '../../src/jobs/update-seal.ts'
import type { TelegramUpdateRecord } from '../../src/models/telegram-update.ts'

const keyed = (id: string, first: number) => ({ id, key: new Uint8Array(32).fill(first) })
const sealWith = (...keys: readonly ReturnType<typeof keyed>[]) => createUpdateSeal(createSecretBox({ keys }))
const [OLD, NEW] = [keyed('old', 1), keyed('new', 2)]

const UPDATE = { update_id: 7, message: { text: 'My token is 🔑 \u0000 hunter2' } }
const RECORD: TelegramUpdateRecord = {
  _id: '42:7',
  kind: 'telegram.update:42',
  payload: UPDATE,
  lane: '42:chat:1',
  seq: 7,
  runAt: new Date(0),
  status: 'ready',
  attempts: 0,
  abandoned: 0,
  fence: 0,
  createdAt: new Date(0),
}

describe('a sealed update', () => {
  it('shows nothing of what was typed, and opens as it came', () => {
    const { seal, open } = sealWith(OLD)
    const sealed = seal(RECORD)
    expect(JSON.stringify(sealed)).not.toContain('hunter2')
    expect({ ...sealed, payload: UPDATE }).toEqual(RECORD)
    expect(open(sealed)).toEqual(UPDATE)
  })

  it('opens after the key was changed, as long as the old one is known', () => {
    const sealed = sealWith(OLD).seal(RECORD)
    expect(sealWith(NEW, OLD).open(sealed)).toEqual(UPDATE)
    expect(() => sealWith(NEW).open(sealed)).toThrow('add that key to SECRETS_OLD_KEYS')
  })

  it('does not open as another update', () => {
    const { seal, open } = sealWith(OLD)
    expect(() => open({ ...seal(RECORD), _id: '42:8' })).toThrow('encrypted with another SECRETS_KEY')
  })
})

it('An update that was stored by an earlier version is read as it is', () => {
  expect(sealWith(OLD).open(RECORD)).toEqual(UPDATE)
})
