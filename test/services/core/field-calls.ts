/** The functions of a team's own fields, with the roles that each is allowed for. */
import type { CustomField } from '../../../src/models/custom-field.ts'
import type { CallOf, Scene } from './matrix-call.ts'

const ADMINS = 'owner admin'

let made = 0

async function aField({ crm, team }: Scene): Promise<CustomField> {
  const field = { kind: 'deal', type: 'choice', label: `Branch ${++made}`, choices: ['North', 'South'] } as const
  const { key } = await crm.services.customFields.make(team.owner(), field)
  return crm.services.customFields.get(team.owner(), key)
}

const onField =
  (call: (scene: Scene, field: CustomField) => Promise<unknown>) =>
  async (scene: Scene): Promise<unknown> =>
    call(scene, await aField(scene))

const choiceOf = ({ choices }: CustomField): string => choices[0]?.key ?? ''

export const FIELD_CALLS: Record<string, CallOf> = {
  'customFields.list': [ADMINS, ({ crm, me }) => crm.services.customFields.list(me())],
  'customFields.get': [ADMINS, onField(({ crm, me }, { key }) => crm.services.customFields.get(me(), key))],
  'customFields.make': [
    ADMINS,
    ({ crm, me }) => crm.services.customFields.make(me(), { kind: 'contact', type: 'text', label: `Own ${++made}` }),
  ],
  'customFields.rename': [
    ADMINS,
    onField(({ crm, me }, { key }) => crm.services.customFields.rename(me(), key, `Region ${++made}`)),
  ],
  'customFields.setRequired': [
    ADMINS,
    onField(({ crm, me }, { key }) => crm.services.customFields.setRequired(me(), key, true)),
  ],
  'customFields.retire': [ADMINS, onField(({ crm, me }, { key }) => crm.services.customFields.retire(me(), key))],
  'customFields.restore': [ADMINS, onField(({ crm, me }, { key }) => crm.services.customFields.restore(me(), key))],
  'customFields.move': [ADMINS, onField(({ crm, me }, { key }) => crm.services.customFields.move(me(), key, 'up'))],
  'customFields.addChoice': [
    ADMINS,
    onField(({ crm, me }, { key }) => crm.services.customFields.addChoice(me(), key, 'East')),
  ],
  'customFields.renameChoice': [
    ADMINS,
    onField(({ crm, me }, field) =>
      crm.services.customFields.renameChoice(me(), field.key, choiceOf(field), 'Far north'),
    ),
  ],
  'customFields.retireChoice': [
    ADMINS,
    onField(({ crm, me }, field) => crm.services.customFields.retireChoice(me(), field.key, choiceOf(field), true)),
  ],
  'pipelines.requireField': [
    ADMINS,
    onField(async ({ crm, me, team }, { key }) => {
      const { stages } = await crm.services.pipelines.get(team.owner())
      const [stage] = stages
      if (stage === undefined) throw new Error('The pipeline has stages')
      return crm.services.pipelines.requireField(me(), { stageId: stage.id }, key, true)
    }),
  ],
}
