import { createHash } from 'node:crypto'
import { Resvg } from '@resvg/resvg-js'
import type { FileStore } from '#app/contracts/file-store.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { AppContext } from '#app/http/app-context.ts'
import { uploadKey } from '#app/http/uploads.ts'
import { keepFile } from '#app/use-cases/files/keep-file.ts'
import { showPictures } from '#app/use-cases/platforms/show-pictures.ts'
import { showServicePhotos } from '#app/use-cases/testing/show-service-photos.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { type DemoScene, demoDrawing } from './demo-drawings.ts'

/** What each machine of the demonstration looks like. */
const MACHINES: Readonly<Record<string, DemoScene>> = {
  'res_hy_tensile-1': 'tester',
  'res_hy_tensile-2': 'tester',
  res_hy_furnace: 'furnace',
  'res_hy_optical-sorter': 'sorter',
  'res_hn_sample-knitter': 'knitter',
  res_hn_boarding: 'press',
  'res_hn_climate-room': 'chamber',
  'res_ph_wheel-fatigue': 'wheel',
  'res_ph_cutting-table': 'table',
}

const PLACES = ['hy', 'hn', 'ph']

interface Draughtsman {
  readonly ctx: Ctx
  readonly files: FileStore
  readonly place: number
  readonly drawn: Map<DemoScene, string>
}

/** Platforms, their machines and their test services show drawings of our own; nothing where no files are kept. */
export async function drawDemoPictures({ database, clock, ids, files }: AppContext): Promise<void> {
  if (!files) return
  const { sql } = database
  for (const [place, key] of PLACES.entries()) {
    const leader = await leaderOf(sql, `org_leader_${key}`)
    const hand: Draughtsman = { ctx: { database, clock, ids, actor: leader }, files, place, drawn: new Map() }
    const platformId = `plt_${key}`
    const front = [await draw(hand, 'hall'), await draw(hand, 'bench')]
    await showPictures(hand.ctx, { of: 'platform', subjectId: platformId, fileIds: front })
    const machines = await sql<{ id: string }[]>`
      select id from resources where platform_id = ${platformId} order by id`
    for (const { id: subjectId } of machines) {
      const fileIds = [await draw(hand, MACHINES[subjectId] ?? 'bench')]
      await showPictures(hand.ctx, { of: 'resource', subjectId, fileIds })
    }
    const services = await sql<{ id: string }[]>`
      select id from test_services where platform_id = ${platformId} order by position`
    for (const [index, { id: serviceId }] of services.entries()) {
      const fileIds = [await draw(hand, index % 2 === 0 ? 'bench' : 'tester')]
      await showServicePhotos(hand.ctx, { serviceId, fileIds })
    }
  }
}

/** The id of the picture, drawn and kept once for each firm. */
async function draw({ ctx, files, place, drawn }: Draughtsman, scene: DemoScene): Promise<string> {
  const known = drawn.get(scene)
  if (known) return known
  const bytes = new Uint8Array(new Resvg(demoDrawing(scene, place)).render().asPng())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await files.write(uploadKey(sha256), bytes, 'image/png')
  const kept = await keepFile(ctx, {
    sha256,
    mediaType: 'image/png',
    sizeBytes: bytes.length,
    name: `${scene}.png`,
  })
  if (!kept.ok) throw new Error(`the demonstration was refused: ${kept.refusal.code}`)
  drawn.set(scene, kept.value.fileId)
  return kept.value.fileId
}

async function leaderOf(sql: AppContext['database']['sql'], firm: string): Promise<PersonActor> {
  const [row] = await sql<Omit<PersonActor, 'kind'>[]>`
    select m.user_id as "userId", m.organisation_id as "organisationId", m.role, o.capabilities, o.county
    from memberships m join organisations o on o.id = m.organisation_id
    where m.organisation_id = ${firm} and m.role = 'owner'`
  if (!row) throw new Error(`the demonstration misses ${firm}`)
  return { kind: 'person', ...row }
}
