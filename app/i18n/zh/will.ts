/** What will happen, said before a deed that cannot be undone. */
export const zhWill = {
  payBond: (amount: string) => `${amount} 将从企业账户划入托管，作为投标保证金；锁定后撤回报价将被没收。`,
  withdrawDemand: '需求撤回后不再参与匹配和拼单，不能恢复。',
  verifyFirm: (name: string) => `认证后，${name}即可在平台上参与交易。`,
  issueInvoice: '发票号码登记后不能修改，对方立即可见。',
  withdrawClaim: '索赔撤回后，冻结的质保金立即解冻，不能恢复。',
  dropProposal: '提议作废，对方不能再同意。',
  withReason: '操作连同理由记入审计日志，不能撤销。',
  cancelBooking: (fee: string) => `预约取消，时段立即开放给他人；费用 ${fee}，余款退回。`,
  rejectBooking: '预约不予批准，已付款项原路退回，对方收到理由。',
  declineOffer: '谢绝后预约取消，已付款项全额退回。',
  returnUse: '按计量结算，多退少不补，结算后不能修改。',
  payBooking: (amount: string) => `${amount} 从企业账户划入托管。`,
  closePlatform: '平台立即停止接受新的预约、加入和检测委托，并对外显示为已关闭。',
  closeEnds: (ended: { bookings: number; waits: number; testsToEnd: number; held: string }) =>
    `未开始的 ${ended.bookings} 个预约取消，已付 ${ended.held} 全额退回；${ended.waits} 项候补失效；${ended.testsToEnd} 份未送样的检测委托取消，检测费全额退回；闲时全部收回。`,
  closeLeaves: (bookings: number, tests: number) =>
    `使用中的 ${bookings} 个预约和已送样的 ${tests} 份检测照常完成和结算。有关企业都会收到通知。`,
  reopenPlatform: '平台立即重新接受预约、加入和检测委托；关闭时已取消的不恢复。成员会收到通知。',
  refuseMember: (name: string) => `不同意${name}加入，对方收到通知；它以后可以再次申请。`,
  removeMember: (name: string) =>
    `${name}立即不再是成员，不能再预约或享受链内价；已有预约和检测委托不受影响。对方收到通知。`,
  admitMember: (name: string) => `${name}立即成为成员，可以预约；计价类别以后还可更改。对方收到通知。`,
  classifyMember: (name: string, cls: string) => `${name}今后的预约按${cls}计价；已有预约价格不变。`,
  writeRule: '新版本自生效日起用于所有测算；发布后不能修改，只能再写下一版。',
  revokeFeed: (name: string) => `“${name}”的日历地址立即失效，订阅它的日历不再更新，地址不能恢复。`,
  loseSample: (code: string, fee: string) =>
    `样品 ${code} 不再检测，其检测费 ${fee} 退回委托方；若再无可测样品，委托终止。记录不能撤销。`,
  leavePlatform: '退出后不能再预约或享受链内价；已有预约和检测委托不受影响。',
  revoke: '立即失效，对方收到通知。',
}
