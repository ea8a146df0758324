/** What can be wrong with one field of a form. */
export const zhFaults = {
  required: '请填写此项',
  notWhole: '请填写整数',
  notNumber: '请填写数字',
  notEmail: '请填写电子邮箱',
  notPhone: '请填写电话号码',
  tooSmall: (minimum: string) => `不能小于 ${minimum}`,
  tooLarge: (maximum: string) => `不能大于 ${maximum}`,
  tooLong: (characters: number) => `不能超过 ${characters} 个字`,
  notMoney: '请填写金额（元），最多两位小数',
  notInvoiceNumber: '请填写 8 位或 20 位发票号码',
  notInstant: '请填写日期和时间',
  notOneOf: '请从选项中选择',
  sumNotHundred: '各项比例之和须为 100%',
  wrong: '填写不符合要求',
}
