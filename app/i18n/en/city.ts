import type { CityWords } from '../zh/city.ts'
import { enDirectory } from './directory.ts'
import { enOversight } from './oversight.ts'
import { enPolicies } from './policies.ts'

/** English words of what the city offers: policies and the directory of service providers. */
export const enCity: CityWords = {
  directory: enDirectory,
  oversight: enOversight,
  policies: enPolicies,
}
