/** Queues of `jobs/catalog.ts` by their names there. */
const queues: Record<string, string> = {
  deadlines: '到期事项',
  bank: '银行指令',
  notices: '通知',
  trade: '交易推进',
  search: '搜索索引',
  documents: '文书',
  awards: '定标',
}

/** Jobs of the same catalogue. */
const jobs: Record<string, string> = {
  'deadline.due': '办理到期事项',
  'bank.instruct': '向银行发付款指令',
  'bank.recheck': '向银行复核付款',
  'order.signed': '订单签署后续',
  'order.closed': '订单结束后续',
  'escrow.moved': '托管变动后续',
  'pool.notice': '通知团购成员',
  'award.decided': '定标后续',
  'notice.told': '生成通知',
  'notice.given': '送出通知',
  'demand.changed': '需求变化匹配',
  'listing.alert': '设备订阅提醒',
  'move.made': '状态变化通知',
  'test.approved': '生成检测报告',
  'test.moved': '检测委托通知',
  'booking.changed': '预约变化通知',
  'platform.closed': '平台关停后续',
  'commitment.moved': '认购变化通知',
  'listing.changed': '更新设备索引',
  'organisation.changed': '更新企业索引',
}

/** What the operator calls the work behind the pages; a name that is missing here is shown as it is stored. */
export const zhJobs = {
  queueName: (code: string) => queues[code] ?? code,
  jobName: (code: string) => jobs[code] ?? code,
}
