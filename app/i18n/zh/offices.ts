import { zhDesign } from './design.ts'
import { zhJobs } from './jobs.ts'
import { zhNotices } from './notices.ts'
import { zhOperations } from './operations.ts'
import { zhOperator } from './operator.ts'

/** Chinese words of notices and the operator's offices. */
export const zhOffices = {
  design: zhDesign,
  jobs: zhJobs,
  notices: zhNotices,
  operations: zhOperations,
  operator: zhOperator,
}

export type OfficesWords = typeof zhOffices
