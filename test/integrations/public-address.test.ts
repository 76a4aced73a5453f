/** Messages go to the public internet and nowhere else, however an address is written. */
import { fc, it as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { createAllowedHosts } from '../../src/integrations/outgoing/allowed-hosts.ts'
import { isPublicAddress } from '../../src/integrations/outgoing/public-address.ts'
import { readUrl } from '../../src/integrations/outgoing/read-url.ts'
import { resolvePublic } from '../../src/integrations/outgoing/resolve-public.ts'

const NOBODY = createAllowedHosts([])

/** What a literal in a URL leads to, as the sender finds it out. */
async function isRefused(url: string): Promise<boolean> {
  try {
    const { hostname } = readUrl(url, NOBODY)
    await resolvePublic(async (name) => [{ address: name, family: name.includes(':') ? 6 : 4 }], hostname, false)
    return false
  } catch {
    return true
  }
}

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '0.0.0.0',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:0:127.0.0.1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2002:a00:1::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    '100::1',
    '4000::1',
    'not an address',
    '',
  ])('is not public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each(['8.8.8.8', '93.184.216.34', '2606:4700::6810:84e5', '64:ff9b::8.8.8.8'])('is public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('a literal address in a URL', () => {
  it.each([
    'https://2130706433/',
    'https://017700000001/',
    'https://0x7f000001/',
    'https://0x7f.1/',
    'https://127.1/',
    'https://127.0.0.1./',
    'https://①②⑦.⓪.⓪.①/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://[0:0:0:0:0:ffff:10.0.0.1]/',
    'https://[64:ff9b::10.0.0.1]/',
    'https://[fe80::1%25eth0]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://0/',
    'http://8.8.8.8/',
    'https://user@8.8.8.8/',
    'https://8.8.8.8:22/',
    'https://8.8.8.8:6/',
    'file:///etc/passwd',
    'gopher://8.8.8.8/',
    'javascript:alert(1)',
  ])('is refused: %s', async (url) => {
    expect(await isRefused(url)).toBe(true)
  })

  property.prop([fc.integer({ min: 0, max: 0xff_ff_ff })])(
    'of this machine is refused in every notation',
    async (rest) => {
      const number = 0x7f_00_00_00 + rest
      for (const host of [`${number}`, `0x${number.toString(16)}`, `0${number.toString(8)}`]) {
        expect(await isRefused(`https://${host}/`)).toBe(true)
      }
    },
  )

  it('that is public is accepted', async () => {
    expect(await isRefused('https://8.8.8.8/hook')).toBe(false)
    expect(await isRefused('https://[2606:4700::1]:8443/hook')).toBe(false)
  })
})

describe('a name', () => {
  const at =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: 4 }))

  it('is refused if any of its addresses is not public', async () => {
    await expect(resolvePublic(at('8.8.8.8', '10.0.0.1'), 'example.com', false)).rejects.toMatchObject({
      code: 'ADDRESS_REFUSED',
    })
    await expect(resolvePublic(at(), 'example.com', false)).rejects.toMatchObject({ code: 'NAME_NOT_FOUND' })
    expect(await resolvePublic(at('8.8.8.8'), 'example.com', false)).toHaveLength(1)
  })

  it('that the operator allows may have any address, on the allowed port only', () => {
    const allowed = createAllowedHosts(['N8n.internal:5678', '[::1]'])
    expect(readUrl('http://n8n.internal:5678/webhook', allowed).href).toBe('http://n8n.internal:5678/webhook')
    expect(readUrl('http://[::1]:80/', allowed).href).toBe('http://[::1]/')
    expect(() => readUrl('http://n8n.internal:5679/webhook', allowed)).toThrow(/not-https/u)
  })
})
