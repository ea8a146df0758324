import type { TestPlatformView, TestServicesView } from '#app/contracts/views/testing.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { readServices, serviceView } from './test-service-rows.ts'

/** Every test service on offer, under its platform; prices as the reader's firm pays them. */
export async function listTestServices(
  { sql }: Database,
  actor: PersonActor | null,
  now: Date,
  platformSlug?: string,
): Promise<TestServicesView> {
  const organisationId = actor?.organisationId ?? null
  const rows = await readServices(sql, organisationId, platformSlug ? { platformSlug } : {})
  const platforms = new Map<string, TestPlatformView>()
  for (const row of rows) {
    const known = platforms.get(row.platformId)
    if (known) known.services.push(serviceView(row, now))
    else {
      platforms.set(row.platformId, {
        id: row.platformId,
        slug: row.platformSlug,
        name: row.platformName,
        nameEn: row.platformNameEn,
        labName: row.labName,
        labAddress: row.labAddress,
        county: row.county,
        services: [serviceView(row, now)],
      })
    }
  }
  const canManage = actor !== null && isPermitted(actor, 'test.manage')
  return { platforms: [...platforms.values()], canManage }
}
