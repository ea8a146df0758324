import type { MachineLabelView } from '#app/contracts/views/platform-desk.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { postOn } from './platform-rows.ts'

export type MachineLabel = Omit<MachineLabelView, 'address' | 'qr'> & { readonly token: string }

/** What is put on a machine, for its platform's people; null for everybody else: the code is not to be guessed. */
export async function loadMachineLabel(
  { sql }: Database,
  resourceId: string,
  actor: PersonActor,
): Promise<MachineLabel | null> {
  const [row] = await sql<(MachineLabel & { platformId: string })[]>`
    select r.id, r.name, r.name_en as "nameEn", r.location, r.check_in_token as token, p.name as "platformName",
      p.id as "platformId"
    from resources r join platforms p on p.id = r.platform_id where r.id = ${resourceId}`
  if (!row || !(await postOn(sql, row.platformId, actor)).isStaff) return null
  const { platformId: _, ...label } = row
  return label
}
