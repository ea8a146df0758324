export const TARGET_KEYS = [
  'investment',
  'renovation',
  'equipmentGrowth',
  'robots',
  'largeProjects',
  'hugeProjects',
  'firstSets',
  'chainInnovation',
  'greenProjects',
  'equipmentValue',
  'software',
] as const
export type TargetKey = (typeof TARGET_KEYS)[number]

/** What the platform itself knows towards a target; null where it knows nothing and says so. */
export interface TargetView {
  key: TargetKey
  known: { value: number; unit: 'fen' | 'sets' | 'certificates' | 'firms' | 'basisPoints' } | null
  /** Of the target, in basis points, where the two are of one kind; the platform sees a part only. */
  shareBasisPoints: number | null
}

export interface CountyProgress {
  county: string
  firms: number
  firmsInPools: number
  /** Sets in pools that are open or locked: a public figure. */
  pooledSets: number
  /** Signed and not terminated, of the year. */
  contractedSets: number
  contractedFen: number
  firstSetSets: number
  /** Firms that said they still run something on the retire catalogue. */
  firmsToRetire: number
  testReports: number
}

export interface BureauView {
  year: number
  /** null for the whole city; a county's bureau sees its own. */
  county: string | null
  targets: TargetView[]
  counties: CountyProgress[]
}
