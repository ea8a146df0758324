import type { Scope, TestMethod } from '#app/domain/testing/method.ts'
import type { TestServiceState } from '#app/domain/testing/service-lifecycle.ts'
import type { Named } from './testing.ts'

/** A service on its laboratory's own list. */
export interface OwnServiceCard extends Named {
  id: string
  state: TestServiceState
  priceFen: number
  memberPriceFen: number
  turnaroundDays: number
  standards: string[]
  /** Orders that are neither ended nor drafts. */
  running: number
}

export interface LabView {
  code: string
  name: string
  address: string
  cmaNumber: string | null
  cmaUntil: string | null
  cnasNumber: string | null
  cnasUntil: string | null
  signatoryPost: string
}

interface OfPlatform {
  platformId: string
  platformName: string
  platformNameEn: string | null
}

/** A platform of the firm, with its laboratory if it has one. */
export interface DeskPlatform extends OfPlatform {
  lab: LabView | null
  services: OwnServiceCard[]
}

export interface OwnServiceView extends Named {
  id: string
  state: TestServiceState
  version: number
  summaryZh: string
  summaryEn: string
  sampleNeedZh: string
  sampleNeedEn: string
  location: string
  priceFen: number
  memberPriceFen: number
  turnaroundDays: number
  methods: TestMethod[]
  /** Ids of files. */
  photos: string[]
}

export interface ServiceFormView extends OfPlatform {
  lab: LabView
  /** Scopes that a method may claim. */
  held: Scope[]
  /** null for a new one. */
  offered: OwnServiceView | null
  idempotencyKey: string
}

export interface LabFormView extends OfPlatform {
  lab: LabView | null
  idempotencyKey: string
}
