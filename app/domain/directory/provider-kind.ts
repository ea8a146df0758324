/** 服务商类别: what a provider of the directory does for firms that renew their equipment. */
export const PROVIDER_KINDS = [
  'consulting',
  'software',
  'integration',
  'inspection',
  'leasing',
  'energy',
] as const
export type ProviderKind = (typeof PROVIDER_KINDS)[number]

/** What a provider says of itself in the directory. */
export interface ProviderContent {
  readonly kinds: readonly ProviderKind[]
  readonly summaryZh: string
  readonly summaryEn: string
  /** What it delivers, one line each. */
  readonly offers: string
  /** Counties that it serves beside its own. */
  readonly counties: readonly string[]
  readonly isListed: boolean
}
