import {
  machineColumns,
  memberColumns,
  qualificationColumns,
  staffColumns,
} from '#app/components/platforms/desk-columns.tsx'
import type { PlatformDeskView } from '#app/contracts/views/platform-desk.ts'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { loadPlatformDesk } from '#app/read-models/platforms/load-platform-desk.ts'
import { type Asking, type Sheets, sheet } from './sheet.ts'

const led = { permission: 'platform.lead' } as const

/** The desk of the platform that the address names; whoever does not lead it learns nothing of it. */
async function deskOf({ context, actor, now, query }: Asking): Promise<PlatformDeskView> {
  const slug = idFrom(query.get('platform') ?? undefined)
  const view = await loadPlatformDesk(context.database, slug, actor, now, '')
  if (!view) throw notFound()
  return view
}

/** Tables of a platform's own desk. */
export const PLATFORM_SHEETS: Sheets = {
  'platform-members': {
    ...led,
    table: 'members',
    read: async (asking, text) => sheet((await deskOf(asking)).members, memberColumns(text)),
  },
  'platform-qualifications': {
    ...led,
    table: 'qualifications',
    read: async (asking, text) => sheet((await deskOf(asking)).qualifications, qualificationColumns(text)),
  },
  'platform-people': {
    ...led,
    table: 'people',
    read: async (asking, text) => sheet((await deskOf(asking)).staff, staffColumns(text)),
  },
  'platform-equipment': {
    ...led,
    table: 'equipment',
    read: async (asking, text) => sheet((await deskOf(asking)).resources, machineColumns(text)),
  },
}
