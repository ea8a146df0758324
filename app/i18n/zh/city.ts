import { zhDirectory } from './directory.ts'
import { zhOversight } from './oversight.ts'
import { zhPolicies } from './policies.ts'

/** Chinese words of what the city offers: policies and the directory of service providers. */
export const zhCity = {
  directory: zhDirectory,
  oversight: zhOversight,
  policies: zhPolicies,
}

export type CityWords = typeof zhCity
