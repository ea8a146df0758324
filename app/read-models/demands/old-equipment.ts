import type { OldEquipmentView } from '#app/contracts/views/demands.ts'
import type { Sql } from '#db/client.ts'

const MOST = 40

/** What a firm still runs, and what the retire catalogue names for a category; what is listed stands first. */
export async function oldEquipmentOf(
  sql: Sql,
  inUse: readonly string[],
  category: string | null,
): Promise<OldEquipmentView[]> {
  const listed = await sql<{ name: string }[]>`
    select name_zh as name from retire_catalogue
    where state = 'listed' and (name_zh = any(${[...inUse]}) or category_slug = ${category ?? ''}) order by name_zh limit ${MOST}`
  const names = new Set(listed.map(({ name }) => name))
  const own = new Set(inUse)
  return [...new Set([...names, ...inUse])]
    .map((name) => ({ name, isInUse: own.has(name), isListed: names.has(name) }))
    .filter(({ isInUse, isListed }) => isInUse || isListed)
    .slice(0, MOST)
}

/** Which of these names the retire catalogue lists. */
export async function listedAmong(sql: Sql, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const rows = await sql<{ name: string }[]>`
    select name_zh as name from retire_catalogue where state = 'listed' and name_zh = any(${[...names]})`
  return rows.map(({ name }) => name)
}
