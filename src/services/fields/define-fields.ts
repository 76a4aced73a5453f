/** Tables of fields, and the types derived from them. */
import type { AnyField, FieldKind, FieldType } from './field-type.ts'

export type FieldTable = Readonly<Record<string, AnyField>>
export type FieldName<Table extends FieldTable> = keyof Table & string

export type ValueOf<Field> =
  Field extends FieldType<FieldKind, infer Value, infer _Input, infer _Stored> ? Value : never
export type InputOf<Field> =
  Field extends FieldType<FieldKind, infer _Value, infer Input, infer _Stored> ? Input : never
type StoredOf<Field> = Field extends FieldType<FieldKind, infer _Value, infer _Input, infer Stored> ? Stored : never

/** The values of a record's fields, by field. */
export type ValuesOf<Table extends FieldTable> = { readonly [Name in keyof Table]: ValueOf<Table[Name]> }

/** The inputs that can be given for some of the fields; null clears one. */
export type InputsOf<Table extends FieldTable> = {
  readonly [Name in keyof Table]?: InputOf<Table[Name]> | null | undefined
}

/** One field and its new value; null clears it. */
export type EditOf<Table extends FieldTable> = {
  [Name in FieldName<Table>]: Table[Name] extends { readonly fixed: true }
    ? never
    : { readonly field: Name; readonly value: InputOf<Table[Name]> | null }
}[FieldName<Table>]

/** The fields that people edit individually. */
export type EditableOf<Table extends FieldTable> = EditOf<Table>['field']

/** The fields that a stage can require. */
export type RequirableOf<Table extends FieldTable> = {
  [Name in FieldName<Table>]: Table[Name] extends { readonly requirable: true } ? Name : never
}[FieldName<Table>]

type PathOf<Name, Field> = Field extends { readonly path: infer Path extends string } ? Path : Name

/** Fields whose stored form differs from the record's come out as never. Paths that the record does not declare are free. */
type Agreeing<Stored, Table> = {
  readonly [Name in keyof Table]: PathOf<Name, Table[Name]> extends keyof Stored
    ? NonNullable<StoredOf<Table[Name]>> extends NonNullable<Stored[PathOf<Name, Table[Name]>]>
      ? Table[Name]
      : never
    : Table[Name]
}

/**
 * Declares the fields of a record kind. A table that disagrees with the stored record does not compile.
 *
 * @example
 * const DEAL_FIELDS = defineFields<DealRecord>()({ title: title({ about: 'As typed', required: true }) })
 */
export function defineFields<Stored>() {
  return <const Table extends FieldTable>(table: Table & Agreeing<Stored, Table>): Table => table
}

/** The fields in order, each with its name and where it is stored. */
export function fieldsOf<Table extends FieldTable>(
  table: Table,
): readonly { readonly name: FieldName<Table>; readonly path: string; readonly field: AnyField }[] {
  return Object.entries(table).map(([name, field]) => ({ name, path: field.path ?? name, field }))
}

/** The names of the fields that a stage can require, in order. */
export function requirableFields<Table extends FieldTable>(table: Table): readonly RequirableOf<Table>[] {
  return fieldsOf(table)
    .filter(({ field }) => field.requirable === true)
    .map(({ name }) => name as RequirableOf<Table>)
}

/** The names of the fields that a person edits, in order. */
export function editableFields<Table extends FieldTable>(table: Table): readonly EditableOf<Table>[] {
  return fieldsOf(table)
    .filter(({ field }) => field.fixed !== true)
    .map(({ name }) => name as EditableOf<Table>)
}
