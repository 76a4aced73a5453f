/** What a new pipeline can begin with, in both languages. Pure, except for new ids. */
import { Types } from 'mongoose'

import type { Locale } from '../../locale.ts'
import type { Names, StageRecord } from '../../models/pipeline.ts'
import { CLOSE_DAY, type RequirableDealField } from '../deals/deal-fields.ts'
import { named } from './names.ts'

export const PIPELINE_TEMPLATES = ['sales', 'realEstate', 'services', 'recruiting', 'empty'] as const
export type PipelineTemplate = (typeof PIPELINE_TEMPLATES)[number]

type OpenStage = {
  readonly names: Required<Names>
  /** In percent. */
  readonly probability: number
  readonly rottingDays: number | null
  readonly requiredFields?: readonly RequirableDealField[]
}

type Template = {
  readonly names: Required<Names>
  readonly open: readonly OpenStage[]
  readonly won: Required<Names>
  readonly lost: Required<Names>
}

const stage = (
  en: string,
  uk: string,
  probability: number,
  rottingDays: number | null,
  ...requiredFields: RequirableDealField[]
): OpenStage => ({ names: { en, uk }, probability, rottingDays, requiredFields })

const WON = { en: 'Won', uk: 'Виграно' } as const
const LOST = { en: 'Lost', uk: 'Програно' } as const

const TEMPLATES: Readonly<Record<PipelineTemplate, Template>> = {
  sales: {
    names: { en: 'Sales', uk: 'Продажі' },
    open: [
      stage('New lead', 'Новий лід', 10, 14),
      stage('Qualified', 'Кваліфікація', 25, 14),
      stage('Proposal', 'Пропозиція', 50, 21, 'amount'),
      stage('Negotiation', 'Переговори', 75, 21),
    ],
    won: WON,
    lost: LOST,
  },
  realEstate: {
    names: { en: 'Real estate', uk: 'Нерухомість' },
    open: [
      stage('New enquiry', 'Нове звернення', 5, 2),
      stage('Needs clarified', 'Запит з’ясовано', 15, 7, 'contact'),
      stage('Viewing planned', 'Показ призначено', 25, 7),
      stage('Viewing done', 'Показ відбувся', 40, 5),
      stage('Offer made', 'Пропозиція ціни', 60, 7, 'amount'),
      stage('Reserved', 'Завдаток', 80, 14),
      stage('Contract', 'Договір', 95, 30, CLOSE_DAY),
    ],
    won: { en: 'Closed', uk: 'Угоду укладено' },
    lost: { en: 'Fell through', uk: 'Угода зірвалася' },
  },
  services: {
    names: { en: 'Services', uk: 'Послуги' },
    open: [
      stage('Request', 'Запит', 10, 3),
      stage('Consultation', 'Консультація', 30, 7, 'contact'),
      stage('Estimate sent', 'Кошторис надіслано', 50, 7, 'amount'),
      stage('Agreed', 'Погоджено', 80, 7),
      stage('Work in progress', 'Роботи тривають', 90, 30, CLOSE_DAY),
      stage('Invoice sent', 'Рахунок виставлено', 95, 14),
    ],
    won: { en: 'Paid', uk: 'Оплачено' },
    lost: { en: 'Cancelled', uk: 'Скасовано' },
  },
  recruiting: {
    names: { en: 'Recruiting', uk: 'Підбір персоналу' },
    open: [
      stage('Applied', 'Відгук', 5, 3),
      stage('Screening', 'Відбір', 15, 5, 'contact'),
      stage('Interview', 'Співбесіда', 35, 7),
      stage('Test task', 'Тестове завдання', 50, 7),
      stage('Final interview', 'Фінальна співбесіда', 65, 7),
      stage('Offer', 'Пропозиція роботи', 85, 5, CLOSE_DAY),
    ],
    won: { en: 'Hired', uk: 'Прийнято' },
    lost: { en: 'Rejected', uk: 'Відмова' },
  },
  empty: {
    names: { en: 'New pipeline', uk: 'Нова воронка' },
    open: [stage('First stage', 'Перший етап', 50, null)],
    won: WON,
    lost: LOST,
  },
}

export function templateNames(template: PipelineTemplate): Required<Names> {
  return TEMPLATES[template].names
}

/** The names of its open stages, in order, for somebody who chooses. */
export function templateStages(template: PipelineTemplate, locale: Locale): readonly string[] {
  return TEMPLATES[template].open.map(({ names }) => names[locale])
}

/** @param locale the workspace's */
export function stagesFrom(template: PipelineTemplate, locale: Locale): readonly StageRecord[] {
  const { open, won, lost } = TEMPLATES[template]
  const closed = { rottingDays: null, requiredFields: [] }
  return [
    ...open.map(({ names, probability, rottingDays, requiredFields = [] }) => ({
      ...named(names, locale),
      kind: 'open' as const,
      probability,
      rottingDays,
      requiredFields: [...requiredFields],
    })),
    { ...named(won, locale), kind: 'won' as const, probability: 100, ...closed },
    { ...named(lost, locale), kind: 'lost' as const, probability: 0, ...closed },
  ].map((made) => ({ id: new Types.ObjectId(), ...made }))
}
