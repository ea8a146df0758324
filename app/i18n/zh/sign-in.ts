export const zhSignIn = {
  title: '登录',
  withAccount: '用账号登录',
  account: '账号',
  password: '密码',
  submit: '登录',
  demoTitle: '演示身份',
  demoLead: '选一个身份，一键登录，随时可换。',
  demoAll: (count: number) => `全部 ${count} 个演示身份（按类别、拼音）`,
  ended: '登录已过期，刚才的操作没有提交。填写的内容已保留，重新登录后会回到原来的页面。',
  secure: '登录后可以随时退出本机或全部设备。',
}
