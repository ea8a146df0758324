import type { CertificateLevel, CertificateStanding } from '#app/domain/catalogue/certificate.ts'
import type { ListingState } from '#app/domain/catalogue/listing-lifecycle.ts'
import type { SpecField, SpecValue } from '#app/domain/catalogue/spec-schema.ts'
import type { SearchList, SearchWords } from '../search.ts'
import type { CategoryView, PoolCard, TierView } from './pools.ts'

/** A piece of text and whether the search is the reason for it. */
export interface TextPiece {
  text: string
  isMatch: boolean
}

export interface ListingCard {
  id: string
  title: string
  model: string
  maker: string
  category: CategoryView
  supplier: { id: string; name: string }
  county: string
  isLocal: boolean
  /** The highest level that counts today. */
  firstSet: CertificateLevel | null
  energyGrade: number | null
  priceFen: number
  leadTimeDays: number
  /** The first photo's id. */
  photo: string | null
  /** Only in a search: where its words stand. */
  marks: { title: TextPiece[]; model: TextPiece[]; maker: TextPiece[] } | null
}

export interface CategoryCard extends CategoryView {
  cluster: string | null
  synonyms: string[]
  listings: number
  openPools: number
  referencePriceFen: number
}

export interface CategoriesView {
  /** In the order of the plan; `null` is what every industry uses. */
  groups: { cluster: string | null; categories: CategoryCard[] }[]
}

export interface FacetOption {
  value: string
  count: number
  isOn: boolean
  /** Where the page cannot know the name by itself. */
  nameZh: string | null
  nameEn: string | null
}

export interface FacetView {
  list: SearchList
  options: FacetOption[]
}

export interface SearchView {
  /** The path of the page: forms and pages lead here. */
  path: string
  words: SearchWords
  /** The one category that everything is of, with its schema; null on a search over all. */
  category: CategoryCard | null
  specFields: SpecField[]
  listings: ListingCard[]
  total: number
  isTotalExact: boolean
  /** As far as one may turn them; 0 when nothing was found. */
  pages: number
  facets: FacetView[]
  localCount: number
  /** True when the words alone found too little and near misses are shown, too. */
  isWidened: boolean
  /** Categories that the words were taken to mean. */
  understood: CategoryView[]
}

export interface CertificateView {
  id: string
  level: CertificateLevel
  number: string
  /** Days, `2026-05-01`; it counts up to, not including, `expiresOn`. */
  issuedOn: string
  expiresOn: string
  standing: CertificateStanding
  verifiedAt: string | null
  verifiedByName: string | null
}

export interface SupplierSummary {
  id: string
  name: string
  nameEn: string | null
  county: string
  isLocal: boolean
  industry: string | null
  size: string | null
  verifiedAt: string | null
  /** Published ones. */
  listings: number
}

export interface SpecView {
  field: SpecField
  /** null: not stated. */
  value: SpecValue | null
}

export interface PhotoView {
  id: string
  caption: string
}

/** What a published listing says. */
export interface ListingView {
  id: string
  title: string
  model: string
  maker: string
  category: CategoryView & { cluster: string | null }
  supplierId: string
  supplierName: string
  county: string
  isLocal: boolean
  firstSet: CertificateLevel | null
  priceFen: number
  tiers: TierView[] | null
  capacity: number | null
  leadTimeDays: number
  warrantyMonths: number
  energyGrade: number | null
  summary: string
  publishedAt: string | null
  photos: PhotoView[]
  specs: SpecView[]
  certificates: CertificateView[]
}

export interface ListingPageView {
  listing: ListingView
  supplier: SupplierSummary
  pools: PoolCard[]
  similar: ListingCard[]
  nowAt: string
}

export interface SupplierPageView {
  supplier: SupplierSummary
  listings: ListingCard[]
  firstSets: number
}

export interface CompareView {
  listings: ListingView[]
  /** Every spec of their categories once; a value per listing, null when it has none. */
  specs: { field: SpecField; values: (SpecValue | null)[] }[]
}

export interface OwnListing {
  id: string
  title: string
  model: string
  category: CategoryView
  priceFen: number
  state: ListingState
  sentBackReason: string | null
  updatedAt: string
}

export interface OwnListingsView {
  listings: OwnListing[]
  categories: CategoryView[]
}

/** A listing as its supplier sees it. */
export interface OwnListingView extends Omit<ListingView, 'certificates'> {
  certificates: (CertificateView & { refusedReason: string | null })[]
  state: ListingState
  version: number
  sentBackReason: string | null
}

/** The form of a listing: its category's schema and what it says so far. */
export interface ListingFormView {
  category: CategoryView
  fields: SpecField[]
  counties: string[]
  /** null: a new one. */
  listing: OwnListingView | null
  defaultMaker: string
  defaultCounty: string
  idempotencyKey: string
}

export interface CertificateCase {
  certificate: CertificateView
  listing: { id: string; title: string; model: string; county: string; isPublished: boolean }
  supplierName: string
  category: CategoryView
}

export interface CertificatesView {
  pending: CertificateCase[]
  decided: (CertificateCase & { refusedReason: string | null })[]
  idempotencyKey: string
}

export interface ListingReviewView {
  waiting: (ListingView & { version: number; updatedAt: string })[]
  idempotencyKey: string
}
