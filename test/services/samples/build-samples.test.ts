/** The sample data as it is built, on every day of a week, at every hour, east and west. */
import { DateTime } from 'luxon'
import { Types } from 'mongoose'
import { describe, expect, it } from 'vitest'

import { newId } from '../../../src/models/ids.ts'
import type { MemberId, WorkspaceId } from '../../../src/models/ids.ts'
import { DEFAULT_LOST_REASONS, defaultPipeline } from '../../../src/services/pipelines/default-pipeline.ts'
import { toPipelineView } from '../../../src/services/pipelines/read-pipelines.ts'
import { buildSamples } from '../../../src/services/samples/build-samples.ts'
import type { SampleSetting } from '../../../src/services/samples/sample-setting.ts'
import { SAMPLE_WORDS_EN } from '../../../src/services/samples/sample-words-en.ts'
import { SAMPLE_WORDS_UK } from '../../../src/services/samples/sample-words-uk.ts'

type Stay = { stageId: unknown; enteredAt: Date; leftAt: Date | null }
type Deal = { status: string; stageId: unknown; stageEnteredAt: Date; stageHistory: Stay[]; createdAt: Date }

function settingAt(now: Date, timeZone: string, more: Partial<SampleSetting> = {}): SampleSetting {
  const made = { workspaceId: new Types.ObjectId(), deletedAt: null, version: 1, createdAt: now, updatedAt: now }
  const pipeline = toPipelineView({ _id: new Types.ObjectId(), ...defaultPipeline('en'), ...made })
  return {
    workspaceId: newId<WorkspaceId>(),
    memberId: newId<MemberId>(),
    now,
    timeZone,
    currency: 'EUR',
    region: 'DE',
    pipeline,
    lostReasons: DEFAULT_LOST_REASONS.en,
    words: SAMPLE_WORDS_EN,
    ...more,
  }
}

const MOMENTS = [
  '2026-11-16T00:05:00Z',
  '2026-11-17T08:30:00Z',
  '2026-11-18T13:45:00Z',
  '2026-11-19T16:10:00Z',
  '2026-11-20T23:55:00Z',
  '2026-11-21T12:00:00Z',
  '2026-11-22T06:00:00Z',
  // After the clocks changed.
  '2026-03-30T07:00:00Z',
  '2026-10-26T07:00:00Z',
]
const ZONES = ['Europe/Kyiv', 'America/Los_Angeles', 'Pacific/Auckland']
const CASES = MOMENTS.flatMap((moment) => ZONES.map((zone) => [moment, zone] as const))

describe('The sample data', () => {
  it.each(CASES)('loaded at %s in %s lies in working hours, in order, and not in the future', (moment, zone) => {
    const now = new Date(moment)
    const samples = buildSamples(settingAt(now, zone), new Map())
    for (const { at, type } of samples.events) {
      const local = DateTime.fromJSDate(at, { zone })
      expect(at.getTime(), type).toBeLessThanOrEqual(now.getTime())
      expect(now.getTime() - at.getTime(), type).toBeLessThan(95 * 24 * 60 * 60 * 1000)
      expect(local.weekday, type).toBeLessThan(6)
      expect(local.hour, type).toBeGreaterThanOrEqual(9)
      expect(local.hour, type).toBeLessThan(19)
    }
    const firsts = new Map<string, string>()
    for (const { target, type } of samples.events) if (!firsts.has(target.id)) firsts.set(target.id, type)
    expect([...firsts.values()].every((type) => type.endsWith('.created'))).toBe(true)
  })

  it.each(CASES)('loaded at %s in %s has contiguous stage histories', (moment, zone) => {
    const samples = buildSamples(settingAt(new Date(moment), zone), new Map())
    for (const deal of samples.deals as readonly unknown[] as readonly Deal[]) {
      const { stageHistory: stays } = deal
      expect(stays.map(({ leftAt }) => leftAt)).toEqual([...stays.slice(1).map(({ enteredAt }) => enteredAt), null])
      for (const { enteredAt, leftAt } of stays)
        if (leftAt) expect(leftAt.getTime()).toBeGreaterThan(enteredAt.getTime())
      expect(stays[0]?.enteredAt).toEqual(deal.createdAt)
      expect(stays.at(-1)).toMatchObject({ stageId: deal.stageId, enteredAt: deal.stageEnteredAt })
    }
  })

  it('has equally much to say in every language, and nothing twice', () => {
    for (const words of [SAMPLE_WORDS_EN, SAMPLE_WORDS_UK]) {
      expect(words.companies).toHaveLength(12)
      expect(words.people).toHaveLength(40)
      expect(words.deals).toHaveLength(25)
      const { companies, contacts, deals, tasks, notes } = buildSamples(
        settingAt(new Date(), 'Europe/Kyiv', { words, currency: 'UAH', region: 'UA' }),
        new Map(),
      )
      expect([companies, contacts, deals].map(({ length }) => length)).toEqual([12, 40, 25])
      expect([tasks.length, notes.length]).toEqual([words.tasks.length, words.notes.length])
      expect(tasks.every(({ title }) => title !== '') && notes.every(({ text }) => text !== '')).toBe(true)
      for (const said of [
        words.companies,
        words.people.map(({ email }) => email),
        words.deals,
        words.tasks,
        words.notes,
      ])
        expect(new Set(said).size).toBe(said.length)
    }
    const roles = ({ people }: typeof SAMPLE_WORDS_EN) => people.map(({ company }) => company)
    expect(roles(SAMPLE_WORDS_UK)).toEqual(roles(SAMPLE_WORDS_EN))
    expect(SAMPLE_WORDS_UK.people.every(({ name }) => /^[\p{Script=Cyrillic}\s’-]+$/u.test(name))).toBe(true)
  })

  it('fits a pipeline with fewer open stages', () => {
    const setting = settingAt(new Date(), 'Europe/Kyiv')
    const stages = setting.pipeline.stages.filter(({ kind }, index) => kind !== 'open' || index < 2)
    const { deals } = buildSamples({ ...setting, pipeline: { ...setting.pipeline, stages } }, new Map())
    const ids = new Set(stages.map(({ id }) => id as string))
    for (const { stageHistory } of deals as readonly unknown[] as readonly Deal[]) {
      const path = stageHistory.map(({ stageId }) => String(stageId))
      expect(path.every((id, index) => ids.has(id) && id !== path[index - 1])).toBe(true)
    }
  })
})
