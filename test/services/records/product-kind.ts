/** A kind of record that only the tests have: all that it consists of, in one file. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import type { RecordRef } from '../../../src/ids.ts'
import type { EventRecord, EventType } from '../../../src/models/event.ts'
import { type EventId, type Id, idOf, newId, objectId } from '../../../src/models/ids.ts'
import type { Models } from '../../../src/models/models.ts'
import { tenantPlugin } from '../../../src/models/tenant-plugin.ts'
import type { Actor } from '../../../src/services/core/actor.ts'
import { authorize, visibleTo } from '../../../src/services/core/permissions.ts'
import type { Transact, Transaction } from '../../../src/services/core/transact.ts'
import { textTerms } from '../../../src/services/search/search-terms.ts'
import { id, number, time } from '../../../src/services/export/field.ts'
import { fieldColumns, fieldFilters } from '../../../src/services/export/field-columns.ts'
import { defineResource } from '../../../src/services/export/resource.ts'
import { acceptInputs } from '../../../src/services/fields/accept-inputs.ts'
import { defineFields, type InputsOf, type ValuesOf } from '../../../src/services/fields/define-fields.ts'
import { money } from '../../../src/services/fields/types/money.ts'
import { member } from '../../../src/services/fields/types/references.ts'
import { tags } from '../../../src/services/fields/types/tags.ts'
import { title } from '../../../src/services/fields/types/text.ts'
import {
  blankValues,
  changesBetween,
  isUntouched,
  searchWords,
  storedValues,
  valuesBefore,
  valuesOf,
} from '../../../src/services/fields/values.ts'
import type { KindDefinition } from '../../../src/services/records/kind-definition.ts'
import { KINDS, type Kinds } from '../../../src/services/records/kinds.ts'
import { createReferences } from '../../../src/services/records/references.ts'
import { changedSince, deletion, type Inverse, recordOpposite } from '../../../src/services/undo/inverse.ts'

type ProductRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly title: string
  readonly tags: readonly string[]
  readonly ownerId?: Types.ObjectId
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<ProductRecord>(
  {
    title: { type: String, required: true },
    deletedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'products', timestamps: true, versionKey: false, strict: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export const PRODUCT_FIELDS = defineFields<ProductRecord>()({
  title: title({ about: 'As typed', required: true, search: true }),
  price: money({ about: 'What it costs' }),
  tags: tags({ about: 'Words without #', search: true, filter: { name: 'tag', about: 'With this tag' } }),
  owner: member({ path: 'ownerId', about: 'The member who owns it' }),
})
type Values = ValuesOf<typeof PRODUCT_FIELDS>
type Inputs = InputsOf<typeof PRODUCT_FIELDS>

type Owned = Models & { readonly products: Model<ProductRecord> }
const productsOf = (models: Models) => (models as Owned).products
const refOf = (productId: Id) => ({ kind: 'product', id: productId }) as unknown as RecordRef
const eventOf = (change: 'created' | 'updated' | 'deleted' | 'restored') => `product.${change}` as EventType

function storedProduct(values: Values) {
  const { $set, $unset } = storedValues(PRODUCT_FIELDS, values)
  return { $set: { ...$set, search: textTerms(searchWords(PRODUCT_FIELDS, values)) }, $unset }
}

async function readProduct(models: Models, actor: Actor, tx: Transaction, _id: Types.ObjectId): Promise<ProductRecord> {
  return productsOf(models)
    .findOne({ ...visibleTo(actor), _id }, null, { session: tx.session })
    .orFail()
    .lean<ProductRecord>()
}

async function writeProduct(models: Models, tx: Transaction, product: ProductRecord, update: object): Promise<void> {
  const { workspaceId, _id, version } = product
  const set = { ...update, $inc: { version: 1 } }
  await productsOf(models).updateOne({ workspaceId, _id, version }, set, { session: tx.session })
}

const undoCreated: Inverse = async ({ models }, actor, tx, event) => {
  const product = await readProduct(models, actor, tx, event.target.id)
  if (!isUntouched(PRODUCT_FIELDS, valuesOf(PRODUCT_FIELDS, product), event.changes)) throw changedSince(event)
  await writeProduct(models, tx, product, { $set: { deletedAt: tx.at } })
  recordOpposite(tx, event, eventOf('deleted'), [deletion(null, tx.at)])
  return { name: product.title, effect: 'gone' }
}

const undoUpdated: Inverse = async ({ models }, actor, tx, event) => {
  const product = await readProduct(models, actor, tx, event.target.id)
  const present = valuesOf(PRODUCT_FIELDS, product)
  const values = valuesBefore(PRODUCT_FIELDS, present, event.changes)
  if (values === null) throw changedSince(event)
  await writeProduct(models, tx, product, storedProduct(values))
  recordOpposite(tx, event, eventOf('updated'), changesBetween(PRODUCT_FIELDS, present, values))
  return { name: values.title, effect: 'changed' }
}

const resource = defineResource<ProductRecord>({
  // The compiler knows only the product's own resources.
  ...({ name: 'products', singular: 'product' } as unknown as { name: 'deals'; singular: 'deal' }),
  about: 'What is sold',
  deletable: true,
  fields: {
    id: id('_id', 'Id of the product'),
    ...fieldColumns<typeof PRODUCT_FIELDS, ProductRecord>(PRODUCT_FIELDS),
    version: number('version', 'Increases with every change'),
    updatedAt: time('updatedAt', 'When it last changed'),
  },
  filters: fieldFilters(PRODUCT_FIELDS),
})

export const PRODUCT_KIND = {
  kind: 'product',
  model: 'products',
  name: 'title',
  ownedBy: 'ownerId',
  permissions: { read: 'deal.read', write: 'workspace.settings' },
  fields: PRODUCT_FIELDS,
  inverses: { created: undoCreated, updated: undoUpdated },
  hasTimeline: true,
  about: 'name',
  resources: () => ({ products: resource }),
  linkPrefix: 'p',
  sharing: {
    projection: { title: 1 },
    latest: {},
    show: (_models: Models, _actor: Actor, products: readonly ProductRecord[]) =>
      Promise.resolve(products.map((product) => ({ ...refOf(idOf(product._id)), title: product.title }))),
  },
} as const

/** The one place where the compiler is told that the product's kinds are these. */
export function kindsWithProduct(different: Partial<KindDefinition> = {}): Kinds {
  return { ...KINDS, product: { ...PRODUCT_KIND, ...different } } as unknown as Kinds
}

