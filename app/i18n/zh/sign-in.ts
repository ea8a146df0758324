export const zhSignIn = {
  title: '登录',
  account: '账号',
  password: '密码',
  submit: '登录',
  demoTitle: '演示身份',
  demoLead: '选一个身份，一键登录，随时可换。',
  demoAs: (name: string) => `以 ${name} 登录`,
  secure: '会话保存在服务器，可随时退出所有设备。',
}
