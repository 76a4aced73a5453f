/** Every statement that the gateway sends to the engine; each session prepares it once under its name. */
import type { Statement } from '../postgres/postgres-connection.ts'

const api = 'documentdb_api'
const catalog = 'documentdb_api_catalog'
const internal = 'documentdb_api_internal'

const TEXTS = {
  insert: `select p_result, p_success from ${api}.insert($1, $2, $3, null)`,
  update: `select p_result, p_success from ${api}.update($1, $2, $3, null)`,
  delete: `select p_result, p_success from ${api}.delete($1, $2, $3, null)`,
  findAndModify: `select p_result from ${api}.find_and_modify($1, $2)`,
  find: `select cursorpage, continuation, cursorid from ${api}.find_cursor_first_page($1, $2)`,
  aggregate: `select cursorpage, continuation, cursorid from ${api}.aggregate_cursor_first_page($1, $2)`,
  listCollections: `select cursorpage, continuation, cursorid from ${api}.list_collections_cursor_first_page($1, $2)`,
  listIndexes: `select cursorpage, continuation, cursorid from ${api}.list_indexes_cursor_first_page($1, $2)`,
  getMore: `select cursorpage, continuation from ${api}.cursor_get_more($1, $2, $3)`,
  deleteCursors: `select ${internal}.delete_cursors(($1::text)::bigint[])`,
  count: `select document from ${api}.count_query($1, $2)`,
  distinct: `select document from ${api}.distinct_query($1, $2)`,
  create: `select ${api}.create_collection_view($1, $2)`,
  createCollection: `select ${api}.create_collection($1, $2)`,
  drop: `select ${api}.drop_collection($1, $2)`,
  dropDatabase: `select ${api}.drop_database($1)`,
  createIndexes: `select ${internal}.create_indexes_non_concurrently($1, $2, true)`,
  dropIndexes: `call ${api}.drop_indexes($1, $2)`,
  collMod: `select ${api}.coll_mod($1, $2, $3)`,
  renameCollection: `select ${api}.rename_collection($1::documentdb_core.bson)`,
  listDatabases: `select ${api}.list_databases($1)`,
  dbStats: `select ${api}.db_stats($1)`,
  collStats: `select ${api}.coll_stats($1, $2)`,
  validate: `select ${api}.validate($1, $2)`,
  currentOp: `select ${api}.current_op_command($1)`,
  explainFind: `explain (format json) select document from ${catalog}.bson_aggregation_find($1, $2)`,
  explainAggregate: `explain (format json) select document from ${catalog}.bson_aggregation_pipeline($1, $2)`,
  explainCount: `explain (format json) select document from ${catalog}.bson_aggregation_count($1, $2)`,
  explainDistinct: `explain (format json) select document from ${catalog}.bson_aggregation_distinct($1, $2)`,
  analyzeFind: `explain (analyze, format json) select document from ${catalog}.bson_aggregation_find($1, $2)`,
  analyzeAggregate: `explain (analyze, format json) select document from ${catalog}.bson_aggregation_pipeline($1, $2)`,
  analyzeCount: `explain (analyze, format json) select document from ${catalog}.bson_aggregation_count($1, $2)`,
  analyzeDistinct: `explain (analyze, format json) select document from ${catalog}.bson_aggregation_distinct($1, $2)`,
  // Applies an update to one document without storing it: the result that a refused update would have had.
  applyUpdate: `select ${internal}.update_bson_document($1, $2, $3, $4, null, null)`,
  indexByName: `select (i.index_spec).index_key from ${catalog}.collection_indexes i join ${catalog}.collections c using (collection_id)
    where c.database_name = $1 and c.collection_name = $2 and (i.index_spec).index_name = $3`,
  indexById: `select (i.index_spec).index_key, (i.index_spec).index_name::text from ${catalog}.collection_indexes i
    where i.index_id = ($1::text)::integer`,
} as const

export type StatementName = keyof typeof TEXTS

const statements = new Map<StatementName, Statement>()

export function statement(name: StatementName): Statement {
  const known = statements.get(name)
  if (known !== undefined) return known
  const made = { name, text: TEXTS[name] }
  statements.set(name, made)
  return made
}