/** Stands for the lines that a kind adds to `models.ts`, `ids.ts` and `event.ts`. */
export function addProductModel(connection: Connection, models: Models): void {
  Object.assign(models, { products: connection.model<ProductRecord>('Product', schema) })
  const events: Schema<EventRecord> = models.events.schema
  const admit = (path: unknown, ...values: string[]) => (path as Schema.Types.String).enum({ values })
  admit(events.path('type'), ...(['created', 'updated', 'deleted', 'restored'] as const).map(eventOf))
  admit(events.path('target.kind'), 'product')
  admit((events.path('related') as unknown as { schema: Schema }).schema.path('kind'), 'product')
}

type Written = { readonly id: Id; readonly undoId: EventId }

/** The operations of a product, as a service would have them. */
export function createProducts(models: Models, transact: Transact) {
  const write = (actor: Actor, operation: string, work: (tx: Transaction) => Promise<Written>) => {
    authorize(actor, 'workspace.settings')
    return transact(actor, operation, work, { undoable: true })
  }
  const accept = (actor: Actor, tx: Transaction, before: Values, inputs: Inputs) =>
    acceptInputs(PRODUCT_FIELDS, before, inputs, createReferences(models, actor, tx, { permission: 'deal.write' }))

  return {
    add: (actor: Actor, inputs: Inputs, related: readonly RecordRef[] = []) =>
      write(actor, 'product.add', async (tx) => {
        const blank = blankValues(PRODUCT_FIELDS)
        const values = await accept(actor, tx, blank, inputs)
        const productId = newId<Id>()
        const own = { _id: objectId(productId), workspaceId: objectId(actor.workspaceId) }
        await productsOf(models).create([{ ...own, ...storedProduct(values).$set }], { session: tx.session })
        const changes = changesBetween(PRODUCT_FIELDS, blank, values)
        return {
          id: productId,
          undoId: tx.record({ type: eventOf('created'), target: refOf(productId), related, changes }),
        }
      }),

    edit: (actor: Actor, productId: Id, inputs: Inputs) =>
      write(actor, 'product.edit', async (tx) => {
        const product = await readProduct(models, actor, tx, objectId(productId))
        const before = valuesOf(PRODUCT_FIELDS, product)
        const after = await accept(actor, tx, before, inputs)
        await writeProduct(models, tx, product, storedProduct(after))
        const changes = changesBetween(PRODUCT_FIELDS, before, after)
        return { id: productId, undoId: tx.record({ type: eventOf('updated'), target: refOf(productId), changes }) }
      }),
  }
}
