import { z } from 'zod'
import { StartFault } from '#db/embedded/fault.ts'
import type { BucketSettings } from '#jobs/gateways/bucket-store.ts'
import type { MeiliSettings } from '#search/meilisearch.ts'

const ROLES = ['all', 'web', 'worker'] as const

/** What the environment may say. An empty value is as good as none. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3_000),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  MEILI_URL: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().default(''),
  S3_SECRET_ACCESS_KEY: z.string().default(''),
  S3_REGION: z.string().default('auto'),
  MEILI_API_KEY: z.string().optional(),
  MEILI_INDEX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,100}$/)
    .default('listings'),
  ROLE: z.enum(ROLES).default('all'),
  DEMO: z.enum(['0', '1']).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
})

export interface HouseSettings {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly redisUrl: string | null
  /** Where the public finds this house, for links on printed documents; null is its own address. */
  readonly publicUrl: string | null
  /** An S3-compatible bucket for documents; null keeps them in a folder of the data directory. */
  readonly bucket: BucketSettings | null
  readonly meili: MeiliSettings | null
  readonly role: (typeof ROLES)[number]
  readonly demo: boolean
  readonly logLevel: string
}

/**
 * Reads the settings. A demonstration, where anybody may sign in as anybody, is only offered to this machine
 * unless HOST says otherwise.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): HouseSettings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    throw new StartFault({
      zh: `环境变量 ${name} 的值无效：${given[name]}`,
      en: `The environment variable ${name} has no valid value: ${given[name]}`,
    })
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, REDIS_URL, ROLE, DEMO, LOG_LEVEL } = parsed.data
  const demo = DEMO === undefined ? DATABASE_URL === undefined : DEMO === '1'
  return {
    port: PORT,
    host: HOST ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL ?? null,
    redisUrl: REDIS_URL ?? null,
    publicUrl: parsed.data.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    bucket: bucketOf(parsed.data),
    meili: meiliOf(parsed.data),
    role: ROLE,
    demo,
    logLevel: LOG_LEVEL ?? (demo ? 'warn' : 'info'),
  }
}

function bucketOf(given: z.output<typeof environment>): BucketSettings | null {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = given
  if (endpoint === undefined || bucket === undefined) return null
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = given
  return { endpoint, bucket, region, accessKeyId, secretAccessKey }
}

function meiliOf({
  MEILI_URL,
  MEILI_API_KEY,
  MEILI_INDEX,
}: z.output<typeof environment>): MeiliSettings | null {
  return MEILI_URL === undefined
    ? null
    : { url: MEILI_URL, apiKey: MEILI_API_KEY ?? null, indexUid: MEILI_INDEX }
}
