/** A table that disagrees with its record, or a value that disagrees with its table, does not compile. */
import { expect, it } from 'vitest'

import { compileFixture } from '../../support/compile-fixture.ts'

it('The compiler refuses each mistake of the fixture, and nothing else', async () => {
  const { wanted, refused } = await compileFixture('test/fixtures/typed-fields', 'tables.ts')
  expect(wanted.length).toBeGreaterThan(20)
  expect(refused).toEqual(wanted)
}, 300_000)
