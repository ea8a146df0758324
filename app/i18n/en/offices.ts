import type { OfficesWords } from '../zh/offices.ts'
import { enDesign } from './design.ts'
import { enJobs } from './jobs.ts'
import { enNotices } from './notices.ts'
import { enOperations } from './operations.ts'
import { enOperator } from './operator.ts'

/** English words of notices and the operator's offices. */
export const enOffices: OfficesWords = {
  design: enDesign,
  jobs: enJobs,
  notices: enNotices,
  operations: enOperations,
  operator: enOperator,
}
