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
  revoke: '立即失效，对方收到通知。',
}
